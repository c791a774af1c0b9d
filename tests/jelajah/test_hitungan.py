"""The pure sums: projection, outliers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kinerja_lib import proyeksi
from kinerja_lib.jelajah.proyeksi import estimate, shares
from kinerja_lib.jelajah.sesama import spread

NAN = float("nan")
CUKUP = np.array([0.4, 0.4, 0.5, 0.5, 0.5, 0.5, 0.6, 0.6])
KURANG = CUKUP[:7]


@pytest.mark.parametrize(
    "sejauh, metode, lalu, lain, nilai, rentang, said",
    [
        ([10, 20], "jumlah", CUKUP, None, 60.0, (50.0, 75.0), "bagian tahun lalu"),
        ([25], "terakhir", CUKUP, None, 50.0, (25 / 0.6, 62.5), "bagian tahun lalu"),
        ([25], "terakhir", KURANG, CUKUP, 50.0, (25 / 0.6, 62.5), "satker lain tahun ini"),
        ([1, 3], "jumlah", KURANG, None, 8.0, (6.0, 10.0), "laju"),
        ([2, 2, 2], "jumlah", KURANG, KURANG, 8.0, (8.0, 8.0), "laju"),
        ([5], "jumlah", KURANG, None, None, None, "satu triwulan"),
        ([5, 6], "terakhir", KURANG, None, None, None, "tidak dijumlahkan"),
        ([], "jumlah", CUKUP, None, None, None, "belum ada triwulan"),
        ([1, 1, 1, 1], "jumlah", CUKUP, None, None, None, "sudah lengkap"),
        ([0, 0], "jumlah", CUKUP, None, None, None, "masih nol"),
        ([1, NAN], "jumlah", CUKUP, None, None, None, "kosong"),
    ],
)
def test_estimate(
    sejauh: list[float],
    metode: str,
    lalu: Any,
    lain: Any,
    nilai: float | None,
    rentang: tuple[float, float] | None,
    said: str,
) -> None:
    found = estimate(sejauh, metode, lalu, lain)
    assert found.nilai == (None if nilai is None else pytest.approx(nilai))
    assert found.rentang == (None if rentang is None else pytest.approx(rentang))
    assert said in found.metode + found.alasan


@pytest.mark.parametrize(
    "values, pagar, sides",
    [
        ([90, 92, 94, 96, 98, 100, 100, 50], (79.0, 109.0), [""] * 7 + ["rendah"]),
        ([100] * 8, None, [""] * 8),
        ([1, 2, 3], None, [""] * 3),
        ([50] * 2 + [60] * 2 + [70] * 3 + [200], (20.0, 110.0), [""] * 7 + ["tinggi"]),
    ],
)
def test_outliers_by_the_rule(values: Any, pagar: Any, sides: list[str]) -> None:
    found = spread(values)
    if pagar:
        low, _, high = found.kuartil
        assert found.pagar == pytest.approx((low - 1.5 * (high - low), high + 1.5 * (high - low)))
    else:
        assert found.pagar is None
    assert [found.side(v) for v in values] == sides


def test_shares_come_from_earlier_years_only(j: Any) -> None:
    kode = j.satker[0]
    rows = [r for r in j.rows("tahunan", satker=kode, tahun=2023) if r["konsolidasi"] == "jumlah"]
    row = rows[0]
    assert len(shares(j, row | {"tahun": 2021}, 2)) == 0
    past, now = shares(j, row, 2), shares(j, row, 2, ini=True)
    assert len(past) > len(now) > 0
    assert all(0 < x <= 1 for x in past)


@pytest.mark.parametrize(
    "indikator, words",
    [
        ("S01.1", "ilustrasi, bukan hasil"),
        ("S02.1", "tidak dapat dibuat"),
    ],
)
def test_no_projection_says_why(metro: Any, indikator: str, words: str) -> None:
    view = proyeksi(metro, "656794", indikator=indikator)
    assert words in " ".join(view.kalimat)
    assert view.bagan.proyeksi is None


def test_a_complete_year_shows_what_became_of_it(metro: Any) -> None:
    view = proyeksi(metro, "656794")
    table = view.tabel.set_index("butir")["nilai"]
    assert table["Proyeksi akhir tahun"] == table["Kenyataan akhir tahun"] == 4
    assert "bukan data" in view.peringatan[0]


def test_a_projection_of_derived_quarters_says_that_it_repeats_their_spread(metro: Any) -> None:
    derived = " ".join(proyeksi(metro, "656794", indikator="S03.1").kalimat)
    assert "hanya mengulang pembagian itu" in derived


def test_each_figure_of_a_projection_names_its_own_rows(metro: Any) -> None:
    rows = proyeksi(metro, "656794", indikator="S05.1").baris
    found = {row[0]: row[1].sumber.partition("656794/")[2] for row in rows}
    assert found["Realisasi sampai Triwulan I"] == "triwulan.csv:22 (realisasi)"
    assert found["Realisasi sampai Triwulan III"] == "triwulan.csv:22–24 (realisasi)"
    assert found["Proyeksi akhir tahun"] == "triwulan.csv:22–24 (realisasi)"
    assert found["Kenyataan akhir tahun"] == "triwulan.csv:22–25 (realisasi)"
    assert found["Target setahun"] == "pengukuran.csv:53:target"
