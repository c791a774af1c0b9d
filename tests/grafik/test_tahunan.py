from __future__ import annotations

import pytest

from kinerja_lib.grafik.tahunan import CapaianTahunan

DUA = CapaianTahunan((2022, 2023), (96, 100), ("tercetak", "dihitung"), ("Sangat Baik",) * 2)


@pytest.mark.parametrize("nilai", [(96, 100), (50, 240), (10, 0.5), (100, 100)])
def test_bars_start_at_zero_and_are_as_long_as_their_values(nilai, lembar):
    bars = lembar(CapaianTahunan((2022, 2023), nilai)).shapes("capaian")
    assert len({b.get_x() for b in bars}) == 1
    assert bars[0].get_width() * nilai[1] == pytest.approx(bars[1].get_width() * nilai[0])


@pytest.mark.parametrize("nilai, words", [
    ((96, 100), "+4 poin persen"), ((96, 95.25), "−0,75 poin persen"),
    ((100, 100), "0 poin persen"), ((None, 100), ""), ((96, None), ""),
])  # fmt: skip
def test_difference_is_named_in_percentage_points(nilai, words, lembar):
    chart = CapaianTahunan((2022, 2023), nilai)
    sheet = lembar(chart)
    assert chart.named() == words
    assert len(sheet.shapes("selisih")) == bool(words)
    assert [t for t in sheet.texts() if "poin" in t] == ([words] if words else [])


def test_every_bar_is_labelled(lembar):
    assert lembar(DUA).texts() == [
        "Capaian, persen", "0%", "50%", "100%", "2022", "tercetak", "96%", "Sangat Baik",
        "2023", "dihitung", "100%", "Sangat Baik", "+4 poin persen",
    ]  # fmt: skip


def test_a_missing_year_has_words_and_no_bar(lembar, semua):
    sheet = lembar(semua["tahunan lima"])
    assert len(sheet.shapes("capaian")) == 4
    assert sheet.texts().count("belum ada data") == 1


@pytest.mark.parametrize("chart, expected", [
    (DUA, "Grafik batang capaian per tahun: 2022 96% (Sangat Baik, tercetak); 2023 100% (Sangat "
          "Baik, dihitung). Selisih 2023 terhadap 2022: +4 poin persen."),
    (CapaianTahunan((2022, 2023), (None, 100)),
     "Grafik batang capaian per tahun: 2022 belum ada data; 2023 100%."),
    (CapaianTahunan((), ()), "Belum ada data."),
])  # fmt: skip
def test_alt(chart, expected):
    assert chart.alt() == expected


@pytest.mark.parametrize("chart, expected", [
    (DUA, (["Tahun", "Capaian", "Asal nilai", "Kategori", "Selisih"],
           [["2022", "96%", "tercetak", "Sangat Baik", "–"],
            ["2023", "100%", "dihitung", "Sangat Baik", "+4 poin persen"]])),
    (CapaianTahunan((2023,), (None,)), (["Tahun", "Capaian"], [["2023", "belum ada data"]])),
])  # fmt: skip
def test_data(chart, expected):
    assert chart.data() == expected


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match=r"CapaianTahunan.asal: 1 nilai, seharusnya 2"):
        CapaianTahunan((2022, 2023), (96, 100), ("tercetak",))
