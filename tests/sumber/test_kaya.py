"""Digits that are raised or struck out."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kinerja_lib.sumber.excel import read_sheets
from kinerja_lib.sumber.kaya import marked_text, shared_texts

PANGKAT, CORET = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
TEBAL, TAK_CORET = InlineFont(b=True), InlineFont(strike=False)


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (["5", (PANGKAT, "1")], "5¹"),
        (["100%", (PANGKAT, "12)")], "100%¹²)"),
        (["20 m", (PANGKAT, "2")], "20 m²"),
        (["5", (CORET, "6"), " orang"], "5[dicoret: 6] orang"),
        (["5", (CORET, " ")], "5 "),
        ([(TEBAL, "5"), " orang"], "5 orang"),
        ([(TAK_CORET, "5"), " & 6"], "5 & 6"),
    ],
)
def test_a_raised_or_struck_digit_is_shown_so(tmp_path: Path, runs: list[Any], shown: str) -> None:
    book = openpyxl.Workbook()
    blocks = [run if isinstance(run, str) else TextBlock(*run) for run in runs]
    book.active.append(["nilai", CellRichText(*blocks)])
    book.save(tmp_path / "b.xlsx")
    sheets, temuan = read_sheets(tmp_path / "b.xlsx", "b.xlsx")
    assert (sheets["Sheet"].rows(), temuan) == ([(1, ["nilai", shown])], [])


def test_shared_texts_keep_their_numbers() -> None:
    raised = b'<r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    raw = b"<sst><si><t>a</t></si><si/><si>" + raised + b"</si><si><t>b</t></si></sst>"
    assert shared_texts(raw) == {b"2": "5\u00b9"}
    assert shared_texts(raw.replace(b"superscript", b"baseline")) == {}
    assert marked_text(raised.replace(b"<", b"<x:").replace(b"<x:/", b"</x:")) == "5\u00b9"


def test_a_cell_with_a_shared_text_shows_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["biasa", "ganti"])
    book.save(tmp_path / "a.xlsx")
    runs = b'<r><t>5</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    inline, shared = b't="inlineStr"><is><t>ganti</t></is>', b't="s"><v>1</v>'
    old, new = zipfile.ZipFile(tmp_path / "a.xlsx"), zipfile.ZipFile(tmp_path / "b.xlsx", "w")
    with old, new:
        for name in {*old.namelist()} - {"xl/sharedStrings.xml"}:
            new.writestr(name, old.read(name).replace(inline, shared))
        new.writestr(
            "xl/sharedStrings.xml",
            b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<si><t>biasa</t></si><si>" + runs + b"</si></sst>",
        )
    assert read_sheets(tmp_path / "b.xlsx", "b.xlsx")[0]["Sheet"].rows() == [(1, ["biasa", "5¹"])]
