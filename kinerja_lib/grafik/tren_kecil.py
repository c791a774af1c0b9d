"""Small charts of target and realisasi by triwulan, one a sasaran, on one shared axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import BELUM_DIISI, ROMAWI, daftar, persen, triwulan
from kinerja_lib.dasar.status import Status
from kinerja_lib.grafik.gaya import KECIL, LEBAR
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.letak import Letak, spread
from kinerja_lib.grafik.skala import Linear, alike, known, label
from kinerja_lib.grafik.teks import plain, shorten, width, wrap
from kinerja_lib.grafik.titik import GAYA_KUNCI, LEMAH, Titik, dots, link, marked
from kinerja_lib.grafik.tren import TrenTriwulan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Nilai = Sequence["float | None"]
Seri = tuple[str, str, Nilai, Nilai, Sequence[Status], Sequence[Status]]
"""Kode, nama, target, realisasi (percent of the year's target), and how firm each of them is."""
KOLOM, SELA, KEPALA = 3, 16.0, 22.0
"""Charts side by side, the gap between them, and room for axis name and key above them all."""
NAMA, ISI, BAWAH, LAJU = 19.0, 52.0, 23.0, 8.6
"""Heights of name, drawing and what is below the drawing; line spacing of names."""
W = (LEBAR - (KOLOM - 1) * SELA) / KOLOM
"""Width of one small chart."""


@dataclass(frozen=True)
class TrenKecil:
    """Show target and realisasi of many sasaran side by side, all on the same axis from 0.

    Each series keeps the rules of TrenTriwulan: None = no value, no realisasi after `sampai`,
    marks that say how firm a point is.
    """

    seri: Sequence[Seri]
    sampai: int = 4
    triwulan: Sequence[int] = (1, 2, 3, 4)

    def titik(self) -> list[tuple[str, str, list[Titik]]]:
        """Return kode, nama and points of each series."""
        out = []
        for kode, nama, target, realisasi, of_target, of_realisasi in self.seri:
            large = TrenTriwulan(
                self.triwulan, target, realisasi, of_target, of_realisasi, "%", self.sampai
            )
            out.append((plain(kode), plain(nama), large.titik()))
        return out

    def span(self) -> tuple[float, float]:
        """Return the ends of the shared axis: 0 and 100 %, or what lies beyond them."""
        values = known(v for *_, points in self.titik() for p in points for v in p[1:3])
        return min([0.0, *values]), max([100.0, *values])

    def draw(self) -> Figure:
        """Return the figure; its height grows with every three series."""
        if not self.seri:
            return empty_figure()
        rows = -(-len(self.seri) // KOLOM)
        series, axis = self.titik(), self.span()
        found = marked([p for *_, points in series for p in points])
        head = KEPALA + (LAJU if found else 0)
        k = Kanvas(head + rows * (NAMA + ISI + BAWAH))
        ends = [v for *_, points in series for _, v in _lasts(points) if v is not None]
        room = max((width(label(v, "%"), KECIL, "bold") for v in ends), default=0) + 6
        _key(k, found)
        for i, (kode, nama, points) in enumerate(series):
            x0 = i % KOLOM * (W + SELA)
            y0 = head + i // KOLOM * (NAMA + ISI + BAWAH)
            _Kecil(k, (x0, y0), points, axis, room).draw(kode, nama)
        return k.fig

    def alt(self) -> str:
        """Return the last reported figures of each series, and which of them are not firm."""
        if not self.seri:
            return "Grafik kecil target dan realisasi per sasaran: belum ada data."
        said = "; ".join(f"{kode} {_said(points)}" for kode, _, points in self.titik())
        text = (
            f"{len(self.seri)} grafik garis kecil: target dan realisasi kumulatif per "
            f"triwulan, persen dari target setahun. Terakhir dilaporkan: {said}."
        )
        for status in LEMAH:
            codes = [kode for kode, _, points in self.titik() if status in marked(points)]
            text += f" Memuat titik {status}: {daftar(codes)}." if codes else ""
        return text

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row for each series and triwulan, with a status where not all is printed."""
        series, rows = self.titik(), []
        weak = marked([p for *_, points in series for p in points])
        for kode, nama, points in series:
            for p in points:
                target = BELUM_DIISI if p.target is None else persen(p.target)
                realisasi = p.absent() if p.realisasi is None else persen(p.realisasi)
                row = [kode, nama, triwulan(p.triwulan), target, realisasi]
                rows.append([*row, p.status()] if weak else row)
        head = ["Kode", "Sasaran", "Triwulan", "Target", "Realisasi"]
        return ([*head, "Status"] if weak else head), rows


class _Kecil:
    """Lay out and draw one small chart with its upper left corner at (x0, y0)."""

    def __init__(
        self,
        k: Kanvas,
        corner: tuple[float, float],
        points: list[Titik],
        ends: tuple[float, float],
        room: float,
    ) -> None:
        self.k, self.points = k, points
        self.x0, self.y0 = corner
        self.bottom = self.y0 + NAMA + ISI
        self.left = self.x0 + width("100%", KECIL) + 4
        self.right = self.x0 + W - room
        self.y = Linear(*ends, self.bottom, self.y0 + NAMA + 4)
        step = (self.right - self.left - 8) / max(len(points) - 1, 1)
        self.xs = [self.right - i * step for i in range(len(points))][::-1]
        area = (self.left, self.y0 + NAMA - 2, self.x0 + W, self.bottom + 2)
        self.letak = Letak(area, [(self.left, self.y(0), self.right, self.y(0))])

    def draw(self, kode: str, nama: str) -> None:
        """Draw name, axis, lines and the last values."""
        code = shorten(kode, 40, KECIL, "bold")
        room = width(code, KECIL, "bold") + 4
        self.k.text(self.x0, self.y0 + 6, code, size=KECIL, weight="bold")
        self.k.lines(self.x0 + room, self.y0 + 6, wrap(nama, W - room, KECIL), LAJU, size=KECIL)
        self._axis()
        if not known(v for p in self.points for v in p[1:3]):
            self.k.missing((self.left + self.right) / 2, self.bottom - ISI / 2, "center")
            return
        self._series("target", 1.0, 1.6)
        self._series("realisasi", 1.6, 2.1)
        self._ends()

    def _axis(self) -> None:
        apart = self.y(0) - self.y(100) > 9
        for m in (0.0, 100.0) if apart else (0.0,):
            k, base = self.k, m == 0
            k.line(
                (self.left, self.right + 3),
                (self.y(m),) * 2,
                "garis" if base else "kisi",
                0.7 if base else 0.5,
                label="kisi",
            )
            k.text(
                self.left - 3, self.y(m) + 2.5, label(m, "%"), size=KECIL, color="redup", ha="right"
            )
        for x, p in zip(self.xs, self.points, strict=True):
            self.k.text(
                x, self.bottom + 11.5, ROMAWI[p.triwulan], size=KECIL, color="redup", ha="center"
            )

    def _series(self, name: str, thick: float, r: float) -> None:
        """Draw one line and its points, each as firm as it is."""
        seen = [
            (i, x, self.y(getattr(p, name)), getattr(p, f"status_{name}"))
            for i, (x, p) in enumerate(zip(self.xs, self.points, strict=True))
            if getattr(p, name) is not None
        ]
        for a, b in pairwise(seen):
            if b[0] - a[0] == 1:
                link(self.k, (a[1], b[1]), (a[2], b[2]), name, thick, (a[3], b[3]), name)
                self.letak.add_line([a[1:3], b[1:3]])
        framed = [
            name == "target" and status in LEMAH and _same(self.points[i])
            for i, _, _, status in seen
        ]
        marks = [
            (x, y, 3.8 if frame else r, status)
            for (_, x, y, status), frame in zip(seen, framed, strict=True)
        ]
        dots(self.k, marks, name, name)
        for x, y, size, _ in marks:
            self.letak.add_point(x, y, size)

    def _ends(self) -> None:
        """Print the last values, beside the end of the axis or where a line stops before it.

        The target is printed only where realisasi is another.
        """
        (i, target), (j, realisasi) = _lasts(self.points)
        here = [(j, realisasi, "realisasi", "bold")] if realisasi is not None else []
        same = target is not None and realisasi is not None and alike(target, realisasi)
        if target is not None and not (same and i == j):
            here.append((i, target, "redup", "normal"))
        last = len(self.points) - 1
        beside = sorted((item for item in here if item[0] == last), key=lambda item: -item[1])
        heights = spread(
            [self.y(v) + 2.5 for _, v, _, _ in beside], 8, self.y0 + NAMA + 3, self.bottom + 2.5
        )
        for (_, v, ink, weight), y in zip(beside, heights, strict=True):
            self.k.text(self.right + 5, y, label(v, "%"), size=KECIL, color=ink, weight=weight)
        for n, v, ink, weight in here:
            if n < last:
                self._beside_point(n, v, ink, weight)

    def _beside_point(self, i: int, v: float, ink: str, weight: str) -> None:
        text = label(v, "%")
        above = ink == "redup" or (self.points[i].target or 0) < v
        x, y = self.letak.place(
            self.xs[i], self.y(v), width(text, KECIL, weight), KECIL, above, 2.4
        )
        self.k.text(x, y, text, size=KECIL, color=ink, weight=weight)


def _key(k: Kanvas, found: set[Status]) -> None:
    """Name the axis and the two lines once for all charts, and below them the marks that occur."""
    k.text(0, 7, "Persen dari target setahun, kumulatif; I–IV: triwulan", size=KECIL, color="redup")
    firm: Status = ""
    _samples(k, 7, [("target", "target", firm), ("realisasi", "realisasi", firm)])
    _samples(k, 7 + LAJU + 1, [("realisasi", GAYA_KUNCI[s], s) for s in LEMAH if s in found])


def _samples(k: Kanvas, y: float, shown: Sequence[tuple[str, str, Status]]) -> None:
    """Draw pieces of lines with a point and what they are, right aligned."""
    x = LEBAR
    for name, text, status in reversed(shown):
        x -= width(text, KECIL)
        k.text(
            x,
            y,
            text,
            size=KECIL,
            color="redup" if status else _ink(name),
            style="italic" if status else "normal",
        )
        link(k, (x - 22, x - 4), (y - 2.4, y - 2.4), name, 1.6, (status,), "kunci")
        dots(k, [(x - 13, y - 2.4, 2.1, status)], name, "kunci")
        x -= 32


def _ink(name: str) -> str:
    return "realisasi" if name == "realisasi" else "redup"


def _lasts(points: Sequence[Titik]) -> list[tuple[int, float | None]]:
    """Return place and value of the last target and of the last realisasi."""
    none: tuple[int, float | None] = (-1, None)
    targets = [(i, p.target) for i, p in enumerate(points) if p.target is not None]
    values = [(i, p.realisasi) for i, p in enumerate(points) if p.realisasi is not None]
    return [targets[-1] if targets else none, values[-1] if values else none]


def _same(p: Titik) -> bool:
    return p.target is not None and p.realisasi is not None and alike(p.target, p.realisasi)


def _said(points: Sequence[Titik]) -> str:
    reported = [p for p in points if p.realisasi is not None]
    if not reported:
        return "realisasi belum ada"
    p = reported[-1]
    target = BELUM_DIISI if p.target is None else persen(p.target)
    return f"{triwulan(p.triwulan)} target {target}, realisasi {persen(p.realisasi)}"
