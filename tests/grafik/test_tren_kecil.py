from __future__ import annotations

import pytest
from matplotlib.patches import Circle

from kinerja_lib.grafik.tren_kecil import TrenKecil

DUA = TrenKecil(
    [
        (
            "S01",
            "Satu",
            (25, 50, 75, 100),
            (20, 50, 75, 133.333),
            ("ilustrasi",) * 4,
            ("dokumen",) * 4,
        ),
        ("S02", "Dua", (0, 0, 0, 100), (0, 0, 0, 100), ("dokumen",) * 4, ("dokumen",) * 4),
    ]
)


def test_all_series_share_one_axis(lembar):
    sheet = lembar(DUA)
    dots = [s.center[1] for s in sheet.shapes("realisasi") if isinstance(s, Circle)]
    assert dots[4] > dots[0] > dots[1] > dots[2] > dots[7] > dots[3]
    zero, hundred = [k.get_ydata()[0] for k in sheet.shapes("kisi")][:2]
    share = (zero - dots[3]) / (zero - hundred) * 100
    assert share == pytest.approx(133.333)
    assert (zero - dots[7]) / (zero - hundred) * 100 == pytest.approx(100)


def test_last_values_are_printed_once(lembar):
    written = lembar(DUA).texts()
    assert written.count("133,33%") == 1
    assert written.count("100%") == 2 + 2
    assert {"S01", "Satu", "S02", "Dua"} <= set(written)


@pytest.mark.parametrize("sampai, shown", [(1, ["20%", "0%"]), (2, ["50%", "0%"])])
def test_realisasi_stops_at_the_reported_quarter(sampai, shown, lembar):
    sheet = lembar(TrenKecil(DUA.seri, sampai))
    assert len([s for s in sheet.shapes("realisasi") if isinstance(s, Circle)]) == 2 * sampai
    bold = [t.get_text() for t in sheet.fig.axes[0].texts if t.get_weight() == "bold"]
    assert bold == ["S01", shown[0], "S02", shown[1]]


def test_only_what_is_illustrative_is_dashed_and_the_key_says_so(lembar):
    sheet = lembar(DUA)
    dashed = [s for s in sheet.fig.axes[0].lines if s.get_linestyle() == "--"]
    assert {s.get_label() for s in dashed} == {"target", "kunci"}
    assert len(dashed) == 3 + 1
    assert "berongga, garis putus-putus: ilustrasi" in sheet.texts()
    assert not any("turunan" in t for t in sheet.texts())
    assert not any("ilustrasi" in t for t in lembar(TrenKecil(DUA.seri[1:])).texts())


def test_derived_points_have_cores_a_key_and_a_name(lembar):
    of = ("turunan", "turunan", "turunan", "dokumen")
    chart = TrenKecil([("S03", "Tiga", (25, 50, 75, 100), (25, 50, 75, 100), of, of), *DUA.seri])
    sheet = lembar(chart)
    assert len(sheet.shapes("inti")) == 2 + 1
    words = set(sheet.texts())
    assert "bertitik di tengah, garis titik-titik: turunan" in words
    assert chart.alt().endswith("Memuat titik turunan: S03. Memuat titik ilustrasi: S01.")
    assert [row[-1] for row in chart.data()[1][:4]] == [*of]


def test_a_series_without_values_says_so(lembar):
    nothing = [None] * 4
    sheet = lembar(TrenKecil([("S01", "Satu", nothing, nothing, (), ())]))
    assert "belum ada data" in sheet.texts()


def test_alt():
    assert DUA.alt() == (
        "2 grafik garis kecil: target dan realisasi kumulatif per triwulan, persen dari target "
        "setahun. Terakhir dilaporkan: S01 Triwulan IV target 100%, realisasi 133,33%; S02 "
        "Triwulan IV target 100%, realisasi 100%. Memuat titik ilustrasi: S01."
    )


def test_data_holds_every_point():
    head, rows = TrenKecil(DUA.seri, 3).data()
    assert head == ["Kode", "Sasaran", "Triwulan", "Target", "Realisasi", "Status"]
    assert len(rows) == 8
    assert rows[0] == [
        "S01",
        "Satu",
        "Triwulan I",
        "25%",
        "20%",
        "target ilustrasi, realisasi dokumen",
    ]
    assert rows[7] == ["S02", "Dua", "Triwulan IV", "100%", "belum dilaporkan", "target dokumen"]
