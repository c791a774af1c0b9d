"""Rows that a decimal comma without quotes moved to the right."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.sumber.csv import read_isi, read_table


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("indikator,target,realisasi,ket\na,87,5,90\n", [2]),
        ("indikator,target,realisasi,ket,ket2\na,87,5,90,2\nb,4,3,baik,\n", [2]),
        ("indikator,target,realisasi\na,90%,80%\nb,87,5%\n", [3]),
        ("indikator,target,realisasi\na,87,5%\n", [2]),
        ("indikator,target,realisasi\na,87,5%,\n", [2]),
        ("indikator,target,realisasi\na,90%,80%\nb,87,5%,\n", [3]),
        ("indikator,target,realisasi,sumber\na,87,5%,93%,\nb,5,4,LKj\n", [2]),
        ("indikator,target,lain\na,87,5\nb,4,x\nc,4,y\nd,4,z\ne,4,q\nf,4,r\ng,4,s\n", [2]),
        ("indikator,target,realisasi\na,4,3\nb,80,60\n", []),
        ("indikator,target,realisasi,capaian\na,80,60,75\n", []),
        ("indikator,bobot,target,realisasi\na,10,80%,60%\nb,20,90%,9%\n", []),
        ('indikator,target,realisasi,ket\na,"87","5%",\n', []),
        ('indikator,target,realisasi,ket\na,"87,5%","90,2%",\n', []),
        ("indikator,realisasi,capaian,sumber\na,80%,88%,LKj\nb,100,93%,LKj\n", []),
        ("indikator;target;realisasi;ket\na;87;5;90\n", []),
        ("kode,no,uraian,sumber\nS1,1,2 laporan,LKj 2023\n", []),
        ("tahun,kode,triwulan,target,realisasi,catatan\n2023,S1,1,25%,5%,\n", []),
    ],
)
def test_a_row_that_may_have_moved_is_refused(tmp_path: Path, text: str, rows: list[int]) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert [t.baris for t in read_table(tmp_path / "t.csv", "t.csv")[1]] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2,\n3,4,\n", []),
        ("a,b,,\n1,2,,\n3,4\n5,6,\n", []),
        ("a,b\n1,2\n,,,\n3,4\n", []),
        ("a,b\n1,2,\n3,4\n", [2]),
        ("a,b\n1,2\n3,4,5\n", [3]),
        ("a,b,\n1,2,,\n3,4,\n", [2]),
    ],
)
def test_more_cells_than_headings_are_refused_unless_every_row_has_them(
    tmp_path: Path, text: str, rows: list[int]
) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert [t.baris for t in read_table(tmp_path / "t.csv", "t.csv")[1]] == rows


def test_the_torn_value_is_shown(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b,c\nx,1,2\ny,87,5%,9\n", encoding="utf-8")
    assert read_table(tmp_path / "t.csv", "t.csv")[1][0].nilai == "87,5%"


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1;2\n", ";"),
        ("a|b\n1|2\n", "|"),
        ("a (x, y, z);b\n1;2\n", ";"),
        ("LKj, Tahun 2023\nIndikator;Target\na;2,5\n", ";"),
        ("a;b\nx, y;1,5\nz, w;2,5\n", ";"),
        ('"a;b;c",b\n1,2\n', ","),
        ("a\tb;c\n1\t2\n3\t4\n", "\t"),
        ("sep=|\na|b\n", "|"),
        ("a\n1\n", ","),
    ],
)
def test_the_separator_is_what_cuts_the_lines_alike(
    tmp_path: Path, text: str, separator: str
) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    assert read_isi(tmp_path / "t.csv", "t.csv")[0].pemisah == separator
