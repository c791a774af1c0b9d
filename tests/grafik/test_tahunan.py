from __future__ import annotations

import pytest

from kinerja_lib.grafik.tahunan import CapaianTahunan

DUA = CapaianTahunan((2022, 2023), (96, 100), ("dihitung",) * 2, ("Sangat Baik",) * 2)
LAIN = CapaianTahunan((2022, 2023), (96, 100), ("dinyatakan", "dihitung"), ("Sangat Baik",) * 2)
KLAIM = CapaianTahunan((2022, 2023), (78.87, 79.8), ("dihitung",) * 2, ("Baik",) * 2, (95, None))


@pytest.mark.parametrize("nilai", [(96, 100), (50, 240), (10, 0.5), (100, 100)])
def test_bars_start_at_zero_and_are_as_long_as_their_values(nilai, lembar):
    bars = lembar(CapaianTahunan((2022, 2023), nilai)).shapes("capaian")
    assert len({b.get_x() for b in bars}) == 1
    assert bars[0].get_width() * nilai[1] == pytest.approx(bars[1].get_width() * nilai[0])


@pytest.mark.parametrize(
    "nilai, words",
    [
        ((96, 100), "+4 poin persen"),
        ((96, 95.25), "−0,75 poin persen"),
        ((100, 100), "0 poin persen"),
        ((None, 100), ""),
        ((96, None), ""),
    ],
)
def test_difference_is_named_in_percentage_points(nilai, words, lembar):
    chart = CapaianTahunan((2022, 2023), nilai)
    sheet = lembar(chart)
    assert chart.named() == words
    assert len(sheet.shapes("selisih")) == bool(words)
    assert [t for t in sheet.texts() if "poin" in t] == ([words] if words else [])


@pytest.mark.parametrize(
    "chart, joined, outlined, claims",
    [
        (DUA, 1, [False, False], 0),
        (LAIN, 0, [True, False], 0),
        (KLAIM, 1, [False, False], 1),
        (CapaianTahunan((2021, 2023), (96, 100), ("dihitung",) * 2), 0, [False, False], 0),
        (CapaianTahunan((2022, 2023), (96, 100), (), (), (96.004, 100)), 1, [False, False], 0),
    ],
    ids=["like", "unlike", "claim beside", "a year between is missing", "claims that print alike"],
)
def test_like_is_joined_with_like(chart, joined, outlined, claims, lembar):
    sheet = lembar(chart)
    assert len(sheet.shapes("selisih")) == joined
    assert [b.get_facecolor()[3] == 0 for b in sheet.shapes("capaian")] == outlined
    assert len(sheet.shapes("klaim")) == claims
    assert ("dasar berbeda" in sheet.texts()) is any(outlined)
    assert ("dinyatakan 95%" in sheet.texts()) is bool(claims)


def test_the_difference_is_that_of_the_unrounded_values():
    chart = CapaianTahunan((2022, 2023), (93.466, 86.966))
    assert (chart.named(), CapaianTahunan((2022, 2023), (93.466, 86.966), desimal=0).named()) == (
        "−6,5 poin persen",
        "−7 poin persen",
    )


def test_every_bar_is_labelled(lembar):
    assert lembar(DUA).texts() == [
        "Capaian, persen",
        "0%",
        "50%",
        "100%",
        "2022",
        "dihitung",
        "96%",
        "Sangat Baik",
        "2023",
        "dihitung",
        "100%",
        "Sangat Baik",
        "+4 poin persen",
    ]


def test_a_missing_year_has_words_and_no_bar(lembar, semua):
    sheet = lembar(semua["tahunan lima"])
    assert len(sheet.shapes("capaian")) == 4
    assert sheet.texts().count("belum ada data") == 1


@pytest.mark.parametrize(
    "chart, expected",
    [
        (
            DUA,
            "Grafik batang capaian per tahun: 2022 96% (Sangat Baik, dihitung); 2023 100% (Sangat "
            "Baik, dihitung). Selisih 2023 terhadap 2022: +4 poin persen.",
        ),
        (
            CapaianTahunan((2022, 2023), (None, 100)),
            "Grafik batang capaian per tahun: 2022 belum ada data; 2023 100%.",
        ),
        (CapaianTahunan((), ()), "Belum ada data."),
        (
            LAIN,
            "Grafik batang capaian per tahun: 2022 96% (Sangat Baik, dinyatakan); "
            "2023 100% (Sangat "
            "Baik, dihitung). 2022 dan 2023 tidak dihubungkan: dasar berbeda.",
        ),
        (
            KLAIM,
            "Grafik batang capaian per tahun: 2022 78,87% (Baik, dihitung, dokumen menyatakan "
            "95%); 2023 79,8% (Baik, dihitung). Selisih 2023 terhadap 2022: +0,93 poin persen.",
        ),
    ],
)
def test_alt(chart, expected):
    assert chart.alt() == expected


@pytest.mark.parametrize(
    "chart, expected",
    [
        (
            DUA,
            (
                ["Tahun", "Capaian", "Asal nilai", "Kategori", "Selisih"],
                [
                    ["2022", "96%", "dihitung", "Sangat Baik", "–"],
                    ["2023", "100%", "dihitung", "Sangat Baik", "+4 poin persen"],
                ],
            ),
        ),
        (CapaianTahunan((2023,), (None,)), (["Tahun", "Capaian"], [["2023", "belum ada data"]])),
        (
            LAIN,
            (
                ["Tahun", "Capaian", "Asal nilai", "Kategori"],
                [
                    ["2022", "96%", "dinyatakan", "Sangat Baik"],
                    ["2023", "100%", "dihitung", "Sangat Baik"],
                ],
            ),
        ),
        (
            KLAIM,
            (
                ["Tahun", "Capaian", "Asal nilai", "Kategori", "Dinyatakan dokumen", "Selisih"],
                [
                    ["2022", "78,87%", "dihitung", "Baik", "95%", "–"],
                    ["2023", "79,8%", "dihitung", "Baik", "–", "+0,93 poin persen"],
                ],
            ),
        ),
    ],
)
def test_data(chart, expected):
    assert chart.data() == expected


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match=r"CapaianTahunan.asal: 1 nilai, seharusnya 2"):
        CapaianTahunan((2022, 2023), (96, 100), ("tercetak",))
