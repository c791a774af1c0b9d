"""Aggregate measured indicators, and say how many were left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from kinerja_lib.capaian.kebijakan import AGREGASI


@dataclass(frozen=True)
class Agregat:
    """One aggregate in percent (None = nothing computable) with its method and coverage."""

    nilai: float | None
    metode: str
    jumlah: int
    terukur: int
    alasan: dict[str, int] = field(default_factory=dict)

    @property
    def dikecualikan(self) -> int:
        """Count the indicators that could not be computed."""
        return self.jumlah - self.terukur

    @property
    def aturan(self) -> str:
        """Name the method in Indonesian."""
        return AGREGASI[self.metode]


def aggregate(hasil: pd.DataFrame, metode: str = "rerata_indikator") -> Agregat:
    """Aggregate `capaian` (already capped) of indicators.

    `hasil` has capaian, keterangan and, by method, kode_sasaran or bobot (number, missing = 0).
    """
    ok = hasil[hasil["capaian"].notna()]
    reasons = hasil.loc[hasil["capaian"].isna(), "keterangan"].value_counts()
    if metode == "rerata_sasaran":
        value = ok.groupby("kode_sasaran")["capaian"].mean().mean()
    elif metode == "tertimbang":
        bobot = ok["bobot"].fillna(0)
        value = (ok["capaian"] * bobot).sum() / bobot.sum() if bobot.sum() > 0 else float("nan")
    else:
        value = ok["capaian"].mean()
    nilai = None if pd.isna(value) else float(value)
    alasan = {str(k): int(v) for k, v in reasons.items()}
    return Agregat(nilai, metode, len(hasil), len(ok), alasan)
