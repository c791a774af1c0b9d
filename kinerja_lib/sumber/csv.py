"""Tables from CSV files, as Excel in Indonesia writes them too.

Semicolons, tabs, Windows-1252, "Unicode text" (UTF-16) and a first line `sep=;` are all read.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan, os_reason
from kinerja_lib.sumber import Baris, Mentah, shape

MAX_BYTES = 50_000_000
MAX_SEL = 1_000_000


def read_table(
    path: Path, berkas: str, baris_kosong: bool = False, wanted: Sequence[str] = ()
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    """Read one CSV file; the separator is the one that its header line uses most."""
    table, temuan = read_mentah(path, berkas, baris_kosong, wanted)
    return table.frame() if table else None, temuan


def read_mentah(
    path: Path, berkas: str, baris_kosong: bool = False, wanted: Sequence[str] = ()
) -> tuple[Mentah | None, list[Temuan]]:
    """Read one CSV file as `read_table` does, without making a DataFrame of it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [_broken(berkas, "lebih dari 50 MB", "pecah menjadi beberapa berkas")]
        raw = path.read_bytes()
    except OSError as error:
        rule = f"tidak dapat dibaca: {os_reason(error)}"
        return None, [_broken(berkas, rule, "periksa nama dan izin berkasnya")]
    text = _decode(raw)
    if text is None:
        return None, [_broken(berkas, "bukan teks CSV", 'simpan ulang sebagai "CSV UTF-8"')]
    rows, temuan = _split(text, berkas)
    return (None, temuan) if temuan else shape(rows, berkas, baris_kosong, wanted)


def _decode(raw: bytes) -> str | None:
    """Read UTF-8, UTF-16 with its mark, or else Windows-1252; None for what is not text."""
    try:
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return raw.decode("utf-16")
        if b"\0" in raw:
            return None
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None if b"\0" in raw else raw.decode("cp1252", errors="replace")


def _split(text: str, berkas: str) -> tuple[list[Baris], list[Temuan]]:
    """Split into numbered records; a blank line counts, as in a spreadsheet."""
    rows: list[Baris] = []
    separator, skip = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = csv.field_size_limit(MAX_SEL)
    try:
        for n, cells in enumerate(reader, 1):
            rows.append((n, [] if n == 1 and skip else cells))
    except csv.Error as error:
        if "field limit" in str(error):
            rule, remedy = "sel terlalu panjang", "periksa tanda kutip ganda yang tidak ditutup"
        else:
            rule, remedy = "tanda kutip tidak berpasangan", "tutup setiap tanda kutip ganda"
        return [], [Temuan(berkas, len(rows) + 1, "", "", rule, remedy)]
    finally:
        csv.field_size_limit(limit)
    return rows, []


def _separator(text: str) -> tuple[str, bool]:
    """Return the separator, and whether the first line only names it (`sep=;`)."""
    lines = io.StringIO(text)
    first = next((line for line in lines if line.strip()), "")
    if match := re.fullmatch(r"sep=([,;\t])\s*", first):
        return match[1], True
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max(",;\t", key=unquoted.count), False


def _broken(berkas: str, aturan: str, perbaikan: str) -> Temuan:
    return Temuan(berkas, 0, "", "", aturan, perbaikan)
