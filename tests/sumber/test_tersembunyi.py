"""What a sheet hides and is read all the same is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kinerja_lib.capaian.masukan import read_masukan
from kinerja_lib.jalan.periksa import check_many

KEPALA = ["kode", "no", "nama", "sumber"]


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def hide_column(sheet: Any) -> None:
    sheet.column_dimensions["C"].hidden = True


def hide_sheet(sheet: Any) -> None:
    sheet.sheet_state = "hidden"


def hide_blank(sheet: Any) -> None:
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["J"].hidden = True


def write(path: Path, title: str, rows: list[list[str]], change: Callable[[Any], None]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.create_sheet("_lain")
    change(sheet)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (hide_row, "data.xlsx[sasaran]:3: 1 baris: baris tersembunyi ikut dihitung: 3: tampilkan"),
        (hide_column, "data.xlsx[sasaran]:1: 1 kolom: kolom tersembunyi ikut dibaca: nama: "),
        (hide_sheet, "data.xlsx[sasaran]: (kosong): lembar tersembunyi ikut dibaca: "),
        (hide_blank, ""),
    ],
)
def test_of_a_satker_it_is_a_warning(
    satker_kecil: Callable[..., Path], change: Callable[[Any], None], said: str
) -> None:
    data = satker_kecil()
    folder = data / "satker" / "022207"
    (folder / "sasaran.csv").unlink()
    rows = [KEPALA, ["S01", "1", "Uji", "uji"], ["S02", "2", "Uji lagi", "uji"]]
    write(folder / "data.xlsx", "sasaran", rows, change)
    found = [line for line in check_many(["022207"], str(data)).peringatan if "tersem" in line]
    assert len(found) == bool(said) and all(said in line for line in found)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (hide_row, "baris tersembunyi ikut dihitung: 3:"),
        (hide_column, "kolom tersembunyi ikut dibaca: Realisasi:"),
        (hide_blank, ""),
    ],
)
def test_of_a_measured_table_it_is_a_remark(
    tmp_path: Path, change: Callable[[Any], None], said: str
) -> None:
    rows = [["Indikator", "Target", "Realisasi"], ["a", "4", "4"], ["b", "4", "3"]]
    made = read_masukan(write(tmp_path / "a.xlsx", "Data", rows, change))
    found = [line for line in made.catatan if "tersembunyi ikut" in line]
    assert len(found) == bool(said) and all(said in line for line in found)


def test_a_hidden_total_is_not_measured_and_not_said(tmp_path: Path) -> None:
    rows = [["Indikator", "Target", "Realisasi"], ["a", "4", "4"], ["Jumlah", "4", "4"]]
    made = read_masukan(write(tmp_path / "a.xlsx", "Data", rows, hide_row))
    assert not [line for line in made.catatan if "tersembunyi ikut" in line]
