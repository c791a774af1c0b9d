"""The PDF: what it claims, how it is built, and that data stay data."""

from __future__ import annotations

import base64
import io
import re
from itertools import pairwise
from typing import Any

import nbformat
import pikepdf
import pytest
from pypdf import PdfReader

from kinerja_lib.blok import (
    Bagian,
    Daftar,
    Grafik,
    Judul,
    Kolom,
    Narasi,
    Sampul,
    Sel,
    Tabel,
    TandaTangan,
)
from kinerja_lib.dasar.errors import ReportError
from kinerja_lib.ekspor import pdf as modul
from kinerja_lib.ekspor.pdf import KinerjaPDFExporter
from tests.conftest import SVG, every_block, notebook_of

A4 = (595.28, 841.89)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture(scope="module")
def exporter() -> KinerjaPDFExporter:
    return KinerjaPDFExporter()


@pytest.fixture(scope="module")
def raw(exporter: KinerjaPDFExporter) -> bytes:
    return exporter.from_notebook_node(notebook_of(*every_block()))[0]


def text_of(raw: bytes) -> str:
    """Return the letters of a PDF with single spaces."""
    pages = PdfReader(io.BytesIO(raw)).pages
    return " ".join(" ".join(p.extract_text() for p in pages).split())


def foreign(*outputs: Any) -> Any:
    """Return a notebook that Kinerja did not make."""
    cell = nbformat.v4.new_code_cell("x", outputs=list(outputs))
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Judul"), cell])


def show(**data: Any) -> Any:
    return nbformat.v4.new_output("display_data", data=data)


