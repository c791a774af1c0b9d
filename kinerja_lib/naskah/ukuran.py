"""Rows of a report's tables that name an indicator, with what they print of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.naskah.naskah import BarisTabel, Naskah, Tabel, clean, fold

KOLOM = ("target", "target_satuan", "realisasi", "capaian")
MIRIP = 0.94
"""From here two wordings are one indicator: a misread letter, a missing full stop."""
MAX_MIRIP = 400
"""Indicators up to which wordings are compared; beyond, only the same wording is one."""
MIN_HURUF = 14
"""Letters of a name below which it may be a torn piece."""


@dataclass(frozen=True)
class Ukuran:
    """One row with an indicator: its name, its table and the filled cells by column."""

    nama: str
    tabel: Tabel
    baris: BarisTabel
    isi: dict[str, str]

    def nilai(self, kolom: str) -> Nilai:
        """Read a cell; a missing column is empty."""
        return read_nilai(self.isi.get(kolom, ""))

    def tempat(self, naskah: Naskah, kolom: str) -> Tempat:
        """Name a cell as a place."""
        head = self.tabel.kepala[self.tabel.peran[kolom]]
        return naskah.tempat(self.baris.letak, self.isi[kolom], head, self.tabel.nama)

    @property
    def sumber(self) -> str:
        """Name the table, else its line."""
        where = self.baris.letak
        return self.tabel.nama or where.sebut or f"baris {where.baris}"


def ukuran(naskah: Naskah) -> Iterator[Ukuran]:
    """Yield the rows of every table that has an indicator and a column of numbers."""
    for tabel in naskah.tabel:
        peran = tabel.peran
        columns = [k for k in KOLOM if k in peran]
        if "indikator" not in peran or not columns:
            continue
        for row in tabel.isi:
            cells = {k: row.sel[peran[k]] for k in columns if peran[k] < len(row.sel)}
            name = row.sel[peran["indikator"]] if peran["indikator"] < len(row.sel) else ""
            filled = {k: v for k, v in cells.items() if v.strip()}
            if len(fold(name)) >= MIN_HURUF and filled:
                yield Ukuran(clean(name).rstrip("."), tabel, row, filled)


@lru_cache(maxsize=8)
def same_indicator(naskah: Naskah) -> tuple[tuple[Ukuran, ...], ...]:
    """Group the rows that name one indicator, in the order of the report."""
    groups: list[tuple[str, list[Ukuran]]] = []
    known: dict[str, list[Ukuran]] = {}
    for u in ukuran(naskah):
        key = fold(u.nama)
        home = known.get(key)
        if home is None and len(groups) < MAX_MIRIP:
            home = next((g for k, g in groups if _alike(k, key)), None)
        if home is None:
            home = []
            groups.append((key, home))
        known[key] = home
        home.append(u)
    return tuple(tuple(g) for _, g in groups)


def _alike(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 0.12 * max(len(a), len(b)):
        return False
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.real_quick_ratio() >= MIRIP <= match.quick_ratio() and match.ratio() >= MIRIP
