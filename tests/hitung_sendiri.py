"""A report's figures computed once more: which rows a cell should name, and what they give.

Nothing here is the library's: tables are read by `tests.halaman`, formulas are written again from
the rules (Permenpan-RB 53/2014; cap 100, falling targets by `selisih`, mean of indicators).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from tests.halaman import Asal, Sel

Baris = dict[str, str]
Rujukan = set[tuple[str, int]]
"""Rows by table and number."""
Harapan = tuple[Rujukan, Sequence[float | None]]
"""The rows that a cell should name and the numbers that it should print, None for no number."""
LABEL = {"akip": ("D", "C", "CC", "B", "BB", "A", "AA"), "opini": ("TMP", "TW", "WDP", "WTP")}
DIUKUR = "lkj_tabel5"
CAKUPAN = ("Indikator terukur", "Dari")
"""Headings of counts, which name blank rows too: these are what is counted out."""


def angka(teks: str) -> list[float]:
    """Read the numbers of a text: a dot before three digits groups, a comma is decimal."""
    found = []
    for sign, number in re.findall(r"([-−]?)(\d[\d.,]*)", teks):
        bare = number.rstrip(".,")
        if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", bare):
            bare = bare.replace(".", "")
        found.append(float(bare.replace(",", ".")) * (-1 if sign else 1))
    return found


def rerata(values: Iterable[float | None]) -> float | None:
    """Return the mean of what is there."""
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def capaian(
    target: str, realisasi: str, meta: Baris, cap: float | None = 100, rasio: bool = False
) -> float | None:
    """Return one indicator's capaian in percent, None where it cannot be computed."""
    t, r = (nilai(x, meta["skala"]) for x in (target, realisasi))
    if not t or len(t) != len(r):
        return None
    parts = [rumus(a, b, meta["arah"], rasio) for a, b in zip(t, r, strict=True)]
    if any(p is None for p in parts):
        return None
    return rerata(p if cap is None or p is None else min(p, cap) for p in parts)


def nilai(teks: str, skala: str) -> list[float]:
    if skala:
        label = teks.replace("В", "B")
        return [LABEL[skala].index(label) + 1] if label in LABEL[skala] else []
    found = angka(teks)
    return found[:1] if "Bulan/" in teks else found


def rumus(t: float, r: float, arah: str, rasio: bool) -> float | None:
    if arah == "turun":
        if t == 0:
            return 100.0 if r == 0 else 0.0
        return t / r * 100 if rasio else max(0.0, (2 * t - r) / t * 100)
    if t == 0:
        return None
    return r / t * 100 if arah == "naik" else max(0.0, 100 - abs(r - t) / t * 100)


