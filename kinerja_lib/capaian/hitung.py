"""Measure any table that people have: CSV or Excel in, the same rows with capaian out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.capaian.ukur import HASIL, measure
from kinerja_lib.errors import DataError, Temuan, UsageError, os_reason
from kinerja_lib.sumber.tulis import ANGKA

WAJIB = ("indikator", "target", "realisasi")
OPSIONAL = ("arah",)


def hitung(path: Path, kebijakan: Kebijakan, skala: dict[str, Skala]) -> pd.DataFrame:
    """Measure the rows of a file; return them in order, all columns as text, with HASIL added.

    Headings are matched without regard to case and keep their own spelling. Of a workbook the
    first sheet with the columns is used. A column that already bears the name of a result is what
    the document printed: it is kept as `<judul>_tercetak`. Raise UsageError without such a file,
    DataError where it cannot be read or lacks a column.
    """
    if not path.is_file():
        raise UsageError(f'berkas "{path}" tidak ada. Periksa nama berkasnya.')
    table = _read(path)
    named = {_key(column): column for column in table.columns}
    inputs = table[[named[c] for c in (*WAJIB, *OPSIONAL) if c in named]]
    results = measure(inputs.rename(columns=_key), kebijakan, skala)
    made = _beside(table, named).join(results)
    made.attrs = {"asal": str(path), ANGKA: table.attrs.get(ANGKA, {})}
    return made


def _read(path: Path) -> pd.DataFrame:
    from kinerja_lib.sumber import BARIS, BERKAS
    from kinerja_lib.sumber.csv import read_table
    from kinerja_lib.sumber.excel import is_workbook

    if is_workbook(path):
        table = _read_workbook(path)
    else:
        found, temuan = read_table(path, str(path), baris_kosong=True, wanted=WAJIB)
        if found is None or temuan:
            raise DataError(temuan)
        table = found
    if missing := _missing(table, table.attrs["berkas"]):
        raise DataError(missing)
    return table.drop(columns=[BERKAS, BARIS])


def _read_workbook(path: Path) -> pd.DataFrame:
    """Return the first sheet that has the columns; else fail on the sheet that lacks fewest."""
    from kinerja_lib.sumber import build_table
    from kinerja_lib.sumber.excel import broken_cells, read_sheets

    sheets, temuan = read_sheets(path, str(path))
    if temuan:
        raise DataError(temuan)
    failures: list[list[Temuan]] = []
    for title, sheet in sheets.items():
        place = f"{path}[{title}]"
        if sheet.jauh:
            failures.append(broken_cells(sheet, place))
            continue
        table, problems = build_table(sheet.rows(), place, True, WAJIB)
        if table is not None and not problems:
            problems = _missing(table, place)
        if table is not None and not problems:
            table.attrs[ANGKA] = _numbers(sheet.sel, table)
            return table
        failures.append(problems)
    empty = Temuan(str(path), 0, "", "", "buku kerja kosong", "isi satu lembar dengan tabelnya")
    raise DataError(min(failures, key=len, default=[empty]))


def _numbers(cells: list[list[Any]], table: pd.DataFrame) -> dict[int, dict[int, float]]:
    """Keep the number cells of a sheet, by column and row of its table, for a workbook to show."""
    from kinerja_lib.sumber import BARIS

    found: dict[int, dict[int, float]] = {}
    for position, baris in enumerate(table[BARIS]):
        for column, value in enumerate(cells[baris - 1][: len(table.columns)]):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                found.setdefault(column, {})[position] = value
    return found


def _missing(table: pd.DataFrame, place: str) -> list[Temuan]:
    present = {_key(column) for column in table.columns}
    return [
        Temuan(place, 1, c, "", "kolom wajib tidak ada", f'beri judul "{c}" pada kolomnya')
        for c in WAJIB
        if c not in present
    ]


def _key(column: str) -> str:
    return " ".join(str(column).split()).lower()


def _beside(table: pd.DataFrame, named: dict[str, str]) -> pd.DataFrame:
    """Make room for the results: an earlier run's are replaced, printed ones renamed."""
    clash = {name: named[name] for name in HASIL if name in named}
    if tuple(clash.values()) == HASIL and tuple(table.columns[-len(HASIL) :]) == HASIL:
        return table.drop(columns=list(HASIL))
    taken = set(named)
    renamed = {}
    for column in clash.values():
        new = f"{column}_tercetak"
        while _key(new) in taken:
            new += "_"
        taken.add(_key(new))
        renamed[column] = new
    return table.rename(columns=renamed)


def write_table(table: pd.DataFrame, path: Path | None) -> str:
    """Return the table as CSV text; with a path write it there (CSV, or XLSX by its ending).

    Numbers have a decimal point and up to ten decimals, nan is empty; a workbook keeps the number
    cells of the workbook measured. The file appears whole or not at all. Raise UsageError where it
    cannot be written or is the file measured.
    """
    from kinerja_lib.sumber.tulis import csv_text, replace_file, xlsx_bytes

    if path is None:
        return csv_text(table)
    if _is_input(path, table):
        raise UsageError(
            f'keluaran "{path}" adalah berkas masukannya sendiri dan akan tertimpa. '
            "Pilih nama lain untuk --output."
        )
    if path.suffix.lower() not in (".csv", ".txt", ".xlsx"):
        raise UsageError(f'keluaran "{path}": harus berakhiran .csv atau .xlsx. Ganti namanya.')
    content = xlsx_bytes(table) if path.suffix.lower() == ".xlsx" else csv_text(table).encode()
    try:
        replace_file(path, content)
    except OSError as error:
        raise UsageError(
            f'keluaran "{path}" tidak dapat ditulis: {os_reason(error)}. Periksa foldernya.'
        ) from None
    return ""


def _is_input(path: Path, table: pd.DataFrame) -> bool:
    try:
        return path.samefile(table.attrs.get("asal", ""))
    except OSError:
        return False
