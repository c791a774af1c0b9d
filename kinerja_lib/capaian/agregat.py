"""Aggregate measured indicators, and say how many were left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.kebijakan import AGREGASI
from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG

TANPA_BOBOT = "bobot belum diisi"
TANPA_SASARAN = "sasaran belum diisi"


@dataclass(frozen=True)
class Agregat:
    """One aggregate in percent (None = nothing computable) with its method and coverage.

    `alasan` counts the indicators that were left out by reason.
    """

    nilai: float | None
    metode: str
    jumlah: int
    terukur: int
    alasan: dict[str, int] = field(default_factory=dict)

    @property
    def dikecualikan(self) -> int:
        """Count the indicators that were left out."""
        return self.jumlah - self.terukur

    @property
    def sedikit(self) -> bool:
        """Say whether the number rests on under half of the indicators."""
        return self.nilai is not None and 2 * self.terukur < self.jumlah

    @property
    def aturan(self) -> str:
        """Name the method in Indonesian."""
        return AGREGASI[self.metode]


def aggregate(hasil: pd.DataFrame, metode: str = "rerata_indikator") -> Agregat:
    """Aggregate `capaian` (already capped) of indicators.

    `hasil` has capaian, keterangan and, by method, kode_sasaran or bobot (a number or its text);
    what has no weight or no sasaran is left out and counted.
    """
    out = left_out(hasil, metode)
    ok = hasil[out == ""]
    if metode == "tertimbang":
        bobot = ok["bobot"].map(_bobot)
        total = bobot.sum()
        value = (ok["capaian"] * bobot).sum() / total if total > 0 else float("nan")
    elif metode == "rerata_sasaran":
        value = ok.groupby(ok["kode_sasaran"].astype("str"))["capaian"].mean().mean()
    else:
        value = ok["capaian"].mean()
    alasan = {str(k): int(v) for k, v in out[out != ""].value_counts(sort=False).items()}
    return Agregat(None if value != value else float(value), metode, len(hasil), len(ok), alasan)


def left_out(hasil: pd.DataFrame, metode: str) -> pd.Series[str]:
    """Say of each indicator why an aggregate leaves it out, "" where it is used."""
    missing = hasil["capaian"].isna()
    out = hasil["keterangan"].where(missing, "").astype("str")
    out = out.mask(missing & (out == ""), TIDAK_DIHITUNG)
    if metode == "tertimbang":
        return out.mask((out == "") & ~(hasil["bobot"].map(_bobot) > 0), TANPA_BOBOT)
    if metode == "rerata_sasaran":
        kode = hasil["kode_sasaran"].fillna("").astype("str")
        return out.mask((out == "") & (kode == ""), TANPA_SASARAN)
    return out


def aggregate_by(
    hasil: pd.DataFrame, metode: str = "rerata_indikator", kolom: str = "kode_sasaran"
) -> dict[str, Agregat]:
    """Aggregate each sasaran (or other `kolom`) on its own, in the order of the table."""
    return {str(k): aggregate(part, metode) for k, part in hasil.groupby(kolom, sort=False)}


def _bobot(value: Any) -> float:
    from kinerja_lib.dasar.nilai import cell_text, read_angka

    number = read_angka(cell_text(value).strip())
    return 0.0 if number is None else number