class Hitung:
    """What each computed cell of one office's reports ought to say."""

    def __init__(self, asal: Asal, kode: str, tahun: int) -> None:
        self._asal, self._kode, self.tahun = asal, kode, tahun
        self.meta = {r["kode"]: r for _, r in asal.table(kode, "indikator")}
        self.sasaran = {r["no"]: r["kode"] for _, r in asal.table(kode, "sasaran")}

    def salah(self, sel: Sel, harapan: Harapan | None = None) -> str:
        """Say what is wrong with a computed cell, "" where its rows and its numbers are right."""
        found = harapan or self._harapan(sel)
        if found is None:
            return "belum dihitung ulang: tambahkan rumusnya di tests/hitung_sendiri.py"
        rows, numbers = found
        named = {(self._tabel(berkas), n) for berkas, ns, _ in sel.bagian for n in ns}
        if named != rows:
            return f"menyebut {sorted(named - rows)}, tidak menyebut {sorted(rows - named)}"
        cells = [(b, n, k) for b, ns, ks in sel.bagian for n in ns for k in ks if k]
        blank = [x for x in cells if not self._asal.row(x[0], x[1])[x[2]]]
        if blank and numbers != [None] and sel.kolom not in CAKUPAN:
            return f"sel kosong {blank}"
        printed = angka(sel.teks)
        known = [x for x in numbers if x is not None]
        same = len(printed) == len(known) and all(
            abs(x - y) < 0.00501 for x, y in zip(printed, known, strict=True)
        )
        return "" if same else f"mestinya {numbers}"

    def _harapan(self, sel: Sel) -> Harapan | None:
        for label, kolom, rule in ATURAN:
            if re.fullmatch(label, sel.label) and re.fullmatch(kolom, sel.kolom):
                return rule(self, sel)
        return None

    @staticmethod
    def _tabel(berkas: str) -> str:
        return re.sub(r".*[/\[]|\.csv|\]", "", berkas)

    def rows(self, tabel: str, **equal: object) -> list[tuple[int, Baris]]:
        return [
            (n, r)
            for n, r in self._asal.table(self._kode, tabel)
            if all(r[k] == str(v) for k, v in equal.items())
        ]

    def _named(self, sel: Sel, tabel: str) -> list[tuple[int, Baris]]:
        return [
            (n, self._asal.row(berkas, n))
            for berkas, ns, _ in sel.bagian
            if self._tabel(berkas) == tabel
            for n in ns
        ]

    def _capaian(self, r: Baris, **more: object) -> float | None:
        target = r["target"] or (r["target_persen"] if "%" in r["realisasi"] else "")
        return capaian(target, r["realisasi"], self.meta[r["kode"]], **more)  # type: ignore[arg-type]

    def _terukur(self, tahun: int, sasaran: str = "") -> list[tuple[int, Baris]]:
        rows = self.rows("pengukuran", tahun=tahun, dokumen=DIUKUR)
        return [
            (n, r)
            for n, r in rows
            if not sasaran or self.meta[r["kode"]]["kode_sasaran"] == sasaran
        ]

    def _dipakai(self, tahun: int, sasaran: str = "") -> list[tuple[int, Baris]]:
        rows = self._terukur(tahun, sasaran)
        return [(n, r) for n, r in rows if self._capaian(r) is not None]

    # one method a kind of cell

    def _satu(self, sel: Sel) -> Harapan:
        """One indicator's capaian: its own row, of the year and the document of the cell."""
        named = self._named(sel, "pengukuran")
        own = [(n, r) for n, r in named if sel.baris in _names(r)]
        return _all(own), [self._capaian(r) for _, r in own]

    def _satker(self, sel: Sel) -> Harapan:
        """The satker's capaian of a year: every indicator that can be computed."""
        year = re.search(r"20\d\d", sel.kolom + sel.baris)
        used = self._dipakai(int(year[0]) if year else self.tahun)
        return _all(used), [rerata(self._capaian(r) for _, r in used)]

    def _baris_satker(self, sel: Sel) -> Harapan:
        return self._satker(sel) if sel.baris == "Capaian satker" else self._satu(sel)

    def _cakupan(self, sel: Sel) -> Harapan:
        kode = self.sasaran.get(sel.baris.removeprefix("S"), "")
        every, used = self._terukur(self.tahun, kode), self._dipakai(self.tahun, kode)
        return _all(every), [len(used), len(every)]

    def _per_sasaran(self, sel: Sel) -> Harapan:
        kode = self.sasaran[sel.baris.removeprefix("S")]
        used = self._dipakai(self.tahun, kode)
        value = rerata(self._capaian(r) for _, r in used)
        return _all(used or self._terukur(self.tahun, kode)), [value]

    def _kelas_sasaran(self, sel: Sel) -> Harapan:
        return self._per_sasaran(sel)[0], []

    def _selisih(self, sel: Sel) -> Harapan:
        """This year less last year, both computed; a claim of last year is a row of klaim."""
        now = self._dipakai(self.tahun)
        value = rerata(self._capaian(r) for _, r in now)
        if klaim := self._named(sel, "klaim"):
            before = angka(klaim[0][1]["nilai"])[0]
            return _all(now) | _all(klaim, "klaim"), [_less(value, before)]
        old = self._dipakai(self.tahun - 1)
        before = rerata(self._capaian(r) for _, r in old)
        return _all(now) | _all(old), [_less(value, before)]

    def _pasangan(self, sel: Sel) -> Harapan:
        """An indicator's change since an earlier year: its two rows."""
        both = sorted(self._named(sel, "pengukuran"), key=lambda x: x[1]["tahun"])
        assert len({r["kode"] for _, r in both}) == 1 and len(both) == 2, sel
        old, now = (self._capaian(r) for _, r in both)
        return _all(both), [_less(now, old)]

    def _banding(self, sel: Sel) -> Harapan:
        """Realisasi against a target of another table, uncapped."""
        tabel = "renstra" if "renstra" in sel.label else "standar"
        (m, end), (n, now) = self._named(sel, tabel)[0], self._named(sel, "pengukuran")[0]
        assert end["kode"] == now["kode"] and (n, now) in self._terukur(self.tahun), sel
        target = end["target" if tabel == "renstra" else "nilai"]
        value = capaian(target, now["realisasi"], self.meta[now["kode"]], None)
        return {(tabel, m), ("pengukuran", n)}, [value]

    def _varian(self, sel: Sel) -> Harapan:
        """The satker's capaian under one of the policies, or the mean of the printed column."""
        if sel.baris == "seperti tercetak":
            return self._kolom_tercetak(DIUKUR)
        used = self._dipakai(self.tahun)
        tried = [
            by(used, cap, rasio)
            for by in (self._flat, self._by_sasaran)
            for cap in (None, 100, 110, 120)
            for rasio in (False, True)
        ]
        printed = angka(sel.teks)[0]
        return _all(used), [min(tried, key=lambda x: abs((x or 0) - printed))]

    def _dari_klaim(self, sel: Sel) -> Harapan:
        """What a policy gives, less what the document states; its value stands beside it."""
        claim = self.rows("klaim", tahun=self.tahun, butir="capaian")
        rows = self._kolom_tercetak(DIUKUR)[0] if sel.baris == "seperti tercetak" else None
        made = angka(sel.seluruh_baris.rpartition("%")[0])[-1]
        gap = made - angka(claim[0][1]["nilai"])[0]
        return (rows or _all(self._dipakai(self.tahun))) | _all(claim, "klaim"), (
            [] if sel.teks == "sama" else [gap]
        )

    def _kolom_tercetak(self, dokumen: str) -> Harapan:
        """The mean of the capaian that a document prints, of all its rows that print one."""
        rows = [
            x
            for x in self.rows("pengukuran", tahun=self.tahun, dokumen=dokumen)
            if angka(x[1]["capaian_tercetak"])
        ]
        return _all(rows), [rerata(angka(r["capaian_tercetak"])[0] for _, r in rows)]

    def _angka_pokok(self, sel: Sel) -> Harapan:
        """Claimed, computed and printed side by side, each from rows of its own."""
        used = self._dipakai(self.tahun)
        if sel.baris.startswith("Dihitung"):
            cap = None if "tanpa" in sel.baris else 100
            if sel.kolom == "Dari":
                every = self._terukur(self.tahun)
                return _all(every), [len(used), len(every)]
            return _all(used), [rerata(self._capaian(r, cap=cap) for _, r in used)]
        dokumen = self._named(sel, "pengukuran")[0][1]["dokumen"]
        rows, mean = self._kolom_tercetak(dokumen)
        return rows, [len(rows)] if sel.kolom == "Dari" else mean

    def _kelas(self, sel: Sel) -> Harapan:
        """The class of a year's capaian: the rows of the capaian, or the claim."""
        named = self._named(sel, "klaim")
        return (_all(named, "klaim") if named else self._satker(sel)[0]), []

    def _flat(self, used: list[tuple[int, Baris]], cap: float | None, rasio: bool) -> float | None:
        return rerata(self._capaian(r, cap=cap, rasio=rasio) for _, r in used)

    def _by_sasaran(
        self, used: list[tuple[int, Baris]], cap: float | None, rasio: bool
    ) -> float | None:
        found: dict[str, list[float | None]] = {}
        for _, r in used:
            group = found.setdefault(self.meta[r["kode"]]["kode_sasaran"], [])
            group.append(self._capaian(r, cap=cap, rasio=rasio))
        return rerata(map(rerata, found.values()))

    def _anggaran(self, sel: Sel) -> Harapan:
        """A sum or an absorption: every row of the document's level, or the row itself."""
        named = self._named(sel, "anggaran")
        first = named[0][1]
        same = {k: first[k] for k in ("tahun", "dokumen", "tingkat")}
        rows = self.rows("anggaran", **same) if len(named) > 1 else named
        pagu, spent = (self._jumlah(rows, k) for k in ("pagu", "realisasi"))
        value = {"Pagu": pagu, "Realisasi": spent, "Jumlah di bawahnya": pagu}.get(sel.kolom)
        if sel.kolom == "Serapan":
            value = None if spent is None or not pagu else spent / pagu * 100
        return _all(rows, "anggaran"), [value]

    def _di_bawah(self, sel: Sel) -> Harapan:
        """What the agreements right below one were promised, so far as it can be read."""
        every = self.rows("dokumen", tahun=self.tahun)
        parent = next(d["dokumen"] for _, d in every if d["judul"] == sel.baris)
        found: list[tuple[int, Baris]] = []
        for d in (d["dokumen"] for _, d in every if d["induk"] == parent):
            rows = self.rows("anggaran", tahun=self.tahun, dokumen=d)
            found += [x for x in rows if x[1]["tingkat"] == "program"] or rows
        readable = [(n, r) for n, r in found if angka(r["pagu"])]
        return _all(readable, "anggaran"), [self._jumlah(readable, "pagu")]

    @staticmethod
    def _jumlah(rows: list[tuple[int, Baris]], kolom: str) -> float | None:
        amounts = [angka(r[kolom]) for _, r in rows]
        return sum(a[0] for a in amounts) if all(amounts) else None

    def _isi(self, sel: Sel) -> Harapan:
        """How many targets a document has, or how often it is signed."""
        if dokumen := self._named(sel, "dokumen"):
            return _all(dokumen, "dokumen"), angka(sel.teks)[:1] and [
                float(dokumen[0][1]["jumlah"])
            ]
        targets = self._named(sel, "perjanjian")
        rows = self.rows("perjanjian", tahun=self.tahun, dokumen=targets[0][1]["dokumen"])
        return _all(rows, "perjanjian"), [len(rows), *angka(sel.teks)[1:]]

    def _kata(self, sel: Sel) -> Harapan:
        """Words about rows: these must be there."""
        rows = {(self._tabel(berkas), n) for berkas, ns, _ in sel.bagian for n in ns}
        return rows, [*angka(sel.teks)]


