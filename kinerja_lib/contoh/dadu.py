"""Chance that is the same on every machine: a seed gives the same throws for ever.

Only the bits of PCG64 as fractions are used, with plain arithmetic after that: distributions of
numpy may change between versions and rest on the system's logarithms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
BLOK = 1024


class Dadu:
    """A stream of throws for one purpose, named by whole numbers: seed, office, year, purpose.

    The last must not be 0: numpy takes (1, 2) and (1, 2, 0) for the same seed.
    """

    def __init__(self, *kunci: int) -> None:
        self._throws = _throws(kunci)

    def pecahan(self) -> float:
        """Return a number from 0 up to, not including, 1."""
        return next(self._throws)

    def antara(self, low: float, high: float) -> float:
        """Return a number between two bounds."""
        return low + (high - low) * next(self._throws)

    def tengah(self, low: float, high: float) -> float:
        """Return a number between two bounds, most often near their middle."""
        return low + (high - low) * (next(self._throws) + next(self._throws)) / 2

    def bulat(self, low: int, high: int) -> int:
        """Return a whole number between two bounds, both included."""
        return low + int((high - low + 1) * next(self._throws))

    def mungkin(self, peluang: float) -> bool:
        """Return True in this share of the throws."""
        return next(self._throws) < peluang

    def pilih(self, semua: Sequence[T]) -> T:
        """Return one of several."""
        return semua[int(len(semua) * next(self._throws))]

    def ambil(self, semua: Sequence[T], banyak: int) -> list[T]:
        """Return several different ones in their order."""
        rest = list(range(len(semua)))
        taken = [
            rest.pop(int(len(rest) * next(self._throws))) for _ in range(min(banyak, len(semua)))
        ]
        return [semua[i] for i in sorted(taken)]


def _throws(kunci: tuple[int, ...]) -> Iterator[float]:
    import numpy as np

    generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence(list(kunci))))
    while True:
        yield from generator.random(BLOK).tolist()
