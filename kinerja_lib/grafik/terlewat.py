"""Sasaran that satker miss most often: bars of the share of satker below the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.skala import Linear
from kinerja_lib.grafik.teks import plain, shorten, width, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, int, int]
"""Sasaran, satker that missed it, satker that measured it."""
NAMA, EKOR, LAJU, ATAS, BATANG = 196.0, 92.0, 9.0, 14.0, 8.0
"""Width of names and of the figures at the end, line spacing, head, height of a bar."""


@dataclass(frozen=True)
class SasaranTerlewat:
    """Show sasaran in the order given."""

    baris: Sequence[Baris]

    def rows(self) -> list[tuple[str, int, int, float]]:
        """Return name, missed, measured and share in percent of what anybody measured."""
        return [(plain(n), k, m, k / m * 100) for n, k, m in self.baris if m > 0]

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        rows = self.rows()
        if not rows:
            return empty_figure()
        names = [wrap(r[0], NAMA - 8, lines=3) for r in rows]
        heights = [8.0 + LAJU * max(len(n), 1) for n in names]
        x = Linear(0, 100, NAMA, LEBAR - EKOR)
        bottom = ATAS + sum(heights)
        k = Kanvas(bottom + 13)
        k.text(0, 8, "Bagian satker yang belum mencapainya, persen", size=KECIL, color="redup")
        for m in (0, 50, 100):
            k.line((x(m), x(m)), (ATAS, bottom), "garis" if m == 0 else "kisi", 0.5, label="kisi")
            k.text(x(m), bottom + 10, persen(m), size=KECIL, color="redup", ha="center")
        y = ATAS
        for row, name, h in zip(rows, names, heights, strict=True):
            self._row(k, x, y + h / 2, row, name)
            y += h
        return k.fig

    def _row(
        self, k: Kanvas, x: Linear, y: float, row: tuple[str, int, int, float], name: list[str]
    ) -> None:
        _, missed, measured, share = row
        k.lines(0, y + 2.8 - LAJU * (len(name) - 1) / 2, name, LAJU)
        # Every satker that measured it, as a track: a full bar has an end to be seen against.
        k.rect(
            x(0),
            y - BATANG / 2,
            x(100) - x(0),
            BATANG,
            fill="kotak",
            edge="garis",
            width=0.5,
            label="semua",
        )
        if missed:
            k.rect(
                x(0), y - BATANG / 2, x(share) - x(0), BATANG, fill="realisasi", label="terlewat"
            )
        start = LEBAR - EKOR + 9
        text = persen(share, 0 if share >= 1 or not missed else 1)
        k.text(start, y + 2.8, text, weight="bold")
        of = f"{angka(missed, 0)} dari {angka(measured, 0)}"
        after = start + width("100%", TEKS, "bold") + 4
        k.text(after, y + 2.8, shorten(of, LEBAR - after, KECIL), size=KECIL, color="redup")

    def alt(self) -> str:
        """Return every share in words."""
        said = "; ".join(
            f"{n} {persen(s, 1)} ({angka(k, 0)} dari {angka(m, 0)} satker)"
            for n, k, m, s in self.rows()
        )
        if not said:
            return f"Grafik sasaran yang belum tercapai: {KOSONG}."
        return f"Grafik batang sasaran yang paling sering belum tercapai: {said}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a sasaran."""
        rows = [[n, angka(k, 0), angka(m, 0), persen(s, 1)] for n, k, m, s in self.rows()]
        return ["Sasaran", "Belum tercapai", "Satker yang mengukur", "Bagian"], rows
