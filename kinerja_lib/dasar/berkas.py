"""Write results so that each file appears whole or not at all."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from kinerja_lib.dasar.errors import ReportError, os_reason

PROSES = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""This machine in the names of files that are not finished yet."""
_SISA = re.compile(rf"\..+\.{PROSES}\.(\d+)\.(?:tmp|sela|lama)")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn a failure of the file system into a message with a remedy."""
    try:
        yield
    except OSError as error:
        raise ReportError(
            f"{path}: tidak dapat ditulis ({os_reason(error)}). "
            "Tutup berkas itu bila sedang dibuka, periksa foldernya, atau pakai --output lain."
        ) from None


def write_files(
    files: Mapping[Path, bytes], commit: Path | None = None, meanwhile: bytes = b""
) -> None:
    """Write every file beside its place first, then move them all in, in the order given.

    All of them or none: one that cannot be replaced has the others put back. `commit`, one of the
    files, speaks of the others: while they change it says `meanwhile` (it is gone when that is
    empty), and it comes last. It bears the time of the files that it speaks of. What a killed run
    left beside them is cleared away.
    """
    moves: list[tuple[Path, Path]] = []
    kept: dict[Path, Path | None] = {}
    try:
        if commit is not None and meanwhile:
            _stage(commit, meanwhile, "sela", moves)
        for path in sorted(files, key=lambda p: p == commit):
            _stage(path, files[path], "tmp", moves)
            with explained(path):
                kept[path] = _keep(path) if len(files) > 1 else None
        _date(moves)
        _move(moves, kept, commit)
    finally:
        for rest in (*(temporary for temporary, _ in moves), *filter(None, kept.values())):
            with suppress(OSError):
                rest.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Write one file whole or not at all; what the system says of it is the caller's to explain."""
    temporary = _beside(path, "tmp")
    try:
        _write(temporary, content)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_over(path: Path, content: bytes) -> None:
    """Write over a small file that is there, in the room that it has: for a disk without other.

    Cut off by a power failure it is torn; whoever reads it takes it for none then.
    """
    with explained(path), open(path, "r+b", buffering=0) as file:
        before = file.read()
        file.seek(0)
        try:
            if file.write(content) < len(content):
                raise OSError(errno.ENOSPC, "")
        except OSError:
            file.seek(0)
            file.write(before)
            raise
        finally:
            file.truncate()
            os.fsync(file.fileno())


def _stage(path: Path, content: bytes, end: str, moves: list[tuple[Path, Path]]) -> None:
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in orphans(path, "*"):
            old.unlink(missing_ok=True)
        moves.append((_beside(path, end), path))
        _write(moves[-1][0], content)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(f".{path.name}.{PROSES}.{os.getpid()}.{end}")


def _keep(path: Path) -> Path | None:
    """Give the earlier file a second name, or a copy where there are none; None without one."""
    kept = _beside(path, "lama")
    try:
        os.link(path, kept, follow_symlinks=False)
    except FileNotFoundError:
        return None
    except (OSError, NotImplementedError):
        shutil.copy2(path, kept, follow_symlinks=False)
    return kept


def _date(moves: Sequence[tuple[Path, Path]]) -> None:
    """Give files that belong together one time: whatever changes later has another one."""
    now = time.time_ns()
    for temporary, _ in moves:
        with suppress(OSError):
            os.utime(temporary, ns=(now, now))


def _move(
    moves: Sequence[tuple[Path, Path]], kept: Mapping[Path, Path | None], commit: Path | None
) -> None:
    try:
        if commit is not None and moves[0][1] != commit:
            with explained(commit):
                commit.unlink(missing_ok=True)
        for temporary, path in moves:
            with explained(path):
                os.replace(temporary, path)
    except BaseException:
        _put_back(moves, kept, commit)
        raise


def _put_back(
    moves: Sequence[tuple[Path, Path]], kept: Mapping[Path, Path | None], commit: Path | None
) -> None:
    """Undo the moves that were made; the commit comes back only when every file did."""
    made = [path for temporary, path in moves if not temporary.exists()]
    if len(made) == len(moves) or len(kept) < 2:
        return
    with suppress(OSError):
        for path in dict.fromkeys([*(p for p in made if p != commit), *filter(None, [commit])]):
            if earlier := kept[path]:
                os.replace(earlier, path)
            else:
                path.unlink(missing_ok=True)


def orphans(path: Path, end: str) -> list[Path]:
    """List what dead processes of this machine left beside `path` under names that end so."""
    beside = path.parent.glob(f".{glob.escape(path.name)}.{PROSES}.*.{end}")
    found = ((p, p.name.split(".")[-2]) for p in beside)
    return [p for p, pid in found if pid.isdigit() and not _lives(int(pid))]


def leftovers(folder: Path) -> list[Path]:
    """List what dead processes of this machine left in a folder of results, beside any place."""
    try:
        names = [(e.name, _SISA.fullmatch(e.name)) for e in os.scandir(folder)]
    except OSError:
        return []
    return [folder / name for name, m in names if m and not _lives(int(m[1]))]


def _lives(pid: int) -> bool:
    """Tell whether a process runs; where that cannot be asked without harm, say that it does."""
    if os.name != "posix" or pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def nameless() -> int:
    """Return a descriptor of a file that has no name, also where no folder can be written to."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("kinerja")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
