"""Fingerprint of everything a report is made from, so that an unchanged one is not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from kinerja_lib.paket.folder import hash_files

PUSTAKA = ("ipykernel", "matplotlib", "nbconvert", "pandas", "papermill", "typst")
PAKET = Path(__file__).parents[1]


def fingerprint(notebook: Path, folders: Iterable[Path], values: Mapping[str, Any]) -> str:
    """Hash the notebook, the data folders, the library with what it stands on, and parameters.

    The name of the data folder is one of the parameters and stays in: page and PDF do not show it,
    but the notebook made does. Taken for current after the folder was copied under another name, it
    would read the old folder when somebody runs it again.
    """
    digest = hashlib.sha256(library().encode())
    digest.update(json.dumps([notebook.name, dict(values)], sort_keys=True).encode())
    digest.update(notebook.read_bytes())
    for folder in dict.fromkeys(folders):
        digest.update(hash_files(folder).encode())
    return digest.hexdigest()


@cache
def library() -> str:
    """Return the mark of this library and of the libraries that decide what a report looks like."""
    return json.dumps([hash_files(PAKET), *(f"{name} {_version(name)}" for name in PUSTAKA)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
