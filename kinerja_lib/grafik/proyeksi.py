"""Quarters so far and where the year may end: an estimate, drawn hollow and dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import ROMAWI, triwulan
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.letak import Letak, spread
from kinerja_lib.grafik.skala import Linear, known, label, number, ticks, with_unit
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TINGGI, ATAS, BAWAH, UJUNG = 158.0, 26.0, 24.0, 138.0
TW = (1, 2, 3, 4)
PALANG = 9.0
"""Width of the bar that shows the interval."""


@dataclass(frozen=True)
class ProyeksiAkhir:
    """Show cumulative realisasi of the quarters so far and the projected year's end.

    `realisasi` holds four values, None after the last quarter that is used. `rentang` is the
    interval, None where none can be given; `kenyataan` the year's end where it is known already.
    """

    realisasi: Sequence[float | None]
    proyeksi: float | None = None
    rentang: tuple[float, float] | None = None
    target: float | None = None
    kenyataan: float | None = None
    satuan: str = "%"

    def points(self) -> list[tuple[int, float]]:
        """Return quarter and value of what is known."""
        pairs = zip(TW, self.realisasi, strict=True)
        return [(q, x) for q, v in pairs if (x := number(v)) is not None]

    def interval(self) -> tuple[float, float] | None:
        """Return the interval where both its ends can be drawn."""
        ends = known(number(v) for v in self.rentang or ())
        return (ends[0], ends[1]) if len(ends) == 2 and number(self.proyeksi) is not None else None

    def _ends(self) -> list[tuple[str, float]]:
        """Return what is named at the year's end."""
        named = (
            ("proyeksi", self.proyeksi),
            ("target setahun", self.target),
            ("kenyataan", self.kenyataan),
        )
        return [(n, x) for n, v in named if (x := number(v)) is not None]

    def draw(self) -> Figure:
        """Return the figure."""
        values = [v for _, v in [*self.points(), *self._ends()]] + [*(self.interval() or ())]
        if not values:
            return empty_figure()
        k = Kanvas(TINGGI)
        marks = ticks(max(values) or 1.0, min([0.0, *values]), 4)
        left = max(width(label(m, self.satuan), KECIL) for m in marks) + 6
        right = LEBAR - UJUNG
        step = (right - left - 34) / 3
        xs = {q: left + 20 + (q - 1) * step for q in TW}
        y = Linear(marks[0], marks[-1], TINGGI - BAWAH, ATAS)
        k.text(0, 8, shorten(self._axis(), LEBAR, KECIL), size=KECIL, color="redup")
        for m in marks:
            k.line((left, right), (y(m), y(m)), "garis" if m == 0 else "kisi", 0.5, label="kisi")
            k.text(
                left - 4, y(m) + 2.5, label(m, self.satuan), size=KECIL, color="redup", ha="right"
            )
        for q, x in xs.items():
            k.text(x, TINGGI - 6, f"TW {ROMAWI[q]}", ha="center")
        self._estimate(k, xs, y)
        self._known(k, xs, y)
        self._names(k, y, right)
        return k.fig

    def _axis(self) -> str:
        unit = "persen" if self.satuan == "%" else plain(self.satuan)
        return ", ".join(p for p in (unit, "kumulatif; proyeksi adalah perkiraan, bukan data") if p)

    def _estimate(self, k: Kanvas, xs: dict[int, float], y: Linear) -> None:
        end = number(self.proyeksi)
        if end is None:
            return
        x, interval = xs[4], self.interval()
        if interval:
            low, high = sorted(interval)
            k.rect(
                x - PALANG / 2,
                y(high),
                PALANG,
                max(y(low) - y(high), 0.8),
                fill="realisasi_muda",
                edge="realisasi",
                width=0.6,
                label="rentang",
            )
        if points := self.points():
            q, v = points[-1]
            if q < 4:
                k.line((xs[q], x), (y(v), y(end)), "realisasi", 1.6, dashed=True, label="proyeksi")
        k.dot(x, y(end), 2.8, "realisasi", hollow=True, label="proyeksi")

    def _known(self, k: Kanvas, xs: dict[int, float], y: Linear) -> None:
        points = [(xs[q], y(v)) for q, v in self.points()]
        if len(points) > 1:
            k.line(
                [a for a, _ in points], [b for _, b in points], "realisasi", 2.0, label="realisasi"
            )
        letak = Letak((xs[1] - 20, 12, xs[4] - 4, TINGGI - BAWAH))
        letak.add_line(points)
        for a, b in points:
            k.dot(a, b, 2.8, "realisasi", label="realisasi")
            letak.add_point(a, b, 2.8)
        for (q, v), (a, b) in zip(self.points(), points, strict=True):
            if q < 4:
                text = shorten(label(v, self.satuan), 70, TEKS, "bold")
                at = letak.place(a, b, width(text, TEKS, "bold"), TEKS, True)
                k.text(*at, text, weight="bold", color="realisasi")
        for value, name in ((self.target, "target"), (self.kenyataan, "kenyataan")):
            if (x := number(value)) is not None:
                ink = "target" if name == "target" else "tinta"
                k.dot(xs[4], y(x), 2.1, ink, square=name == "target", label=name)

    def _names(self, k: Kanvas, y: Linear, right: float) -> None:
        ends = self._ends()
        heights = spread([y(v) + 2.8 for _, v in ends], 10.5, 18, TINGGI - BAWAH + 4)
        for (name, v), h in zip(ends, heights, strict=True):
            strong = "bold" if name == "proyeksi" else "normal"
            text = shorten(f"{name} {label(v, self.satuan)}", UJUNG - 8, TEKS, strong)
            ink = {"proyeksi": "realisasi", "kenyataan": "tinta"}.get(name, "redup")
            k.text(right + 8, h, text, weight=strong, color=ink)

    def _said(self, x: float) -> str:
        return with_unit(x, plain(self.satuan))

    def alt(self) -> str:
        """Return the quarters so far, the projection and its interval in words."""
        said = [f"{triwulan(q)} {self._said(v)}" for q, v in self.points()]
        said += [f"{name} {self._said(v)}" for name, v in self._ends()]
        if not said:
            return f"Grafik proyeksi akhir tahun: {KOSONG}."
        text = f"Grafik garis realisasi kumulatif dan perkiraan akhir tahun: {'; '.join(said)}."
        if interval := self.interval():
            low, high = sorted(interval)
            text += f" Rentang proyeksi {self._said(low)} sampai {self._said(high)}."
        return text

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a value."""
        rows = [[f"realisasi {triwulan(q)}", self._said(v)] for q, v in self.points()]
        rows += [[name, self._said(v)] for name, v in self._ends()]
        if interval := self.interval():
            low, high = sorted(interval)
            rows.append(["rentang proyeksi", f"{self._said(low)} sampai {self._said(high)}"])
        return ["Butir", "Nilai"], rows
