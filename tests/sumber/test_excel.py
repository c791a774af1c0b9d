"""Workbooks: the same tables as CSV, and nothing guessed."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kinerja_lib.sumber.excel as sumber
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.excel import is_workbook, read_workbook


def write(
    path: Path, sheets: dict[str, list[list[Any]]], then: Callable[[Any], None] | None = None
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if then:
        then(book)
    book.save(path)
    return path


def test_cells_come_as_people_type_them(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [], ["Kode", "Nilai"], ["022207", 12.0], [True, "9,25"], [], [dt.date(2023, 1, 3), 9.25],
        [dt.time(3, 4), 5], ["a\nb", "87,5%"],
    ]  # fmt: skip
    tables, temuan = read_workbook(write(tmp_path / "b.xlsx", {"Data ": rows}), "b.xlsx")
    assert temuan == []
    table = tables["data"]
    assert list(table.columns) == ["Kode", "Nilai", BERKAS, BARIS]
    assert table["Kode"].tolist() == ["022207", "Ya", "2023-01-03", "03:04:00", "a\nb"]
    assert table["Nilai"].tolist() == ["12", "9,25", "9,25", "5", "87,5%"]
    assert table[BARIS].tolist() == [3, 4, 6, 7, 8]
    assert set(table[BERKAS]) == {"b.xlsx[Data ]"}


def test_empty_sheets_charts_and_notes_are_passed_over_hidden_ones_are_read(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.create_chartsheet("Grafik")
        book["sasaran"].sheet_state = "hidden"

    sheets = {"sasaran": [["kode"], ["S01"]], "kosong": [], "_catatan": [["a", "a"]]}
    tables, temuan = read_workbook(write(tmp_path / "b.xlsx", sheets, change), "b.xlsx")
    assert (list(tables), temuan) == (["sasaran"], [])


def test_error_cells_are_unreadable_not_empty(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["t"]["B3"] = "#DIV/0!"
        book["t"]["AB2"] = "#N/A"

    head = [f"k{i}" for i in range(28)]
    path = write(
        tmp_path / "b.xlsx", {"lain": [["x"]], "t": [head, ["a", "b"], ["c", "d"]]}, change
    )
    table = read_workbook(path, "b.xlsx")[0]["t"]
    assert (table["k1"][1], table["k27"][0], table["k0"][1]) == ("#DIV/0!", "#N/A", "c")


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (0.9, "0%", "90%"),
        (0.895, "0%", "89,5%"),
        (0.29, "0.00%", "29%"),
        (1, "0%", "100%"),
        (1.4, '0.0" %"%', "140%"),
        (0, "0%", "0%"),
        (5, '0" %"', "5"),
        (0.5, r"0\%", "0,5"),
        ("90%", "0%", "90%"),
        (True, "0%", "Ya"),
        (12, "General", "12"),
    ],
)
def test_a_percent_format_is_read_as_it_shows(
    tmp_path: Path, value: Any, number_format: str, printed: str
) -> None:
    def change(book: Any) -> None:
        book["t"]["A2"].number_format = number_format

    path = write(tmp_path / "b.xlsx", {"t": [["nilai_lain"], [value], ["x"]]}, change)
    tables, temuan = read_workbook(path, "b.xlsx")
    assert (tables["t"]["nilai_lain"].tolist(), temuan) == ([printed, "x"], [])


def test_a_percent_cell_is_not_ambiguous(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["t"]["A2"].number_format = "0%"

    path = write(tmp_path / "b.xlsx", {"t": [["target_persen"], [0.9], [0.9]]}, change)
    tables, temuan = read_workbook(path, "b.xlsx")
    assert tables["t"]["target_persen"].tolist() == ["90%", "0,9"]
    assert [t.baris for t in temuan] == [3]


@pytest.mark.parametrize(
    ("head", "value", "refused"),
    [
        ("target_persen", 0.9, True), ("Target_Persen", 90, True), ("target_persen", "90%", False),
        ("target", 0.9, True), ("target", 1, False), ("target", 4.0, False),
        ("realisasi", 0.25, True),
        ("target", "0,9", False), ("lain", 0.9, False), ("target", True, False),
        ("target", 0, False),
    ],
)  # fmt: skip
def test_a_number_that_may_be_a_percent_is_refused(
    tmp_path: Path, head: str, value: Any, refused: bool
) -> None:
    path = write(tmp_path / "b.xlsx", {"t": [[], ["a", head], ["x", value]]})
    temuan = read_workbook(path, "b.xlsx")[1]
    places = [(t.berkas, t.baris, t.kolom) for t in temuan]
    assert places == ([("b.xlsx[t]", 3, head.lower())] if refused else [])


def test_merged_cells_of_the_body_are_refused_a_merged_title_is_not(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["t"].merge_cells("B2:B3")

    path = write(tmp_path / "b.xlsx", {"t": [["a", "b"], ["1", "2"], ["3", "4"]]}, change)
    temuan = read_workbook(path, "b.xlsx")[1]
    assert [(t.baris, t.kolom, t.nilai) for t in temuan] == [(2, "b", "2")]
    assert "gabungan" in temuan[0].aturan


def test_two_sheets_of_one_name_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", {"sasaran": [["a"], ["1"]], "Sasaran ": [["a"], ["2"]]})
    tables, temuan = read_workbook(path, "b.xlsx")
    assert tables["sasaran"]["a"].tolist() == ["1"]
    assert [t.aturan for t in temuan] == ["lembar ganda"]


@pytest.mark.parametrize(
    ("content", "aturan"),
    [
        (b"PK\x03\x04" + b"x" * 100, "bukan buku kerja Excel yang utuh"),
        (b"", "bukan buku kerja Excel yang utuh"),
        (b"kode,nama\n1,2\n", "bukan buku kerja Excel yang utuh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000, "bukan buku kerja Excel yang utuh"),
        (None, "berkas atau folder tidak ada"),
    ],
)
def test_a_broken_workbook_is_one_finding(
    tmp_path: Path, content: bytes | None, aturan: str
) -> None:
    path = tmp_path / "b.xlsx"
    if content is not None:
        path.write_bytes(content)
    tables, temuan = read_workbook(path, "b.xlsx")
    assert tables == {} and len(temuan) == 1
    assert temuan[0].berkas == "b.xlsx" and aturan in temuan[0].aturan


def encrypted() -> bytes:
    """Return the least container that Excel makes of a workbook with a password."""
    free, end, nil = 0xFFFFFFFF, 0xFFFFFFFE, 0

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(text) + 2, kind, 1, free, free, child
        )
        return head + b"\0" * 36 + struct.pack("<IQ", end, nil)

    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, nil, 1, 1, nil, 4096, end, nil, end, nil)
    head += struct.pack("<I", nil) + b"\xff" * 432
    table = struct.pack("<2I", 0xFFFFFFFD, end).ljust(512, b"\xff")
    return (
        head
        + table
        + (entry("Root Entry", 5, 1) + entry("EncryptedPackage", 2, free)).ljust(512, b"\0")
    )


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(encrypted())
    tables, temuan = read_workbook(tmp_path / "b.xlsx", "b.xlsx")
    assert tables == {} and [t.aturan for t in temuan] == ["buku kerja terkunci sandi"]


def test_a_workbook_cut_or_bent_anywhere_never_crashes(tmp_path: Path) -> None:
    whole = write(tmp_path / "b.xlsx", {"t": [["a"], ["#DIV/0!"], [5]]}).read_bytes()
    bent = tmp_path / "c.xlsx"
    for i in range(0, len(whole), 97):
        bent.write_bytes(whole[:i])
        tables, temuan = read_workbook(bent, "c.xlsx")
        assert (tables, len(temuan)) == ({}, 1)
        bent.write_bytes(whole[:i] + bytes([whole[i] ^ 0xFF]) + whole[i + 1 :])
        tables, temuan = read_workbook(bent, "c.xlsx")
        assert len(tables) < 2 and all(t.perbaikan for t in temuan)


def test_a_large_workbook_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "b.xlsx", {"t": [["a"]]})
    monkeypatch.setattr(sumber, "MAX_BYTES", 10)
    assert [t.aturan for t in read_workbook(path, "b.xlsx")[1]] == ["lebih dari 50 MB"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"PK\x03\x04", True), (b"\xd0\xcf\x11\xe0", True), (b"PK,a\n", False), (b"", False),
    (None, False)],
)  # fmt: skip
def test_is_workbook(tmp_path: Path, content: bytes | None, expected: bool) -> None:
    if content is not None:
        (tmp_path / "b").write_bytes(content)
    assert is_workbook(tmp_path / "b") is expected
