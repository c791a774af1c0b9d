from __future__ import annotations

from math import inf, nan

import pytest

from kinerja_lib.grafik.skala import (
    Linear,
    alike,
    check_lengths,
    known,
    number,
    ticks,
    value,
    with_unit,
)
from kinerja_lib.grafik.skala import label as short_label


@pytest.mark.parametrize(
    "top, low, steps, expected",
    [
        (100, 0, 3, [0, 50, 100]),
        (7, 0, 3, [0, 2, 4, 6, 8]),
        (1, 0, 3, [0, 1]),
        (3, 0, 3, [0, 1, 2, 3]),
        (240, 0, 3, [0, 100, 200, 300]),
        (10, -10, 3, [-10, 0, 10]),
        (0.005, 0, 3, [0, 0.002, 0.004, 0.006]),
        (4e15, 0, 3, [0, 2e15, 4e15]),
        (0, 0, 3, [0, 1]),
    ],
)
def test_ticks(top, low, steps, expected):
    assert ticks(top, low, steps) == pytest.approx(expected)


@pytest.mark.parametrize("top, low", [(1e18, -1e18), (1e-6, 0), (99.99, 0), (0, -7), (12.5, -3.2)])
def test_ticks_hold_the_data_and_zero(top, low):
    found = ticks(top, low, 3)
    assert found[0] <= low
    assert found[-1] >= top
    assert 0 in found
    assert 2 <= len(found) <= 7


@pytest.mark.parametrize(
    "x, satuan, full, short",
    [
        (95, "%", "95%", "95%"),
        (98.606, "%", "98,61%", "98,61%"),
        (4, "laporan", "4", "4"),
        (1234.5, "", "1.234,5", "1.234,5"),
        (0.00123, "u", "0,0012", "0,0012"),
        (0.05, "%", "0,05%", "0,05%"),
        (-0.5, "", "−0,5", "−0,5"),
        (0, "", "0", "0"),
        (2.5e9, "rupiah", "2.500.000.000", "2,5 miliar"),
        (-1e12, "", "−1.000.000.000.000", "−1 triliun"),
        (1e15, "%", "1.000.000.000.000.000%", "1.000 triliun%"),
    ],
)
def test_printed_values(x, satuan, full, short):
    assert value(x, satuan) == full
    assert short_label(x, satuan) == short


@pytest.mark.parametrize(
    "x, satuan, words", [(95, "%", "95%"), (4, "laporan", "4 laporan"), (4, "", "4")]
)
def test_with_unit(x, satuan, words):
    assert with_unit(x, satuan) == words


@pytest.mark.parametrize(
    "a, b, same",
    [(100, 100 - 1e-9, True), (100, 99.99, False), (0, 0.001, False), (0.1 + 0.2, 0.3, True)],
)
def test_alike(a, b, same):
    assert alike(a, b) is same


@pytest.mark.parametrize(
    "x, expected",
    [
        (None, None),
        (nan, None),
        (inf, None),
        (-inf, None),
        (1e300, None),
        (0, 0),
        (-5, -5),
        (1e18, 1e18),
    ],
)
def test_number(x, expected):
    assert number(x) == expected


def test_known():
    assert known([1.0, None, nan, inf, 0.0]) == [1.0, 0.0]


@pytest.mark.parametrize("v, expected", [(0, 10), (100, 30), (50, 20), (-50, 0)])
def test_linear(v, expected):
    assert Linear(0, 100, 10, 30)(v) == expected


def test_check_lengths_names_chart_and_column():
    with pytest.raises(ValueError, match=r"Linear.nilai: 1 nilai, seharusnya 2"):
        check_lengths(Linear(0, 1, 0, 1), 2, nilai=[1])
