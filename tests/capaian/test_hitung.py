"""Any table in, the same rows with capaian out."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.hitung import hitung, write_table
from kinerja_lib.capaian.masukan import read_masukan
from kinerja_lib.dasar.errors import DataError, UsageError

HASIL = ["capaian_mentah", "capaian", "kategori", "keterangan"]


def rows_of(text: str) -> list[dict[str, str]]:
    mark = ";" if text.startswith("\ufeff") else ","
    return list(csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=mark))


def run(tmp_path: Path, skala: dict[str, Skala], text: str, **policy: Any) -> list[dict[str, str]]:
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    return rows_of(write_table(hitung(path, Kebijakan(**policy), skala), None))


def write_book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_same_rows_and_order_and_columns_with_results(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    text = (
        "No;Indikator;TARGET; Realisasi ;Arah\n1;Partisipasi;80%;89,42%;\n"
        '2;"Kasus\nbaru";10;14;Turun\n'
        ";;;;\n3;Nilai AKIP;B;BB;naik\n4;Laporan;11 Lap;;naik\n;;;;\n"
    )
    found = run(tmp_path, skala, text, cap=None)
    assert list(found[0]) == ["No", "Indikator", "TARGET", "Realisasi", "Arah", *HASIL]
    assert [r["No"] for r in found] == ["1", "2", "", "3", "4"]
    assert [r["capaian_mentah"] for r in found] == ["111,775", "60", "", "125", ""]
    assert [r["kategori"] for r in found] == ["Sangat Baik", "Cukup Baik", "", "Sangat Baik", ""]
    assert found[1]["Indikator"] == "Kasus\nbaru" and found[0]["TARGET"] == "80%"
    assert found[4]["keterangan"] == "tidak dapat dihitung: realisasi kosong"


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "printed"),
    [
        ("80", "89,42", "", "111.775"),
        ("10", "14", "turun", "60"),
        ("7", "5", "", "71.4285714286"),
        ("3", "2", "", "66.6666666667"),
        ("100", "100", "", "100"),
        ("1000000000", "1", "", "0.0000001"),
        ("5", "0", "", "0"),
        ("0", "0", "", ""),
    ],
)
def test_prints_numbers_with_a_decimal_point(
    tmp_path: Path, skala: dict[str, Skala], target: str, realisasi: str, arah: str, printed: str
) -> None:
    text = f'indikator,target,realisasi,arah\nx,"{target}","{realisasi}",{arah}\n'
    assert run(tmp_path, skala, text, cap=None)[0]["capaian"] == printed


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("indikator,target,realisasi,Capaian", ["Capaian_tercetak"]),
        (
            "indikator,target,realisasi,capaian,capaian_tercetak",
            ["capaian_tercetak_", "capaian_tercetak"],
        ),
        ("indikator,target,realisasi,keterangan,x", ["keterangan_tercetak", "x"]),
    ],
)
def test_printed_results_are_kept_under_another_name(
    tmp_path: Path, skala: dict[str, Skala], head: str, expected: list[str]
) -> None:
    found = run(
        tmp_path, skala, f"{head}\na,5,7,p,q\n".replace(",q", "" if len(expected) < 2 else ",q")
    )
    assert list(found[0]) == ["indikator", "target", "realisasi", *expected, *HASIL]
    assert found[0][expected[0]] == "p" and found[0]["capaian"] == "100"


def test_its_own_output_is_measured_anew(tmp_path: Path, skala: dict[str, Skala]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("indikator,target,realisasi\na,5,7\n", encoding="utf-8")
    once = write_table(hitung(path, Kebijakan(), skala), None)
    path.write_text(once, encoding="utf-8")
    assert write_table(hitung(path, Kebijakan(), skala), None) == once


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("indikator,target\na,1\n", ["t.csv:1:realisasi: (kosong): kolom wajib tidak ada"]),
        (
            "a,b\n1,2\n",
            [
                "t.csv:1:indikator, target, realisasi: (kosong): kolom wajib tidak ada; judul"
                ' yang terbaca: "a", "b"; pemisah kolom: koma'
            ],
        ),
        ("a:b\n1:2\n", ['"a:b"; pemisah kolom: koma: pisahkan kolom dengan titik koma, dan beri']),
        ("", ["t.csv: (kosong): tabel kosong"]),
        ("indikator,target,target,realisasi\n", ['t.csv:1:target: "target", "target (2)": judul']),
        ("Indikator;Target TW I;Target TW II;Realisasi\n", ["t.csv:1:target: (kosong)"]),
        ("indikator,target,realisasi\na,1,2,3\n", ["t.csv:2: 3: sel lebih banyak"]),
        ('indikator,target,realisasi\n"a,1,2\n', ["t.csv:2: (kosong): tanda kutip"]),
    ],
)
def test_a_table_that_cannot_be_used_names_its_place(
    tmp_path: Path, skala: dict[str, Skala], text: str, places: list[str]
) -> None:
    with pytest.raises(DataError) as error:
        run(tmp_path, skala, text)
    lines = str(error.value).splitlines()
    assert len(lines) == len(places)
    assert all(place in line for place, line in zip(places, lines, strict=True))


@pytest.mark.parametrize("name", ["tidak_ada.csv", "."])
def test_no_such_file_is_wrong_usage(tmp_path: Path, skala: dict[str, Skala], name: str) -> None:
    with pytest.raises(UsageError, match="tidak ada"):
        hitung(tmp_path / name, Kebijakan(), skala)


def test_header_only_gives_headings_only(tmp_path: Path, skala: dict[str, Skala]) -> None:
    (tmp_path / "t.csv").write_text("indikator,target,realisasi\n", encoding="utf-8")
    text = write_table(hitung(tmp_path / "t.csv", Kebijakan(), skala), None)
    assert text == ",".join(["indikator", "target", "realisasi", *HASIL]) + "\n"


def test_takes_the_first_sheet_with_the_columns(tmp_path: Path, skala: dict[str, Skala]) -> None:
    path = write_book(
        tmp_path / "t.xlsx",
        {
            "Sampul": [["LKj"]],
            "Data": [
                ["Indikator", "Target", "Realisasi"],
                ["a", 0.9, 0.45],
                ["b", "90%", 0.45],
                ["c", dt.date(2023, 1, 3), 5],
                ["d", True, True],
                ["e", 5, "=1/0"],
                [],
                ["f", 4.0, 3],
            ],
            "Lain": [["indikator", "target", "realisasi"], ["z", 1, 1]],
        },
    )
    found = rows_of(write_table(hitung(path, Kebijakan(), skala), None))
    assert [(r["Indikator"], r["capaian"]) for r in found] == [
        ("a", "50"),
        ("b", ""),
        ("c", ""),
        ("d", "100"),
        ("e", ""),
        ("", ""),
        ("f", "75"),
    ]
    assert (found[0]["Target"], found[2]["Target"], found[3]["Target"]) == (
        "0.9",
        "2023-01-03",
        "Ya",
    )
    assert "bermakna ganda" in found[1]["keterangan"]


def test_a_workbook_without_the_columns_names_sheet_and_column(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    path = write_book(tmp_path / "t.xlsx", {"A": [["x"]], "B": [["indikator", "target"], ["a", 1]]})
    with pytest.raises(DataError) as error:
        hitung(path, Kebijakan(), skala)
    assert [(t.berkas[-3:], t.baris, t.kolom) for t in error.value.temuan] == [
        ("[B]", 1, "realisasi")
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("-5+cmd|' /C calc'!A0", "'-5+cmd|' /C calc'!A0"),
        ("＝1+1", "'＝1+1"),
        ("-A1", "'-A1"),
        ("-5%", "-5%"),
        ("-", "-"),
        ("--", "--"),
        ("-5 orang", "-5 orang"),
        ("+4", "+4"),
        ("-1.234,5", "-1.234,5"),
        ("a=b", "a=b"),
        ("a\r=1+1", "a\n'=1+1"),
        ("a\r\n=1+1", "a\n'=1+1"),
        ("x;=1+1", "x;'=1+1"),
        ("x\t=1+1", "x\t'=1+1"),
        ("x| @a", "x|' @a"),
        ("x, y; -5%", "x, y; -5%"),
        ("a\n- rapat, bimtek", "a\n- rapat, bimtek"),
        ("a;- b(1)", "a;'- b(1)"),
    ],
)
def test_what_a_spreadsheet_would_run_is_defused(
    tmp_path: Path, skala: dict[str, Skala], cell: str, written: str
) -> None:
    text = f'indikator,target,realisasi\n"{cell}",5,5\n'
    (tmp_path / "t.csv").write_bytes(text.encode())
    out = write_table(hitung(tmp_path / "t.csv", Kebijakan(), skala), None)
    assert next(csv.reader(io.StringIO(out.split("\n", 1)[1], newline="")))[0] == written


def test_headings_are_defused_too(tmp_path: Path, skala: dict[str, Skala]) -> None:
    assert "'=x" in run(tmp_path, skala, "indikator,target,realisasi,=x\na,1,1,b\n")[0]


def test_xlsx_holds_text_as_text_and_numbers_as_numbers(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    source, out = tmp_path / "t.csv", tmp_path / "hasil.XLSX"
    source.write_text(
        'indikator,target,realisasi\n=1+1,80,"89,42"\n"a\x0bb",5,\n', encoding="utf-8"
    )
    assert write_table(hitung(source, Kebijakan(cap=None), skala), out) == ""
    sheet = openpyxl.load_workbook(out).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert (sheet["B2"].value, sheet["C2"].value) == ("80", "89,42")
    assert sheet["D2"].value == pytest.approx(111.775) and sheet["D2"].data_type == "n"
    assert sheet["D3"].value is None and sheet["A3"].value == r"a\x0bb"
    assert hitung(out, Kebijakan(cap=None), skala)["capaian"][0] == pytest.approx(111.775)


def test_xlsx_keeps_the_number_cells_of_a_workbook(tmp_path: Path, skala: dict[str, Skala]) -> None:
    rows = [
        [],
        ["No", "Indikator", "Target", "Realisasi", "Capaian"],
        [1, "a", 9.5, "9,24", 97],
        [],
        ["022207", "b", True, 5, ""],
    ]
    path, out = write_book(tmp_path / "t.xlsx", {"A": rows}), tmp_path / "hasil.xlsx"
    table = hitung(path, Kebijakan(), skala)
    write_table(table, out)
    sheet = openpyxl.load_workbook(out).active
    cells = [c.value for c in sheet[2]][:5]
    assert cells == [1, "a", 9.5, "9,24", 97]
    assert sheet["E1"].value == "Capaian_tercetak" and sheet["G2"].value == pytest.approx(
        97.2631579
    )
    found = {
        (c.row, c.column): c.value for row in sheet["A3:E9"] for c in row if c.value is not None
    }
    assert "022207" in found.values() and "Ya" in found.values() and 5 in found.values()
    assert rows_of(write_table(table, None))[0]["Target"] == "9.5"


@pytest.mark.parametrize("name", ["t.csv", "./t.csv", "link.csv"])
def test_the_file_measured_is_never_overwritten(
    tmp_path: Path, skala: dict[str, Skala], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = Path("t.csv")
    source.write_text("indikator,target,realisasi\na,5,5\n", encoding="utf-8")
    os.link(source, "link.csv")
    with pytest.raises(UsageError, match=r"masukannya sendiri.*Pilih nama lain"):
        write_table(hitung(source, Kebijakan(), skala), Path(name))
    assert source.read_text(encoding="utf-8") == "indikator,target,realisasi\na,5,5\n"


TABEL = pd.DataFrame({"indikator": ["a"], "capaian": [100.0]})


def test_files_appear_whole_with_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "hasil.csv"
    path.write_text("lama", encoding="utf-8")
    write_table(TABEL, path, timpa=True)
    assert path.read_text(encoding="utf-8") == "indikator,capaian\na,100\n"
    assert os.listdir(tmp_path) == ["hasil.csv"]
    (tmp_path / "biasa").touch()
    assert path.stat().st_mode == (tmp_path / "biasa").stat().st_mode


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("hasil.pdf", "berakhiran .csv atau .xlsx"),
        ("hasil", "berakhiran"),
        ("tidak/ada.csv", "tidak ada"),
    ],
)
def test_an_output_that_cannot_be_written_is_wrong_usage(
    tmp_path: Path, name: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        write_table(TABEL, tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_a_folder_in_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "hasil.csv").mkdir()
    with pytest.raises(UsageError, match=r"hasil\.csv"):
        write_table(TABEL, tmp_path / "hasil.csv")
    assert os.listdir(tmp_path) == ["hasil.csv"]


def measured(tmp_path: Path, skala: dict[str, Skala], text: str) -> pd.DataFrame:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    return hitung(tmp_path / "t.csv", Kebijakan(), skala)


HEAD = "No;Indikator;Target;Realisasi\n"


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ("1;2;3;4\n1;a;5;4\n", {0: "nomor kolom"}),
        ("(1);(2);(3);(4)\n1;a;5;4\n", {0: "nomor kolom"}),
        ("1;a;5;4\n;Jumlah;10;9\n;Rata-rata;5;4,5\n", {1: "jumlah", 2: "rata-rata"}),
        ("TOTAL :;;10;9\n;Jumlah laporan;10;9\n", {0: "jumlah"}),
        (";Rata-rata capaian;;90\n;Rata-rata lama layanan;5;4\n", {0: "rata-rata"}),
        ("1;a;5;4\n;;;Metro, 31 Januari 2024\n;;;Ketua,\n", {1: "tanda tangan", 2: "tanda tangan"}),
        ("1;a;5;4\nSumber: LKj 2023;;;\n*) sementara;;;\n", {1: "catatan", 2: "catatan"}),
        ("1;a;5;4\nNo;Indikator;Target;Realisasi\n2;b;5;4\n", {1: "judul kolom yang berulang"}),
        ("I;;;\n1;a;5;4\n;;3;3\n", {0: "bukan indikator"}),
    ],
)
def test_rows_that_are_no_indicator_stay_without_a_result(
    tmp_path: Path, skala: dict[str, Skala], rows: str, kinds: dict[int, str]
) -> None:
    table = measured(tmp_path, skala, HEAD + rows)
    assert len(table) == rows.count("\n")
    for i, said in enumerate(table["keterangan"]):
        assert said == (f"baris {kinds[i]}, tidak diukur" if i in kinds else "") or (
            said == "baris tanpa nama indikator"
        )
        assert (table["capaian"].iloc[i] != table["capaian"].iloc[i]) == (i in kinds)
    notes = " ".join(table.attrs["masukan"].catatan)
    assert all(f"baris {i + 2}" in notes or f", {i + 2}" in notes for i in kinds)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Indikator Kinerja;Target %;Realisasi %\na;80;60\n", "Indikator Kinerja, Target %"),
        ("KPU Contoh\nTahun 2023;;\nIndikator;Target;Realisasi\na;80;60\n", "Indikator, Target"),
        ("No;Indikator;2023 R;\n;;Target;Realisasi\n1;a;80;60\n", "Indikator, 2023 R Target"),
        ("Indikator (a, b, c);Target;Realisasi\na;80;60\n", "Indikator (a, b, c), Target"),
        ("\u200bIndikator;Target;Realisasi\na;80;60\n", "\u200bIndikator, Target"),
        ("Indikator|Target|Realisasi\na|80|60\n", "Indikator, Target"),
        ("Indikator\tTarget\tRealisasi\na\t80\t60\n", "Indikator, Target"),
        ("Indikator;;Target;Realisasi;;\na;;80;60;;\n", "Indikator, Target"),
    ],
)
def test_the_headings_are_found(
    tmp_path: Path, skala: dict[str, Skala], text: str, names: str
) -> None:
    table = measured(tmp_path, skala, text)
    assert list(table["capaian"]) == [75]
    columns = [c for c in table.columns if "ndikator" in c or "arget" in c]
    assert ", ".join(columns) == names
    assert any("kolom yang dibaca: indikator" in line for line in table.attrs["masukan"].catatan)


@pytest.mark.parametrize(
    ("head", "value", "capaian"),
    [
        ("Polaritas", "turun", 100),
        ("Polaritas", "Minimize", 100),
        ("ARAH", "naik", 60),
        ("Polaritas", "Semakin kecil semakin baik", 100),
        ("Arah", "", 60),
        ("Polaritas", "entah", None),
        ("Kode", "turun", 60),
    ],
)
def test_a_polarity_by_any_word_is_taken_or_refused(
    tmp_path: Path, skala: dict[str, Skala], head: str, value: str, capaian: float | None
) -> None:
    table = measured(tmp_path, skala, f"Indikator;Target;Realisasi;{head}\na;5;3;{value}\n")
    found = table["capaian"].iloc[0]
    assert (found == capaian) if capaian else (found != found and "entah" in table["keterangan"][0])


@pytest.mark.parametrize(
    ("printed", "differs"),
    [
        ("83,75", False),
        ("83,8%", False),
        ("84", False),
        ("83,7%", True),
        ("100%", True),
        ("", False),
        ("Baik", False),
    ],
)
def test_a_printed_capaian_is_compared(
    tmp_path: Path, skala: dict[str, Skala], printed: str, differs: bool
) -> None:
    text = f"Indikator;Target;Realisasi;Capaian (%)\na;80;67;{printed}\nb;50;60;120\nc;50;60;100\n"
    table = measured(tmp_path, skala, text)
    assert ("tercetak" in table["keterangan"][0]) is differs
    assert list(table["keterangan"][1:]) == ["", ""]
    count = (
        "1 dari 3" if differs else "0 dari 3" if printed.strip("%")[:1].isdigit() else "0 dari 2"
    )
    assert (
        f"{count} capaian tercetak"
        in table.attrs["masukan"].catatan[-2] + table.attrs["masukan"].catatan[-1]
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("indikator;target;realisasi\na;3;2\n", "\ufeffindikator;target;realisasi;capaian_mentah"),
        ("indikator\ttarget\trealisasi\na\t3,5\t2\n", "\ufeffindikator;target;realisasi;capaian"),
        ("indikator\ttarget\trealisasi\na\t3\t2\n", "indikator,target,realisasi,capaian_mentah"),
        ('indikator,target,realisasi\na,"3,5",2\n', "indikator,target,realisasi,capaian_mentah"),
        ("indikator|target|realisasi\na|3,5|2\n", "\ufeffindikator;target;realisasi;capaian"),
    ],
)
def test_it_answers_in_the_dialect_that_it_read(
    tmp_path: Path, skala: dict[str, Skala], text: str, first: str
) -> None:
    written = write_table(measured(tmp_path, skala, text), None)
    assert written.startswith(first)
    capaian = rows_of(written)[0]["capaian"]
    assert ("," in capaian) is written.startswith("\ufeff") and ("." in capaian) is (
        "," not in capaian
    )


def test_hidden_sheets_are_not_measured_and_the_sheet_is_named(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    head = ["Indikator", "Target", "Realisasi"]
    path = write_book(tmp_path / "t.xlsx", {n: [head, [n, 4, 3]] for n in ("Lama", "A", "B")})
    book = openpyxl.load_workbook(path)
    book["Lama"].sheet_state, book.active = "veryHidden", 1
    book.save(path)
    table = hitung(path, Kebijakan(), skala)
    assert list(table["Indikator"]) == ["A"]
    assert (
        table.attrs["masukan"]
        .catatan[0]
        .endswith(
            'lembar yang dibaca "A"; lembar tersembunyi tidak dibaca: "Lama"; '
            'lembar lain yang juga cocok tidak dibaca: "B"'
        )
    )
    for name in ("A", "B"):
        book[name]["A1"] = "x"
    book.save(path)
    with pytest.raises(DataError, match="hanya lembar tersembunyi"):
        hitung(path, Kebijakan(), skala)


def test_formulas_without_a_value_and_errors_are_said_not_empty(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    rows = [
        ["Indikator", "Target", "Realisasi", "Ket"],
        ["a", "=2+2", 3, ""],
        ["b", 4, "#DIV/0!", ""],
        ["c", 4, 3, "=A1"],
        ["Jumlah", "=B2+B3", 9, ""],
    ]
    table = hitung(write_book(tmp_path / "t.xlsx", {"A": rows}), Kebijakan(), skala)
    assert [round(x, 2) if x == x else None for x in table["capaian"]] == [None, None, 75, None]
    assert not any("kosong" in said for said in table["keterangan"])
    assert [t.aturan for t in table.attrs["masukan"].masalah] == [
        "rumus tanpa nilai tersimpan: B2",
        "sel berisi nilai galat: C3",
    ]
    assert any("B5, D4" in line for line in table.attrs["masukan"].catatan)


def test_bare_numbers_under_a_heading_of_percents_are_percents(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    text = "Indikator;Target (%);Realisasi (%)\na;80;60\nb;80;12 orang\nc;80%;60\n"
    table = measured(tmp_path, skala, text)
    assert [x if x == x else None for x in table["capaian"]] == [75, None, 75]
    assert "tidak sejenis" in table["keterangan"][1] and table["Target (%)"][0] == "80"
    assert table["keterangan"][0] == ""


def test_a_workbook_percent_printed_as_a_share_is_the_same_number(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    rows = [["Indikator", "Target", "Realisasi", "Capaian"], ["a", 4, 3, 0.75], ["b", 4, 3, 0.7]]
    table = hitung(write_book(tmp_path / "t.xlsx", {"A": rows}), Kebijakan(), skala)
    assert ["tercetak" in said for said in table["keterangan"]] == [False, True]


@pytest.mark.parametrize(
    ("head", "pair", "doubtful"),
    [
        ("Target;Realisasi", "100;0,95", True),
        ("Target;Realisasi", "100;1,05", True),
        ("Target;Realisasi", "0,8;0,83", False),
        ("Target;Realisasi", "100;2", False),
        ("Target;Realisasi", "1;100", False),
        ("Target;Realisasi", "12;0,5", False),
        ("Target;Realisasi", "100 orang;1,05", False),
    ],
)
def test_a_share_among_percents_is_not_measured_as_a_percent(
    tmp_path: Path, skala: dict[str, Skala], head: str, pair: str, doubtful: bool
) -> None:
    table = measured(tmp_path, skala, f"Indikator;{head}\na;{pair}\nb;90%;80%\n")
    assert ("bermakna ganda" in table["keterangan"][0]) is doubtful
    alone = measured(tmp_path, skala, f"Indikator;{head}\na;{pair}\n")
    assert "bermakna ganda" not in alone["keterangan"][0]


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        ("Indikator;Target Tahun 2024;Realisasi 2024 (%)", {}),
        ("Indikator;Target TA 2024;Realisasi T.A. 2024", {}),
        ("Indikator Kinerja (IKU) 2024;Target (Laporan);Realisasi Thn. 2024 (Laporan)", {}),
        ("Indikator;Target Tahun Ini;Realisasi Tahun Ini", {}),
        ("Indikator;Target 2024;Realisasi 2024;Capaian 2023;Capaian 2024 (%)", {"tercetak": 4}),
        ("Indikator;Target;Realisasi;Capaian TA 2023", {"tercetak": 3}),
        ("Indikator;Target 2024;Realisasi;Capaian TA 2023", {}),
        ("Indikator;Target;Realisasi;Satuan;Satuan", {}),
        ("Satuan Kerja;Indikator;Target;Realisasi", {"indikator": 1, "target": 2, "realisasi": 3}),
    ],
)
def test_a_heading_may_bear_a_year_and_a_unit(
    tmp_path: Path, head: str, columns: dict[str, int]
) -> None:
    names = head.split(";")
    path = tmp_path / "uji.csv"
    path.write_text(head + "\n" + ";".join(["Laporan", "1", "1", "1", "1"][: len(names)]) + "\n")
    first = {"indikator": 0, "target": 1, "realisasi": 2}
    assert read_masukan(path).kolom == first | columns


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Indikator;Target 2023;Target 2024;Realisasi 2024", '"Target 2023", "Target 2024": judul'),
        ("Indikator;Target;Realisasi 2023;Realisasi TA 2024", '"Realisasi 2023", "Realisasi TA'),
        ("Indikator;Target 2024;Realisasi 2023;x", "tahun yang berbeda"),
        ("Indikator;Target 2020-2024;Realisasi 2024;x", "kolom wajib tidak ada"),
        ("Indikator;Target (TW I);Realisasi s.d. 2024;x", "kolom wajib tidak ada"),
    ],
)
def test_a_heading_of_another_time_is_not_taken(
    tmp_path: Path, skala: dict[str, Skala], head: str, said: str
) -> None:
    path = tmp_path / "uji.csv"
    path.write_text(head + "\na;1;1;1\n")
    with pytest.raises(DataError, match=said):
        hitung(path, Kebijakan(), skala)


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan", "capaian", "said"),
    [
        ("100", "95", "Persen", 95, ""),
        ("1.250", "1.000", "Orang", 80, ""),
        ("12 bulan", "1", "Tahun", 100, "dikonversi"),
        ("Rp 5.000.000", "4", "juta rupiah", 80, ""),
        ("5", "4", "Rp. juta", 80, ""),
        ("B", "BB", "Predikat", 125, "peringkat"),
        ("5", "4", "Dok 2x", 80, 'kolom "Satuan" (Dok 2x) tidak terbaca sebagai satuan'),
        ("5 laporan", "4 laporan", "Orang", 80, "(Orang) berbeda dari satuan nilainya (laporan)"),
        ("100%", "90", "Laporan", None, "(Laporan) berbeda dari satuan nilainya (%)"),
        ("100%", "0,95", "%", None, "bermakna ganda"),
    ],
)
def test_a_column_of_units_is_used_or_said(
    tmp_path: Path,
    skala: dict[str, Skala],
    target: str,
    realisasi: str,
    satuan: str,
    capaian: float | None,
    said: str,
) -> None:
    path = tmp_path / "uji.csv"
    path.write_text(f"Indikator;Satuan;Target;Realisasi\na;{satuan};{target};{realisasi}\n")
    (row,) = hitung(path, Kebijakan(cap=None), skala).to_dict("records")
    assert (row["capaian"] if row["capaian"] == row["capaian"] else None) == capaian
    assert said in row["keterangan"] if said else row["keterangan"] == ""


def test_units_of_headings_are_those_of_their_values(
    tmp_path: Path, skala: dict[str, Skala]
) -> None:
    path = tmp_path / "uji.csv"
    path.write_text("Indikator;Target (Bulan);Realisasi (Tahun)\na;12;1\n")
    assert hitung(path, Kebijakan(), skala)["capaian"].tolist() == [100]
