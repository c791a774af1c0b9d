"""What can be rendered is listed, broken things too."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.jalan.daftar import describe_reports, list_offices
from tests.jalan.conftest import write_notebook

KEPALA = "tahun,dokumen,kode\n"


def test_reports_are_described_with_their_parameters(proyek: Path) -> None:
    (proyek / "notebooks" / "rusak.ipynb").write_text("{")
    write_notebook(proyek / "notebooks" / "kosong.ipynb", parameters="")
    lines = list(describe_reports())
    assert lines[:2] == ["kosong", lines[1]]
    assert lines[1].startswith("laporan rusak: ")
    assert lines[2:] == [
        "uji",
        '  satker: str = "656794"  kode satker',
        "  tahun: int = 2023       tahun laporan",
        '  data: str = "data"      folder data',
    ]


@pytest.mark.parametrize(
    ("table", "tahun"),
    [
        (KEPALA + "2023,lkj_tabel5,A\n2022,lkj_tabel7,A\n2023,lkj_tabel5,B\n", ["2022", "2023"]),
        (KEPALA + "2023,rkt,A\n", ["2023"]),
        (KEPALA + "2023,lkj_sasaran,A\n", ["2023 (belum dapat disusun)"]),
        (KEPALA + "2022,rkt,A\n2023,lainnya,A\n", ["2022", "2023 (belum dapat disusun)"]),
        (KEPALA + "2022,lainnya,A\n2023,rkt,A\n", ["2023"]),
        (KEPALA + "x,lkj_tabel5,A\n", []),
        ("lain\n1\n", []),
        ("", []),
        (None, []),
    ],
)
def test_years_are_those_that_can_be_reported_and_what_comes_after(
    proyek: Path, table: str | None, tahun: list[str]
) -> None:
    folder = proyek / "data" / "satker" / "656794"
    for nama in ("pengukuran", "triwulan", "dokumen", "perjanjian"):
        (folder / f"{nama}.csv").unlink()
    if table is not None:
        (folder / "pengukuran.csv").write_text(table)
    (office,) = list_offices(proyek / "data")
    shown = [k.tahun if k.dapat else f"{k.tahun} ({k.keadaan})" for k in office.tahun]
    assert (office.kode, office.nama, shown) == ("656794", "KPU Kota Metro", tahun)


def test_a_whole_year_has_no_remark(proyek: Path) -> None:
    (office,) = list_offices(proyek / "data")
    assert str(office) == "656794  KPU Kota Metro: 2023"


def test_a_satker_without_profil_is_still_listed(proyek: Path) -> None:
    (proyek / "data" / "satker" / "656794" / "profil.toml").write_text("=")
    (proyek / "data" / "satker" / "bukan-satker").mkdir()
    assert [str(k) for k in list_offices(proyek / "data")] == ["656794  : 2023"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("profil.toml", "=", "profil.toml:1: =: bukan TOML yang sah"),
        ("profil.toml", 'kode = "111111"\n', "harus sama dengan nama folder 656794"),
        ("pengukuran.csv", "tahun,dokumen\n2023,x\n", "pengukuran.csv:1:kode"),
        ("pengukuran.csv", "a\ufffd;b\n1;2;3\n", "pengukuran.csv:2: 3: sel lebih banyak"),
        ("triwulan.csv", None, "triwulan.csv: triwulan.csv: tautan yang tidak menuju apa pun"),
        ("Triwulan.csv.txt", "x\n", "yang dibaca triwulan.csv: sisakan satu"),
        ("data.xlsx", "PK", "data.xlsx: (kosong): bukan buku kerja Excel yang utuh"),
    ],
)
def test_what_is_wrong_with_what_is_read_is_said(
    proyek: Path, name: str, text: str | None, said: str
) -> None:
    path = proyek / "data" / "satker" / "656794" / name
    if text is None:
        path.unlink()
        path.symlink_to("tidak-ada")
    else:
        path.write_text(text)
    (office,) = list_offices(proyek / "data")
    assert any(said in line for line in office.masalah), office.masalah


def test_a_sound_satker_has_no_problem(proyek: Path) -> None:
    (office,) = list_offices(proyek / "data")
    assert office.masalah == ()
