"""Capaian by year: bars, and the difference of the last two years named in percentage points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.bahasa import persen, poin_persen
from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import KOSONG, Kanvas, empty_figure
from kinerja_lib.grafik.skala import Linear, check_lengths, known, label, number
from kinerja_lib.grafik.teks import plain, shorten, width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ATAS, BARIS, BATANG = 16.0, 24.0, 11.0
"""Room for the axis name, height of a row and of its bar."""
ASAL, KATEGORI = 80.0, 104.0
"""The most that the origin of a value and its category may take."""
TANDA = (0.0, 50.0, 100.0)
"""Marked on the axis; every bar carries its value."""

Row = tuple[int, "float | None", str, str]
"""Tahun, nilai, asal, kategori."""


@dataclass(frozen=True)
class CapaianTahunan:
    """Show capaian (percent, or None) by year, oldest first.

    `asal` says where each value comes from (tercetak, dihitung, …), `kategori` its class on the
    scale; both may be left out. The difference is that of the last two entries.
    """

    tahun: Sequence[int]
    nilai: Sequence[float | None]
    asal: Sequence[str] = ()
    kategori: Sequence[str] = ()

    def __post_init__(self) -> None:
        n = len(self.tahun)
        check_lengths(self, n, nilai=self.nilai)
        for name in ("asal", "kategori"):
            if getattr(self, name):
                check_lengths(self, n, **{name: getattr(self, name)})

    def rows(self) -> list[Row]:
        """Return (tahun, nilai, asal, kategori)."""
        empty = ("",) * len(self.tahun)
        values = [number(v) for v in self.nilai]
        return list(zip(self.tahun, values, self.asal or empty, self.kategori or empty,
                        strict=True))  # fmt: skip

    def difference(self) -> float | None:
        """Return the last value less the one before, in percentage points, if both are there."""
        pair = [v for _, v, _, _ in self.rows()][-2:]
        both = known(pair)
        return both[1] - both[0] if len(both) == 2 else None

    def named(self) -> str:
        """Name the difference: `+4 poin persen`."""
        d = self.difference()
        return "" if d is None else poin_persen(d)

    def draw(self) -> Figure:
        """Return the figure; its height grows with the years."""
        rows = self.rows()
        if not rows:
            return empty_figure()
        k = Kanvas(ATAS + BARIS * len(rows) + 14)
        left = 8 + max((_label_width(t, a) for t, _, a, _ in rows), default=20)
        values = known(v for _, v, _, _ in rows)
        room = max((_tail_width(v, c) for _, v, _, c in rows), default=0) + 8
        if self.difference() is not None:
            room += width(self.named(), TEKS, "bold") + 24
        right = LEBAR - max(room, width("100%", KECIL) / 2 + 1)
        x = Linear(min([0.0, *values]), max([100.0, *values]), left, right)
        bottom = ATAS + BARIS * len(rows) + 1
        k.text(left, 8, "Capaian, persen", size=KECIL, color="redup")
        for m in TANDA if right - x(0) > 60 and x(100) - x(0) > 60 else TANDA[:1]:
            k.line((x(m), x(m)), (ATAS - 2, bottom), "garis" if m == 0 else "kisi",
                   0.8 if m == 0 else 0.5, label="kisi")  # fmt: skip
            k.text(x(m), bottom + 9, persen(m), size=KECIL, color="redup", ha="center")
        ends = [self._row(k, i, row, x) for i, row in enumerate(rows)]
        if self.difference() is not None:
            self._bracket(k, len(rows), max(ends[-2:]) + 7)
        return k.fig

    def _row(self, k: Kanvas, i: int, row: Row, x: Linear) -> float:
        """Draw year, bar and value; return where the text ends."""
        tahun, nilai, asal, kategori = row
        last = i == len(self.tahun) - 1
        y = ATAS + BARIS * i + (BARIS - BATANG) / 2
        base = y + BATANG / 2 + 2.9
        k.text(0, base, str(tahun), weight="bold")
        if nilai is None:
            k.missing(x(0) + 5, base)
            return x(0) + 5 + width(KOSONG)
        k.text(width(str(tahun), TEKS, "bold") + 5, base, _origin(asal), size=KECIL,
               color="redup")  # fmt: skip
        ink = "realisasi" if last else "target"
        k.rect(min(x(0), x(nilai)), y, abs(x(nilai) - x(0)), BATANG, fill=ink, label="capaian")
        start = x(max(nilai, 0)) + 5
        tail = _tail_width(nilai, kategori)
        k.rect(start - 3, y, tail + 3, BATANG, fill="kertas")
        k.text(start, base, label(nilai, "%"), weight="bold",
               color="realisasi" if last else "tinta")  # fmt: skip
        kategori = shorten(plain(kategori), KATEGORI)
        k.text(start + tail, base, kategori, ha="right")
        return start + tail

    def _bracket(self, k: Kanvas, n: int, x: float) -> None:
        """Join the last two values by an arrow that carries their difference."""
        y0, y1 = (ATAS + BARIS * (i + 0.5) for i in (n - 2, n - 1))
        k.line((x, x + 6, x + 6, x + 3), (y0, y0, y1, y1), "tinta", 0.8, label="selisih")
        k.polygon([(x, y1), (x + 4.5, y1 - 2.6), (x + 4.5, y1 + 2.6)], fill="tinta")
        k.text(x + 11, (y0 + y1) / 2 + 2.9, self.named(), weight="bold")

    def alt(self) -> str:
        """Return every year's value and the difference in words."""
        said = []
        for tahun, nilai, asal, kategori in self.rows():
            notes = ", ".join(p for p in (plain(kategori), plain(asal)) if p and nilai is not None)
            value = KOSONG if nilai is None else persen(nilai)
            said.append(f"{tahun} {value}" + (f" ({notes})" if notes else ""))
        text = f"Grafik batang capaian per tahun: {'; '.join(said)}." if said else "Belum ada data."
        if self.difference() is None:
            return text
        return f"{text} Selisih {self.tahun[-1]} terhadap {self.tahun[-2]}: {self.named()}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a year; columns that are empty throughout are left out."""
        head = ["Tahun", "Capaian"]
        rows = [[str(t), KOSONG if v is None else persen(v)] for t, v, _, _ in self.rows()]
        for name, column in (("Asal nilai", self.asal), ("Kategori", self.kategori)):
            if any(column):
                head.append(name)
                for row, cell in zip(rows, column, strict=True):
                    row.append(plain(cell) or "–")
        if self.named():
            head.append("Selisih")
            for i, row in enumerate(rows):
                row.append(self.named() if i == len(rows) - 1 else "–")
        return head, rows


def _origin(asal: str) -> str:
    return shorten(plain(asal), ASAL, KECIL)


def _label_width(tahun: int, asal: str) -> float:
    return width(str(tahun), TEKS, "bold") + (width(_origin(asal), KECIL) + 5 if asal else 0)


def _tail_width(nilai: float | None, kategori: str) -> float:
    if nilai is None:
        return 0.0
    return width(label(nilai, "%"), TEKS, "bold") + 5 + width(shorten(plain(kategori), KATEGORI))
