"""What an .xlsx shows and calamine drops: errors, percents, units, formulas not computed."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree

from kinerja_lib.sumber import kaya
from kinerja_lib.sumber.lembar import Lembar
from kinerja_lib.sumber.luas import Tempat, each_cell, farthest

MAX_KOLOM = 16_384
"""Columns that a worksheet can have."""
_TEKS = "xl/sharedStrings.xml"
_BUKU, _RUJUKAN, _GAYA = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_ATRIBUT = re.compile(rb"""\b(s|t)=["']([^"']*)["']""")
_GALAT = re.compile(rb"<(?:\w+:)?v>(#[^<]{1,20})</")
_NILAI = re.compile(rb"<(?:\w+:)?(?:v>([^<]*)</|v ?/>)")
_SEMBUNYI = re.compile(rb"""<(?:\w+:)?(row|col)\b([^>]*hidden=["'](?:1|true)["'][^>]*)""")
_BATAS = re.compile(rb"""\b(r|min|max)=["']([0-9]{1,7})["']""")
_RUMUS = re.compile(rb"<(?:\w+:)?f[ >/]")
_BERSATUAN = re.compile(r"""(?:General|[#0?][#0?,.]*[#0?]|[#0?]) ?((?:"[^"]*"|\\.)+)""", re.I)


def far_cells(archive: zipfile.ZipFile) -> dict[str, Tempat]:
    """Return, by title, the cell that makes a worksheet too large to load."""
    found = {title: farthest(archive.read(name)) for title, name in _parts(archive).items()}
    return {title: place for title, place in found.items() if place}


def restore(archive: zipfile.ZipFile, sheets: Mapping[str, Lembar]) -> None:
    """Put error texts, percents and marks of formulas without a value back into their cells.

    So a formula that failed is a value that cannot be read, not an empty one, and 0.9 in a cell
    formatted as percent is `90%`, not an ambiguous 0,9.
    """
    formats = _formats(archive)
    texts = kaya.shared_texts(archive.read(_TEKS)) if _TEKS in archive.namelist() else {}
    stale = _asks_to_compute(archive)
    for title, name in _parts(archive).items():
        if title in sheets:
            raw = archive.read(name)
            _hide(raw, sheets[title])
            _restore(raw, sheets[title], formats, texts, stale)


def _hide(raw: bytes, sheet: Lembar) -> None:
    """Note the rows and columns that are hidden; a filter hides rows in the same way."""
    for kind, attributes in _SEMBUNYI.findall(raw):
        at = {name: int(number) for name, number in _BATAS.findall(attributes)}
        if kind == b"row" and b"r" in at:
            sheet.baris_sembunyi.add(at[b"r"] - 1)
        elif kind == b"col" and {b"min", b"max"} <= at.keys():
            last = min(at[b"max"], MAX_KOLOM)
            sheet.kolom_sembunyi |= {*range(at[b"min"] - 1, last)}


def _restore(
    raw: bytes, sheet: Lembar, formats: dict[bytes, str], texts: dict[bytes, str], stale: bool
) -> None:
    plain = not (formats or texts or kaya.is_marked(raw))
    if plain and not (b't="e"' in raw or b"t='e'" in raw or _RUMUS.search(raw)):
        return
    for place, attributes, body in each_cell(raw):
        said = dict(_ATRIBUT.findall(attributes))
        kind = said.get(b"t", b"n")
        if _RUMUS.search(body) and _uncomputed(kind, body, stale):
            sheet.put_uncomputed(place)
        elif kind == b"e":
            error = _GALAT.search(body)
            text = error[1].decode("utf-8", errors="replace") if error else "#GALAT!"
            sheet.put_error(place, text)
        elif kind == b"n" and (unit := formats.get(said.get(b"s", b"0"))):
            sheet.put_unit(place, unit)
        elif kind == b"s" and texts and (value := _NILAI.search(body)) and value[1] in texts:
            sheet.put(place, texts[value[1]])
        elif kind == b"inlineStr" and (marked := kaya.marked_text(body)):
            sheet.put(place, marked)


def _uncomputed(kind: bytes, body: bytes, stale: bool) -> bool:
    """Tell whether a formula has no saved value; the empty text of `t="str"` is one.

    A program that computes nothing writes 0, or no text, and asks for computing at the opening.
    """
    value = _NILAI.search(body)
    if value is None:
        return True
    if stale:
        return value[1] in (None, b"", b"0")
    return kind != b"str" and not value[1]


def _asks_to_compute(archive: zipfile.ZipFile) -> bool:
    return bool(re.search(rb"""\bfullCalcOnLoad=["'](1|true)["']""", archive.read(_BUKU)))


def _formats(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """Return by its number what each cell style adds to a number: `%`, or a unit."""
    if _GAYA not in archive.namelist():
        return {}
    codes = {"9": "0%", "10": "0.00%"}
    styles: list[str] = []
    root = ElementTree.fromstring(archive.read(_GAYA))
    for group in root:
        name = _local(group)
        if name == "numFmts":
            codes |= {f.get("numFmtId", ""): f.get("formatCode", "") for f in group}
        elif name == "cellXfs":
            styles = [xf.get("numFmtId", "") for xf in group]
    units = {number: "%" if is_percent(code) else unit_of(code) for number, code in codes.items()}
    return {str(i).encode(): units[n] for i, n in enumerate(styles) if units.get(n)}


def unit_of(code: str) -> str:
    """Return the unit that a number format writes behind the number: `0 "bulan"` → ` bulan`.

    A format that divides (`0,, "juta"`) shows another number than the cell's and adds nothing.
    """
    match = _BERSATUAN.fullmatch(code.partition(";")[0].strip())
    unit = re.sub(r'["\\]', "", match[1]).strip() if match else ""
    return f" {unit}" if unit and not any(c.isdigit() for c in unit) else ""


def is_percent(code: str) -> bool:
    """Tell a number format that shows a percent; `"%"` and `\\%` are letters."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", code)


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the archive's part of each worksheet by its title."""
    names = {*archive.namelist()}
    if not {_BUKU, _RUJUKAN} <= names:
        return {}
    book, links = (ElementTree.fromstring(archive.read(n)) for n in (_BUKU, _RUJUKAN))
    targets = {
        link.get("Id", ""): _part(link.get("Target", ""))
        for link in links
        if link.get("Type", "").endswith("/worksheet")
    }
    found = {
        sheet.get("name", ""): targets.get(_link(sheet), "")
        for sheet in book.iter()
        if _local(sheet) == "sheet"
    }
    return {title: name for title, name in found.items() if name in names}


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _link(sheet: ElementTree.Element) -> str:
    return next((v for k, v in sheet.items() if k.endswith("}id")), "")


def _part(target: str) -> str:
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
