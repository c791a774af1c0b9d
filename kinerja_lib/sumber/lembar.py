"""One worksheet as read: its cells, and what a plain list of values does not say about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kinerja_lib.dasar.nilai import cell_text
from kinerja_lib.sumber import Baris
from kinerja_lib.sumber.luas import Tempat

TANPA_NILAI = "(rumus tanpa nilai)"
"""What a cell holds whose formula nobody computed: it cannot be read, and is not empty."""


class Persen(str):
    """A percent or a quantity that the workbook keeps as a number: `87,5%` of 0.875."""


@dataclass
class Lembar:
    """A worksheet from its cell A1; `gabung` are merged ranges (r1, c1, r2, c2), from 0.

    `rumus` are the cells with a formula and no saved value, `galat` those with an error; `jauh` is
    the cell that makes the sheet too large to load; rows and columns that are hidden count from 0.
    """

    sel: list[list[Any]]
    gabung: list[tuple[int, int, int, int]] = field(default_factory=list)
    tampak: bool = True
    rumus: list[Tempat] = field(default_factory=list)
    galat: list[Tempat] = field(default_factory=list)
    jauh: Tempat | None = None
    baris_sembunyi: set[int] = field(default_factory=set)
    kolom_sembunyi: set[int] = field(default_factory=set)

    def at(self, place: Tempat) -> Any:
        """Return a cell, None outside of what is filled."""
        row, column = place
        inside = row < len(self.sel) and column < len(self.sel[row])
        return self.sel[row][column] if inside else None

    def put(self, place: Tempat, value: Any) -> None:
        """Set a cell, also beyond what is filled."""
        row, column = place
        self.sel += ([] for _ in range(row + 1 - len(self.sel)))
        cells = self.sel[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = value

    def put_error(self, place: Tempat, text: str) -> None:
        """Show an error value in its cell."""
        self.galat.append(place)
        self.put(place, text)

    def put_uncomputed(self, place: Tempat) -> None:
        """Mark a formula that has no saved value."""
        self.rumus.append(place)
        self.put(place, TANPA_NILAI)

    def put_percent(self, place: Tempat) -> None:
        """Show a number as the percent that its format makes of it."""
        value = self.at(place)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self.put(place, Persen(f"{cell_text(float(value) * 100)}%"))

    def put_unit(self, place: Tempat, unit: str) -> None:
        """Show a number with the unit that its format writes behind it, or as a percent (`%`)."""
        value = self.at(place)
        if unit == "%":
            self.put_percent(place)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            self.put(place, Persen(f"{cell_text(float(value))}{unit}"))

    def rows(self) -> list[Baris]:
        """Number the rows and print their cells."""
        return [(n, [cell_text(c) for c in row]) for n, row in enumerate(self.sel, 1)]
