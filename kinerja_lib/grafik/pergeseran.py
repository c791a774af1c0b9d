"""Targets that differ between documents: one column a document, a step where it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinerja_lib.grafik.gaya import KECIL, LEBAR, TEKS
from kinerja_lib.grafik.kanvas import Kanvas
from kinerja_lib.grafik.skala import check_lengths, known, label, number, value
from kinerja_lib.grafik.teks import code_column, plain, shorten, width, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Baris = tuple[str, str, "Sequence[float | None]"]
"""Kode, nama, one target a document."""
LAJU, NAMA_MIN = 9.0, 150.0
SAMA = "Tidak ada target yang berbeda antardokumen"


@dataclass(frozen=True)
class PergeseranTarget:
    """Show the rows whose target differs between documents, in the documents' order.

    None = the document has no target for it. Rows without a difference are counted, not drawn.
    """

    dokumen: Sequence[str]
    baris: Sequence[Baris]
    satuan: str = "%"

    def __post_init__(self) -> None:
        for _, _, values in self.baris:
            check_lengths(self, len(self.dokumen), baris=values)

    def changed(self) -> list[tuple[str, str, list[float | None]]]:
        """Return the rows that differ."""
        rows = [(k, n, [number(v) for v in values]) for k, n, values in self.baris]
        return [row for row in rows if len(set(known(row[2]))) > 1]

    def draw(self) -> Figure:
        """Return the figure, as high as its rows need."""
        rows = self.changed()
        if not rows:
            k = Kanvas(30)
            k.text(0, 18, f"{SAMA}.", style="italic", color="redup")
            return k.fig
        step = min(78.0, (LEBAR - NAMA_MIN) / max(len(self.dokumen), 1))
        first = LEBAR - step * len(self.dokumen)
        codes, code = code_column([k for k, _, _ in rows])
        names = [wrap(n, first - code - 2, lines=4) for _, n, _ in rows]
        heads = [wrap(d, step - 6, KECIL, "bold", lines=3) for d in self.dokumen]
        top = 8 + LAJU * max(len(h) for h in heads)
        heights = [13.0 + LAJU * (len(n) - 1) + 2 for n in names]
        k = Kanvas(top + sum(heights) + 2)
        self._heads(k, heads, first, step, top)
        y = top
        for kode, (_, _, values), name, h in zip(codes, rows, names, heights, strict=True):
            base = y + h / 2 + 2.8
            start = base - LAJU * (len(name) - 1) / 2
            k.text(0, start, kode, size=KECIL, color="redup")
            k.lines(code, start, name, LAJU)
            self._track(k, values, first, step, base)
            y += h
            k.line((0, LEBAR), (y, y), "kisi", 0.5, label="kisi")
        return k.fig

    def _heads(
        self, k: Kanvas, heads: list[list[str]], first: float, step: float, top: float
    ) -> None:
        unit = "Target, persen" if self.satuan == "%" else f"Target, {plain(self.satuan)}"
        k.text(0, top - 6, shorten(unit, first, KECIL), size=KECIL, color="redup")
        for i, head in enumerate(heads):
            k.lines(
                first + step * (i + 0.5),
                top - 6 - LAJU * (len(head) - 1),
                head,
                LAJU,
                size=KECIL,
                weight="bold",
                ha="center",
            )
        k.line((0, LEBAR), (top, top), "garis", 0.8, label="kisi")

    def _track(
        self, k: Kanvas, values: list[float | None], first: float, step: float, base: float
    ) -> None:
        """Print a row's values, joined by a line where equal and by a step mark where not."""
        before: tuple[float, float] | None = None
        for i, v in enumerate(values):
            x = first + step * (i + 0.5)
            text = "–" if v is None else shorten(label(v, self.satuan), step - 4, TEKS, "bold")
            moved = v is not None and before is not None and v != before[0]
            bold = "bold" if moved else "normal"
            half = width(text, TEKS, bold) / 2 + 4
            ink = "redup" if v is None else "realisasi" if moved else "tinta"
            k.text(x, base, text, ha="center", weight=bold, color=ink)
            if v is None:
                continue
            if before is not None:
                self._join(k, before, v, x - half, base - 2.8, values[i - 1] is None)
            before = (v, x + half)

    def _join(
        self, k: Kanvas, before: tuple[float, float], v: float, end: float, y: float, gap: bool
    ) -> None:
        """Draw what lies between two values: a line, or a triangle and the difference.

        After a document without a target (`gap`) equal values are not joined;
        what does not fit is left out.
        """
        start, d = before[1], v - before[0]
        if d == 0:
            if not gap:
                k.line((start, end), (y, y), "garis", 0.8, label="tetap")
            return
        start = end - 44 if gap else start
        text = label(abs(d), "")
        w = 7 + width(text, KECIL)
        if w > end - start + 4:
            text, w = "", 5.2
        if w > end - start + 4:
            return
        x = (start + end - w) / 2
        tip, foot = (y - 2.6, y + 2.2) if d > 0 else (y + 2.6, y - 2.2)
        k.polygon(
            [(x, foot), (x + 5.2, foot), (x + 2.6, tip)],
            fill="realisasi",
            label="naik" if d > 0 else "turun",
        )
        k.text(x + 7, y + 2.5, text, size=KECIL, color="realisasi")

    def _said(self, values: Sequence[float | None]) -> str:
        pairs = zip(self.dokumen, values, strict=True)
        return ", ".join(f"{plain(d)}: {value(v, self.satuan)}" for d, v in pairs if v is not None)

    def alt(self) -> str:
        """Return each differing row's targets and how many rows do not differ."""
        rows = self.changed()
        if not rows:
            return f"{SAMA} pada {len(self.baris)} indikator."
        said = "; ".join(f"{plain(k)} {self._said(values)}" for k, _, values in rows)
        same = len(self.baris) - len(rows)
        text = f"Bagan target yang berbeda antardokumen pada {len(rows)} indikator: {said}."
        return text + (f" Pada {same} indikator lain target tidak berbeda." if same else "")

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return one row a differing indicator."""
        head = ["Kode", "Indikator", *(plain(d) for d in self.dokumen)]
        rows = [
            [plain(k), plain(n), *("–" if v is None else value(v, self.satuan) for v in values)]
            for k, n, values in self.changed()
        ]
        return head, rows
