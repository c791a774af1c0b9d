"""Sum measurements up: medians with their spread, ratios round by round, the line of growth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import linear_regression, median
from typing import Any

Catatan = dict[str, Any]


@dataclass(frozen=True)
class Nilai:
    """A median with the least and the most that it was taken from."""

    tengah: float
    least: float
    most: float

    def text(self, places: int = 2) -> str:
        """Return it as tables print it: `1.84 (1.79–2.02)`."""
        return f"{self.tengah:.{places}f} ({self.least:.{places}f}–{self.most:.{places}f})"


def middle(values: Iterable[float]) -> Nilai:
    """Return the median of at least one value, with its spread."""
    found = list(values)
    return Nilai(median(found), min(found), max(found))


def per_satker(rounds: Sequence[Mapping[str, Catatan]], cara: str, what: str) -> Nilai:
    """Return what one satker costs by one way: `what` is detik or cpu, in seconds."""
    return middle(r[cara][what] / r[cara]["n"] for r in rounds)


def ratio(rounds: Sequence[Mapping[str, Catatan]], over: str, under: str, what: str) -> Nilai:
    """Return how many times as much one way costs as another.

    Ratios are taken within a round: what disturbs the machine for longer than a round disturbs
    both sides of it.
    """
    return middle((r[over][what] / r[over]["n"]) / (r[under][what] / r[under]["n"]) for r in rounds)


def peak(rounds: Sequence[Mapping[str, Catatan]], cara: str, what: str) -> int:
    """Return the most bytes that one way had in any round."""
    return max(int(r[cara][what]) for r in rounds)


@dataclass(frozen=True)
class Garis:
    """Seconds = `awal` + `tambah` × satker."""

    awal: float
    tambah: float


def growth(runs: Sequence[Catatan], what: str = "detik") -> Garis | None:
    """Fit a line through runs of different n; None when fewer than two differ."""
    if len({run["n"] for run in runs}) < 2:
        return None
    slope, start = linear_regression([r["n"] for r in runs], [r[what] for r in runs])
    return Garis(start, slope)


def spread_out(kode: Sequence[str], n: int) -> tuple[str, ...]:
    """Choose n of the codes at even distances, so that all kinds of office are among them."""
    if n >= len(kode):
        return tuple(kode)
    return tuple(kode[i * len(kode) // n] for i in range(n))
