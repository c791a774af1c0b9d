"""A pair that can be read in two ways, or a capaian beyond belief, is refused at the door."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import read_skala
from kinerja_lib.paket.silang.wajar import check_pairs
from tests.conftest import DATA

SKALA = read_skala(DATA / "acuan" / "skala.csv")


def check(
    target: str, realisasi: str, arah: str = "naik", nama: str = "pengukuran", **policy: Any
) -> list[str]:
    row = {"tahun": "2031", "kode": "X1", "target": target, "realisasi": realisasi}
    row |= {"target_persen": "", "_berkas": "t.csv", "_baris": 9}
    meta = {"kode": "X1", "arah": arah, "skala": ""}
    rows = {"indikator": [meta], nama: [row]}
    return [str(t) for t in check_pairs(rows, SKALA, {"2031": Kebijakan(**policy)})]


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "reason"),
    [
        ("1,200 orang", "1150 orang", "naik", "bermakna ganda"),
        ("2.125", "2.5", "naik", "bermakna ganda"),
        ("100%", "1,05", "naik", "bermakna ganda"),
        ("maks 7 hari", "5 hari", "naik", 'tulis arah "turun"'),
        ("30 hari", "1 bulan", "turun", "tidak dapat dikonversi"),
    ],
)
@pytest.mark.parametrize("nama", ["pengukuran", "triwulan"])
def test_what_says_two_things_is_refused(
    target: str, realisasi: str, arah: str, reason: str, nama: str
) -> None:
    [said] = check(target, realisasi, arah, nama)
    assert said.startswith(f"t.csv:9:realisasi: {realisasi}: ") and reason in said


@pytest.mark.parametrize(
    ("target", "realisasi", "arah"),
    [
        ("1.200 orang", "1.150 orang", "naik"),
        ("2,125", "2,5", "naik"),
        ("100%", "105%", "naik"),
        ("maks 7 hari", "5 hari", "turun"),
        ("12 bulan", "1 tahun", "naik"),
        ("", "1,05", "naik"),
        ("100%", "", "naik"),
        ("4 orang", "40 orang", "naik"),
        ("B", "A", "naik"),
    ],
)
def test_what_says_one_thing_passes(target: str, realisasi: str, arah: str) -> None:
    assert check(target, realisasi, arah) == check(target, realisasi, arah, "triwulan") == []


def test_a_capaian_beyond_belief_is_refused_for_the_year_only() -> None:
    [said] = check("3 orang", "31 orang")
    assert "capaian 1.033,33% melampaui batas wajar 1.000%" in said and 'target "3 orang"' in said
    assert check("3 orang", "30 orang") == check("3 orang", "31 orang", batas_wajar=1100) == []
    assert check("3 orang", "31 orang", nama="triwulan") == []
