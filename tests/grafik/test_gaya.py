from __future__ import annotations

import pytest

from kinerja_lib.grafik import gaya
from kinerja_lib.grafik.gaya import PALET, PALET_GELAP, contrast, ink_on, luminance, to_svg

BIDANG = ["pita_1", "pita_4", "pita_7", "realisasi_muda"]


@pytest.mark.parametrize("palet", [PALET, PALET_GELAP], ids=["terang", "gelap"])
@pytest.mark.parametrize(
    "ink, fill, least",
    [
        *[(ink, "kertas", 4.5) for ink in ("tinta", "redup", "realisasi", "peringatan")],
        *[(ink, "kotak", 4.5) for ink in ("tinta", "redup")],
        *[(mark, "kertas", 3) for mark in ("target", "garis")],
        *[(mark, fill, 3) for mark in ("realisasi", "peringatan") for fill in BIDANG],
    ],
)
def test_contrast(palet, ink, fill, least):
    assert contrast(palet[ink], palet[fill]) >= least


@pytest.mark.parametrize("i", range(1, 6))
def test_cell_ink_reads(i):
    fill = PALET[f"sel_{i}"]
    assert contrast(PALET[ink_on(fill)], fill) >= 4.5


def test_lines_differ_in_grey():
    for palet in (PALET, PALET_GELAP):
        assert contrast(palet["target"], palet["realisasi"]) >= 1.25
        assert contrast(palet["target"], palet["kisi"]) >= 2


def test_a_style_sheet_can_recolour_by_value():
    assert len(set(PALET.values())) == len(PALET)
    kept = {k for k in PALET if k.startswith(("sel_", "tinta_sel_"))}
    assert set(PALET_GELAP) == set(PALET) - kept


@pytest.mark.parametrize("colour, expected", [("#000000", 0), ("#ffffff", 1), ("#808080", 0.2159)])
def test_luminance(colour, expected):
    assert luminance(colour) == pytest.approx(expected, abs=1e-4)


def test_contrast_of_black_on_white():
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)


def test_every_chart_is_as_wide_as_the_text(semua, lembar):
    widths = [lembar(c).fig.get_figwidth() for c in semua.values()]
    assert widths == pytest.approx([16 / 2.54] * len(widths), abs=0.01)


def test_fonts_are_bundled():
    assert all(path.is_file() for path in gaya.FONT_FILES.values())


@pytest.mark.parametrize("salt", ["", "1a", "a b", "a<b", '"', "ä"])
def test_a_salt_that_is_no_id_is_refused(salt, semua):
    with pytest.raises(ValueError, match="salt"):
        to_svg(semua["tahunan"].draw(), salt)


def test_two_charts_can_share_a_page(semua):
    pictures = [to_svg(semua["peta jahat"].draw(), salt) for salt in ("gambar-1", "gambar-2")]
    assert pictures[0].replace("gambar-1", "gambar-2") == pictures[1]
    assert 'id="gambar-1-1"' in pictures[0]
