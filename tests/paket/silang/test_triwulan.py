"""Four quarters brought together give the year's figure, or say that they do not."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import read_skala
from kinerja_lib.paket.silang.triwulan import check_quarters
from tests.conftest import DATA

SKALA = read_skala(DATA / "acuan" / "skala.csv")


def check(
    metode: str, quarters: Sequence[str], setahun: str, catatan: str = "", skala: str = ""
) -> list[str]:
    meta = {"kode": "S01.1", "konsolidasi": metode, "arah": "naik", "skala": skala}
    year = {
        "tahun": "2023",
        "dokumen": "lkj_tabel5",
        "kode": "S01.1",
        "target": "",
        "target_persen": "",
        "realisasi": setahun,
        "_berkas": "pengukuran.csv",
        "_baris": 9,
    }
    rows = [
        {
            "tahun": "2023",
            "kode": "S01.1",
            "triwulan": str(q),
            "target": "",
            "realisasi": text,
            "catatan": catatan,
            "_berkas": "triwulan.csv",
            "_baris": q + 1,
        }
        for q, text in enumerate(quarters, 1)
    ]
    tables = {"indikator": [meta], "pengukuran": [year], "triwulan": rows}
    return [str(t) for t in check_quarters(tables, SKALA, {"2023": Kebijakan()})]


@pytest.mark.parametrize(
    ("metode", "quarters", "setahun"),
    [
        ("jumlah", ["1 lap", "1 lap", "1 laporan", "1 Lap."], "4 laporan"),
        ("jumlah", ["0,1", "0,2", "0,3", "0,4"], "1"),
        ("jumlah", ["3 bulan"] * 4, "12 Bulan/4 triwulan"),
        ("jumlah", ["1 gedung dan 2 gudang"] * 4, "4 gedung dan 8 gudang"),
        ("jumlah", ["1 laporan"] * 4, "4 triwulan"),
        ("jumlah", ["1 laporan", "1 kali", "1 laporan", "1 laporan"], "9 laporan"),
        ("jumlah", ["1 laporan", "", "1 laporan", "1 laporan"], "9 laporan"),
        ("jumlah", ["1 laporan"] * 3, "9 laporan"),
        ("jumlah", ["1 laporan"] * 4, ""),
        ("jumlah", ["1 laporan"] * 4, "4o laporan"),
        ("jumlah", ["1 laporan"] * 4, "4"),
        ("jumlah", ["0,25"] * 4, "100%"),
        ("terakhir", ["", "", "", "B"], "В"),
        ("terakhir", ["10%", "20%", "", "90%"], "90 %"),
        ("terakhir", ["Ya"] * 4, "Ya"),
        ("rerata", ["33%", "33%", "33%", "34%"], "33,25%"),
        ("rerata", ["90%", "91%", "92%", "94%"], "91,8%"),
        ("maksimum", ["1", "9", "3", "2"], "9"),
        ("minimum", ["4", "9", "3", "5"], "3"),
        ("maksimum", ["10%", "65,9%", "3%", "5%"], "65,89%"),
        ("terakhir", ["", "", "", "33%"], "33,4%"),
        ("aneh", ["1"] * 4, "9"),
    ],
)
def test_what_agrees_or_does_not_compare_passes(
    metode: str, quarters: list[str], setahun: str
) -> None:
    assert check(metode, quarters, setahun) == []


@pytest.mark.parametrize(
    ("metode", "quarters", "setahun", "said"),
    [
        (
            "jumlah",
            ["1 lap", "1 lap", "1 lap", "2 lap"],
            "4 laporan",
            "jumlah keempat triwulan (5 laporan dari 1 lap · 1 lap · 1 lap · 2 lap)",
        ),
        ("jumlah", ["25%", "25%", "25%", "15%"], "100%", "(90% dari 25% · 25% · 25% · 15%)"),
        ("jumlah", ["3 bulan"] * 3 + ["2 bulan"], "12 Bulan/4 triwulan", "11 bulan"),
        ("jumlah", ["1"] * 4, "5 laporan", "(4 dari"),
        ("terakhir", ["10%", "20%", "30%", "80%"], "90%", 'angka triwulan IV ("80%")'),
        ("terakhir", ["", "", "", "BB"], "В", 'angka triwulan IV ("BB")'),
        ("terakhir", ["", "", "", "Tidak"], "Ya", 'angka triwulan IV ("Tidak")'),
        ("rerata", ["90%", "90%", "90%", "94%"], "92%", "rerata keempat triwulan (91%"),
        ("maksimum", ["1", "9", "3", "2"], "8", 'angka tertinggi keempat triwulan ("9")'),
        ("terakhir", ["", "", "", "33%"], "33,6%", 'angka triwulan IV ("33%")'),
        ("terakhir", ["", "", "", "65,9%"], "65,8%", 'angka triwulan IV ("65,9%")'),
        ("minimum", ["4", "9", "3", "5"], "4", 'angka terendah keempat triwulan ("3")'),
    ],
)
def test_a_contradiction_names_the_last_quarter_and_both_figures(
    metode: str, quarters: list[str], setahun: str, said: str
) -> None:
    (line,) = check(metode, quarters, setahun, skala="akip" if "BB" in quarters else "")
    assert line.startswith(f"triwulan.csv:5:realisasi: {quarters[3]}: ") and said in line
    assert f'tidak sama dengan realisasi setahun "{setahun}" (pengukuran.csv baris 9)' in line
    assert "samakan kedua angka" in line


def test_a_source_that_prints_both_says_so_in_its_remark() -> None:
    quarters = ["1 lap", "1 lap", "1 lap", "2 lap"]
    assert check("jumlah", quarters, "4 lap", "Selisih 1: dokumen mencetak keduanya") == []
    assert check("jumlah", quarters, "4 lap", "perselisihan") != []


def test_no_value_crashes_the_check() -> None:
    pick = random.Random(0)
    values = ("", "-", "x", "5", "9" * 400, "1e9", "10-20", "Ya", "B", "90%", "Rp 5", "1 a dan 2 b")
    for _ in range(500):
        metode = pick.choice(("jumlah", "terakhir", "rerata", "maksimum", "minimum"))
        check(metode, pick.choices(values, k=4), pick.choice(values))
