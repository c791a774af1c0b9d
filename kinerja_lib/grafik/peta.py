"""Heat map indicator × triwulan: cumulative capaian against the year's target, in percent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.bahasa import ROMAWI, TIDAK_DIHITUNG, angka, daftar, persen, triwulan
from kinerja_lib.grafik.gaya import KECIL, LEBAR, PALET, TEKS, ink_on
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.skala import check_lengths, known, number
from kinerja_lib.grafik.teks import code_column, plain, width, wrap
from kinerja_lib.grafik.titik import BELUM_DILAPORKAN

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BATAS = (25.0, 50.0, 75.0, 100.0)
"""Where the next darker cell colour begins; the darkest says that the year's target is met."""
SEL, CELAH, KEPALA, LAJU = 44.0, 2.0, 30.0, 9.0
"""Cell width, gap between cells, height of the heads, and line spacing of names."""
RAPAT = 10.2
"""The lowest row of one line."""
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

    `baris` holds (kode, nama); `nilai` and `ilustrasi` hold one row of quarters for each, percent
    of the year's target or None. Quarters after `sampai` stay open.
    """

    baris: Sequence[tuple[str, str]]
    nilai: Sequence[Sequence[float | None]]
    ilustrasi: Sequence[Sequence[bool]] = ()
    triwulan: Sequence[int] = (1, 2, 3, 4)
    sampai: int = 4
    ukuran: str = "Capaian kumulatif terhadap target setahun, persen"

    def __post_init__(self) -> None:
        n = len(self.baris)
        check_lengths(self, n, nilai=self.nilai)
        if self.ilustrasi:
            check_lengths(self, n, ilustrasi=self.ilustrasi)
        for row in (*self.nilai, *self.ilustrasi):
            check_lengths(self, len(self.triwulan), nilai=row)

    def cell(self, i: int, j: int) -> tuple[float | None, bool]:
        """Return the value of a cell and whether it is illustrative."""
        x = number(self.nilai[i][j]) if self.triwulan[j] <= self.sampai else None
        return x, x is not None and bool(self.ilustrasi) and bool(self.ilustrasi[i][j])

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
        for i, (name, h) in enumerate(zip(names, heights, strict=True)):
            base = y + (h - CELAH - LAJU * (len(name) - 1)) / 2 + 2.8
            k.text(0, base, codes[i], size=KECIL, color="redup")
            k.lines(code_room, base, name, LAJU)
            for j in range(len(self.triwulan)):
                self._cell(k, i, j, y, h - CELAH)
            y += h
        self._key(k, y + 12)
        return k.fig

    def _x(self, j: int) -> float:
        return LEBAR - (len(self.triwulan) - j) * SEL + CELAH

    def _heads(self, k: Kanvas) -> None:
        k.text(LEBAR, 8, self.ukuran, size=KECIL, color="redup", ha="right")
        for j, q in enumerate(self.triwulan):
            k.text(self._x(j) + (SEL - CELAH) / 2, KEPALA - 6, f"TW {ROMAWI[q]}", ha="center")

    def _cell(self, k: Kanvas, i: int, j: int, y: float, h: float) -> None:
        """Draw one cell: shade and number, or hatching, or an open frame."""
        x, w = self._x(j), SEL - CELAH
        base = y + h / 2 + 2.8
        nilai, ilustrasi = self.cell(i, j)
        if nilai is None:
            open_ = self.triwulan[j] > self.sampai
            k.rect(x, y, w, h, edge="kisi", hatched=not open_,
                   label="belum" if open_ else "kosong")  # fmt: skip
            if not open_:
                k.rect(x + w / 2 - 6, y + h / 2 - 4, 12, 8, fill="kertas")
                k.text(x + w / 2, base, "–", color="redup", ha="center")
            return
        key = colour(nilai)
        ink = ink_on(PALET[key])
        k.rect(x, y, w, h, fill=key, label="sel")
        k.text(x + w / 2, base, cell_text(nilai), color=ink, ha="center",
               style="italic" if ilustrasi else "normal")  # fmt: skip
        if ilustrasi:
            _corner(k, x + w, y)

    def _has(self) -> tuple[bool, bool, bool]:
        """Tell whether there are illustrative, missing and not yet reported cells."""
        cells = [(q, *self.cell(i, j)) for i in range(len(self.baris))
                 for j, q in enumerate(self.triwulan)]  # fmt: skip
        return (
            any(ilustrasi for _, _, ilustrasi in cells),
            any(x is None and q <= self.sampai for q, x, _ in cells),
            any(q > self.sampai for q, _, _ in cells),
        )

    def _foot(self) -> float:
        return 18.0 if any(self._has()) else 2.0

    def _key(self, k: Kanvas, y: float) -> None:
        """Explain the marks that occur, right aligned under the cells."""
        ilustrasi, kosong, belum = self._has()
        marks = [("ilustrasi", "angka miring, sudut terlipat: ilustrasi", ilustrasi),
                 ("kosong", TIDAK_DIHITUNG, kosong),
                 ("belum", BELUM_DILAPORKAN, belum)]  # fmt: skip
        shown = [(kind, text) for kind, text, there in marks if there]
        x = LEBAR - sum(width(text, KECIL) + 32 for _, text in shown) + 12
        for kind, text in shown:
            if kind == "ilustrasi":
                k.rect(x, y - 7, 15, 9, fill="sel_2")
                _corner(k, x + 15, y - 7)
            else:
                k.rect(x, y - 7, 15, 9, edge="kisi", hatched=kind == "kosong")
            k.text(x + 19, y, text, size=KECIL, color="redup")
            x += width(text, KECIL) + 32

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
        text += (f" Pada {triwulan(last[-1])} {met} dari {len(self.baris)} indikator mencapai "
                 f"100% atau lebih; terendah {persen(min(values))}")  # fmt: skip
        text += f" ({daftar([plain(k) for k in low])})." if len(low) <= 3 else "."
        absent = len(column) - len(values)
        return text + (f" {absent} indikator tidak dapat dihitung." if absent else "") + (
            f" {self._count()} sel berisi ilustrasi." if self._count() else "")  # fmt: skip

    def _count(self) -> int:
        return sum(self.cell(i, j)[1] for i in range(len(self.baris))
                   for j in range(len(self.triwulan)))  # fmt: skip

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row an indicator; a last column names the illustrative quarters, if any."""
        head = ["Kode", "Indikator", *(triwulan(q) for q in self.triwulan)]
        rows = []
        for i, (kode, nama) in enumerate(self.baris):
            cells = [self.cell(i, j) for j in range(len(self.triwulan))]
            row = [plain(kode), plain(nama)]
            for q, (x, _) in zip(self.triwulan, cells, strict=True):
                row.append(BELUM_DILAPORKAN if q > self.sampai else persen(x))
            if self._count():
                marked = [ROMAWI[q] for q, c in zip(self.triwulan, cells, strict=True) if c[1]]
                row.append(f"Triwulan {daftar(marked)}" if marked else "–")
            rows.append(row)
        return ([*head, "Ilustrasi"] if self._count() else head), rows


def _corner(k: Kanvas, x: float, y: float) -> None:
    """Fold the upper right corner of a cell: the mark of an illustrative value."""
    k.polygon([(x - 6, y), (x, y), (x, y + 6)], fill="kertas", label="ilustrasi")
    k.polygon([(x - 6, y), (x - 6, y + 6), (x, y + 6)], fill="kertas", edge="garis", width=0.5)
