"""The error tree of Kinerja.

KinerjaError                      anything the user can mend; its text is all they see
├── UsageError                    wrong call: unknown report, parameter, satker, year      exit 2
├── DataError                     tables that break their contract; carries every Temuan   exit 1
├── PolicyError                   kebijakan or reference data that cannot be used          exit 1
└── ReportError                   a notebook or an exporter failed                         exit 1
    └── NotFinalError             a report that is to be final has open findings           exit 1

Every message is Indonesian and says: which thing, which value, which rule, which remedy.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

BERHENTI = (KeyboardInterrupt, SystemExit, GeneratorExit)
"""What is no failure of anything and is never taken for one."""
MAX_NILAI = 60
"""Letters of a value that a message shows."""
MAX_RENTANG = 12
"""Runs of rows that a message lists."""
_TAK_TERLIHAT = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def one_line(text: object, limit: int | None = None) -> str:
    """Show a text on one line of a terminal: control and invisible characters become `\\x1b`.

    With `limit` a longer text is cut and ends in `…`.
    """
    raw = str(text)
    if limit is not None and len(raw) > limit:
        raw = raw[: limit - 1] + "…"
    return "".join(
        c.encode("unicode_escape").decode("ascii")
        if unicodedata.category(c) in _TAK_TERLIHAT
        else c
        for c in raw
    )


SEBAB = {
    "ENOENT": "berkas atau folder tidak ada",
    "EACCES": "tidak ada izin",
    "EPERM": "tidak ada izin",
    "EISDIR": "ini folder, bukan berkas",
    "ENOTDIR": "bagian dari alamatnya bukan folder",
    "EEXIST": "sudah ada dan bukan folder",
    "ENOSPC": "disk penuh",
    "EDQUOT": "jatah disk habis",
    "EFBIG": "berkasnya terlalu besar untuk disk ini",
    "EROFS": "media hanya dapat dibaca",
    "EMFILE": "terlalu banyak berkas terbuka di proses ini",
    "ENFILE": "terlalu banyak berkas terbuka di sistem ini",
    "ENOMEM": "memori tidak cukup",
    "ELOOP": "tautannya berputar ke dirinya sendiri",
    "ENAMETOOLONG": "namanya terlalu panjang",
    "EBUSY": "sedang dipakai program lain",
    "ETXTBSY": "sedang dipakai program lain",
    "EAGAIN": "sedang dipakai program lain",
    "EIO": "disk atau jaringannya bermasalah saat dibaca atau ditulis",
    "EINVAL": "namanya tidak dapat dipakai di sistem ini",
    "EILSEQ": "namanya tidak dapat dipakai di sistem ini",
    "EBADF": "keluaran atau masukannya sudah tertutup",
    "EPIPE": "penerimanya sudah berhenti membaca",
    "ESTALE": "folder jaringannya terputus",
    "ENXIO": "perangkatnya tidak ada",
    "ENODEV": "perangkatnya tidak ada",
    "ESPIPE": "bukan berkas biasa: pipa, perangkat, atau soket",
    "EXDEV": "tempatnya di disk lain",
    "ENOTEMPTY": "foldernya masih berisi",
    "ETIMEDOUT": "tidak ada jawaban dari tempatnya",
    "ECONNREFUSED": "sambungannya ditolak",
    "EHOSTUNREACH": "tempatnya tidak terjangkau",
}
"""Why a system refuses, by the name of its errno."""
SEJENIS: dict[type[OSError], str] = {
    FileNotFoundError: "ENOENT",
    PermissionError: "EACCES",
    IsADirectoryError: "EISDIR",
    NotADirectoryError: "ENOTDIR",
    FileExistsError: "EEXIST",
    TimeoutError: "ETIMEDOUT",
}
"""What a library means that raises these without a number."""
SEBAB_WINDOWS = {
    32: "sedang dibuka program lain",
    33: "sedang dikunci program lain",
    112: "disk penuh",
    123: "namanya tidak dapat dipakai di sistem ini",
    206: "namanya terlalu panjang",
}
"""What Windows tells apart where errno does not."""


def os_reason(error: OSError) -> str:
    """Say in Indonesian why a file could not be read or written."""
    name = errno.errorcode.get(error.errno or 0) or SEJENIS.get(type(error), "")
    windows = SEBAB_WINDOWS.get(getattr(error, "winerror", None) or 0)
    if known := windows or SEBAB.get(name):
        return known
    if not error.errno:  # raised by a library or by us, in words of its own
        return f"galat sistem: {one_line(error, 200)}"
    return f"galat sistem nomor {error.errno}" + (f" ({name})" if name else "")


def plain_size(path: str | os.PathLike[str]) -> int:
    """Return the size of a file; a pipe or a device, which may never end, is an OSError."""
    state = os.stat(path)
    if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
        raise OSError(errno.ESPIPE, os.strerror(errno.ESPIPE), str(path))
    return state.st_size


TAK_TERMUAT = ("failed to map segment", "cannot allocate memory")
"""What a system's loader says of a library that there is no room for."""
SESAK = "memori tidak cukup. Kurangi --pekerja, tutup program lain, lalu ulangi."


