"""What an old .xls (BIFF in an OLE file) shows and calamine drops: errors, percents, units, what is
hidden. [MS-CFB] and [MS-XLS] name the parts; records that hold nothing of these are passed over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kinerja_lib.sumber.lembar import Lembar
from kinerja_lib.sumber.luas import Tempat, too_far
from kinerja_lib.sumber.tampilan import is_percent, unit_of

TANDA = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ALIRAN = ("workbook", "book")
"""Names of the stream that holds the sheets, in small letters."""
BOF, LEMBAR, FORMAT, XF, BARIS, KOLOM = 0x809, 0x85, 0x41E, 0xE0, 0x208, 0x7D
DIHITUNG = 0x1C1
"""What Excel leaves that computed the formulas; what others wrote may be no values but blanks."""
RUMUS, GALAT, RK_BANYAK = 0x06, 0x205, 0xBD
ANGKA = (0x203, 0x27E)
TEKS = (0xFD, 0x204, 0xD6)
"""Records: beginning, sheet, number format, cell style, row, columns; cells that hold a formula, an
error, several numbers, a number, a text."""
BIFF8 = 0x600
SEBUTAN = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}
"""Errors by their number."""


@dataclass
class _Lama:
    """What one sheet's records say."""

    galat: dict[Tempat, str] = field(default_factory=dict)
    angka: dict[Tempat, int] = field(default_factory=dict)
    """Number cells with their style."""
    rumus: list[Tempat] = field(default_factory=list)
    """Formulas whose value is the empty text."""
    isi: list[Tempat] = field(default_factory=list)
    baris: set[int] = field(default_factory=set)
    kolom: set[int] = field(default_factory=set)
    """Hidden ones."""


class Xls:
    """An old workbook's records, read once; what is no whole one raises ValueError or a kin."""

    def __init__(self, path: Path) -> None:
        raw = path.read_bytes()
        self._stream = _stream(raw) if raw.startswith(TANDA) else raw
        self._units: dict[int, str] = {}
        self._uncomputed = True
        self._sheets = {title: self._sheet(start) for title, start in self._globals()}

    def far_cells(self) -> dict[str, Tempat]:
        """Return, by title, the cell that makes a worksheet too large to load."""
        found = {title: too_far(sheet.isi) for title, sheet in self._sheets.items()}
        return {title: place for title, place in found.items() if place}

    def restore(self, sheets: Mapping[str, Lembar]) -> None:
        """Put errors, percents and units back into their cells, and say what is hidden."""
        for title, sheet in sheets.items():
            known = self._sheets.get(title, _Lama())
            for place, text in known.galat.items():
                sheet.put_error(place, text)
            for place in known.rumus if self._uncomputed else ():
                sheet.put_uncomputed(place)
            for place, style in known.angka.items():
                if unit := self._units.get(style):
                    sheet.put_unit(place, unit)
            sheet.baris_sembunyi |= known.baris
            sheet.kolom_sembunyi |= known.kolom

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """Yield the kind and content of each record up to the end of its part."""
        at, depth = start, 0
        while at + 4 <= len(self._stream):
            kind, size = struct.unpack_from("<HH", self._stream, at)
            depth += (kind == BOF) - (kind == 0x0A)
            yield kind, self._stream[at + 4 : at + 4 + size]
            if depth <= 0:
                return
            at += 4 + size

    def _globals(self) -> list[tuple[str, int]]:
        """Return title and place of each sheet; note what each style adds to a number."""
        codes, styles, sheets = {9: "0%", 10: "0.00%"}, [], []
        wide = True
        for kind, body in self._records(0):
            if kind == BOF:
                wide = struct.unpack_from("<H", body)[0] >= BIFF8
            elif kind == LEMBAR:
                start = struct.unpack_from("<I", body)[0]
                sheets.append((_text(body, 6, 1, wide), start))
            elif kind == FORMAT:
                number = struct.unpack_from("<H", body)[0]
                codes[number] = _text(body, 2, 2 if wide else 1, wide)
            elif kind == DIHITUNG:
                self._uncomputed = False
            elif kind == XF:
                styles.append(struct.unpack_from("<H", body, 2)[0])
        units = {n: "%" if is_percent(code) else unit_of(code) for n, code in codes.items()}
        self._units = {i: units[n] for i, n in enumerate(styles) if units.get(n)}
        return sheets

    def _sheet(self, start: int) -> _Lama:
        found = _Lama()
        for kind, body in self._records(start):
            if kind == BARIS and struct.unpack_from("<I", body, 12)[0] & 0x20:
                found.baris.add(struct.unpack_from("<H", body)[0])
            elif kind == KOLOM and struct.unpack_from("<H", body, 8)[0] & 1:
                first, last = struct.unpack_from("<HH", body)
                found.kolom |= {*range(first, last + 1)}
            elif kind in (RUMUS, GALAT, RK_BANYAK, *ANGKA, *TEKS):
                _note(found, kind, body)
        return found


