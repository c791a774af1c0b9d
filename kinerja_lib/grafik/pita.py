"""Bands of a category scale along an axis, and levels for their names."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from kinerja_lib.grafik.teks import plain

Pita = tuple[float, float, str]
"""From, up to (may be infinite), category; lowest first."""


def cut(pita: Sequence[Pita], low: float, top: float) -> list[Pita]:
    """Return the bands cut to an axis; what lies outside is left out."""
    bands = [
        (max(lo, low) if isfinite(lo) else low, min(hi, top), plain(name)) for lo, hi, name in pita
    ]
    return [band for band in bands if band[1] > band[0]]


def tint(i: int, count: int) -> str:
    """Return the palette's key for the i-th of some bands, the lowest being the darkest."""
    return f"pita_{1 + round(i * 6 / max(count - 1, 1))}"


def tiers(labels: Sequence[tuple[float, float]], right: float) -> list[int]:
    """Return on which level above the zones each label (start, width) stands, 0 = lowest."""
    free: list[float] = []
    out = []
    for start, w in reversed(labels):
        level = next((i for i, limit in enumerate(free) if start + w + 6 <= limit), len(free))
        if level == len(free):
            free.append(right)
        free[level] = start
        out.append(level)
    return out[::-1]
