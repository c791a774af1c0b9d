"""One indicator among its peers: every satker a dot, the middle half, outliers, one named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.kuartil import kuartil, swarm
from kinerja_lib.grafik.skala import Linear, label, number, ticks
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Satker = tuple[str, "float | None", bool]
"""Name, capaian in percent, whether the rule calls it an outlier."""
JARI, RUANG, ATAS = 1.9, 34.0, 34.0
"""Radius of a dot, half the height of the swarm at most, room above it."""
SELEBAR = 5.0
"""The least that the axis shows, in percentage points."""


@dataclass(frozen=True)
class Sesama:
    """Show the capaian of many satker on one axis; `pilih` is the place of the one looked at.

    `pagar` are the ends beyond which the rule calls a value an outlier, None where it does not
    apply. `sebut` outliers at most are named.
    """

    satker: Sequence[Satker] = ()
    pilih: int | None = None
    pagar: tuple[float, float] | None = None
    sebut: int = 5

    def rows(self) -> list[tuple[str, float, bool]]:
        """Return what can be drawn, highest first, ties by name."""
        found = [(plain(n), x, o) for n, v, o in self.satker if (x := number(v)) is not None]
        return sorted(found, key=lambda r: (-r[1], r[0]))

    def chosen(self) -> tuple[str, float] | None:
        """Return name and value of the satker looked at, where it has one."""
        if self.pilih is None:
            return None
        name, value, _ = self.satker[self.pilih]
        x = number(value)
        return None if x is None else (plain(name), x)

    def rank(self) -> int:
        """Return the rank of the satker looked at, 1 = highest, equal values equal ranks."""
        chosen = self.chosen()
        return 1 + sum(v > chosen[1] for _, v, _ in self.rows()) if chosen else 0

    def draw(self) -> Figure:
        """Return the figure."""
        rows = self.rows()
        if not rows:
            return empty_figure()
        every = [v for _, v, _ in rows]
        top = max([100.0, *every])
        marks = ticks(top, min(*every, top - SELEBAR), 6)
        edge = width(label(marks[-1], "%"), KECIL) / 2 + 1
        x = Linear(marks[0], max(marks[-1], max(every)), edge + JARI, LEBAR - edge - JARI)
        spots = swarm([x(v) for _, v, _ in rows], 0, RUANG * 2, JARI, x.end)
        room = max(6.0, *(abs(dy) for _, dy in spots)) + 3
        centre, bottom = ATAS + room, ATAS + 2 * room
        named = self._outliers()
        k = Kanvas(bottom + 14 + 9.5 * len(named))
        k.text(
            0,
            8,
            "Capaian, persen: titik = satker, bidang = separuh satker di tengah, garis = median",
            size=KECIL,
            color="redup",
        )
        self._middle(k, x, marks, every, ATAS, bottom)
        self._dots(k, x, centre)
        self._axis(k, x, marks, bottom)
        self._chosen(k, x, centre)
        for i, text in enumerate(named):
            words = shorten(text, LEBAR, KECIL)
            k.text(0, bottom + 21 + 9.5 * i, words, size=KECIL, color="peringatan")
        return k.fig

    def _middle(
        self,
        k: Kanvas,
        x: Linear,
        marks: Sequence[float],
        every: Sequence[float],
        top: float,
        bottom: float,
    ) -> None:
        low, middle, high = kuartil(every)
        k.rect(
            x(low),
            top,
            max(x(high) - x(low), 0.8),
            bottom - top,
            fill="realisasi_muda",
            label="kuartil",
        )
        for m in marks:
            k.line((x(m), x(m)), (top, bottom), "kisi", 0.5, label="kisi")
        for end in self.pagar or ():
            if marks[0] < end < x.high:
                k.line(
                    (x(end), x(end)), (top, bottom), "peringatan", 0.8, dashed=True, label="pagar"
                )
        k.line((x(middle), x(middle)), (top, bottom), "tinta", 1.4, label="median")

    def _dots(self, k: Kanvas, x: Linear, centre: float) -> None:
        """Draw the dots, stacked together, outliers in the colour of a warning."""
        rows = sorted(self.rows(), key=lambda r: r[1])
        places: dict[bool, list[tuple[float, float]]] = {}
        for (px, py), row in zip(self._spots(x, centre), rows, strict=True):
            places.setdefault(row[2], []).append((px, py))
        k.dots(places.get(False, []), JARI, "realisasi", label="satker")
        k.dots(places.get(True, []), JARI, "peringatan", label="pencilan")

    def _spots(self, x: Linear, centre: float) -> list[tuple[float, float]]:
        """Return the dots from the lowest value to the highest."""
        spots = swarm([x(v) for _, v, _ in self.rows()], centre, RUANG * 2, JARI, x.end)
        return sorted(spots, key=lambda s: s[0])

    def _axis(self, k: Kanvas, x: Linear, marks: Sequence[float], bottom: float) -> None:
        free = 0.0
        for m in marks:
            text = label(m, "%")
            half = width(text, KECIL) / 2
            if x(m) - half >= free:
                k.text(x(m), bottom + 9, text, size=KECIL, color="redup", ha="center")
                free = x(m) + half + 4

    def _chosen(self, k: Kanvas, x: Linear, centre: float) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        name, value = chosen
        text = shorten(self._place(name, value), LEBAR, TEKS, "bold")
        w, at = width(text, TEKS, "bold"), min(x(value), x.end)
        k.line((at, at), (26, centre), "tinta", 0.8, label="penunjuk")
        k.dot(at, centre, 3.6, "tinta", label="pilihan")
        k.text(min(max(at - w / 2, 0), LEBAR - w), 22, text, weight="bold")

    def _place(self, name: str, value: float) -> str:
        return f"{name} {persen(value)}, peringkat {angka(self.rank(), 0)} dari {self._count()}"

    def _count(self) -> str:
        return angka(len(self.rows()), 0)

    def _outliers(self) -> list[str]:
        """Name outliers, the farthest from the middle first, low and high on a line each."""
        if self.pagar is None:
            return []
        low, high = self.pagar
        rows = [r for r in self.rows() if r[2]]
        below = sorted((r for r in rows if r[1] < low), key=lambda r: (r[1], r[0]))
        above = [r for r in rows if r[1] > high]
        return [
            f"Pencilan {side}: {self._list(part)}"
            for side, part in (("rendah", below), ("tinggi", above))
            if part
        ]

    def _list(self, rows: Sequence[tuple[str, float, bool]]) -> str:
        said = "; ".join(f"{n} {persen(v)}".strip() for n, v, _ in rows[: self.sebut])
        more = len(rows) - self.sebut
        return f"{said}; dan {angka(more, 0)} lagi" if more > 0 else said

    def alt(self) -> str:
        """Return the quartiles, the satker looked at, and the outliers."""
        rows = self.rows()
        if not rows:
            return f"Grafik sebaran indikator antarsatker: {KOSONG}."
        low, middle, high = (persen(v) for v in kuartil([v for _, v, _ in rows]))
        said = [
            f"Grafik titik capaian {self._count()} satker: kuartil bawah {low}, median "
            f"{middle}, kuartil atas {high}"
        ]
        if chosen := self.chosen():
            said.append(self._place(*chosen))
        return f"{'. '.join([*said, *self._outliers()])}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return the figures of the spread; the single satker stand in the view's own table."""
        rows = self.rows()
        head = [
            "Satker",
            "Terendah",
            "Kuartil bawah",
            "Median",
            "Kuartil atas",
            "Tertinggi",
            "Pencilan",
        ]
        if not rows:
            return head, []
        every = [v for _, v, _ in rows]
        cells = [persen(v) for v in (min(every), *kuartil(every), max(every))]
        return head, [[self._count(), *cells, angka(sum(o for _, _, o in rows), 0)]]
