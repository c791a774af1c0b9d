"""Findings that a cover brings are marked at the places they name, and nowhere else."""

from __future__ import annotations

import copy
import io
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from kinerja_lib.blok import Angka, Grafik, Judul, Kartu, Kolom, Kosong, Penanda, Sampul, Sel, Tabel
from kinerja_lib.ekspor.dokumen import document_of, read_document
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from kinerja_lib.ekspor.pdf import KinerjaPDFExporter
from tests.conftest import JAHAT, SVG, notebook_of

BERKAS = "satker/1/ukur.csv"
TEMUAN = (
    Penanda("B1", "Berbeda. 5; 7", "reviu.html#temuan-a", [f"{BERKAS}:49:target"]),
    Penanda("S1", "Satuan", "reviu.html#temuan-b", [f"{BERKAS}:49:target", f"{BERKAS}:50:nama"]),
    Penanda("R1", "Kolom", "reviu.html#temuan-c", [f"{BERKAS}:9:Nama, Gelar", f"{BERKAS}:8"]),
    Penanda("R2", "Kosong", "reviu.html#temuan-d", ["narasi/2023/S01.md", "skala.csv"]),
)


def cover(*temuan: Penanda, reviu: str = "", perintah: str = "") -> Sampul:
    return Sampul(
        "LKj", "KPU", "Uji", "2023", "", reviu=reviu, reviu_perintah=perintah, temuan=temuan
    )


def tabel(*sumber: str, teks: str = "5 orang") -> Tabel:
    rows = [["a", Sel(teks, s)] for s in sumber]
    return Tabel("tabel-uji", "Uji", [Kolom("Nama"), Kolom("Target", "kanan")], rows)


def mark_of(document: dict[str, Any]) -> Any:
    return document["bagian"][1]["baris"][0][1].get("temuan", ["", "", ""])


@pytest.mark.parametrize(
    ("sumber", "tanda", "alamat"),
    [
        (f"{BERKAS}:49:target", "B1+1", "reviu.html#temuan-a"),
        (f"{BERKAS}:50:nama", "S1", "reviu.html#temuan-b"),
        (f"{BERKAS}:50:nama,jabatan", "S1", "reviu.html#temuan-b"),
        (f"{BERKAS}:50:jabatan,nama", "S1", "reviu.html#temuan-b"),
        (f"{BERKAS}:9:Nama, Gelar", "R1", "reviu.html#temuan-c"),
        (f"{BERKAS}:8", "R1", "reviu.html#temuan-c"),
        (f"{BERKAS}:8:target", "", ""),
        (f"{BERKAS}:49:realisasi", "", ""),
        (f"{BERKAS}:49", "", ""),
        (f"{BERKAS}:4:target", "", ""),
        (f"lain/{BERKAS}:49:target", "", ""),
        (f"dihitung dari {BERKAS}:49 (target)", "", ""),
        (f"dihitung dari {BERKAS}:8; {BERKAS}:49:target", "", ""),
        (f"dihitung dari {BERKAS}:4; dinyatakan di {BERKAS}:49:target", "B1+1", TEMUAN[0].alamat),
        (
            f"dihitung dari {BERKAS}:4; dinyatakan di {BERKAS}:3:nilai; dinyatakan di "
            f"{BERKAS}:50:nama",
            "S1",
            TEMUAN[1].alamat,
        ),
        (f"{BERKAS}:4:x; dinyatakan di {BERKAS}:4:target", "", ""),
        (f"dihitung dari {BERKAS}:49:target", "", ""),
        ("", "", ""),
    ],
)
def test_a_cell_is_marked_that_prints_a_place(sumber: str, tanda: str, alamat: str) -> None:
    document = document_of([cover(*TEMUAN).data(), tabel(sumber).data()])
    sign, _, address = mark_of(document)
    assert (sign, address) == (tanda, alamat)
    assert bool(document["bagian"][1]["kunci"]) is bool(tanda)
    assert "temuan" not in document["bagian"][0]


def test_the_mark_says_the_first_finding_and_names_the_others() -> None:
    document = document_of([cover(*TEMUAN).data(), tabel(f"{BERKAS}:49:target").data()])
    assert mark_of(document)[1] == "Berbeda. 5; 7 Juga S1."


def test_gaps_and_the_data_of_charts_are_marked_too() -> None:
    grafik = Grafik("g", "G", SVG, "alt", ["A"], [[Sel("5", f"{BERKAS}:50:nama")], [Sel("6")]])
    gaps = [Kosong("analisis", "narasi/2023/S01.md"), Kosong("lain", "narasi/2023/S02.md")]
    blocks = [cover(*TEMUAN), grafik, *gaps]
    _, chart, gap = document_of([b.data() for b in blocks])["bagian"]
    assert [bool(row[0].get("temuan")) for row in chart["baris"]] == [True, False]
    assert [len(butir) for butir in gap["butir"]] == [3, 2]


def test_key_figures_are_marked_too() -> None:
    cards = [
        Kartu("5", "Target", "ya", f"{BERKAS}:49:target"),
        Kartu("6", "x", "y", f"{BERKAS}:4"),
        Kartu("7", "Temuan"),
    ]
    part = document_of([cover(*TEMUAN).data(), Angka(cards).data()])["bagian"][1]
    assert [b.get("temuan", [""])[0] for b in part["butir"]] == ["B1+1", "", ""]
    assert part["kunci"] == [
        "Tanda seperti B1+1: nomor temuan reviu (B berat, S sedang, R ringan), lihat sampul."
    ]
    bare = document_of([cover(*TEMUAN).data(), Angka(cards[1:]).data()])["bagian"][1]
    assert "kunci" not in bare


