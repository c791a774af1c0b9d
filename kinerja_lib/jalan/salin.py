"""Copy a data folder into a database and back: a satker whole or not at all, nothing in silence."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.errors import (
    DataError,
    Temuan,
    UsageError,
    one_line,
    os_reason,
)
from kinerja_lib.jalan.antrean import choose
from kinerja_lib.paket.buku import BUKU, PENDUKUNG, Buku, is_dir, list_files, supports
from kinerja_lib.paket.folder import files_below, find_data, list_satker, strays
from kinerja_lib.paket.isi_folder import WINDOWS, check_folder
from kinerja_lib.paket.skema import contracts
from kinerja_lib.paket.tabel import numbered, read_tables, table_place
from kinerja_lib.sumber.basisdata import Basisdata, IsiSatker
from kinerja_lib.sumber.csv import numbered_csv
from kinerja_lib.sumber.jauh import SUMBER, TANDA, check_name, scheme

PROFIL = "profil.toml"


@dataclass(frozen=True)
class Salinan:
    """What came of one satker, or of what belongs to none: its code if copied, and messages."""

    kode: str = ""
    pesan: tuple[str, ...] = ()
    gagal: bool = False


class Tujuan(Protocol):
    """Where data are copied to."""

    def list_satker(self) -> list[str]:
        """Return the codes that are there already."""

    def acuan(self) -> dict[str, bytes]:
        """Return the reference data that are there already."""

    def put_acuan(self, files: dict[str, bytes]) -> None:
        """Put reference data in place of what there is."""

    def put(self, kode: str, folder: Path, label: str) -> list[str]:
        """Put one satker in place of what there is; return what was left out."""


def copy_data(
    sumber: str, tujuan: str, satker: Sequence[str] = (), timpa: bool = False
) -> Iterator[Salinan]:
    """Copy satker and the reference data, one after the other; one that fails stops no other.

    Without `timpa` a satker that is there already is refused, and so is a place whose reference
    data are others: they decide what figures mean.
    """
    codes = choose(satker, sumber)
    root, target = find_data(sumber), open_target(tujuan)
    there, files = target.list_satker(), _files(root / "acuan")
    if files != (held := target.acuan()):
        if (held or there) and not timpa:
            raise UsageError(
                f'"{one_line(tujuan, 100)}" sudah berisi dan acuannya berbeda. Samakan folder '
                "acuan/ keduanya, atau tambahkan --timpa untuk menggantinya."
            )
        try:
            target.put_acuan(files)
        except OSError as error:
            raise UsageError(
                f'tujuan "{one_line(tujuan, 100)}" tidak dapat ditulis: {os_reason(error)}. '
                "Periksa nama dan izin foldernya."
            ) from None
    if not satker:
        refused, said = strays(root, sumber)
        yield Salinan(pesan=tuple(f"tidak disalin: {t}" for t in (*refused, *said)))
    for kode in codes:
        if kode in there and not timpa:
            rule = f"satker {kode} sudah ada di tujuan dan tidak ditimpa. Tambahkan --timpa."
            yield Salinan(pesan=(rule,), gagal=True)
            continue
        try:
            find_data(sumber, kode)
            left = target.put(kode, root / "satker" / kode, f"{sumber}/satker/{kode}")
        except (DataError, OSError) as error:
            why = os_reason(error) if isinstance(error, OSError) else str(error)
            lines = (*why.splitlines(), f"satker {kode} tidak disalin.")
            yield Salinan(pesan=lines, gagal=True)
        else:
            yield Salinan(kode, tuple(f"tidak disalin: {line}" for line in left))


def open_target(tujuan: str) -> Tujuan:
    """Return the place that data are copied to."""
    if scheme(tujuan) in SUMBER:
        return KeBasisdata(tujuan)
    if is_remote(tujuan):
        raise UsageError(
            f'tujuan "{one_line(tujuan, 100)}" bukan folder atau basis data. Salin ke folder biasa '
            "lebih dulu."
        )
    return KeFolder(Path(tujuan))


class KeBasisdata:
    """A database: tables as rows, narratives as texts, all else as files."""

    def __init__(self, url: str) -> None:
        self._basis = Basisdata(url, {n: kontrak.columns for n, kontrak in contracts().items()})
        self._kosong = self._basis.is_empty()

    def list_satker(self) -> list[str]:
        """Return the codes that are there already."""
        return [] if self._kosong else self._basis.list_satker()

    def acuan(self) -> dict[str, bytes]:
        """Return the reference data that are there already."""
        found = {} if self._kosong else self._basis.take("acuan", {})[1]
        return {n.removeprefix("acuan/"): content for n, content in found.items()}

    def put_acuan(self, files: dict[str, bytes]) -> None:
        """Put reference data in place of what there is."""
        self._basis.write_acuan(files)

    def put(self, kode: str, folder: Path, label: str) -> list[str]:
        """Put one satker in place of what there is; return what was left out."""
        isi, left = read_isi(folder, label)
        self._basis.write(kode, isi)
        return left


class KeFolder:
    """A data folder; a satker's is made beside its place and then moved there."""

    def __init__(self, root: Path) -> None:
        self._root = root
        taken = root.exists() and not (is_dir(root) and not any(root.iterdir()))
        if taken and not is_dir(root / "satker"):
            said = one_line(root, 100)
            raise UsageError(f'tujuan "{said}" berisi hal lain. Pilih folder baru atau kosong.')

    def list_satker(self) -> list[str]:
        """Return the codes that are there already."""
        return list_satker(self._root) if is_dir(self._root / "satker") else []

    def acuan(self) -> dict[str, bytes]:
        """Return the reference data that are there already."""
        return _files(self._root / "acuan")

    def put_acuan(self, files: dict[str, bytes]) -> None:
        """Put reference data in place of what there is."""
        self._replace(self._root / "acuan", files)

    def put(self, kode: str, folder: Path, label: str) -> list[str]:
        """Put one satker in place of what there is; tables without rows that may be absent go."""
        files = _files(folder)
        if (folder / TANDA).exists():
            bare = {f"{n}.csv" for n, k in contracts().items() if not k.wajib_ada}
            files = {n: v for n, v in files.items() if n not in bare or b"\n" in v.rstrip(b"\n")}
        left = _left(folder, label, files)
        self._replace(self._root / "satker" / kode, files)
        return left

    def _replace(self, place: Path, files: dict[str, bytes]) -> None:
        """Make a folder beside its place and move it there; what was there stays until then."""
        new, old = (place.with_name(f".{place.name}.{os.getpid()}.{n}") for n in ("baru", "lama"))
        try:
            new.mkdir(parents=True)
            for name, content in files.items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(content)
            if place.exists():
                place.rename(old)
            new.rename(place)
        except OSError:
            if old.exists():
                old.rename(place)
            raise
        finally:
            shutil.rmtree(new, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def read_isi(folder: Path, label: str) -> tuple[IsiSatker, list[str]]:
    """Read a satker for a database, and say what of its folder has no place there.

    Raises DataError for a table whose shape or columns are not those of its contract: only what is
    read in one way is copied. Whether the figures are right is not asked.
    """
    tables, buku, temuan = read_tables(folder, label, contracts())
    made = {n: numbered(table) for n, table in tables.items() if table is not None}
    for nama, (head, _) in made.items():
        place = buku.place(nama, f"{label}/{table_place(folder, nama)}")
        temuan += _unknown(nama, head, place)
    files = {n: v for n, v in _files(folder).items() if n not in {f"{t}.csv" for t in tables}}
    left = _left(folder, label, files)
    more, rest = _of_book(buku, folder, files)
    left += rest
    if temuan:
        raise DataError(temuan)
    profil = _text(files.get(PROFIL))
    if profil is not None:
        del files[PROFIL]
    texts = {n: t for n, v in files.items() if _is_narasi(n) and (t := _text(v)) is not None}
    others = {n: v for n, v in (files | more).items() if n not in texts}
    narasi = {(n.split("/")[1], n.split("/")[2].removesuffix(".md")): t for n, t in texts.items()}
    return IsiSatker(profil, made, narasi, others), left


def _unknown(nama: str, head: Sequence[str], berkas: str) -> list[Temuan]:
    """Name the columns that the table of a database has not."""
    known = contracts()[nama].columns
    rule, remedy = "kolom tidak dikenal", f"hapus, atau pakai: {', '.join(known)}"
    return [Temuan(berkas, 1, k, k, rule, remedy) for k in head if k not in known]


def _of_book(
    buku: Buku, folder: Path, files: dict[str, bytes]
) -> tuple[dict[str, bytes], list[str]]:
    """Return the supporting sheets as files, and take the workbook itself out of `files`."""
    made, left = {}, []
    for nama, sheet in buku.lembar.items():
        if sheet is None or nama in contracts():
            continue
        if not supports(nama):
            left.append(f"lembar {buku.title(nama)}: bukan tabel yang dikenal")
            continue
        made[f"pendukung/{nama.removeprefix(PENDUKUNG)}.csv"] = numbered_csv(*numbered(sheet))
    for book in list_files(folder, *BUKU):
        files.pop(book.name, None)
        left.append(f"{book.name}: lembarnya disalin sebagai tabel, buku kerjanya sendiri tidak")
    return made, left


def _is_narasi(name: str) -> bool:
    parts = name.split("/")
    return len(parts) == 3 and parts[0] == "narasi" and name.endswith(".md")


def _text(content: bytes | None) -> str | None:
    """Return a text that a database keeps as it is, None for anything else."""
    with suppress(UnicodeDecodeError):
        if content is not None and b"\0" not in content:
            return content.decode("utf-8")
    return None


def _files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but for hidden ones, locks and what systems leave behind."""
    found = files_below(str(folder)) if folder.is_dir() else []
    return {n: Path(p).read_bytes() for n, p in found if Path(p).name.lower() not in WINDOWS}


def _left(folder: Path, label: str, files: dict[str, bytes]) -> list[str]:
    """Take out of `files` what no source can bear the name of; say it, and links to nothing."""
    left = []
    for name in [*files]:
        try:
            check_name(name)
        except UsageError as error:
            del files[name]
            left.append(str(error))
    there = {part for name in files for part in name.split("/")}
    return left + [str(t) for t in check_folder(folder, label)[0] if t.nilai not in there]
