"""One indicator over the years: realisasi, each year's target, and the Renstra's path ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import BELUM_DIISI
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.letak import Letak, spread
from kinerja_lib.grafik.skala import Linear, check_lengths, known, label, number, ticks, with_unit
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TINGGI, ATAS, BAWAH, UJUNG = 158.0, 26.0, 24.0, 132.0
"""Height, head, foot, room for the names at the right."""
NAMA = {"realisasi": "realisasi", "target": "target", "renstra": "target Renstra"}
PALING_BANYAK = 8
"""The most years that are drawn: the latest."""


@dataclass(frozen=True)
class Lintasan:
    """Show values by year, in the unit of the indicator; None = no value.

    `sebutan` names values that are ranks of a scale ({4: "BB"}), in place of numbers.
    """

    tahun: Sequence[int]
    realisasi: Sequence[float | None]
    target: Sequence[float | None]
    renstra: Sequence[float | None]
    satuan: str = "%"
    sebutan: Mapping[float, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_lengths(
            self,
            len(self.tahun),
            realisasi=self.realisasi,
            target=self.target,
            renstra=self.renstra,
        )

    def years(self) -> list[int]:
        """Return the years that are drawn."""
        return list(self.tahun)[-PALING_BANYAK:]

    def series(self, name: str) -> list[float | None]:
        """Return one series of the years drawn."""
        return [number(v) for v in getattr(self, name)][-PALING_BANYAK:]

    def said(self, x: float) -> str:
        """Print a value for a label."""
        name = self.sebutan.get(x)
        return plain(name) if name else label(x, self.satuan)

    def ends(self) -> list[tuple[str, int, float]]:
        """Return name, year and value where each series ends."""
        found = []
        for name in NAMA:
            there = [
                (t, v)
                for t, v in zip(self.years(), self.series(name), strict=True)
                if v is not None
            ]
            found += [(name, *there[-1])] if there else []
        return found

    def draw(self) -> Figure:
        """Return the figure."""
        values = known(v for name in NAMA for v in self.series(name))
        if not values:
            return empty_figure()
        k = Kanvas(TINGGI)
        low = min(values) if self.sebutan else min([0.0, *values])
        marks = sorted({*values}) if self.sebutan else ticks(max(values) or 1.0, low, 4)
        texts = [shorten(self.said(m), 60, KECIL) for m in marks]
        left = max(width(t, KECIL) for t in texts) + 6
        right = LEBAR - UJUNG
        top = marks[-1] if marks[-1] > marks[0] else marks[0] + 1
        y = Linear(marks[0], top, TINGGI - BAWAH, ATAS)
        n = len(self.years())
        step = (right - left - 36) / max(n - 1, 1)
        xs = [right - 18 - step * (n - 1 - i) for i in range(n)]
        k.text(0, 8, shorten(self._axis(), LEBAR, KECIL), size=KECIL, color="redup")
        free = TINGGI
        for m, text in zip(marks, texts, strict=True):
            k.line((left, right), (y(m), y(m)), "kisi", 0.5, label="kisi")
            if y(m) > free:
                continue
            free = y(m) - 9
            k.text(left - 4, y(m) + 2.5, text, size=KECIL, color="redup", ha="right")
        for t, x in zip(self.years(), xs, strict=True):
            k.text(x, TINGGI - 8, str(t), ha="center")
        self._draw_series(k, xs, y)
        self._names(k, y, right)
        return k.fig

    def _axis(self) -> str:
        unit = "persen" if self.satuan == "%" else plain(self.satuan)
        return f"Nilai indikator, {unit}" if unit else "Nilai indikator"

    def _draw_series(self, k: Kanvas, xs: Sequence[float], y: Linear) -> None:
        letak = Letak((min(xs) - 30, 14, max(xs) + 16, TINGGI - BAWAH + 4))
        looks = {
            "renstra": ("tinta", 1.2, 2.6),
            "target": ("target", 1.3, 2.1),
            "realisasi": ("realisasi", 2.0, 2.8),
        }
        for name, (ink, thick, r) in looks.items():
            there = [(x, y(v)) for x, v in zip(xs, self.series(name), strict=True) if v is not None]
            if len(there) > 1:
                k.line(
                    [x for x, _ in there],
                    [v for _, v in there],
                    ink,
                    thick,
                    dashed=name == "renstra",
                    label=name,
                )
                letak.add_line(there)
            for x, v in there:
                k.dot(
                    x, v, r, ink, hollow=name == "renstra", square=name != "realisasi", label=name
                )
                letak.add_point(x, v, r)
        for x, v in [
            (x, v) for x, v in zip(xs, self.series("realisasi"), strict=True) if v is not None
        ][:-1]:
            text = shorten(self.said(v), 56, TEKS, "bold")
            at = letak.place(x, y(v), width(text, TEKS, "bold"), TEKS, True)
            k.text(*at, text, weight="bold", color="realisasi")

    def _names(self, k: Kanvas, y: Linear, right: float) -> None:
        ends = self.ends()
        heights = spread([y(v) + 2.8 for _, _, v in ends], 10.5, 18, TINGGI - BAWAH + 4)
        for (name, t, v), h in zip(ends, heights, strict=True):
            strong = "bold" if name == "realisasi" else "normal"
            text = shorten(f"{NAMA[name]} {t}: {self.said(v)}", UJUNG - 8, TEKS, strong)
            ink = {"realisasi": "realisasi", "target": "redup"}.get(name, "tinta")
            k.text(right + 8, h, text, weight=strong, color=ink)

    def _words(self, x: float | None) -> str:
        if x is None:
            return "–"
        name = self.sebutan.get(x)
        return plain(name) if name else with_unit(x, plain(self.satuan))

    def alt(self) -> str:
        """Return every year's values in words."""
        said = []
        for t, *values in zip(self.years(), *(self.series(n) for n in NAMA), strict=True):
            parts = [
                f"{NAMA[n]} {self._words(v)}"
                for n, v in zip(NAMA, values, strict=True)
                if v is not None
            ]
            said.append(f"{t} {', '.join(parts) or BELUM_DIISI}")
        if not known(v for name in NAMA for v in self.series(name)):
            return f"Grafik lintasan indikator: {KOSONG}."
        return f"Grafik garis nilai indikator per tahun: {'; '.join(said)}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a year."""
        rows = [
            [str(t), *(self._words(v) for v in values)]
            for t, *values in zip(self.years(), *(self.series(n) for n in NAMA), strict=True)
        ]
        return ["Tahun", "Realisasi", "Target", "Target Renstra"], rows
