"""Read quantities as people print them: `87,5%`, `12 Bulan/4 triwulan`, `Rp. 2.818.560.000`, `B`.

A value that cannot be read is said to be so (`tak_terbaca`); it is never guessed. Readings that
needed a repair (a Cyrillic letter, a misread `l`) carry a remark in `catatan`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

KOSONG = frozenset({"", "-", "–", "—", "n/a", "na", "nihil data", "tidak ada data", "belum ada data"})
YA = frozenset({"ya", "ada", "sudah", "terlaksana", "tercapai"})
TIDAK = frozenset({"tidak", "tidak ada", "belum", "tidak terlaksana", "tidak tercapai"})
HOMOGLIF = str.maketrans("АВЕКМНОРСТХасеорху", "ABEKMHOPCTXaceopxy")
"""Cyrillic letters that look Latin, as OCR and pasted text bring them."""
SATUAN = {
    "lap": "laporan", "laporan": "laporan", "bln": "bulan", "bulan": "bulan", "org": "orang",
    "orang": "orang", "dok": "dokumen", "dokumen": "dokumen", "keg": "kegiatan",
    "kegiatan": "kegiatan", "tw": "triwulan", "triwulan": "triwulan", "thn": "tahun",
    "tahun": "tahun", "kl": "kali", "kali": "kali", "gd": "gedung", "gedung": "gedung",
}  # fmt: skip
"""Short forms of units; a unit that is not listed stands for itself."""

_ANGKA = r"[-−+]?\d[\d.,]*"
_BAGIAN = re.compile(rf"({_ANGKA})\s*(%|[^\d%].*)?", re.S)
_RUPIAH = re.compile(r"rp\.?\s*([-–·.]|[\d.,]+(?:,-)?)(?:,-)?", re.I)
_RENTANG = re.compile(
    rf"({_ANGKA})\s*(%?)\s*(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?)\s*({_ANGKA})\s*(%?)(.*)", re.I | re.S
)
_BATAS = re.compile(rf"(≥|>=|≤|<=|minimal|maksimal|paling sedikit|paling banyak)\s*({_ANGKA})(.*)", re.I | re.S)
_PISAH = re.compile(r"\s*(?:/|;|\+|&|\bdan\b)\s*(?=\d)", re.I)
_LABEL = re.compile(r"[A-Za-z][A-Za-z .+\-]{0,59}")


@dataclass(frozen=True)
class Nilai:
    """One printed value, read.

    `jenis` is persen, kuantitas, rupiah, label, rentang, ya_tidak, kosong or tak_terbaca;
    `angka` its number (percent as printed, 87.5 for `87,5%`); `bagian` the (number, unit) parts of
    a composite; `batas` the ends of a range.
    """

    teks: str
    jenis: str
    angka: float | None = None
    satuan: str = ""
    bagian: tuple[tuple[float, str], ...] = ()
    batas: tuple[float, float] | None = None
    catatan: tuple[str, ...] = ()


def read_angka(teks: str) -> float | None:
    """Read a number by Indonesian habit: `1.234,5`, `9,24`, `9.24`, `1.234` (thousand); else None."""
    sign = -1.0 if teks[:1] in "-−" else 1.0
    digits = teks.lstrip("+-−").rstrip(".,")
    if re.fullmatch(r"\d+", digits):
        return sign * float(digits)
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits):
        return sign * float(digits.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+|\d{1,3}(,\d{3}){2,}", digits):
        return sign * float(digits.replace(",", ""))
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return sign * float(digits.replace(",", "."))
    return None


@lru_cache(maxsize=65_536)
def read_nilai(teks: str) -> Nilai:
    """Read one printed value; every distinct text is parsed once."""
    bersih = " ".join(teks.split())
    latin = bersih.translate(HOMOGLIF)
    catatan = ("huruf mirip dari aksara lain dibaca sebagai huruf Latin",) if latin != bersih else ()
    if latin.lower() in KOSONG:
        return Nilai(teks, "kosong", catatan=catatan)
    if latin.lower() in YA or latin.lower() in TIDAK:
        return Nilai(teks, "ya_tidak", float(latin.lower() in YA), catatan=catatan)
    if match := _RUPIAH.fullmatch(latin):
        return _rupiah(teks, match[1], catatan)
    if match := _BATAS.fullmatch(latin):
        return read_nilai(match[2] + match[3])
    if match := _RENTANG.fullmatch(latin):
        return _rentang(teks, match, catatan)
    if latin[0].isdigit() or latin[0] in "-−+":
        return _kuantitas(teks, latin, catatan)
    if _LABEL.fullmatch(latin):
        return Nilai(teks, "label", satuan=latin.upper(), catatan=catatan)
    return Nilai(teks, "tak_terbaca", catatan=catatan)


def _rupiah(teks: str, digits: str, catatan: tuple[str, ...]) -> Nilai:
    """Read money; a dash is the accounting zero (`Rp -`)."""
    if digits in "-–·.":
        return Nilai(teks, "rupiah", 0.0, "rupiah", catatan=(*catatan, "tanda hubung dibaca nol"))
    angka = read_angka(digits)
    return Nilai(teks, "tak_terbaca" if angka is None else "rupiah", angka, "rupiah", catatan=catatan)


def _rentang(teks: str, match: re.Match[str], catatan: tuple[str, ...]) -> Nilai:
    lo, hi = read_angka(match[1]), read_angka(match[3])
    if lo is None or hi is None or lo > hi:
        return Nilai(teks, "tak_terbaca", catatan=catatan)
    satuan = "%" if match[4] else read_satuan(match[5])[0]
    return Nilai(teks, "rentang", None, satuan, batas=(lo, hi), catatan=catatan)


def _kuantitas(teks: str, latin: str, catatan: tuple[str, ...]) -> Nilai:
    bagian: list[tuple[float, str]] = []
    for piece in _PISAH.split(latin):
        match = _BAGIAN.fullmatch(piece)
        angka = read_angka(match[1]) if match else None
        if match is None or angka is None:
            return Nilai(teks, "tak_terbaca", catatan=catatan)
        satuan, repaired = read_satuan(match[2] or "")
        if re.search(r"\d", satuan):
            return Nilai(teks, "tak_terbaca", catatan=catatan)
        catatan += repaired
        bagian.append((angka, satuan))
    if len(bagian) > 1:
        return Nilai(teks, "kuantitas", None, "", tuple(bagian), catatan=catatan)
    angka, satuan = bagian[0]
    return Nilai(teks, "persen" if satuan == "%" else "kuantitas", angka, satuan, catatan=catatan)


def read_satuan(teks: str) -> tuple[str, tuple[str, ...]]:
    """Normalise a unit: `Lap.` → laporan, `Iaporan` (capital i) → laporan with a remark."""
    bare = re.sub(r"^\([^)]*\)\s*", "", teks.strip()).strip(" .")
    satuan = bare.lower()
    if bare[:1] == "I" and "l" + bare[1:].lower() in SATUAN:
        return SATUAN["l" + bare[1:].lower()], (f'"{bare}" dibaca "l{bare[1:]}"',)
    return SATUAN.get(satuan, satuan), ()
