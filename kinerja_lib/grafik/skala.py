"""Axes: round tick values and the printing of values with their unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

from kinerja_lib.dasar.bahasa import angka, persen

TERBESAR = 1e18
"""What lies beyond this is not drawn; NaN and infinity are not either."""


@dataclass(frozen=True)
class Linear:
    """Map values from low–high to points from start–end; call it with a value."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, v: float) -> float:
        return self.start + (v - self.low) / (self.high - self.low) * (self.end - self.start)


def ticks(top: float, low: float = 0.0, steps: int = 4) -> list[float]:
    """Return round values from at or below `low` to at or above `top`, about `steps` apart."""
    span = max(top - low, 1e-9)
    raw = span / steps
    size = 10.0 ** floor(log10(raw))
    step = next(m * size for m in (1, 2, 2.5, 5, 10) if m * size >= raw * 0.8)
    if float(top).is_integer() and not float(step).is_integer():
        step = max(1.0, 2.0 * size)
    first, last = floor(low / step + 1e-9), ceil(top / step - 1e-9)
    return [round(i * step, 10) for i in range(first, max(last, first + 1) + 1)]


def value(x: float, satuan: str) -> str:
    """Print a value in full: `95%`, and without its unit otherwise; a tiny one is not 0."""
    tiny = 0 < abs(x) < 0.1
    digits = max(2, 1 - floor(log10(abs(x)))) if tiny else 2
    return persen(x, min(digits, 12)) if satuan == "%" else angka(x, min(digits, 12))


def label(x: float, satuan: str) -> str:
    """Print a value as short as a picture needs: from a milliard on in words."""
    if abs(x) < 1e9:
        return value(x, satuan)
    size, name = (1e12, "triliun") if abs(x) >= 1e12 else (1e9, "miliar")
    return f"{angka(x / size)} {name}{'%' if satuan == '%' else ''}"


def alike(a: float, b: float) -> bool:
    """Tell whether two values print alike, so that 99,999999 meets a target of 100."""
    return value(a, "") == value(b, "")


def with_unit(x: float, satuan: str) -> str:
    """Print a value for a sentence: `95%`, `4 laporan`."""
    return value(x, satuan) if satuan == "%" else f"{value(x, satuan)} {satuan}".strip()


def known(values: Iterable[float | None]) -> list[float]:
    """Return the values that are there."""
    return [v for v in values if v is not None and isfinite(v)]


def number(x: float | None) -> float | None:
    """Return a number or None: NaN, infinity and what no office counts cannot be drawn."""
    return float(x) if x is not None and abs(x) <= TERBESAR else None


def check_lengths(chart: object, expected: int, **columns: Sequence[object]) -> None:
    """Refuse columns of unequal length with a message that names chart and column."""
    for name, column in columns.items():
        if len(column) != expected:
            raise ValueError(
                f"{type(chart).__name__}.{name}: {len(column)} nilai, seharusnya {expected}"
            )
