"""Write results so that each file appears whole or not at all."""

from __future__ import annotations

import glob
import hashlib
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kinerja_lib.errors import ReportError, os_reason

PROSES = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
"""This machine in the names of files that are not finished yet."""


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


def write_files(files: Mapping[Path, bytes], commit: Path | None = None) -> None:
    """Write every file beside its place first, then move them all in, in the order given.

    `commit`, one of the files, speaks of the others: it is gone before the first of them changes
    and comes back last. What a killed run left half-written beside them is cleared away.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            with explained(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                for old in orphans(path, "tmp"):
                    old.unlink(missing_ok=True)
                staged[path] = path.with_name(f".{path.name}.{PROSES}.{os.getpid()}.tmp")
                _write(staged[path], content)
        if commit is not None:
            with explained(commit):
                commit.unlink(missing_ok=True)
        for path in sorted(staged, key=lambda p: p == commit):
            with explained(path):
                os.replace(staged[path], path)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def orphans(path: Path, end: str) -> list[Path]:
    """List what dead processes of this machine left beside `path` under names that end so."""
    beside = path.parent.glob(f".{glob.escape(path.name)}.{PROSES}.*.{end}")
    found = ((p, p.name.split(".")[-2]) for p in beside)
    return [p for p, pid in found if pid.isdigit() and not _lives(int(pid))]


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
