"""The page in a real browser: accessible, silent, and useful by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from kinerja_lib.blok import Judul, Kolom, Narasi, Sel, Tabel
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from tests.conftest import JAHAT, every_block, notebook_of

pytestmark = pytest.mark.browser
PROSA = "Capaian dihitung dari tabel indikator dan dapat ditelusuri sampai ke baris asalnya. " * 12


def wide_table() -> Tabel:
    heads = ("No", "Indikator kinerja", "Target", "Realisasi", "Capaian", "Kategori", "Tercetak")
    rows: list[list[Sel | str]] = [[Sel("Sasaran 1. Meningkatnya kapasitas lembaga penyelenggara")]]
    rows += [
        [
            str(i),
            f"Persentase laporan pertanggungjawaban ke-{i}",
            "5",
            "7",
            Sel(f"{n}%", f"data/pengukuran.csv:{i + 1}:realisasi", float(n)),
            Sel("Sangat Baik", f"data/skala.csv:{i}:nama"),
            Sel("belum diisi", "", None, "kosong"),
        ]
        for i, n in ((1, 90), (2, 100), (3, 9))
    ]
    rows.append(["", Sel("Rata-rata", gaya="jumlah"), "", "", Sel("66%", "dihitung", 66.0), "", ""])
    kolom = [
        Kolom(h, "kanan" if h == "Capaian" else "kiri", 3 if i == 1 else 1)
        for i, h in enumerate(heads)
    ]
    return Tabel("tabel-lebar", "Pengukuran kinerja", kolom, rows, dapat_diurut=True)


def write(path: Path, *cells: Any) -> Path:
    path.write_text(
        KinerjaHTMLExporter().from_notebook_node(notebook_of(*cells))[0], encoding="utf-8"
    )
    return path


@pytest.fixture(scope="session")
def laporan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report long enough to scroll, with a table wider than a phone."""
    chapters = [
        cell
        for i in range(1, 8)
        for cell in (Judul(f"Bab tambahan {i}", 2), Judul(f"Bagian {i}", 3), Narasi(PROSA))
    ]
    folder = tmp_path_factory.mktemp("halaman")
    return write(
        folder / "lkj.html", *every_block(), wide_table(), *chapters, Narasi("kata unik zebra")
    )


@pytest.fixture(scope="session")
def serangan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("halaman") / "jahat.html", *every_block(JAHAT))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(
    open_page: Any, violations: Callable[[Any], list[str]], laporan: Path, width: int, dark: bool
) -> None:
    page = open_page(laporan, width, dark, bypass_csp=True).page
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    if width < 1152:
        page.click("#_buka")
    page.evaluate("document.querySelector('.angka').scrollIntoView()")
    assert violations(page) == []


def test_axe_finds_nothing_with_tooltip_sources_and_hits(
    open_page: Any, violations: Callable[[Any], list[str]], laporan: Path
) -> None:
    page = open_page(laporan, bypass_csp=True).page
    page.click("#_asal-semua")
    page.fill("#_cari", "laporan")
    page.focus("#tabel-lebar td[tabindex='0']")
    page.wait_for_selector("#_asal:visible")
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 390, 360])
@pytest.mark.parametrize("name", ["laporan", "serangan"])
def test_no_request_no_complaint_no_overflow(
    open_page: Any, request: pytest.FixtureRequest, name: str, width: int
) -> None:
    path = request.getfixturevalue(name)
    sheet = open_page(path, width)
    sheet.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    sheet.page.wait_for_timeout(100)
    assert sheet.requests == [path.as_uri()]
    assert sheet.complaints == []
    assert sheet.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_search_counts_walks_and_clears(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "_cari"
    page.keyboard.type("bagian")
    expect(page.locator("#_temuan")).to_have_text(re.compile(r"^1 dari \d+$"))
    total = page.evaluate("(document.querySelector('main').innerText.match(/bagian/gi)).length")
    said = page.locator("#_temuan")
    assert said.text_content() == f"1 dari {total}"
    page.keyboard.press("Enter")
    assert said.text_content() == f"2 dari {total}"
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    assert said.text_content() == f"{total} dari {total}"
    assert page.evaluate("CSS.highlights.get('temuan').size") == total
    page.keyboard.press("Escape")
    assert page.evaluate("CSS.highlights.get('temuan').size") == 0
    assert page.input_value("#_cari") == ""


def test_search_scrolls_to_its_hit_and_says_when_there_is_none(
    open_page: Any, laporan: Path
) -> None:
    page = open_page(laporan).page
    page.fill("#_cari", "unik zebra")
    expect(page.locator("p", has_text="kata unik zebra")).to_be_in_viewport()
    page.fill("#_cari", "xyzzy")
    expect(page.locator("#_temuan")).to_have_text("Tidak ditemukan")


def test_search_opens_what_is_folded(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.fill("#_cari", "2022")
    expect(page.locator("#_temuan")).to_have_text(re.compile("dari"))
    for _ in range(3):
        page.press("#_cari", "Enter")
    assert page.evaluate("document.querySelector('#gambar-uji details').open")


def column(page: Any) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('#tabel-lebar tbody tr:not(.kelompok)')]"
        ".map((r) => r.cells[4].textContent)"
    )


