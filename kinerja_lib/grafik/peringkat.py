"""Satker among their peers: every satker a dot in its group, the first and the last named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.kuartil import kuartil, swarm
from kinerja_lib.grafik.skala import Linear, alike, label, number, ticks
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Kelompok = tuple[str, "Sequence[tuple[str, float | None]]"]
"""Name of the group, its satker with their capaian in percent."""
Satker = tuple[str, float]
JARI, RUANG, ATAS, SENDIRI = 1.9, 17.0, 12.0, 27.0
"""Radius of a dot, half the height of a strip, room for the axis' name, height of a lone satker."""


@dataclass(frozen=True)
class Peringkat:
    """Show groups of satker on one axis and name the `sebut` highest and lowest of each.

    Where more satker share the end value than are named, their number is said instead. A group
    of one is words, above the strips: a dot alone compares nothing.
    """

    kelompok: Sequence[Kelompok]
    sebut: int = 3

    def groups(self) -> list[tuple[str, list[Satker]]]:
        """Return the groups, each from the highest to the lowest; ties by name."""
        found = []
        for name, rows in self.kelompok:
            scored = [(plain(n), x) for n, v in rows if (x := number(v)) is not None]
            if scored:
                found.append((plain(name), sorted(scored, key=lambda s: (-s[1], s[0]))))
        return found

    def draw(self) -> Figure:
        """Return the figure, one strip a group."""
        groups = self.groups()
        if not groups:
            return empty_figure()
        every = [v for _, rows in groups for _, v in rows]
        marks = ticks(max([100.0, *every]), min(every), 6)
        edge = width(label(marks[-1], "%"), KECIL) / 2 + 1
        x = Linear(marks[0], max(marks[-1], max(every)), edge + JARI, LEBAR - edge - JARI)
        groups = sorted(groups, key=lambda g: len(g[1]) > 1)
        drawn = len(groups[-1][1]) > 1
        heights = [44 + 2 * self._room(x, rows) if len(rows) > 1 else SENDIRI for _, rows in groups]
        bottom = ATAS + sum(heights)
        k = Kanvas(bottom + 12 * drawn)
        key = ": titik = satker, garis = median" if drawn else ""
        k.text(0, 8, f"Capaian, persen{key}", size=KECIL, color="redup")
        if drawn:
            self._axis(k, x, marks, bottom)
        y = ATAS
        for (name, rows), h in zip(groups, heights, strict=True):
            self._group(k, x, marks, y, name, rows)
            y += h
        return k.fig

    def _room(self, x: Linear, rows: Sequence[Satker]) -> float:
        """Return half the height of a strip: as much as its highest stack needs."""
        spots = swarm([x(v) for _, v in rows], 0, RUANG * 2, JARI, x.end)
        return max(3.0, *(abs(dy) for _, dy in spots))

    def _axis(self, k: Kanvas, x: Linear, marks: list[float], bottom: float) -> None:
        free = 0.0
        for m in marks:
            text = label(m, "%")
            half = width(text, KECIL) / 2
            if x(m) - half >= free:
                k.text(x(m), bottom + 9, text, size=KECIL, color="redup", ha="center")
                free = x(m) + half + 4

    def _group(
        self, k: Kanvas, x: Linear, marks: list[float], y: float, name: str, rows: list[Satker]
    ) -> None:
        if len(rows) == 1:
            k.text(0, y + 9, shorten(f"{name}: 1 satker", LEBAR, TEKS, "bold"), weight="bold")
            k.text(0, y + 19, shorten(self._list(rows), LEBAR, KECIL), size=KECIL, color="redup")
            return
        room = self._room(x, rows)
        title = f"{name}: {angka(len(rows), 0)} satker, median "
        middle = kuartil([v for _, v in rows])[1]
        k.text(0, y + 9, shorten(title + label(middle, "%"), LEBAR, TEKS, "bold"), weight="bold")
        centre = y + 14 + JARI + room
        top, bottom = centre - room - 3, centre + room + 3
        for m in marks:
            k.line((x(m), x(m)), (top, bottom), "kisi", 0.5, label="kisi")
        spots = swarm([x(v) for _, v in rows], centre, RUANG * 2, JARI, x.end)
        k.dots(spots, JARI, "realisasi", label="satker")
        k.line((x(middle), x(middle)), (top, bottom), "tinta", 1.4, label="median")
        below = bottom + 9
        for i, text in enumerate(self._named(rows)):
            k.text(0, below + 9.5 * i, shorten(text, LEBAR, KECIL), size=KECIL, color="redup")

    def _named(self, rows: list[Satker]) -> list[str]:
        """Say who is first and last; a group small enough to be named whole is named once."""
        if len(rows) == 1:
            return [self._list(rows)]
        if len(rows) <= self.sebut:
            return [f"Dari yang tertinggi: {self._list(rows)}"]
        named = min(self.sebut, len(rows) // 2)
        return [f"Tertinggi: {self._end(rows, named)}", f"Terendah: {self._end(rows[::-1], named)}"]

    def _end(self, rows: list[Satker], named: int) -> str:
        tied = [r for r in rows if alike(r[1], rows[0][1])]
        if len(tied) > self.sebut:
            return f"{angka(len(tied), 0)} satker dengan {persen(tied[0][1])}"
        return self._list(rows[:named])

    def _list(self, rows: Sequence[Satker]) -> str:
        return "; ".join(f"{name} {persen(v)}".strip() for name, v in rows)

    def alt(self) -> str:
        """Return for each group how many satker, the median, who is first and who is last."""
        groups = self.groups()
        if not groups:
            return f"Grafik peringkat satker: {KOSONG}."
        said = []
        for name, rows in groups:
            middle = persen(kuartil([v for _, v in rows])[1])
            ends = ". ".join(self._named(rows))
            said.append(f"{name}, {angka(len(rows), 0)} satker, median {middle}. {ends}")
        return f"Grafik titik capaian satker menurut kelompok. {'. '.join(said)}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a group; the single satker stand in the portal's own table."""
        head = [
            "Kelompok",
            "Satker",
            "Kuartil bawah",
            "Median",
            "Kuartil atas",
            "Tertinggi",
            "Terendah",
        ]
        rows = []
        for name, scored in self.groups():
            middle = [persen(v) for v in kuartil([v for _, v in scored])]
            ends = [self._end(scored, self.sebut), self._end(scored[::-1], self.sebut)]
            rows.append([name, angka(len(scored), 0), *middle, *ends])
        return head, rows
