"""What a workbook shows and calamine drops: error texts (`#DIV/0!`) and the percent of a format."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from kinerja_lib.nilai import cell_text

RUSAK = (
    zipfile.BadZipFile, zlib.error, ElementTree.ParseError, NotImplementedError, RuntimeError,
    EOFError, struct.error,
)  # fmt: skip
"""What reading a broken archive may raise."""
_BUKU, _RUJUKAN, _GAYA = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SEL = re.compile(rb"<(?:\w+:)?c (?P<atribut>[^>]*[^/>])>(?P<isi>(?:(?!</?(?:\w+:)?c\b).)*)", re.S)
_ATRIBUT = re.compile(rb'\b(r|s|t)="([^"]*)"')
_GALAT = re.compile(rb"<(?:\w+:)?v>(#[^<]{1,20})</")
_TEMPAT = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")


def restore_display(path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    """Put error texts and percents back into the cells of each sheet.

    So a formula that failed is a value that cannot be read, not an empty one, and 0.9 in a cell
    formatted as percent is `90%`, not an ambiguous 0,9. An old .xls has no such text and stays.
    """
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        percents = _percent_styles(archive)
        for title, member in _members(archive).items():
            if title in sheets and member in archive.namelist():
                _restore(archive.read(member), sheets[title], percents)


def _restore(raw: bytes, cells: list[list[Any]], percents: set[bytes]) -> None:
    if not percents and b't="e"' not in raw:
        return
    for found in _SEL.finditer(raw):
        attributes = dict(_ATRIBUT.findall(found["atribut"]))
        kind, style = attributes.get(b"t", b"n"), attributes.get(b"s", b"0")
        if kind != b"e" and (kind != b"n" or style not in percents):
            continue
        place = _TEMPAT.fullmatch(attributes.get(b"r", b""))
        if not place:
            continue
        row, column = int(place[2]) - 1, _column(place[1])
        if 0 <= row < len(cells) and column < len(cells[row]):
            cells[row][column] = _shown(cells[row][column], kind, found["isi"])


def _shown(value: Any, kind: bytes, body: bytes) -> Any:
    if kind == b"e":
        error = _GALAT.search(body)
        return error[1].decode("utf-8", errors="replace") if error else "#GALAT!"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{cell_text(float(value) * 100)}%"
    return value


def _percent_styles(archive: zipfile.ZipFile) -> set[bytes]:
    """Return the numbers of the cell styles whose number format is a percent."""
    if _GAYA not in archive.namelist():
        return set()
    formats = {"9", "10"}
    styles: list[str] = []
    root = ElementTree.fromstring(archive.read(_GAYA))
    for group in root:
        name = _local(group)
        if name == "numFmts":
            formats |= {
                f.get("numFmtId", "") for f in group if _is_percent(f.get("formatCode", ""))
            }
        elif name == "cellXfs":
            styles = [xf.get("numFmtId", "") for xf in group]
    return {str(i).encode() for i, number in enumerate(styles) if number in formats}


def _is_percent(code: str) -> bool:
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)


def _members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the archive member of each sheet by its title."""
    if not {_BUKU, _RUJUKAN} <= set(archive.namelist()):
        return {}
    book, links = (ElementTree.fromstring(archive.read(n)) for n in (_BUKU, _RUJUKAN))
    targets = {link.get("Id", ""): link.get("Target", "") for link in links}
    return {
        sheet.get("name", ""): _member(targets.get(sheet.get(_ID, ""), ""))
        for sheet in book.iter()
        if _local(sheet) == "sheet"
    }


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _member(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
