"""How many satker reach which capaian: a histogram on the bands of the category scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, isfinite
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.kuartil import kuartil
from kinerja_lib.grafik.pita import Pita, cut, tiers, tint
from kinerja_lib.grafik.skala import Linear, known, label, number
from kinerja_lib.grafik.teks import shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TINGGI, KIRI, BATANG = 92.0, 4.0, 24
"""Height of the highest bar, left edge, and the most bars there are."""


@dataclass(frozen=True)
class SebaranCapaian:
    """Show the distribution of capaian (percent); None is counted, not drawn.

    Bars in the lowest band get the warning colour. A value on the axis' end is in the last bar.
    """

    nilai: Sequence[float | None]
    pita: Sequence[Pita]
    cap: float | None = 100

    def values(self) -> list[float]:
        """Return what can be drawn."""
        return known(number(v) for v in self.nilai)

    def axis(self) -> tuple[float, float, float]:
        """Return begin and end of the axis and the width of a bar."""
        values = self.values()
        top = max([self.cap or 100.0, *values])
        low = min([*values, top - 10])
        step = next(
            m * 10.0**e
            for e in range(20)
            for m in (1, 2, 5)
            if (top - low) / (m * 10.0**e) <= BATANG - 1
        )
        first = floor(low / step) * step
        count = max(1, -(-(top - first) // step))
        return first, first + count * step, step

    def bars(self) -> list[tuple[float, int]]:
        """Return begin and count of each bar."""
        low, top, step = self.axis()
        counts = [0] * round((top - low) / step)
        for v in self.values():
            counts[min(int((v - low) / step), len(counts) - 1)] += 1
        return [(low + i * step, n) for i, n in enumerate(counts)]

    def bands(self) -> list[tuple[Pita, int]]:
        """Return the bands of the axis with how many satker stand in each."""
        low, top, _ = self.axis()
        found = cut(self.pita, low, top)
        counts = [0] * len(found)
        for v in self.values():
            at = [i for i, (lo, _, _) in enumerate(found) if v >= lo]
            if at:
                counts[at[-1]] += 1
        return list(zip(found, counts, strict=True))

    def draw(self) -> Figure:
        """Return the figure."""
        if not self.values():
            return empty_figure()
        low, top, step = self.axis()
        right = LEBAR - width(label(top, "%"), KECIL) / 2
        x = Linear(low, top, KIRI + 14, right)
        names = [self._name(band, n) for band, n in self.bands()]
        levels = tiers(
            [(x(b[0]), width(t, KECIL)) for (b, _), t in zip(self.bands(), names, strict=True)],
            LEBAR,
        )
        head = 30.0 + 9 * max(levels, default=0)
        k = Kanvas(head + TINGGI + 24)
        self._bands(k, x, head, names, levels)
        self._bars(k, x, step, head + TINGGI)
        k.text(0, 8, "Banyaknya satker menurut capaian, persen", size=KECIL, color="redup")
        return k.fig

    def _name(self, band: Pita, n: int) -> str:
        return shorten(f"{band[2]}: {angka(n, 0)} satker", 150, KECIL)

    def _bands(
        self, k: Kanvas, x: Linear, head: float, names: list[str], levels: list[int]
    ) -> None:
        bands, bottom = self.bands(), head + TINGGI
        for i, (((lo, hi, _), _), name, level) in enumerate(zip(bands, names, levels, strict=True)):
            key = tint(i + len(self.pita) - len(bands), len(self.pita))
            k.rect(x(lo), head - 6, x(hi) - x(lo), TINGGI + 6, fill=key, label="pita")
            y = head - 11 - 9 * level
            k.line((x(lo), x(lo)), (y - 5, bottom), "garis", 0.5, label="batas")
            start = min(x(lo) + 3, LEBAR - width(name, KECIL))
            k.text(start, y, name, size=KECIL, color="redup")

    def _bars(self, k: Kanvas, x: Linear, step: float, base: float) -> None:
        bars = self.bars()
        most = max(n for _, n in bars)
        limit = self.pita[0][1] if len(self.pita) > 1 and isfinite(self.pita[0][1]) else None
        wide = x(bars[0][0] + step) - x(bars[0][0])
        free = 0.0
        for start, n in bars:
            low = limit is not None and start + step <= limit
            h = n / most * (TINGGI - 12)
            if n:
                k.rect(
                    x(start) + 0.7,
                    base - max(h, 0.8),
                    wide - 1.4,
                    max(h, 0.8),
                    fill="peringatan" if low else "realisasi",
                    label="satker",
                )
                k.text(
                    x(start) + wide / 2,
                    base - max(h, 0.8) - 2.5,
                    angka(n, 0),
                    size=KECIL,
                    ha="center",
                )
            free = self._tick(k, x, start, base, free)
        k.line((x(bars[0][0]), x(bars[-1][0] + step)), (base, base), "garis", 0.8, label="kisi")
        self._tick(k, x, bars[-1][0] + step, base, free)

    def _tick(self, k: Kanvas, x: Linear, v: float, base: float, free: float) -> float:
        text = label(v, "%")
        half = width(text, KECIL) / 2
        if x(v) - half < free:
            return free
        k.text(x(v), base + 10, text, size=KECIL, color="redup", ha="center")
        return x(v) + half + 5

    def alt(self) -> str:
        """Return how many satker stand in each category, the median and the extremes."""
        values = self.values()
        if not values:
            return f"Grafik sebaran capaian satker: {KOSONG}."
        parts = [f"{b[2]} {angka(n, 0)} satker" for b, n in reversed(self.bands()) if n]
        text = f"Grafik batang sebaran capaian {angka(len(values), 0)} satker"
        text += f": {'; '.join(parts)}." if parts else "."
        text += f" Terendah {persen(min(values))}, median {persen(kuartil(values)[1])}, "
        text += f"tertinggi {persen(max(values))}."
        absent = len(self.nilai) - len(values)
        return text + (f" Tidak dapat dihitung: {angka(absent, 0)} satker." if absent else "")

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a bar that is not empty."""
        if not self.values():
            return ["Capaian", "Satker"], []
        step = self.axis()[2]
        bars = self.bars()
        rows = [
            [
                f"{persen(a)} sampai {'dengan' if a == bars[-1][0] else 'di bawah'} "
                f"{persen(a + step)}",
                angka(n, 0),
            ]
            for a, n in bars
            if n
        ]
        return ["Capaian", "Satker"], rows
