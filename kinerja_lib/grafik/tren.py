"""Target and realisasi by triwulan: two lines, labelled at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import BELUM_DIISI, ROMAWI, triwulan
from kinerja_lib.dasar.status import Status
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import Kanvas
from kinerja_lib.grafik.letak import Letak, spread
from kinerja_lib.grafik.skala import (
    alike,
    check_lengths,
    known,
    label,
    number,
    ticks,
    value,
    with_unit,
)
from kinerja_lib.grafik.teks import plain, shorten, width
from kinerja_lib.grafik.titik import LEBIH, LEMAH, Titik, dots, link, marked, said_status, verdict

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TINGGI, ATAS, BAWAH, DASAR, LAJU = 152.0, 26.0, 37.0, 13.0, 8.0
"""Height, room above the highest tick, below the zero line, for labels under it; line spacing."""


@dataclass(frozen=True)
class TrenTriwulan:
    """Show cumulative target and realisasi of one indicator, or of the satker, by triwulan.

    Values are those to be drawn (already accumulated); None = no value. Quarters after `sampai`
    are not reported yet: only their target shows. `status_*` says how firm each point is: what is
    derived or illustrative is drawn and named so (`grafik.titik`). `kumulatif` only words the axis.
    """

    triwulan: Sequence[int] = (1, 2, 3, 4)
    target: Sequence[float | None] = (None, None, None, None)
    realisasi: Sequence[float | None] = (None, None, None, None)
    status_target: Sequence[Status] = ()
    status_realisasi: Sequence[Status] = ()
    satuan: str = "%"
    sampai: int = 4
    kumulatif: bool = True

    def titik(self) -> list[Titik]:
        """Return the points in order; the status of what is not there is dropped."""
        n = len(self.triwulan)
        nobody: list[Status] = [""] * n
        of_target, of_realisasi = self.status_target or nobody, self.status_realisasi or nobody
        check_lengths(
            self,
            n,
            target=self.target,
            realisasi=self.realisasi,
            status_target=of_target,
            status_realisasi=of_realisasi,
        )
        out = []
        for q, t, r, st, sr in zip(
            self.triwulan, self.target, self.realisasi, of_target, of_realisasi, strict=True
        ):
            target, realisasi = number(t), number(r) if q <= self.sampai else None
            out.append(
                Titik(
                    q,
                    target,
                    realisasi,
                    "" if target is None else st,
                    "" if realisasi is None else sr,
                    q <= self.sampai,
                )
            )
        return out

    def draw(self) -> Figure:
        """Return the figure, 16 × 5,3 cm, higher where points need more words."""
        return _Gambar(self).draw()

    def axis(self) -> str:
        """Name what the vertical axis measures."""
        unit = "persen" if self.satuan == "%" else plain(self.satuan)
        return ", ".join(p for p in (unit, "kumulatif" if self.kumulatif else "") if p)

    def alt(self) -> str:
        """Return the figures in words, how the last one compares and how firm they are."""
        points = self.titik()
        if not known(v for p in points for v in (p.target, p.realisasi)):
            return "Grafik target dan realisasi per triwulan: belum ada data."
        kind = "kumulatif " if self.kumulatif else ""
        said = "; ".join(
            f"{triwulan(p.triwulan)} target {self._said(p.target, BELUM_DIISI)}, "
            f"realisasi {self._said(p.realisasi, p.absent())}"
            for p in points
        )
        text = f"Grafik garis target dan realisasi {kind}per triwulan: {said}."
        return " ".join(p for p in (text, verdict(points), said_status(points)) if p)

    def _said(self, x: float | None, absent: str) -> str:
        return absent if x is None else with_unit(x, plain(self.satuan))

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a triwulan, with a status column where not all is a document's."""
        unit = f" ({plain(self.satuan)})" if self.satuan not in ("", "%") else ""
        kind = " kumulatif" if self.kumulatif else ""
        head = ["Triwulan", f"Target{kind}{unit}", f"Realisasi{kind}{unit}"]
        points = self.titik()
        rows = [
            [
                triwulan(p.triwulan),
                BELUM_DIISI if p.target is None else value(p.target, self.satuan),
                p.absent() if p.realisasi is None else value(p.realisasi, self.satuan),
            ]
            for p in points
        ]
        if marked(points):
            head.append("Status")
            for p, row in zip(points, rows, strict=True):
                row.append(p.status())
        return head, rows


