from __future__ import annotations

import pytest

from kinerja_lib.grafik.anggaran import AnggaranProgram
from kinerja_lib.grafik.gaya import PALET

DUA = AnggaranProgram([("Dukungan", 2818560000, 2790000000), ("Pemilu", 13970904000, None)])


def test_bars_start_at_zero_and_are_as_long_as_their_values(lembar):
    sheet = lembar(DUA)
    bars = [*sheet.shapes("pagu"), *sheet.shapes("realisasi")]
    rupiah = [2818560000, 13970904000, 2790000000]
    per_rupiah = [b.get_width() / r for b, r in zip(bars, rupiah, strict=True)]
    assert {b.get_x() for b in bars} == {0}
    assert per_rupiah == pytest.approx([per_rupiah[0]] * 3)


@pytest.mark.parametrize(
    "row, written",
    [
        (
            ("A", 2818560000, 2790000000),
            ["pagu Rp2,82 miliar", "realisasi Rp2,79 miliar", "serapan 98,99%"],
        ),
        (("A", 5e7, None), ["pagu Rp50 juta", "realisasi belum diisi"]),
        (("A", None, None), ["pagu belum diisi", "realisasi belum diisi"]),
        (
            ("A", None, 1e6),
            ["pagu belum diisi", "realisasi Rp1 juta", "serapan tidak dapat dihitung"],
        ),
        (("A", 0, 0), ["pagu Rp0", "realisasi Rp0", "serapan tidak dapat dihitung"]),
    ],
)
def test_a_bar_is_labelled(row, written, lembar):
    assert lembar(AnggaranProgram([row])).texts()[2:] == written


@pytest.mark.parametrize(
    "realisasi, key", [(90, "realisasi"), (100, "realisasi"), (101, "peringatan")]
)
def test_more_than_the_pagu_has_the_warning_colour(realisasi, key, lembar):
    (bar,) = lembar(AnggaranProgram([("A", 100, realisasi)])).shapes("realisasi")
    assert "#" + "".join(f"{round(c * 255):02x}" for c in bar.get_facecolor()[:3]) == PALET[key]


@pytest.mark.parametrize(
    "baris, axis",
    [
        (DUA.baris, "Pagu (batang luar) dan realisasi (batang dalam), rupiah"),
        (DUA.baris[1:], "Pagu, rupiah"),
    ],
)
def test_axis_names_realisasi_only_where_there_is_one(baris, axis):
    assert AnggaranProgram(baris).axis() == axis


def test_alt():
    assert DUA.alt() == (
        "Grafik batang pagu 2 program, jumlah Rp16,79 miliar: Dukungan: pagu Rp2,82 miliar, "
        "realisasi Rp2,79 miliar, serapan 98,99%; Pemilu: pagu Rp13,97 miliar, realisasi belum "
        "diisi."
    )


def test_data_is_in_full_rupiah():
    assert DUA.data() == (
        ["Program", "Pagu", "Realisasi", "Serapan"],
        [
            ["Dukungan", "Rp2.818.560.000", "Rp2.790.000.000", "98,99%"],
            ["Pemilu", "Rp13.970.904.000", "belum diisi", "tidak dapat dihitung"],
        ],
    )
