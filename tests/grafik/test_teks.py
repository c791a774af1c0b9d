from __future__ import annotations

import pytest

from kinerja_lib.grafik.teks import code_column, displayable, plain, shorten, width, wrap


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a  b\tc\n", "a b c"),
        ("a\x00\x08b", "a b"),
        ("\ud800x", "x"),
        ("\ufffex", "x"),
        ("a\u202eb", "a b"),
        ("a\u200bb", "a b"),
        ("é – ×", "é – ×"),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text, size, weight, expected",
    [
        ("", 8, "normal", 0),
        ("i", 8, "normal", 1.78),
        ("W", 8, "normal", 7.55),
        ("1.234", 8, "normal", 20.02),
        ("a", 8, "bold", 4.45),
        ("漢", 8, "normal", 8),
    ],
)
def test_width(text, size, weight, expected):
    assert width(text, size, weight) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    "text, room, expected",
    [
        ("Sasaran satu", 100, "Sasaran satu"),
        ("Sasaran satu dua", 50, "Sasaran…"),
        ("Sasaran, satu", 38, "Sasaran…"),
        ("X" * 30, 30, "XXXX…"),
        ("abc", 0, "…"),
        ("", 0, ""),
    ],
)
def test_shorten(text, room, expected):
    assert shorten(text, room) == expected


@pytest.mark.parametrize(
    "text, lines, expected",
    [
        ("satu dua tiga", 2, ["satu dua", "tiga"]),
        ("satu dua tiga empat lima", 2, ["satu dua", "tiga em…"]),
        ("satu dua tiga", 1, ["satu du…"]),
        ("XXXXXXXXXX", 3, ["XXXXXX", "XXXX"]),
        ("", 2, [""]),
    ],
)
def test_wrap(text, lines, expected):
    assert wrap(text, 36, lines=lines) == expected


@pytest.mark.parametrize("room", [1, 20, 60, 200])
def test_no_line_is_wider_than_its_room(room):
    text = "Persentase pengelolaan data-pemilih berkelanjutan " + "X" * 50
    assert all(width(line) <= max(room, 8) for line in wrap(text, room, lines=9))


def test_a_code_column_is_as_wide_as_its_codes_and_never_wider_than_48():
    assert code_column(["S01.1", "S1"]) == (["S01.1", "S1"], pytest.approx(width("S01.1", 7) + 7))
    codes, room = code_column(["K" * 40])
    assert codes[0].endswith("…")
    assert room <= 48 + 7


@pytest.mark.parametrize("text, shown", [("Rp1 − ≥ …", "Rp1 − ≥ …"), ("漢字 ok 😀", "□□ ok □")])
def test_displayable(text, shown):
    assert displayable(text) == shown
