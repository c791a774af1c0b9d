"""What a finding says, and that it says it on one line whatever the data."""

from __future__ import annotations

from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.temuan import TemuanReviu
from tests.conftest import JAHAT


def _place(nilai: str = "7 orang") -> Tempat:
    return Tempat(
        "pengukuran",
        "lkj_tabel5 / S01.1",
        "satker/656794/pengukuran.csv",
        49,
        "realisasi",
        nilai,
        "Tabel 5 no. 1",
    )


def test_a_place_names_document_value_and_cell() -> None:
    assert str(_place()) == 'Tabel 5 no. 1 "7 orang" (satker/656794/pengukuran.csv:49:realisasi)'
    assert '"(kosong)"' in str(_place(""))


def test_a_finding_stays_on_one_line() -> None:
    hostile = f"{JAHAT}\n\x1b[31m\u202e"
    temuan = TemuanReviu("angka-berbeda", hostile, (_place(hostile),))
    for text in (str(temuan), str(temuan.tempat[0])):
        assert "\n" not in text and "\x1b" not in text and "\u202e" not in text
