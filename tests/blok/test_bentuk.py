"""What a stranger's notebook may hold, and what is said about it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kinerja_lib.blok import MIME
from kinerja_lib.blok.bentuk import DEPTH, fault, read_blocks
from tests.conftest import JAHAT, every_block

TABEL = {
    "jenis": "tabel",
    "label": "t",
    "judul": "J",
    "catatan": "",
    "dapat_diurut": False,
    "kolom": [{"judul": "A", "rata": "kiri"}, {"judul": "B", "rata": "kanan"}],
    "baris": [[{"teks": "a"}, {"teks": "1", "urut": 1.0}]],
}


def narasi(*tokens: Any) -> dict[str, Any]:
    return {"jenis": "narasi", "ast": list(tokens)}


def deep(levels: int) -> dict[str, Any]:
    token: dict[str, Any] = {"type": "text", "raw": "x"}
    for _ in range(levels):
        token = {"type": "block_quote", "children": [token]}
    return token


@pytest.mark.parametrize("teks", ["Teks biasa", JAHAT])
def test_accepts_every_block_fresh_and_out_of_a_file(teks: str) -> None:
    for cell in every_block(teks):
        if not isinstance(cell, str):
            data = cell._repr_mimebundle_()[MIME]
            for version in (data, json.loads(json.dumps(data))):
                assert [p for p in read_blocks(version) if p["jenis"] == "luar"] == []


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("hah", 'Blok "tanpa nama" tidak dikenal'),
        (None, 'Blok "tanpa nama" tidak dikenal'),
        ({"jenis": "peta"}, 'Blok "peta" tidak dikenal'),
        ({"jenis": ["tabel"]}, "tidak dikenal"),
        ({"jenis": "judul", "tingkat": 2}, "judul.teks tidak ada"),
        ({"jenis": "judul", "teks": "x", "tingkat": 9}, "judul.tingkat harus salah satu dari 1, 2"),
        ({"jenis": "judul", "teks": "x", "tingkat": True}, "judul.tingkat harus salah satu"),
        ({"jenis": "catatan", "teks": 5}, "catatan.teks harus teks"),
        ({"jenis": "angka", "butir": [["1", "a"]]}, "angka.butir[0] harus objek"),
        ({"jenis": "angka", "butir": [{"angka": "1"}]}, "angka.butir[0].perihal tidak ada"),
        (
            {"jenis": "daftar", "isi": "apa saja"},
            "daftar.isi harus salah satu dari gambar, isi, tabel",
        ),
        (TABEL | {"baris": "x"}, "tabel.baris harus daftar"),
        (TABEL | {"baris": [[{"teks": "a"}, 3]]}, "tabel.baris[0][1] harus objek"),
        (TABEL | {"baris": [[{"teks": "a"}, {"teks": "b", "urut": "9"}]]}, "urut harus bilangan"),
        (TABEL | {"baris": [[{"teks": "a"}] * 3]}, "baris[0] berisi 3 sel, kolomnya 2"),
        (TABEL | {"baris": [[{"teks": "a", "tautan": ["x"]}, {"teks": "b"}]]}, "tautan[0] harus"),
        (TABEL | {"kolom": [{"judul": "A", "rata": "kiri", "saring": "x"}]}, "saring harus salah"),
        (TABEL | {"kolom": [{"judul": "A", "rata": "x"}]}, "rata harus salah satu dari kanan"),
        (narasi("x"), "ast harus objek"),
        (narasi({"raw": "x"}), "ast.type tidak ada"),
        (narasi({"type": "link", "children": []}), "ast.link harus objek"),
        (narasi({"type": "link", "attrs": {}}), "ast.link.url tidak ada"),
        (narasi({"type": "heading", "attrs": {"level": "1"}}), "ast.heading.level harus"),
        (narasi(deep(DEPTH + 1)), f"bersusun lebih dari {DEPTH} tingkat"),
    ],
)
def test_says_what_is_wrong(part: Any, said: str) -> None:
    assert said in fault(part)
    assert [p["jenis"] for p in read_blocks(part)] == ["luar"]


def test_one_bad_block_leaves_its_neighbours() -> None:
    many = {"jenis": "bagian", "isi": [TABEL, {"jenis": "peta"}, TABEL]}
    assert [p["jenis"] for p in read_blocks(many)] == ["tabel", "luar", "tabel"]
