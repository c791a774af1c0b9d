"""The portal of 552 satker in a real browser: found, narrowed, sorted and opened by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from kinerja_lib import open_rekap
from kinerja_lib.bab.rekap import daftar, gagal, pembuka, sebaran
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from tests.batch import write_batch
from tests.browser.conftest import OpenPage
from tests.conftest import notebook_of

pytestmark = pytest.mark.browser
JUMLAH = 552
TABEL = "#tabel-satker"
SHOWN = f"[...document.querySelectorAll('{TABEL} tbody tr:not([hidden])')]"
STOPS = f"document.querySelectorAll('{TABEL} :is(td,a)[tabindex=\"0\"]').length"


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the portal's page, with a report of one satker beside it."""
    root = write_batch(tmp_path_factory.mktemp("portal"), JUMLAH)
    rekap = open_rekap(2023, root / "output", root / "data")
    notebook = notebook_of(
        pembuka.judul(rekap),
        pembuka.ringkas(rekap),
        "## Daftar Satker",
        daftar.satker(rekap),
        "## Capaian Satker",
        sebaran.capaian(rekap),
        sebaran.peringkat(rekap),
        sebaran.provinsi(rekap),
        sebaran.terlewat(rekap),
        sebaran.triwulan(rekap),
        "## Laporan yang Gagal Disusun",
        gagal.laporan(rekap),
    )
    page = root / "output" / "2023" / "index.html"
    page.write_text(KinerjaHTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    (page.parent / "650017").mkdir()
    shutil.copy(page, page.parent / "650017" / "lkj.html")
    return page


def count(page: Any) -> Any:
    return page.locator(".saring p").first


def shown(page: Any) -> int:
    page.wait_for_selector(f"{TABEL} table[aria-busy=false]")
    return int(page.evaluate(f"{SHOWN}.length"))


def test_the_page_is_light_enough(portal: Path) -> None:
    assert portal.stat().st_size <= 900_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_and_nothing_overflows(
    open_page: OpenPage,
    violations: Callable[[Any], list[str]],
    portal: Path,
    width: int,
    dark: bool,
) -> None:
    sheet = open_page(portal, width, dark, bypass_csp=True)
    sheet.page.locator(".saring input").first.fill("lampung")
    assert sheet.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(sheet.page) == []
    assert sheet.complaints == []


def test_the_strict_policy_lets_it_work_and_nothing_is_asked_for(
    open_page: OpenPage, portal: Path
) -> None:
    sheet = open_page(portal)
    sheet.page.locator(".saring input").first.fill("kota")
    assert 0 < shown(sheet.page) < JUMLAH
    assert sheet.requests == [portal.as_uri()]
    assert sheet.complaints == []


def test_search_narrow_and_say_how_many(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    said = count(page)
    expect(said).to_have_text("552 dari 552 satker")
    page.get_by_label("Cari satker atau kode").first.fill("KOTA lampung")
    expect(said).to_have_text(f"{shown(page)} dari 552 satker")
    assert page.evaluate(f"{SHOWN}.every((r) => /Kota Lampung/.test(r.textContent))")
    page.get_by_label("Cari satker atau kode").first.fill("650018")
    expect(said).to_have_text("1 dari 552 satker")
    page.get_by_label("Cari satker atau kode").first.fill("tidak ada ini")
    expect(said).to_have_text("Tidak ada satker yang cocok")
    page.get_by_label("Cari satker atau kode").first.press("Escape")
    expect(said).to_have_text("552 dari 552 satker")


def test_choices_are_counted_in_the_order_of_the_scale(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    options = page.get_by_label("Kategori", exact=True).locator("option").all_text_contents()
    names = [o.partition(" (")[0] for o in options]
    assert names == ["semua", "Baik", "Sangat Baik", "–"]
    page.get_by_label("Status", exact=True).select_option("belum disusun")
    expect(count(page)).to_have_text("12 dari 552 satker")
    page.get_by_label("Provinsi", exact=True).select_option("Lampung")
    assert shown(page) < 12
    page.get_by_role("button", name="Hapus saringan").first.click()
    assert shown(page) == JUMLAH
    assert page.evaluate("document.activeElement.id") == "_saring-0"


def test_by_keyboard_from_search_to_an_open_report(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    page.get_by_label("Cari satker atau kode").first.focus()
    page.keyboard.type("bali")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Provinsi")
    expect(page.get_by_label("Jenis", exact=True)).to_have_value("Provinsi")
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hapus saringan"
    for _ in range(5):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Capaian tahun 2023"
    page.keyboard.press("Enter")
    assert page.get_attribute(f"{TABEL} th:nth-child(5)", "aria-sort") == "ascending"
    for _ in range(7):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "KPU Provinsi Bali"
    page.keyboard.press("Enter")
    page.wait_for_url("**/650017/lkj.html")


def test_the_whole_table_is_one_stop_and_arrows_reach_every_link(
    open_page: OpenPage, portal: Path
) -> None:
    page = open_page(portal).page
    assert page.evaluate(STOPS) == 1
    page.locator(f"{TABEL} td a").first.focus()
    seen = []
    for key in ("End", "ArrowLeft", "ArrowDown", "ArrowDown", "Home", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.textContent"))
        assert page.evaluate(STOPS) == 1
    assert seen[:2] == ["Monev TW II", "notebook"]
    assert seen[2:4] == ["notebook", "notebook"]
    assert seen[4:] == ["KPU Kabupaten Aceh 02", "KPU Kabupaten Aceh 01"]


def test_the_stop_moves_to_a_row_that_is_shown(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    page.locator(".saring input").first.fill("banten")
    assert page.evaluate(STOPS) == 1
    name = page.evaluate(f"document.querySelector('{TABEL} [tabindex=\"0\"]').textContent")
    assert "Banten" in name


def test_a_view_can_be_sent(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    page.locator(".saring input").first.fill("kota")
    page.get_by_label("Provinsi", exact=True).select_option("Jawa Barat")
    heading = page.locator(f"{TABEL} th:nth-child(5) button")
    heading.click()
    heading.click()
    where, _, state = page.url.partition("?")
    assert where.endswith("#tabel-satker")
    assert parse_qs(state) == {
        "cari": ["kota"],
        "Provinsi": ["Jawa Barat"],
        "turun": ["Capaian tahun 2023"],
    }
    first = page.evaluate(f"{SHOWN}.map((r) => r.cells[1].textContent)")
    other = open_page(portal).page
    other.goto(page.url)
    other.reload()
    assert other.evaluate(f"{SHOWN}.map((r) => r.cells[1].textContent)") == first
    assert other.input_value(".saring input") == "kota"
    expect(other.locator(TABEL)).to_be_in_viewport()
    other.get_by_role("button", name="Hapus saringan").first.click()
    assert other.url.endswith("#tabel-satker")


@pytest.mark.parametrize("state", ["Provinsi=Atlantis", "naik=%3Cscript%3E", "cari=%00&x=%", "="])
def test_a_foreign_address_does_no_harm(open_page: OpenPage, portal: Path, state: str) -> None:
    sheet = open_page(portal)
    sheet.page.goto(f"{portal.as_uri()}#tabel-satker?{state}")
    sheet.page.reload()
    assert sheet.page.evaluate(STOPS) <= 1
    assert sheet.complaints == []


def test_search_of_the_page_passes_over_hidden_rows(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    page.locator(".saring input").first.fill("650018")
    page.fill("#_cari", "kpu kabupaten aceh 01")
    expect(page.locator("#_temuan")).to_have_text("Tidak ditemukan")


def test_without_script_the_whole_table_stays(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal, java_script_enabled=False).page
    assert page.locator(".saring").count() == 0
    assert page.locator(f"{TABEL} tbody tr").count() == JUMLAH
    assert page.locator(f"{TABEL} td a").first.is_visible()


def test_print_holds_every_row_that_is_shown(open_page: OpenPage, portal: Path) -> None:
    page = open_page(portal).page
    page.emulate_media(media="print")
    assert page.locator(".saring").first.is_hidden()
    box = f"document.querySelector('{TABEL} .gulir')"
    assert page.evaluate(f"{box}.scrollHeight <= {box}.clientHeight + 1")
