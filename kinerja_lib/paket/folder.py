"""The data folder: where it is, who is in it, and whether a satker's files changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from kinerja_lib.acuan.acuan import ACUAN
from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.errors import (
    DataError,
    Temuan,
    UsageError,
    dead_link,
    one_line,
    os_reason,
    plain_size,
)
from kinerja_lib.dasar.perintah import command
from kinerja_lib.paket.buku import is_dir
from kinerja_lib.paket.isi_folder import KODE, check_root, misnamed
from kinerja_lib.sumber.jauh import mirror


def satker_code(satker: object, data: str | Path = "data") -> str:
    """Restore the six-digit code: papermill's `-p` turns 022207 into a number.

    `data` is the folder that the message tells to look into.
    """
    text = str(satker).strip()
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise UsageError(
            f'satker "{one_line(text, 60)}": kode satker harus enam angka. '
            f"Lihat daftarnya dengan `{command('daftar', data=data)}`."
        )
    return text.zfill(6)


def find_data(data: str | Path, satker: str = "") -> Path:
    """Find the data folder; a relative one is looked for here and in the folders above.

    So a notebook works from `notebooks/` in JupyterLab as from the top of the project. An address
    (`s3://…`) gives the local mirror, with the files of `satker` in it.
    """
    if is_remote(data):
        return mirror(data, *filter(None, [satker]))
    path = Path(data)
    bases = [Path()] if path.is_absolute() else [Path.cwd(), *Path.cwd().parents]
    for place in (base / path for base in bases):
        if is_dir(place / "satker"):
            _check_acuan(place / "acuan", f"{data}/acuan")
            return place
    raise UsageError(
        f'folder data "{one_line(data, 200)}" tidak ada atau tidak berisi folder satker/. '
        "Periksa --data."
    )


def fetch_all(data: str | Path, codes: Iterable[str]) -> dict[str, DataError]:
    """Bring satker of an address into its mirror; return those whose data cannot be, and why."""
    broken: dict[str, DataError] = {}
    for kode in codes if is_remote(data) else ():
        try:
            find_data(data, kode)
        except DataError as error:
            broken[kode] = error
    return broken


def _check_acuan(acuan: Path, shown: str) -> None:
    """Refuse what stands where reference data would: the project's own would be used unsaid."""
    if os.path.lexists(acuan) and not is_dir(acuan):
        rule = dead_link(acuan) or "bukan folder"
        raise UsageError(f"{one_line(shown, 200)}: {rule}. Salin folder aslinya, atau hapus.")


def list_satker(data: Path) -> list[str]:
    """List the codes that have a folder, in order."""
    try:
        names = [p.name for p in (data / "satker").iterdir() if is_dir(p)]
    except OSError as error:
        raise UsageError(
            f'folder "{data / "satker"}" tidak dapat dibaca: {os_reason(error)}. Periksa --data.'
        ) from None
    return sorted(name for name in names if KODE.fullmatch(name))


def check_satker(root: Path, kode: str, data: str | Path = "data") -> None:
    """Raise UsageError for a code that has no folder; the others are not looked at for nothing.

    `data` is the folder as the user named it, `root` where it is.
    """
    if not (KODE.fullmatch(kode) and is_dir(root / "satker" / kode)):
        raise unknown_satker(root, kode, data)


def unknown_satker(root: Path, kode: str, data: str | Path) -> UsageError:
    """Say that a code has no folder; a folder under a name that is no code is named."""
    if name := misnamed(root, kode):
        return UsageError(
            f'satker "{kode}" tidak dikenal: folder "{data}/satker/{one_line(name, 60)}" bukan '
            f"kode enam angka. Ganti namanya menjadi {kode}."
        )
    said = f"Lihat daftarnya dengan `{command('daftar', data=data)}`."
    return UsageError.unknown("satker", kode, list_satker(root), said)


def strays(root: Path, data: str | Path) -> tuple[list[Temuan], list[Temuan]]:
    """Return what of a data folder belongs to no satker: what is refused, what is only said."""
    return check_root(root, str(data).replace("\\", "/"), sorted(p.name for p in ACUAN.iterdir()))


def hash_files(folder: Path, names: Collection[str] = ()) -> str:
    """Hash names and contents of all files below a folder, of one file, or of some names in it.

    Hidden files, locks and caches do not count; a file that cannot be read counts by its name.
    """
    digest = hashlib.sha256()
    for name, path in [(n, str(folder / n)) for n in names] or files_below(str(folder)):
        digest.update(os.fsencode(name) + b"\0")
        with suppress(OSError):
            if plain_size(path):
                digest.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return digest.hexdigest()


def files_below(root: str) -> list[tuple[str, str]]:
    """List the files below a folder by name with `/`, without hidden ones, locks and caches.

    A file is itself, "" its name.
    """
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
