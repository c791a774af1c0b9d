"""Where results go: a folder, or any place that fsspec knows (`s3://…`, `memory://…`).

Names are relative, with `/`: `2023/656794/lkj.html`. A file appears whole or not at all: in a
folder because it is moved into place, in an object store because an object is put as one.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from kinerja_lib.errors import ReportError, one_line
from kinerja_lib.jalan.berkas import explained, leftovers, write_files, write_over
from kinerja_lib.sumber.jauh import is_remote, open_place


class Gudang(Protocol):
    """What the runner asks of a place for results."""

    def check(self) -> None:
        """Raise ReportError when nothing can be written there."""

    def place(self, name: str) -> str:
        """Return the name as users write it: a path or an address."""

    def write(self, files: Mapping[str, bytes], commit: str = "", meanwhile: bytes = b"") -> None:
        """Write files in the order given, each whole or not at all; a folder all or none.

        `commit`, one of them, speaks of the others: while they change it says `meanwhile`, or is
        gone when that is empty, and it comes last. After a failure it is true, whatever it says.
        """

    def write_over(self, name: str, content: bytes) -> None:
        """Write over a small file that is there, in the room that it has."""

    def intact(self, name: str, known: Mapping[str, Any], commit: str) -> bool:
        """Tell whether a file is what `known` (`ukuran`, `sha256`) says.

        Its content is looked at only when its time is not that of the `commit` written with it.
        """

    def read(self, name: str) -> bytes | None:
        """Return the content, None when there is no such file."""

    def read_all(self, folder: str, suffix: str) -> dict[str, bytes]:
        """Return the files of a folder whose names end so, by name, sorted."""

    def size(self, name: str) -> int | None:
        """Return the size in bytes, None when there is no such file."""

    def remove(self, name: str) -> None:
        """Remove a file that may be there."""

    def tidy(self, tahun: int) -> None:
        """Clear away what killed runs left beside results of a year that nobody writes again."""

    def names(self, folder: str) -> list[str]:
        """List the names in a folder, sorted, none when it does not exist."""


def describe(content: bytes | None) -> dict[str, Any]:
    """Return size and SHA-256 of a file's content, {} without one."""
    if content is None:
        return {}
    return {"ukuran": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def open_store(output: str, akar: str = "") -> Gudang:
    """Return the place for results that `--output` names; a relative path starts from `akar`."""
    return Awan(output) if is_remote(output) else Folder(Path(akar, output))


class Folder:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def check(self) -> None:
        with explained(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
        if not os.access(self.root, os.W_OK):
            raise ReportError(f"{self.root}: tidak ada izin menulis. Pakai --output lain.")

    def place(self, name: str) -> str:
        return str(self.root / name)

    def write(self, files: Mapping[str, bytes], commit: str = "", meanwhile: bytes = b"") -> None:
        paths = {self.root / name: content for name, content in files.items()}
        write_files(paths, self.root / commit if commit else None, meanwhile)

    def write_over(self, name: str, content: bytes) -> None:
        write_over(self.root / name, content)

    def intact(self, name: str, known: Mapping[str, Any], commit: str) -> bool:
        try:
            now, then = (self.root / name).stat(), (self.root / commit).stat()
        except OSError:
            return False
        return now.st_size == known["ukuran"] and (
            now.st_mtime_ns == then.st_mtime_ns or describe(self.read(name)) == known
        )

    def read(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError, NotADirectoryError), explained(self.root / name):
            path = self.root / name
            return path.read_bytes() if path.is_file() else None
        return None

    def read_all(self, folder: str, suffix: str) -> dict[str, bytes]:
        names = [n for n in self.names(folder) if n.endswith(suffix)]
        found = {n: self.read(f"{folder}/{n}") for n in names}
        return {n: content for n, content in found.items() if content is not None}

    def size(self, name: str) -> int | None:
        with suppress(OSError):
            return (self.root / name).stat().st_size
        return None

    def remove(self, name: str) -> None:
        with explained(self.root / name):
            (self.root / name).unlink(missing_ok=True)

    def tidy(self, tahun: int) -> None:
        year = self.root / str(tahun)
        records = leftovers(year / ".manifes")
        own = {year / p.name[1:].partition(".")[0] for p in records}
        beside = [p for folder in (self.root, year, *own) for p in leftovers(folder)]
        for path in (*beside, *records):
            with suppress(OSError):
                path.unlink()

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(e.name for e in os.scandir(self.root / folder))
        except OSError:
            return []


class Awan:
    """A place that fsspec knows."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._fs, self._root = open_place(url)

    def check(self) -> None:
        name = ".kinerja"
        self.write({name: b""})
        self.remove(name)

    def place(self, name: str) -> str:
        return f"{self.url}/{name}"

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def write(self, files: Mapping[str, bytes], commit: str = "", meanwhile: bytes = b"") -> None:
        if commit and meanwhile:
            self.write({commit: meanwhile})
        elif commit:
            self.remove(commit)
        for name, content in sorted(files.items(), key=lambda f: f[0] == commit):
            try:
                self._try(name, lambda n=name, c=content: self._fs.pipe_file(self._path(n), c))
            except FileNotFoundError:
                raise ReportError(f"{self.place(name)}: wadahnya tidak ada. Buat dulu.") from None

    def write_over(self, name: str, content: bytes) -> None:
        self.write({name: content})

    def intact(self, name: str, known: Mapping[str, Any], commit: str) -> bool:
        if self.size(name) != known["ukuran"]:
            return False
        now, then = self._changed(name), self._changed(commit)
        unchanged = now is None or then is None or now <= then
        return unchanged or describe(self.read(name)) == known

    def _changed(self, name: str) -> Any:
        """Return when an object was written, None where the place does not say."""
        with suppress(Exception):
            return self._fs.modified(self._path(name))
        return None

    def read(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError):
            return bytes(self._try(name, lambda: self._fs.cat_file(self._path(name))))
        return None

    def read_all(self, folder: str, suffix: str) -> dict[str, bytes]:
        paths = {self._path(f"{folder}/{n}"): n for n in self.names(folder) if n.endswith(suffix)}
        if not paths:
            return {}
        found = self._try(folder, lambda: self._fs.cat([*paths], on_error="omit"))
        return {paths[path]: bytes(found[path]) for path in paths if path in found}

    def size(self, name: str) -> int | None:
        with suppress(FileNotFoundError):
            return int(self._try(name, lambda: self._fs.info(self._path(name)))["size"])
        return None

    def remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self._try(name, lambda: self._fs.rm_file(self._path(name)))

    def tidy(self, tahun: int) -> None:
        """Do nothing: an object is put as one, nothing stands beside it."""

    def names(self, folder: str) -> list[str]:
        with suppress(FileNotFoundError):
            found = self._try(folder, lambda: self._fs.ls(self._path(folder), detail=False))
            return sorted(p.rstrip("/").rpartition("/")[2] for p in found)
        return []

    def _try(self, name: str, act: Any) -> Any:
        """Do it; anything but a missing file becomes a message with a remedy."""
        try:
            return act()
        except FileNotFoundError:
            raise
        except Exception as error:
            raise ReportError(
                f"{self.place(name)}: penyimpanan menolak ({type(error).__name__}: "
                f"{one_line(error, 200)}). Periksa alamat, izin, dan jaringannya."
            ) from error
