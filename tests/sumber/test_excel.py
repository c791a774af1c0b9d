"""Workbooks: the same tables as CSV, and nothing guessed."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kinerja_lib.sumber.excel as sumber
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.excel import broken_cells, is_workbook, read_sheets, read_workbook


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
        [],
        ["Kode", "Nilai"],
        ["022207", 12.0],
        [True, "9,25"],
        [],
        [dt.date(2023, 1, 3), 9.25],
        [dt.time(3, 4), 5],
        ["a\nb", "87,5%"],
    ]
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


def test_error_cells_are_said_once_a_sheet_not_empty(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for cell, error in (("B3", "#DIV/0!"), ("B4", "#REF!"), ("AB2", "#N/A")):
            book["t"][cell] = error

    head = [f"k{i}" for i in range(28)]
    path = write(tmp_path / "b.xlsx", {"lain": [["x"]], "t": [head, ["a"], ["b"], ["c"]]}, change)
    tables, temuan = read_workbook(path, "b.xlsx")
    assert [(t.berkas, t.baris, t.nilai, t.aturan) for t in temuan] == [
        ("b.xlsx[t]", 2, "#N/A", "sel berisi nilai galat: B3:B4, AB2")
    ]
    assert tables["t"]["k0"].tolist() == ["a", "b", "c"]


def sheet_xml(path: Path, rows: str, book: str = "") -> Path:
    """Write the least workbook around the rows of a sheet, as other programs than openpyxl do."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{links}/'
        'officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="t" '
        f'sheetId="1" r:id="b"/></sheets>{book}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="b" '
        f'Type="{links}/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="9"/></cellXfs></styleSheet>',
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


STALE = '<calcPr fullCalcOnLoad="1"/>'


@pytest.mark.parametrize(
    ("cell", "book", "uncomputed"),
    [
        ('<c r="B2"><f>1+1</f></c>', "", True),
        ('<c r="B2"><f>1+1</f><v></v></c>', "", True),
        ("<c r='B2'><f>1+1</f><v/></c>", "", True),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "", False),
        ('<c r="B2"><f>1-1</f><v>0</v></c>', "", False),
        ('<c r="B2"><f>1-1</f><v>0</v></c>', STALE, True),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', STALE, False),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', "", False),
        ('<c r="B2" t="str"><f>A1</f></c>', "", True),
        ('<c r="B2"><f t="shared" si="0"/><v></v></c>', "", True),
        ('<c r="B2"><f t="array" ref="B2:B3">A1:A2</f></c>', "", True),
        ('<c r="B2" t="b"><f>TRUE()</f><v>1</v></c>', "", False),
        ("<c/><c><f>1+1</f></c>", "", True),
    ],
)
def test_a_formula_without_a_saved_value_is_refused_by_its_cell(
    tmp_path: Path, cell: str, book: str, uncomputed: bool
) -> None:
    head = '<row r="1"><c t="inlineStr" r="A1"><is><t>a</t></is></c></row>'
    path = sheet_xml(tmp_path / "b.xlsx", f'{head}<row r="2">{cell}</row>', book)
    sheets, _ = read_sheets(path, "b.xlsx")
    assert sheets["t"].rumus == ([(1, 1)] if uncomputed else [])
    said = [(t.baris, t.nilai, t.aturan) for t in broken_cells(sheets["t"], "b.xlsx[t]")]
    rule = "rumus tanpa nilai tersimpan: B2"
    assert said == ([(2, "1 rumus", rule)] if uncomputed else [])


def test_many_formulas_are_one_message_and_nothing_else_is_said_of_them(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["a", "b", "c"], *([f"x{i}", "=1+1", ""] for i in range(40))]
    rows[5][2] = "=B1"
    temuan = read_workbook(write(tmp_path / "b.xlsx", {"t": rows}), "b.xlsx")[1]
    assert [t.aturan for t in temuan] == ["rumus tanpa nilai tersimpan: B2:B41, C6"]


def test_cells_without_an_address_stand_one_after_another(tmp_path: Path) -> None:
    text = '<c t="inlineStr"><is><t>x</t></is></c>'
    rows = f'<row>{text * 3}</row><row>{text}<c/><c s="1"><v>1.05</v></c></row>'
    rows += f'<row r="5"><c t="e"><v>#N/A</v></c><c r="C5" s="1"><v>2</v></c>{text}</row>'
    sheet = read_sheets(sheet_xml(tmp_path / "b.xlsx", rows), "b.xlsx")[0]["t"]
    assert (sheet.at((1, 2)), sheet.at((4, 0)), sheet.at((4, 2))) == ("105%", "#N/A", "200%")


