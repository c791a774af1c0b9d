"""Tables from CSV files, as Excel in Indonesia writes them too (semicolons, Windows-1252)."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan
from kinerja_lib.sumber import build_table

MAX_BYTES = 50_000_000


def read_table(path: Path, berkas: str) -> tuple[pd.DataFrame | None, list[Temuan]]:
    """Read one CSV file; the separator is the one that its header line uses most."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [_broken(berkas, "lebih dari 50 MB", "pecah menjadi beberapa berkas")]
        raw = path.read_bytes()
    except OSError as error:
        return None, [_broken(berkas, f"tidak dapat dibaca ({error.strerror})", "periksa izinnya")]
    if b"\0" in raw:
        return None, [_broken(berkas, "bukan teks CSV", 'simpan ulang sebagai "CSV UTF-8"')]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    header = text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    try:
        rows = list(
            enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 1)
        )
    except csv.Error:
        return None, [
            _broken(berkas, "tanda kutip tidak berpasangan", "tutup setiap tanda kutip ganda")
        ]
    return build_table(rows, berkas)


def _broken(berkas: str, aturan: str, perbaikan: str) -> Temuan:
    return Temuan(berkas, 0, "", "", aturan, perbaikan)
