"""What is worked out of a Laporan is worked out once, and goes when the Laporan goes."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from kinerja_lib import Laporan, open_laporan
from kinerja_lib.reviu.tanda import signs
from kinerja_lib.satker.sekali import sekali

DATA = Path(__file__).parents[2] / "data"


def test_a_function_runs_once_for_a_laporan_and_each_of_its_arguments() -> None:
    asked: list[tuple[int, str]] = []

    @sekali
    def year(lap: Laporan, kode: str) -> str:
        asked.append((lap.tahun, kode))
        return f"{lap.tahun}{kode}"

    laps = [open_laporan("656794", tahun, DATA) for tahun in (2023, 2023)]
    said = [year(lap, kode) for lap in (laps[0], laps[0], laps[1]) for kode in "ab"]
    assert said == ["2023a", "2023b"] * 3
    assert asked == [(2023, "a"), (2023, "b")] * 2


@pytest.mark.slow
def test_nothing_of_a_review_outlives_its_laporan() -> None:
    lap = open_laporan("656794", 2023, DATA)
    assert signs(lap)
    gone = weakref.ref(lap)
    del lap
    gc.collect()
    assert gone() is None
