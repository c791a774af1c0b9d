"""Bring a printed target and realisasi to comparable numbers, or say why that fails."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kinerja_lib.acuan.skala import Skala, label_scales
from kinerja_lib.capaian.arah import nearest_bound
from kinerja_lib.capaian.ganda import twofold
from kinerja_lib.dasar.errors import MAX_NILAI, one_line
from kinerja_lib.dasar.nilai import Nilai
from kinerja_lib.dasar.satuan import convert, unlike

ARAH = ("naik", "turun", "tetap")
ANGKA = ("persen", "kuantitas", "rupiah")
"""Scales that a label is looked up in when the row names none."""
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True)
class Pasangan:
    """What two printed values come to.

    `bagian` holds (target, realisasi) numbers for the formula of `arah`; a composite has several
    and its capaian is their mean. `nilai` is a capaian that needs no formula. Neither = not
    computable, and `catatan` says why; it holds remarks in any case.
    """

    bagian: tuple[tuple[float, float], ...] = ()
    arah: str = ""
    catatan: tuple[str, ...] = ()
    nilai: float | None = None


def compare(t: Nilai, r: Nilai, arah: str, skala: dict[str, Skala], ordinal: str = "") -> Pasangan:
    """Compare target and realisasi by their kinds; `ordinal` names the scale of labels.

    `arah` is "" where nobody stated one; then it is naik.
    """
    catatan = tuple(dict.fromkeys((*t.catatan, *r.catatan)))
    arah, stated = arah or "naik", bool(arah)
    for name, nilai in (("target", t), ("realisasi", r)):
        if nilai.jenis == "kosong":
            return _fail(catatan, f"{name} kosong")
        if nilai.jenis == "tak_terbaca":
            return _fail(catatan, f"{name} {_quote(nilai)} tidak terbaca")
    if arah not in ARAH:
        known = ", ".join(ARAH)
        return _fail(catatan, f'arah "{one_line(arah, MAX_NILAI)}" tidak dikenal (pakai: {known})')
    if reason := _bound(t, r, arah, stated):
        return _fail(catatan, reason)
    if "label" in (t.jenis, r.jenis):
        return _ordinal(t, r, arah, skala, ordinal, catatan)
    if "ya_tidak" in (t.jenis, r.jenis):
        return _ya_tidak(t, r, catatan)
    if t.jenis == "rentang":
        return _rentang(t, r, arah, catatan)
    if r.jenis == "rentang":
        return _fail(catatan, f"realisasi {_quote(r)} bukan satu angka")
    if t.bagian or r.bagian:
        return _bagian(t, r, arah, catatan)
    return _angka(t, r, arah, catatan)


def _fail(catatan: tuple[str, ...], reason: str) -> Pasangan:
    return Pasangan(catatan=(f"tidak dapat dihitung: {reason}", *catatan))


def _quote(nilai: Nilai) -> str:
    return f'"{one_line(nilai.teks, MAX_NILAI)}"'


def doubt(t: Nilai, r: Nilai, arah: str) -> str:
    """Say what of two values can be read in two ways, or contradicts the polarity; "" for none."""
    return _bound(t, r, arah, True) or _ragu(t, r)


def _ragu(t: Nilai, r: Nilai) -> str:
    """Say why two numbers cannot be compared as they are written, "" where they can."""
    return unlike(t.satuan, r.satuan) or twofold((t, r))


def _bound(t: Nilai, r: Nilai, arah: str, stated: bool) -> str:
    """Say why a bound cannot be measured: by another polarity than its own, or as a realisasi."""
    if r.ujung:
        return f"realisasi {_quote(r)} adalah batas, bukan satu angka"
    own = {"atas": "turun", "bawah": "naik"}.get(t.ujung, arah)
    if own == arah:
        return ""
    said = f"arahnya {arah}" if stated else "arahnya tidak disebut"
    return f'target {_quote(t)} adalah batas {t.ujung} tetapi {said}, tulis arah "{own}"'


def _angka(t: Nilai, r: Nilai, arah: str, catatan: tuple[str, ...]) -> Pasangan:
    if t.angka is None or r.angka is None:
        return _fail(catatan, f"{_quote(t)} dan {_quote(r)} bukan satu angka")
    reason, remark = _unlike(t, r)
    if reason:
        return _fail(catatan, reason)
    remark += _odd(t, r)
    if factor := convert(r.satuan, t.satuan):
        return Pasangan(((t.angka, r.angka * factor),), arah, (*catatan, *remark))
    return Pasangan(((t.angka, r.angka),), arah, (*catatan, *remark))


def _odd(t: Nilai, r: Nilai) -> tuple[str, ...]:
    """Remark two bare numbers that may be something else than counts: years, a lost percent."""
    if {t.satuan, r.satuan} != {""} or t.nihil or r.nihil:
        return ()
    if all(_TAHUN.fullmatch(n.teks.strip()) for n in (t, r)):
        return ("keduanya tampak seperti tahun, dihitung sebagai banyaknya",)
    small, large = sorted((t, r), key=lambda n: n.angka or 0)
    if 0 < (small.angka or 0) < 1 and (large.angka or 0) >= 10:
        return (f"{_quote(small)} di samping {_quote(large)}: bila persen, tulis dengan tanda %",)
    return ()


def _unlike(t: Nilai, r: Nilai) -> tuple[str, tuple[str, ...]]:
    """Compare units: why they cannot go together, or a remark when they differ but may.

    A bare number goes with any unit (`80` beside `83%`), unless it can be read in two ways (see
    `ganda`). Units of one measure are converted. A percent and a count do not compare.
    """
    if "%" in (t.satuan, r.satuan) and (t.nihil or r.nihil):
        return "nihil berarti 0 kejadian, bukan persen, tulis 0% bila itu maksudnya", ()
    if reason := _ragu(t, r):
        return one_line(reason, 200), ()
    if t.satuan == r.satuan:
        return "", ()
    if t.nihil or r.nihil:
        return "", ()
    if "" in (t.satuan, r.satuan):
        return "", ("salah satu nilai tanpa satuan",)
    if {"%", "rupiah"} & {t.satuan, r.satuan}:
        reason = f"target ({t.satuan}) dan realisasi ({r.satuan}) tidak sejenis"
        return one_line(reason, 200), ()
    if convert(r.satuan, t.satuan):
        return "", (f"realisasi dalam {r.satuan} dikonversi ke {t.satuan}",)
    return "", (one_line(f"satuan berbeda: target {t.satuan}, realisasi {r.satuan}", 200),)


def _ordinal(
    t: Nilai, r: Nilai, arah: str, skala: dict[str, Skala], ordinal: str, catatan: tuple[str, ...]
) -> Pasangan:
    """Compare ranks in an ordinal scale, never text; without a named scale try those known."""
    if ordinal and ordinal not in skala:
        return _fail(catatan, f'skala "{one_line(ordinal, MAX_NILAI)}" tidak dikenal')
    scales = (ordinal,) if ordinal else label_scales(skala)
    for kode in scales:
        ranks = [skala[kode].rank(n.satuan) for n in (t, r)]
        if ranks[0] is not None and ranks[1] is not None:
            same = ranks[0] == ranks[1]
            note = () if same else (f"peringkat pada skala {kode.upper()} dibandingkan",)
            return Pasangan(((float(ranks[0]), float(ranks[1])),), arah, (*catatan, *note))
    return _fail(catatan, _no_rank(t, r, scales, skala, not ordinal))


def _no_rank(
    t: Nilai, r: Nilai, kode: Sequence[str], skala: dict[str, Skala], numbers: bool
) -> str:
    """Say which of two values has no rank, and whether a number would have done as well."""
    where = " atau ".join(k.upper() for k in kode)
    known = [skala[k] for k in kode]
    for name, n in (("target", t), ("realisasi", r)):
        if n.jenis == "label" and all(s.rank(n.satuan) is None for s in known):
            if numbers:
                return f"{name} {_quote(n)} tidak terbaca sebagai angka"
            return f"{name} {_quote(n)} bukan label skala {where}"
    if t.jenis != r.jenis:
        return f"label dibanding bukan label: target {_quote(t)}, realisasi {_quote(r)}"
    return f"{_quote(t)} dan {_quote(r)} label dari skala yang berbeda"


def _ya_tidak(t: Nilai, r: Nilai, catatan: tuple[str, ...]) -> Pasangan:
    """Score 100 when the wanted answer came, else 0, whatever the polarity."""
    if t.jenis != r.jenis:
        return _fail(catatan, f"{_quote(t)} dan {_quote(r)}: ya/tidak dibanding bukan ya/tidak")
    return Pasangan(catatan=catatan, nilai=100.0 if t.angka == r.angka else 0.0)


def _rentang(t: Nilai, r: Nilai, arah: str, catatan: tuple[str, ...]) -> Pasangan:
    """Compare with a range: inside it is 100, outside it the nearer bound by the polarity."""
    if t.batas is None or r.angka is None:
        return _fail(catatan, f"realisasi {_quote(r)} bukan satu angka")
    ends = [replace(t, angka=bound) for bound in t.batas]
    reason, remark = _unlike(ends[r.angka > t.batas[0]], r)
    if reason:
        return _fail(catatan, reason)
    realisasi = r.angka * (convert(r.satuan, t.satuan) or 1)
    bound = nearest_bound(*t.batas, realisasi)
    if bound is None:
        return Pasangan(catatan=(*catatan, *remark, "di dalam rentang target"), nilai=100.0)
    note = f"di luar rentang target, dibanding batas terdekat menurut arah {arah}"
    return Pasangan(((bound, realisasi),), arah, (*catatan, *remark, note))


def _bagian(t: Nilai, r: Nilai, arah: str, catatan: tuple[str, ...]) -> Pasangan:
    """Compare composites part by part: by unit, what is left by position.

    A part of the target that realisasi lacks makes the pair not computable; extra parts of
    realisasi are named and left out.
    """
    wanted, given = _parts(t), list(_parts(r))
    if len(given) < len(wanted):
        return _fail(catatan, f"bagian {_quote(t)} dan {_quote(r)} tidak sepadan")
    found: list[tuple[float, str] | None] = []
    for _, unit in wanted:
        same = next((p for p in given if p[1] == unit), None)
        found.append(same)
        if same:
            given.remove(same)
    if None in found and len(wanted) != len(_parts(r)):
        return _fail(catatan, f"bagian {_quote(t)} dan {_quote(r)} tidak sepadan")
    if None in found:
        catatan += ("satuan bagian berbeda, dibanding menurut urutannya",)
    matched = tuple((a, (p or given.pop(0))[0]) for (a, _), p in zip(wanted, found, strict=True))
    if given:
        extra = ", ".join(unit or f"{value:g}" for value, unit in given)
        catatan += (one_line(f"bagian realisasi di luar target tidak dihitung: {extra}", 200),)
    return Pasangan(matched, arah, catatan)


def _parts(nilai: Nilai) -> tuple[tuple[float, str], ...]:
    if nilai.bagian or nilai.angka is None:
        return nilai.bagian
    return ((nilai.angka, nilai.satuan),)
