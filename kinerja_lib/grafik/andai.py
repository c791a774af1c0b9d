"""Capaian under the official policy and under a changed one, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG, angka, persen, poin_persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.skala import Linear, alike, known, label, number, ticks
from kinerja_lib.grafik.teks import code_column, plain, shorten, width, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, str, "float | None", "float | None"]
"""Kode, nama, official capaian and the one under the changed policy, in percent."""
NAMA, EKOR, LAJU, ATAS = 190.0, 112.0, 9.0, 26.0
PALING_BANYAK = 20
"""The most rows that are drawn; the rest are counted."""


@dataclass(frozen=True)
class BandingAturan:
    """Show the rows that a changed policy moves, and always the first (the satker itself).

    The official value is filled, the other hollow: it is not official.
    """

    baris: Sequence[Baris]
    perubahan: str = ""

    def rows(self) -> list[Baris]:
        """Return the first row and those whose values differ."""
        found = [(plain(k), plain(n), number(a), number(b)) for k, n, a, b in self.baris]
        return [r for i, r in enumerate(found) if i == 0 or _moved(r)]

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        every = self.rows()
        if not every:
            return empty_figure()
        rows = every[:PALING_BANYAK]
        codes, code = code_column([r[0] for r in rows])
        names = [wrap(r[1], NAMA - code - 8, lines=2) for r in rows]
        heights = [7.0 + LAJU * max(len(n), 1) for n in names]
        values = known(v for r in rows for v in r[2:])
        marks = ticks(max([100.0, *values]), min([0.0, *values]), 4)
        x = Linear(marks[0], max(marks[-1], *values, 0), NAMA + 4, LEBAR - EKOR)
        bottom = ATAS + sum(heights)
        k = Kanvas(bottom + 14 + (10 if self._rest() else 0))
        k.text(
            0,
            8,
            "Capaian, persen: kotak terisi = resmi, bulatan kosong = andai, BUKAN RESMI",
            size=KECIL,
            color="redup",
        )
        k.text(
            0,
            18,
            shorten(f"Yang diubah: {plain(self.perubahan) or '–'}", LEBAR, KECIL),
            size=KECIL,
            color="peringatan",
        )
        self._axis(k, x, marks, bottom)
        y = ATAS
        for row, kode, name, h in zip(rows, codes, names, heights, strict=True):
            self._row(k, x, y + h / 2, row, kode, name, code)
            y += h
        if self._rest():
            k.text(0, bottom + 20, self._rest(), size=KECIL, color="redup")
        return k.fig

    def _axis(self, k: Kanvas, x: Linear, marks: Sequence[float], bottom: float) -> None:
        free = NAMA - 20
        for m in marks:
            k.line((x(m), x(m)), (ATAS, bottom), "kisi", 0.5, label="kisi")
            text = label(m, "%")
            half = width(text, KECIL) / 2
            if x(m) - half >= free and x(m) + half <= LEBAR:
                k.text(x(m), bottom + 10, text, size=KECIL, color="redup", ha="center")
                free = x(m) + half + 4

    def _row(
        self, k: Kanvas, x: Linear, y: float, row: Baris, kode: str, name: list[str], code: float
    ) -> None:
        _, _, a, b = row
        start = y + 2.8 - LAJU * (len(name) - 1) / 2
        k.text(0, start, kode, size=KECIL, color="redup")
        k.lines(code, start, name, LAJU)
        if a is not None and b is not None:
            k.line((x(a), x(b)), (y, y), "garis", 0.8, label="beda")
        if a is not None:
            k.dot(x(a), y, 2.4, "target", square=True, label="resmi")
        if b is not None:
            k.dot(x(b), y, 2.8, "peringatan", hollow=True, label="andai")
        text = f"{_short(a)} → {_short(b)}"
        k.text(
            LEBAR,
            y + 2.8,
            shorten(text, EKOR - 10, TEKS, "bold"),
            weight="bold",
            ha="right",
            color="peringatan" if _moved(row) else "tinta",
        )

    def _rest(self) -> str:
        more = len(self.rows()) - PALING_BANYAK
        return f"Dan {angka(more, 0)} indikator lain yang berubah." if more > 0 else ""

    def same(self) -> int:
        """Count the rows that do not change."""
        return len(self.baris) - len(self.rows())

    def alt(self) -> str:
        """Return what changes in words."""
        rows = self.rows()
        if not rows:
            return f"Bagan andai aturan lain: {KOSONG}."
        said = "; ".join(
            f"{f'{k} {n}'.strip()} resmi {persen(a)}, andai {persen(b)}" for k, n, a, b in rows
        )
        return (
            f"Bagan titik, bukan hasil resmi. Yang diubah: {plain(self.perubahan) or '–'}. "
            f"{said}. Tidak berubah: {angka(self.same(), 0)} indikator."
        )

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row for the first and for each that changes."""
        head = ["Kode", "Nama", "Resmi", "Andai (bukan resmi)", "Selisih"]
        return head, [[k, n, persen(a), persen(b), _difference(a, b)] for k, n, a, b in self.rows()]


def _moved(row: Baris) -> bool:
    _, _, a, b = row
    if a is None or b is None:
        return a is not b
    return not alike(a, b)


def _short(x: float | None) -> str:
    return "–" if x is None else label(x, "%")


def _difference(a: float | None, b: float | None) -> str:
    return TIDAK_DIHITUNG if a is None or b is None else poin_persen(b - a)
