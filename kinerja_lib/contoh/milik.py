"""What of a folder this command wrote itself and nobody changed: only that it replaces.

A list in the folder names every file written with its SHA-256, as `sha256sum -c` reads it. Whatever
is not as the list says is somebody's own: a file beside, an edit, a link, an empty folder. A file
that is gone is nobody's loss. The new folder is made beside its place and changes places with the
old one, so that a run killed at any moment leaves one or the other whole; the next one clears away
what it left.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path, PurePosixPath

from kinerja_lib.dasar.berkas import PROSES, orphans
from kinerja_lib.dasar.errors import UsageError, one_line, os_reason

DAFTAR = "contoh.sha256"
SISTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What a system puts into a folder that somebody looks into; it holds nobody's work."""
MAKS_SEBUT = 5
_BARIS = re.compile(r"([0-9a-f]{64})  (.+)")
Daftar = Mapping[str, str]


def digest(content: bytes) -> str:
    """Return the mark of a file's content."""
    return hashlib.sha256(content).hexdigest()


def list_text(daftar: Daftar) -> bytes:
    """Return the list of what was written: name → SHA-256."""
    return "".join(f"{mark}  {name}\n" for name, mark in sorted(daftar.items())).encode()


def read_list(folder: Path) -> Daftar | None:
    """Return the list that a folder keeps of itself, None without one that can be trusted."""
    try:
        lines = (folder / DAFTAR).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [_BARIS.fullmatch(line) for line in lines]
    return {m[2]: m[1] for m in found if m} if found and all(found) else None


def foreign(folder: Path, daftar: Daftar) -> Iterator[str]:
    """Name what in a folder is not as it was written, and why; no link is followed."""
    files = {name.rpartition("/")[0] for name in daftar}
    known = files | {str(above) for name in files for above in PurePosixPath(name).parents}
    queue = [""]
    while queue:
        below = queue.pop()
        for entry in sorted(os.scandir(folder / below), key=lambda e: e.name):
            name = f"{below}{entry.name}"
            if entry.is_dir(follow_symlinks=False) and name in known:
                queue.append(f"{name}/")
            elif name in daftar:
                if not (entry.is_file(follow_symlinks=False) and _mark(entry) == daftar[name]):
                    yield f"{name} (sudah diubah)"
            elif not (entry.name in SISTEM or name == DAFTAR):
                yield f"{name} (bukan dari perintah ini)"


def _mark(entry: os.DirEntry[str]) -> str:
    with suppress(OSError):
        return digest(Path(entry.path).read_bytes())
    return ""


def check_own(folder: Path) -> None:
    """Refuse a place that holds what this command did not write, or what was changed since."""
    try:
        there = sorted(set(os.listdir(folder)) - SISTEM)
        daftar = read_list(folder)
        if not there:
            return
        if daftar is None:
            said, more = there, f"tanpa {DAFTAR} yang utuh tidak diketahui mana yang diubah orang"
        else:
            said, more = list(islice(foreign(folder, daftar), MAKS_SEBUT + 1)), ""
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        reason = os_reason(error) if isinstance(error, OSError) else "namanya bukan nama folder"
        raise UsageError(
            f'folder "{one_line(folder, 200)}" tidak dapat dipakai: {reason}. Pilih folder lain.'
        ) from None
    if said:
        raise _refused(folder, said, more)


def _refused(folder: Path, said: Iterable[str], more: str) -> UsageError:
    names = [one_line(name, 120) for name in said]
    rest = ", …" if len(names) > MAKS_SEBUT else ""
    return UsageError(
        f'folder "{one_line(folder, 200)}" berisi yang bukan dari perintah ini atau sudah diubah: '
        f"{', '.join(names[:MAKS_SEBUT])}{rest}{more and f' ({more})'}. Tidak ada yang ditimpa. "
        "Pilih folder baru atau kosong, atau hapus sendiri folder itu bila tidak diperlukan lagi."
    )


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give a folder beside the place; at the end let it take the place, or leave all as it was."""
    check_own(folder)
    baru, lama = (_beside(folder, end) for end in ("baru", "lama"))
    try:
        if _clear(folder):
            check_own(folder)
        baru.mkdir(parents=True)
        yield baru
        _swap(folder, baru, lama)
    except OSError as error:
        raise UsageError(
            f'folder "{one_line(folder, 200)}" tidak dapat ditulis: {os_reason(error)}. '
            "Pilih folder lain."
        ) from None
    finally:
        shutil.rmtree(baru, ignore_errors=True)


def _swap(folder: Path, baru: Path, lama: Path) -> None:
    """Put the new folder in place of the old one, which may have changed while it was made."""
    with suppress(FileNotFoundError):
        os.replace(folder, lama)
    try:
        os.replace(baru, folder)
    except OSError:
        if lama.exists() and not folder.exists():
            os.replace(lama, folder)
        raise
    try:
        check_own(lama)
    except UsageError:
        os.replace(folder, baru)
        os.replace(lama, folder)
        check_own(folder)
        raise
    _discard(lama)


def _beside(folder: Path, end: str) -> Path:
    return folder.with_name(f".{folder.name}.{PROSES}.{os.getpid()}.{end}")


def _clear(folder: Path) -> bool:
    """Clear away what dead runs left; put an old folder back whose place is empty, and say so."""
    for baru in orphans(folder, "baru"):
        shutil.rmtree(baru, ignore_errors=True)
    back = False
    for lama in orphans(folder, "lama"):
        if folder.exists():
            with suppress(UsageError):
                check_own(lama)
                _discard(lama)
        else:
            os.replace(lama, folder)
            back = True
    return back


def _discard(lama: Path) -> None:
    """Remove an old folder that is all our own, its list last."""
    with suppress(OSError):
        for path in lama.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != DAFTAR:
                path.unlink()
        (lama / DAFTAR).unlink(missing_ok=True)
        lama.rmdir()
