"""Headings on a page: one h1, no level skipped."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_lib.blok.markdown import parse
from kinerja_lib.ekspor.kerangka import contents, lift_letterheads, settle_levels


def parts(*kinds: int | str) -> list[dict[str, Any]]:
    """Return headings of these levels; "S" is a cover, other texts are narratives."""
    made: list[dict[str, Any]] = []
    for i, k in enumerate(kinds):
        if k == "S":
            made.append({"jenis": "sampul"})
        elif isinstance(k, str):
            made.append({"jenis": "narasi", "ast": parse(k)})
        else:
            made.append({"jenis": "judul", "tingkat": k, "teks": f"J{i}", "label": f"j{i}"})
    return made


@pytest.mark.parametrize(
    ("kinds", "h1", "levels"),
    [
        (("S", 2, 3, 3, 2), "sampul", [1, 2, 3, 3, 2]),
        (("S", 2, 5, 4, 2), "sampul", [1, 2, 3, 4, 2]),
        (("S", 1, 2, 1), "sampul", [1, 2, 3, 2]),
        (("S", 2, "S", 2), "sampul", [1, 2, 2, 2]),
        ((1, 2, 3), "judul", [1, 2, 3]),
        ((1, 3), "judul", [1, 2]),
        ((1, 2, 1, 2), "", [2, 3, 2, 3]),
        ((2, 1), "", [2, 2]),
        ((3, 2), "", [2, 2]),
        ((), "", []),
    ],
)
def test_levels(kinds: tuple[int | str, ...], h1: str, levels: list[int]) -> None:
    made = parts(*kinds)
    assert settle_levels(made) == h1
    assert [p["tingkat"] for p in made if "tingkat" in p] == levels


@pytest.mark.parametrize(
    ("kinds", "printed"),
    [
        ((2, "# A\n\n## B"), [3, 4]),
        ((2, "### A"), [3]),
        ((2, 3, 4, "# A"), [3]),
        ((2, "> ### A"), [3]),
    ],
)
def test_headings_inside_a_narrative_follow(
    kinds: tuple[int | str, ...], printed: list[int]
) -> None:
    made = parts("S", *kinds)
    settle_levels(made)
    tokens = made[-1]["ast"]
    inner = tokens[0].get("children") if tokens[0]["type"] == "block_quote" else tokens
    assert [t["attrs"]["level"] + 2 for t in inner if t["type"] == "heading"] == printed


def test_contents_is_a_tree_down_to_sasaran() -> None:
    made = parts("S", 2, 3, 4, 5, 3, 2)
    settle_levels(made)

    def shape(entries: list[dict[str, Any]]) -> list[Any]:
        return [(e["label"], shape(e["anak"])) for e in entries]

    assert shape(contents(made)) == [
        ("j1", [("j2", [("j3", [])]), ("j5", [])]),
        ("j6", []),
    ]


@pytest.mark.parametrize(
    ("kinds", "order"),
    [
        ("", ""),
        ("k", "k"),
        ("jk", "kj"),
        ("njkn", "nkjn"),
        ("jnk", "jnk"),
        ("jkjk", "kjkj"),
        ("jkk", "kjk"),
    ],
)
def test_a_letterhead_stands_above_the_heading_before_it(kinds: str, order: str) -> None:
    names = {"j": "judul", "k": "kop", "n": "narasi"}
    found = lift_letterheads([{"jenis": names[k]} for k in kinds])
    assert [p["jenis"] for p in found] == [names[k] for k in order]
