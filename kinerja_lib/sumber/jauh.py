"""Data kept elsewhere (`s3://…`, `memory://…`): a mirror of what is asked for, in a local folder.

Everything after this reads plain files. The mirror lives as long as the process; each visit takes
what changed at the source, by size and by the store's own mark (ETag, time of change).
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any

from kinerja_lib.dasar.errors import KinerjaError, UsageError, one_line, os_reason

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|(?:file|local):")
_LOKAL = re.compile(r"(?:file|local):(?://)?")
_mirrors: dict[str, Cermin] = {}
_adopted: dict[str, Path] = {}
TANDA = ".basisdata"
"""The file in a mirrored satker that says: its tables are those of a database."""
_lock = Lock()


def is_remote(place: object) -> bool:
    """Tell an address from a path: `s3://bucket/data` from `data` or `C:/data`."""
    return bool(_ADDRESS.match(str(place)))


def open_place(url: str) -> tuple[Any, str]:
    """Return fsspec's file system and root for an address; UsageError says what is missing."""
    if _LOKAL.match(url):
        raise UsageError(
            f'alamat "{one_line(url, 100)}" menunjuk folder di komputer ini. Tulis sebagai folder '
            f'biasa: "{one_line(_LOKAL.sub("", url, count=1), 100)}".'
        )
    try:
        import fsspec

        fs, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(
            f'alamat "{one_line(url, 100)}" memerlukan paket tambahan ({one_line(error, 100)}). '
            'Pasang dengan: pip install "kinerja[klaster]" dan paket penyimpanannya, misalnya s3fs.'
        ) from None
    except ValueError as error:
        raise UsageError(
            f'alamat "{one_line(url, 100)}" tidak dikenal ({one_line(error, 100)}). '
            "Pakai folder biasa atau alamat seperti s3://wadah/folder."
        ) from None
    except Exception as error:  # each store raises errors of its own
        raise _unusable(url, error) from None
    if not root.strip("/"):
        raise UsageError(
            f'alamat "{one_line(url, 100)}" tidak menyebut wadah dan foldernya. '
            "Tulis misalnya s3://wadah/folder."
        )
    return fs, root.rstrip("/")


def _unusable(url: str, error: Exception) -> UsageError:
    said = os_reason(error) if isinstance(error, OSError) else one_line(error, 100)
    return UsageError(
        f'alamat "{one_line(url, 100)}" tidak dapat dibuka ({said}). Periksa alamat, izin, dan '
        "jaringannya, atau pakai folder biasa."
    )


class Cermin:
    """The local mirror of one data folder: `acuan/` whole, each satker when it is asked for."""

    def __init__(self, url: str) -> None:
        self._fs, self._root = open_place(url)
        self.folder = Path(tempfile.mkdtemp(prefix="kinerja-data-"))
        (self.folder / "satker").mkdir()
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self._seen: dict[str, object] = {}

    def list_satker(self) -> None:
        """Make an empty folder for each satker of the source."""
        for entry in self._list("satker"):
            if entry["type"] == "directory":
                name = PurePosixPath(entry["name"]).name
                (self.folder / "satker" / name).mkdir(exist_ok=True)

    def take(self, folder: str) -> None:
        """Bring a folder up to date with the source: changed files come, vanished ones go."""
        there = {self._below(name): info for name, info in self._find(folder).items()}
        marks = {name: _mark(info) for name, info in there.items()}
        changed = {there[n]["name"]: n for n, mark in marks.items() if self._seen.get(n) != mark}
        for path, content in self._fs.cat([*changed]).items() if changed else ():
            name = changed[path]
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            self._seen[name] = marks[name]
        for name in [n for n in self._seen if n.startswith(f"{folder}/") and n not in there]:
            (self.folder / name).unlink(missing_ok=True)
            del self._seen[name]

    def _below(self, name: str) -> str:
        """Return the path below the root; a name that would leave the mirror is refused."""
        relative = PurePosixPath(name.rstrip("/")[len(self._root) :].lstrip("/"))
        if ".." in relative.parts or relative.is_absolute():
            raise UsageError(f'nama berkas "{one_line(name, 100)}" di penyimpanan tidak sah.')
        return str(relative)

    def _list(self, folder: str) -> list[dict[str, Any]]:
        try:
            self._fs.invalidate_cache()
            return list(self._fs.ls(f"{self._root}/{folder}", detail=True))
        except FileNotFoundError:
            return []

    def _find(self, folder: str) -> dict[str, dict[str, Any]]:
        return dict(self._fs.find(f"{self._root}/{folder}", detail=True))


def _mark(info: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells one state of a far file from another."""
    return (info.get("size"), *(str(info.get(k)) for k in ("ETag", "mtime", "created")))


def mirror(url: str, satker: str = "") -> Path:
    """Return the local folder that stands for an address: one satker's files, or a list of all."""
    if url in _adopted:
        return _adopted[url]
    with _lock:
        cermin = _mirrors.get(url) or _mirrors.setdefault(url, Cermin(url))
        try:
            cermin.take("acuan")
            if satker:
                cermin.take(f"satker/{satker}")
            else:
                cermin.list_satker()
        except KinerjaError:
            raise
        except Exception as error:  # each store raises errors of its own
            raise _unusable(url, error) from None
        return cermin.folder


def fetch(url: str, name: str) -> Path:
    """Return a local folder with one file of an address in it, where there is such a file."""
    if url in _adopted:
        return _adopted[url]
    fs, root = open_place(url)
    folder = Path(tempfile.mkdtemp(prefix="kinerja-hasil-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        target.write_bytes(fs.cat_file(f"{root}/{name}"))
    return folder


def adopt(url: str, folder: Path) -> None:
    """Let a folder stand for an address: a branch uses the mirror of its runner."""
    _adopted[url] = folder
