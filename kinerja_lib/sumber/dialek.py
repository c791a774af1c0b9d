"""How a table is written as text: its separator and its decimal sign, one of each in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialek:
    """A separator and a decimal sign; Excel in Indonesia reads `;` with a comma."""

    pemisah: str = ","
    desimal: str = "."

    @property
    def tanda(self) -> str:
        """Return the byte order mark that keeps Excel from taking UTF-8 for Windows-1252."""
        return "\ufeff" if self.pemisah == ";" else ""


BAWAAN, INDONESIA = Dialek(), Dialek(";", ",")


def dialect_of(pemisah: str, cells: Iterable[str]) -> Dialek:
    """Return the dialect to answer in: Indonesian for `;`, or for values with decimal commas."""
    if pemisah == ",":
        return BAWAAN
    comma = pemisah == ";" or any(_decimal_comma(c) for c in cells)
    return INDONESIA if comma else BAWAAN


def _decimal_comma(text: str) -> bool:
    left, comma, right = text.partition(",")
    return bool(comma) and left[-1:].isdigit() and right[:1].isdigit()
