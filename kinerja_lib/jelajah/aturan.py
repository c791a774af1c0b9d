"""The official policy with something changed: what would happen, never what is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.kebijakan import MINIMISE, Kebijakan
from kinerja_lib.capaian.ukur import measure
from kinerja_lib.dasar.bahasa import angka, daftar
from kinerja_lib.dasar.errors import UsageError, one_line
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.paket.skema import ARAH

TANPA = "tanpa"


@dataclass(frozen=True)
class Aturan:
    """What is changed of the official policy; a field that stays "" stays official.

    arah      naik, turun or tetap, for the indicator that is looked at
    cap       the most that a capaian counts, in percent, or "tanpa" for no cap
    minimise  selisih or rasio, for every indicator that is to fall
    skala     the scale that classes
    """

    arah: str = ""
    cap: float | str = ""
    minimise: str = ""
    skala: str = ""

    def __post_init__(self) -> None:
        for name, known in (("arah", ARAH), ("minimise", tuple(MINIMISE))):
            value = getattr(self, name)
            if value and value not in known:
                raise UsageError.unknown(name, str(value), known, f"Pakai: {', '.join(known)}.")
        if self.cap not in ("", TANPA):
            number = self.cap if isinstance(self.cap, (int, float)) else float("nan")
            if isinstance(self.cap, bool) or not 0 < number < float("inf"):
                raise UsageError(
                    f'cap "{one_line(self.cap, 40)}": harus angka di atas 0, misalnya 120, '
                    'atau "tanpa".'
                )

    @property
    def berubah(self) -> bool:
        """Tell whether anything differs from the official policy by being named."""
        return self != Aturan()

    def over(self, resmi: Kebijakan) -> Kebijakan:
        """Return the policy with the changes put over the official one."""
        changes: dict[str, Any] = {"nama": f"{resmi.nama}, diubah"}
        if self.cap != "":
            changes["cap"] = None if self.cap == TANPA else float(self.cap)
        if self.minimise:
            changes["minimise"] = self.minimise
        if self.skala:
            changes["skala"] = self.skala
        return replace(resmi, **changes)

    def uraian(self) -> str:
        """Say what is changed in one phrase."""
        said = [f"arah {self.arah}"] if self.arah else []
        if self.cap == TANPA:
            said.append("tanpa batas atas")
        elif self.cap != "":
            said.append(f"batas atas {angka(float(self.cap))}%")
        if self.minimise:
            said.append(f"rumus {self.minimise} untuk arah turun ({MINIMISE[self.minimise]})")
        if self.skala:
            said.append(f"skala {self.skala.upper()}")
        return daftar(said)


def measure_again(j: Jelajah, rows: Sequence[Row], aturan: Aturan, kode: str = "") -> pd.DataFrame:
    """Measure rows of one year under a changed policy; `kode` is the indicator whose arah changes.

    Raises UsageError for an unknown scale, and for a changed arah without an indicator.
    """
    import pandas as pd

    if aturan.arah and not kode:
        raise UsageError("arah diubah untuk satu indikator: sebut indikatornya.")
    if aturan.skala and aturan.skala not in j.skala:
        known = list(j.skala)
        raise UsageError.unknown("skala", aturan.skala, known, f"Pakai: {', '.join(known)}.")
    arah = [aturan.arah if aturan.arah and r["kode"] == kode else r["arah"] for r in rows]
    table = pd.DataFrame(
        {c: [r[c] for r in rows] for c in ("target", "realisasi", "skala")}
    ).assign(arah=arah)
    return measure(table, aturan.over(j.kebijakan(int(rows[0]["tahun"]))), j.skala)
