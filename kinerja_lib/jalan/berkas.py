"""Write results so that each file appears whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kinerja_lib.errors import ReportError, os_reason

SEBAB = {
    errno.EEXIST: "sudah ada dan bukan folder",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOSPC: "disk penuh",
    errno.EROFS: "media hanya dapat dibaca",
}


def why(error: OSError) -> str:
    """Say in Indonesian why a file or folder cannot be written."""
    return SEBAB.get(error.errno or 0) or os_reason(error)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn a failure of the file system into a message with a remedy."""
    try:
        yield
    except OSError as error:
        raise ReportError(
            f"{path}: tidak dapat ditulis ({why(error)}). "
            "Tutup berkas itu bila sedang dibuka, periksa foldernya, atau pakai --output lain."
        ) from None


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place first, then move them all in, in the order given."""
    staged: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            with explained(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                staged[path] = path.with_name(f".{path.name}.{os.getpid()}.tmp")
                _write(staged[path], content)
        for path, temporary in staged.items():
            with explained(path):
                os.replace(temporary, path)
    finally:
        for temporary in staged.values():
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
