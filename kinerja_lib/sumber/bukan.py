"""Rows of a table that are no indicator: column numbers, totals, means, signatures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from kinerja_lib.sumber.sinonim import BARIS, is_text, key, words

NOMOR, TTD, CATATAN = "nomor kolom", "tanda tangan", "catatan"
MIN_NOMOR = 3
"""Cells that a row of column numbers has at least, and the highest number that it begins with."""
_NOMOR = re.compile(r"\(?([0-9]{1,2})\)?(?: ?=.*)?")
_TANGGAL = re.compile(
    r"[^\d,]{3,40}, *[0-9. …_]{0,9} *(januari|februari|maret|april|mei|juni|juli|agustus|september"
    r"|oktober|november|desember)\b.*",
    re.I,
)
_CATATAN = re.compile(r"(catatan|keterangan|ket|sumber|note)\.? *:.*|\*\)? ?\S.*", re.I | re.S)


def what_is(cells: Sequence[str]) -> str:
    """Say what a row of labels is where it is no indicator, "" where it may be one."""
    filled = [c for c in cells if c]
    if is_numbering(filled):
        return NOMOR
    if total := next(filter(None, map(total_of, filled)), ""):
        return total
    if any(words(BARIS).get(_label(c)) == TTD or _TANGGAL.fullmatch(c) for c in filled):
        return TTD
    return CATATAN if filled and _CATATAN.fullmatch(filled[0]) else ""


def total_of(text: str) -> str:
    """Say whether a label is that of a total or a mean, "" for neither.

    Only words that stand alone are: "Jumlah laporan" is an indicator.
    """
    kind = words(BARIS).get(_label(text), "")
    return "" if kind == TTD else kind


def is_numbering(filled: Sequence[str]) -> bool:
    """Tell a row of column numbers: (1) (2) (3), or 1 2 3 4 5=4/3."""
    if len(filled) < MIN_NOMOR or not _NOMOR.fullmatch(filled[0]):
        return False
    found = [_NOMOR.fullmatch(c) for c in filled]
    numbers = [int(m[1]) for m in found if m]
    steps = {b - a for a, b in itertools.pairwise(numbers)}
    return len(numbers) == len(filled) and steps == {1} and numbers[0] <= MIN_NOMOR


def strange_rows(columns: Mapping[str, Sequence[str]], kunci: str) -> dict[int, str]:
    """Say by position which rows of a satker's table are no data, and what they are.

    `kunci` is the column without which a row cannot be data, so that it may be a signature.
    """
    found: dict[int, str] = {}
    rows = list(zip(*columns.values(), strict=True))
    for name, cells in columns.items():
        if name == kunci or is_text(name):
            odd = {c for c in {*cells} if total_of(c)}
            found |= {i: total_of(c) for i, c in enumerate(cells) if c in odd}
    for i, cell in enumerate(columns.get(kunci, ())):
        if i not in found and not (cell and cell.isalnum() and len(cell) > MIN_NOMOR):
            filled = [c for c in rows[i] if c]
            kind = NOMOR if is_numbering(filled) else "" if cell else what_is(filled)
            found |= {i: kind} if kind else {}
    return found


def _label(text: str) -> str:
    """Return a label without numbers: `Jumlah 2023 :` is jumlah."""
    return key(re.sub(r"[0-9]", " ", text)) if len(text) < 60 else ""
