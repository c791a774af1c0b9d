"""docs/keandalan.md promises nothing without a test that is there."""

from __future__ import annotations

import re

from tests.conftest import PROYEK

TEKS = (PROYEK / "docs" / "keandalan.md").read_text("utf-8")
JANJI = [
    line.split("|")[1:3]
    for line in TEKS.split("## Pencarian panjang")[0].splitlines()
    if line.startswith("| ") and not line.startswith("| Janji")
]


def test_every_promise_names_tests_that_are_there() -> None:
    assert len(JANJI) > 15
    for janji, uji in JANJI:
        named = re.findall(r"`(tests/[a-z_/]+\.py)`", uji)
        assert named, janji
        assert [name for name in named if not (PROYEK / name).is_file()] == []


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)", TEKS)
    assert links
    assert [link for link in links if not (PROYEK / "docs" / link).is_file()] == []
