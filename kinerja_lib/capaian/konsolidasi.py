"""Bring a year's quarters together: up to each quarter, against its target and the year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.banding import Pasangan, compare
from kinerja_lib.capaian.deret import (
    TRIWULAN,
    Cara,
    Deret,
    build_series,
    common_unit,
    is_stated,
    merge,
)
from kinerja_lib.capaian.ukur import TIDAK, evaluate
from kinerja_lib.dasar.bahasa import daftar, triwulan
from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.dasar.status import Status, as_status, weakest
from kinerja_lib.sumber import BERKAS, rows_of

KOLOM = (
    "kode",
    "triwulan",
    "target",
    "realisasi",
    "target_kumulatif",
    "realisasi_kumulatif",
    "satuan",
    "nilai_target",
    "nilai_realisasi",
    "bagian_target",
    "capaian_triwulan",
    "capaian_tahun",
    "capaian",
    "status_target",
    "status_realisasi",
    "status_triwulan",
    "status_tahun",
    "status_setahun",
    "baris_target",
    "baris_realisasi",
    "baris_setahun",
    "keterangan",
)
SISI = ("target", "realisasi")
AKHIR = len(TRIWULAN) - 1
Row = Mapping[Any, Any]


def consolidate(
    triwulan: pd.DataFrame,
    indikator: pd.DataFrame,
    kebijakan: Kebijakan,
    skala: dict[str, Skala],
    setahun: Mapping[str, Row] | None = None,
) -> pd.DataFrame:
    """Bring one year's quarters together: four rows an indicator that has any, columns `KOLOM`.

    target and realisasi are the quarter's numbers, *_kumulatif those up to it by the indicator's
    method (a label counts by its rank); nilai_* the same as one printed or merged value, None where
    there is none. capaian_triwulan compares with the target up to the
    quarter, capaian_tahun with the year's, by polarity; capaian is capaian_tahun capped.
    bagian_target is the target up to the quarter in percent of the year's; of a composite the mean
    of its parts. `setahun` holds the year's row, as printed, by kode: the year's target is that of
    all quarters where the last one is filled, else the printed one, else unknown. Realisasi stays
    nan after the last quarter reported, and where a planned quarter that it needs is blank; an
    indicator that is to fall while its quarters add up has no capaian_tahun before the last one.
    status_* is the weakest of what was brought together, and
    dokumen for a year's end that equals the printed figure: how a figure is spread over quarters
    may be an example, their sum is then the document's; status_setahun is that of the year's
    target. baris_* are the rows used of the target up
    to the quarter, of realisasi, and of the year's target.
    """
    import pandas as pd

    rows: list[dict[str, Any]] = []
    pairs: list[Pasangan] = []
    by_kode: dict[Any, list[Row]] = {}
    for quarter in rows_of(triwulan):
        by_kode.setdefault(quarter["kode"], []).append(quarter)
    for meta in rows_of(indikator):
        if meta["kode"] not in by_kode:
            continue
        cara = Cara(meta["konsolidasi"], meta["arah"], meta.get("skala", ""), skala)
        found = _Indikator(by_kode[meta["kode"]], (setahun or {}).get(meta["kode"], {}), cara)
        for row, *compared in found.quarters():
            rows.append({"kode": meta["kode"], **row})
            pairs += compared
    measured = evaluate(pairs, kebijakan, skala).to_dict("records")
    for i, row in enumerate(rows):
        row |= _results(*measured[3 * i : 3 * i + 3])
    return pd.DataFrame(rows, columns=list(KOLOM))


def _results(quarter: Row, year: Row, share: Row) -> dict[str, Any]:
    notes = (quarter["keterangan"], year["keterangan"])
    if notes[0] == notes[1]:
        keterangan = notes[0]
    else:
        sides = zip(("terhadap target triwulan", "terhadap target tahun"), notes, strict=True)
        keterangan = "; ".join(f"{side}: {note}" for side, note in sides if note)
    return {
        "bagian_target": share["capaian_mentah"],
        "capaian_triwulan": quarter["capaian_mentah"],
        "capaian_tahun": year["capaian_mentah"],
        "capaian": year["capaian"],
        "keterangan": keterangan,
    }


class _Indikator:
    """Bring one indicator's quarters together; `setahun` is its printed year, {} for none."""

    def __init__(self, records: Sequence[Row], setahun: Row, cara: Cara) -> None:
        self.by_quarter = {int(r["triwulan"]): r for r in records}
        self.tercetak, self.cara = setahun, cara
        self.deret = {name: build_series(self._printed(name), cara) for name in SISI}
        self.dilaporkan = max(self.deret["realisasi"].filled(), default=-1)

    def _printed(self, name: str) -> list[Nilai]:
        texts = [str(self.by_quarter.get(q, {}).get(name, "")) for q in TRIWULAN]
        return [read_nilai(text) for text in texts]

    def quarters(self) -> Iterator[tuple[dict[str, Any], Pasangan, Pasangan, Pasangan]]:
        """Yield each quarter's row and pairs: up to it, against the year, the target's share."""
        setahun, status_setahun, baris_setahun = self._year()
        for q in range(len(TRIWULAN)):
            hole = self._hole(q)
            known = q <= self.dilaporkan and not hole
            status = {f"status_{n}": self._status(n, q) for n in SISI}
            if not known:
                status["status_realisasi"] = ""
            firm = (status_setahun, status["status_realisasi"])
            row = self._numbers(q, known) | {
                "nilai_target": self._upto("target", q),
                "nilai_realisasi": self._upto("realisasi", q) if known else None,
                **status,
                "status_triwulan": weakest(status.values()) if known else "",
                "status_tahun": weakest(firm) if known else "",
                "status_setahun": status_setahun,
                "baris_target": self._rows("target", q),
                "baris_realisasi": self._rows("realisasi", q) if known else [],
                "baris_setahun": baris_setahun,
            }
            share = self._share(self._upto("target", q), setahun)
            if known:
                yield row, self._against_quarter(q), self._against_year(setahun, q), share
            else:
                absent = _missing(hole) if q <= self.dilaporkan else _silent(q)
                yield row, absent, absent, share

    def _numbers(self, q: int, known: bool) -> dict[str, Any]:
        target, realisasi = (self.deret[name] for name in SISI)
        return {
            "triwulan": q + 1,
            "target": target.angka[q],
            "realisasi": realisasi.angka[q],
            "target_kumulatif": target.kumulatif[q],
            "realisasi_kumulatif": realisasi.kumulatif[q] if known else np.nan,
            "satuan": common_unit(target) or common_unit(realisasi),
        }

    def _year(self) -> tuple[Nilai | None, Status, list[Row]]:
        """Return the year's target, its status and rows: of all quarters, else as printed."""
        if self._whole():
            rows = self._rows("target", AKHIR)
            return self._upto("target", AKHIR), self._status("target", AKHIR), rows
        printed = read_nilai(str(self.tercetak.get("target", "")))
        if printed.jenis == "kosong":
            return None, "", []
        return printed, "dokumen", [self.tercetak] if BERKAS in self.tercetak else []

    def _hole(self, q: int) -> list[int]:
        """Return the planned quarters without a realisasi that one up to `q` needs: blank is not 0.

        A level needs its own quarter only; what is not planned is not missing.
        """
        target, done = (self.deret[name].filled() for name in SISI)
        needed = (q,) if self.cara.metode == "terakhir" else range(q + 1)
        return [i for i in needed if i in target and i not in done]

    def _whole(self) -> bool:
        """Say whether the quarters' targets reach the end of the year."""
        return AKHIR in self.deret["target"].filled()

    def _upto(self, name: str, q: int) -> Nilai | None:
        return merge(self.deret[name], q, self.cara.metode)

    def _used(self, name: str, q: int) -> list[Row]:
        return [self.by_quarter[i + 1] for i in self.deret[name].dipakai[q]]

    def _rows(self, name: str, q: int) -> list[Row]:
        return [r for r in self._used(name, q) if BERKAS in r]

    def _status(self, name: str, q: int) -> Status:
        """Return the weakest status of the values used; a year's end as printed is a document's."""
        made = self._upto(name, q) if q == AKHIR else None
        if made and is_stated(made, read_nilai(str(self.tercetak.get(name, ""))), self.cara):
            return "dokumen"
        return weakest(as_status(r.get(f"status_{name}")) for r in self._used(name, q))

    def _against_quarter(self, q: int) -> Pasangan:
        """Compare realisasi with the target, both up to quarter `q`."""
        return self._pair(self._upto("target", q), q, q)

    def _against_year(self, setahun: Nilai | None, q: int) -> Pasangan:
        """Compare realisasi up to quarter `q` with the year's target."""
        if self.cara.menunggu and q < AKHIR:
            return Pasangan(catatan=(f"{TIDAK}: {_menunggu(self.cara)}",))
        if self._whole():
            gaps = _gaps(self.deret["target"]) if self.cara.menggabung else ""
            return _noted(self._pair(setahun, AKHIR, q), gaps)
        if setahun is None or self._upto("realisasi", q) is None:
            return Pasangan(catatan=(f"{TIDAK}: target triwulan belum lengkap sampai setahun",))
        return self._pair(setahun, AKHIR, q)

    def _pair(self, t: Nilai | None, at: int, q: int) -> Pasangan:
        """Compare a target, that up to quarter `at`, with realisasi; say why that fails."""
        r = self._upto("realisasi", q)
        if t is None or r is None:
            return Pasangan(catatan=(_why(self.deret, at, q, self.cara.metode),))
        return compare(t, r, self.cara.arah, self.cara.skala, self.cara.ordinal)

    def _share(self, t: Nilai | None, setahun: Nilai | None) -> Pasangan:
        """Compare the target up to a quarter with the year's."""
        if t is None or setahun is None:
            return Pasangan(catatan=(TIDAK,))
        if setahun.batas or t.batas:
            return Pasangan((), "", (TIDAK,), 100.0 if t.batas == setahun.batas else None)
        return compare(setahun, t, "naik", self.cara.skala, self.cara.ordinal)


