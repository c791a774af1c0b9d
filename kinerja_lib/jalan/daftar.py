"""What can be rendered: reports with their parameters, satker with their years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.capaian.kebijakan import Kebijakan
    from kinerja_lib.kesiapan import Kesiapan

from kinerja_lib.errors import KinerjaError
from kinerja_lib.jalan.parameter import find_notebooks, read_notebook
from kinerja_lib.jalan.terpisah import apart
from kinerja_lib.sumber import rows_of
from kinerja_lib.toml import TomlError, read_toml


@dataclass(frozen=True)
class Kantor:
    """One satker of the data folder; no years = no rows that could be reported."""

    kode: str
    nama: str
    tahun: tuple[Kesiapan, ...]

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


def list_offices(root: Path) -> Iterator[Kantor | KinerjaError]:
    """List the satker with their years and what these can be reported from; not validated.

    A satker that cannot be read is the error that says so.
    """
    from kinerja_lib.paket import list_satker

    return apart(lambda k: _office(root, k), list_satker(root))


def _office(root: Path, kode: str) -> Kantor:
    folder = root / "satker" / kode
    return Kantor(kode, _name(folder), _years(folder, root))


def _name(folder: Path) -> str:
    try:
        profil = read_toml(folder / "profil.toml")
    except TomlError:
        return ""
    return str(profil.get("nama", ""))


def _years(folder: Path, root: Path) -> tuple[Kesiapan, ...]:
    """Return what each year with rows can be reported from."""
    from kinerja_lib.capaian.kebijakan import read_kebijakan
    from kinerja_lib.janji import TABEL, promised_years
    from kinerja_lib.kesiapan import assess, current
    from kinerja_lib.paket import ACUAN

    own = root / "acuan" / "kebijakan.toml"
    path = own if own.exists() else ACUAN / "kebijakan.toml"

    @cache
    def policy(tahun: int) -> Kebijakan:
        return read_kebijakan(path, tahun)

    tables = _tables(folder, TABEL)
    made = promised_years(tables, policy)
    tables["pengukuran"] = [*tables["pengukuran"], *made]
    return tuple(current(assess(tables, policy)))


def _tables(folder: Path, names: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Read tables as they are, from CSV or else from the workbook; absent cells are empty."""
    from kinerja_lib.skema import contracts
    from kinerja_lib.sumber.csv import read_mentah
    from kinerja_lib.sumber.excel import read_workbook

    found: dict[str, list[dict[str, Any]]] = {}
    book = next(iter(sorted(folder.glob("[!~]*.xlsx"))), None)
    sheets = read_workbook(book, book.name)[0] if book else {}
    for nama in names:
        kontrak, path = contracts()[nama], folder / f"{nama}.csv"
        table = read_mentah(path, path.name, wanted=kontrak.required)[0] if path.exists() else None
        sheet = sheets.get(nama)
        rows = table.records() if table else [] if sheet is None else rows_of(sheet)
        blank = dict.fromkeys(kontrak.columns, "")
        found[nama] = [blank | {str(k).lower(): v for k, v in r.items()} for r in rows]
    return found
