"""Rows of a comma file whose cells moved: `87,5%` without quotes is two cells.

Such a row may have as many cells as there are headings, because others of it are empty; it is known
by a number where text belongs, or by the half of a percent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kinerja_lib.errors import Temuan
from kinerja_lib.sumber import Mentah
from kinerja_lib.sumber.sinonim import is_text, is_value

PERBAIKAN = 'apit nilai yang memuat koma dengan tanda kutip, mis. "87,5%", atau pakai titik koma'
_DEPAN = re.compile(r"[-+]?[0-9]{1,4}")
_BELAKANG = re.compile(r"[0-9]{1,3} ?(%|[^\W\d].*)?")
_PERSEN = re.compile(r"[0-9]{1,2} ?%")
_ANGKA = re.compile(r"[0-9][0-9.]* ?%?")


def shifted_rows(table: Mentah, teks: str) -> list[Temuan]:
    """Refuse the rows of a comma file in which a decimal comma may have cut a value in two.

    `teks` is the file's text: two halves between quotes were not one value.
    """
    columns = list(zip(*(cells for _, cells in table.baris), strict=True))
    text = {i for i, cells in enumerate(columns) if _holds_text(table.judul[i], cells)}
    percent = {i for i, cells in enumerate(columns) if any(c.endswith("%") for c in cells)}
    values = {i for i, name in enumerate(table.judul) if is_value(name)}
    found = []
    for n, cells in table.baris:
        at = _cut(cells, text, percent, values)
        torn = "" if at is None else f"{cells[at]},{cells[at + 1]}"
        if at is not None and torn in teks:
            rule = "baris ini mungkin bergeser: koma desimal tanpa tanda kutip"
            found.append(Temuan(table.berkas, n, table.judul[at], torn, rule, PERBAIKAN))
    return found


def _cut(cells: Sequence[str], text: set[int], percent: set[int], values: set[int]) -> int | None:
    """Return where the two halves of one value may stand in a row, None where all is in place."""
    for i in range(len(cells) - 1):
        if not (_DEPAN.fullmatch(cells[i]) and _BELAKANG.fullmatch(cells[i + 1])):
            continue
        if any(j > i and _ANGKA.fullmatch(cells[j]) for j in text):
            return i
        half = _PERSEN.fullmatch(cells[i + 1])
        if half and (i in percent or (values >= {i, i + 1} and not any(cells[i + 2 :]))):
            return i
    return None


def _holds_text(name: str, cells: Sequence[str]) -> bool:
    """Tell a column of text: by its heading, or by what most of its cells hold."""
    if is_value(name) or is_text(name):
        return is_text(name)
    filled = [c for c in cells if c]
    numbers = sum(bool(_ANGKA.fullmatch(c)) for c in filled)
    return 4 * numbers < len(filled) - 1
