"""A notebook read as a document: numbers, references, labels, other people's outputs."""

from __future__ import annotations

import copy
from typing import Any

import nbformat
import pytest

from kinerja_lib.blok import MIME, Catatan, Daftar, Judul, Kolom, Kosong, Narasi, Tabel
from kinerja_lib.blok.markdown import plain
from kinerja_lib.ekspor.dokumen import read_document, share_blocks
from kinerja_lib.ekspor.kerangka import settle_levels
from tests.conftest import every_block, notebook_of


def output(kind: str = "display_data", **data: Any) -> Any:
    out = nbformat.v4.new_output(kind, **data)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[out])])


def only(notebook: Any) -> Any:
    return read_document(notebook)["bagian"][0]


def test_tables_and_figures_are_numbered_in_order(contoh: Any) -> None:
    read = read_document(contoh)
    assert [t["teks"] for t in read["tabel"]] == [
        "Tabel 1. Pengukuran Teks biasa",
        "Tabel 2. Dapat diurut",
    ]
    assert [g["teks"] for g in read["gambar"]] == ["Gambar 1. Capaian Teks biasa"]
    assert read["judul"] == "Laporan Kinerja 2023"
    assert read["isi"][0] == {
        "label": "bagian-kata-pengantar",
        "teks": "Kata Pengantar",
        "tingkat": 2,
    }


def test_an_older_cover_has_no_mark(contoh: Any) -> None:
    assert read_document(contoh)["tanda"] == "Teks biasa"
    del contoh.cells[0].outputs[0].data[MIME]["tanda"]
    assert read_document(contoh)["tanda"] == ""


def test_references_are_filled(contoh: Any) -> None:
    prose = [plain(p["ast"]) for p in read_document(contoh)["bagian"] if p["jenis"] == "narasi"]
    assert "Lihat Tabel 1 dan Gambar 1." in prose


def test_reading_leaves_the_notebook_as_it_is(contoh: Any) -> None:
    before = copy.deepcopy(contoh)
    settle_levels(read_document(contoh)["bagian"])
    assert contoh == before


def test_shared_blocks_are_not_copied_and_all_else_is(contoh: Any) -> None:
    shared = share_blocks(contoh)
    assert shared == contoh
    again = copy.deepcopy(shared)
    pairs = [
        (a, b)
        for old, new in zip(shared.cells, again.cells, strict=True)
        for a, b in zip(old.get("outputs", []), new.get("outputs", []), strict=True)
    ]
    assert pairs
    assert all(a.data[MIME] is b.data[MIME] for a, b in pairs if MIME in a.data)
    assert not any(a is b or a.data is b.data for a, b in pairs if MIME in a.data)


@pytest.mark.parametrize("data", ["x", None, 3, ["x"]])
def test_what_is_no_block_is_left_alone(data: Any) -> None:
    notebook = output(data={MIME: data})
    assert share_blocks(notebook) == notebook


def test_reading_twice_gives_the_same(contoh: Any) -> None:
    assert read_document(contoh) == read_document(contoh)


@pytest.mark.parametrize(
    ("label", "mark"),
    [
        ("tabel-a", "tabel-a"),
        ('"><script>', "script"),
        ("_utama", "utama"),
        ("9 nyawa", "x-9-nyawa"),
        ("é", "x"),
        ("a" * 200, "a" * 80),
    ],
)
def test_labels_become_safe_ids(label: str, mark: str) -> None:
    part = only(notebook_of(Judul("Bab", 2, label)))
    assert part["label"] == mark


def test_same_label_twice_stays_apart_and_refers_to_the_first() -> None:
    read = read_document(
        notebook_of(Judul("Satu", 2, "a.b"), Judul("Dua", 2, "a.b"), Narasi("[](#a.b)"))
    )
    assert [p["label"] for p in read["bagian"][:2]] == ["a-b", "a-b-2"]
    assert plain(read["bagian"][2]["ast"]) == "Satu"


def test_missing_reference_says_so() -> None:
    assert plain(only(notebook_of("[](#tak-ada)"))["ast"]) == "(rujukan tidak ada)"


@pytest.mark.parametrize(
    ("notebook", "text"),
    [
        (output("stream", name="stdout", text="\x1b[31mhalo\x1b[0m"), "halo"),
        (output("error", ename="E", evalue="salah", traceback=[]), "E: salah"),
        (output(data={"text/plain": "5"}), "5"),
        (
            output(data={"application/vnd.jupyter.widget-view+json": {}, "text/plain": "HBox()"}),
            "(Kendali interaktif ini hanya tampil di JupyterLab.)",
        ),
        (output(data={MIME: "rusak", "text/plain": "x"}), 'Blok "tanpa nama" tidak dikenal'),
    ],
)
def test_other_outputs_are_foreign_parts(notebook: Any, text: str) -> None:
    part = only(notebook)
    assert (part["jenis"], text in part["teks"]) == ("luar", True)


def test_markdown_output_joins_the_document() -> None:
    read = read_document(
        output(data={"text/markdown": "## Judul\n\nisi", "text/plain": "<Markdown>"})
    )
    assert [p["jenis"] for p in read["bagian"]] == ["judul", "narasi"]


def test_cells_marked_remove_cell_and_empty_headings_are_left_out() -> None:
    notebook = notebook_of("## A", "## B", "##")
    notebook.cells[0].metadata["tags"] = ["remove-cell"]
    assert [p["teks"] for p in read_document(notebook)["bagian"]] == ["B"]


def test_code_is_never_part_of_a_document() -> None:
    assert "bab.isi(lap)" not in str(read_document(notebook_of(*every_block())))


def test_gaps_that_follow_each_other_become_one_list() -> None:
    gaps = [
        Kosong("satu", "a"),
        Kosong("satu", "a"),
        Kosong("dua", "b"),
        Catatan("x"),
        Kosong("tiga", "c"),
    ]
    found = [p for p in read_document(notebook_of(*gaps))["bagian"] if p["jenis"] == "kosong"]
    assert [p["butir"] for p in found] == [[["satu", "a"], ["dua", "b"]], [["tiga", "c"]]]


@pytest.mark.parametrize(
    ("tables", "left"),
    [(1, ["daftar isi", "Daftar Tabel", "daftar tabel", "A"]), (0, ["daftar isi", "A"])],
)
def test_a_list_of_nothing_is_left_out_with_its_heading(tables: int, left: list[str]) -> None:
    rows = [Tabel("t", "T", [Kolom("A")], [["1"]])] * tables
    lists = [Judul("Daftar Tabel", 2), Daftar("tabel"), Judul("Daftar Gambar", 2), Daftar("gambar")]
    read = read_document(notebook_of(Daftar("isi"), *lists, Judul("A", 2), *rows))
    found = [p for p in read["bagian"] if p["jenis"] != "tabel"]
    assert [p.get("teks") or f"daftar {p['isi']}" for p in found] == left
    assert [i["teks"] for i in read["isi"]] == [x for x in left if x[0].isupper()]
