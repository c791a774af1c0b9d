"""Absorption, efficiency and official scores."""

from __future__ import annotations

import pytest

from kinerja_lib.capaian.anggaran import (
    efisiensi,
    efisiensi_pmk214,
    nilai_efisiensi,
    nilai_kinerja_anggaran,
    penyerapan,
    skor_bagian,
)


@pytest.mark.parametrize(
    ("pagu", "realisasi", "serapan"),
    [(200, 150, 75), (200, 0, 0), (200, 250, 125), (0, 5, None), (None, 5, None), (5, None, None)],
)
def test_penyerapan(pagu: float | None, realisasi: float | None, serapan: float | None) -> None:
    assert penyerapan(pagu, realisasi) == serapan


@pytest.mark.parametrize(
    ("capaian", "serapan", "ie"), [(100, 80, 1.25), (80, 100, 0.8), (90, 0, None), (None, 80, None)]
)
def test_efisiensi(capaian: float | None, serapan: float | None, ie: float | None) -> None:
    assert efisiensi(capaian, serapan) == ie


@pytest.mark.parametrize(
    ("keluaran", "e"),
    [
        ([(100, 90, 10, 10)], 10),
        ([(100, 90, 10, 10), (100, 100, 10, 10)], 5),
        ([(100, 10, 10, 10)], 20),
        ([(100, 300, 10, 10)], -20),
        ([(100, 90, 10, 0)], None),
        ([], None),
    ],
)
def test_efisiensi_of_pmk_214_is_bounded(
    keluaran: list[tuple[float, float, float, float]], e: float | None
) -> None:
    assert efisiensi_pmk214(keluaran) == pytest.approx(e)


@pytest.mark.parametrize(("e", "ne"), [(0, 50), (20, 100), (-20, 0), (74, 100), (-99, 0), (10, 75)])
def test_nilai_efisiensi_never_leaves_0_to_100(e: float, ne: float) -> None:
    assert nilai_efisiensi(e) == ne


def test_scores() -> None:
    assert nilai_kinerja_anggaran(90, 80) == 85
    assert skor_bagian(9.24) == pytest.approx(92.4)
    assert skor_bagian(10, 20) == 50