def test_sorting_by_keyboard_keeps_groups_and_totals(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.locator("#tabel-lebar th:nth-child(5) button").focus()
    states = []
    for _ in range(3):
        page.keyboard.press("Enter")
        states.append(
            (page.get_attribute("#tabel-lebar th:nth-child(5)", "aria-sort"), column(page))
        )
    assert states == [
        ("ascending", ["9%", "90%", "100%", "66%"]),
        ("descending", ["100%", "90%", "9%", "66%"]),
        ("none", ["90%", "100%", "9%", "66%"]),
    ]
    first = "document.querySelector('#tabel-lebar tbody').rows[0].className"
    assert page.evaluate(first) == "kelompok"


def test_sources_by_keyboard(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    stops = "document.querySelectorAll('#tabel-lebar [tabindex=\"0\"]').length"
    assert page.evaluate(stops) == 1
    page.focus("#tabel-lebar [tabindex='0']")
    tip = page.locator("#_asal")
    said = [tip.text_content()]
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "End"):
        page.keyboard.press(key)
        said.append(tip.text_content())
    assert said == [
        "Asal: data/pengukuran.csv baris 2, kolom realisasi",
        "Asal: data/skala.csv baris 1, kolom nama",
        "Asal: data/skala.csv baris 2, kolom nama",
        "Asal: data/pengukuran.csv baris 3, kolom realisasi",
        "Asal: data/skala.csv baris 2, kolom nama",
    ]
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "_asal"
    assert page.evaluate(stops) == 1
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_sources_of_key_figures_by_keyboard(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    focused = "document.activeElement.querySelector('dt').textContent"
    page.focus(".angka [tabindex='0']")
    said = [(page.evaluate(focused), page.locator("#_asal").text_content()[:30])]
    for key in ("ArrowRight", "ArrowRight", "Home", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
        said.append((page.evaluate(focused), page.locator("#_asal").text_content()[-35:]))
    assert [name for name, _ in said] == [
        "Capaian 2023",
        "Capaian 2022",
        "Capaian 2022",
        "Capaian 2023",
        "Capaian 2022",
        "Capaian 2023",
    ]
    assert said[1][1] == "satker/1/klaim.csv baris 2, kolom nilai"[-35:]
    assert page.evaluate("document.querySelectorAll('.angka [tabindex=\"0\"]').length") == 1


@pytest.mark.parametrize("way", ["hover", "tap"])
def test_sources_of_key_figures_by_pointer(open_page: Any, laporan: Path, way: str) -> None:
    page = open_page(laporan, 390, has_touch=True).page
    getattr(page.locator(".angka dt", has_text="Capaian 2022"), way)()
    said = "Asal: satker/1/klaim.csv baris 2, kolom nilai"
    assert page.locator("#_asal").text_content() == said
    page.keyboard.press("Escape")
    getattr(page.locator(".angka dt", has_text="Temuan"), way)()
    assert page.locator("#_asal").is_hidden()


@pytest.mark.parametrize("way", ["hover", "tap"])
def test_sources_by_pointer(open_page: Any, laporan: Path, way: str) -> None:
    page = open_page(laporan, 390, has_touch=True).page
    getattr(page.locator("#tabel-uji td[data-sumber]").first, way)()
    assert page.locator("#_asal").text_content() == "Asal: pengukuran.csv baris 49, kolom target"
    box = page.locator("#_asal").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_sources_of_all_numbers_can_be_printed_in_place(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.click("#_asal-semua")
    shown = "getComputedStyle(document.querySelector('{}'), '::after').content"
    cell = shown.format("#tabel-lebar td[data-sumber]")
    card = shown.format(".angka > :nth-child(2)")
    assert page.evaluate(cell).replace("\u200b", "") == '"pengukuran.csv:2:realisasi"'
    assert page.evaluate(card).replace("\u200b", "") == '"klaim.csv:2:nilai"'
    assert page.evaluate(shown.format(".angka > :nth-child(3)")) == "none"
    page.click("#_asal-semua")
    assert page.evaluate(f"[{cell}, {card}]") == ["none", "none"]


def test_contents_follows_reading(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    for name in ("Bagian 5", "Bagian 2", "Kata Pengantar"):
        page.evaluate(
            "(n) => [...document.querySelectorAll('main :is(h2,h3)')]"
            ".find((h) => h.textContent === n).scrollIntoView()",
            name,
        )
        here = page.locator("nav [aria-current]")
        expect(here).to_have_text(name)
        expect(here).to_be_in_viewport()


def test_contents_folds_on_a_phone(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan, 390).page
    assert page.locator("nav").is_hidden()
    page.click("#_buka")
    assert page.get_attribute("#_buka", "aria-expanded") == "true"
    page.locator("nav a", has_text="Bab tambahan 6").click()
    assert page.locator("nav").is_hidden()
    top = page.evaluate(
        "document.querySelector('#bagian-bab-tambahan-6').getBoundingClientRect().top"
    )
    bar = page.evaluate("document.querySelector('.sisi').getBoundingClientRect().bottom")
    assert bar <= top < 300


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_theme_follows_the_system_until_chosen(open_page: Any, laporan: Path, dark: bool) -> None:
    page = open_page(laporan, dark=dark).page
    colour = "getComputedStyle(document.body).backgroundColor"
    bar = "getComputedStyle(document.querySelector('.gambar rect')).fill"
    light, night = (
        ("rgb(255, 255, 255)", "rgb(0, 96, 143)"),
        ("rgb(18, 24, 29)", "rgb(92, 182, 228)"),
    )
    both = (night, light) if dark else (light, night)
    assert (page.evaluate(colour), page.evaluate(bar)) == both[0]
    page.click("#_tema")
    assert (page.evaluate(colour), page.evaluate(bar)) == both[1]
    for _ in range(5):  # the browser stores the choice in its own time
        page.reload()
        if page.evaluate(colour) == both[1][0]:
            break
    assert page.evaluate(colour) == both[1][0]
    page.emulate_media(media="print")
    assert page.evaluate(colour) == light[0]


def test_print_leaves_out_what_is_for_the_screen(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.emulate_media(media="print")
    for selector in (".sisi", "footer", ".lompat", "details"):
        assert page.locator(selector).first.is_hidden()
    assert page.locator("#tabel-uji").is_visible()


def test_skip_link_comes_first_and_lands_in_main(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Lompat ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_utama"


def test_page_reads_without_script(open_page: Any, laporan: Path) -> None:
    page = open_page(laporan, 390, java_script_enabled=False).page
    assert page.locator("nav").is_visible()
    assert page.locator("#_cari").is_hidden()
    assert page.locator("#tabel-lebar").is_visible()
