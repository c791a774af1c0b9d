"""Write a small .xls: records of one sheet in an OLE file, after [MS-CFB] and [MS-XLS]."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

AKHIR, KOSONG, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Rekam = tuple[int, bytes]


def label(row: int, column: int, text: str) -> Rekam:
    raw = text.encode("latin-1")
    return 0x204, struct.pack("<HHHHB", row, column, 0, len(raw), 0) + raw


def number(row: int, column: int, value: float, style: int = 0) -> Rekam:
    return 0x203, struct.pack("<HHHd", row, column, style, value)


def error(row: int, column: int, code: int) -> Rekam:
    return 0x205, struct.pack("<HHHBB", row, column, 0, code, 1)


def formula(row: int, column: int, kind: int, code: int = 0) -> Rekam:
    """Make a formula whose result is an error (kind 2) or the empty text (kind 3)."""
    result = bytes([kind, 0, code, 0, 0, 0, 0xFF, 0xFF])
    return 0x06, struct.pack("<HHH", row, column, 0) + result + bytes(6) + struct.pack("<H", 0)


def write_xls(
    path: Path, cells: Iterable[Rekam], formats: Iterable[str] = (), more: Rekam = (0, b"")
) -> Path:
    """Write one sheet `Data`; style 0 is general, style n has the n-th format."""
    made = [
        (0x41E, struct.pack("<HHB", 164 + i, len(f), 0) + f.encode()) for i, f in enumerate(formats)
    ]
    xf = [(0xE0, struct.pack("<HH", 0, n) + bytes(16)) for n in (0, *range(164, 164 + len(made)))]
    start = (0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    sheet = (0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    end = (0x0A, b"")

    def head(at: int) -> bytes:
        title = (0x85, struct.pack("<IBBBB", at, 0, 0, 4, 0) + b"Data")
        return _join([start, *([more] if more[0] else []), *made, *xf, title, end])

    stream = head(len(head(0))) + _join([sheet, *cells, end])
    path.write_bytes(_ole(stream))
    return path


def _join(records: Iterable[Rekam]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)


def _ole(stream: bytes) -> bytes:
    """Put a stream as `Workbook` into an OLE file: header, FAT, directory, then its sectors."""
    stream = stream.ljust(4096, b"\0")  # shorter ones would belong into the mini stream
    count = -(-len(stream) // 512)
    fat = [FAT, AKHIR, *range(3, count + 2), AKHIR]
    fat += [KOSONG] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0)
    header += struct.pack("<IIIII", 4096, AKHIR, 0, AKHIR, 0)
    header += struct.pack("<109I", 0, *[KOSONG] * 108)
    entries = _entry("Root Entry", 5, AKHIR, 0, 1) + _entry("Workbook", 2, 2, len(stream), KOSONG)
    return (
        header
        + struct.pack("<128I", *fat)
        + entries.ljust(512, b"\0")
        + stream.ljust(count * 512, b"\0")
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", KOSONG, KOSONG, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