def test_the_key_is_said_once_in_each_chapter() -> None:
    table, chart = (
        tabel(f"{BERKAS}:50:nama"),
        Grafik("g", "G", SVG, "alt", ["A"], [[Sel("5", f"{BERKAS}:50:nama")]]),
    )
    blocks = [
        cover(*TEMUAN),
        Judul("Bab I", 2),
        chart,
        tabel("x:1:y"),
        table,
        Judul("1.1 Bagian", 3),
        table,
        Judul("Bab II", 2),
        table,
    ]
    parts = document_of([b.data() for b in blocks])["bagian"]
    said = [len(p["kunci"]) for p in parts if "kunci" in p]
    assert said == [1, 0, 1, 0, 1], "the chart's key is folded away with its data"
    assert all(p["baris"][0][1]["temuan"][0] == "S1" for p in parts[4::2] if p["jenis"] == "tabel")


@pytest.mark.parametrize("first", [cover(), tabel("x:1:y"), Sampul("L", "K", "W", "2023", "")])
def test_without_findings_nothing_changes(first: Any) -> None:
    part = tabel(f"{BERKAS}:49:target").data()
    document = document_of([first.data(), part])
    assert document["bagian"][1]["baris"] == part["baris"]
    assert document["bagian"][1]["kunci"] == []


def test_the_notebook_stays_as_it_is() -> None:
    notebook = notebook_of(cover(*TEMUAN), tabel(f"{BERKAS}:49:target"))
    before = copy.deepcopy(notebook)
    assert mark_of(read_document(notebook))[0] == "B1+1"
    assert notebook == before


@pytest.mark.parametrize(
    "rusak",
    [{"temuan": "B1"}, {"temuan": [{"nomor": "B1"}]}, {"temuan": [["B1"]]}, {"reviu_tautan": [1]}],
)
def test_a_strangers_cover_is_refused_not_trusted(rusak: dict[str, Any]) -> None:
    notebook = notebook_of(cover(*TEMUAN), tabel(f"{BERKAS}:49:target"))
    bundle = notebook.cells[0].outputs[0].data
    bundle["application/vnd.kinerja.blok+json"] |= rusak
    document = read_document(notebook)
    assert document["bagian"][0]["jenis"] == "luar"
    assert mark_of(document)[0] == ""


@pytest.fixture(scope="module")
def notebook() -> Any:
    evil = Penanda("B1", JAHAT, "reviu.html#temuan-a", [f"{BERKAS}:49:target"])
    wild = Penanda("S1", "x", f"javascript:{JAHAT}", [f"{BERKAS}:50:nama", "S01.md"])
    table = tabel(f"{BERKAS}:49:target", f"{BERKAS}:50:nama", teks="5 orang")
    card = Angka([Kartu("5 orang", "Target", "", f"{BERKAS}:49:target")])
    gap = Kosong("k", "S01.md")
    return notebook_of(cover(evil, wild, reviu=JAHAT), card, "## Bab", table, gap)


def test_marks_are_links_with_a_name_and_letters_only(notebook: Any) -> None:
    html, _ = KinerjaHTMLExporter().from_notebook_node(notebook)
    page = BeautifulSoup(html, "html.parser")
    links = page.select("a.temuan")
    assert [(m.text, m["href"], m["aria-label"]) for m in links] == [
        ("B1", "reviu.html#temuan-a", f"B1: {JAHAT}")
    ] * 2
    assert links[0].find_parent("div", class_=False)["data-sumber"] == f"{BERKAS}:49:target"
    assert [m.text for m in page.select("span.temuan")] == ["S1", "S1"]
    assert page.select_one(".sampul .reviu").text == JAHAT
    assert len(page.find_all("script")) == 1


@pytest.mark.parametrize(
    ("reviu", "perintah", "kata"),
    [
        (
            "Susun dengan kinerja render --tahun 2023.",
            "kinerja render --tahun 2023",
            ["kinerja", "render", "--tahun", "2023"],
        ),
        ("Susun dengan kinerja.", "kinerja render", []),
        ("Susun.", "", []),
        (f"Susun {JAHAT} {'x' * 300}, lalu {JAHAT}", JAHAT, JAHAT.split()),
        (f"Susun {'-' * 300}", "-" * 300, ["-" * 300]),
        ('a href="reviu.html" class=', 'href="reviu.html"', ['href="reviu.html"']),
    ],
)
def test_the_command_on_the_cover_is_words_and_nothing_is_lost(
    reviu: str, perintah: str, kata: list[str]
) -> None:
    notebook = notebook_of(cover(reviu=reviu, perintah=perintah), "## Bab")
    html, _ = KinerjaHTMLExporter().from_notebook_node(notebook)
    said = BeautifulSoup(html, "html.parser").select_one(".sampul .reviu")
    assert [word.text for word in said.select("code > span")] == kata
    assert " ".join(said.text.split()) == " ".join(reviu.split())
    assert {tag.name for tag in said.find_all(True)} <= {"code", "span"}
    pdf, _ = KinerjaPDFExporter().from_notebook_node(notebook)
    cover_text = PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert reviu[:5] in cover_text and all(w in cover_text for w in kata[:3] if len(w) < 30)


def test_page_and_pdf_print_numbers_and_marks_in_one_order(notebook: Any) -> None:
    html, _ = KinerjaHTMLExporter().from_notebook_node(notebook)
    main = BeautifulSoup(html, "html.parser").find("main")
    pdf, _ = KinerjaPDFExporter().from_notebook_node(notebook)
    text = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages)
    assert "Tanda seperti B1: nomor temuan reviu" in " ".join(text.split())
    for said in (main.get_text(" "), text):
        assert re.findall(r"5 orang|[BS]1\b(?!:)", said) == ["5 orang", "B1"] * 2 + [
            "5 orang",
            "S1",
            "S1",
        ]
