"""Quarterly progress of many satker: median and middle half of realisasi beside the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import ROMAWI, angka, persen, triwulan
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.kuartil import kuartil
from kinerja_lib.grafik.letak import Letak, spread
from kinerja_lib.grafik.skala import Linear, known, label, number, ticks
from kinerja_lib.grafik.teks import shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TINGGI, ATAS, BAWAH = 158.0, 26.0, 24.0
TW = (1, 2, 3, 4)
Kuartil = tuple[float, float, float]


@dataclass(frozen=True)
class PitaTriwulan:
    """Show cumulative target and realisasi of satker by triwulan, percent of the year's target.

    Each of the four holds one value a satker, None where there is none.
    """

    target: Sequence[Sequence[float | None]]
    realisasi: Sequence[Sequence[float | None]]

    def quartiles(self, values: Sequence[Sequence[float | None]]) -> list[Kuartil | None]:
        """Return the quartiles of each triwulan, None where nobody has a value."""
        clean = [known(number(v) for v in quarter) for quarter in values]
        return [kuartil(c) if c else None for c in clean]

    def draw(self) -> Figure:
        """Return the figure."""
        target, done = self.quartiles(self.target), self.quartiles(self.realisasi)
        every = [v for q in done if q for v in q] + [q[1] for q in target if q]
        if not every:
            return empty_figure()
        k = Kanvas(TINGGI)
        marks = ticks(max(every), min([0.0, *every]), 4)
        left = max(width(label(m, "%"), KECIL) for m in marks) + 6
        right = LEBAR - 118.0
        step = (right - left - 24) / 3
        xs = [left + 24 + i * step for i in range(4)]

        y = Linear(marks[0], marks[-1], TINGGI - BAWAH, ATAS)
        self._frame(k, marks, left, right, xs, y)
        self._band(k, xs, done, y)
        self._line(k, xs, [q and q[1] for q in target], "target", y)
        self._line(k, xs, [q and q[1] for q in done], "realisasi", y)
        self._ends(k, target, done, y, right)
        self._medians(k, xs, target, done, y, right)
        return k.fig

    def _frame(
        self, k: Kanvas, marks: list[float], left: float, right: float, xs: list[float], y: Linear
    ) -> None:
        k.text(
            0,
            8,
            "Persen dari target setahun, kumulatif; bidang = separuh satker di tengah",
            size=KECIL,
            color="redup",
        )
        for m in marks:
            base = m == 0
            k.line(
                (left, right + 6),
                (y(m), y(m)),
                "garis" if base else "kisi",
                0.8 if base else 0.5,
                label="kisi",
            )
            k.text(left - 4, y(m) + 2.5, label(m, "%"), size=KECIL, color="redup", ha="right")
        for q, x in zip(TW, xs, strict=True):
            k.text(x, TINGGI - 6, f"TW {ROMAWI[q]}", ha="center")

    def _band(self, k: Kanvas, xs: list[float], done: list[Kuartil | None], y: Linear) -> None:
        there = [(x, q) for x, q in zip(xs, done, strict=True) if q]
        if len(there) == 1:
            x, q = there[0]
            k.rect(
                x - 3,
                y(q[2]),
                6,
                max(y(q[0]) - y(q[2]), 0.6),
                fill="realisasi_muda",
                label="kuartil",
            )
            return
        edge = [(x, y(q[2])) for x, q in there] + [(x, y(q[0])) for x, q in reversed(there)]
        if edge:
            k.polygon(edge, fill="realisasi_muda", label="kuartil")

    def _line(
        self, k: Kanvas, xs: list[float], values: list[float | None], name: str, y: Linear
    ) -> None:
        there = [(x, y(v)) for x, v in zip(xs, values, strict=True) if v is not None]
        thick, r = (1.3, 2.1) if name == "target" else (2.0, 2.8)
        if len(there) > 1:
            k.line([x for x, _ in there], [v for _, v in there], name, thick, label=name)
        for x, v in there:
            k.dot(x, v, r, name, square=name == "target", label=name)

    def _ends(
        self,
        k: Kanvas,
        target: list[Kuartil | None],
        done: list[Kuartil | None],
        y: Linear,
        right: float,
    ) -> None:
        """Name both lines at their right ends."""
        pairs = (("median target", target), ("median realisasi", done))
        lasts = [(name, [q for q in qs if q][-1][1]) for name, qs in pairs if any(qs)]
        heights = spread([y(v) + 2.8 for _, v in lasts], 10.5, 14, TINGGI - BAWAH + 6)
        for (name, v), h in zip(lasts, heights, strict=True):
            strong = name.endswith("realisasi")
            text = shorten(f"{name} {label(v, '%')}", LEBAR - right - 12, TEKS, "bold")
            k.text(
                right + 12,
                h,
                text,
                weight="bold" if strong else "normal",
                color="realisasi" if strong else "redup",
            )

    def _medians(
        self,
        k: Kanvas,
        xs: list[float],
        target: list[Kuartil | None],
        done: list[Kuartil | None],
        y: Linear,
        right: float,
    ) -> None:
        """Print the median realisasi at each point before the last."""
        letak = Letak((xs[0] - 20, 12, right + 8, TINGGI - BAWAH))
        lines = [[(x, y(q[1])) for x, q in zip(xs, qs, strict=True) if q] for qs in (target, done)]
        for line in lines:
            letak.add_line(line)
            for x, v in line:
                letak.add_point(x, v, 3)
        for x, q in [(x, q) for x, q in zip(xs, done, strict=True) if q][:-1]:
            text = label(q[1], "%")
            at = letak.place(x, y(q[1]), width(text, TEKS, "bold"), TEKS, False, 3)
            k.text(*at, text, weight="bold", color="realisasi")

    def alt(self) -> str:
        """Return the medians and the middle half of every triwulan."""
        target, done = self.quartiles(self.target), self.quartiles(self.realisasi)
        if not any([*target, *done]):
            return f"Grafik kemajuan triwulanan satker: {KOSONG}."
        said = []
        for q, t, r in zip(TW, target, done, strict=True):
            wanted = persen(t[1]) if t else KOSONG
            got = (
                f"{persen(r[1])} (separuh satker {persen(r[0])} sampai {persen(r[2])})"
                if r
                else KOSONG
            )
            said.append(f"{triwulan(q)} median target {wanted}, median realisasi {got}")
        return f"Grafik garis target dan realisasi kumulatif: {'; '.join(said)}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a triwulan."""
        head = [
            "Triwulan",
            "Satker",
            "Median target",
            "Kuartil bawah realisasi",
            "Median realisasi",
            "Kuartil atas realisasi",
        ]
        rows = []
        for q, t, r, values in zip(
            TW,
            self.quartiles(self.target),
            self.quartiles(self.realisasi),
            self.realisasi,
            strict=True,
        ):
            cells = [persen(v) for v in r] if r else ["–"] * 3
            n = angka(len(known(number(v) for v in values)), 0)
            rows.append([triwulan(q), n, persen(t[1]) if t else "–", *cells])
        return head, rows