def short_of_memory(error: BaseException) -> bool:
    """Tell whether an error is want of memory, also one that a library's loading ended in."""
    if isinstance(error, ImportError):
        return any(said in str(error).lower() for said in TAK_TERMUAT)
    return isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM


def dead_link(path: str | os.PathLike[str]) -> str:
    """Say why a link leads to nothing, "" for one that does and for what is no link."""
    if not os.path.islink(path):
        return ""
    try:
        os.stat(path)
    except OSError as error:
        said = {
            errno.ENOENT: "tautan yang tidak menuju apa pun",
            errno.ELOOP: "tautan yang berputar ke dirinya sendiri",
        }
        return said.get(error.errno or 0) or f"tautan yang tidak dapat diikuti: {os_reason(error)}"
    return ""


def reason(error: BaseException) -> str:
    """Say in Indonesian what an error that nobody foresaw comes to."""
    if short_of_memory(error):
        return "Memori tidak cukup"
    if isinstance(error, RecursionError):
        return "Isinya bersarang terlalu dalam"
    said = os_reason(error) if isinstance(error, OSError) else one_line(error, 200)
    return f"Kesalahan tak terduga ({type(error).__name__}: {said})"


@dataclass(frozen=True, order=True)
class Temuan:
    """Say what is wrong with one place in the data.

    `berkas` is a path as the user typed it, `baris` the row as a spreadsheet numbers it
    (the header is row 1; 0 = the whole file), `kolom` the column's heading. What explains all the
    rest is `utama`.
    """

    berkas: str
    baris: int
    kolom: str
    nilai: str
    aturan: str
    perbaikan: str
    utama: bool = False

    def __str__(self) -> str:
        """Print `berkas:baris:kolom: nilai: aturan: perbaikan` on one line, whatever the value."""
        places = (self.berkas, str(self.baris) if self.baris else "", self.kolom)
        tempat = ":".join(one_line(part, 200) for part in places if part)
        nilai = one_line(self.nilai, MAX_NILAI) if self.nilai != "" else "(kosong)"
        return f"{tempat}: {nilai}: {one_line(self.aturan)}: {one_line(self.perbaikan)}"


def bring_together(temuan: Iterable[Temuan]) -> list[str]:
    """Say one cause once, the decisive first: files and tables, then headings, then cells.

    Of rows of one file that break one rule in one column the first is named, the others counted
    and listed.
    """
    groups: dict[tuple[str, ...], list[Temuan]] = {}
    for t in sorted(set(temuan), key=lambda t: (not t.utama, min(t.baris, 2), t)):
        per_row = str(t.baris) if t.baris < 2 or t.utama else ""
        groups.setdefault((t.berkas, t.kolom, t.aturan, t.perbaikan, per_row), []).append(t)
    return [str(_one(group)) for group in groups.values()]


def _one(group: list[Temuan]) -> Temuan:
    first, *rest = group
    if not rest:
        return first
    rule = f"{first.aturan} (juga {len(rest)} baris lain: {list_rows(t.baris for t in rest)})"
    return replace(first, aturan=rule)


def list_rows(numbers: Iterable[int]) -> str:
    """List rows shortly: `3–28, 30`; after a few runs `…`."""
    runs: list[list[int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    said = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:MAX_RENTANG]]
    return ", ".join(said + ["…"] * (len(runs) > MAX_RENTANG))


class KinerjaError(Exception):
    """Stop with a message that the user can act on.

    The runner notes the step that failed in `tahap`, the cell in `sel`.
    """

    exit_code = 1
    tahap = ""
    sel = ""


class UsageError(KinerjaError):
    """Refuse a call before anything is started."""

    exit_code = 2

    @classmethod
    def unknown(cls, what: str, value: str, known: Sequence[str], remedy: str) -> UsageError:
        """Name the unknown value, the nearest known one and where the list is."""
        near = nearest(value, known)
        hint = f' Mungkin maksudnya "{near}".' if near else ""
        return cls(f'{what} "{one_line(value, MAX_NILAI)}" tidak dikenal.{hint} {remedy}')


class DataError(KinerjaError):
    """Carry every violation found, so that all can be mended in one go."""

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        self.temuan = tuple(sorted(set(temuan)))
        super().__init__("\n".join(bring_together(self.temuan)))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[Temuan, ...]], dict[str, object]]:
        """Travel whole between processes: an exception is otherwise remade from its text."""
        return type(self), (self.temuan,), self.__dict__


class PolicyError(KinerjaError):
    """Refuse a kebijakan or a scale that cannot be applied."""


class ReportError(KinerjaError):
    """Say which report failed, in which cell and why."""


class NotFinalError(ReportError):
    """Refuse to call a report final; the draft that is there stays what it was."""


def nearest(value: str, known: Sequence[str]) -> str:
    """Return the known name most like a misspelt one, in whatever case, "" when none is."""
    from difflib import get_close_matches

    lower = {name.lower(): name for name in known}
    near = get_close_matches(value[:MAX_NILAI].lower(), list(lower), n=1)
    return lower[near[0]] if near else ""
