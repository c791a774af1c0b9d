"""Words that no line may tear."""

from __future__ import annotations

import pytest

from kinerja_lib.blok.tabel import table_html
from kinerja_lib.blok.utuh import is_short, whole
from tests.conftest import JAHAT


@pytest.mark.parametrize(
    ("teks", "utuh"),
    [
        ("Renstra 2020–2024 KPU", ["2020–2024"]),
        ("skala 0–100, bukan 1,5%–2%", ["0–100,", "1,5%–2%"]),
        ("Permenpan-RB Nomor 53", ["Permenpan-RB"]),
        ("penerapan e-government KPU", ["e-government"]),
        ("15 Oktober–4 November", []),
        ("tahun-tahun, Undang-Undang", []),
        ("", []),
    ],
)
def test_ranges_and_names_stay_whole(teks: str, utuh: list[str]) -> None:
    html = whole(teks)
    assert html.split('<span class="utuh">')[1:] == [
        part for part in html.split('<span class="utuh">') if part.split("</span>")[0] in utuh
    ]
    assert html.count("</span>") == len(utuh)
    assert html.replace('<span class="utuh">', "").replace("</span>", "") == teks


def test_hostile_text_stays_letters() -> None:
    html = whole(f"{JAHAT} 1–2 {JAHAT}")
    assert "<script" not in html and "<img" not in html
    assert html.count("<") == 2


@pytest.mark.parametrize(
    ("teks", "short"),
    [
        ("4 triwulan", True),
        ("Sangat Baik", True),
        ("laporan", False),
        ("", False),
        ("tidak dapat dihitung", False),
    ],
)
def test_a_short_cell_is_not_torn(teks: str, short: bool) -> None:
    assert is_short(teks) is short
    table = table_html([{"judul": "A", "rata": "kanan"}] * 2, [[{"teks": teks}] * 2], "", False)
    assert table.count('class="kanan utuh"') == 2 * short


def test_in_a_wide_table_only_the_shortest_are_whole() -> None:
    assert [is_short(t, 7) for t in ("3 dari 7", "Sangat Baik")] == [True, False]
