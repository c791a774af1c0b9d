"""Tables from one Excel workbook, a sheet a table; read with calamine (fast, needs no Excel)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan
from kinerja_lib.sumber import build_table

PERSEN = frozenset({"target_persen", "capaian_tercetak"})
"""Columns where a bare number is ambiguous: Excel keeps 90% as 0,9, and 1 may be 1% or 100%."""


def read_workbook(
    path: Path, berkas: str
) -> tuple[dict[str, pd.DataFrame], list[Temuan]]:
    """Read every sheet of a workbook into a traced table, keyed by the sheet's name."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = {
            name.strip().lower(): workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }
    except (CalamineError, OSError) as error:
        rule = f"buku kerja tidak dapat dibaca ({error})"
        return {}, [Temuan(berkas, 0, "", "", rule, "buka di Excel lalu simpan sebagai .xlsx")]
    tables: dict[str, pd.DataFrame] = {}
    temuan: list[Temuan] = []
    for name, cells in sheets.items():
        place = f"{berkas}[{name}]"
        rows = [(n, [cell_text(c) for c in row]) for n, row in enumerate(cells, 1)]
        table, problems = build_table(rows, place)
        temuan += problems + _ambiguous(cells, place)
        if table is not None:
            tables[name] = table
    return tables, temuan


def cell_text(value: Any) -> str:
    """Print a cell as a person would have typed it into a CSV.

    12.0 → `12`, 9.24 → `9,24`, a date → `2023-01-03`, TRUE → `Ya`.
    """
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n")


def _ambiguous(cells: list[list[Any]], place: str) -> list[Temuan]:
    """Refuse numeric cells in percent columns: never guess whether 0,9 means 0,9% or 90%."""
    if not cells:
        return []
    head = [str(c).strip().lower() for c in cells[0]]
    columns = [i for i, name in enumerate(head) if name in PERSEN]
    return [
        Temuan(
            place, n, head[i], cell_text(row[i]),
            "persen tersimpan sebagai angka Excel, artinya tidak pasti",
            'format kolom sebagai Teks, lalu ketik ulang seperti tercetak, mis. "90%"',
        )
        for n, row in enumerate(cells[1:], 2)
        for i in columns
        if isinstance(row[i], (int, float))
    ]  # fmt: skip
