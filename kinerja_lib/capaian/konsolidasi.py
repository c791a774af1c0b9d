"""Bring quarters together: the value up to each quarter, by what the method does.

`jumlah` adds, `terakhir` takes the latest level, `rerata`, `maksimum`, `minimum` say themselves.
(The words kumulatif and non-kumulatif are used in opposite senses, so they are not used here.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.bahasa import daftar, triwulan
from kinerja_lib.capaian.banding import ANGKA, ORDINAL, Pasangan, compare
from kinerja_lib.capaian.ganda import twofold
from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.capaian.ukur import TIDAK, evaluate
from kinerja_lib.nilai import Nilai, read_nilai
from kinerja_lib.satuan import convert, unlike
from kinerja_lib.sumber import BARIS, BERKAS

METODE = ("jumlah", "terakhir", "rerata", "maksimum", "minimum")
TRIWULAN = (1, 2, 3, 4)
KOLOM = (
    "kode", "triwulan", "target", "realisasi", "target_kumulatif", "realisasi_kumulatif", "satuan",
    "capaian_triwulan", "capaian_tahun", "capaian", "ilustrasi_target", "ilustrasi_realisasi",
    "sumber", "keterangan",
)  # fmt: skip


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


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return part / whole × 100; nan where whole is not above 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(whole) > 0, np.asarray(part) / np.asarray(whole) * 100, np.nan)


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

    def number(self, nilai: Nilai) -> float:
        """Return a value's number, a label's rank; nan for what has none."""
        if nilai.jenis != "label":
            return np.nan if nilai.angka is None else nilai.angka
        for kode in (self.ordinal,) if self.ordinal else ORDINAL:
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


def consolidate(
    triwulan: pd.DataFrame,
    indikator: pd.DataFrame,
    kebijakan: Kebijakan,
    skala: dict[str, Skala],
) -> pd.DataFrame:
    """Bring one year's quarters together: four rows an indicator that has any, columns `KOLOM`.

    target and realisasi are the quarter's numbers, *_kumulatif those up to it by the indicator's
    method (a label counts by its rank). capaian_triwulan compares with the target up to the
    quarter, capaian_tahun with the year's, by polarity; capaian is capaian_tahun capped. The
    year's target is that of all quarters where the last one is filled, else
    `indikator.target_tahun` (as printed, optional), else unknown. Realisasi stays nan after the
    last quarter reported. ilustrasi_* says that any value brought together is an illustration;
    sumber lists their rows as `berkas:baris`.
    """
    import pandas as pd

    rows: list[dict[str, Any]] = []
    pairs: list[Pasangan] = []
    by_kode: dict[Any, list[Mapping[Any, Any]]] = {}
    for quarter in triwulan.to_dict("records"):
        by_kode.setdefault(quarter["kode"], []).append(quarter)
    for meta in indikator.to_dict("records"):
        if meta["kode"] not in by_kode:
            continue
        for row, *compared in _indicator(meta, by_kode[meta["kode"]], skala):
            rows.append(row)
            pairs += compared
    measured = evaluate(pairs, kebijakan, skala).to_dict("records")
    for i, row in enumerate(rows):
        row |= _results(measured[2 * i], measured[2 * i + 1])
    return pd.DataFrame(rows, columns=list(KOLOM))


def year_end(values: Sequence[Nilai], cara: Cara) -> Nilai | None:
    """Bring four quarters together as one value; None where they do not make one.

    Quarters that are added or averaged must share one unit.
    """
    if cara.menggabung and len({n.satuan for n in values}) > 1:
        return None
    return _merged(_series(values, cara), len(TRIWULAN) - 1, cara.metode)


def _results(quarter: Mapping[Any, Any], year: Mapping[Any, Any]) -> dict[str, Any]:
    notes = (quarter["keterangan"], year["keterangan"])
    if notes[0] == notes[1]:
        keterangan = notes[0]
    else:
        sides = zip(("terhadap target triwulan", "terhadap target tahun"), notes, strict=True)
        keterangan = "; ".join(f"{side}: {note}" for side, note in sides if note)
    return {
        "capaian_triwulan": quarter["capaian_mentah"],
        "capaian_tahun": year["capaian_mentah"],
        "capaian": year["capaian"],
        "keterangan": keterangan,
    }


def _indicator(
    meta: Mapping[Any, Any], records: Sequence[Mapping[Any, Any]], skala: dict[str, Skala]
) -> Iterator[tuple[dict[str, Any], Pasangan, Pasangan]]:
    """Yield each quarter's row with its two pairs: up to the quarter, and against the year."""
    by_quarter = {int(r["triwulan"]): r for r in records}
    cara = Cara(meta["konsolidasi"], meta["arah"], meta.get("skala", ""), skala)
    sides = {}
    for name in ("target", "realisasi"):
        texts = [str(by_quarter.get(q, {}).get(name, "")) for q in TRIWULAN]
        sides[name] = _series([read_nilai(t) for t in texts], cara)
    target, real = sides["target"], sides["realisasi"]
    reported = max(real.filled(), default=-1)
    gaps = _gaps(target) if cara.menggabung else ""
    last = len(TRIWULAN) - 1
    for q in range(len(TRIWULAN)):
        quarter, year = (
            _pair(target, at, real, q, cara) if q <= reported else _silent(q)
            for at in (q, len(TRIWULAN) - 1)
        )  # fmt: skip
        if q <= reported and last not in target.filled():
            year = _against(read_nilai(str(meta.get("target_tahun", ""))), real, q, cara)
        elif gaps and q <= reported:
            year = _noted(year, gaps)
        yield _row(meta["kode"], q, target, real, by_quarter, q <= reported), quarter, year


