"""Commands that messages and pages ask a reader to copy: one place composes and quotes them."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path, PurePosixPath, PureWindowsPath

from kinerja_lib.dasar.errors import one_line

BAWAAN = {"data": "data", "output": "output"}
"""What `--data` and `--output` are when nobody says."""
FOLDER = "FOLDER"
"""What a page says instead of a folder of this machine or an address: it may be published."""
_POLOS = re.compile(r"[A-Za-z0-9_./:\\=+-]+")
"""Words that cmd and PowerShell take as they are."""


def command(*words: object, data: str | Path = "data", output: str | Path = "output") -> str:
    """Return `kinerja …` as it can be typed again, with the folders that are not the default."""
    given = {"data": str(data), "output": str(output)}
    said = [str(w) for w in words]
    for name, value in given.items():
        said += [f"--{name}", value] if value != BAWAAN[name] else []
    return " ".join(["kinerja", *(quote(one_line(w)) for w in said)])


def quote(text: str, windows: bool = os.name == "nt") -> str:
    """Return one word for the shell of this system, as it stands where it needs no quotes.

    Both shells of Windows take double quotes; neither has a way to say `%` or `$` that the other
    would understand, so these stay.
    """
    if not windows:
        return shlex.quote(text)
    if _POLOS.fullmatch(text):
        return text
    inner = re.sub(r'(\\*)"', r'\1\1\\"', text)
    inner = re.sub(r"(\\+)$", r"\1\1", inner)
    return f'"{inner}"'


def public(folder: str | Path) -> str:
    """Return a folder as a page may name it: one below the current folder, else `FOLDER`."""
    text = str(folder)
    away = (
        PurePosixPath(text).is_absolute()
        or PureWindowsPath(text).anchor
        or ".." in PureWindowsPath(text).parts
        or "://" in text
    )
    return FOLDER if away else text


def span(text: str) -> str:
    """Return a command as Markdown shows it letter by letter, whatever backticks are in it."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence, room = "`" * (longest + 1), " " * bool(longest)
    return f"{fence}{room}{text}{room}{fence}"
