"""Quarters as a series: printed, as numbers, and brought together by what the method does.

`jumlah` adds, `terakhir` takes the latest level, `rerata`, `maksimum`, `minimum` say themselves.
(The words kumulatif and non-kumulatif are used in opposite senses, so they are not used here.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from kinerja_lib.acuan.skala import Skala, label_scales
from kinerja_lib.capaian.banding import ANGKA
from kinerja_lib.capaian.ganda import twofold
from kinerja_lib.dasar.nilai import Nilai
from kinerja_lib.dasar.satuan import convert, unlike

METODE = ("jumlah", "terakhir", "rerata", "maksimum", "minimum")
Triwulan = Literal[1, 2, 3, 4]
TRIWULAN: tuple[Triwulan, ...] = (1, 2, 3, 4)
BERJALAN = ("jumlah", "maksimum")
"""Methods by which a value can only grow until the year is over."""


def cumulate(values: np.ndarray, metode: str) -> np.ndarray:
    """Consolidate quarters (last axis) up to each quarter; a missing quarter stays out, not 0.

    Returns the same shape; nan until the first value arrives.
    """
    x = np.asarray(values, dtype=float)
    seen = np.cumsum(~np.isnan(x), axis=-1)
    if metode == "jumlah":
        result = np.nancumsum(x, axis=-1)
    elif metode == "rerata":
        result = np.nancumsum(x, axis=-1) / np.maximum(seen, 1)
    elif metode == "maksimum":
        result = np.fmax.accumulate(x, axis=-1)
    elif metode == "minimum":
        result = np.fmin.accumulate(x, axis=-1)
    elif metode == "terakhir":
        last = np.maximum.accumulate(np.where(np.isnan(x), 0, np.arange(x.shape[-1])), axis=-1)
        result = np.take_along_axis(x, last, axis=-1)
    else:
        raise ValueError(f"metode {metode}: {', '.join(METODE)}")
    return np.where(seen > 0, result, np.nan)


@dataclass(frozen=True)
class Cara:
    """How one indicator is brought together and compared."""

    metode: str
    arah: str
    ordinal: str
    skala: dict[str, Skala]

    @property
    def menggabung(self) -> bool:
        """Say whether quarters are added up rather than one of them chosen."""
        return self.metode in ("jumlah", "rerata")

    @property
    def menunggu(self) -> bool:
        """Say whether the year's capaian is not known before its end.

        What is to fall and can only grow has the best capaian before anything happened.
        """
        return self.arah == "turun" and self.metode in BERJALAN

    def number(self, nilai: Nilai) -> float:
        """Return a value's number, a label's rank; nan for what has none."""
        if nilai.jenis != "label":
            return np.nan if nilai.angka is None else nilai.angka
        for kode in (self.ordinal,) if self.ordinal else label_scales(self.skala):
            rank = self.skala[kode].rank(nilai.satuan) if kode in self.skala else None
            if rank is not None:
                return float(rank)
        return np.nan


@dataclass(frozen=True)
class Deret:
    """Target or realisasi of one indicator by quarter: printed, as numbers, and brought together.

    A label's number is its rank in its scale. `pilihan[q]` is the printed value that stands for
    the quarters up to q where one does (the latest, the highest, the only one), else None.
    """

    nilai: tuple[Nilai, ...]
    angka: np.ndarray
    kumulatif: np.ndarray
    pilihan: tuple[Nilai | None, ...]
    dipakai: tuple[tuple[int, ...], ...]
    ganda: str = ""
    """Why the quarters cannot be brought together as they are written, "" where they can."""

    def filled(self) -> list[int]:
        """Return the positions of the quarters that have a value."""
        return [q for q, n in enumerate(self.nilai) if n.jenis != "kosong"]


def year_end(values: Sequence[Nilai], cara: Cara) -> Nilai | None:
    """Bring four quarters together as one value; None where they do not make one.

    Quarters that are added or averaged must share one unit.
    """
    if cara.menggabung and len({n.satuan for n in values}) > 1:
        return None
    return merge(build_series(values, cara), len(TRIWULAN) - 1, cara.metode)


def is_equal(a: Nilai, b: Nilai, cara: Cara) -> bool:
    """Say whether two values are one figure: number, rank, ends of a range, or parts."""
    if a.bagian or b.bagian or a.batas or b.batas:
        return a.batas == b.batas and _parts(a) == _parts(b)
    x, y = cara.number(a), cara.number(b)
    return bool(x == y) if x == x else a.jenis == b.jenis == "label" and a.satuan == b.satuan


def is_stated(made: Nilai, printed: Nilai, cara: Cara) -> bool:
    """Say whether a printed value is `made`, or a part of it is: `12 bulan/4 triwulan`."""
    if printed.bagian and not made.bagian and made.angka is not None:
        return (made.angka, made.satuan.lower()) in _parts(printed)
    return is_equal(made, printed, cara)


def _parts(nilai: Nilai) -> list[tuple[float, str]]:
    return sorted((x, unit.lower()) for x, unit in nilai.bagian)


def common_unit(series: Deret) -> str:
    """Return the unit that all values share, "" for labels, composites and mixtures."""
    units = {n.satuan for n in series.nilai if n.jenis in (*ANGKA, "rentang") and not n.bagian}
    return units.pop() if len(units) == 1 else ""


def build_series(values: Sequence[Nilai], cara: Cara) -> Deret:
    filled = [q for q, n in enumerate(values) if n.jenis != "kosong"]
    values, ganda = ([*values], "") if cara.metode == "terakhir" else _alike(values)
    angka = np.array([cara.number(n) for n in values], dtype=float)
    pilihan: list[Nilai | None] = []
    dipakai: list[tuple[int, ...]] = []
    for q in range(len(values)):
        so_far = [i for i in filled if i <= q]
        chosen = None if ganda and len(so_far) > 1 else _chosen(so_far, values, angka, cara.metode)
        pilihan.append(None if chosen is None else values[chosen])
        dipakai.append(tuple(so_far) if chosen is None else (chosen,))
    kinds = {values[q].jenis for q in filled}
    kumulatif = np.full(len(values), np.nan)
    if not ganda and (not cara.menggabung or (len(kinds) == 1 and kinds <= set(ANGKA))):
        kumulatif = cumulate(angka, cara.metode)
    for q, nilai in enumerate(pilihan):
        if nilai is not None:
            kumulatif[q] = cara.number(nilai)
    return Deret(tuple(values), angka, kumulatif, tuple(pilihan), tuple(dipakai), ganda)


def _alike(values: Sequence[Nilai]) -> tuple[list[Nilai], str]:
    """Bring quarters to one unit (1 jam and 90 menit → 60 and 90); else say why they don't go."""
    numbers = [n for n in values if n.angka is not None and not n.nihil]
    if reason := twofold(numbers):
        return [*values], reason
    unit = numbers[-1].satuan if numbers else ""
    if reason := next((why for n in numbers if (why := unlike(n.satuan, unit))), ""):
        return [*values], reason
    factors = [1.0 if n.satuan == unit else convert(n.satuan, unit) for n in values]
    return [
        replace(n, angka=n.angka * f, satuan=unit) if f and f != 1 and n.angka is not None else n
        for n, f in zip(values, factors, strict=True)
    ], ""


