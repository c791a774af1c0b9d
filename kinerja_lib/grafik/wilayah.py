"""Capaian of the satker of each province: every satker a dot, median and middle half marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.kuartil import kuartil, swarm
from kinerja_lib.grafik.skala import Linear, known, label, number, ticks
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, "Sequence[float | None]"]
"""Province, capaian of its satker in percent."""
NAMA, EKOR, LAJU, KEPALA, JARI = 118.0, 74.0, 12.6, 24.0, 1.35
"""Width of the names and of the figures at the end, height of a row, head, radius of a dot."""


@dataclass(frozen=True)
class SebaranWilayah:
    """Show provinces in the order given; the one named `sorot` stands out."""

    baris: Sequence[Baris]
    sorot: str = ""

    def rows(self) -> list[tuple[str, list[float]]]:
        """Return the names with the values that can be drawn."""
        return [(plain(n), known(number(v) for v in values)) for n, values in self.baris]

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        rows = self.rows()
        every = [v for _, values in rows for v in values]
        if not every:
            return empty_figure()
        marks = ticks(max([100.0, *every]), min(every), 5)
        x = Linear(marks[0], max(marks[-1], max(every)), NAMA + 4, LEBAR - EKOR)
        bottom = KEPALA + LAJU * len(rows)
        k = Kanvas(bottom + 13)
        self._frame(k, x, marks, bottom)
        for i, (name, values) in enumerate(rows):
            self._row(k, x, KEPALA + LAJU * (i + 0.5), name, values)
        return k.fig

    def _frame(self, k: Kanvas, x: Linear, marks: list[float], bottom: float) -> None:
        k.text(
            0,
            8,
            "Capaian, persen: titik = satker, bidang = separuh satker di tengah, "
            "garis tebal = median",
            size=KECIL,
            color="redup",
        )
        k.text(LEBAR - EKOR / 2 + 2, KEPALA - 4, "median", size=KECIL, color="redup", ha="right")
        k.text(LEBAR, KEPALA - 4, "satker", size=KECIL, color="redup", ha="right")
        free = 0.0
        for m in marks:
            k.line((x(m), x(m)), (KEPALA, bottom), "kisi", 0.5, label="kisi")
            text = label(m, "%")
            half = width(text, KECIL) / 2
            if x(m) - half > free:
                k.text(x(m), bottom + 10, text, size=KECIL, color="redup", ha="center")
                free = x(m) + half + 4

    def _row(self, k: Kanvas, x: Linear, y: float, name: str, values: list[float]) -> None:
        strong = bool(self.sorot) and name == plain(self.sorot)
        weight = "bold" if strong else "normal"
        base = y + 2.8
        if strong:
            k.rect(0, y - LAJU / 2, LEBAR, LAJU, fill="kotak", label="sorot")
        k.text(0, base, shorten(name, NAMA - 6, TEKS, weight), weight=weight)
        k.text(LEBAR, base, angka(len(values), 0), size=KECIL, color="redup", ha="right")
        if not values:
            k.missing(x(x.low) + 3, base)
            return
        low, middle, high = kuartil(values)
        k.rect(
            x(low), y - 4.4, max(x(high) - x(low), 0.6), 8.8, fill="realisasi_muda", label="kuartil"
        )
        ink = "realisasi" if strong or not self.sorot else "target"
        room = LAJU / 2 - JARI - 1
        k.dots(swarm([x(v) for v in values], y, room, JARI, x.end), JARI, ink, label="satker")
        k.line((x(middle), x(middle)), (y - 5.2, y + 5.2), "tinta", 1.6, label="median")
        k.text(
            LEBAR - EKOR / 2 + 2,
            base,
            shorten(label(middle, "%"), EKOR / 2, TEKS, "bold"),
            weight="bold",
            ha="right",
        )

    def alt(self) -> str:
        """Return the highest and lowest medians, and that of the province that stands out."""
        rows = [(n, kuartil(v)[1], len(v)) for n, v in self.rows() if v]
        if not rows:
            return f"Grafik sebaran capaian menurut provinsi: {KOSONG}."
        ranked = sorted(rows, key=lambda r: -r[1])
        text = f"Grafik titik capaian satker di {len(rows)} provinsi. Median tertinggi "
        text += "; ".join(f"{n} {persen(m)}" for n, m, _ in ranked[:3])
        text += ". Median terendah " + "; ".join(f"{n} {persen(m)}" for n, m, _ in ranked[:-4:-1])
        own = next((r for r in rows if r[0] == plain(self.sorot)), None)
        return text + (f". {own[0]}: median {persen(own[1])}." if own else ".")

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a province: quartiles and how many satker."""
        head = [
            "Provinsi",
            "Satker",
            "Terendah",
            "Kuartil bawah",
            "Median",
            "Kuartil atas",
            "Tertinggi",
        ]
        rows = []
        for name, values in self.rows():
            five = [min(values), *kuartil(values), max(values)] if values else []
            cells = [persen(v) for v in five] or ["–"] * 5
            rows.append([name, angka(len(values), 0), *cells])
        return head, rows