def _menunggu(cara: Cara) -> str:
    return (
        f"arah turun dengan konsolidasi {cara.metode} baru dapat dibandingkan dengan target "
        f"setahun sesudah {triwulan(AKHIR + 1)} dilaporkan"
    )


def _silent(q: int) -> Pasangan:
    note = f"{TIDAK}: realisasi {triwulan(q + 1)} belum dilaporkan"
    return Pasangan(catatan=(note,))


def _missing(quarters: Sequence[int]) -> Pasangan:
    named = daftar([triwulan(i + 1) for i in quarters])
    return Pasangan(catatan=(f"{TIDAK}: realisasi {named} belum diisi",))


def _gaps(target: Deret) -> str:
    filled = target.filled()
    missing = [triwulan(q + 1) for q in range(len(TRIWULAN)) if q not in filled]
    if not filled or not missing:
        return ""
    return f"target {daftar(missing)} belum diisi"


def _noted(pair: Pasangan, note: str) -> Pasangan:
    if not note:
        return pair
    return Pasangan(pair.bagian, pair.arah, (*pair.catatan, note), pair.nilai)


def _why(deret: Mapping[str, Deret], at: int, q: int, metode: str) -> str:
    for name, i in (("target", at), ("realisasi", q)):
        if not deret[name].dipakai[i]:
            return f"{TIDAK}: {name} sampai {triwulan(i + 1)} kosong"
        if deret[name].ganda:
            return f"{TIDAK}: {name} triwulanan: {deret[name].ganda}"
    return f"{TIDAK}: nilai antartriwulan tidak dapat digabung dengan cara {metode}"