def _chosen(
    so_far: Sequence[int], values: Sequence[Nilai], angka: np.ndarray, metode: str
) -> int | None:
    """Return the quarter whose printed value stands for all so far, None where they must merge."""
    if len(so_far) <= 1 or metode == "terakhir":
        return so_far[-1] if so_far else None
    if metode in ("jumlah", "rerata"):
        return None
    numbers = [i for i in so_far if not np.isnan(angka[i])]
    if len(numbers) == len(so_far):
        best = max if metode == "maksimum" else min
        return best(numbers, key=lambda i: float(angka[i]))
    same = len({values[i].bagian or values[i].teks for i in so_far}) == 1
    return so_far[-1] if same else None


def merge(series: Deret, q: int, metode: str) -> Nilai | None:
    """Return the quarters up to `q` as one value: a number, or parts added unit by unit."""
    if series.pilihan[q] is not None:
        return series.pilihan[q]
    values = [series.nilai[i] for i in series.dipakai[q]]
    if not values or metode not in ("jumlah", "rerata"):
        return None
    teks = " + ".join(n.teks for n in values)
    notes = tuple(dict.fromkeys(c for n in values for c in n.catatan))
    if not np.isnan(series.kumulatif[q]):
        units = {n.satuan for n in values}
        if len(units) > 1:
            notes += ("satuan antartriwulan berbeda",)
        unit = values[-1].satuan
        made = Nilai(teks, values[-1].jenis, float(series.kumulatif[q]), unit, catatan=notes)
        shift = {n.lain / n.angka for n in values if n.lain is not None and n.angka}
        ujung = next((n.ujung for n in values if n.ujung), "")
        lain = (made.angka or 0) * shift.pop() if len(shift) == 1 else None
        return replace(made, lain=lain, ujung=ujung)
    shape = tuple(unit for _, unit in values[0].bagian)
    if not shape or any(tuple(u for _, u in n.bagian) != shape for n in values):
        return None
    sums = np.sum([[a for a, _ in n.bagian] for n in values], axis=0)
    sums = sums / (len(values) if metode == "rerata" else 1)
    parts = tuple((float(a), unit) for a, unit in zip(sums, shape, strict=True))
    return Nilai(teks, "kuantitas", None, "", parts, catatan=notes)
