"""Markdown as data."""

from __future__ import annotations

import pytest

from kinerja_lib.blok.markdown import parse, plain, sections


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        ("a\n\nb", ["paragraph", "paragraph"]),
        ("## A\n\n- b", ["heading", "list"]),
        ("| a |\n|---|\n| b |", ["table"]),
        ("<div>\n</div>", ["block_html"]),
        ("", []),
    ],
)
def test_parse(markdown: str, kinds: list[str]) -> None:
    assert [t["type"] for t in parse(markdown)] == kinds


@pytest.mark.parametrize(
    ("markdown", "letters"),
    [("**a** `b` [c](#d)", "a b c"), ("~~a~~", "a"), ("a <b>", "a <b>")],
)
def test_plain(markdown: str, letters: str) -> None:
    assert plain(parse(markdown)) == letters


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## Visi\nA\n\nB\n## Misi\nC", {"visi": "A\n\nB", "misi": "C"}),
        ("awal\n## Visi\nA", {"": "awal", "visi": "A"}),
        ("## Kosong\n\n## Visi\nA", {"visi": "A"}),
        ("## Visi\n### Bukan\nA", {"visi": "### Bukan\nA"}),
    ],
)
def test_sections(text: str, found: dict[str, str]) -> None:
    assert sections(text) == found
