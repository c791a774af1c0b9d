"""The page: whole, self-contained, strict, the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from itertools import pairwise
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from kinerja_lib.blok import MIME, Grafik, Judul, Kolom, Sampul, Tabel
from kinerja_lib.blok.tautan import is_beside
from kinerja_lib.ekspor.html import KinerjaHTMLExporter, policy, script, style
from kinerja_lib.grafik.gaya import PALET, PALET_GELAP
from tests.conftest import JAHAT, every_block, notebook_of

KB = 1024
EXPORTER = KinerjaHTMLExporter()


def export(notebook: Any, name: str = "") -> str:
    resources = {"metadata": {"name": name}} if name else None
    return str(EXPORTER.from_notebook_node(notebook, resources)[0])


def soup(notebook: Any, name: str = "") -> Any:
    return BeautifulSoup(export(notebook, name), "html.parser")


def foreign(**data: Any) -> Any:
    out = nbformat.v4.new_output("display_data", data=data)
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("rahasia()", outputs=[out], execution_count=7)]
    )


@pytest.fixture(params=["", JAHAT], ids=["benign", "hostile"])
def laman(request: pytest.FixtureRequest) -> Any:
    return soup(notebook_of(*every_block(request.param or "Teks biasa")))


def test_head_says_language_title_and_viewport(laman: Any) -> None:
    assert laman.html["lang"] == "id"
    assert laman.title.text.startswith("Laporan Kinerja 2023")
    assert laman.find("meta", attrs={"name": "viewport"})["content"].startswith(
        "width=device-width"
    )


@pytest.mark.parametrize("name", ["header", "nav", "main", "footer", "h1"])
def test_one_of_each_landmark_and_one_h1(laman: Any, name: str) -> None:
    assert len(laman.find_all(name)) == 1


def test_the_mark_of_the_cover_stands_above_the_page() -> None:
    marked = soup(notebook_of(Sampul("LKj", "KPU", "Metro", "2023", "", "", "<b>REKAAN"), "# Satu"))
    assert marked.select_one("main > p.tanda[role=note]").text == "<b>REKAAN"
    assert not soup(notebook_of(Sampul("LKj", "KPU", "Metro", "2023", ""))).select(".tanda")
    assert not soup(notebook_of("# Satu")).select(".tanda")


def test_no_heading_level_is_skipped(laman: Any) -> None:
    levels = [int(h.name[1]) for h in laman.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_policy_allows_only_this_style_and_this_script(laman: Any) -> None:
    said = laman.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    rules = dict(r.strip().split(" ", 1) for r in said.split(";"))
    assert rules.pop("style-src") == _digest(laman.style.string)
    assert rules.pop("script-src") == _digest(laman.find_all("script")[-1].string)
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_but_our_own_script_can_run(laman: Any) -> None:
    assert len(laman.find_all("script")) == len(laman.find_all("style")) == 1
    for tag in laman.find_all(True):
        assert not [a for a in tag.attrs if a.startswith("on") or a == "style"]


def test_nothing_is_loaded_and_links_are_safe(laman: Any) -> None:
    assert re.findall(r"url\(|@import|@font-face", style()) == []
    assert re.findall(r"fetch\(|XMLHttp|innerHTML|eval\(|import\(", script()) == []
    for tag in laman.find_all(True):
        assert not {"src", "srcset", "data", "action", "ping"} & set(tag.attrs)
        assert tag.name not in {"link", "base", "iframe", "object", "embed", "form"}
        analyst = tag.find_parent(class_="narasi") is not None
        beside = tag.parent.name == "td" and is_beside(tag.get("href", ""))
        assert (
            tag.get("href", "#")[0] == "#"
            or beside
            or (analyst and tag["href"].startswith("https:"))
        )


def test_ids_are_unique_and_links_lead_somewhere(laman: Any) -> None:
    ids = [t["id"] for t in laman.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in laman.select("a[href^='#']")} <= set(ids)


def test_tables_have_captions_scopes_and_sources(laman: Any) -> None:
    for table in laman.select("figure.tabel table"):
        assert table.caption.text.startswith("Tabel ")
        assert {th["scope"] for th in table.find_all("th")} <= {"col", "rowgroup"}
    assert laman.select_one("#tabel-uji [data-sumber='pengukuran.csv:49:target']").text == "5 orang"


def test_hostile_text_is_shown_letter_by_letter(jahat: Any) -> None:
    made = soup(jahat)
    assert made.main.text.count(JAHAT) > 15
    assert "javascript:" not in "".join(a["href"] for a in made.find_all("a"))


def test_contents_lists_every_heading_down_to_sasaran(laman: Any) -> None:
    listed = [a.text for a in laman.select("nav a")]
    assert listed == [h.text for h in laman.select("main :is(h2, h3, h4)")]


def test_only_indonesian_and_no_code(contoh: Any) -> None:
    text = soup(contoh).body.get_text(" ").lower()
    for word in ("search", "table of", "contents", "figure", "in [", "bab.isi", "dark", "details"):
        assert word not in text.replace(script().lower(), "")


def test_chrome_is_light(contoh: Any) -> None:
    empty = export(nbformat.v4.new_notebook(cells=[]))
    assert len(empty.encode()) < 40 * KB


@pytest.mark.parametrize("key", PALET_GELAP)
def test_dark_page_recolours_every_colour_of_the_charts(key: str) -> None:
    for attribute in ("fill", "stroke"):
        assert f'.gambar [{attribute}="{PALET[key]}"]{{{attribute}:var(--{key})}}' in style()
    assert style().count(f"--{key}:{PALET_GELAP[key]};") == 2


def test_same_notebook_gives_same_bytes(contoh: Any) -> None:
    assert export(contoh) == KinerjaHTMLExporter().from_notebook_node(contoh)[0]


@pytest.mark.parametrize(
    ("notebook", "h1"),
    [
        (notebook_of("# Analisis\n\nisi", "## Bagian"), "Analisis"),
        (notebook_of("# Satu", "# Dua"), "Satu"),
        (notebook_of("isi saja"), "berkas-saya"),
        (notebook_of(Sampul("LKj", "KPU", "Metro", "2023", ""), "# Satu"), "LKj"),
        (notebook_of(Judul("Bab", 3)), "Bab"),
    ],
)
def test_any_notebook_has_one_h1(notebook: Any, h1: str) -> None:
    assert [h.text for h in soup(notebook, "berkas-saya").find_all("h1")] == [h1]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"text/plain": "a < b"}, "a < b"),
        ({"text/html": "<b onclick='x'>tebal</b><script>alert(1)</script>"}, "tebal"),
        ({MIME: {"jenis": "tabel"}}, "tabel.label tidak ada"),
        ({MIME: {"jenis": "baru"}}, 'Blok "baru" tidak dikenal'),
        (
            {MIME: Grafik("g", "Hitam", "<svg onload='x'><script/></svg>", "a", [], []).data()},
            "Hitam",
        ),
    ],
)
def test_outputs_of_strangers_are_shown_and_inert(data: dict[str, Any], shown: str) -> None:
    made = soup(foreign(**data))
    assert shown in made.main.text
    assert len(made.find_all("script")) == 1
    assert "rahasia" not in str(made.main)
    assert not [t for t in made.find_all(True) if "onload" in t.attrs or "onclick" in t.attrs]


def test_only_a_page_with_rows_to_narrow_carries_the_script_for_it() -> None:
    kolom = [Kolom("Satker", saring="cari"), Kolom("Status", saring="pilih")]
    made = soup(notebook_of(Tabel("t", "J", kolom, [["a", "b"]], saring="satker")))
    assert made.script.string == script(True) != script()
    assert made.style.string == style(True)
    assert made.find("meta", attrs={"http-equiv": True})["content"] == policy(True)
    assert [th["data-saring"] for th in made.select("#t th")] == ["cari", "pilih"]
    assert re.findall(r"fetch\(|XMLHttp|innerHTML|eval\(|import\(", script(True)) == []


def test_policy_does_not_change_between_pages() -> None:
    assert (
        policy()
        in BeautifulSoup(export(foreign()), "html.parser").meta.find_next("meta")["content"]
    )


@pytest.mark.slow
def test_plain_nbconvert_finds_the_exporter(contoh: Any, tmp_path: Any) -> None:
    nbformat.write(contoh, tmp_path / "out.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "kinerja-html", "out.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert "<h1>Laporan Kinerja</h1>" in (tmp_path / "out.html").read_text(encoding="utf-8")
