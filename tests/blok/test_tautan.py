"""Links in cells lead to files beside the page, and to nothing else."""

from __future__ import annotations

import pytest

from kinerja_lib.blok.tautan import is_beside, linked
from tests.conftest import JAHAT


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("656794/lkj.html", True),
        ("lkj.pdf", True),
        ("lkj.html#tabel-ukur-s01", True),
        ("lkj.html#", False),
        ("lkj.html#a b", False),
        ('lkj.html#a"onclick=', False),
        ("#tabel-ukur-s01", False),
        ("../index.html", True),
        ("656794/monev-tw2.ipynb", True),
        ("", False),
        ("#", False),
        ("/etc/passwd", False),
        ("//jahat.example/x", False),
        ("https://jahat.example", False),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("a/../../x", False),
        ("../../x", False),
        ("a b.html", False),
        ("a.html?x=1", False),
        ("a.html\n", False),
        ("a\\b.html", False),
        ("a" * 201, False),
        (JAHAT, False),
    ],
)
def test_addresses(url: str, safe: bool) -> None:
    assert is_beside(url) is safe


@pytest.mark.parametrize(
    ("text", "links", "html"),
    [
        (
            "HTML · PDF",
            [("HTML", "a.html"), ("PDF", "a.pdf")],
            '<a href="a.html">HTML</a> · <a href="a.pdf">PDF</a>',
        ),
        ("a < b", [("b", "b.html")], 'a &lt; <a href="b.html">b</a>'),
        ("PDF HTML", [("HTML", "a.html"), ("PDF", "a.pdf")], 'PDF <a href="a.html">HTML</a>'),
        ("HTML", [("HTML", "javascript:x")], "HTML"),
        ("HTML", [("", "a.html"), ("lain", "a.html")], "HTML"),
        ("<b>", [("<b>", "a.html")], '<a href="a.html">&lt;b&gt;</a>'),
        ("polos", [], "polos"),
    ],
)
def test_parts_of_a_text_are_linked_in_order(
    text: str, links: list[tuple[str, str]], html: str
) -> None:
    assert linked(text, links) == html
