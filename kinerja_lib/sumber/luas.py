"""How far a workbook reaches, read before it is loaded: one stray cell may cost gigabytes.

calamine keeps a sheet as a full rectangle, so a blank typed into XFD1048576 ends the process. Only
cells that hold something count; a format without a value costs nothing.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

MAX_BUKA = 300_000_000
"""Bytes of all parts of a workbook when unpacked."""
MAX_LUAS = 2_000_000
"""Cells of the rectangle from A1 to the last row and column in use."""
Tempat = tuple[int, int]
"""Row and column of a cell, from 0."""
_RUJUKAN = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_SEL = re.compile(rb"<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.S)
_R = re.compile(rb"""\br=["']([A-Z]*)([0-9]*)["']""")


def unpacked(archive: zipfile.ZipFile) -> int:
    """Return the bytes that the parts of an archive claim to unpack to."""
    return sum(part.file_size for part in archive.infolist())


def each_cell(raw: bytes) -> Iterator[tuple[Tempat, bytes, bytes]]:
    """Yield place, attributes and body of every cell of a sheet's XML that has a body.

    A cell or row without `r` follows the one before it, as the format allows.
    """
    row, column = -1, -1
    for found in _SEL.finditer(raw):
        if found[1] is not None:
            said = _R.search(found[1])
            row, column = int(said[2]) - 1 if said and said[2] else row + 1, -1
            continue
        said = _R.search(found[2])
        if said and said[1]:
            column = column_number(said[1])
            row = int(said[2]) - 1 if said[2] else row
        else:
            column += 1
        if found[3]:
            yield (row, column), found[2], found[3]


def farthest(raw: bytes) -> Tempat | None:
    """Return the cell that makes a sheet too large to load, None where it is not."""
    letters, rows = set(), 1
    for name, row in _RUJUKAN.findall(raw):
        letters.add(name)
        rows = max(rows, int(row))
    columns = max(map(column_number, letters), default=0) + 1
    if rows * columns <= MAX_LUAS and _RUJUKAN.search(raw):
        return None
    filled = [place for place, _, body in each_cell(raw) if b"<" in body]
    return too_far(filled)


def too_far(filled: list[Tempat]) -> Tempat | None:
    """Return the cell farthest out where the rectangle around all is too large, else None."""
    rows, columns = (max((p[i] for p in filled), default=0) + 1 for i in (0, 1))
    if rows * columns <= MAX_LUAS:
        return None
    return max(filled, key=lambda p: (p[0] + 1) / rows + (p[1] + 1) / columns)


def column_number(letters: bytes) -> int:
    """Return the position of a column, from 0: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def cell_name(place: Tempat) -> str:
    """Name a cell as a spreadsheet does: (1, 2) → C2."""
    row, column = place
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def name_cells(places: list[Tempat]) -> str:
    """Name cells, those below each other as one range: `C2:C9, E4`."""
    ranges: list[list[Tempat]] = []
    for row, column in sorted(places, key=lambda p: (p[1], p[0])):
        if ranges and ranges[-1][-1] == (row - 1, column):
            ranges[-1].append((row, column))
        else:
            ranges.append([(row, column)])
    names = [cell_name(r[0]) + (f":{cell_name(r[-1])}" if len(r) > 1 else "") for r in ranges]
    return ", ".join(names)
