"""Tables of a printed page: cells from rules, rows from rules or from gaps between lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

TEPAT = 3.0
"""Points within which the ends of rules are held to be one."""
RAPAT = 4.5
"""Points between two words of one line; cells stand further apart."""


@dataclass(frozen=True)
class Pita:
    """One ruled row: its top and bottom, and the left and right end of each cell."""

    top: float
    bottom: float
    sel: tuple[tuple[float, float], ...]


def grids(page: Any) -> list[list[Pita]]:
    """Return tables as rows; below a ruled heading, horizontal rules alone part the rows."""
    made = []
    tables = [t for t in page.find_tables() if t.rows[0].cells.count(None) == 0]
    tops = sorted(t.bbox[1] for t in tables)
    for t in tables:
        grid = [
            Pita(r.bbox[1], r.bbox[3], tuple((c[0], c[2]) for c in r.cells if c)) for r in t.rows
        ]
        whole = [r for r in grid if len(r.sel) == len(grid[0].sel)]
        if len(whole) == 1 and len(grid[0].sel) > 1:
            below = [top for top in tops if top > grid[0].bottom]
            grid = [grid[0], *_under(page, grid[0], min(below, default=page.height))]
        if len(grid) > 1:
            made.append(grid)
    return made


def _under(page: Any, head: Pita, end: float) -> list[Pita]:
    """Return the rows between the rules under a heading, above the next table at `end`."""
    left, right = head.sel[0][0], head.sel[-1][1]
    rules = sorted(
        {
            round(x["top"], 1)
            for x in page.lines
            if abs(x["x0"] - left) < TEPAT
            and abs(x["x1"] - right) < TEPAT
            and abs(x["top"] - x["bottom"]) < 1
            and head.bottom + 2 < x["top"] < end - 2
        }
    )
    return [Pita(a, b, head.sel) for a, b in pairwise([head.bottom, *rules])]


def grid_rows(row: Pita, words: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Return a ruled row; one that holds several without rules between is split at its gaps."""
    inside = [w for w in words if row.top <= (w["top"] + w["bottom"]) / 2 <= row.bottom]
    made = []
    for band in _bands(inside):
        cells = []
        if _spans(band, row):
            words_in_order = sorted(band, key=lambda w: (round(w["top"]), w["x0"]))
            made.append((" ".join(w["text"] for w in words_in_order), *[""] * (len(row.sel) - 1)))
            continue
        for left, right in row.sel:
            here = [w for w in band if left <= (w["x0"] + w["x1"]) / 2 <= right]
            here.sort(key=lambda w: (round(w["top"]), w["x0"]))
            cells.append(" ".join(w["text"] for w in here))
        made.append(tuple(cells))
    return made


def _spans(band: list[dict[str, Any]], row: Pita) -> bool:
    """Tell whether a line runs on over the border of two cells: a heading within the table."""
    words = sorted(band, key=lambda w: (round(w["top"]), w["x0"]))
    borders = [right for _, right in row.sel[:-1]]
    return any(
        a["x0"] < x < b["x1"] and round(a["top"]) == round(b["top"]) and b["x0"] - a["x1"] < RAPAT
        for a, b in pairwise(words)
        for x in borders
    )


def _bands(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Split words at vertical gaps that are clearly wider than those between lines."""
    lines: list[list[dict[str, Any]]] = []
    ends: list[tuple[float, float]] = []
    for w in sorted(words, key=lambda w: w["top"]):
        if ends and w["top"] < ends[-1][1] - 1:
            lines[-1].append(w)
            ends[-1] = (ends[-1][0], max(ends[-1][1], w["bottom"]))
        else:
            lines.append([w])
            ends.append((w["top"], w["bottom"]))
    gaps = [b[0] - a[1] for a, b in pairwise(ends)]
    normal = min(gaps, default=0.0)
    made = lines[:1]
    for line, gap in zip(lines[1:], gaps, strict=True):
        if gap > max(normal * 1.5, normal + 1.5):
            made.append(line)
        else:
            made[-1] = made[-1] + line
    return made
