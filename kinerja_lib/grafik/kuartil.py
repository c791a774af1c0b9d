"""Quartiles of values, and dots that do not hide each other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles


def kuartil(values: Sequence[float]) -> tuple[float, float, float]:
    """Return lower quartile, median and upper quartile (both ends included) of some values."""
    if len(values) == 1:
        return (values[0],) * 3
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high


def swarm(
    xs: Sequence[float], y: float, room: float, r: float, right: float
) -> list[tuple[float, float]]:
    """Place dots of radius `r` at their x, stacked around `y` where they would touch.

    Stacks higher than `room` are pressed together; no dot leaves `right`.
    """
    stacks: dict[int, list[float]] = {}
    for x in sorted(xs):
        stacks.setdefault(round(x / (2 * r)), []).append(min(x, right))
    highest = max((len(s) for s in stacks.values()), default=1)
    step = min(2 * r, room / max(highest - 1, 1))
    return [
        (x, y + step * ((i + 1) // 2) * (-1) ** i)
        for stack in stacks.values()
        for i, x in enumerate(stack)
    ]
