"""Organisation chart: boxes and right-angled connectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import Kanvas, empty_figure
from kinerja_lib.grafik.teks import plain, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Simpul = tuple[str, str, str, str]
"""Kode, kode of the unit above ("" = top), nama, pejabat ("" = not named)."""
LAJU, CELAH, TURUN, INDEN = 9.4, 8.0, 20.0, 14.0
"""Line spacing, gap between boxes, height of a connector, indent of boxes below each other."""
SEMPIT, LEBAR_KOTAK = 82.0, 210.0
"""The narrowest box side by side, and the widest box at all."""
TEPI = 0.5
"""Margin that keeps the outlines on the sheet."""


@dataclass
class Kotak:
    """One unit: its text, the units under it and, after layout, its box."""

    nama: str
    pejabat: str
    tingkat: int = 0
    anak: list[Kotak] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    w: float = LEBAR_KOTAK
    h: float = 0.0
    gantung: bool = False

    def set_width(self, w: float) -> None:
        """Fix the width; the text, and so the height, follows."""
        self.w = min(w, LEBAR_KOTAK)
        self.h = LAJU * (len(self.name_lines()) + len(self.person_lines())) + 11

    def name_lines(self) -> list[str]:
        """Return the wrapped name."""
        return wrap(self.nama, self.w - 12, TEKS, "bold", lines=4)

    def person_lines(self) -> list[str]:
        """Return the wrapped name of the official, if any."""
        return wrap(self.pejabat, self.w - 12, KECIL, lines=2) if self.pejabat else []

    def walk(self) -> Iterator[Kotak]:
        """Yield this unit and all below it."""
        yield self
        for a in self.anak:
            yield from a.walk()


@dataclass(frozen=True)
class BaganStruktur:
    """Show units under the units they belong to, in the given order.

    Units of one level stand side by side while boxes stay readable; else they hang below each
    other. A unit whose `induk` is not in the list is a top one. Cycles are refused (ValueError).
    """

    simpul: Sequence[Simpul]
    perihal: str = "Bagan struktur organisasi"
    kepala: tuple[str, str, str] = ("Unit", "Pejabat", "Di bawah")

    def tree(self) -> list[Kotak]:
        """Return the top units with all others under them."""
        boxes = {k: Kotak(plain(n), plain(p)) for k, _, n, p in self.simpul}
        tops: list[Kotak] = []
        for kode, induk, _, _ in self.simpul:
            above = boxes.get(induk) if induk else None
            (above.anak if above else tops).append(boxes[kode])
        levels = list(tops)
        for box in levels:
            for a in box.anak:
                a.tingkat = box.tingkat + 1
            levels += box.anak
        if not len(self.simpul) == len(boxes) == len(levels):
            raise ValueError("BaganStruktur.simpul: kode kembar atau induk yang melingkar")
        return tops

    def draw(self) -> Figure:
        """Return the figure, as high as the tree needs."""
        tops = self.tree()
        if not tops:
            return empty_figure()
        boxes = [b for top in tops for b in top.walk()]
        place(tops)
        k = Kanvas(max((b.y + b.h for b in boxes), default=10.0) + 1)
        for box in boxes:
            _connect(k, box)
        for box in boxes:
            _draw_box(k, box)
        return k.fig

    def alt(self) -> str:
        """Return the tree in words, level by level."""
        tops = self.tree()
        said = [_named(t) for t in tops]
        if not tops:
            return f"{self.perihal}: belum ada data."
        text = f"{self.perihal}, paling atas {'; '.join(said)}."
        for box in (b for top in tops for b in top.walk()):
            if box.anak:
                text += f" Di bawah {box.nama}: {'; '.join(_named(a) for a in box.anak)}."
        return text

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a unit: name, official, unit above."""
        names = {k: plain(n) for k, _, n, _ in self.simpul}
        rows = [[plain(n), plain(p) or "–", names.get(i, "–")] for _, i, n, p in self.simpul]
        return [*self.kepala], rows


