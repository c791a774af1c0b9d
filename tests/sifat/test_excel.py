"""What holds for every workbook: a cell says what the same text in a CSV file says, or is named."""

from __future__ import annotations

import datetime as dt
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from kinerja_lib.errors import one_line
from kinerja_lib.nilai import cell_text
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.excel import read_workbook
from tests.sifat.conftest import BANYAK

BUKU = settings(max_examples=BANYAK or 20)
"""A workbook takes ten times as long as a CSV file."""
JUDUL = ["kode", "nama", "isi"]
POTONG = ("_x", "&amp;", "<v>", "]]>", "=1+1", "'", "87,5%", "#N/A", "  ")
TEKS = st.lists(
    st.sampled_from([*string.printable[:-4], "–", "½", "Ω", "日", "😀", "\u200b", "\xa0", "\r\n"])
    | st.sampled_from(POTONG),
    max_size=6,
).map("".join)
NILAI = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**14), 10**14),
    st.floats(-1e12, 1e12).map(lambda x: float(f"{x:.15g}")),
    st.dates(dt.date(1901, 1, 1), dt.date(2099, 12, 31)),
)  # fmt: skip


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the one workbook that is written again and again."""
    return tmp_path_factory.mktemp("buku") / "b.xlsx"


def read(berkas: Path, rows: list[list[Any]], kind: str = "") -> tuple[list[list[str]] | None, Any]:
    """Write rows below JUDUL, read them back; with `kind` every cell is of that type."""
    book = Workbook()
    sheet: Any = book.active
    for i, row in enumerate([JUDUL, *rows], 1):
        for j, value in enumerate(row, 1):
            cell = sheet.cell(i, j, value if not kind else None)
            if kind:
                cell.value, cell.data_type = value, kind
    book.save(berkas)
    tables, temuan = read_workbook(berkas, "b.xlsx")
    assert all(t.aturan and t.perbaikan and one_line(t) == str(t) for t in temuan)
    table = tables["sheet"]
    cells = None if table is None else table.drop(columns=[BERKAS, BARIS]).to_numpy().tolist()
    return cells, temuan


def as_csv(rows: list[list[str]]) -> list[list[str]]:
    """Return what a CSV file with these cells holds: no spaces around, no blank rows."""
    stripped = [[c.strip().replace("\r\n", "\n") for c in row] for row in rows]
    return [row for row in stripped if any(row)]


@BUKU
@given(st.lists(st.lists(TEKS, min_size=3, max_size=3), max_size=8))
def test_text_is_what_it_is_in_a_csv_file(berkas: Path, rows: list[list[str]]) -> None:
    cells, temuan = read(berkas, rows, "s")
    assert temuan == [] and cells == as_csv(rows)


@BUKU
@given(st.lists(st.lists(NILAI, min_size=3, max_size=3), max_size=8))
def test_a_number_or_a_date_is_what_a_person_would_type(
    berkas: Path, rows: list[list[Any]]
) -> None:
    cells, temuan = read(berkas, rows)
    assert temuan == [] and cells == as_csv([[cell_text(v) for v in row] for row in rows])


@BUKU
@given(st.floats(-1000, 1000).map(lambda x: round(x, 4)),
       st.sampled_from(["0%", "0.00%", '0 "bulan"', "#,##0", "@", "0.0", "[Red]0%"]))  # fmt: skip
def test_a_format_never_makes_another_number(berkas: Path, angka: float, bentuk: str) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (JUDUL, ["a", "b", angka]):
        sheet.append(row)
    sheet["C2"].number_format = bentuk
    book.save(berkas)
    tables, temuan = read_workbook(berkas, "b.xlsx")
    assert temuan == [] and tables["sheet"] is not None
    number = cell_text(float(f"{angka * 100:.15g}")) + "%" if "%" in bentuk else cell_text(angka)
    assert tables["sheet"]["isi"].tolist() == [number + " bulan" * ("bulan" in bentuk)]