@pytest.mark.parametrize(
    ("far", "too_far"),
    [
        ('<row r="200000"><c r="ZZ200000" t="inlineStr"><is><t> </t></is></c></row>', "ZZ200000"),
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "XFD1048576"),
        ('<row r="1048576"><c r="XFD1048576" s="1"/></row>', None),
        ('<row r="9000"><c r="A9000"><v>1</v></c></row>', None),
    ],
)
def test_a_sheet_that_reaches_too_far_is_not_loaded(
    tmp_path: Path, far: str, too_far: str | None
) -> None:
    head = '<row r="1"><c t="inlineStr" r="A1"><is><t>a</t></is></c></row>'
    tables, temuan = read_workbook(sheet_xml(tmp_path / "b.xlsx", head + far), "b.xlsx")
    if too_far is None:
        assert temuan == [] and tables["t"] is not None
    else:
        assert tables == {"t": None} and [t.nilai for t in temuan] == [too_far]
        assert "terlalu jauh" in temuan[0].aturan


def test_what_unpacks_to_too_much_or_is_binary_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "b.xlsx", {"t": [["a"]]})
    monkeypatch.setattr(sumber, "MAX_BUKA", 10)
    assert "setelah dibuka" in read_workbook(path, "b.xlsx")[1][0].aturan
    with zipfile.ZipFile(tmp_path / "b.xlsb", "w") as archive:
        archive.writestr("xl/workbook.bin", "x")
    monkeypatch.undo()
    assert "biner" in read_workbook(tmp_path / "b.xlsb", "b.xlsb")[1][0].aturan


def test_a_panic_of_the_reader_is_a_broken_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    def panic(*_: Any) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(sumber, "_worksheets", panic)
    temuan = read_workbook(write(tmp_path / "b.xlsx", {"t": [["a"]]}), "b.xlsx")[1]
    assert [t.aturan for t in temuan] == ["bukan buku kerja Excel yang utuh"]


@pytest.mark.parametrize(
    ("target", "realisasi", "refused"),
    [
        ("100%", 1.05, ["realisasi"]),
        ("100%", 2, ["realisasi"]),
        (1.2, "110 persen", ["target"]),
        ("100%", 95, []),
        ("4 laporan", 3, []),
        ("100%", "105%", []),
        (1, 1.2, ["realisasi"]),
        (9.5, 9.24, []),
        ("4 laporan", 1.5, []),
        ("100%", 0, []),
    ],
)
def test_a_percent_whose_format_was_lost_is_known_by_its_company(
    tmp_path: Path, target: Any, realisasi: Any, refused: list[str]
) -> None:
    rows = [
        ["target_persen", "target", "realisasi"],
        ["100%", target, realisasi],
        ["", "90%", "80%"],
        ["100%", 8, 9],
    ]
    temuan = read_workbook(write(tmp_path / "b.xlsx", {"t": rows}), "b.xlsx")[1]
    assert [(t.baris, t.kolom) for t in temuan] == [(2, name) for name in refused]


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (0.9, "0%", "90%"),
        (0.895, "0%", "89,5%"),
        (0.29, "0.00%", "29%"),
        (1, "0%", "100%"),
        (1.4, '0.0" %"%', "140%"),
        (0, "0%", "0%"),
        (5, '0" %"', "5 %"),
        (0.5, r"0\%", "0,5 %"),
        (12, '0 "bulan"', "12 bulan"),
        (1250, r'#,##0\ "orang"', "1250 orang"),
        (2.5, 'General" miliar"', "2,5 miliar"),
        (2500000, '#,##0,, "juta"', "2500000"),
        (5, '0 "m2"', "5"),
        (5, '"Rp" #,##0', "5"),
        ("x", '0 "bulan"', "x"),
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
        ("target_persen", 0.9, True),
        ("Target_Persen", 90, True),
        ("target_persen", "90%", False),
        ("target", 0.9, True),
        ("target", 1, False),
        ("target", 4.0, False),
        ("realisasi", 0.25, True),
        ("target", "0,9", False),
        ("lain", 0.9, False),
        ("target", True, False),
        ("target", 0, False),
    ],
)
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
    [
        (b"PK\x03\x04", True),
        (b"\xd0\xcf\x11\xe0", True),
        (b"PK,a\n", False),
        (b"", False),
        (None, False),
    ],
)
def test_is_workbook(tmp_path: Path, content: bytes | None, expected: bool) -> None:
    if content is not None:
        (tmp_path / "b").write_bytes(content)
    assert is_workbook(tmp_path / "b") is expected
