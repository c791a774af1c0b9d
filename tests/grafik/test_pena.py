"""Our pen draws what matplotlib's own SVG backend draws, byte for byte."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure

from kinerja_lib.grafik.gaya import KELUARGA, to_svg
from kinerja_lib.grafik.kanvas import Kanvas
from kinerja_lib.grafik.pena import Pena
from tests.grafik.pembanding import to_svg_slowly


def test_every_chart_is_what_matplotlib_draws(setiap, lembar, svg):
    assert svg(setiap) == to_svg_slowly(lembar(setiap).fig, "uji")


@pytest.mark.parametrize(
    "draw",
    [
        lambda k: k.text(10, 10, "<i>&\"'", size=7.25, ha="right", weight="bold", style="italic"),
        lambda k: k.rect(0, 0, 5.005, 2.675, fill="kotak", edge="garis", width=1),
        lambda k: k.rect(0, 0, 5, 5, edge="kisi", hatched=True),
        lambda k: [k.rect(0, 0, 5, 5, f, "kisi", hatched=True) for f in ("kotak", "", "kotak")],
        lambda k: k.dot(5, 5, 2, "target", hollow=True),
        lambda k: k.line((0, 10, 20), (5, 5, 8), "target", 1.4, dashed=True),
        lambda k: k.polygon([(0, 0), (5, 5), (0, 5)], "kotak", closed=False),
        lambda k: k.line((1e-9, 345.67849999), (1.0049999999999, 12345.678), "garis"),
    ],
    ids=["text", "rect", "hatch", "hatches", "dot", "dashes", "polygon", "numbers"],
)
def test_every_shape_is_what_matplotlib_draws(draw):
    k = Kanvas(20000)
    draw(k)
    assert to_svg(k.fig, "uji") == to_svg_slowly(k.fig, "uji")


def test_an_ordinary_text_is_written_too():
    fig = Figure(figsize=(2, 1), dpi=72)
    fig.text(0.5, 0.5, "a<b", size=8, ha="center", va="baseline", family=KELUARGA[0])
    out = to_svg(fig, "uji")
    assert '<text font-size="8" text-anchor="middle" fill="#000000" x="72" y="36">a&lt;b<' in out


@pytest.mark.parametrize("how", [{"rotation": 30}, {"parse_math": True}])
def test_a_text_that_the_pen_cannot_write_is_refused(how):
    fig = Figure(figsize=(2, 1), dpi=72)
    fig.text(0.5, 0.5, "$x$", family=KELUARGA[0], **how)
    with pytest.raises(NotImplementedError):
        to_svg(fig, "uji")


def test_root_has_its_size_in_px():
    out = Pena(72, 36, "u").svg("A, B")
    assert out.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36" width="96" '
        'height="48"><g font-family="A, B"'
    )


@pytest.mark.parametrize("salt", ["", "1a", "a b", "a<b"])
def test_a_salt_is_an_id(salt):
    with pytest.raises(ValueError, match="salt"):
        Pena(1, 1, salt)
