"""Year on year: like with like, unrounded, claims beside it as claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dua_tahun import KINI, LALU, laporan, rows

BERDUA = rows(2022, LALU) + rows(2023, KINI)


@pytest.mark.parametrize("klaim", [None, "78,87%", "79%", "95%", "10%"])
def test_two_years_with_tables_are_compared_by_their_tables(
    satker_kecil: Callable[..., Path], klaim: str | None
) -> None:
    said = {(2022, "capaian"): klaim} if klaim else {}
    lap = laporan(satker_kecil, BERDUA, said)
    both = lap.perbandingan
    assert both is not None and both.sama_dasar
    assert (both.lalu.nilai, both.kini.nilai) == (pytest.approx(78.87), pytest.approx(79.8))
    assert lap.selisih == both.selisih == pytest.approx(0.93)
    assert (both.klaim.teks if both.klaim else None) == klaim
    stated = both.selisih_klaim
    assert (None if stated is None else round(stated, 2)) == {
        None: None,
        "78,87%": 0.93,
        "79%": 0.8,
        "95%": -15.2,
        "10%": 69.8,
    }[klaim]


def test_a_difference_is_that_of_the_unrounded_values(satker_kecil: Callable[..., Path]) -> None:
    """93,468 and 86,974 print as 93,47 and 86,97: the difference is −6,494, not −6,50."""
    lap = laporan(satker_kecil, rows(2022, ["93,468"]) + rows(2023, ["86,974"]))
    assert lap.selisih == pytest.approx(-6.494)
    lap = laporan(satker_kecil, rows(2022, ["93,466"]) + rows(2023, ["86,966"]))
    assert lap.selisih == pytest.approx(-6.5)


@pytest.mark.parametrize(
    ("pengukuran", "klaim", "nilai", "dasar"),
    [
        (rows(2023, ["80"]), {(2022, "capaian"): "96%"}, 96.0, False),
        (rows(2022, [""]) + rows(2023, ["80"]), {(2022, "capaian"): "96%"}, 96.0, False),
        (
            rows(2022, ["70"], dokumen="lkj_sasaran") + rows(2023, ["80"]),
            {(2022, "capaian"): "96%"},
            96.0,
            False,
        ),
        (rows(2022, ["70"]) + rows(2023, ["80"]), {(2022, "kategori"): "Baik"}, 70.0, True),
    ],
)
def test_a_claim_stands_in_only_where_there_is_nothing_to_compute(
    satker_kecil: Callable[..., Path],
    pengukuran: str,
    klaim: dict[tuple[int, str], str],
    nilai: float,
    dasar: bool,
) -> None:
    both = laporan(satker_kecil, pengukuran, klaim).perbandingan
    assert both is not None
    assert (both.lalu.nilai, both.sama_dasar) == (nilai, dasar)
    assert both.klaim is None


@pytest.mark.parametrize(
    ("pengukuran", "klaim"),
    [
        (rows(2023, ["80"]), {}),
        (rows(2023, ["80"]), {(2022, "capaian"): "B"}),
        (rows(2021, ["80"]) + rows(2023, ["80"]), {}),
        (rows(2022, ["80"]) + rows(2023, [""]), {(2023, "capaian"): "90%"}),
    ],
    ids=["nothing", "a label", "a year between is missing", "this year is only claimed"],
)
def test_nothing_is_compared_where_a_year_is_unknown(
    satker_kecil: Callable[..., Path], pengukuran: str, klaim: dict[tuple[int, str], str]
) -> None:
    lap = laporan(satker_kecil, pengukuran, klaim)
    assert (lap.perbandingan, lap.selisih) == (None, None)


@pytest.mark.parametrize(
    ("policy", "lalu", "sendiri"),
    [
        ("[tahun.2022]\ncap = 120\n", 100.0, 120.0),
        ("[bawaan]\ncap = 120\n[tahun.2022]\ncap = 100\n", 120.0, 100.0),
        ("[tahun.2022]\ndesimal = 1\n", 100.0, 100.0),
    ],
)
def test_both_years_are_measured_by_this_years_rule(
    satker_kecil: Callable[..., Path], policy: str, lalu: float, sendiri: float
) -> None:
    lap = laporan(satker_kecil, rows(2022, ["140"]) + rows(2023, ["140"]), kebijakan=policy)
    both = lap.perbandingan
    assert both is not None
    assert (both.lalu.nilai, both.menurut_lalu, both.selisih) == (lalu, sendiri, 0.0)
    assert (both.aturan == both.aturan_lalu) is (lalu == sendiri)


@pytest.mark.parametrize(
    ("lalu", "kini", "sedikit", "bersama", "lain"),
    [
        (rows(2022, ["80", "80"]), rows(2023, ["80", "80"]), False, 2, False),
        (rows(2022, ["80", "", ""]), rows(2023, ["80", "80", "80"]), True, 1, True),
        (rows(2022, ["80", ""]), rows(2023, ["80", "80"]), False, 1, False),
        (rows(2022, ["80", "80"]), rows(2023, ["80", "80"], mulai=3), False, 0, True),
        (rows(2022, ["80"]), rows(2023, ["80", "80", "80"]), False, 1, True),
    ],
)
def test_coverage_of_both_years_is_known(
    satker_kecil: Callable[..., Path], lalu: str, kini: str, sedikit: bool, bersama: int, lain: bool
) -> None:
    both = laporan(satker_kecil, lalu + kini).perbandingan
    assert both is not None
    assert (both.lalu.sedikit, both.bersama, both.lain_cakupan) == (sedikit, bersama, lain)


def test_a_value_names_exactly_the_rows_it_is_made_of(satker_kecil: Callable[..., Path]) -> None:
    lap = laporan(satker_kecil, rows(2022, ["80", "", "70"]) + rows(2023, ["", "80", "", "70"]))
    path = "dihitung dari satker/022207/pengukuran.csv"
    assert [t.sumber for t in lap.tahunan] == [
        f"{path}:2, 4 (target, realisasi)",
        f"{path}:6, 8 (target, realisasi)",
    ]
