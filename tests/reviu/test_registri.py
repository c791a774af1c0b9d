"""The registry, and its page."""

from __future__ import annotations

import re

import pytest

from kinerja_lib.reviu.aturan import aturan, semua_aturan
from kinerja_lib.reviu.dokumen import BERKAS, render
from kinerja_lib.reviu.temuan import TINGKAT


def test_the_page_is_current() -> None:
    """Made anew by `python -m kinerja_lib.reviu.dokumen`."""
    assert BERKAS.read_text(encoding="utf-8") == render()


@pytest.mark.parametrize("id", [*semua_aturan()])
def test_a_rule_is_explained(id: str) -> None:
    rule = semua_aturan()[id]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", id)
    assert rule.tingkat in TINGKAT
    for text in (rule.judul, rule.memeriksa, rule.dasar, rule.perbaikan):
        assert text and text[0].isupper()
    assert rule.memeriksa.endswith(".") and rule.perbaikan.endswith(".")
    assert {*rule.serap} <= {*semua_aturan()}


def test_an_id_is_taken_once() -> None:
    with pytest.raises(ValueError, match="angka-berbeda"):
        aturan("angka-berbeda", "berat", "", memeriksa="", dasar="", perbaikan="")(lambda lap: [])


def test_worst_rules_come_first() -> None:
    order = [TINGKAT.index(a.tingkat) for a in semua_aturan().values()]
    assert order == sorted(order)
