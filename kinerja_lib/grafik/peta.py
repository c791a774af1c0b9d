"""Heat map indicator × triwulan: cumulative capaian against the year's target, in percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.dasar.bahasa import ROMAWI, TIDAK_DIHITUNG, angka, daftar, persen, triwulan
from kinerja_lib.dasar.status import STATUS, Status
from kinerja_lib.grafik.gaya import KECIL, LEBAR, PALET, TEKS, ink_on
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.skala import check_lengths, known, number
from kinerja_lib.grafik.teks import code_column, plain, width, wrap
from kinerja_lib.grafik.titik import BELUM_DILAPORKAN, LEMAH

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BATAS = (25.0, 50.0, 75.0, 100.0)
"""Where the next darker cell colour begins; the darkest says that the year's target is met."""
SEL, CELAH, KEPALA, LAJU = 44.0, 2.0, 30.0, 9.0
"""Cell width, gap between cells, height of the heads, and line spacing of names."""
RAPAT = 10.2
"""The lowest row of one line."""
TINTA = ("tinta_sel_gelap", "tinta_sel_terang")
KUNCI = {
    "turunan": "titik di sudut: turunan",
    "ilustrasi": "miring, sudut terlipat: ilustrasi",
    "kosong": TIDAK_DIHITUNG,
    "belum": BELUM_DILAPORKAN,
}
"""Marks of cells and what the key says of them."""
TERTINGGI = 610.0
"""Names get fewer lines where the rows would be higher than this: one A4 page with a caption."""


def colour(nilai: float) -> str:
    """Return the palette key of a cell."""
    return f"sel_{1 + sum(round(nilai, 2) >= b for b in BATAS)}"


def cell_text(nilai: float) -> str:
    """Print a value for a cell; what is too long for one is said to lie beyond."""
    for text in (angka(nilai), angka(nilai, 0)):
        if width(text, TEKS) <= SEL - CELAH - 12:
            return text
    return "> 9.999" if nilai > 0 else "< −999"


