from __future__ import annotations

import pytest

from kinerja_lib.grafik.svg import clean

ROOT = ('<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 72 36" width="72pt">'
        "{}</svg>")  # fmt: skip


def cleaned(body):
    """Return what `clean` makes of the elements in `body`."""
    out = clean(ROOT.format(body).encode(), "u", "Liberation Sans")
    return out.partition('stroke-linecap="butt">')[2].removesuffix("</g></svg>")


@pytest.mark.parametrize("body, expected", [
    ("<metadata>x</metadata><style>*{{}}</style><script>a</script><title>t</title>", ""),
    ('<g id="a"><g><path d="M 1.23456 2 L 3 4.0 z"/></g></g>', '<path d="M1.23 2L3 4z" />'),
    ('<path style="fill: #fff; stroke-linejoin: miter" onclick="a()"/>',
     '<path fill="#fff" stroke-linejoin="miter" />'),
    ("<text style=\"font: italic 700 8px 'X', sans-serif; text-anchor: start\">a</text>",
     '<text font-style="italic" font-weight="700" font-size="8">a</text>'),
    ('<text transform="rotate(-0 1 2)" x="1">a &lt;b&gt;</text>', '<text x="1">a &lt;b&gt;</text>'),
    ('<text transform="rotate(90 1 2)">a</text>', '<text transform="rotate(90 1 2)">a</text>'),
    ('<defs><pattern id="h1"/></defs><path id="x" fill="url(#h1)"/>',
     '<defs><pattern id="u-1" /></defs><path fill="url(#u-1)" />'),
    ('<defs><path id="m"/></defs><use xlink:href="#m"/>', '<defs><path id="u-1" /></defs>'
                                                          '<use href="#u-1" />'),
    ("<defs/><g/>", ""),
])  # fmt: skip
def test_clean(body, expected):
    assert cleaned(body.replace("{{}}", "{}")) == expected


def test_root_has_its_size_in_px():
    out = clean(ROOT.format("").encode(), "u", "Liberation Sans")
    assert out.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36" width="96" '
                          'height="48"><g font-family="Liberation Sans"')  # fmt: skip
