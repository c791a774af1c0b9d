"""What can be rendered: reports with their parameters, satker with their years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.acuan.acuan import Acuan
    from kinerja_lib.paket.kesiapan import Kesiapan

from kinerja_lib.dasar.errors import KinerjaError, Temuan, bring_together
from kinerja_lib.jalan.parameter import find_notebooks, read_notebook
from kinerja_lib.jalan.terpisah import apart


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


def list_offices(data: str | Path) -> Iterator[Terdaftar | KinerjaError]:
    """List the satker with their years and what these can be reported from; not validated.

    A satker that cannot be read is the error that says so.
    """
    from kinerja_lib.acuan.acuan import open_acuan
    from kinerja_lib.paket.folder import fetch_all, find_data, list_satker

    root = find_data(data)
    codes, acuan = list_satker(root), open_acuan(root)
    broken = fetch_all(data, codes)
    yield from broken.values()
    yield from apart(lambda k: _office(root, k, acuan), [k for k in codes if k not in broken])


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
    """Read tables as they are, and say what is wrong with them; absent cells are empty."""
    from kinerja_lib.paket.tabel import absent_columns, read_tables, records

    found, _, temuan = read_tables(folder, folder.name, names)
    for nama, table in found.items():
        temuan += absent_columns(nama, table)
    return {nama: records(nama, found.get(nama)) for nama in names}, temuan
