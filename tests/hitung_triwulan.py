"""Quarterly figures computed once more: up to a quarter, against its target and the year's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.halaman import Sel
from tests.hitung_sendiri import (
    DIUKUR,
    Baris,
    Harapan,
    Hitung,
    Rujukan,
    angka,
    nilai,
    rerata,
    rumus,
)

ROMAWI = {"I": 1, "II": 2, "III": 3, "IV": 4}
AKHIR = 4
Deret = tuple[Rujukan, list[float]]
"""Rows used, and what they give: a number, or one for each part of a composite."""


class HitungTriwulan:
    """The quarters of one office's year, told up to `sampai`."""

    def __init__(self, hitung: Hitung, sampai: int) -> None:
        self._h, self._sampai = hitung, sampai
        self._rows: dict[str, dict[int, tuple[int, Baris]]] = {}
        for n, r in hitung.rows("triwulan", tahun=hitung.tahun):
            self._rows.setdefault(r["kode"], {})[int(r["triwulan"])] = (n, r)

    def harapan(self, sel: Sel) -> Harapan | None:
        """Return what a quarterly cell ought to say, None for a cell of another kind."""
        for label, kolom, rule in ATURAN:
            if re.fullmatch(label, sel.label) and re.fullmatch(kolom, sel.kolom):
                return rule(self, sel)
        return None

    def _kode(self, sel: Sel) -> str:
        return sel.baris.split(" ")[0]

    def _isi(self, kode: str, sisi: str, q: int) -> list[tuple[int, Baris]]:
        return [x for i, x in sorted(self._rows[kode].items()) if i <= q and x[1][sisi]]

    def _dipakai(self, kode: str, sisi: str, q: int) -> list[tuple[int, Baris]]:
        """Return the rows that make the value up to a quarter."""
        filled, meta = self._isi(kode, sisi, q), self._h.meta[kode]
        if meta["konsolidasi"] in ("jumlah", "rerata") or not filled:
            return filled
        if meta["konsolidasi"] == "terakhir":
            return filled[-1:]
        best = max if meta["konsolidasi"] == "maksimum" else min
        return [best(filled, key=lambda x: angka(x[1][sisi])[0])]

    def _sampai_dengan(self, kode: str, sisi: str, q: int) -> Deret:
        used, meta = self._dipakai(kode, sisi, q), self._h.meta[kode]
        values = [nilai(r[sisi], meta["skala"]) for _, r in used]
        if not values:
            return set(), []
        sums = [sum(parts) for parts in zip(*values, strict=True)]
        share = len(values) if meta["konsolidasi"] == "rerata" else 1
        return {("triwulan", n) for n, _ in used}, [x / share for x in sums]

    def _setahun(self, kode: str) -> Deret:
        """Return the year's target: of all quarters if the last one is there, else as printed."""
        if AKHIR in self._rows[kode] and self._rows[kode][AKHIR][1]["target"]:
            return self._sampai_dengan(kode, "target", AKHIR)
        for n, r in self._h.rows("pengukuran", tahun=self._h.tahun, dokumen=DIUKUR, kode=kode):
            return {("pengukuran", n)}, nilai(r["target"], self._h.meta[kode]["skala"])
        return set(), []

    def _banding(self, kode: str, target: Deret, q: int) -> Harapan:
        done, r = self._sampai_dengan(kode, "realisasi", q)
        arah = self._h.meta[kode]["arah"]
        parts = [rumus(a, b, arah, False) for a, b in zip(target[1], r, strict=False)]
        known = bool(parts) and len(target[1]) == len(r) and None not in parts
        return target[0] | done, [rerata(parts) if known else None]

    # one method a kind of cell

    def _kumulatif(self, sel: Sel) -> Harapan:
        rows, values = self._sampai_dengan(
            self._kode(sel), sel.kolom.split(" ")[0].lower(), self._sampai
        )
        return rows, [*values]

    def _terhadap_triwulan(self, sel: Sel) -> Harapan:
        kode, q = self._kode(sel), self._triwulan(sel)
        return self._banding(kode, self._sampai_dengan(kode, "target", q), q)

    def _terhadap_tahun(self, sel: Sel) -> Harapan:
        kode = self._kode(sel)
        return self._banding(kode, self._setahun(kode), self._triwulan(sel))

    def _triwulan(self, sel: Sel) -> int:
        """Return the quarter that a heading names, else the last one told."""
        return ROMAWI.get(sel.kolom.split(" ")[-1], self._sampai)

    def _kurva(self, sel: Sel) -> Harapan:
        """The satker's curve: the mean of rising indicators without anything illustrative."""
        return self._rata(sel, [k for k in self._rows if self._pasti(k)])

    def _kurva_sasaran(self, sel: Sel) -> Harapan:
        kode = self._h.sasaran[sel.baris.removeprefix("S")]
        return self._rata(sel, [k for k in self._rows if self._h.meta[k]["kode_sasaran"] == kode])

    def _rata(self, sel: Sel, kode: Iterable[str]) -> Harapan:
        q = ROMAWI[re.findall(r"(?:Triwulan|TW) (IV|I{1,3})", sel.seluruh_baris)[0]]
        rising = [k for k in kode if self._h.meta[k]["arah"] == "naik" and self._setahun(k)[1]]
        members = self._tidak_tertinggal([k for k in rising if self._lengkap(k)] or rising)
        rows: Rujukan = set()
        values: list[float | None] = []
        for k in members:
            year, target = self._setahun(k), self._sampai_dengan(k, "target", q)
            if sel.kolom.startswith("Target"):
                rows |= year[0] | target[0]
                values.append(rerata(t / y * 100 for t, y in zip(target[1], year[1], strict=True)))
            else:
                used, numbers = self._banding(k, year, q)
                rows |= used
                capped = [None if x is None else min(x, 100.0) for x in numbers]
                values.append(capped[0])
        return rows, [rerata(values)]

    def _tidak_tertinggal(self, kode: list[str]) -> list[str]:
        """Return who has a realisasi in the last quarter in which anybody has one."""
        for q in range(self._sampai, 0, -1):
            there = [k for k in kode if self._rows[k].get(q, (0, {}))[1].get("realisasi")]
            if there:
                return there
        return kode

    def _lengkap(self, kode: str) -> bool:
        """Tell whether an indicator has a target in every quarter told so far."""
        year = self._setahun(kode)[1]
        upto = [self._sampai_dengan(kode, "target", q)[1] for q in range(1, self._sampai + 1)]
        return all(len(t) == len(year) for t in upto)

    def _pasti(self, kode: str) -> bool:
        """Tell whether nothing that a curve shows of an indicator is an illustration."""
        points = [("target", q) for q in ROMAWI.values()]
        points += [("realisasi", q) for q in range(1, self._sampai + 1)]
        return not any(self._ilustrasi(kode, *point) for point in points)

    def _ilustrasi(self, kode: str, sisi: str, q: int) -> bool:
        """Tell whether a value is an example; a year's end as printed is the document's."""
        used = self._dipakai(kode, sisi, q)
        if q == AKHIR and used:
            made = self._sampai_dengan(kode, sisi, q)[1]
            for _, r in self._h.rows("pengukuran", tahun=self._h.tahun, dokumen=DIUKUR, kode=kode):
                if made == nilai(r[sisi], self._h.meta[kode]["skala"]):
                    return False
        return any(r[f"status_{sisi}"] == "ilustrasi" for _, r in used)


ATURAN: tuple[tuple[str, str, Callable[[HitungTriwulan, Sel], Harapan]], ...] = (
    ("tabel-monev", "(Target|Realisasi) kumulatif", HitungTriwulan._kumulatif),
    ("tabel-monev", "Capaian terhadap target s.d. .*", HitungTriwulan._terhadap_triwulan),
    ("tabel-monev", "Capaian terhadap target setahun", HitungTriwulan._terhadap_tahun),
    ("gambar-peta", "Triwulan [IV]+", HitungTriwulan._terhadap_tahun),
    ("gambar-peta-triwulan", "Triwulan [IV]+", HitungTriwulan._terhadap_triwulan),
    ("gambar-tren", "(Target|Realisasi).*", HitungTriwulan._kurva),
    ("gambar-tren-sasaran", "(Target|Realisasi).*", HitungTriwulan._kurva_sasaran),
)
"""By table or figure and heading."""
