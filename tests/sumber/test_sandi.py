"""Encodings of CSV files: nothing is mangled, and what cannot be known is refused by its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.sumber.csv import read_isi


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a;b\nJum’at – “x”\n".encode("cp1252"), "Jum’at – “x”"),
        ("a;b\n2½ m²\n".encode("cp1252"), "2½ m²"),
        ("a;b\nCafé – x\n".encode("cp1252"), "Café – x"),
        ("a;b\nCafé – x\n".encode(), "Café – x"),
        ("a;b\nCafé – x\n".encode("utf-16"), "Café – x"),
    ],
)
def test_text_is_read_as_it_was_written(tmp_path: Path, raw: bytes, text: str) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    isi, temuan = read_isi(tmp_path / "t.csv", "t.csv")
    assert temuan == [] and isi.baris[1][1][0] == text


@pytest.mark.parametrize(
    ("raw", "baris", "rule"),
    [
        ("a;b\n– x;1\n".encode() + b"Lain\xff;2\n", 3, "0xff bukan UTF-8) di baris 3"),
        ("a;b\n– x;1\n".encode() + b"y\x96;2\n\nz\x97;3\n", 3, "di baris 3, 5"),
        (b"\xef\xbb\xbfa;b\nx\x96;1\n", 2, "0x96 bukan UTF-8"),
        (b"a;b\nRekaan\xe9;1\n", 2, "0xe9 bukan UTF-8"),
        (b"a;b\n\x81 \x96;1\n", 2, "0x81 bukan UTF-8"),
        ("a;b\nJum’at – x;1\n".encode("mac-roman"), 2, "bukan UTF-8"),
        (b'a;b\n"x\ny";1\nz\xff;2\n', 3, "di baris 3"),
    ],
)
def test_one_foreign_byte_names_its_row(tmp_path: Path, raw: bytes, baris: int, rule: str) -> None:
    (tmp_path / "t.csv").write_bytes(raw)
    _, temuan = read_isi(tmp_path / "t.csv", "t.csv")
    assert [t.baris for t in temuan] == [baris] and rule in temuan[0].aturan


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<html><table><tr><td>a</td></tr></table></html>", "HTML"),
        ("\n<!DOCTYPE html>", "HTML"),
        ('<?xml version="1.0"?><Workbook/>', "XML"),
        ("MIME-Version: 1.0\n", "HTML"),
    ],
)
def test_a_page_saved_as_a_table_says_so(tmp_path: Path, text: str, kind: str) -> None:
    (tmp_path / "t.xls").write_text(text, encoding="utf-8")
    _, temuan = read_isi(tmp_path / "t.xls", "t.xls")
    assert [kind in t.aturan for t in temuan] == [True] and ".xlsx" in temuan[0].perbaikan
