"""Chance that is the same everywhere."""

from __future__ import annotations

import pytest

from kinerja_lib.contoh.dadu import BLOK, Dadu


def test_a_seed_gives_these_throws_on_every_machine() -> None:
    dadu = Dadu(42, 990001, 3)
    assert [dadu.pecahan() for _ in range(3)] == [
        4.590589276509682e-05,
        0.3662253159587927,
        0.36511528489038914,
    ]


def test_the_stream_goes_on_after_a_block() -> None:
    dadu = Dadu(1)
    throws = [dadu.pecahan() for _ in range(2 * BLOK)]
    assert len(set(throws)) == len(throws)
    assert all(0 <= t < 1 for t in throws)


@pytest.mark.parametrize(("low", "high"), [(1, 6), (0, 0), (-2, 2)])
def test_whole_numbers_include_both_bounds(low: int, high: int) -> None:
    dadu = Dadu(5)
    assert {dadu.bulat(low, high) for _ in range(400)} == set(range(low, high + 1))


def test_what_is_taken_is_different_and_in_order() -> None:
    dadu = Dadu(3)
    for _ in range(50):
        taken = dadu.ambil("abcdef", 4)
        assert len(taken) == 4
        assert taken == sorted(set(taken))
    assert dadu.ambil("ab", 9) == ["a", "b"]
