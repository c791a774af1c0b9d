"""Pagu by programme as bars, realisasi inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import BELUM_DIISI, TIDAK_DIHITUNG, miliar, persen, rupiah
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.skala import known, number
from kinerja_lib.grafik.teks import plain, width, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, "float | None", "float | None"]
"""Nama, pagu, realisasi in rupiah."""
ATAS, BATANG, DALAM, LAJU, JARAK = 15.0, 12.0, 6.0, 9.5, 13.0
"""Room above, height of the pagu and of the realisasi bar, line spacing, space between rows."""


@dataclass(frozen=True)
class AnggaranProgram:
    """Show pagu of each programme, and how much of it was spent; None = belum diisi."""

    baris: Sequence[Baris]

    def rows(self) -> list[tuple[str, float | None, float | None]]:
        """Return (nama, pagu, realisasi), cleaned."""
        return [(plain(n), number(p), number(r)) for n, p, r in self.baris]

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        rows = self.rows()
        if not rows:
            return empty_figure()
        names = [wrap(n, LEBAR, TEKS, "bold") for n, _, _ in rows]
        heights = [LAJU * len(n) + BATANG + JARAK for n in names]
        k = Kanvas(ATAS + sum(heights) - JARAK / 2)
        k.text(0, 8, self.axis(), size=KECIL, color="redup")
        scale = _scale(rows)
        y = ATAS
        for row, name, h in zip(rows, names, heights, strict=True):
            k.lines(0, y + 8, name, LAJU, weight="bold")
            _bar(k, row, y + LAJU * len(name) + 3, scale)
            y += h
        return k.fig

    def axis(self) -> str:
        """Name what the bars are; realisasi only where there is one."""
        spent = any(r is not None for _, _, r in self.rows())
        both = "Pagu (batang luar) dan realisasi (batang dalam), rupiah"
        return both if spent else "Pagu, rupiah"

    def alt(self) -> str:
        """Return pagu, realisasi and serapan of each programme and the total."""
        rows = self.rows()
        said = "; ".join(f"{n}: {', '.join(p for p, _ in _labels(p, r))}" for n, p, r in rows)
        total = sum(known(p for _, p, _ in rows))
        text = f"Grafik batang pagu {len(rows)} program, jumlah {miliar(total)}: {said}."
        return text if rows else "Grafik pagu per program: belum ada data."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a programme, in full rupiah."""
        rows = [
            [
                n,
                BELUM_DIISI if p is None else rupiah(p),
                BELUM_DIISI if r is None else rupiah(r),
                persen(_serapan(p, r)),
            ]
            for n, p, r in self.rows()
        ]
        return ["Program", "Pagu", "Realisasi", "Serapan"], rows


def _serapan(pagu: float | None, realisasi: float | None) -> float | None:
    return realisasi / pagu * 100 if pagu and realisasi is not None else None


def _labels(pagu: float | None, realisasi: float | None) -> list[tuple[str, str]]:
    """Return what stands after a bar, each with the weight and slant it is printed in."""
    out = [("pagu belum diisi", "italic") if pagu is None else (f"pagu {miliar(pagu)}", "bold")]
    if realisasi is None:
        return [*out, ("realisasi belum diisi", "italic")]
    s = _serapan(pagu, realisasi)
    share = f"serapan {TIDAK_DIHITUNG}" if s is None else f"serapan {persen(s)}"
    return [*out, (f"realisasi {miliar(realisasi)}", "normal"), (share, "normal")]


def _labels_width(pagu: float | None, realisasi: float | None) -> float:
    return sum(width(t, TEKS, how) + 8 for t, how in _labels(pagu, realisasi))


def _scale(rows: Sequence[tuple[str, float | None, float | None]]) -> float:
    """Return points per rupiah so that every bar and the text after it fit."""
    fits = []
    for _, p, r in rows:
        longest = max([0.0, *known([p, r])])
        if longest > 0:
            fits.append((LEBAR - _labels_width(p, r)) / longest)
    return max(min(fits, default=0.0), 0.0)


def _bar(k: Kanvas, row: tuple[str, float | None, float | None], y: float, scale: float) -> None:
    """Draw one programme's bars and the text after them."""
    _, pagu, realisasi = row
    over = realisasi is not None and pagu is not None and realisasi > pagu
    k.rect(
        0,
        y,
        max(pagu or 0, 0) * scale,
        BATANG,
        fill="realisasi_muda",
        edge="realisasi",
        label="pagu",
    )
    if realisasi is not None:
        k.rect(
            0,
            y + (BATANG - DALAM) / 2,
            max(realisasi, 0) * scale,
            DALAM,
            fill="peringatan" if over else "realisasi",
            label="realisasi",
        )
    k.line((0, 0), (y - 1.5, y + BATANG + 1.5), "garis", 0.8)
    x = max([0.0, *known([pagu, realisasi])]) * scale + 6
    for text, how in _labels(pagu, realisasi):
        k.text(
            x,
            y + BATANG / 2 + 2.9,
            text,
            weight="bold" if how == "bold" else "normal",
            style="italic" if how == "italic" else "normal",
            color="redup" if how == "italic" else "tinta",
        )
        x += width(text, TEKS, how) + 8