class _Gambar:
    """Lay out and draw one TrenTriwulan."""

    def __init__(self, chart: TrenTriwulan) -> None:
        self.chart = chart
        self.points = chart.titik()
        self.k = Kanvas(TINGGI + LAJU * max([0, *(len(p.notes()) - 1 for p in self.points)]))
        self.values = known(v for p in self.points for v in (p.target, p.realisasi))
        self.ticks = ticks(max(self.values, default=0.0) or 1.0, min([0.0, *self.values]), 3)
        tick_texts = [label(t, chart.satuan) for t in self.ticks]
        self.left = max(width(t, KECIL) for t in tick_texts) + 6
        self.right = LEBAR - 12 - max([84.0, *(width(t, TEKS, w) for _, t, w in self._ends())])
        step = (self.right - self.left - 30) / max(len(self.points) - 1, 1)
        self.xs = [self.right - i * step for i in range(len(self.points))][::-1]
        self.letak = Letak((self.left + 2, 10, self.right + 30, TINGGI - BAWAH + DASAR))
        self.letak.add_line([(self.left, self.y(0)), (self.right, self.y(0))])

    def y(self, v: float) -> float:
        """Return the height of a value on the sheet."""
        low, top = self.ticks[0], self.ticks[-1]
        return TINGGI - BAWAH - (v - low) / (top - low) * (TINGGI - ATAS - BAWAH)

    def draw(self) -> Figure:
        """Draw frame, lines, points, labels, in this order."""
        self._frame()
        if not self.values:
            self.k.missing((self.left + self.right) / 2, TINGGI / 2, "center")
            return self.k.fig
        self._series("target", 1.3, 2.1)
        self._series("realisasi", 2.0, 2.8)
        self._end_labels()
        self._point_labels()
        return self.k.fig

    def _frame(self) -> None:
        k = self.k
        k.text(0, 8, shorten(self.chart.axis(), LEBAR, KECIL), size=KECIL, color="redup")
        for t in self.ticks:
            base = t == 0 or t == self.ticks[0]
            k.line(
                (self.left, self.right + 8),
                (self.y(t),) * 2,
                "garis" if base else "kisi",
                0.8 if base else 0.5,
                label="kisi",
            )
            k.text(
                self.left - 4,
                self.y(t) + 2.5,
                label(t, self.chart.satuan),
                size=KECIL,
                color="redup",
                ha="right",
            )
        for x, p in zip(self.xs, self.points, strict=True):
            k.text(x, TINGGI - 13.5, f"TW {ROMAWI[p.triwulan]}", ha="center")
            k.lines(
                x,
                TINGGI - 4,
                p.notes(),
                LAJU,
                size=KECIL,
                style="italic",
                color="redup",
                ha="center",
            )

    def _series(self, name: str, thick: float, r: float) -> None:
        """Draw one line and its points, each as firm as it is."""
        seen = [
            (x, self.y(getattr(p, name)), getattr(p, f"status_{name}"), i)
            for i, (x, p) in enumerate(zip(self.xs, self.points, strict=True))
            if getattr(p, name) is not None
        ]
        for a, b in pairwise(seen):
            if b[3] - a[3] == 1:
                link(self.k, (a[0], b[0]), (a[1], b[1]), name, thick, (a[2], b[2]), name)
                self.letak.add_line([a[:2], b[:2]])
        marks = [
            (x, y, self._framed(self.points[i]) if name == "target" else r, status)
            for x, y, status, i in seen
        ]
        dots(self.k, marks, name, name)
        for x, y, size, _ in marks:
            self.letak.add_point(x, y, size)

    def _end_labels(self) -> None:
        """Name each line at its right end, with its value."""
        ends = self._ends()
        heights = spread([self.y(v) + 2.8 for v, _, _ in ends], 10.5, 12, TINGGI - BAWAH + 8)
        for (_, text, weight), y in zip(ends, heights, strict=True):
            ink = "realisasi" if weight == "bold" else "redup"
            self.k.text(self.right + 12, y, text, color=ink, weight=weight)

    def _ends(self) -> list[tuple[float, str, str]]:
        """Return value, text and weight of the labels at the end; equal values share one."""
        if not self.points:
            return []
        p, sat = self.points[-1], self.chart.satuan
        found = [("target", p.target, "normal"), ("realisasi", p.realisasi, "bold")]
        if self._same(p):
            found = [("target = realisasi", p.realisasi, "bold")]
        return [(v, f"{name} {label(v, sat)}", w) for name, v, w in found if v is not None]

    def _point_labels(self) -> None:
        """Label the points before the last quarter; name realisasi where its line stops early."""
        reported = [i for i, p in enumerate(self.points) if p.realisasi is not None]
        last = len(self.points) - 1
        stop = reported[-1] if reported else last
        for i, p in enumerate(self.points[:last]):
            same, sat = self._same(p), self.chart.satuan
            if p.realisasi is not None:
                name = ("target = realisasi " if same else "realisasi ") if i == stop else ""
                above = p.target is None or p.realisasi >= p.target
                self._label(i, p.realisasi, name + label(p.realisasi, sat), above, True)
            if p.target is not None and not same:
                above = p.realisasi is None or p.target > p.realisasi
                self._label(i, p.target, label(p.target, sat), above, False)

    def _label(self, i: int, v: float, text: str, above: bool, strong: bool) -> None:
        bold = "bold" if strong else "normal"
        w = width(text, TEKS, bold)
        r = max(2.8, self._framed(self.points[i])) + LEBIH
        x, y = self.letak.place(self.xs[i], self.y(v), w, TEKS, above, r)
        self.k.text(x, y, text, weight=bold, color="realisasi" if strong else "redup")

    def _framed(self, p: Titik) -> float:
        """Return the radius of a target's square: a hollow one frames an equal realisasi."""
        return 4.8 if p.status_target in LEMAH and self._same(p) else 2.1

    def _same(self, p: Titik) -> bool:
        """Tell whether both points fall on one spot and print alike."""
        return p.target is not None and p.realisasi is not None and alike(p.target, p.realisasi)
