"""Gaps in a printed scale of classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import read_angka
from kinerja_lib.naskah.naskah import BarisTabel, Naskah, Tabel, clean
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, TemuanReviu

_PITA = re.compile(
    r"(?:(?P<dari>[><≥≤=]*) ?(?P<lo>\d{1,3}(?:[.,]\d+)?) ?%? ?"
    r"(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?) ?"
    r"(?P<batas>[<≤]?) ?(?P<hi>\d{1,3}(?:[.,]\d+)?) ?%?)"
    r"|(?:kurang dari|di bawah|<) ?(?P<di_bawah>\d{1,3}(?:[.,]\d+)?) ?%?",
    re.I,
)
Pita = tuple[float, float, bool, BarisTabel, str]
"""Low and high end, whether an end is open towards its neighbour, the row and what it prints."""


def _bands(tabel: Tabel) -> list[Pita]:
    """Return the bands of the first column that holds one in nearly every row, lowest first."""
    for i in range(len(tabel.kepala)):
        found = [_band(row, clean(row.sel[i])) for row in tabel.isi if i < len(row.sel)]
        bands = [b for b in found if b]
        if len(bands) >= 3 and len(bands) >= len(found) - 2:
            return sorted(bands, key=lambda b: (b[0], b[1]))
    return []


def _band(row: BarisTabel, text: str) -> Pita | None:
    match = _PITA.fullmatch(text)
    if match is None:
        return None
    if match["di_bawah"]:
        return 0.0, read_angka(match["di_bawah"]) or 0.0, False, row, text
    lo, hi = read_angka(match["lo"]), read_angka(match["hi"])
    if lo is None or hi is None or lo >= hi:
        return None
    return lo, hi, ">" in match["dari"] or bool(match["batas"] == "<"), row, text


@aturan(
    "dok-skala",
    RINGAN,
    "Skala kategori bercelah",
    memeriksa="Rentang kategori yang dicetak tabel skala: apakah setiap nilai masuk satu kategori.",
    dasar="Nilai 90,4% tidak masuk 76–90% maupun 91–100%",
    perbaikan='Tulis rentang bersambung, misalnya "di atas 75% sampai dengan 90%".',
)
def skala(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find neighbouring bands with values between them."""
    for tabel in naskah.tabel:
        bands = _bands(tabel)
        gaps = [(a, b) for a, b in pairwise(bands) if 0 < b[0] - a[1] <= 5]
        if not gaps:
            continue
        rows = dict.fromkeys(p[3:] for pair in gaps for p in pair)
        said = daftar([f'"{a[4]}" dan "{b[4]}"' for a, b in gaps])
        yield TemuanReviu(
            "dok-skala",
            f"{tabel.nama or 'Skala'} bercelah antara {said}.",
            tuple(naskah.tempat(row.letak, text, "", tabel.nama) for row, text in rows),
            tuple((a[4], b[4]) for a, b in gaps),
        )