def _all(rows: Iterable[tuple[int, Baris]], tabel: str = "pengukuran") -> Rujukan:
    return {(tabel, n) for n, _ in rows}


def _names(r: Baris) -> tuple[str, ...]:
    return r["kode"], r["indikator"], f"{r['kode']} {r['indikator']}"


def _less(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else now - before


ATURAN: tuple[tuple[str, str, Callable[[Hitung, Sel], Harapan]], ...] = (
    ("angka", r"Capaian \d+", Hitung._satker),
    ("angka", "Selisih", Hitung._selisih),
    ("angka", "Indikator terukur", Hitung._cakupan),
    ("tabel-pengukuran", "Capaian", Hitung._baris_satker),
    ("tabel-(ukur|lalu)-s.*", r"Capaian( \d+)?", Hitung._satu),
    ("tabel-tercetak", "Dihitung", Hitung._satu),
    ("tabel-lalu-s.*", "Selisih", Hitung._pasangan),
    ("tabel-(renstra|standar)-s.*", "Kemajuan|Perbandingan", Hitung._banding),
    ("gambar-sasaran", "Capaian", Hitung._per_sasaran),
    ("gambar-sasaran", "Indikator terukur", Hitung._cakupan),
    ("gambar-tahunan", "Capaian", Hitung._satker),
    ("gambar-tahunan", "Kategori", Hitung._kelas),
    ("gambar-tahunan", "Selisih", Hitung._selisih),
    ("gambar-sasaran", "Kategori", Hitung._kelas_sasaran),
    ("tabel-angka-pokok", "Capaian|Dari", Hitung._angka_pokok),
    ("tabel-varian", "Capaian", Hitung._varian),
    ("tabel-varian", "Selisih.*", Hitung._dari_klaim),
    ("tabel-jenjang", "Jumlah di bawahnya", Hitung._di_bawah),
    ("(gambar|tabel)-(anggaran|pagu-.*|jenjang)", "Pagu|Realisasi|Serapan", Hitung._anggaran),
    ("gambar-kaskade", "Isi", Hitung._isi),
    ("tabel-kaskade", "Keterangan", Hitung._kata),
    ("tabel-skala", "Yang diterapkan", Hitung._kata),
)
"""By table or figure and heading; a computed cell that is not here fails the test."""
