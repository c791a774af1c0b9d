from __future__ import annotations

from math import inf

import pytest

from kinerja_lib.grafik.gaya import PALET
from kinerja_lib.grafik.sasaran import CapaianSasaran

PITA = [
    (-inf, 54.5, "Gagal"),
    (54.5, 75.5, "Cukup Baik"),
    (75.5, 90.5, "Baik"),
    (90.5, inf, "Sangat Baik"),
]
LIMA = [
    ("S01", "Satu", 100, 1, 1),
    ("S02", "Dua", None, 0, 2),
    ("S03", "Tiga", 33.3, 1, 3),
    ("S04", "Empat", 75.5, 2, 2),
    ("S05", "Lima", 0, 1, 1),
]


def test_lines_start_at_zero_and_end_at_their_values(lembar):
    lines = [
        s
        for s in lembar(CapaianSasaran(LIMA, PITA)).fig.axes[0].lines
        if s.get_label() == "capaian"
    ]
    start, full = lines[0].get_xdata()
    shares = [(line.get_xdata()[1] - start) / (full - start) * 100 for line in lines]
    assert {line.get_xdata()[0] for line in lines} == {start}
    assert shares == pytest.approx([100, 33.3, 75.5, 0])


def test_bands_tile_the_axis(lembar):
    bands = lembar(CapaianSasaran(LIMA, PITA)).shapes("pita")
    ends = [(b.get_x(), b.get_x() + b.get_width()) for b in bands]
    assert [b for _, b in ends[:-1]] == pytest.approx([a for a, _ in ends[1:]])
    assert {
        "Gagal",
        "Cukup Baik",
        "Baik",
        "Sangat Baik",
        "0",
        "54,5",
        "75,5",
        "90,5",
        "100",
    } <= set(lembar(CapaianSasaran(LIMA, PITA)).texts())


@pytest.mark.parametrize(
    "nilai, kategori",
    [
        (-5, "Gagal"),
        (0, "Gagal"),
        (54.49, "Gagal"),
        (54.5, "Cukup Baik"),
        (90.5, "Sangat Baik"),
        (100, "Sangat Baik"),
        (240, "Sangat Baik"),
    ],
)
def test_category(nilai, kategori):
    assert CapaianSasaran([("a", "b", nilai, 1, 1)], PITA).category(nilai) == kategori


@pytest.mark.parametrize(
    "nilai, cap, top",
    [(50, 100, 100), (50, None, 100), (50, 120, 120), (240, None, 240), (240, 100, 240)],
)
def test_axis_ends_at_the_cap_or_beyond_it(nilai, cap, top):
    assert CapaianSasaran([("a", "b", nilai, 1, 1)], PITA, cap).top() == top


def test_what_is_low_differs_by_colour_and_shape(lembar):
    sheet = lembar(CapaianSasaran(LIMA, PITA))
    assert len(sheet.shapes("di bawah skala")) == 2
    assert sheet.find("33,3%").get_color() == PALET["peringatan"]
    assert sheet.find("100%").get_color() == PALET["realisasi"]


def test_values_and_counts_are_printed(lembar):
    written = lembar(CapaianSasaran(LIMA, PITA)).texts()
    assert {"100%", "33,3%", "75,5%", "0%", "tidak dapat dihitung", "1/3 indikator"} <= set(written)
    assert "1/1 indikator" not in written


def test_alt():
    assert CapaianSasaran(LIMA, PITA).alt() == (
        "Grafik titik capaian 5 sasaran pada skala kategori: Sangat Baik 1 sasaran (S01); "
        "Baik 1 sasaran (S04); Gagal 2 sasaran (S03 dan S05). Terendah 0%, tertinggi 100%. "
        "Tidak dapat dihitung: S02."
    )


def test_data():
    head, rows = CapaianSasaran(LIMA, PITA).data()
    assert head == ["Kode", "Sasaran", "Capaian", "Kategori", "Indikator terukur"]
    assert rows[:2] == [
        ["S01", "Satu", "100%", "Sangat Baik", "1 dari 1"],
        ["S02", "Dua", "tidak dapat dihitung", "–", "0 dari 2"],
    ]
