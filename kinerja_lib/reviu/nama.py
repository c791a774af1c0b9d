"""The same indicator in two wordings: compared by the words that carry meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kinerja_lib.dasar.nilai import HOMOGLIF
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali

SAMA = 0.65
"""Share of common words from which two names are one indicator.

0,69: "Persentase KPU Kota Metro yang patuh dan tertib dalam pengelolaan BMN" and the national
wording of it; 0,38: two indicators of facilities that share "berfungsi dengan baik".
"""
DEKAT = 0.6
"""Share of the shorter name's telling words from which another indicator is named as the nearest;
0,67: "Indeks Reformasi Birokrasi" and "Nilai evaluasi atas pelaksanaan reformasi birokrasi KPU"."""
LAZIM = 0.15
"""Share of a report's indicators above which a word of their names tells none apart."""
UMUM = frozenset(
    (
        "yang",
        "dan",
        "atau",
        "dalam",
        "di",
        "ke",
        "dari",
        "untuk",
        "dengan",
        "oleh",
        "pada",
        "atas",
        "terhadap",
        "sesuai",
        "guna",
        "para",
        "serta",
    )
)
"""Words that carry no meaning of their own."""
SAMBUNG = (("ad hoc", "adhoc"), ("per-undang", "perundang"))
"""Words that are written in one or in two."""


@lru_cache(maxsize=8192)
def kata(nama: str) -> frozenset[str]:
    """Return the words of a name that carry meaning; `ad hoc` and `adhoc` are one."""
    text = nama.translate(HOMOGLIF).lower()
    for apart, one in SAMBUNG:
        text = text.replace(apart, one)
    return frozenset(w for w in re.findall(r"[a-z0-9]+", text) if w not in UMUM)


def alike(a: str, b: str) -> float:
    """Return how alike two names are, 0 to 1; names of the same words are 1."""
    x, y = kata(a), kata(b)
    return len(x & y) / len(x | y) if x | y else 0.0


def same(a: str, b: str) -> bool:
    """Tell whether two names name one indicator."""
    return a == b or alike(a, b) >= SAMA


@dataclass(frozen=True)
class Padanan:
    """Names of a report's indicators, each with every wording its documents print."""

    lap: Laporan

    @cached_property
    def _wordings(self) -> dict[str, set[str]]:
        found = {k: {r["nama"]} for k, r in self.lap.indikator.items()}
        for row in self.lap.rows("pengukuran"):
            found[row["kode"]].add(row["indikator"])
        return found

    def kode(self, nama: str) -> str:
        """Return the code of the indicator that a name means, "" for none."""
        best, found = 0.0, ""
        for kode, wordings in self._wordings.items():
            score = max(1.0 if w == nama else alike(w, nama) for w in wordings)
            if score >= SAMA and score > best:
                best, found = score, kode
        return found

    @cached_property
    def _lazim(self) -> frozenset[str]:
        """Return the words that many of the report's indicators share, and so tell none apart."""
        names = {n for every in self._wordings.values() for n in every}
        names |= {r["indikator"] for r in self.lap.rows("perjanjian")}
        counts = Counter(w for n in names for w in kata(n))
        return frozenset(w for w, n in counts.items() if n > LAZIM * len(names))

    def nearest(self, nama: str, rows: Iterable[Row]) -> Row | None:
        """Return the row whose name shares most of the words that tell indicators apart."""
        best, found = 0.0, None
        for row in rows:
            x, y = kata(nama) - self._lazim, kata(row["indikator"]) - self._lazim
            score = len(x & y) / min(len(x), len(y)) if len(x & y) > 1 else 0.0
            if score >= DEKAT and score > best:
                best, found = score, row
        return found


@sekali
def padanan(lap: Laporan) -> Padanan:
    """Return the wordings of a report, brought together once."""
    return Padanan(lap)


def groups(rows: Iterable[Row], kolom: str = "indikator") -> list[list[Row]]:
    """Bring together the rows whose names mean one indicator, in their order."""
    found: list[list[Row]] = []
    for row in rows:
        home = next((g for g in found if same(g[0][kolom], row[kolom])), None)
        if home is None:
            found.append([row])
        else:
            home.append(row)
    return found
