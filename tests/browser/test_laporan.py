"""The real reports in a real browser: accessible, quiet, and no wider than the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.slow]
REPORTS = ("lkj.html", "monev-tw4.html", "perjanjian.html", "reviu.html", "eksplorasi.html")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("report", REPORTS)
def test_axe_finds_nothing(
    open_page: OpenPage, jadi: dict[str, Path], report: str, width: int, dark: bool
) -> None:
    sheet = open_page(jadi[report], width=width, dark=dark, bypass_csp=True)
    result = Axe().run(sheet.page)
    assert [v["id"] for v in result.response["violations"]] == []


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_with_sources_and_a_tip_at_a_key_figure(
    open_page: OpenPage, jadi: dict[str, Path], dark: bool
) -> None:
    page = open_page(jadi["lkj.html"], dark=dark, bypass_csp=True).page
    page.click("#_asal-semua")
    page.focus(".angka [tabindex='0']")
    page.wait_for_selector("#_asal:visible")
    result = Axe().run(page)
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


def test_a_mark_says_its_finding_and_leads_to_it(
    open_page: OpenPage, jadi: dict[str, Path]
) -> None:
    page = open_page(jadi["lkj.html"]).page
    mark = page.locator("#tabel-pengukuran td > a.temuan").first
    sign, said = mark.inner_text(), mark.get_attribute("aria-label")
    mark.focus()
    tip = page.locator("#_asal")
    assert said.startswith(f"{sign}: ") and f"Temuan {said}" in tip.inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviu.html#temuan-*")
    target = page.locator("td:target")
    assert target.inner_text() == sign
    assert target.bounding_box()["y"] > 0


def test_the_headline_figure_says_its_finding_and_leads_to_it(
    open_page: OpenPage, jadi: dict[str, Path]
) -> None:
    page = open_page(jadi["lkj.html"]).page
    page.focus(".angka [tabindex='0']")
    said = page.locator("#_asal").inner_text()
    assert "klaim.csv baris 3, kolom nilai" in said and "\nTemuan B" in said
    page.keyboard.press("ArrowRight")
    assert page.locator("#_asal").inner_text() == said
    page.keyboard.press("Enter")
    page.wait_for_url("**/reviu.html#temuan-klaim-kolom-*")


@pytest.mark.parametrize("width", [1280, 390, 360])
def test_what_is_filled_in_or_typed_stays_whole(
    open_page: OpenPage, jadi: dict[str, Path], width: int
) -> None:
    page = open_page(jadi["lkj.html"], width=width).page
    lines = "els => els.map(e => e.getClientRects().length)"
    words = page.eval_on_selector_all(".sampul code > span", "els => els.map(e => e.textContent)")
    assert " ".join(words) == "kinerja render reviu --satker 656794 --tahun 2023"
    assert {*page.eval_on_selector_all(".sampul code > span", lines)} == {1}
    dates = """els => els.map(e => {
      const isi = document.createRange();
      isi.selectNodeContents(e);
      return isi.getClientRects().length;
    })"""
    assert {*page.eval_on_selector_all(".tandatangan .tanggal", dates)} == {1}


def test_sorting_does_not_see_marks(open_page: OpenPage, jadi: dict[str, Path]) -> None:
    page = open_page(jadi["lkj.html"]).page
    page.evaluate("""() => {
      const tabel = [...document.querySelectorAll("table[data-urut]")][0];
      tabel.id = "diuji";
      [...tabel.tBodies[0].rows].forEach((r, i) => {
        const tanda = document.createElement("a");
        tanda.className = "temuan";
        tanda.textContent = `B${99 - i}`;
        r.cells[1].textContent = "sama";
        r.cells[1].append(tanda);
      });
    }""")
    column = "els => els.map(e => e.cells[1].querySelector('.temuan').textContent)"
    before = page.eval_on_selector_all("#diuji tbody tr", column)
    page.locator("#diuji thead .urut").nth(1).click()
    assert page.eval_on_selector_all("#diuji tbody tr", column) == before
    assert len(before) > 5
