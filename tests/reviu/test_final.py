"""What keeps a report from being final."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.depan import sampul
from kinerja_lib.dasar.errors import DataError, NotFinalError
from kinerja_lib.reviu.final import check_final
from tests.reviu.bersih import bersih, write
from tests.reviu.test_tanam import TANAM


def test_a_clean_report_may_be_final(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2023, write(bersih(), tmp_path))
    check_final(lap)
    assert sampul(lap, final=True).tanda == ""


@pytest.mark.parametrize(
    ("aturan", "tolak"),
    [
        ("angka-berbeda", "[angka-berbeda] S02.1"),
        ("bagian-wajib", "bagian wajib belum diisi: realisasi anggaran"),
        ("arah-nama", ""),
        ("nomor-hilang", ""),
        ("standar-nasional", ""),
    ],
)
def test_only_what_is_berat_or_empty_refuses(aturan: str, tolak: str, tmp_path: Path) -> None:
    t = bersih()
    TANAM[aturan][0](t)
    lap = open_laporan("022207", 2023, write(t, tmp_path))
    if not tolak:
        check_final(lap)
        return
    with pytest.raises(NotFinalError) as caught:
        sampul(lap, final=True)
    assert tolak in str(caught.value)
    assert "Belum dapat difinalkan: " in str(caught.value)


def test_an_empty_part_cannot_be_waived(tmp_path: Path) -> None:
    t = bersih()
    TANAM["bagian-wajib"][0](t)
    t["pengecualian"] = [
        {
            "aturan": "bagian-wajib",
            "tabel": "bagian",
            "alasan": "A",
            "peran": "B",
            "kunci": "realisasi anggaran (Bab III B)",
        }
    ]
    with pytest.raises(DataError, match="tidak dapat dikecualikan"):
        check_final(open_laporan("022207", 2023, write(t, tmp_path)))


def test_a_draft_says_so_and_a_report_without_drafts_does_not(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2023, write(bersih(), tmp_path))
    assert "RANCANGAN" in sampul(lap, final=False).tanda
    assert sampul(lap, "reviu").tanda == ""
