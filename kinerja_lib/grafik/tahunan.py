"""Capaian by year: bars, and the difference of the last two years named in percentage points.

Like is joined with like: a value of another origin than the last one's is drawn as an outline, and
no arrow joins the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kinerja_lib.dasar.bahasa import persen, poin_persen
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
WAJIK = 3.0
"""Half the width of the mark of a stated value."""
LAIN_DASAR = "dasar berbeda"


class Row(NamedTuple):
    """One year as it is drawn; `klaim` is what a document states where that is another value."""

    tahun: int
    nilai: float | None
    asal: str
    kategori: str
    klaim: float | None


@dataclass(frozen=True)
class CapaianTahunan:
    """Show capaian (percent, or None) by year, oldest first.

    `asal` says where each value comes from (dihitung, dinyatakan, …), `kategori` its class on the
    scale, `klaim` what a document states of a year beside the value; each may be left out. Values
    come unrounded and are printed with `desimal` decimals. The difference is that of the last two
    entries, if these are two years in a row.
    """

    tahun: Sequence[int]
    nilai: Sequence[float | None]
    asal: Sequence[str] = ()
    kategori: Sequence[str] = ()
    klaim: Sequence[float | None] = ()
    desimal: int = 2

    def __post_init__(self) -> None:
        n = len(self.tahun)
        check_lengths(self, n, nilai=self.nilai)
        for name in ("asal", "kategori", "klaim"):
            if getattr(self, name):
                check_lengths(self, n, **{name: getattr(self, name)})

    def rows(self) -> list[Row]:
        """Return every year; a claim that prints like the value is no second one."""
        empty = ("",) * len(self.tahun)
        values = [number(v) for v in self.nilai]
        claims = [number(v) for v in self.klaim or (None,) * len(values)]
        return [
            Row(t, v, a, k, None if c is None or v is None or self._text(c) == self._text(v) else c)
            for t, v, a, k, c in zip(
                self.tahun, values, self.asal or empty, self.kategori or empty, claims, strict=True
            )
        ]

    def _text(self, v: float) -> str:
        return persen(v, self.desimal)

    def _pair(self) -> list[Row]:
        """Return the last two years if both have a value and follow each other."""
        pair = self.rows()[-2:]
        there = len(pair) == 2 and len(known(r.nilai for r in pair)) == 2
        return pair if there and pair[1].tahun - pair[0].tahun == 1 else []

    def unlike(self) -> bool:
        """Tell whether the last two years are there but of different origin."""
        return len({r.asal for r in self._pair()}) == 2

    def difference(self) -> float | None:
        """Return the last value less the one before, in percentage points, of like with like."""
        both = [] if self.unlike() else known(r.nilai for r in self._pair())
        return both[1] - both[0] if both else None

    def named(self) -> str:
        """Name the difference: `+4 poin persen`."""
        d = self.difference()
        return "" if d is None else poin_persen(d, self.desimal)

    def draw(self) -> Figure:
        """Return the figure; its height grows with the years."""
        rows = self.rows()
        if not rows:
            return empty_figure()
        k = Kanvas(ATAS + BARIS * len(rows) + 14)
        left = 8 + max((_label_width(r) for r in rows), default=20)
        values = known(v for r in rows for v in (r.nilai, r.klaim))
        tails = [max(self._tail_width(r), width(self._stated(r), KECIL) + WAJIK) for r in rows]
        room = max(tails) + 8
        beside = self.named() or (LAIN_DASAR if self.unlike() else "")
        if beside:
            room += width(beside, TEKS, "bold") + 24
        right = LEBAR - max(room, width("100%", KECIL) / 2 + 1)
        x = Linear(min([0.0, *values]), max([100.0, *values]), left, right)
        bottom = ATAS + BARIS * len(rows) + 1
        k.text(left, 8, "Capaian, persen", size=KECIL, color="redup")
        for m in TANDA if right - x(0) > 60 and x(100) - x(0) > 60 else TANDA[:1]:
            k.line(
                (x(m), x(m)),
                (ATAS - 2, bottom),
                "garis" if m == 0 else "kisi",
                0.8 if m == 0 else 0.5,
                label="kisi",
            )
            k.text(x(m), bottom + 9, persen(m), size=KECIL, color="redup", ha="center")
        ends = [self._row(k, i, row, x) for i, row in enumerate(rows)]
        if self.named():
            self._bracket(k, len(rows), max(ends[-2:]) + 7)
        elif beside:
            middle = ATAS + BARIS * (len(rows) - 1) + 2.9
            k.text(max(ends[-2:]) + 18, middle, beside, color="redup")
        return k.fig

    def _row(self, k: Kanvas, i: int, row: Row, x: Linear) -> float:
        """Draw year, bar, value and claim; return where the text ends."""
        last = i == len(self.tahun) - 1
        y = ATAS + BARIS * i + (BARIS - BATANG) / 2
        base = y + BATANG / 2 + 2.9
        k.text(0, base, str(row.tahun), weight="bold")
        if row.nilai is None:
            k.missing(x(0) + 5, base)
            return x(0) + 5 + width(KOSONG)
        k.text(
            width(str(row.tahun), TEKS, "bold") + 5,
            base,
            _origin(row.asal),
            size=KECIL,
            color="redup",
        )
        ink = "realisasi" if last else "target"
        like = row.asal == self.rows()[-1].asal
        k.rect(
            min(x(0), x(row.nilai)),
            y,
            abs(x(row.nilai) - x(0)),
            BATANG,
            ink if like else "",
            "" if like else ink,
            1.2,
            label="capaian",
        )
        start = x(max(row.nilai, 0)) + 5
        tail = self._tail_width(row)
        k.rect(start - 3, y, tail + 3, BATANG, fill="kertas")
        k.text(
            start,
            base,
            self._label(row.nilai),
            weight="bold",
            color="realisasi" if last else "tinta",
        )
        k.text(start + tail, base, shorten(plain(row.kategori), KATEGORI), ha="right")
        return max(start + tail, self._claim(k, y + BATANG, row, x))

    def _claim(self, k: Kanvas, y: float, row: Row, x: Linear) -> float:
        """Mark under its bar what a document states; return where the text ends."""
        if row.klaim is None:
            return 0.0
        at, y, said = x(row.klaim), y + WAJIK + 0.5, self._stated(row)
        k.polygon(
            [(at - WAJIK, y), (at, y - WAJIK), (at + WAJIK, y), (at, y + WAJIK)],
            "kertas",
            "peringatan",
            1.0,
            label="klaim",
        )
        k.text(at + WAJIK + 3, y + 2.4, said, size=KECIL, color="redup")
        return at + WAJIK + 3 + width(said, KECIL)

    def _label(self, v: float) -> str:
        """Print a value for the picture, a huge one in words."""
        return label(v, "%") if abs(v) >= 1e9 else self._text(v)

    def _stated(self, row: Row) -> str:
        return "" if row.klaim is None else f"dinyatakan {self._label(row.klaim)}"

    def _tail_width(self, row: Row) -> float:
        if row.nilai is None:
            return 0.0
        kategori = width(shorten(plain(row.kategori), KATEGORI))
        return width(self._label(row.nilai), TEKS, "bold") + 5 + kategori

    def _bracket(self, k: Kanvas, n: int, x: float) -> None:
        """Join the last two values by an arrow that carries their difference."""
        y0, y1 = (ATAS + BARIS * (i + 0.5) for i in (n - 2, n - 1))
        k.line((x, x + 6, x + 6, x + 3), (y0, y0, y1, y1), "tinta", 0.8, label="selisih")
        k.polygon([(x, y1), (x + 4.5, y1 - 2.6), (x + 4.5, y1 + 2.6)], fill="tinta")
        k.text(x + 11, (y0 + y1) / 2 + 2.9, self.named(), weight="bold")

    def alt(self) -> str:
        """Return every year's value, what is stated beside it, and the difference in words."""
        said = []
        for r in self.rows():
            notes = [p for p in (plain(r.kategori), plain(r.asal)) if p and r.nilai is not None]
            notes += [] if r.klaim is None else [f"dokumen menyatakan {self._text(r.klaim)}"]
            value = KOSONG if r.nilai is None else self._text(r.nilai)
            said.append(f"{r.tahun} {value}" + (f" ({', '.join(notes)})" if notes else ""))
        if not said:
            return "Belum ada data."
        text = f"Grafik batang capaian per tahun: {'; '.join(said)}."
        if self.unlike():
            return f"{text} {self.tahun[-2]} dan {self.tahun[-1]} tidak dihubungkan: {LAIN_DASAR}."
        if not self.named():
            return text
        return f"{text} Selisih {self.tahun[-1]} terhadap {self.tahun[-2]}: {self.named()}."

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a year; columns that are empty throughout are left out."""
        found = self.rows()
        head = ["Tahun", "Capaian"]
        rows = [[str(r.tahun), KOSONG if r.nilai is None else self._text(r.nilai)] for r in found]
        claims = ["" if r.klaim is None else self._text(r.klaim) for r in found]
        change = [self.named() if i == len(found) - 1 else "" for i in range(len(found))]
        for name, column in (
            ("Asal nilai", self.asal),
            ("Kategori", self.kategori),
            ("Dinyatakan dokumen", claims),
            ("Selisih", change),
        ):
            if any(column):
                head.append(name)
                for row, cell in zip(rows, column, strict=True):
                    row.append(plain(cell) or "–")
        return head, rows


def _origin(asal: str) -> str:
    return shorten(plain(asal), ASAL, KECIL)


def _label_width(r: Row) -> float:
    return width(str(r.tahun), TEKS, "bold") + (width(_origin(r.asal), KECIL) + 5 if r.asal else 0)
