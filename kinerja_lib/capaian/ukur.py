"""Measure a table of indicators: printed target and realisasi → capaian raw and capped, kategori.

Every distinct row is read and compared once; formulas run over whole columns; what cannot be
computed stays nan and says why in `keterangan`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.arah import Larik, formula
from kinerja_lib.capaian.banding import Pasangan, compare
from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.dasar.errors import PolicyError
from kinerja_lib.dasar.nilai import cell_text, read_nilai
from kinerja_lib.sumber.asal import dihitung, gabung

TIDAK = "tidak dapat dihitung"
HASIL = ("capaian_mentah", "capaian", "kategori", "keterangan")


def measure(table: pd.DataFrame, kebijakan: Kebijakan, skala: dict[str, Skala]) -> pd.DataFrame:
    """Measure each row of `target`, `realisasi` (and optional `arah`, `skala`), as printed.

    Returns the same index with capaian_mentah and capaian (percent, nan = not computable; the cap
    of the policy is applied to capaian), kategori ("" = none) and keterangan ("" = nothing to say).
    """
    columns = [
        [cell_text(v).strip() for v in table[name]] if name in table else [""] * len(table)
        for name in ("target", "realisasi", "arah", "skala")
    ]
    order: dict[tuple[str, ...], int] = {}
    rows = zip(*columns, strict=True)
    codes = [order.setdefault(row, len(order)) for row in rows]
    pairs = [
        compare(read_nilai(t), read_nilai(r), a.lower(), skala, o.lower()) for t, r, a, o in order
    ]
    result = evaluate(pairs, kebijakan, skala).take(np.array(codes, dtype=int))
    result.index = table.index
    return result


def target_column(row: Mapping[Any, Any]) -> str:
    """Name the column of the target to measure by: the percent one where only that is filled.

    A realisasi in another unit than percent cannot be measured by it; one that is still blank may.
    """
    percent = row["target"] == "" and row.get("target_persen", "") != ""
    suits = percent and read_nilai(str(row["realisasi"])).jenis in ("persen", "kosong")
    return "target_persen" if suits else "target"


def measured_target(row: Mapping[Any, Any]) -> str:
    """Return the target to measure by (see `target_column`)."""
    return str(row[target_column(row)])


def evaluate(
    pairs: Sequence[Pasangan], kebijakan: Kebijakan, skala: dict[str, Skala]
) -> pd.DataFrame:
    """Apply formula, cap and scale to comparable pairs; one row a pair, columns `HASIL`."""
    import pandas as pd

    found = _evaluate(pairs, kebijakan, skala)
    text = {name: pd.Series(found[name], dtype="str") for name in ("kategori", "keterangan")}
    return pd.DataFrame(found | text)


def capped(pairs: Sequence[Pasangan], kebijakan: Kebijakan) -> list[float]:
    """Return the capaian of comparable pairs, percent, nan where there is none; nothing else."""
    return [float(x) for x in _formulas(pairs, kebijakan)[1]]


def uncapped(pairs: Sequence[Pasangan], kebijakan: Kebijakan) -> list[float]:
    """Return the same before the cap of the policy."""
    return [float(x) for x in _formulas(pairs, kebijakan)[0]]


def measure_one(
    target: str, realisasi: str, arah: str, o: str, kebijakan: Kebijakan, skala: dict[str, Skala]
) -> dict[str, Any]:
    """Measure one printed pair; `o` names its ordinal scale. As a row of `measure`, without table.

    A chapter asks for dozens of single rows; a DataFrame for each costs ten times the measuring.
    """
    pair = compare(read_nilai(target), read_nilai(realisasi), arah, skala, o)
    found = _evaluate([pair], kebijakan, skala)
    return {name: np.asarray(values, dtype=object)[0] for name, values in found.items()}


def _evaluate(
    pairs: Sequence[Pasangan], kebijakan: Kebijakan, skala: dict[str, Skala]
) -> dict[str, Any]:
    """Return the columns `HASIL`, one value a pair."""
    if kebijakan.skala not in skala:
        known = ", ".join(skala)
        raise PolicyError(f"skala: {kebijakan.skala}: tidak ada di skala.csv: pakai: {known}")
    raw, capped = _formulas(pairs, kebijakan)
    said = [_explain(*row, kebijakan) for row in zip(pairs, raw, capped, strict=True)]
    kategori = skala[kebijakan.skala].classify(capped)
    return {"capaian_mentah": raw, "capaian": capped, "kategori": kategori, "keterangan": said}


def _formulas(pairs: Sequence[Pasangan], kebijakan: Kebijakan) -> tuple[Larik, Larik]:
    """Return raw and capped capaian of every pair: its parts are capped first, then averaged."""
    owner = np.array([i for i, p in enumerate(pairs) for _ in p.bagian], dtype=int)
    t = np.array([a for p in pairs for a, _ in p.bagian], dtype=float)
    r = np.array([b for p in pairs for _, b in p.bagian], dtype=float)
    arah = np.array([p.arah for p in pairs for _ in p.bagian], dtype=object)
    part = np.full(len(t), np.nan)
    for name in dict.fromkeys(arah):
        rows = arah == name
        part[rows] = formula(name, kebijakan.minimise)(t[rows], r[rows])
    cap = np.inf if kebijakan.cap is None else kebijakan.cap
    raw, capped = (_mean_by(owner, x, len(pairs)) for x in (part, np.minimum(part, cap)))
    for i, pair in enumerate(pairs):
        if pair.nilai is not None:
            raw[i], capped[i] = pair.nilai, min(pair.nilai, cap)
    return np.where(np.isinf(raw), np.nan, raw), np.where(np.isinf(capped), np.nan, capped)


def _mean_by(owner: np.ndarray, part: Larik, count: int) -> Larik:
    parts = np.bincount(owner, minlength=count)
    total = np.bincount(owner, weights=part, minlength=count)
    return np.where(parts > 0, total / np.maximum(parts, 1), np.nan)


def _explain(pair: Pasangan, raw: float, capped: float, kebijakan: Kebijakan) -> str:
    """Join the remarks of a pair and the edges where a formula is not enough."""
    notes = list(pair.catatan)
    for t, r in pair.bagian:
        notes += _edges(t, r, pair.arah, kebijakan)
    if np.isnan(capped) and not any(n.startswith(TIDAK) for n in notes):
        notes.append(f"{TIDAK}: hasil rumus bukan angka terhingga")
    elif np.isnan(raw) and not notes:
        notes.append("capaian mentah terlalu besar untuk dituliskan")
    elif raw > kebijakan.batas_wajar:
        notes.insert(0, beyond(raw, kebijakan))
    notes.sort(key=lambda n: not n.startswith(TIDAK))
    return "; ".join(dict.fromkeys(notes))


def beyond(mentah: float, kebijakan: Kebijakan) -> str:
    """Say that a capaian is beyond belief, and what may be wrong."""
    return (
        f"capaian {angka(mentah)}% melampaui batas wajar {angka(kebijakan.batas_wajar)}%, "
        "periksa tulisan target dan realisasinya"
    )


def _edges(t: float, r: float, arah: str, kebijakan: Kebijakan) -> list[str]:
    if t < 0:
        return [f"{TIDAK}: target negatif"]
    if t == 0 and (arah == "naik" or (arah == "tetap" and r != 0)):
        return [f"{TIDAK}: target 0"]
    if arah == "turun" and r < 0 and (t == 0 or kebijakan.minimise == "rasio"):
        return [f"{TIDAK}: realisasi negatif"]
    if r < 0:
        return ["realisasi negatif"]
    if t == 0 and arah == "turun" and r > 0:
        lead = "target 0 terlampaui, dinilai 0"
        if kebijakan.minimise == "selisih":
            lead += " (rumus selisih tidak terdefinisi untuk target 0)"
        return [lead]
    if t > 0 and r == 0 and arah == "turun" and kebijakan.minimise == "rasio":
        if kebijakan.cap is None:
            return [f"{TIDAK}: rumus rasio tidak terdefinisi untuk realisasi 0"]
        return ["rumus rasio tidak terdefinisi untuk realisasi 0; dinilai sebesar batas atas"]
    return []


def diukur(rows: Iterable[Mapping[Any, Any]]) -> str:
    """Say which rows a capaian rests on, and in which column each of them has its target."""
    by: dict[str, list[Mapping[Any, Any]]] = {}
    for row in rows:
        by.setdefault(target_column(row), []).append(row)
    return gabung(*(dihitung(some, kolom, "realisasi") for kolom, some in by.items()))