def test_it_claims_pdfa_2a_and_pdfua_1(raw: bytes) -> None:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
            assert meta["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("id")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "Laporan Kinerja 2023"


def test_columns_for_the_screen_are_left_out(exporter: KinerjaPDFExporter) -> None:
    kolom = [Kolom("Satker"), Kolom("Capaian", "kanan"), Kolom("Laporan", layar=True)]
    rows = [[Sel("Kelompok")], ["KPU Uji", "96%", Sel("HTML", tautan=(("HTML", "a.html"),))]]
    made = exporter.from_notebook_node(notebook_of("# J", Tabel("t", "Tabel", kolom, rows)))[0]
    text = text_of(made)
    assert "KPU Uji 96%" in text and "Kelompok" in text
    assert "HTML" not in text and "Laporan" not in text


def test_every_page_is_a4(raw: bytes) -> None:
    for page in PdfReader(io.BytesIO(raw)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=1)


def elements(raw: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Return (tag, attributes) of the structure tree in reading order."""
    found = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node.S)[1:], {k: str(node[k]) for k in ("/Alt",) if k in node}))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(raw)) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


def test_it_is_tagged_and_headings_do_not_skip(raw: bytes) -> None:
    tags = [t for t, _ in elements(raw)]
    assert {"Table", "TH", "TD", "Figure", "Caption", "L", "P", "TOC"} <= set(tags)
    levels = [int(t[1]) for t in tags if re.fullmatch(r"H\d", t)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_figure_has_its_words(raw: bytes) -> None:
    alts = [a.get("/Alt", "") for t, a in elements(raw) if t == "Figure" and a]
    assert [a for a in alts if "Grafik batang: 96%" in a]
    assert all(alts)


def test_fonts_are_embedded(raw: bytes) -> None:
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        objects = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        descriptors = [o for o in objects if o.get("/Type") == "/FontDescriptor"]
        assert descriptors
        for d in descriptors:
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(d.keys())


def test_pages_are_numbered_roman_then_arabic(raw: bytes) -> None:
    labels = PdfReader(io.BytesIO(raw)).page_labels
    start = labels.index("1")
    assert labels[1:3] == ["ii", "iii"]
    assert labels[start:] == [str(n + 1) for n in range(len(labels) - start)]
    assert all(re.fullmatch("[ivx]+", label) for label in labels[:start])


def test_the_outline_holds_the_headings(raw: bytes) -> None:
    def titles(items: Any) -> list[str]:
        return [t for i in items for t in (titles(i) if isinstance(i, list) else [i["/Title"]])]

    outline = titles(PdfReader(io.BytesIO(raw)).outline)
    for heading in ("Kata Pengantar", "Daftar Isi", "Bab I Pendahuluan", "1. Bagian"):
        assert heading in outline


@pytest.mark.parametrize(
    "said",
    [
        "Tabel 1. Pengukuran Teks biasa",
        "Gambar 1. Capaian Teks biasa",
        "Lihat Tabel 1 dan Gambar 1",
        "1.234,5",
        "◊ ilustrasi, bukan hasil pengukuran.",
        "≠ berbeda dari angka pembandingnya.",
        "Belum diisi",
        "narasi/2023/S01.md",
        "Pihak Kedua",
    ],
)
def test_what_is_in_the_blocks_is_in_the_text(raw: bytes, said: str) -> None:
    assert said in text_of(raw).replace("\u00a0", " ")


def test_the_same_notebook_gives_the_same_bytes(exporter: KinerjaPDFExporter, raw: bytes) -> None:
    assert exporter.from_notebook_node(notebook_of(*every_block()))[0] == raw


def test_hostile_text_arrives_as_letters(exporter: KinerjaPDFExporter, jahat: Any) -> None:
    text = text_of(exporter.from_notebook_node(jahat)[0])
    assert '#read("/etc/passwd")' in text
    assert "<script>alert(1)</script>" in text
    assert "root:" not in text


def test_links_lead_nowhere_unsafe(exporter: KinerjaPDFExporter) -> None:
    teks = "[a](https://kpu.go.id) [b](javascript:alert(1)) [c](file:///etc/passwd) [d](data:x)"
    pdf = exporter.from_notebook_node(notebook_of("## Bab", Narasi(teks)))[0]
    uris = [
        str(a.get_object()["/A"]["/URI"])
        for p in PdfReader(io.BytesIO(pdf)).pages
        for a in p.get("/Annots", [])
        if "/URI" in a.get_object().get("/A", {})
    ]
    assert uris == ["https://kpu.go.id"]


def test_a_long_table_repeats_its_header_and_stays_in_the_margins(
    exporter: KinerjaPDFExporter,
) -> None:
    kolom = [
        Kolom("Indikator kinerja", lebar=3),
        Kolom("Target", "kanan"),
        Kolom("Realisasi", "kanan"),
    ]
    rows = [[f"Indikator {i} {'panjang' * 12}", Sel(f"{i} laporan"), "x" * 40] for i in range(90)]
    pdf = exporter.from_notebook_node(notebook_of("## Bab", Tabel("t", "Panjang", kolom, rows)))[0]
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 2
    assert all("Indikator kinerja" in p.extract_text() for p in pages[:-1])
    for page in pages:
        spots: list[float] = []
        page.extract_text(
            visitor_text=lambda t, cm, tm, *_, s=spots: t.strip() and s.append(tm[4] + cm[4])
        )
        assert all(55 <= x <= 545 for x in spots), (min(spots), max(spots))


@pytest.mark.parametrize("n", [5, 32, 42, 60])
def test_a_signature_takes_the_end_of_its_table_along(exporter: KinerjaPDFExporter, n: int) -> None:
    rows = [[str(i), "satu baris"] for i in range(n)]
    table = Tabel("t", "Isi", [Kolom("No"), Kolom("Uraian")], rows)
    sign = TandaTangan("Metro, 3 Januari 2023", [("Sekretaris", "NAMA PEJABAT")])
    pdf = exporter.from_notebook_node(notebook_of("## Bab", Bagian([table, sign])))[0]
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
    assert "satu baris" in next(p for p in pages if "NAMA PEJABAT" in p)


@pytest.mark.parametrize("n", range(28, 48, 2))
def test_a_heading_stays_with_its_sentence_and_its_table(
    exporter: KinerjaPDFExporter, n: int
) -> None:
    table = Tabel("t", "Kecil", [Kolom("Nama")], [["isi awal"], ["isi akhir"]], "Sumber kecil.")
    before = [Narasi(f"Baris {i}.") for i in range(n)]
    blocks = (Judul("Bab", 1), *before, Judul("Sasaran", 2), Narasi("Satu kalimat."), table)
    raw = exporter.from_notebook_node(notebook_of(*blocks))[0]
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(raw)).pages]
    said = ("Sasaran", "Satu kalimat.", "Kecil", "isi awal", "isi akhir", "Sumber kecil.")
    assert [[s in page for s in said] for page in pages if "Sasaran" in page] == [[True] * 6]


def test_columns_of_sentences_are_wide_beside_short_ones(exporter: KinerjaPDFExporter) -> None:
    heads = ("Indikator", "Target (%)", "Target", "Realisasi", "Capaian", "Kategori", "Tercetak")
    name = "Persentase Pegawai yang telah Mengikuti Pendidikan dan Pelatihan Kompetensi"
    row: list[Sel | str] = [name, "100%", "4 laporan", "4 laporan", "100%", "Sangat Baik", "100%"]
    table = Tabel("t", "Uji", [Kolom(h) for h in heads], [row])
    raw = exporter.from_notebook_node(notebook_of(Judul("Bab", 1), table))[0]
    text = PdfReader(io.BytesIO(raw)).pages[-1].extract_text()
    lines = [line for line in text.splitlines() if any(w in line for w in name.split())]
    assert "4 laporan" in text and "Sangat Baik" in text
    assert len(lines) <= 3, lines


@pytest.mark.parametrize(("tanda", "said"), [("#DATA *REKAAN*", True), ("", False)])
def test_the_mark_of_the_cover_stands_on_every_page(
    exporter: KinerjaPDFExporter, tanda: str, said: bool
) -> None:
    cover = Sampul("Laporan", "KPU", "Metro", "2023", "", "", tanda)
    lines = Narasi("\n\n".join("satu baris" for _ in range(80)))
    pdf = exporter.from_notebook_node(notebook_of(cover, Daftar("isi"), "## Bab", lines))[0]
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) > 3
    assert {("#DATA *REKAAN*" in p) for p in pages} == {said}


def test_a_list_of_nothing_is_left_out(exporter: KinerjaPDFExporter) -> None:
    lists = Daftar("isi"), Daftar("tabel"), Daftar("gambar")
    text = text_of(exporter.from_notebook_node(notebook_of("# Satu", *lists))[0])
    assert "DAFTAR ISI" in text.upper()
    assert "DAFTAR TABEL" not in text.upper()
    assert "DAFTAR GAMBAR" not in text.upper()


def test_a_document_of_its_own_begins_a_page(exporter: KinerjaPDFExporter) -> None:
    cells = [
        "## Lampiran 1 Perjanjian",
        Bagian(
            [
                Judul("Dokumen A", 3, halaman_baru=True),
                Narasi("isi A"),
                Judul("Dokumen B", 3, halaman_baru=True),
                Narasi("isi B"),
            ]
        ),
    ]
    cover = Sampul("Laporan", "KPU", "Metro", "2023", "")
    pages = [
        p.extract_text()
        for p in PdfReader(
            io.BytesIO(exporter.from_notebook_node(notebook_of(cover, *cells))[0])
        ).pages
    ]
    assert ["isi A" in p and "isi B" in p for p in pages].count(True) == 0
    assert any("LAMPIRAN 1" in p and "isi A" in p for p in pages)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (show(**{"text/plain": "angka 42"}), "angka 42"),
        (show(**{"text/html": "<b>x</b>", "text/plain": "huruf saja"}), "huruf saja"),
        (nbformat.v4.new_output("stream", text="dari layar"), "dari layar"),
        (
            show(**{"image/png": base64.b64encode(PIXEL).decode(), "text/plain": "<Figure>"}),
            "Judul",
        ),
        (show(**{"image/png": "bukan base64", "text/plain": "gambar rusak"}), "gambar rusak"),
        (show(**{"image/svg+xml": "<svg", "text/plain": "svg rusak"}), "svg rusak"),
        (show(**{"text/plain": "emoji 😀 dan 漢"}), "emoji"),
    ],
)
def test_any_executed_notebook_can_be_printed(
    exporter: KinerjaPDFExporter, output: Any, said: str
) -> None:
    text = text_of(exporter.from_notebook_node(foreign(output))[0])
    assert said.lower() in text.lower()


def test_letters_that_no_font_holds_are_named(exporter: KinerjaPDFExporter) -> None:
    text = text_of(exporter.from_notebook_node(notebook_of("## Bab", Narasi("satu 😀 dua")))[0])
    assert "[U+1F600]" in text


def test_an_empty_notebook_is_a_sentence(exporter: KinerjaPDFExporter) -> None:
    empty = nbformat.v4.new_notebook()
    assert "tidak berisi keluaran" in text_of(exporter.from_notebook_node(empty)[0])


def test_a_chart_of_ours_keeps_its_letters(exporter: KinerjaPDFExporter) -> None:
    blok = Grafik("g", "Judul gambar", SVG, "Grafik: 96%", ["a"], [["1"]])
    pdf = exporter.from_notebook_node(notebook_of("## Bab", blok))[0]
    assert "96%" in text_of(pdf)


def test_what_typst_refuses_is_a_report_error(
    exporter: KinerjaPDFExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    import typst

    def refuse(text: str) -> bytes:
        return typst.compile(b'#panic("tidak bisa")')

    monkeypatch.setattr(modul, "_typst", refuse)
    with pytest.raises(ReportError, match="tidak dapat disusun"):
        exporter.from_notebook_node(notebook_of("## Bab"))


@pytest.mark.parametrize(
    ("teks", "said"),
    [
        ("| a | b |\n|---|---|\n| x1 | y2 |", "x1 y2"),
        ("| a | b |\n|:--|--:|\n| x1 | y2 |", "x1 y2"),
        ("![foto kantor](foto.jpg)", "[gambar: foto kantor]"),
        ("- satu\n    - dua\n\n1. tiga", "dua"),
        ("> kutipan", "kutipan"),
        ("```\nkode\n```", "kode"),
        ("a  \nb\n\n---\n\n~~coret~~ `k` **t** *m*", "coret k t m"),
        ("<b>huruf</b> &amp; <!-- x -->", "<b>huruf</b>"),
        ("# judul\n\nisi", "judul"),
    ],
)
def test_every_kind_of_markdown_is_printed(
    exporter: KinerjaPDFExporter, teks: str, said: str
) -> None:
    text = text_of(exporter.from_notebook_node(notebook_of("## Bab", Narasi(teks)))[0])
    assert said in text
