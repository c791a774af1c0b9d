"""A claim that changes the change between two years is found in both of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.reviu.tinjau import find_all
from tests.dua_tahun import KINI, LALU, laporan, rows

BERDUA = rows(2022, LALU) + rows(2023, KINI)


@pytest.mark.parametrize(
    ("klaim", "policy", "lalu", "kini"),
    [
        (None, "", [], []),
        ("78,87%", "", [], []),
        ("79%", "", ["klaim-pembulatan"], ["klaim-pembulatan"]),
        ("75,5%", "", ["klaim-capaian"], ["klaim-selisih"]),
        ("95%", "", ["klaim-capaian"], ["klaim-arah"]),
        ("79,8%", "", ["klaim-capaian"], ["klaim-arah"]),
        (
            "50,61%",
            '[tahun.2022]\ncap = 100\nagregasi = "rerata_indikator"',
            ["klaim-capaian"],
            ["klaim-selisih"],
        ),
        ("69,6%", "[tahun.2022]\ncap = 69.6\n", [], []),
    ],
    ids=[
        "no claim",
        "equal",
        "rounded",
        "another size",
        "another direction",
        "no change",
        "far below",
        "right by its own rule",
    ],
)
def test_both_years_hear_of_it(
    satker_kecil: Callable[..., Path],
    klaim: str | None,
    policy: str,
    lalu: list[str],
    kini: list[str],
) -> None:
    said = {(2022, "capaian"): klaim} if klaim else {}
    lap = laporan(satker_kecil, BERDUA, said, policy)
    data = lap.paket.folder.parents[1]
    for tahun, wanted in ((2022, lalu), (2023, kini)):
        found = find_all(open_laporan("022207", tahun, data))
        assert [t.aturan for t in found if t.aturan.startswith("klaim-")] == wanted
        for t in found:
            if t.aturan in ("klaim-arah", "klaim-selisih", "klaim-pembulatan"):
                assert f"dinyatakan {klaim}, dihitung dari tabelnya 78,87%" in t.pesan
                assert "perubahannya ke 2023 menjadi" in t.pesan and "+0,93 poin persen" in t.pesan
                assert [p.sel for p in t.tempat] == [
                    "satker/022207/klaim.csv:2:nilai",
                    *(f"satker/022207/pengukuran.csv:{n}:realisasi" for n in (2, 3, 4)),
                ]


def test_rounding_that_turns_the_change_is_no_heavy_finding(
    satker_kecil: Callable[..., Path],
) -> None:
    lap = laporan(
        satker_kecil, rows(2022, ["78,87"]) + rows(2023, ["78,9"]), {(2022, "capaian"): "79%"}
    )
    assert "klaim-pembulatan" in [t.aturan for t in find_all(lap)]
    assert "klaim-arah" not in [t.aturan for t in find_all(lap)]


@pytest.mark.parametrize(
    ("kenaikan", "klaim", "found"),
    [
        ("0,93 poin", {}, None),
        ("0,9 poin", {}, None),
        ("5 poin", {}, "dari 78,87% ke 79,8% adalah +0,93 poin persen"),
        ("5 poin", {(2023, "capaian"): "79,8%"}, "dari 78,87% ke 79,8% adalah +0,93 poin persen"),
        ("5 poin", {(2022, "capaian"): "75%", (2023, "capaian"): "80%"}, None),
        (
            "6 poin",
            {(2022, "capaian"): "75%", (2023, "capaian"): "80%"},
            "dari 75% ke 80% adalah +5 poin persen",
        ),
    ],
)
def test_a_claimed_rise_is_compared_with_claims_else_with_tables(
    satker_kecil: Callable[..., Path],
    kenaikan: str,
    klaim: dict[tuple[int, str], str],
    found: str | None,
) -> None:
    lap = laporan(satker_kecil, BERDUA, klaim | {(2023, "kenaikan"): kenaikan})
    said = [t.pesan for t in find_all(lap) if t.aturan == "kenaikan-salah"]
    assert len(said) == bool(found) and all(str(found) in s for s in said)
