"""Tables from one Excel workbook, a sheet a table; read with calamine (fast, needs no Excel)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from python_calamine import CalamineWorkbook

from kinerja_lib.errors import Temuan, os_reason
from kinerja_lib.nilai import cell_text
from kinerja_lib.sumber import build_table
from kinerja_lib.sumber.csv import MAX_BYTES
from kinerja_lib.sumber.tampilan import RUSAK, restore_display

PERSEN = frozenset({"target_persen", "capaian_tercetak"})
PECAHAN = frozenset({"target", "realisasi", "nilai"})
"""Columns where a number cell that is not formatted as percent is ambiguous: 0,9 may be 90%. In
PERSEN any number is, in PECAHAN only a fraction between 0 and 1."""
Lembar = dict[str, list[list[Any]]]


def is_workbook(path: Path) -> bool:
    """Tell a workbook by its first bytes, whatever its name (zip = xlsx, OLE = xls)."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return False
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def read_workbook(
    path: Path, berkas: str, wanted: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[dict[str, pd.DataFrame | None], list[Temuan]]:
    """Read every sheet of a workbook into a traced table, keyed by the sheet's name, lower case.

    A sheet without a header is None. `wanted` holds the headings of sheets that have a contract.
    Refuses what would have to be guessed: merged cells, percents kept as numbers, two sheets of
    one name. Sheets whose name starts with `_` are notes and are not read.
    """
    sheets, merged, temuan = read_sheets(path, berkas)
    tables: dict[str, pd.DataFrame | None] = {}
    for title, cells in sheets.items():
        name, place = title.strip().lower(), f"{berkas}[{title}]"
        if name.startswith("_"):
            continue
        if name in tables:
            temuan.append(Temuan(place, 0, "", title, "lembar ganda", "gabungkan atau hapus"))
            continue
        table, problems = build_table(rows_of(cells), place, wanted=wanted.get(name, ()))
        tables[name] = table
        temuan += problems
        if table is not None:
            temuan += _ambiguous(cells, place) + _merged(merged[title], cells, place)
    return tables, temuan


def rows_of(cells: list[list[Any]]) -> list[tuple[int, list[str]]]:
    """Number the rows of a sheet and print its cells."""
    return [(n, [cell_text(c) for c in row]) for n, row in enumerate(cells, 1)]


def read_sheets(
    path: Path, berkas: str
) -> tuple[Lembar, Mapping[str, list[tuple[int, int, int, int]]], list[Temuan]]:
    """Read the cells of every worksheet that has any, and its merged ranges (r1, c1, r2, c2)."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        if path.stat().st_size > MAX_BYTES:
            return {}, {}, [Temuan(berkas, 0, "", "", "lebih dari 50 MB", "pecah buku kerjanya")]
        with CalamineWorkbook.from_path(str(path)) as workbook:
            sheets, merged = _worksheets(workbook)
            restore_display(path, sheets)
    except PasswordError:
        rule, remedy = "buku kerja terkunci sandi", "buka kuncinya di Excel lalu simpan ulang"
    except OSError as error:
        rule = f"buku kerja tidak dapat dibaca: {os_reason(error)}"
        remedy = "periksa nama dan izin berkasnya"
    except (CalamineError, *RUSAK):
        rule, remedy = "bukan buku kerja Excel yang utuh", "buka di Excel lalu simpan sebagai .xlsx"
    else:
        return sheets, merged, []
    return {}, {}, [Temuan(berkas, 0, "", "", rule, remedy)]


def _worksheets(
    workbook: CalamineWorkbook,
) -> tuple[Lembar, dict[str, list[tuple[int, int, int, int]]]]:
    from python_calamine import SheetTypeEnum

    sheets: Lembar = {}
    merged: dict[str, list[tuple[int, int, int, int]]] = {}
    for meta in workbook.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        cells = sheet.to_python(skip_empty_area=False)
        if cells:
            sheets[meta.name] = cells
            ranges = sheet.merged_cell_ranges or []
            merged[meta.name] = [(*start, *end) for start, end in ranges]
    return sheets, merged


def _heading(cells: list[list[Any]]) -> int:
    """Return the position of the first filled row."""
    return next((i for i, row in enumerate(cells) if any(cell_text(c).strip() for c in row)), 0)


def _ambiguous(cells: list[list[Any]], place: str) -> list[Temuan]:
    """Refuse number cells that may be percents: never guess whether 0,9 means 0,9% or 90%."""
    start = _heading(cells)
    head = [cell_text(c).strip().lower() for c in cells[start]]
    return [
        Temuan(
            place, n, head[i], cell_text(value),
            "persen tersimpan sebagai angka Excel, artinya tidak pasti",
            'format kolom sebagai Teks, lalu ketik ulang seperti tercetak, mis. "90%"',
        )
        for n, row in enumerate(cells[start + 1 :], start + 2)
        for i, value in enumerate(row[: len(head)])
        if isinstance(value, (int, float)) and not isinstance(value, bool)
        if head[i] in PERSEN or (head[i] in PECAHAN and 0 < abs(value) < 1)
    ]  # fmt: skip


def _merged(
    ranges: list[tuple[int, int, int, int]], cells: list[list[Any]], place: str
) -> list[Temuan]:
    """Refuse merged cells of the body: nobody can say which rows the value belongs to."""
    start = _heading(cells)
    head = [cell_text(c).strip() for c in cells[start]]
    return [
        Temuan(
            place, top + 1, head[left] if left < len(head) else "", cell_text(cells[top][left]),
            "sel gabungan (merge)", "pisahkan selnya (unmerge) dan isi setiap baris",
        )
        for top, left, _, _ in ranges
        if top >= start and top < len(cells) and left < len(cells[top])
    ]  # fmt: skip
