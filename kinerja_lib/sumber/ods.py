"""What an .ods shows and calamine drops: percents, error texts, formulas without a value."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from kinerja_lib.sumber.lembar import Lembar
from kinerja_lib.sumber.luas import Tempat, too_far
from kinerja_lib.sumber.tampilan import MAX_KOLOM

ISI = "content.xml"
_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_KANTOR = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEKS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_BARIS, _SEL = f"{_TABEL}table-row", (f"{_TABEL}table-cell", f"{_TABEL}covered-table-cell")
_TERLIHAT = f"{_TABEL}visibility"
_GALAT = ("#", "Err:")


def far_cells(archive: zipfile.ZipFile) -> dict[str, Tempat]:
    """Return, by title, the cell that makes a sheet too large to load."""
    filled: dict[str, list[Tempat]] = {}
    for title, place, _, more in _each_cell(archive):
        filled.setdefault(title, []).append((place[0] + more[0] - 1, place[1] + more[1] - 1))
    found = {title: too_far(places) for title, places in filled.items()}
    return {title: place for title, place in found.items() if place}


def restore(archive: zipfile.ZipFile, sheets: Mapping[str, Lembar]) -> None:
    """Put percents, error texts and marks of formulas without a value back into their cells.

    Rows and columns that are hidden or filtered are noted.
    """
    if b"visibility" in (raw := archive.read(ISI)):
        _hide(raw, sheets)
    for title, (row, column), cell, (down, right) in _each_cell(archive):
        if title in sheets:
            for i in range(down):
                for j in range(right):
                    _show(sheets[title], (row + i, column + j), cell)


def _hide(raw: bytes, sheets: Mapping[str, Lembar]) -> None:
    for table in ElementTree.fromstring(raw).iter(f"{_TABEL}table"):
        sheet = sheets.get(table.get(f"{_TABEL}name", ""))
        parts = (
            (
                ("row", len(sheet.sel), sheet.baris_sembunyi),
                ("column", MAX_KOLOM, sheet.kolom_sembunyi),
            )
            if sheet
            else ()
        )
        for kind, limit, hidden in parts:
            at = 0
            for line in table.iter(f"{_TABEL}table-{kind}"):
                end = at + int(line.get(f"{_TABEL}number-{kind}s-repeated", 1))
                if line.get(_TERLIHAT, "visible") != "visible":
                    hidden |= {*range(at, min(end, limit))}
                at = end


def _show(sheet: Lembar, place: Tempat, cell: ElementTree.Element) -> None:
    kind = cell.get(f"{_KANTOR}value-type")
    text = "".join("".join(p.itertext()) for p in cell.iter(_TEKS))
    formula = cell.get(f"{_TABEL}formula")
    if formula and kind is None and not text:
        sheet.put_uncomputed(place)
    elif formula and text.startswith(_GALAT):
        sheet.put_error(place, text)
    elif kind == "percentage":
        sheet.put_percent(place)


def _each_cell(
    archive: zipfile.ZipFile,
) -> Iterator[tuple[str, Tempat, ElementTree.Element, tuple[int, int]]]:
    """Yield sheet, place, element and times repeated (down, right) of every cell that has any."""
    with archive.open(ISI) as content:
        for _, table in ElementTree.iterparse(content):
            if table.tag != f"{_TABEL}table":
                continue
            title, row = table.get(f"{_TABEL}name", ""), 0
            for line in table.iter(_BARIS):
                down, column = int(line.get(f"{_TABEL}number-rows-repeated", 1)), 0
                for cell in line:
                    if cell.tag not in _SEL:
                        continue
                    right = int(cell.get(f"{_TABEL}number-columns-repeated", 1))
                    if (
                        len(cell)
                        or cell.get(f"{_KANTOR}value-type")
                        or cell.get(f"{_TABEL}formula")
                    ):
                        yield title, (row, column), cell, (down, right)
                    column += right
                row += down
            table.clear()
