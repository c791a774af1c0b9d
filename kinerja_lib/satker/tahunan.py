"""Year on year: like with like. Every year's capaian by one rule, claims beside it as claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kinerja_lib.capaian.agregat import aggregate, left_out
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.sumber import rows_of
from kinerja_lib.sumber.asal import asal

if TYPE_CHECKING:
    import pandas as pd

    from kinerja_lib.satker.laporan import Laporan

DIHITUNG, DINYATAKAN = "dihitung", "dinyatakan"
"""Where a year's value comes from: computed from its tables, or only stated by a document."""


@dataclass(frozen=True)
class Klaim:
    """What a document states, as printed and as a number, the cell that holds it and its page."""

    teks: str
    nilai: float | None
    sumber: str
    tempat: str = ""


@dataclass(frozen=True)
class Tahunan:
    """Capaian of the satker in one year: percent, where it comes from, its class and coverage.

    `kode` are the indicators that it is made of, out of `jumlah`; a year that is only stated has
    none. `klaim` is what a document states of the year, also where it was computed.
    """

    tahun: int
    nilai: float
    asal: str
    kategori: str
    sumber: str
    kode: frozenset[str] = frozenset()
    jumlah: int = 0
    klaim: Klaim | None = None

    @property
    def sedikit(self) -> bool:
        """Say whether a computed value rests on under half of its indicators."""
        return self.asal == DIHITUNG and 2 * len(self.kode) < self.jumlah


@dataclass(frozen=True)
class Perbandingan:
    """This year beside last year, both unrounded.

    `aturan` is the rule of this year, by which each is computed where it can be; `aturan_lalu` the
    one that last year had itself and `menurut_lalu` what that gives for it.
    """

    kini: Tahunan
    lalu: Tahunan
    aturan: str
    aturan_lalu: str
    menurut_lalu: float | None

    @property
    def sama_dasar(self) -> bool:
        """Tell whether like is compared with like: both years computed by one rule."""
        return self.kini.asal == self.lalu.asal == DIHITUNG

    @property
    def selisih(self) -> float:
        """Return the change in percentage points."""
        return self.kini.nilai - self.lalu.nilai

    @property
    def klaim(self) -> Klaim | None:
        """Return what a document states of last year, where that is not what is compared."""
        return self.lalu.klaim if self.sama_dasar else None

    @property
    def selisih_klaim(self) -> float | None:
        """Return the change as it would be with that claim."""
        stated = self.klaim.nilai if self.klaim else None
        return None if stated is None else self.kini.nilai - stated

    @property
    def bersama(self) -> int:
        """Count the indicators that both years are made of."""
        return len(self.kini.kode & self.lalu.kode)

    @property
    def lain_cakupan(self) -> bool:
        """Tell whether under half of the indicators of either year are those of both."""
        return self.sama_dasar and 2 * self.bersama < max(len(self.kini.kode), len(self.lalu.kode))


def claim_of(lap: Laporan, tahun: int, butir: str = "capaian") -> Klaim | None:
    """Return what a document states of a year, None where it states nothing."""
    row = next(iter(lap.all_rows("klaim", butir=butir, tahun=str(tahun))), None)
    if row is None:
        return None
    nilai = read_nilai(str(row["nilai"])).angka
    return Klaim(str(row["nilai"]), nilai, asal(row, "nilai"), str(row["sumber"]))


def by_year(lap: Laporan) -> list[Tahunan]:
    """Return each year up to this one: computed by this year's rule, else as a document states."""
    stated = {int(r["tahun"]) for r in lap.all_rows("klaim", butir="capaian")}
    years = sorted(t for t in {lap.tahun, *lap.paket.tahun, *stated} if t <= lap.tahun)
    return [made for t in years if (made := _of_year(lap, t))]


def _of_year(lap: Laporan, tahun: int) -> Tahunan | None:
    own = tahun == lap.tahun
    hasil = lap.pengukuran if own else lap.measure_year(tahun, lap.kebijakan)
    klaim, nilai = claim_of(lap, tahun), _value(lap, hasil)
    if nilai is not None:
        rows = used_rows(hasil, lap.kebijakan.agregasi)
        return Tahunan(
            tahun,
            nilai,
            DIHITUNG,
            lap.kategori(nilai),
            diukur(rows),
            frozenset(r["kode"] for r in rows),
            len(hasil),
            klaim,
        )
    if klaim is None or klaim.nilai is None:
        return None
    kategori = lap.kategori(klaim.nilai)
    return Tahunan(tahun, klaim.nilai, DINYATAKAN, kategori, klaim.sumber, klaim=klaim)


def _value(lap: Laporan, hasil: pd.DataFrame, agregasi: str = "") -> float | None:
    return aggregate(hasil, agregasi or lap.kebijakan.agregasi).nilai if len(hasil) else None


def used_rows(hasil: pd.DataFrame, agregasi: str) -> list[dict[Any, Any]]:
    """Return the measured rows that an aggregate is made of."""
    return rows_of(hasil[left_out(hasil, agregasi) == ""])


def compare_years(lap: Laporan) -> Perbandingan | None:
    """Put this year beside last year; None where this one cannot be computed, or last is unknown.

    A year before last is no stand-in: the change of two years is not that of one.
    """
    found = {t.tahun: t for t in lap.tahunan}
    kini, lalu = found.get(lap.tahun), found.get(lap.tahun - 1)
    if kini is None or lalu is None or kini.asal != DIHITUNG:
        return None
    own = lap.kebijakan_of(lalu.tahun)
    by_own = lalu.nilai if lalu.asal == DIHITUNG else None
    if by_own is not None and own.cara != lap.kebijakan.cara:
        by_own = _value(lap, lap.measure_year(lalu.tahun), own.agregasi)
    return Perbandingan(kini, lalu, lap.kebijakan.cara, own.cara, by_own)
