"""Tables from CSV files, as Excel in Indonesia writes them too.

Semicolons, tabs, bars, Windows-1252, "Unicode text" (UTF-16) and a first line `sep=;` are all
read.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan, dead_link, os_reason, plain_size
from kinerja_lib.sumber import Baris, Mentah, shape
from kinerja_lib.sumber.geser import shifted_rows
from kinerja_lib.sumber.sandi import decode, foreign_rows
from kinerja_lib.sumber.sinonim import JUDUL, key, words

MAX_BYTES = 50_000_000
MAX_SEL = 1_000_000
MAX_CONTOH = 50
"""Rows that the separator is chosen by."""
PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}
"""Separators of a list, and their names."""


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
    isi, temuan = read_isi(path, berkas)
    if temuan:
        return None, temuan
    table, temuan = shape(isi.baris, berkas, baris_kosong, wanted)
    return table, temuan or (shifted_rows(table, isi.teks) if table and isi.koma else [])


@dataclass(frozen=True)
class Isi:
    """A CSV file as split: its numbered rows, separator, text, and encoding if not Unicode."""

    baris: list[Baris]
    pemisah: str
    teks: str
    sandi: str = ""

    @property
    def koma(self) -> bool:
        """Tell a file that a decimal comma without quotes would tear."""
        return self.pemisah == ","


def read_isi(path: Path, berkas: str) -> tuple[Isi, list[Temuan]]:
    """Split a CSV file into numbered rows, or say why it cannot be."""
    none = Isi([], "", "")
    try:
        if plain_size(path) > MAX_BYTES:
            return none, [_broken(berkas, "lebih dari 50 MB", "pecah menjadi beberapa berkas")]
        raw = path.read_bytes()
    except OSError as error:
        rule = dead_link(path) or f"tidak dapat dibaca: {os_reason(error)}"
        return none, [_broken(berkas, rule, "periksa nama dan izin berkasnya")]
    if long := next((n for n, x in enumerate(raw.split(b"\n"), 1) if len(x) > MAX_SEL), 0):
        rule, remedy = "baris lebih dari 1 MB", "periksa isi baris ini"
        return none, [Temuan(berkas, long, "", "", rule, remedy)]
    text, encoding, temuan = decode(raw, berkas)
    if temuan:
        return none, temuan
    separator, named = _separator(text)
    rows, temuan = _split(text, separator, berkas)
    if named and rows:
        rows[0] = (1, [])
    return Isi(rows, separator, text, encoding), temuan or foreign_rows(rows, text, berkas)


def numbered_csv(head: Sequence[str], rows: Iterable[Baris]) -> bytes:
    """Return a table as CSV in which each row has its number, by blank lines where some lack."""
    out, at = io.StringIO(), 1
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    for n, cells in rows:
        out.write("\n" * (n - at - 1))
        writer.writerow(cells)
        at = n
    return out.getvalue().encode("utf-8-sig")


def _split(text: str, separator: str, berkas: str) -> tuple[list[Baris], list[Temuan]]:
    """Split into numbered records; a blank line counts, as in a spreadsheet."""
    rows: list[Baris] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = csv.field_size_limit(MAX_SEL)
    try:
        for row in enumerate(reader, 1):
            rows.append(row)
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
    """Return the separator, and whether the first line only names it (`sep=;`).

    It is the one that cuts most of the first rows into one same number of cells: a heading may
    hold commas, a title any of them.
    """
    lines = [line for line in itertools.islice(io.StringIO(text), MAX_CONTOH) if line.strip()]
    if not lines:
        return ",", False
    if match := re.fullmatch(r"sep=([,;\t|])\s*", lines[0]):
        return match[1], True
    only = [s for s in PEMISAH if s in lines[0]]
    if len(only) == 1 and len({line.count(only[0]) for line in lines[:3]}) == 1:
        return only[0], False
    cuts = {separator: _cut(text[:MAX_SEL], separator) for separator in PEMISAH}
    alike = {separator: _alike(rows) for separator, rows in cuts.items()}
    best = [s for s in PEMISAH if alike[s] == max(alike.values())]
    if len(best) > 1:
        best.sort(key=lambda s: (_headings(cuts[s]), len(next(iter(cuts[s]), ()))), reverse=True)
    return best[0], False


def _cut(text: str, separator: str) -> list[list[str]]:
    """Return the first rows that a separator makes of a text, as far as it can."""
    rows: list[list[str]] = []
    with suppress(csv.Error):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            rows += [row] if any(row) else []
            if len(rows) == MAX_CONTOH:
                break
    return rows


def _alike(rows: list[list[str]]) -> int:
    """Return how many rows have the same number of cells, more than one."""
    cuts = Counter(len(row) for row in rows if len(row) > 1)
    return max(cuts.values(), default=0)


def _headings(rows: list[list[str]]) -> int:
    """Return how many of the headings that are known stand in one row."""
    known = words(JUDUL)
    return max((len({known.get(key(c), "") for c in row}) for row in rows), default=0)


def _broken(berkas: str, aturan: str, perbaikan: str) -> Temuan:
    return Temuan(berkas, 0, "", "", aturan, perbaikan)
