"""Which sasaran and indikator an office has: a choice from the common list, with its own habits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kinerja_lib.contoh.cetak import Gaya, make_gaya
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.negeri import KantorRekaan

BAHAN = Path(__file__).parent / "bahan"
AKIP = ("D", "C", "CC", "B", "BB", "A", "AA")
IKUT = 0.85
"""How often an office has an indikator that is not the first of its sasaran."""

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Butir:
    """One indikator of an office: `dasar` is its target in the first year, in its own unit."""

    kode: str
    kode_sasaran: str
    unit: str
    data: Data
    sulit: float
    dasar: float
    tumbuh: float
    pola: str
    gaya: Gaya

    @property
    def jenis(self) -> str:
        """Return the kind of value (`bahan/sasaran.toml`)."""
        return str(self.data["jenis"])

    @property
    def arah(self) -> str:
        """Return the polarity."""
        return str(self.data["arah"])

    @property
    def satuan(self) -> str:
        """Return the unit, "" for none."""
        return str(self.data.get("satuan", ""))


@dataclass(frozen=True)
class Sasaran:
    """One sasaran of an office with its indikator."""

    kode: str
    no: int
    data: Data
    butir: tuple[Butir, ...]


@cache
def bahan(nama: str) -> Data:
    """Return one file of words."""
    return tomllib.loads((BAHAN / f"{nama}.toml").read_text(encoding="utf-8"))


def choose(kantor: KantorRekaan, dadu: Dadu) -> tuple[Sasaran, ...]:
    """Return the office's 10 to 15 sasaran: those that all have and a choice of the others."""
    fitting = [
        s for s in bahan("sasaran")["sasaran"] if not s.get("khusus") or s["khusus"] == kantor.jenis
    ]
    others = [s for s in fitting if not s.get("pasti")]
    taken = dadu.ambil(others, dadu.bulat(10, 15) - (len(fitting) - len(others)))
    chosen = [s for s in fitting if s.get("pasti") or s in taken]
    return tuple(_sasaran(no, s, dadu) for no, s in enumerate(chosen, 1))


def _sasaran(no: int, data: Data, dadu: Dadu) -> Sasaran:
    kode = f"S{no:02d}"
    kept = [d for i, d in enumerate(data["indikator"]) if i == 0 or dadu.mungkin(IKUT)]
    return Sasaran(
        kode,
        no,
        data,
        tuple(_butir(f"{kode}.{i}", kode, data, d, dadu) for i, d in enumerate(kept, 1)),
    )


def _butir(kode: str, kode_sasaran: str, sasaran: Data, data: Data, dadu: Dadu) -> Butir:
    low, high = data.get("target", (3, 4))
    return Butir(
        kode,
        kode_sasaran,
        sasaran["unit"],
        data,
        sulit=sasaran.get("sulit", 0.0) + data.get("sulit", 0.0),
        dasar=dadu.bulat(low, high),
        tumbuh=dadu.pilih((0.0, 0.0, 1.0, 1.5, 2.0)),
        pola=dadu.pilih(("rata", "rata", "akhir", "semester", "awal")),
        gaya=make_gaya(dadu),
    )
