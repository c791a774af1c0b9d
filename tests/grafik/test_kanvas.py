from __future__ import annotations

import pytest

from kinerja_lib.grafik.gaya import to_svg
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure


@pytest.mark.parametrize(
    "text, shown",
    [
        ("<b>&amp;</b>", "<b>&amp;</b>"),
        ("$x^2$", "$x^2$"),
        ("\\frac{1}{2}", "\\frac{1}{2}"),
        ("a\x00b\x1b", "a b"),
        ("a\nb\u2028c", "a b c"),
        ("漢", "□"),
    ],
)
def test_text_arrives_as_letters(text, shown):
    k = Kanvas(20)
    k.text(0, 10, text)
    assert [t.get_text() for t in k.ax.texts] == [shown]
    assert shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in to_svg(
        k.fig, "u"
    )


@pytest.mark.parametrize("text", ["", "  ", "\x00", "\n"])
def test_nothing_is_drawn_for_an_empty_text(text):
    k = Kanvas(20)
    k.text(0, 10, text)
    assert not k.ax.texts


def test_what_is_drawn_later_lies_above():
    k = Kanvas(20)
    k.rect(0, 0, 5, 5, fill="kotak")
    k.text(0, 5, "a")
    k.line((0, 5), (0, 5), "garis")
    k.dot(2, 2, 1, "realisasi")
    orders = [k.ax.patches[0], k.ax.texts[0], k.ax.lines[0], k.ax.patches[1]]
    assert [a.get_zorder() for a in orders] == [1, 2, 3, 4]


def test_points_run_from_the_upper_left_corner():
    k = Kanvas(50)
    k.rect(10, 5, 20, 10, fill="kotak")
    assert to_svg(k.fig, "u").count('d="M10 5L30 5L30 15L10 15z"') == 1


def test_an_unknown_colour_is_refused():
    with pytest.raises(KeyError, match="merah"):
        Kanvas(10).text(0, 5, "a", color="merah")


def test_empty_figure_says_so():
    assert [t.get_text() for t in empty_figure().axes[0].texts] == ["belum ada data"]
