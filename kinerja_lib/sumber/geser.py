"""Rows of a comma file whose cells moved: `87,5%` without quotes is two cells.

Such a row may have as many cells as there are headings, because others of it are empty; it is known
by a number where text belongs, or by the half of a percent.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.sumber import Mentah
from kinerja_lib.sumber.sinonim import is_text, is_value

PERBAIKAN = 'apit nilai yang memuat koma dengan tanda kutip, mis. "87,5%", atau pakai titik koma'
_CALON = re.compile(r"(?:^|[,\n])[-+]?[0-9]{1,4},[0-9]")
_DEPAN = re.compile(r"[-+]?[0-9]{1,4}")
_BELAKANG = re.compile(r"[0-9]{1,3} ?(%|[^\W\d].*)?")
_PERSEN = re.compile(r"[0-9]{1,2} ?%")
_ANGKA = re.compile(r"[0-9][0-9.]* ?%?")


def shifted_rows(table: Mentah, teks: str) -> list[Temuan]:
    """Refuse the rows of a comma file in which a decimal comma may have cut a value in two.

    `teks` is the file's text: two halves between quotes were not one value.
    """
    if not _CALON.search(teks):
        return []
    halves = [(n, cells, found) for n, cells in table.baris if (found := _halves(cells))]
    if not halves:
        return []
    columns = list(zip(*(cells for _, cells in table.baris), strict=True))
    text = {i for i, cells in enumerate(columns) if _holds_text(table.judul[i], cells)}
    percent = {i for i, cells in enumerate(columns) if any(c.endswith("%") for c in cells)}
    values = {i for i, name in enumerate(table.judul) if is_value(name)}
    temuan = []
    for n, cells, places in halves:
        at = next((i for i in places if _moved(cells, i, text, percent, values)), None)
        torn = "" if at is None else f"{cells[at]},{cells[at + 1]}"
        if at is not None and torn in teks:
            rule = "baris ini mungkin bergeser: koma desimal tanpa tanda kutip"
            temuan.append(Temuan(table.berkas, n, table.judul[at], torn, rule, PERBAIKAN))
    return temuan


def _halves(cells: Sequence[str]) -> list[int]:
    """Return where two cells of a row would be one value with a decimal comma."""
    if not _CALON.search(",".join(cells)):
        return []
    pairs = enumerate(itertools.pairwise(cells))
    return [i for i, (a, b) in pairs if _DEPAN.fullmatch(a) and _BELAKANG.fullmatch(b)]


def _moved(
    cells: Sequence[str], i: int, text: set[int], percent: set[int], values: set[int]
) -> bool:
    """Tell whether the rest of a row says that the two cells at a place are one value.

    It does not where the first column of text behind them holds text: nothing has moved into it.
    """
    if any(j > i and _ANGKA.fullmatch(cells[j]) for j in text):
        return True
    behind = min((j for j in text if j > i + 1), default=-1)
    if behind > 0 and any(c.isalpha() for c in cells[behind]):
        return False
    half = _PERSEN.fullmatch(cells[i + 1])
    return bool(half) and (i in percent or (values >= {i, i + 1} and not any(cells[i + 2 :])))


def _holds_text(name: str, cells: Sequence[str]) -> bool:
    """Tell a column of text: by its heading, or by what most of its cells hold."""
    if is_value(name) or is_text(name):
        return is_text(name)
    filled = [c for c in cells if c]
    numbers = sum(bool(_ANGKA.fullmatch(c)) for c in filled)
    return 4 * numbers < len(filled) - 1
