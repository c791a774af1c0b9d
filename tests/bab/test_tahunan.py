"""The sentences that compare two years: one for each state, and no other beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.bab.sasaran import tahun_sebelumnya
from kinerja_lib.bab.tahunan import capaian_tahunan, kalimat_tahunan
from kinerja_lib.sumber.asal import gabung
from tests.dua_tahun import KINI, LALU, laporan, rows

BERDUA = rows(2022, LALU) + rows(2023, KINI)
AWAL = "Dibanding tahun 2022 sebesar "
SAMA = "(dihitung dengan aturan yang sama, {} dari {} indikator)"
BEDA = (
    "Dasar kedua angka itu berbeda: 96% untuk tahun 2022 hanya dinyatakan dokumen, tabelnya tidak "
    "ada sehingga tidak dapat dihitung ulang, sedangkan angka tahun 2023 dihitung dari tabel."
)
PEMBULATAN = (
    "Selisih dihitung sebelum angkanya dibulatkan, sehingga lain dari selisih kedua angka yang "
    "tercetak."
)


def said(lap: Any) -> list[str]:
    """Return the sentences, without the one that names the relative change."""
    return [s.partition(" Selisih disebut")[0] for s in kalimat_tahunan(lap) if s]


@pytest.mark.parametrize(
    ("lalu", "kini", "kalimat"),
    [
        ("78,87", "79,8", f"{AWAL}78,87% {SAMA}, capaian naik **0,93 poin persen**."),
        ("79,8", "78,87", f"{AWAL}79,8% {SAMA}, capaian turun **0,93 poin persen**."),
        ("79,8", "79,8", f"Capaian sama dengan tahun 2022, yaitu 79,8% {SAMA}."),
        ("79,801", "79,804", f"Capaian sama dengan tahun 2022, yaitu 79,8% {SAMA}."),
        ("0", "79,8", f"{AWAL}0% {SAMA}, capaian naik **79,8 poin persen**."),
    ],
)
def test_the_direction_is_that_of_the_tables(
    satker_kecil: Callable[..., Path], lalu: str, kini: str, kalimat: str
) -> None:
    lap = laporan(satker_kecil, rows(2022, [lalu]) + rows(2023, [kini]))
    assert said(lap) == [kalimat.format(1, 1)]


@pytest.mark.parametrize(
    ("lalu", "kini", "besar", "remark"),
    [("93,466", "86,966", "6,5", False), ("93,4649", "86,9651", "6,5", True)],
)
def test_what_rounding_makes_look_inconsistent_is_remarked(
    satker_kecil: Callable[..., Path], lalu: str, kini: str, besar: str, remark: bool
) -> None:
    """93,46 − 86,97 would be 6,49; the difference of the unrounded is 6,4998."""
    made = said(laporan(satker_kecil, rows(2022, [lalu]) + rows(2023, [kini])))
    assert f"turun **{besar} poin persen**" in made[0]
    assert made[1:] == ([PEMBULATAN] if remark else [])


@pytest.mark.parametrize(
    ("pengukuran", "klaim", "kalimat"),
    [
        (
            rows(2023, ["100"]),
            {(2022, "capaian"): "96%"},
            [f"{AWAL}96% (dinyatakan dokumen), capaian naik **4 poin persen**.", BEDA],
        ),
        (
            rows(2023, ["90"]),
            {(2022, "capaian"): "96%"},
            [f"{AWAL}96% (dinyatakan dokumen), capaian turun **6 poin persen**.", BEDA],
        ),
        (
            rows(2023, ["96"]),
            {(2022, "capaian"): "96%"},
            ["Capaian sama dengan tahun 2022, yaitu 96% (dinyatakan dokumen).", BEDA],
        ),
        (
            rows(2023, ["96"]),
            {},
            [
                "Capaian tahun 2022 tidak ada di data dan tidak dapat dihitung sehingga tidak ada "
                "pembandingnya."
            ],
        ),
    ],
    ids=["only a claim, rising", "only a claim, falling", "only a claim, equal", "nothing"],
)
def test_a_year_that_is_only_claimed_says_that_its_basis_is_another(
    satker_kecil: Callable[..., Path], pengukuran: str, klaim: Any, kalimat: list[str]
) -> None:
    assert said(laporan(satker_kecil, pengukuran, klaim)) == kalimat


@pytest.mark.parametrize(
    ("klaim", "kalimat"),
    [
        (None, []),
        ("B", []),
        ("78,87%", ["Dokumen juga menyatakan 78,87% untuk tahun 2022."]),
        (
            "79%",
            [
                "Dokumen menyatakan 79% untuk tahun 2022, yaitu 78,87% yang dibulatkan; dengan "
                "angka bulat itu selisihnya +0,8 poin persen, bukan +0,93 poin persen."
            ],
        ),
        (
            "75,5%",
            [
                "Dokumen menyatakan 75,5% untuk tahun 2022, berbeda dari 78,87% menurut "
                "tabelnya; dengan angka itu selisihnya +4,3 poin persen, bukan +0,93 poin "
                "persen."
            ],
        ),
        (
            "95%",
            [
                "**Dokumen menyatakan 95% untuk tahun 2022, berbeda dari 78,87% menurut tabelnya; "
                "dengan angka itu capaian tampak turun 15,2 poin persen, padahal menurut tabel "
                "naik 0,93 poin persen.**"
            ],
        ),
        (
            "79,8%",
            [
                "**Dokumen menyatakan 79,8% untuk tahun 2022, berbeda dari 78,87% menurut "
                "tabelnya; dengan angka itu capaian tampak tidak berubah, padahal menurut tabel "
                "naik 0,93 poin persen.**"
            ],
        ),
    ],
)
def test_a_claim_is_said_by_what_it_does_to_the_change(
    satker_kecil: Callable[..., Path], klaim: str | None, kalimat: list[str]
) -> None:
    lap = laporan(satker_kecil, BERDUA, {(2022, "capaian"): klaim} if klaim else {})
    first, *rest = said(lap)
    assert first == f"{AWAL}78,87% {SAMA.format(3, 3)}, capaian naik **0,93 poin persen**."
    assert rest == kalimat


@pytest.mark.parametrize("klaim", [None, "120%", "110%"])
def test_a_claim_that_was_right_by_the_rule_of_its_year_is_not_called_wrong(
    satker_kecil: Callable[..., Path], klaim: str | None
) -> None:
    said_ = {(2022, "capaian"): klaim} if klaim else {}
    lap = laporan(
        satker_kecil, rows(2022, ["140"]) + rows(2023, ["140"]), said_, "[tahun.2022]\ncap = 120\n"
    )
    first, rule, *rest = said(lap)
    assert first == f"Capaian sama dengan tahun 2022, yaitu 100% {SAMA.format(1, 1)}."
    assert rule == (
        "Kedua tahun dihitung dengan aturan tahun 2023 (batas atas 100%, selisih, rerata "
        "indikator); menurut aturan tahun 2022 sendiri (batas atas 120%, selisih, rerata "
        "indikator) capaian 2022 adalah 120%."
    )
    wanted = {
        None: "",
        "120%": "Angka 120% yang dinyatakan dokumen untuk tahun 2022 mengikuti aturan tahun itu; "
        "dibanding 100% dengan aturan yang lain, selisihnya tampak −20 poin persen, bukan 0 poin "
        "persen.",
        "110%": "**Dokumen menyatakan 110% untuk tahun 2022, berbeda dari 100% menurut tabelnya; "
        "dengan angka itu capaian tampak turun 10 poin persen, padahal menurut tabel tidak "
        "berubah.**",
    }[klaim]
    assert rest == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("lalu", "kini", "kalimat"),
    [
        (rows(2022, ["80", "80"]), rows(2023, ["90", "90"]), []),
        (
            rows(2022, ["80", "", ""]),
            rows(2023, ["90"]),
            ["Angka tahun 2022 hanya bertumpu pada 1 dari 3 indikator, kurang dari separuhnya."],
        ),
        (
            rows(2022, ["80"]),
            rows(2023, ["90", "90", "90"]),
            [
                "Hanya 1 indikator terukur pada kedua tahun, dari 1 pada 2022 dan 3 "
                "pada 2023, sehingga "
                "selisih itu sebagian berasal dari indikator yang berbeda."
            ],
        ),
        (
            rows(2022, ["80", "80"]),
            rows(2023, ["90", "90"], mulai=3),
            [
                "Hanya 0 indikator terukur pada kedua tahun, dari 2 pada 2022 dan 2 "
                "pada 2023, sehingga "
                "selisih itu sebagian berasal dari indikator yang berbeda."
            ],
        ),
    ],
    ids=["all", "few of last year", "one of many", "none in common"],
)
def test_another_coverage_is_said(
    satker_kecil: Callable[..., Path], lalu: str, kini: str, kalimat: list[str]
) -> None:
    assert said(laporan(satker_kecil, lalu + kini))[1:] == kalimat


@pytest.mark.parametrize(
    ("lalu", "kini", "relatif"),
    [("80", "90", "12,5%"), ("90", "80", "−11,11%"), ("80", "80", None), ("0", "80", None)],
)
def test_the_relative_change_is_named_where_there_is_one(
    satker_kecil: Callable[..., Path], lalu: str, kini: str, relatif: str | None
) -> None:
    text = kalimat_tahunan(laporan(satker_kecil, rows(2022, [lalu]) + rows(2023, [kini])))[0]
    assert text.partition("secara relatif perubahannya ")[2] == (f"{relatif}." if relatif else "")


@pytest.mark.parametrize(
    ("pengukuran", "klaim", "rows_shown", "alt"),
    [
        (
            BERDUA,
            {(2022, "capaian"): "95%"},
            [
                ["2022", "78,87%", "dihitung", "Baik", "95%", "–"],
                ["2023", "79,8%", "dihitung", "Baik", "–", "+0,93 poin persen"],
            ],
            "dokumen menyatakan 95%",
        ),
        (
            rows(2023, ["100"]),
            {(2022, "capaian"): "96%"},
            [
                ["2022", "96%", "dinyatakan", "Sangat Baik"],
                ["2023", "100%", "dihitung", "Sangat Baik"],
            ],
            "2022 dan 2023 tidak dihubungkan: dasar berbeda.",
        ),
    ],
)
def test_the_chart_joins_like_with_like_only(
    satker_kecil: Callable[..., Path],
    pengukuran: str,
    klaim: Any,
    rows_shown: list[list[str]],
    alt: str,
) -> None:
    lap = laporan(satker_kecil, pengukuran, klaim)
    block = capaian_tahunan(lap)
    assert block is not None
    data = block.data()
    assert [[c["teks"] for c in row] for row in data["baris"]] == rows_shown
    assert alt in data["alt"]
    assert [[c.get("sumber", "") for c in row[:4]] for row in data["baris"]] == [
        ["", t.sumber, "", gabung(t.sumber)] for t in lap.tahunan
    ]


def test_an_indicator_of_both_years_is_measured_by_one_rule(
    satker_kecil: Callable[..., Path],
) -> None:
    lap = laporan(
        satker_kecil,
        rows(2022, ["140"]) + rows(2023, ["90,006"]),
        kebijakan="[tahun.2022]\ncap = 120\n",
    )
    [table] = tahun_sebelumnya(lap, "S01")
    data = table.data()
    assert [c["teks"] for c in data["baris"][0][1:]] == [
        "2022",
        "140",
        "100%",
        "90,006",
        "90,01%",
        "−9,99 poin persen",
    ]
    assert data["catatan"] == "Capaian setiap tahun dihitung dengan aturan tahun 2023."
