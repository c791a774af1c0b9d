"""Fingerprint of everything a report is made from, so that an unchanged one is not made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

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
        digest.update(_tree(folder).encode())
    return digest.hexdigest()


@cache
def library() -> str:
    """Return the mark of this library and of the libraries that decide what a report looks like."""
    return json.dumps([_tree(PAKET), *(f"{name} {_version(name)}" for name in PUSTAKA)])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _tree(folder: Path) -> str:
    """Hash the names and contents below a folder, or of one file, without caches and lock files."""
    digest = hashlib.sha256()
    for name, path in _files(str(folder)):
        with open(path, "rb") as file:
            content = hashlib.sha256(file.read()).digest()
        digest.update(os.fsencode(name) + b"\0" + content)
    return digest.hexdigest()


def _files(root: str) -> list[tuple[str, str]]:
    """List the files below a folder by name with `/`; a file is itself, "" its name."""
    if os.path.isfile(root):
        return [("", root)]
    found, queue, seen = [], [""], set()
    while queue:
        below = queue.pop()
        with suppress(FileNotFoundError), os.scandir(os.path.join(root, below)) as entries:
            state = os.stat(os.path.join(root, below))
            if (place := (state.st_dev, state.st_ino)) in seen:
                continue  # a link that leads back
            seen.add(place)
            for entry in entries:
                if entry.name.startswith((".", "~$", "__pycache__")) or _leads_nowhere(entry):
                    continue
                name = f"{below}{entry.name}"
                if entry.is_dir():
                    queue.append(f"{name}/")
                elif entry.is_file():
                    found.append((name, entry.path))
    return sorted(found)


def _leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Tell a link that turns round on itself; the readers say what is wrong with it."""
    try:
        entry.stat()
    except OSError:
        return entry.is_symlink()
    return False
