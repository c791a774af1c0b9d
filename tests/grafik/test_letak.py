from __future__ import annotations

import pytest

from kinerja_lib.grafik.letak import Letak, inside, spread

BOUNDS = (0.0, 0.0, 100.0, 100.0)


@pytest.mark.parametrize(
    "wanted, expected",
    [
        ([50, 80], [50, 80]),
        ([50, 50], [45, 55]),
        ([52, 50], [56, 46]),
        ([0, 1], [0, 10]),
        ([99, 100], [90, 100]),
        ([], []),
        ([50], [50]),
    ],
)
def test_spread(wanted, expected):
    assert spread(wanted, 10, 0, 100) == pytest.approx(expected)


@pytest.mark.parametrize(
    "segment, length",
    [
        ((0, 5, 10, 5), 10),
        ((-10, 5, 20, 5), 10),
        ((0, 20, 10, 20), 0),
        ((5, -5, 5, 5), 5),
        ((-10, -10, 20, 20), 200**0.5),
        ((20, 20, 30, 30), 0),
        ((5, 5, 5, 5), 0),
    ],
)
def test_inside(segment, length):
    assert inside(segment, (0, 0, 10, 10)) == pytest.approx(length)


@pytest.mark.parametrize("above, higher", [(True, True), (False, False)])
def test_a_free_point_gets_its_label_on_the_wanted_side(above, higher):
    x, y = Letak(BOUNDS).place(50, 50, 20, 8, above)
    assert x == 40
    assert (y < 50) is higher


def test_labels_of_one_point_do_not_overlap():
    letak = Letak(BOUNDS)
    spots = [letak.place(50, 50, 20, 8, True) for _ in range(3)]
    tops = sorted(y for _, y in spots)
    assert len(set(spots)) == 3
    assert tops[1] - tops[0] >= 8 * 0.74


@pytest.mark.parametrize("line", [[(0, 42), (100, 42)], [(40, 46), (60, 40)]])
def test_a_label_keeps_off_lines(line):
    letak = Letak(BOUNDS)
    letak.add_line(line)
    x, y = letak.place(50, 50, 20, 8, True)
    assert inside((*line[0], *line[1]), (x, y - 6, x + 20, y)) == 0


@pytest.mark.parametrize("x, y", [(1, 50), (99, 50), (50, 1), (50, 99)])
def test_a_label_stays_within_bounds(x, y):
    left, base = Letak(BOUNDS).place(x, y, 20, 8, True)
    assert left >= -2.5
    assert left + 20 <= 102.5
    assert base - 8 * 0.74 >= 0
    assert base <= 100
