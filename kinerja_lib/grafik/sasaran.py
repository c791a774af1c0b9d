"""Capaian per sasaran as dots on the bands of the category scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG, daftar, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.pita import Pita, cut, tiers, tint
from kinerja_lib.grafik.skala import Linear, known, label, number
from kinerja_lib.grafik.teks import code_column, plain, shorten, width, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, str, "float | None", int, int]
"""Kode, nama, nilai (percent or None), indicators that could be measured, indicators in all."""

NAMA, NILAI, LAJU = 200.0, 88.0, 9.0
"""Width of the name column, of the value column, and line spacing."""


@dataclass(frozen=True)
class CapaianSasaran:
    """Show where each sasaran stands on the scale; `cap` ends the axis (None = no cap).

    A value in the lowest band gets the warning colour and a diamond. What cannot be computed is
    said in words.
    """

    baris: Sequence[Baris]
    pita: Sequence[Pita]
    cap: float | None = 100

    def top(self) -> float:
        """Return the end of the axis."""
        ends = [lo for lo, _, _ in self.pita] + [hi for _, hi, _ in self.pita if isfinite(hi)]
        return max([self.cap or 100.0, *ends, *known(number(r[2]) for r in self.baris)])

    def bands(self) -> list[Pita]:
        """Return the bands, cut to the axis."""
        return cut(self.pita, 0.0, self.top())

    def category(self, nilai: float) -> str:
        """Return the label of the band that holds a value."""
        return next((n for lo, _, n in reversed(self.bands()) if max(nilai, 0.0) >= lo), "")

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        if not self.baris:
            return empty_figure()
        codes, code = code_column([r[0] for r in self.baris])
        names = [wrap(r[1], NAMA - code - 10, lines=3) for r in self.baris]
        heights = [12.0 + LAJU * max(len(n), 1) - 3 for n in names]
        x = Linear(0, self.top(), NAMA, LEBAR - NILAI)
        levels = tiers([(x(lo), width(n, KECIL)) for lo, _, n in self.bands()], LEBAR)
        head = 16.0 + 9 * max(levels, default=0)
        k = Kanvas(head + sum(heights) + 14)
        self._bands(k, x, head, head + sum(heights), levels)
        y = head
        for kode, row, name, h in zip(codes, self.baris, names, heights, strict=True):
            base = y + h / 2 + 2.8 - LAJU * (len(name) - 1) / 2
            k.text(0, base, kode, size=KECIL, color="redup")
            k.lines(code, base, name, LAJU)
            self._value(k, row, x, y + h / 2)
            y += h
        return k.fig

    def _bands(self, k: Kanvas, x: Linear, y0: float, y1: float, levels: list[int]) -> None:
        """Draw the zones, their names above and their limits below."""
        bands = self.bands()
        k.text(0, 8, "Capaian, persen", size=KECIL, color="redup")
        for i, ((lo, hi, name), tier) in enumerate(zip(bands, levels, strict=True)):
            k.rect(x(lo), y0, x(hi) - x(lo), y1 - y0, fill=tint(i, len(bands)), label="pita")
            text_y = y0 - 5 - 9 * tier
            k.line((x(lo), x(lo)), (text_y - 5, y1), "garis", 0.5, label="batas")
            k.text(
                x(lo) + 3,
                text_y,
                shorten(name, LEBAR - x(lo) - 3, KECIL),
                size=KECIL,
                color="redup",
            )
        k.line((x(self.top()),) * 2, (y0, y1), "garis", 0.5, label="batas")
        free = 0.0
        for v in sorted({0.0, self.top(), *(lo for lo, _, _ in bands)}):
            w = width(label(v, ""), KECIL)
            if x(v) - w / 2 >= free:
                k.text(x(v), y1 + 9, label(v, ""), size=KECIL, color="redup", ha="center")
                free = x(v) + w / 2 + 3

    def _value(self, k: Kanvas, row: Baris, x: Linear, y: float) -> None:
        nilai, terukur, jumlah = number(row[2]), row[3], row[4]
        start = LEBAR - NILAI + 9
        if nilai is None:
            k.text(start, y + 2.8, TIDAK_DIHITUNG, style="italic", color="redup")
            return
        low = len(self.pita) > 1 and self.category(nilai) == plain(self.pita[0][2])
        ink = "peringatan" if low else "realisasi"
        end = x(min(max(nilai, 0.0), self.top()))
        k.line((x(0), end), (y, y), ink, 1.2, label="capaian")
        if low:
            r = 4.2
            k.polygon(
                [(end, y - r), (end + r, y), (end, y + r), (end - r, y)],
                fill=ink,
                label="di bawah skala",
            )
        else:
            k.dot(end, y, 3.4, ink, label="capaian")
        text, part = label(nilai, "%"), f"{terukur}/{jumlah} indikator"
        wide = width(text, TEKS, "bold") + width(part, KECIL) > NILAI - 15 and terukur < jumlah
        k.text(start, y + (-1.4 if wide else 2.8), text, weight="bold", color=ink)
        if terukur < jumlah:
            k.text(LEBAR, y + (7.4 if wide else 2.8), part, size=KECIL, color="redup", ha="right")

    def alt(self) -> str:
        """Return how many sasaran stand in each category and which cannot be computed."""
        scored = [(plain(r[0]), number(r[2])) for r in self.baris]
        values = known(v for _, v in scored)
        parts = []
        for _, _, name in reversed(self.bands()):
            codes = [k for k, v in scored if v is not None and self.category(v) == name]
            if codes:
                parts.append(f"{name} {len(codes)} sasaran ({daftar(codes)})")
        text = f"Grafik titik capaian {len(self.baris)} sasaran pada skala kategori"
        text += f": {'; '.join(parts)}." if parts else ": belum ada data."
        absent = [k for k, v in scored if v is None]
        if values:
            text += f" Terendah {persen(min(values))}, tertinggi {persen(max(values))}."
        return text + (f" Tidak dapat dihitung: {daftar(absent)}." if absent else "")

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a sasaran."""
        head = ["Kode", "Sasaran", "Capaian", "Kategori", "Indikator terukur"]
        rows = []
        for kode, nama, nilai, terukur, jumlah in self.baris:
            x = number(nilai)
            kategori = "–" if x is None else self.category(x) or "–"
            rows.append([plain(kode), plain(nama), persen(x), kategori, f"{terukur} dari {jumlah}"])
        return head, rows
