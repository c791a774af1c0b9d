"""Measure a table of indicators: printed target and realisasi → capaian raw and capped, kategori.

Every value is read once; formulas run over whole columns; what cannot be computed stays nan and
says why in `keterangan`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kinerja_lib.capaian.arah import formula, nearest_bound
from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.errors import PolicyError
from kinerja_lib.nilai import Nilai, read_nilai

HASIL = ("capaian_mentah", "capaian", "kategori", "keterangan")
ANGKA = ("persen", "kuantitas", "rupiah")


@dataclass(frozen=True)
class Pasangan:
    """A comparable pair: numbers for the formula, or why there is none; remarks either way."""

    target: float = np.nan
    realisasi: float = np.nan
    arah: str = ""
    catatan: tuple[str, ...] = ()
    tetap_nilai: float | None = None


def measure(table: pd.DataFrame, kebijakan: Kebijakan, skala: dict[str, Skala]) -> pd.DataFrame:
    """Measure each row of `target`, `realisasi` (and optional `arah`, `skala`), as printed.

    Returns the same index with capaian_mentah and capaian (percent, nan = not computable; the cap
    of the policy is applied to capaian), kategori ("" = none) and keterangan ("" = nothing to say).
    """
    if kebijakan.skala not in skala:
        known = ", ".join(skala)
        raise PolicyError(f"skala: {kebijakan.skala}: tidak ada di skala.csv: pakai: {known}")
    blank = pd.Series("", index=table.index, dtype="str")
    arah = table["arah"] if "arah" in table else blank
    ordinal = table["skala"] if "skala" in table else blank
    pairs = [
        compare(read_nilai(str(t)), read_nilai(str(r)), str(a).strip().lower() or "naik", skala, o)
        for t, r, a, o in zip(table["target"], table["realisasi"], arah, ordinal, strict=True)
    ]
    raw = _formulas(pairs, kebijakan)
    capped = raw if kebijakan.cap is None else np.minimum(raw, kebijakan.cap)
    raw, capped = (np.where(np.isinf(x), np.nan, x) for x in (raw, capped))
    return pd.DataFrame(
        {
            "capaian_mentah": raw,
            "capaian": capped,
            "kategori": skala[kebijakan.skala].classify(capped),
            "keterangan": [
                "; ".join((*p.catatan, *_special(p, kebijakan))) for p in pairs
            ],
        },
        index=table.index,
    )


def _formulas(pairs: list[Pasangan], kebijakan: Kebijakan) -> np.ndarray:
    t = np.array([p.target for p in pairs], dtype=float)
    r = np.array([p.realisasi for p in pairs], dtype=float)
    arah = np.array([p.arah for p in pairs], dtype=object)
    raw = np.array([np.nan if p.tetap_nilai is None else p.tetap_nilai for p in pairs], dtype=float)
    for name in {a for a in arah if a}:
        rows = arah == name
        raw[rows] = formula(name, kebijakan.minimise)(t[rows], r[rows])
    return raw


def _special(pair: Pasangan, kebijakan: Kebijakan) -> tuple[str, ...]:
    """Explain the edges where a formula is not enough."""
    t, r = pair.target, pair.realisasi
    if pair.arah == "":
        return ()
    if t < 0:
        return ("tidak dapat dihitung: target negatif",)
    if t == 0 and pair.arah in ("naik", "tetap") and not (pair.arah == "tetap" and r == 0):
        return ("tidak dapat dihitung: target 0",)
    if t == 0 and pair.arah == "turun" and r > 0:
        if kebijakan.minimise == "selisih":
            return ("rumus selisih tidak terdefinisi untuk target 0; target nol terlampaui, dinilai 0",)
        return ("target nol terlampaui, dinilai 0",)
    if t > 0 and r == 0 and pair.arah == "turun" and kebijakan.minimise == "rasio":
        if kebijakan.cap is None:
            return ("tidak dapat dihitung: rumus rasio tidak terdefinisi untuk realisasi 0",)
        return ("rumus rasio tidak terdefinisi untuk realisasi 0; dinilai sebesar batas atas",)
    return ()


def compare(t: Nilai, r: Nilai, arah: str, skala: dict[str, Skala], ordinal: str = "") -> Pasangan:
    """Bring a printed target and realisasi to two comparable numbers, or say why that fails."""
    catatan = tuple(dict.fromkeys((*t.catatan, *r.catatan)))
    for name, nilai in (("target", t), ("realisasi", r)):
        if nilai.jenis == "kosong":
            return Pasangan(catatan=(*catatan, f"tidak dapat dihitung: {name} kosong"))
        if nilai.jenis == "tak_terbaca":
            return Pasangan(
                catatan=(*catatan, f'tidak dapat dihitung: {name} "{nilai.teks}" tidak terbaca')
            )
    if arah not in ("naik", "turun", "tetap"):
        return Pasangan(
            catatan=(*catatan, f'tidak dapat dihitung: arah "{arah}" tidak dikenal (naik, turun, tetap)')
        )
    if t.jenis == "label" or r.jenis == "label":
        return _ordinal(t, r, arah, skala, ordinal, catatan)
    if t.jenis == "ya_tidak" or r.jenis == "ya_tidak":
        return _ya_tidak(t, r, catatan)
    if t.jenis == "rentang":
        return _rentang(t, r, catatan)
    if t.bagian or r.bagian:
        return _bagian(t, r, arah, catatan)
    if t.angka is None or r.angka is None or t.jenis != r.jenis:
        return _unlike(t, r, arah, catatan)
    if t.satuan and r.satuan and t.satuan != r.satuan:
        catatan += (f"satuan berbeda: target {t.satuan}, realisasi {r.satuan}",)
    return Pasangan(t.angka, r.angka, arah, catatan)


def _unlike(t: Nilai, r: Nilai, arah: str, catatan: tuple[str, ...]) -> Pasangan:
    """Bare numbers go with any unit (`80` beside `83%`); a percent and a count do not compare."""
    plain = {t.satuan, r.satuan} & {""} and t.jenis in ANGKA and r.jenis in ANGKA
    if plain and t.angka is not None and r.angka is not None:
        return Pasangan(t.angka, r.angka, arah, (*catatan, "salah satu nilai tanpa satuan"))
    reason = f"tidak dapat dihitung: target ({t.jenis}) dan realisasi ({r.jenis}) tidak sejenis"
    return Pasangan(catatan=(*catatan, reason))


def _ordinal(
    t: Nilai, r: Nilai, arah: str, skala: dict[str, Skala], ordinal: str, catatan: tuple[str, ...]
) -> Pasangan:
    """Compare ranks in an ordinal scale, never text; without a named scale try those known."""
    for kode in (ordinal,) if ordinal else ("akip", "opini"):
        ranks = [skala[kode].rank(n.satuan) for n in (t, r)] if kode in skala else [None, None]
        if ranks[0] is not None and ranks[1] is not None:
            note = () if ranks[0] == ranks[1] else (f"peringkat skala {kode.upper()} dibandingkan",)
            return Pasangan(float(ranks[0]), float(ranks[1]), arah, (*catatan, *note))
    reason = f'tidak dapat dihitung: "{t.teks}" dan "{r.teks}" tidak sebanding di skala yang dikenal'
    return Pasangan(catatan=(*catatan, reason))


def _ya_tidak(t: Nilai, r: Nilai, catatan: tuple[str, ...]) -> Pasangan:
    if t.jenis != r.jenis:
        return Pasangan(catatan=(*catatan, "tidak dapat dihitung: ya/tidak dibanding bukan ya/tidak"))
    return Pasangan(catatan=catatan, tetap_nilai=100.0 if t.angka == r.angka else 0.0)


def _rentang(t: Nilai, r: Nilai, catatan: tuple[str, ...]) -> Pasangan:
    if t.batas is None or r.angka is None:
        return Pasangan(catatan=(*catatan, "tidak dapat dihitung: realisasi bukan satu angka"))
    broken = nearest_bound(*t.batas, r.angka)
    if broken is None:
        return Pasangan(catatan=(*catatan, "di dalam rentang target"), tetap_nilai=100.0)
    bound, towards = broken
    return Pasangan(bound, r.angka, towards, (*catatan, "di luar rentang, dibanding batas terdekat"))


def _bagian(t: Nilai, r: Nilai, arah: str, catatan: tuple[str, ...]) -> Pasangan:
    """Compare composites part by part (by unit, else by position); C is the mean of the parts.

    A part of the target that realisasi lacks makes the pair not computable; extra parts of
    realisasi are named and left out.
    """
    parts_t = t.bagian or (((t.angka, t.satuan),) if t.angka is not None else ())
    parts_r = r.bagian or (((r.angka, r.satuan),) if r.angka is not None else ())
    by_unit = {unit: value for value, unit in parts_r}
    if parts_t and all(unit in by_unit for _, unit in parts_t):
        matched = [(value, by_unit[unit]) for value, unit in parts_t]
    elif len(parts_t) == len(parts_r):
        matched = [(a, b) for (a, _), (b, _) in zip(parts_t, parts_r, strict=True)]
    else:
        reason = f'tidak dapat dihitung: bagian "{t.teks}" dan "{r.teks}" tidak sepadan'
        return Pasangan(catatan=(*catatan, reason))
    if len(parts_r) > len(parts_t):
        extra = ", ".join(unit for _, unit in parts_r if unit not in {u for _, u in parts_t})
        catatan += (f"bagian realisasi di luar target tidak dihitung: {extra}",)
    a, b = (np.array(x, dtype=float) for x in zip(*matched, strict=True))
    return Pasangan(
        catatan=catatan, tetap_nilai=float(np.mean(formula(arah, "selisih")(a, b)))
    )