@dataclass(frozen=True)
class PetaTriwulan:
    """Show capaian of each indicator by triwulan as numbers in shaded cells.

    `baris` holds (kode, nama); `nilai` and `status` hold one row of quarters for each, percent
    of the year's target or None, and how firm it is. Quarters after `sampai` stay open.
    """

    baris: Sequence[tuple[str, str]]
    nilai: Sequence[Sequence[float | None]]
    status: Sequence[Sequence[Status]] = ()
    triwulan: Sequence[int] = (1, 2, 3, 4)
    sampai: int = 4
    ukuran: str = "Capaian kumulatif terhadap target setahun, persen"

    def __post_init__(self) -> None:
        n = len(self.baris)
        check_lengths(self, n, nilai=self.nilai)
        if self.status:
            check_lengths(self, n, status=self.status)
        for row in (*self.nilai, *self.status):
            check_lengths(self, len(self.triwulan), nilai=row)

    def cell(self, i: int, j: int) -> tuple[float | None, Status]:
        """Return the value of a cell and how firm it is, "" for none and where nobody said."""
        x = number(self.nilai[i][j]) if self.triwulan[j] <= self.sampai else None
        return x, self.status[i][j] if self.status and x is not None else ""

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        if not self.baris:
            return empty_figure()
        name_room = LEBAR - len(self.triwulan) * SEL - 12
        codes, code_room = code_column([kode for kode, _ in self.baris])
        for lines in (3, 2, 1):
            names = [wrap(nama, name_room - code_room, lines=lines) for _, nama in self.baris]
            heights = [7.0 + LAJU * max(len(n), 1) for n in names]
            if sum(heights) <= TERTINGGI:
                break
        if sum(heights) > TERTINGGI:
            heights = [max(TERTINGGI / len(heights), RAPAT)] * len(heights)
        k = Kanvas(KEPALA + sum(heights) + self._foot())
        self._heads(k)
        y = KEPALA
        derived: dict[str, list[tuple[float, float]]] = {ink: [] for ink in TINTA}
        for i, (name, h) in enumerate(zip(names, heights, strict=True)):
            base = y + (h - CELAH - LAJU * (len(name) - 1)) / 2 + 2.8
            k.text(0, base, codes[i], size=KECIL, color="redup")
            k.lines(code_room, base, name, LAJU)
            for j in range(len(self.triwulan)):
                if ink := self._cell(k, i, j, y, h - CELAH):
                    derived[ink].append((self._x(j) + SEL - CELAH - 4, y + 4))
            y += h
        for ink, points in derived.items():
            k.dots(points, 1.2, ink, label="turunan")
        self._key(k, y + 12)
        return k.fig

    def _x(self, j: int) -> float:
        return LEBAR - (len(self.triwulan) - j) * SEL + CELAH

    def _heads(self, k: Kanvas) -> None:
        k.text(LEBAR, 8, self.ukuran, size=KECIL, color="redup", ha="right")
        for j, q in enumerate(self.triwulan):
            k.text(self._x(j) + (SEL - CELAH) / 2, KEPALA - 6, f"TW {ROMAWI[q]}", ha="center")

    def _cell(self, k: Kanvas, i: int, j: int, y: float, h: float) -> str:
        """Draw one cell: shade and number, or hatching, or an open frame.

        Return the ink for the point of a derived one: all of them are drawn as one shape.
        """
        x, w = self._x(j), SEL - CELAH
        base = y + h / 2 + 2.8
        nilai, status = self.cell(i, j)
        if nilai is None:
            open_ = self.triwulan[j] > self.sampai
            k.rect(x, y, w, h, edge="kisi", hatched=not open_, label="belum" if open_ else "kosong")
            if not open_:
                k.rect(x + w / 2 - 6, y + h / 2 - 4, 12, 8, fill="kertas")
                k.text(x + w / 2, base, "–", color="redup", ha="center")
            return ""
        key = colour(nilai)
        ink = ink_on(PALET[key])
        k.rect(x, y, w, h, fill=key, label="sel")
        k.text(
            x + w / 2,
            base,
            cell_text(nilai),
            color=ink,
            ha="center",
            style="italic" if status == "ilustrasi" else "normal",
        )
        if status == "ilustrasi":
            _corner(k, x + w, y)
        return ink if status == "turunan" else ""

    def _marks(self) -> list[tuple[str, str]]:
        """Return the marks that occur and what the key says of them."""
        cells = [
            (q, *self.cell(i, j))
            for i in range(len(self.baris))
            for j, q in enumerate(self.triwulan)
        ]
        there = {
            "turunan": any(s == "turunan" for _, _, s in cells),
            "ilustrasi": any(s == "ilustrasi" for _, _, s in cells),
            "kosong": any(x is None and q <= self.sampai for q, x, _ in cells),
            "belum": any(q > self.sampai for q, _, _ in cells),
        }
        return [(kind, text) for kind, text in KUNCI.items() if there[kind]]

    def _foot(self) -> float:
        return 18.0 if self._marks() else 2.0

    def _key(self, k: Kanvas, y: float) -> None:
        """Explain the marks that occur, right aligned under the cells."""
        shown = self._marks()
        x = LEBAR - sum(width(text, KECIL) + 28 for _, text in shown) + 9
        for kind, text in shown:
            if kind in LEMAH:
                k.rect(x, y - 7, 15, 9, fill="sel_2")
                if kind == "ilustrasi":
                    _corner(k, x + 15, y - 7)
                else:
                    k.dots([(x + 11, y - 3)], 1.2, "tinta_sel_gelap", label="turunan")
            else:
                k.rect(x, y - 7, 15, 9, edge="kisi", hatched=kind == "kosong")
            k.text(x + 19, y, text, size=KECIL, color="redup")
            x += width(text, KECIL) + 28

    def alt(self) -> str:
        """Return how many indicators have reached the target and which have no value."""
        last = [q for q in self.triwulan if q <= self.sampai]
        size = f"{len(self.baris)} indikator × {len(self.triwulan)} triwulan"
        text = f"Peta panas {size}, isi sel: {self.ukuran[:1].lower()}{self.ukuran[1:]}."
        if not last or not self.baris:
            return f"{text} Belum ada data."
        j = list(self.triwulan).index(last[-1])
        column = [self.cell(i, j)[0] for i in range(len(self.baris))]
        values = known(column)
        if not values:
            return f"{text} Pada {triwulan(last[-1])} tidak satu pun dapat dihitung."
        met = sum(round(v, 2) >= 100 for v in values)
        low = [k for (k, _), v in zip(self.baris, column, strict=True) if v == min(values)]
        text += (
            f" Pada {triwulan(last[-1])} {met} dari {len(self.baris)} indikator mencapai "
            f"100% atau lebih; terendah {persen(min(values))}"
        )
        text += f" ({daftar([plain(k) for k in low])})." if len(low) <= 3 else "."
        absent = len(column) - len(values)
        text += f" {absent} indikator tidak dapat dihitung." if absent else ""
        counts = [(status, self._count(status)) for status in LEMAH]
        return text + "".join(f" {n} sel memuat angka {status}." for status, n in counts if n)

    def _count(self, status: str) -> int:
        return sum(
            self.cell(i, j)[1] == status
            for i in range(len(self.baris))
            for j in range(len(self.triwulan))
        )

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row an indicator; a last column says which quarters are not firm, if any."""
        head = ["Kode", "Indikator", *(triwulan(q) for q in self.triwulan)]
        weak = any(self._count(status) for status in LEMAH)
        rows = []
        for i, (kode, nama) in enumerate(self.baris):
            cells = [self.cell(i, j) for j in range(len(self.triwulan))]
            row = [plain(kode), plain(nama)]
            for q, (x, _) in zip(self.triwulan, cells, strict=True):
                row.append(BELUM_DILAPORKAN if q > self.sampai else persen(x))
            rows.append([*row, self._status(cells)] if weak else row)
        return ([*head, "Status"] if weak else head), rows

    def _status(self, cells: Sequence[tuple[float | None, Status]]) -> str:
        """Say which quarters of a row are how firm."""
        said = []
        for status in STATUS:
            found = [ROMAWI[q] for q, c in zip(self.triwulan, cells, strict=True) if c[1] == status]
            said += [f"{status}: Triwulan {daftar(found)}"] if found else []
        return "; ".join(said) or "–"


def _corner(k: Kanvas, x: float, y: float) -> None:
    """Fold the upper right corner of a cell: the mark of an illustrative value."""
    k.polygon([(x - 6, y), (x, y), (x, y + 6)], fill="kertas", label="ilustrasi")
    k.polygon([(x - 6, y), (x - 6, y + 6), (x, y + 6)], fill="kertas", edge="garis", width=0.5)