def _against(setahun: Nilai, real: Deret, q: int, cara: Cara) -> Pasangan:
    """Compare realisasi up to quarter `q` with the year's printed target."""
    r = _merged(real, q, cara.metode)
    if setahun.jenis == "kosong" or r is None:
        return Pasangan(catatan=(f"{TIDAK}: target triwulan belum lengkap sampai setahun",))
    return compare(setahun, r, cara.arah, cara.skala, cara.ordinal)


def _silent(q: int) -> Pasangan:
    note = f"{TIDAK}: realisasi {triwulan(q + 1)} belum dilaporkan"
    return Pasangan(catatan=(note,))


def _gaps(target: Deret) -> str:
    filled = target.filled()
    missing = [triwulan(q + 1) for q in range(len(TRIWULAN)) if q not in filled]
    if not filled or not missing:
        return ""
    return f"target {daftar(missing)} belum diisi"


def _noted(pair: Pasangan, note: str) -> Pasangan:
    return Pasangan(pair.bagian, pair.arah, (*pair.catatan, note), pair.nilai)


def _row(
    kode: str, q: int, target: Deret, real: Deret, by_quarter: Mapping[int, Any], known: bool
) -> dict[str, Any]:
    used_t, used_r = target.dipakai[q], real.dipakai[q] if known else ()
    rows = [by_quarter[i + 1] for i in sorted({*used_t, *used_r})]
    return {
        "kode": kode,
        "triwulan": q + 1,
        "target": target.angka[q],
        "realisasi": real.angka[q],
        "target_kumulatif": target.kumulatif[q],
        "realisasi_kumulatif": real.kumulatif[q] if known else np.nan,
        "satuan": _unit(target) or _unit(real),
        "ilustrasi_target": _illustrated(by_quarter, used_t, "status_target"),
        "ilustrasi_realisasi": _illustrated(by_quarter, used_r, "status_realisasi"),
        "sumber": [f"{r[BERKAS]}:{r[BARIS]}" for r in rows if BERKAS in r],
    }


def _illustrated(by_quarter: Mapping[int, Any], used: Sequence[int], column: str) -> bool:
    return any(by_quarter[q + 1].get(column) == "ilustrasi" for q in used)


def _unit(series: Deret) -> str:
    """Return the unit that all values share, "" for labels, composites and mixtures."""
    units = {n.satuan for n in series.nilai if n.jenis in (*ANGKA, "rentang") and not n.bagian}
    return units.pop() if len(units) == 1 else ""


def _series(values: Sequence[Nilai], cara: Cara) -> Deret:
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


def _pair(target: Deret, at: int, real: Deret, q: int, cara: Cara) -> Pasangan:
    """Compare realisasi up to quarter `q` with the target up to quarter `at`."""
    t, r = _merged(target, at, cara.metode), _merged(real, q, cara.metode)
    if t is None or r is None:
        return Pasangan(catatan=(_why(target, at, real, q, cara.metode),))
    return compare(t, r, cara.arah, cara.skala, cara.ordinal)


def _merged(series: Deret, q: int, metode: str) -> Nilai | None:
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


def _why(target: Deret, at: int, real: Deret, q: int, metode: str) -> str:
    for name, series, i in (("target", target, at), ("realisasi", real, q)):
        if not series.dipakai[i]:
            return f"{TIDAK}: {name} sampai {triwulan(i + 1)} kosong"
        if series.ganda:
            return f"{TIDAK}: {name} triwulanan: {series.ganda}"
    return f"{TIDAK}: nilai antartriwulan tidak dapat digabung dengan cara {metode}"
