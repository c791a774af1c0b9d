"""SVG from a stranger: only shapes and words get through."""

from __future__ import annotations

import pytest

from kinerja_lib.blok.gambar import safe_svg
from tests.conftest import SVG

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        "<style>rect{fill:url(https://example.org)}</style>",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><b/></body></foreignObject>',
        '<image href="https://example.org/x.png"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
        "<!-- komentar --><?xml-stylesheet href='x'?>",
    ],
)
def test_drops_elements_that_run_or_load(inner: str) -> None:
    assert safe_svg(f"{HEAD}{inner}</svg>", "g") == "<svg />"


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ('onload="alert(1)" fill="#1f2933"', 'fill="#1f2933"'),
        ('style="fill:url(https://example.org)" x="1"', 'x="1"'),
        ('fill="url(https://example.org#a)" y="1"', 'y="1"'),
        ('fill="URL(\'data:x\')" y="1"', 'y="1"'),
        ('class="lompat" tabindex="0" r="1"', 'r="1"'),
        ('xlink:href="https://example.org" r="2"', 'r="2"'),
        ('xlink:href="#a" r="2"', 'href="#g--a" r="2"'),
        ('clip-path="url(#a)"', 'clip-path="url(#g--a)"'),
        ('id="_utama"', 'id="g--_utama"'),
        ('fill="&quot;&gt;&lt;script&gt;"', 'fill="&quot;&gt;&lt;script&gt;"'),
    ],
)
def test_keeps_only_harmless_attributes(attributes: str, kept: str) -> None:
    assert safe_svg(f"{HEAD}<rect {attributes}/></svg>", "g") == f"<svg><rect {kept} /></svg>"


def test_text_stays_letters() -> None:
    svg = f"{HEAD}<text>&lt;b&gt; <tspan>a</tspan> b</text></svg>"
    assert safe_svg(svg, "g") == "<svg><text>&lt;b&gt; <tspan>a</tspan> b</text></svg>"


@pytest.mark.parametrize(
    "svg",
    ["", "bukan svg", "<svg", "<html/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "\0"],
)
def test_refuses_what_is_no_svg(svg: str) -> None:
    assert safe_svg(svg, "g") == ""


def test_deep_nesting_is_cut() -> None:
    svg = safe_svg(HEAD + "<g>" * 400 + "</g>" * 400 + "</svg>", "g")
    assert svg.count("<g") < 100


def test_our_own_picture_keeps_its_shapes_and_colours() -> None:
    made = safe_svg(SVG, "g")
    for piece in ('viewBox="0 0 453 60"', 'fill="#00608f"', 'font-size="8"', ">96%</text>"):
        assert piece in made
