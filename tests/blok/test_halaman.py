"""Blocks as HTML, as a notebook cell shows them."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from kinerja_lib.blok import (
    Angka,
    Blok,
    Catatan,
    Daftar,
    Grafik,
    Judul,
    Kartu,
    Kolom,
    Kop,
    Kosong,
    Navigasi,
    Rumus,
    Sampul,
    Sel,
    Tabel,
    TandaTangan,
)
from kinerja_lib.blok.bentuk import SHAPES
from kinerja_lib.blok.halaman import RENDER, to_html
from tests.conftest import JAHAT, SVG, every_block


def soup(blok: Blok, **more: Any) -> Any:
    return BeautifulSoup(to_html(blok.data() | more), "html.parser")


@pytest.mark.parametrize(
    ("blok", "selector", "text"),
    [
        (Judul("Bab I", 2, "bab-1"), "h2#bab-1", "Bab I"),
        (Angka([Kartu("96%", "Capaian", "tercetak")]), ".angka dd strong", "96%"),
        (Angka([Kartu("96%", "Capaian", "tercetak")]), ".angka dt", "Capaian"),
        (Rumus(["C = R / T"], "R realisasi"), ".rumus .catatan", "R realisasi"),
        (Catatan("Ingat"), "p.perhatian", "Ingat"),
        (Kop("KPU", "Jalan"), "p.kop strong", "KPU"),
        (Navigasi([("A", "../a.html"), ("B<", "b.html")]), '.jalan a[href="b.html"]', "B<"),
        (Navigasi([("A", "javascript:x")]), ".jalan li:not(:has(a))", "A"),
        (Kosong("Standar", "narasi/a.md"), "p.kosong code", "narasi/a.md"),
        (Sampul("LKj", "KPU", "Metro", "2023", "Jalan"), "h1", "LKj"),
        (Sampul("LKj", "KPU", "Metro", "2023", "Jalan"), ".tempat", "Metro · 2023"),
        (Sampul("LKj", "KPU", "Metro", "2023", "", "", "REKAAN"), ".sampul .tanda", "REKAAN"),
        (
            TandaTangan("Metro", [("Ketua", "A"), ("Sekretaris", "B")]),
            ".pihak div:last-child .nama",
            "B",
        ),
    ],
)
def test_block(blok: Blok, selector: str, text: str) -> None:
    assert soup(blok).select_one(selector).text == text


def tabel() -> Tabel:
    return Tabel("tabel-a", "Pengukuran", [Kolom("A"), Kolom("B")], [["1", Sel("2", "a.csv:2:b")]])


def grafik(svg: str = SVG) -> Grafik:
    return Grafik("gambar-a", "Capaian", svg, "Batang 96%", ["A"], [["96%"]])


@pytest.mark.parametrize(
    ("blok", "nomor", "caption"),
    [
        (tabel(), None, "Pengukuran"),
        (tabel(), 5, "Tabel 5. Pengukuran"),
        (grafik(), None, "Capaian"),
        (grafik(), 3, "Gambar 3. Capaian"),
    ],
)
def test_caption_is_numbered_only_on_the_page(blok: Blok, nomor: int | None, caption: str) -> None:
    more = {"nomor": nomor} if nomor else {}
    assert soup(blok, **more).select_one("caption, figcaption").text == caption


def test_figure_says_in_words_what_it_shows_and_carries_its_data() -> None:
    made = soup(grafik())
    assert made.select_one("[role=img]")["aria-label"] == "Batang 96%"
    assert made.select_one("[role=img] svg rect")["fill"] == "#00608f"
    assert made.select_one("details td").text == "96%"


def test_broken_picture_leaves_its_words() -> None:
    made = soup(grafik("<svg"))
    assert made.select_one("[role=img]") is None
    assert "Gambar ini tidak dapat ditampilkan. Batang 96%" in made.text


@pytest.mark.parametrize(("isi", "shown"), [("isi", 0), ("tabel", 1), ("gambar", 1)])
def test_list_of_contents_stands_beside_the_text_only(isi: str, shown: int) -> None:
    made = soup(Daftar(isi), butir=[{"label": "a", "teks": "Tabel 1. A"}])
    assert len(made.select("details li a[href='#a']")) == shown


def test_later_cover_is_no_h1() -> None:
    assert soup(Sampul("LKj", "KPU", "Metro", "2023", "Jalan"), tingkat=2).h1 is None


def test_every_shape_can_be_shown() -> None:
    assert set(SHAPES) | {"bagian"} == set(RENDER)


@pytest.mark.parametrize("teks", ["Teks biasa", JAHAT])
def test_markup_is_only_ours(teks: str) -> None:
    for cell in every_block(teks):
        if isinstance(cell, str):
            continue
        for tag in BeautifulSoup(cell._repr_mimebundle_()["text/html"], "html.parser").find_all(
            True
        ):
            assert tag.name not in {"script", "style", "iframe", "img", "form"}
            assert not [a for a in tag.attrs if a.startswith("on")]
            assert tag.get("style") in (None, "text-align:left")
            assert not str(tag.get("href", "#")).lower().startswith("javascript")


def test_jupyterlab_gets_text_at_the_left_and_numbers_at_the_right() -> None:
    table = Tabel(
        "t", "Judul", [Kolom("Nama"), Kolom("Target", "kanan")], [["a <td> b", Sel("5", "f:2:x")]]
    )
    cells = BeautifulSoup(table._repr_mimebundle_()["text/html"], "html.parser").select("th, td")
    assert [c.get("style") for c in cells] == ["text-align:left", None] * 2
    assert "style" not in to_html(table.data())


def test_signs_of_cells_are_explained_once_and_only_where_they_occur() -> None:
    rows = [[Sel("9", gaya="beda")], [Sel("8", gaya="beda")], [Sel("7", gaya="jumlah")]]
    data = Tabel("t", "Judul", [Kolom("A"), Kolom("B")], [[*r, "x"] for r in rows]).data()
    assert data["kunci"] == ["≠ berbeda dari angka pembandingnya."]
    html = to_html(data)
    assert html.count("≠\u00a0") == 2
    assert html.count("berbeda dari") == 1


def test_one_gap_is_a_sentence_and_several_are_a_list() -> None:
    one = Kosong("visi", "narasi.md").data()
    several = {"jenis": "kosong", "butir": [["visi", "a.md"], ["misi", "b.md"]]}
    assert "<ul>" not in to_html(one)
    assert to_html(several).count("<li>") == 2
