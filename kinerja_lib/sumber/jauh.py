"""Data kept elsewhere (`s3://…`, `postgresql://…`): a local mirror of what is asked for.

Everything after this reads plain files. The mirror lives as long as the process; each visit takes
what changed at the source. To add a kind of source: a class like `Sumber`, a row in `SUMBER`.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from typing import Any, Protocol

from kinerja_lib.dasar.alamat import conceal, whole
from kinerja_lib.dasar.errors import KinerjaError, UsageError, one_line, os_reason

SUMBER = {
    "postgresql": "basisdata:Basisdata",
    "postgres": "basisdata:Basisdata",
    "sqlite": "basisdata:Basisdata",
}
"""Which class of this room reads addresses of a scheme; fsspec knows all others."""
TANDA = ".basisdata"
"""The file in a mirrored satker that says: its tables are those of a database."""
_TAK_SAH = re.compile(r"[\x00-\x1f\\\ud800-\udfff]")
_LOKAL = re.compile(r"(?:file|local):(?://)?")
_mirrors: dict[str, Cermin] = {}
_adopted: dict[str, Path] = {}
_lock = Lock()


class Sumber(Protocol):
    """What a mirror asks of a place where data are kept; made of its address."""

    def list_satker(self) -> Iterable[str]:
        """Return the names of the satker that are there."""

    def take(self, folder: str, seen: Mapping[str, object]) -> Ambilan:
        """Return what is below `acuan` or `satker/<kode>`.

        That is a mark of every file by its name, and the content of those whose mark is not the
        one that was seen. Raises UsageError for what cannot be read.
        """


Ambilan = tuple[Mapping[str, object], Mapping[str, bytes]]


def scheme(url: str) -> str:
    """Return the scheme of an address without its driver: `postgresql` of `postgresql+psycopg:`."""
    return url.partition(":")[0].partition("+")[0].lower()


def open_source(url: str) -> Sumber:
    """Return the reader of an address."""
    module, _, name = SUMBER.get(scheme(url), "").partition(":")
    if not module:
        return Wadah(url)
    made: Sumber = getattr(import_module(f"kinerja_lib.sumber.{module}"), name)(url)
    return made


def open_place(url: str) -> tuple[Any, str]:
    """Return fsspec's file system and root for an address; UsageError says what is missing."""
    url = str(conceal(url))
    if scheme(url) in SUMBER:
        raise UsageError(
            f'basis data "{one_line(url, 100)}" tidak dapat menjadi tempat hasil. Pakai folder '
            "biasa atau alamat seperti s3://wadah/folder."
        )
    if _LOKAL.match(url):
        raise UsageError(
            f'alamat "{one_line(url, 100)}" menunjuk folder di komputer ini. Tulis sebagai folder '
            f'biasa: "{one_line(_LOKAL.sub("", url, count=1), 100)}".'
        )
    try:
        import fsspec

        fs, root = fsspec.core.url_to_fs(whole(url))
    except ImportError as error:
        raise UsageError(
            f'alamat "{one_line(url, 100)}" memerlukan paket tambahan ({one_line(error, 100)}). '
            'Pasang dengan: pip install "kinerja[klaster]" dan paket penyimpanannya, misalnya s3fs.'
        ) from None
    except ValueError as error:
        raise UsageError(
            f'alamat "{one_line(url, 100)}" tidak dikenal ({one_line(error, 100)}). '
            "Pakai folder biasa, alamat seperti s3://wadah/folder, atau basis data "
            "(postgresql://, sqlite:///)."
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
        self._sumber = open_source(url)
        self.folder = Path(tempfile.mkdtemp(prefix="kinerja-data-"))
        (self.folder / "satker").mkdir()
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self._seen: dict[str, object] = {}

    def list_satker(self) -> None:
        """Make an empty folder for each satker of the source."""
        for name in self._sumber.list_satker():
            (self.folder / check_name(f"satker/{name}")).mkdir(exist_ok=True)

    def take(self, folder: str) -> None:
        """Bring a folder up to date with the source: changed files come, vanished ones go."""
        marks, contents = self._sumber.take(folder, self._seen)
        for name, content in contents.items():
            target = self.folder / check_name(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            self._seen[name] = marks[name]
            os.utime(target, (stamp := _stamp(marks[name]), stamp))
        for name in [n for n in self._seen if n.startswith(f"{folder}/") and n not in marks]:
            (self.folder / name).unlink(missing_ok=True)
            del self._seen[name]


def _stamp(mark: object) -> int:
    """Return a time that stands for a file's mark: who compares times sees it unchanged."""
    return int.from_bytes(hashlib.sha256(repr(mark).encode()).digest()[:3])


def check_name(name: str) -> str:
    """Return a name of a file at a source; refuse one that would leave the mirror."""
    path = PurePosixPath(name)
    odd = path.is_absolute() or PureWindowsPath(name).drive or _TAK_SAH.search(name)
    if odd or not path.parts or ".." in path.parts:
        raise UsageError(f'nama berkas "{one_line(name, 100)}" di penyimpanan tidak sah.')
    return name


class Wadah:
    """A folder of any place that fsspec knows; a file's state is its size and the store's mark."""

    def __init__(self, url: str) -> None:
        self._fs, self._root = open_place(url)

    def list_satker(self) -> list[str]:
        """Return the names of the folders of satker."""
        self._fs.invalidate_cache()
        with suppress(FileNotFoundError):
            found = self._fs.ls(f"{self._root}/satker", detail=True)
            return [PurePosixPath(e["name"]).name for e in found if e["type"] == "directory"]
        return []

    def take(self, folder: str, seen: Mapping[str, object]) -> Ambilan:
        """Return the marks of files, by size and ETag or time, and what changed."""
        self._fs.invalidate_cache()
        found = self._fs.find(f"{self._root}/{folder}", detail=True)
        there = {str(PurePosixPath(n[len(self._root) :].lstrip("/"))): i for n, i in found.items()}
        marks = {name: _mark(info) for name, info in there.items()}
        changed = {there[n]["name"]: n for n, mark in marks.items() if seen.get(n) != mark}
        contents = self._fs.cat([*changed]) if changed else {}
        return marks, {changed[path]: content for path, content in contents.items()}


def _mark(info: dict[str, Any]) -> tuple[object, ...]:
    """Return what tells one state of a far file from another."""
    return (info.get("size"), *(str(info.get(k)) for k in ("ETag", "mtime", "created")))


def mirror(place: str | Path, *satker: str) -> Path:
    """Return the local folder that stands for an address: these satker, or a list of all."""
    url = str(conceal(place))
    if url in _adopted:
        return _adopted[url]
    with _lock:
        cermin = _mirrors.get(url) or _mirrors.setdefault(url, Cermin(url))
        try:
            cermin.take("acuan")
            for kode in satker:
                cermin.take(f"satker/{kode}")
            if not satker:
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
