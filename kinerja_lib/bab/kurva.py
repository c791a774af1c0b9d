"""What a quarterly curve is made of: the indicators that carry it, and those left out with why.

A point is a mean over all indicators of the curve or it is not drawn, so that target and realisasi,
and one quarter and the next, are always means of the same indicators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinerja_lib.capaian.deret import TRIWULAN
from kinerja_lib.dasar.status import Status, weakest
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.sumber import rows_of
from kinerja_lib.sumber.asal import dihitung, target_realisasi

Deret = Sequence[Row]
"""The four quarters of one indicator (`capaian.konsolidasi`)."""


class Titik(NamedTuple):
    """One point: percent of the year's target (None = not drawn), how firm, made of which rows."""

    nilai: float | None
    status: Status
    sumber: str


HAMPA = Titik(None, "", "")


@dataclass(frozen=True)
class Kurva:
    """Mean target and realisasi by triwulan of the indicators `anggota`.

    `luar` holds the indicators left out by reason, a key of `[monev]` in kalimat.toml; `tunggu`
    those without realisasi in a quarter in which others have one, by quarter; `turunan` those
    whose target or realisasi is derived, by quarter.
    """

    anggota: tuple[str, ...]
    target: tuple[Titik, ...]
    realisasi: tuple[Titik, ...]
    luar: Mapping[str, Sequence[str]]
    tunggu: Mapping[int, Sequence[str]]
    turunan: Mapping[int, Sequence[str]]

    @property
    def dilaporkan(self) -> list[int]:
        """Return the quarters whose realisasi is drawn."""
        return [q for q, t in zip(TRIWULAN, self.realisasi, strict=True) if t.nilai is not None]


def satker(lap: Laporan) -> Kurva:
    """Return the satker's curve: over rising indicators without anything illustrative."""
    return _kurva(lap, _quarters(lap), True)


def per_sasaran(lap: Laporan) -> dict[str, Kurva]:
    """Return the curve of each sasaran that has one, illustrative figures with it."""
    found: dict[str, dict[str, Deret]] = {}
    for kode, four in _quarters(lap).items():
        found.setdefault(lap.indikator[kode]["kode_sasaran"], {})[kode] = four
    curves = {kode: _kurva(lap, quarters, False) for kode, quarters in found.items()}
    return {kode: curve for kode, curve in curves.items() if curve.anggota}


def _quarters(lap: Laporan) -> dict[str, Deret]:
    found: dict[str, list[Row]] = {}
    for row in rows_of(lap.triwulanan):
        found.setdefault(row["kode"], []).append(row)
    return {**found}


def _kurva(lap: Laporan, quarters: Mapping[str, Deret], firm: bool) -> Kurva:
    reasons = {k: _reason(lap, k, four, firm) for k, four in quarters.items()}
    anggota = {k: quarters[k] for k, reason in reasons.items() if not reason}
    for lacking, reason in ((_without_target, "luar_target"), (_behind, "luar_realisasi")):
        out = lacking(anggota, lap.triwulan)
        reasons |= dict.fromkeys(out, reason)
        anggota = {k: four for k, four in anggota.items() if k not in out}
    luar: dict[str, list[str]] = {}
    for kode, why in reasons.items():
        if why:
            luar.setdefault(why, []).append(kode)
    columns = [[four[q - 1] for four in anggota.values()] for q in TRIWULAN]
    done = columns[: lap.triwulan] + [[]] * (len(TRIWULAN) - lap.triwulan)
    tunggu: dict[int, list[str]] = {q: codes for q in TRIWULAN if (codes := _waiting(done[q - 1]))}
    turunan: dict[int, list[str]] = {q: codes for q in TRIWULAN if (codes := _derived(done[q - 1]))}
    target, realisasi = tuple(map(_target, columns)), tuple(map(_realisasi, done))
    return Kurva(tuple(anggota), target, realisasi, luar, tunggu, turunan)


def _reason(lap: Laporan, kode: str, four: Deret, firm: bool) -> str:
    """Return why an indicator cannot carry the curve at all, "" where it can."""
    upto = four[: lap.triwulan]
    if lap.indikator[kode]["arah"] != "naik":
        return "luar_arah"
    statuses = [*(r["status_target"] for r in four), *(r["status_realisasi"] for r in upto)]
    if firm and "ilustrasi" in statuses:
        return "luar_ilustrasi"
    if all(_number(r["bagian_target"]) is None for r in four):
        return "luar_hitung"
    if any(r["baris_realisasi"] and _number(r["capaian"]) is None for r in upto):
        return "luar_hitung"
    return ""


def _without_target(anggota: Mapping[str, Deret], triwulan: int) -> list[str]:
    """Return who lacks a target in some quarter, where others have one in each."""
    short = [
        k
        for k, four in anggota.items()
        if any(_number(r["bagian_target"]) is None for r in four[:triwulan])
    ]
    return short if len(short) < len(anggota) else []


def _behind(anggota: Mapping[str, Deret], triwulan: int) -> list[str]:
    """Return who has no realisasi in the last quarter in which anybody has one."""
    for q in range(triwulan, 0, -1):
        missing = [k for k, four in anggota.items() if _number(four[q - 1]["capaian"]) is None]
        if len(missing) < len(anggota):
            return missing
    return []


def _number(x: float) -> float | None:
    return None if x != x else float(x)


def _mean(values: Iterable[float | None]) -> float | None:
    """Return the mean, None where one is missing."""
    found = [*values]
    known = [x for x in found if x is not None]
    return sum(known) / len(known) if known and len(known) == len(found) else None


def _target(column: Deret) -> Titik:
    nilai = _mean(_number(r["bagian_target"]) for r in column)
    if nilai is None:
        return HAMPA
    rows = [row for r in column for row in (*r["baris_target"], *r["baris_setahun"])]
    status = weakest(s for r in column for s in (r["status_target"], r["status_setahun"]))
    return Titik(nilai, status, dihitung(rows, "target"))


def _realisasi(column: Deret) -> Titik:
    nilai = _mean(_number(r["capaian"]) for r in column)
    if nilai is None:
        return HAMPA
    year = [row for r in column for row in r["baris_setahun"]]
    done = [row for r in column for row in r["baris_realisasi"]]
    return Titik(nilai, weakest(r["status_tahun"] for r in column), target_realisasi(year, done))


def _waiting(column: Deret) -> list[str]:
    """Return who has no realisasi yet in a quarter in which somebody has one."""
    missing = [str(r["kode"]) for r in column if _number(r["capaian"]) is None]
    return missing if len(missing) < len(column) else []


def _derived(column: Deret) -> list[str]:
    """Return whose target or realisasi is derived."""
    return [
        str(r["kode"]) for r in column if "turunan" in (r["status_target"], r["status_realisasi"])
    ]
