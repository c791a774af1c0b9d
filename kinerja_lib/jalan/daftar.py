"""What can be rendered: reports with their parameters, satker with their years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.acuan.acuan import Acuan
    from kinerja_lib.paket.kesiapan import Kesiapan

from kinerja_lib.dasar.errors import KinerjaError, Temuan, bring_together
from kinerja_lib.jalan.parameter import find_notebooks, read_notebook
from kinerja_lib.jalan.terpisah import apart
from kinerja_lib.sumber import rows_of


@dataclass(frozen=True)
class Terdaftar:
    """One satker of the data folder; no years = no rows that could be reported."""

    kode: str
    nama: str
    tahun: tuple[Kesiapan, ...]
    masalah: tuple[str, ...] = ()
    """What is wrong with the little that was read for this list."""

    def __str__(self) -> str:
        """Print the years; what a year is short of in brackets."""
        said = [f"{k.tahun} ({k.keadaan})" if k.keadaan else k.tahun for k in self.tahun]
        return f"{self.kode}  {self.nama}: {', '.join(said)}"


def describe_reports() -> Iterator[str]:
    """Describe every report, a line for its name and one for each parameter."""
    for path in find_notebooks():
        try:
            notebook = read_notebook(path)
        except KinerjaError as error:
            yield str(error)
            continue
        yield notebook.nama
        rows = [(f"{p.nama}: {p.jenis} = {p.bawaan}", p.bantuan) for p in notebook.parameter]
        width = max((len(name) for name, _ in rows), default=0)
        yield from (f"  {name:<{width}}  {text}".rstrip() for name, text in rows)


def list_offices(root: Path) -> Iterator[Terdaftar | KinerjaError]:
    """List the satker with their years and what these can be reported from; not validated.

    A satker that cannot be read is the error that says so.
    """
    from kinerja_lib.acuan.acuan import open_acuan
    from kinerja_lib.paket.paket import list_satker

    acuan = open_acuan(root)
    return apart(lambda k: _office(root, k, acuan), list_satker(root))


def _office(root: Path, kode: str, acuan: Acuan) -> Terdaftar:
    from kinerja_lib.paket.isi_folder import check_folder
    from kinerja_lib.paket.janji import TABEL
    from kinerja_lib.paket.kantor_lain import check_names
    from kinerja_lib.paket.profil import read_profil

    folder = root / "satker" / kode
    profil, wrong = read_profil(folder, kode, kode)
    wrong = wrong or check_names(profil, f"{kode}/profil.toml")
    tables, more = _tables(folder, TABEL)
    problems = bring_together([*wrong, *more, *check_folder(folder, kode)[0]])
    return Terdaftar(kode, profil.get("nama", ""), _years(tables, acuan), tuple(problems))


def _years(tables: dict[str, list[dict[str, Any]]], acuan: Acuan) -> tuple[Kesiapan, ...]:
    """Return what each year with rows can be reported from."""
    from kinerja_lib.paket.janji import promised_years
    from kinerja_lib.paket.kesiapan import assess, current

    made = promised_years(tables, acuan.kebijakan)
    tables["pengukuran"] = [*tables["pengukuran"], *made]
    return tuple(current(assess(tables, acuan.kebijakan)))


def _tables(
    folder: Path, names: Iterable[str]
) -> tuple[dict[str, list[dict[str, Any]]], list[Temuan]]:
    """Read tables as they are, from CSV or else from the workbook; absent cells are empty."""
    from kinerja_lib.paket.buku import read_book
    from kinerja_lib.paket.skema import contracts
    from kinerja_lib.sumber.csv import read_mentah

    found: dict[str, list[dict[str, Any]]] = {}
    wanted = {nama: kontrak.required for nama, kontrak in contracts().items()}
    book, temuan = read_book(folder, folder.name, wanted)
    for nama in names:
        path, berkas, table = folder / f"{nama}.csv", f"{folder.name}/{nama}.csv", None
        if path.exists():
            table, more = read_mentah(path, berkas, wanted=wanted[nama])
            temuan += more
        sheet = book.lembar.get(nama)
        rows = table.records() if table else [] if sheet is None else rows_of(sheet)
        blank = dict.fromkeys(contracts()[nama].columns, "")
        found[nama] = [blank | {str(k).lower(): v for k, v in r.items()} for r in rows]
        temuan += _absent(nama, book.place(nama, berkas), rows)
    return found, temuan


def _absent(nama: str, berkas: str, rows: Sequence[Mapping[Any, Any]]) -> list[Temuan]:
    """Name the columns that a table must have and has not."""
    from kinerja_lib.paket.skema import contracts

    head = {str(k).lower() for k in rows[0]} if rows else set()
    missing = [k for k in contracts()[nama].required if rows and k not in head]
    rule = "kolom wajib tidak ada"
    return [Temuan(berkas, 1, k, "", rule, "tambahkan kolomnya") for k in missing]