def _note(found: _Lama, kind: int, body: bytes) -> None:
    """Note a cell: its place, its error, its style where it holds a number."""
    row, column, style = struct.unpack_from("<HHH", body)
    place, error = (row, column), None
    found.isi.append(place)
    if kind == GALAT and body[7]:
        error = body[6]
    elif kind == RUMUS and body[12:14] == b"\xff\xff":
        error = body[8] if body[6] == 2 else None
        found.rumus += [place] if body[6] == 3 else []
    elif kind == RK_BANYAK:
        for i, at in enumerate(range(4, len(body) - 2, 6)):
            found.angka[row, column + i] = struct.unpack_from("<H", body, at)[0]
            found.isi.append((row, column + i))
    elif kind in (RUMUS, *ANGKA):
        found.angka[place] = style
    if error is not None:
        found.galat[place] = SEBUTAN.get(error, "#GALAT!")


def _text(body: bytes, at: int, width: int, wide: bool) -> str:
    """Read a short text: its length in `width` bytes, in BIFF8 a mark of its letters' size."""
    count = int.from_bytes(body[at : at + width], "little")
    at += width
    if not wide:
        return body[at : at + count].decode("cp1252", errors="replace")
    size = 2 if body[at] & 1 else 1
    return body[at + 1 : at + 1 + count * size].decode("utf-16-le" if size > 1 else "latin-1")


def _stream(raw: bytes) -> bytes:
    """Return the workbook's stream out of an OLE file."""
    size, small = 1 << raw[30], 1 << raw[32]
    first, cutoff, mini = (struct.unpack_from("<I", raw, at)[0] for at in (48, 56, 60))
    table = _table(raw, size)
    directory = _chain(raw, table, first, size, 512)
    entries = [directory[i : i + 128] for i in range(0, len(directory), 128)]
    named = {
        e[: max(0, e[64] - 2)].decode("utf-16-le", errors="replace").lower(): e
        for e in entries
        if e[66] in (2, 5)
    }
    entry = next((named[name] for name in ALIRAN if name in named), None)
    if entry is None:
        raise ValueError("no workbook")
    start, length = struct.unpack_from("<II", entry, 116)
    if length >= cutoff:
        return _chain(raw, table, start, size, 512)[:length]
    root = struct.unpack_from("<I", entries[0], 116)[0]
    index = _chain(raw, table, mini, size, 512)
    short = struct.unpack(f"<{len(index) // 4}I", index)
    return _chain(_chain(raw, table, root, size, 512), short, start, small, 0)[:length]


def _table(raw: bytes, size: int) -> tuple[int, ...]:
    """Return which sector follows each, gathered from the sectors that the header lists."""
    sectors = [s for s in struct.unpack_from("<109I", raw, 76) if s < 0xFFFFFFFA]
    more, seen = struct.unpack_from("<I", raw, 68)[0], 0
    while more < 0xFFFFFFFA and seen < len(raw) // size:
        *listed, more = struct.unpack_from(f"<{size // 4}I", raw, 512 + more * size)
        sectors += [s for s in listed if s < 0xFFFFFFFA]
        seen += 1
    found: list[int] = []
    for sector in sectors:
        found += struct.unpack_from(f"<{size // 4}I", raw, 512 + sector * size)
    return tuple(found)


def _chain(raw: bytes, table: tuple[int, ...], start: int, size: int, head: int) -> bytes:
    """Return the content of a chain of sectors; one that runs in circles raises ValueError."""
    parts: list[bytes] = []
    at = start
    while at < len(table):
        if len(parts) > len(table):
            raise ValueError("circle")
        parts.append(raw[head + at * size : head + (at + 1) * size])
        at = table[at]
    return b"".join(parts)
