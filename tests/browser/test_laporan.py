"""The real reports in a real browser: accessible, quiet, and no wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
REPORTS = ("lkj.html", "monev-tw4.html", "perjanjian.html", "reviu.html",
           "eksplorasi.html")  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("report", REPORTS)
def test_axe_finds_nothing(
    open_page: OpenPage, jadi: dict[str, Path], report: str, width: int, dark: bool
) -> None:
    sheet = open_page(jadi[report], width=width, dark=dark, bypass_csp=True)
    result = Axe().run(sheet.page)
    assert [v["id"] for v in result.response["violations"]] == []


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_leaves_the_page(open_page: OpenPage, jadi: dict[str, Path], report: str) -> None:
    sheet = open_page(jadi[report])
    assert [r for r in sheet.requests if not r.startswith(("file:", "data:"))] == []
    assert sheet.complaints == []


@pytest.mark.parametrize("width", [1280, 390, 360])
@pytest.mark.parametrize("report", REPORTS)
def test_the_page_is_no_wider_than_the_screen(
    open_page: OpenPage, jadi: dict[str, Path], report: str, width: int
) -> None:
    page = open_page(jadi[report], width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
