"""Scales are data: bands of capaian, and ordered labels, read from `acuan/skala.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from kinerja_lib.errors import PolicyError


@dataclass(frozen=True)
class Pita:
    """One band: from `bawah` up to the next band, with the text that the regulation prints."""

    bawah: float
    termasuk: bool
    kategori: str
    tercetak: str
    peringkat: int
    nama: str


@dataclass(frozen=True)
class Skala:
    """Contiguous bands, lowest first, so that no value falls into a gap.

    With `dibulatkan` a value is first rounded to a whole number, half up: the printed bands have
    whole ends (90 | 91) and this is how 90,4 is classed. The top band has no upper end.
    """

    kode: str
    dasar: str
    dibulatkan: bool
    pita: tuple[Pita, ...]

    def classify(self, nilai: np.ndarray) -> np.ndarray:
        """Return the kategori of each capaian, "" where it is nan."""
        x = np.asarray(nilai, dtype=float)
        x = np.floor(np.round(x, 9) + 0.5) if self.dibulatkan else np.round(x, 9)
        result = np.full(x.shape, "", dtype=object)
        for pita in self.pita:
            above = x >= pita.bawah if pita.termasuk else x > pita.bawah
            result[above] = pita.kategori
        return result

    def rank(self, label: str) -> int | None:
        """Return the rank of a printed label (1 = lowest), or None when the scale lacks it."""
        return next(
            (p.peringkat for p in self.pita if label.upper() in (p.nama.upper(), p.kategori.upper())),
            None,
        )


@cache
def read_skala(path: Path) -> dict[str, Skala]:
    """Read all scales of a file; raise PolicyError naming the row that cannot be used."""
    bands: dict[str, list[Pita]] = {}
    heads: dict[str, tuple[str, bool]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for baris, row in enumerate(csv.DictReader(file), 2):
                bands.setdefault(row["skala"], []).append(_pita(row))
                heads.setdefault(row["skala"], (row["dasar"], row["dibulatkan"] == "ya"))
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise PolicyError(
            f"{path}: skala tidak dapat dibaca di sekitar baris {locals().get('baris', 1)} ({error}). "
            "Samakan kolomnya dengan acuan/skala.csv bawaan."
        ) from None
    return {
        kode: Skala(kode, *heads[kode], tuple(sorted(pita, key=lambda p: p.peringkat)))
        for kode, pita in bands.items()
    }


def _pita(row: dict[str, str]) -> Pita:
    bawah = float("-inf") if row["bawah"] == "" else float(row["bawah"])
    return Pita(
        bawah, row["termasuk"] == "ya", row["kategori"], row["tercetak"],
        int(row["peringkat"]), row["nama"] or row["kategori"],
    )  # fmt: skip