def place(tops: Sequence[Kotak]) -> None:
    """Give every box its place; units from level `hang` on have theirs below each other.

    The largest `hang` whose columns stay readable is taken; −1 puts everything in one column.
    """
    deepest = max((b.tingkat for top in tops for b in top.walk()), default=0)
    room = LEBAR - 2 * TEPI + CELAH
    hang = next(
        (d for d in range(deepest, -1, -1) if _columns(tops, d) * (SEMPIT + CELAH) <= room), -1
    )
    if hang < 0:
        _stack(tops, TEPI, 0.0, LEBAR_KOTAK)
        return
    slot = room / max(_columns(tops, hang), 1)
    _spread(tops, TEPI, slot, hang)
    y = TEPI
    row = list(tops)
    while row:
        high = max(b.h for b in row)
        for b in row:
            b.y, b.h = y, high
        y += high + TURUN
        if row[0].tingkat == hang:
            for b in row:
                _hang(b)
            break
        row = [a for b in row for a in b.anak]


def _columns(boxes: Sequence[Kotak], hang: int) -> int:
    """Return how many boxes stand side by side at the widest."""
    return sum(1 if not b.anak or b.tingkat >= hang else _columns(b.anak, hang) for b in boxes)


def _spread(boxes: Sequence[Kotak], x: float, slot: float, hang: int) -> None:
    """Put boxes side by side from `x`, each over the columns of those under it."""
    for b in boxes:
        span = slot * _columns([b], hang)
        b.set_width(span - CELAH)
        b.x = x + (span - CELAH - b.w) / 2
        if b.tingkat < hang:
            _spread(b.anak, x, slot, hang)
        x += span


def _stack(boxes: Sequence[Kotak], x: float, y: float, w: float) -> float:
    """Put boxes below each other from (x, y), those under them indented; return where it ends."""
    for b in boxes:
        b.x, b.y = x, y
        b.set_width(max(w, SEMPIT / 2))
        y = _hang(b)
    return y


def _hang(box: Kotak) -> float:
    """Put the units under `box` below it, indented; return where they end."""
    box.gantung = True
    return _stack(box.anak, box.x + INDEN, box.y + box.h + CELAH, box.w - INDEN)


def _named(box: Kotak) -> str:
    return f"{box.nama} ({box.pejabat})" if box.pejabat else box.nama


def _connect(k: Kanvas, box: Kotak) -> None:
    """Draw the lines from a unit to those under it."""
    if not box.anak:
        return
    bottom, middle = box.y + box.h, box.x + box.w / 2
    if not box.gantung:
        bus = bottom + (box.anak[0].y - bottom) / 2
        ends = [a.x + a.w / 2 for a in box.anak]
        k.line((middle, middle), (bottom, bus), "garis", 0.9, label="garis")
        if len({middle, *ends}) > 1:
            k.line((min(middle, *ends), max(middle, *ends)), (bus, bus), "garis", 0.9)
        for a, end in zip(box.anak, ends, strict=True):
            k.line((end, end), (bus, a.y), "garis", 0.9, label="garis")
        return
    spine = box.x + (box.anak[0].x - box.x) / 2
    last = box.anak[-1]
    k.line((spine, spine), (bottom, last.y + last.h / 2), "garis", 0.9, label="garis")
    for a in box.anak:
        k.line((spine, a.x), (a.y + a.h / 2,) * 2, "garis", 0.9, label="garis")


def _draw_box(k: Kanvas, box: Kotak) -> None:
    """Draw a unit's box; the top level carries the accent."""
    top = box.tingkat == 0
    k.rect(box.x, box.y, box.w, box.h, fill="kotak", edge="garis", width=0.7, label="unit")
    if top:
        k.rect(box.x, box.y, box.w, 2.2, fill="realisasi")
    names, people = box.name_lines(), box.person_lines()
    y = box.y + (box.h - LAJU * (len(names) + len(people))) / 2 + 7.4
    middle = box.x + box.w / 2
    k.lines(middle, y, names, LAJU, weight="bold", ha="center")
    k.lines(middle, y + LAJU * len(names), people, LAJU, size=KECIL, color="redup", ha="center")
