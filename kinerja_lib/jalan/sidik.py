"""Fingerprint of everything a report is made from, so that an unchanged one is not made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PUSTAKA = ("ipykernel", "matplotlib", "nbconvert", "pandas", "papermill", "typst")
PAKET = Path(__file__).parents[1]


def fingerprint(notebook: Path, folders: Iterable[Path], values: Mapping[str, Any]) -> str:
    """Hash the notebook, the data folders, the library with what it stands on, and parameters."""
    digest = hashlib.sha256(_library().encode())
    digest.update(json.dumps([notebook.name, dict(values)], sort_keys=True).encode())
    digest.update(notebook.read_bytes())
    for folder in folders:
        digest.update(_tree(folder).encode())
    return digest.hexdigest()


@cache
def _library() -> str:
    return json.dumps([_tree(PAKET), *(f"{name} {_version(name)}" for name in PUSTAKA)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _tree(folder: Path) -> str:
    """Hash the names and contents below a folder, without caches, hidden and lock files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        skipped = any(part.startswith((".", "~$", "__pycache__")) for part in name.split("/"))
        if path.is_file() and not skipped:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(json.dumps([name, content]).encode())
    return digest.hexdigest()
