"""Quarters as a series."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.deret import Cara, cumulate, is_equal, is_stated
from kinerja_lib.dasar.nilai import read_nilai

NAN = float("nan")


@pytest.mark.parametrize(
    ("metode", "values", "expected"),
    [
        ("jumlah", [1, 2, NAN, 4], [1, 3, 3, 7]),
        ("terakhir", [1, 2, NAN, 4], [1, 2, 2, 4]),
        ("rerata", [2, 4, NAN, 9], [2, 3, 3, 5]),
        ("maksimum", [2, 1, NAN, 4], [2, 2, 2, 4]),
        ("minimum", [2, 1, NAN, 4], [2, 1, 1, 1]),
        ("jumlah", [NAN, NAN, 3, NAN], [NAN, NAN, 3, 3]),
        ("terakhir", [NAN, 5, NAN, NAN], [NAN, 5, 5, 5]),
        ("minimum", [NAN, 0, 3, NAN], [NAN, 0, 0, 0]),
        ("jumlah", [NAN] * 4, [NAN] * 4),
    ],
)
def test_cumulate(metode: str, values: list[float], expected: list[float]) -> None:
    both = cumulate(np.array([values, [1, 1, 1, 1]]), metode)
    assert both[0] == pytest.approx(expected, nan_ok=True)
    assert cumulate(np.array(values), metode) == pytest.approx(expected, nan_ok=True)


def test_cumulate_refuses_an_unknown_method() -> None:
    with pytest.raises(ValueError, match="jumlah, terakhir"):
        cumulate(np.ones(4), "entah")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("12 bulan", "12 Bulan", True),
        ("12 bulan", "12", True),
        ("12 bulan", "11 bulan", False),
        ("B", "B", True),
        ("B", "BB", False),
        ("", "", False),
        ("", "0", False),
        ("1 gedung dan 1 gudang", "1 gudang/1 Gedung", True),
        ("1 gedung dan 1 gudang", "2 gedung dan 1 gudang", False),
        ("1 gedung", "1 gedung dan 1 gudang", False),
        ("80-90%", "80%-90%", True),
        ("80-90%", "80-95%", False),
        ("80-90%", "85%", False),
    ],
)
def test_one_figure_in_two_spellings(skala: dict[str, Skala], a: str, b: str, same: bool) -> None:
    cara = Cara("terakhir", "naik", "", skala)
    assert is_equal(read_nilai(a), read_nilai(b), cara) is same


@pytest.mark.parametrize(
    ("made", "printed", "said"),
    [
        ("12 bulan", "12 Bulan/4 triwulan", True),
        ("4 triwulan", "12 Bulan/4 triwulan", True),
        ("4 bulan", "12 Bulan/4 triwulan", False),
        ("12", "12 Bulan/4 triwulan", False),
        ("12 bulan", "12 bulan", True),
        ("12 bulan", "", False),
        ("1 gedung dan 1 gudang", "1 gedung", False),
    ],
)
def test_a_printed_value_may_state_a_figure_as_a_part(
    skala: dict[str, Skala], made: str, printed: str, said: bool
) -> None:
    cara = Cara("jumlah", "naik", "", skala)
    assert is_stated(read_nilai(made), read_nilai(printed), cara) is said
