"""CSV files as they come, and their row numbers."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import kinerja_lib.sumber.csv as sumber
from kinerja_lib.errors import Temuan
from kinerja_lib.sumber import BARIS, BERKAS, build_table
from kinerja_lib.sumber.csv import read_table

TEKS = "kode,nama\nS01,Café – “x”\nS02,b\n"


def read(
    tmp_path: Path, content: bytes, baris_kosong: bool = False
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    return read_table(path, "t.csv", baris_kosong)


@pytest.mark.parametrize(
    "content",
    [
        TEKS.encode(),
        TEKS.encode("utf-8-sig"),
        TEKS.encode("cp1252"),
        TEKS.encode("utf-16"),
        b"\xfe\xff" + TEKS.encode("utf-16-be"),
        TEKS.replace(",", ";").encode(),
        TEKS.replace(",", "\t").encode("utf-16"),
        TEKS.replace("\n", "\r\n").encode(),
        TEKS.replace("\n", "\r").encode(),
        TEKS.rstrip().encode(),
        TEKS.replace(",", " , ").encode(),
    ],
)
def test_every_way_of_saving_gives_the_same_table(tmp_path: Path, content: bytes) -> None:
    table, temuan = read(tmp_path, content)
    assert temuan == [] and table is not None
    assert list(table.columns) == ["kode", "nama", BERKAS, BARIS]
    assert table["nama"].tolist() == ["Café – “x”", "b"]
    assert table[BARIS].tolist() == [2, 3] and set(table[BERKAS]) == {"t.csv"}


@pytest.mark.parametrize(
    ("text", "rows", "numbers"),
    [
        ('a;b\n"x\ny";1\nz;2\n', [["x\ny", "1"], ["z", "2"]], [2, 3]),
        ("a,b\n\nx,1\n,,\ny,2\n", [["x", "1"], ["y", "2"]], [3, 5]),
        ("\n\na,b\nx,1\n", [["x", "1"]], [4]),
        ("sep=;\na;b\nx;1,5\n", [["x", "1,5"]], [3]),
        ('"a,b,c";b\nx;1\n', [["x", "1"]], [2]),
        ("a,b,,\nx\ny,1,,\n", [["x", ""], ["y", "1"]], [2, 3]),
        ("a,b\n", [], []),
        ('a,b\n"x ""y""",1\n', [['x "y"', "1"]], [2]),
        ('a\n"Rp 1,5"\n', [["Rp 1,5"]], [2]),
    ],
)
def test_rows_are_numbered_as_a_spreadsheet_does(
    tmp_path: Path, text: str, rows: list[list[str]], numbers: list[int]
) -> None:
    table, temuan = read(tmp_path, text.encode())
    assert temuan == [] and table is not None
    assert table.drop(columns=[BERKAS, BARIS]).to_numpy().tolist() == rows
    assert table[BARIS].tolist() == numbers


def test_blank_rows_are_kept_when_asked_for_but_not_at_the_end(tmp_path: Path) -> None:
    table, _ = read(tmp_path, b"a,b\nx,1\n,\n\ny,2\n,\n", baris_kosong=True)
    assert table is not None
    assert (table["a"].tolist(), table[BARIS].tolist()) == (["x", "", "y"], [2, 3, 5])


@pytest.mark.parametrize(
    ("content", "baris", "kolom", "aturan"),
    [
        (b"", 0, "", "tabel kosong"),
        (b"\n ,\n", 0, "", "tabel kosong"),
        (b"a,,b\n1,2,3\n", 1, "kolom ke-2", "judul kolom kosong"),
        (b"a,A\n1,2\n", 1, "A", "judul kolom ganda"),
        (b"a,_baris\n1,2\n", 1, "_baris", "judul dipakai sistem"),
        (b"a,b\n1,2\n1,2,3\n", 3, "", "sel lebih banyak daripada 2 judul kolom"),
        (b'a,b\n1,2\n"1,2\n', 3, "", "tanda kutip tidak berpasangan"),
        (b'a,b\n"1"x,2\n', 2, "", "tanda kutip tidak berpasangan"),
        (b"a,b\n1,\0\n", 0, "", "bukan teks CSV"),
        (b"\xff\xfea\0,", 0, "", "bukan teks CSV"),
        (b"a\n" + b"x" * 1_000_001, 2, "", "baris lebih dari 1 MB"),
        (b'a\n"' + b"x\n" * 500_001 + b'"', 2, "", "sel terlalu panjang"),
    ],
)
def test_a_broken_file_names_its_place(
    tmp_path: Path, content: bytes, baris: int, kolom: str, aturan: str
) -> None:
    _, temuan = read(tmp_path, content)
    assert [(t.berkas, t.baris, t.kolom, t.aturan) for t in temuan] == [
        ("t.csv", baris, kolom, aturan)
    ]
    assert temuan[0].perbaikan


def test_all_faults_of_the_shape_come_at_once(tmp_path: Path) -> None:
    assert [t.baris for t in read(tmp_path, b"a\n1,2\n1\n1,3\n")[1]] == [2, 4]
    assert len(read(tmp_path, b"a,,a,\n")[1]) == 2


def test_a_file_that_is_missing_a_folder_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "tidak ada" in read_table(tmp_path / "x.csv", "x.csv")[1][0].aturan
    assert "folder" in read_table(tmp_path, "x.csv")[1][0].aturan
    monkeypatch.setattr(sumber, "MAX_BYTES", 3)
    assert read(tmp_path, b"a,b\n")[1][0].aturan == "lebih dari 50 MB"


def test_headings_keep_their_spelling() -> None:
    table, _ = build_table([(1, ["Nama Kegiatan", "NIP/NRP"]), (2, ["a", "b"])], "t")
    assert table is not None and list(table.columns)[:2] == ["Nama Kegiatan", "NIP/NRP"]


def test_a_table_of_endless_columns_is_one_message(tmp_path: Path) -> None:
    (path := tmp_path / "lebar.csv").write_text(",".join(f"k{i}" for i in range(50_000)) + "\n1\n")
    table, temuan = read_table(path, "lebar.csv", wanted=("kode",))
    assert table is None
    assert [(t.baris, t.nilai) for t in temuan] == [(1, "50000 kolom")]
