"""Place labels next to points so that they hide neither lines, points nor each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points, y downwards."""


@dataclass
class Letak:
    """Remember what is drawn; `place` takes the best free spot around a point.

    `bounds` is where labels may stand.
    """

    bounds: Box
    segments: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def add_line(self, points: Sequence[tuple[float, float]]) -> None:
        """Keep labels off a line through these points."""
        self.segments += [(*a, *b) for a, b in pairwise(points)]

    def add_point(self, x: float, y: float, r: float) -> None:
        """Keep labels off a point of radius `r`."""
        self.boxes.append((x - r, y - r, x + r, y + r))

    def place(
        self, x: float, y: float, w: float, size: float, above: bool, r: float = 2.8
    ) -> tuple[float, float]:
        """Return left end and baseline for a label `w` wide at the point (x, y) of radius `r`.

        `above` says which side is tried first. The spot that hides least is taken.
        """
        high, gap = size * 0.74, r + 2.4
        up, down = y - gap, y + gap + high
        sides = (up, down) if above else (down, up)
        spots = [(x + dx, line) for line in sides for dx in _shifts(w, line == up)]
        spots += [(x + gap + 2, y + high / 2), (x - w - gap - 2, y + high / 2)]
        costs = [(self._cost((a, b - high, a + w, b)), i) for i, (a, b) in enumerate(spots)]
        a, b = spots[min((cost + i * 0.2, i) for cost, i in costs)[1]]
        self.boxes.append((a, b - high, a + w, b))
        return a, b

    def _cost(self, box: Box) -> float:
        x0, y0, x1, y1 = box
        left, top, right, bottom = self.bounds
        out = max(0, left - x0) + max(0, x1 - right) + max(0, top - y0) + max(0, y1 - bottom)
        wide = (x0 - 1.5, y0 - 1.5, x1 + 1.5, y1 + 1.5)
        crossed = sum(inside(segment, wide) for segment in self.segments)
        return 10 * out + crossed + sum(_overlap(wide, other) for other in self.boxes)


def _shifts(w: float, up: bool) -> tuple[float, ...]:
    """Return left ends to try, the side where a rising line is not coming first."""
    return (-w / 2, 3 - w, -3.0) if up else (-w / 2, -3.0, 3 - w)


def _overlap(a: Box, b: Box) -> float:
    w = min(a[2], b[2]) - max(a[0], b[0])
    h = min(a[3], b[3]) - max(a[1], b[1])
    return w * h if w > 0 and h > 0 else 0.0


def inside(segment: Box, box: Box) -> float:
    """Return the length of a segment that lies in a box (Liang–Barsky clipping)."""
    x0, y0, x1, y1 = segment
    dx, dy = x1 - x0, y1 - y0
    t0, t1 = 0.0, 1.0
    for p, q in ((-dx, x0 - box[0]), (dx, box[2] - x0), (-dy, y0 - box[1]), (dy, box[3] - y0)):
        if p == 0:
            if q < 0:
                return 0.0
        elif p < 0:
            t0 = max(t0, q / p)
        else:
            t1 = min(t1, q / p)
    return (t1 - t0) * float((dx * dx + dy * dy) ** 0.5) if t1 > t0 else 0.0


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move labels on a vertical apart by `gap`, keeping order, within low to high."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    out = list(wanted)
    for last, i in pairwise(order):
        out[i] = max(out[i], out[last] + gap)
    shift = max((o - w for o, w in zip(out, wanted, strict=True)), default=0.0) / 2
    out = [v - shift for v in out]
    over = max(0.0, max(out, default=high) - high)
    under = max(0.0, low - min(out, default=low) + over)
    return [v - over + under for v in out]
