"""Numbers in words beside numbers in digits."""

from __future__ import annotations

import pytest

from kinerja_lib.dasar.bilangan import contradicts, is_spelled


@pytest.mark.parametrize(
    ("teks", "angka", "other"),
    [
        ("5 (lima) orang", 5.0, False),
        ("5 (enam) orang", 5.0, True),
        ("100% (seratus persen)", 100.0, False),
        ("12 ( Dua Belas ) bulan", 12.0, False),
        ("Rp (satu milyar rupiah)", 1e9, False),
        ("2 (dua koma lima)", 2.0, False),
        ("2,5 (dua setengah)", 2.5, False),
        ("5 (juta)", 5.0, False),
        ("5 (target revisi)", 5.0, False),
        ("5 ()", 5.0, False),
        ("5 orang", 5.0, False),
        ("-3 (tiga)", -3.0, False),
    ],
)
def test_words_that_spell_another_number_contradict(teks: str, angka: float, other: bool) -> None:
    assert contradicts(teks, angka) is other


def test_words_may_spell_the_number_or_what_its_word_of_size_makes_of_it() -> None:
    assert not contradicts("5 (lima ribu) ribu", 5.0, 5000.0)
    assert contradicts("5 (enam ribu) ribu", 5.0, 5000.0)


def test_only_a_number_word_begins_a_spelled_number() -> None:
    assert is_spelled("lima persen") and not is_spelled("juta rupiah") and not is_spelled("")
