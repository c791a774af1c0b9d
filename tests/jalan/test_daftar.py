"""What can be rendered is listed, broken things too."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.jalan.daftar import Kantor, describe_reports, list_offices
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
        (KEPALA + "2023,lkj_tabel5,A\n2022,lkj_tabel5,A\n2023,lkj_tabel5,B\n", ("2022", "2023")),
        (KEPALA + "2023,rkt,A\n", ()),
        (KEPALA + "x,lkj_tabel5,A\n", ()),
        ("lain\n1\n", ()),
        ("", ()),
        (None, ()),
    ],
)
def test_years_are_those_that_can_be_reported(
    proyek: Path, table: str | None, tahun: tuple[str, ...]
) -> None:
    path = proyek / "data" / "satker" / "656794" / "pengukuran.csv"
    path.unlink()
    if table is not None:
        path.write_text(table)
    assert list(list_offices(proyek / "data")) == [Kantor("656794", "KPU Kota Metro", tahun)]


def test_a_satker_without_profil_is_still_listed(proyek: Path) -> None:
    (proyek / "data" / "satker" / "656794" / "profil.toml").write_text("=")
    (proyek / "data" / "satker" / "bukan-satker").mkdir()
    assert list(list_offices(proyek / "data")) == [Kantor("656794", "", ("2023",))]
