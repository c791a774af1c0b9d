"""An old .xls shows what calamine drops."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from kinerja_lib.capaian.masukan import read_masukan
from kinerja_lib.dasar.errors import DataError
from kinerja_lib.sumber.excel import read_sheets, read_workbook
from kinerja_lib.sumber.lama import Xls
from tests.sumber.xls import Rekam, error, formula, label, number, write_xls

KEPALA = [label(0, i, name) for i, name in enumerate(("Indikator", "Target", "Realisasi"))]
DIHITUNG = (0x1C1, bytes(8))


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number(1, 2, 1.05, 1), "105%"),
        (number(1, 2, 12, 2), "12 bulan"),
        (number(1, 2, 1.05), 1.05),
        ((0x27E, struct.pack("<HHHI", 1, 2, 1, (95 << 2) | 3)), "95%"),
        ((0xBD, struct.pack("<HHHIHIH", 1, 2, 1, (1 << 2) | 2, 0, (3 << 2) | 2, 3)), "100%"),
        (error(1, 2, 7), "#DIV/0!"),
        (error(1, 2, 42), "#N/A"),
        (formula(1, 2, 2, 23), "#REF!"),
        (formula(1, 2, 3), "(rumus tanpa nilai)"),
    ],
)
def test_a_cell_is_what_it_shows(tmp_path: Path, cell: Rekam, shown: object) -> None:
    path = write_xls(tmp_path / "a.xls", [*KEPALA, cell], ["0.0%", '0 "bulan"'])
    sheets, temuan = read_sheets(path, "a.xls")
    assert temuan == []
    assert sheets["Data"].at((1, 2)) == shown


def test_an_empty_text_that_was_computed_is_empty(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", [*KEPALA, formula(1, 2, 3)], more=DIHITUNG)
    assert read_sheets(path, "a.xls")[0]["Data"].rumus == []


def test_an_error_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    rows = [label(1, 0, "a"), number(1, 1, 4), error(1, 2, 7)]
    path = write_xls(tmp_path / "a.xls", [*KEPALA, *rows])
    (fault,) = read_masukan(path).masalah
    assert (fault.baris, fault.nilai) == (2, "#DIV/0!") and "C2" in fault.aturan
    tables, temuan = read_workbook(path, "a.xls")
    assert tables == {} and [t.nilai for t in temuan] == [".xls", "#DIV/0!"]


def test_what_is_hidden_is_noted(tmp_path: Path) -> None:
    hide = [
        (0x208, struct.pack("<HHHHHHI", 1, 0, 3, 0, 0, 0, 0x20)),
        (0x7D, struct.pack("<HHHHHH", 1, 1, 0, 0, 1, 0)),
    ]
    rows = [label(1, 0, "a"), number(1, 1, 4), number(1, 2, 3)]
    made = read_masukan(write_xls(tmp_path / "a.xls", [*hide, *KEPALA, *rows]))
    said = " ".join(made.catatan)
    assert "baris tersembunyi ikut dihitung: 2" in said
    assert "kolom tersembunyi ikut dibaca: Target" in said


def test_a_cell_far_out_is_not_loaded(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", [*KEPALA, label(65535, 255, " ")])
    assert Xls(path).far_cells() == {"Data": (65535, 255)}
    with pytest.raises(DataError, match="IV65536: sel berisi terlalu jauh"):
        read_masukan(path)


@pytest.mark.parametrize("at", [0x1E, 0x30, 0x44, 0x4C, 512, 512 + 8, 1024 + 116, 1536, 1540])
@pytest.mark.parametrize("value", [0, 1, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_broken_one_is_one_message(tmp_path: Path, at: int, value: int) -> None:
    path = write_xls(tmp_path / "a.xls", KEPALA)
    raw = bytearray(path.read_bytes())
    struct.pack_into("<I", raw, at, value)
    path.write_bytes(raw)
    sheets, temuan = read_sheets(path, "a.xls")
    assert sheets or len(temuan) <= 1
