"""Scales are data: bands of capaian, and ordered labels, read from `acuan/skala.csv`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from kinerja_lib.dasar.errors import PolicyError, Temuan

KOLOM = (
    "skala",
    "dasar",
    "dibulatkan",
    "peringkat",
    "bawah",
    "termasuk",
    "kategori",
    "nama",
    "tercetak",
)
"""Headings of `skala.csv`, one row a band."""


@dataclass(frozen=True)
class Pita:
    """One band: from `bawah` up to the next band, with the text that the regulation prints.

    With `dibulatkan` a value in the printed gap below the band (90 | 91) is first rounded to a
    whole number, half up, so 90,4 stays below and 90,5 is in. `baris` is its row in the file.
    """

    bawah: float
    termasuk: bool
    kategori: str
    tercetak: str
    peringkat: int
    nama: str
    dibulatkan: bool = False
    baris: int = 0

    @property
    def mulai(self) -> float:
        """Return the end from which values are in fact classed here (90,5 for a printed 91)."""
        return self.bawah - 0.5 if self.dibulatkan else self.bawah

    def holds(self, x: np.ndarray) -> np.ndarray:
        """Say which values reach this band's lower end (higher bands may hold them too)."""
        return x >= self.mulai if self.termasuk or self.dibulatkan else x > self.mulai


@dataclass(frozen=True)
class Skala:
    """Contiguous bands, lowest first, so that no value falls into a gap; the top one is open."""

    kode: str
    dasar: str
    pita: tuple[Pita, ...]
    berlabel: bool = False
    """Whether every band has a label of its own (`nama`), so that values may be labels: BB, WTP."""

    @property
    def dibulatkan(self) -> bool:
        """Say whether printed bands leave gaps that are closed by rounding half up."""
        return any(p.dibulatkan for p in self.pita)

    def classify(self, nilai: np.ndarray | float) -> np.ndarray:
        """Return the kategori of each capaian, "" where it is nan."""
        x = np.round(np.clip(np.asarray(nilai, dtype=float), -1e9, 1e9), 9)
        result = np.full(x.shape, "", dtype=object)
        for pita in self.pita:
            result[pita.holds(x)] = pita.kategori
        return result

    def rank(self, label: str) -> int | None:
        """Return the rank of a printed label (1 = lowest), or None when the scale lacks it.

        A bracket must say the same: `BB (Sangat Baik)`.
        """
        said = {part.strip(" )") for part in label.upper().split("(")}
        return next(
            (p.peringkat for p in self.pita if said <= {p.nama.upper(), p.kategori.upper()}), None
        )


def label_scales(skala: Mapping[str, Skala]) -> tuple[str, ...]:
    """Return the codes of the scales whose values may be labels, in the order of the file."""
    return tuple(kode for kode, s in skala.items() if s.berlabel)


def read_skala(path: Path) -> dict[str, Skala]:
    """Read all scales of a file; raise PolicyError naming the row that cannot be used."""
    from kinerja_lib.sumber import BARIS, rows_of
    from kinerja_lib.sumber.csv import read_table

    table, temuan = read_table(path, str(path))
    if table is None or temuan:
        raise PolicyError("\n".join(str(t) for t in temuan))
    for column in KOLOM:
        if column not in table.columns:
            _refuse(path, 1, column, "", "kolom wajib tidak ada")
    bands: dict[str, list[Pita]] = {}
    dasar: dict[str, str] = {}
    labels: dict[str, bool] = {}
    for row in rows_of(table):
        pita = _pita(path, int(row[BARIS]), row)
        below = bands.setdefault(row["skala"], [])
        dasar.setdefault(row["skala"], row["dasar"])
        labels[row["skala"]] = labels.get(row["skala"], True) and row["nama"] != ""
        _check_order(path, int(row[BARIS]), below, pita)
        below.append(pita)
    if not bands:
        _refuse(path, 0, "", "", "tidak ada satu pun skala")
    return {k: Skala(k, dasar[k], tuple(pita), labels[k]) for k, pita in bands.items()}


def _pita(path: Path, baris: int, row: Mapping[Any, Any]) -> Pita:
    for column in ("skala", "kategori"):
        if row[column] == "":
            _refuse(path, baris, column, "", "wajib diisi")
    for column in ("dibulatkan", "termasuk"):
        if row[column] not in ("ya", "tidak"):
            _refuse(path, baris, column, row[column], "harus ya atau tidak")
    peringkat = _number(path, baris, "peringkat", row["peringkat"])
    bawah = -math.inf if row["bawah"] == "" else _number(path, baris, "bawah", row["bawah"])
    return Pita(
        bawah,
        row["termasuk"] == "ya",
        row["kategori"],
        row["tercetak"],
        int(peringkat),
        row["nama"] or row["kategori"],
        row["dibulatkan"] == "ya",
        baris,
    )


def _number(path: Path, baris: int, column: str, text: str) -> float:
    from kinerja_lib.dasar.nilai import read_angka

    value = read_angka(text)
    if value is None or (column == "peringkat" and not value.is_integer()):
        _refuse(path, baris, column, text, "harus angka")
    return value


def _check_order(path: Path, baris: int, below: list[Pita], pita: Pita) -> None:
    if pita.peringkat != len(below) + 1:
        rule = "peringkat urut dari 1, pita terendah lebih dulu"
        _refuse(path, baris, "peringkat", str(pita.peringkat), rule)
    if not below and pita.bawah != -math.inf:
        _refuse(path, baris, "bawah", f"{pita.bawah:g}", "pita terendah tanpa batas bawah")
    if below and pita.bawah <= below[-1].bawah:
        _refuse(path, baris, "bawah", f"{pita.bawah:g}", "harus di atas batas pita sebelumnya")


def _refuse(path: Path, baris: int, column: str, value: str, rule: str) -> NoReturn:
    remedy = "samakan bentuknya dengan acuan/skala.csv bawaan"
    raise PolicyError(str(Temuan(str(path), baris, column, value, rule, remedy)))
