"""Read quantities as people print them: `87,5%`, `12 Bulan/4 triwulan`, `Rp. 2.818.560.000`, `B`.

A value that cannot be read is said to be so (`tak_terbaca`); it is never guessed. Readings that
needed a repair (a Cyrillic letter, a misread `l`) carry a remark in `catatan`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

MAX_TEKS = 4_000
KOSONG = frozenset({
    "", "-", "–", "—", "--", "...", "…", "n/a", "na", "n.a", "n.a.", "kosong", "tidak tersedia",
    "tidak ada data", "nihil data", "belum ada", "belum ada data", "belum diisi", "belum dinilai",
    "belum tersedia", "tidak berlaku", "tidak dapat dihitung",
})  # fmt: skip
YA = frozenset({"ya", "ada", "sudah", "terlaksana", "tercapai"})
TIDAK = frozenset({"tidak", "tidak ada", "belum", "tidak terlaksana", "tidak tercapai"})
HOMOGLIF = str.maketrans("АВЕКМНОРСТХасеорхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXaceopxyABEZHIKMNOPTYX")
"""Cyrillic and Greek letters that look Latin, as OCR and pasted text bring them."""
TAK_TERLIHAT = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
SATUAN = {
    "lap": "laporan", "laporan": "laporan", "bln": "bulan", "bulan": "bulan", "org": "orang",
    "orang": "orang", "dok": "dokumen", "dokumen": "dokumen", "keg": "kegiatan",
    "kegiatan": "kegiatan", "tw": "triwulan", "triwulan": "triwulan", "thn": "tahun",
    "tahun": "tahun", "kl": "kali", "kali": "kali", "gd": "gedung", "gedung": "gedung",
    "persen": "%", "prosen": "%",
}  # fmt: skip
"""Short forms of units; a unit that is not listed stands for itself."""
SKALA_RUPIAH = {"": 1.0, "ribu": 1e3, "juta": 1e6, "miliar": 1e9, "milyar": 1e9, "triliun": 1e12}

DIGIT = tuple("0123456789")
_ANGKA = r"[-−+]?[0-9][0-9.,]*"
_BAGIAN = re.compile(rf"({_ANGKA})\s*(?:(%)(?: ?\([^()0-9]*\))?|([^0-9%][^0-9]*))?", re.S)
_RUPIAH = re.compile(
    r"rp\.? ?(?:([-–—·.])(?:,-)?|([0-9][0-9.,]*)(?:,?-)? ?(ribu|juta|mil[iy]ar|triliun)?)", re.I
)
_RENTANG = re.compile(
    rf"({_ANGKA}) ?(%?) ?(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?) ?({_ANGKA}) ?(%?)([^0-9%]*)", re.I
)
_BATAS = re.compile(
    r"(≥|>=|≤|<=|>|<|min(?:imal|\.)?|maks(?:imal|\.)?|paling sedikit|paling banyak"
    r"|lebih dari|kurang dari) ?([0-9].*)",
    re.I | re.S,
)
_PISAH = re.compile(r" ?(?:/|;|\+|&|\bdan\b) ?(?=[0-9])", re.I)
_LABEL = re.compile(r"(?:(?:predikat|opini|nilai|kategori) )?([A-Za-z][A-Za-z .+\-]{0,59})", re.I)
_RIBUAN_TITIK = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_RIBUAN_KOMA = re.compile(r"[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})")
_DESIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_KURUNG = re.compile(r"\([^()]*\) ?")
_SALAH_BACA = re.compile(
    r"(?<![A-Za-z0-9|])(?:[Rr][Pp])?(?:[0-9]+[oOlI|]|[oOlI|]+[0-9])[0-9oOlI|]*(?![A-Za-z0-9|])"
)
_RIBUAN_PERSEN = re.compile(r"[-−+]?[1-9][0-9]{0,2}\.[0-9]{3}")


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


def is_misread(teks: str) -> bool:
    """Say whether digits are mixed with letters that look like them: `4o`, `l0`, `1O`."""
    return bool(_SALAH_BACA.search(teks.translate(HOMOGLIF)))


def cell_text(value: Any) -> str:
    """Print a cell's value as a person would have typed it: 12.0 → `12`, 9.24 → `9,24`.

    A date → `2023-01-03`, TRUE → `Ya`, None and nan → "". Fifteen significant digits, as Excel
    shows them, so that 0.1 + 0.2 is `0,3`.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, float):
        return str(value) if math.isinf(value) else _positional(value).replace(".", ",")
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n")


def _positional(value: float) -> str:
    from decimal import Decimal

    text = format(Decimal(f"{value:.15g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_angka(teks: str) -> float | None:
    """Read a number by Indonesian habit: `1.234,5`, `9,24`, `9.24`, `1.234` (thousand); else None.

    A group of three after one dot is a thousand unless the number starts with 0 (`0.125`).
    """
    sign = -1.0 if teks[:1] in ("-", "−") else 1.0
    digits = teks[1:] if teks[:1] in ("-", "−", "+") else teks
    digits = digits.rstrip(".,")
    if digits.isascii() and digits.isdigit():
        plain = digits
    elif _RIBUAN_TITIK.fullmatch(digits):
        plain = digits.replace(".", "").replace(",", ".")
    elif _RIBUAN_KOMA.fullmatch(digits):
        plain = digits.replace(",", "")
    elif _DESIMAL.fullmatch(digits):
        plain = digits.replace(",", ".")
    else:
        return None
    value = sign * float(plain)
    return value if math.isfinite(value) else None


@lru_cache(maxsize=16_384)
def read_nilai(teks: str) -> Nilai:
    """Read one printed value; every distinct text is parsed once."""
    if len(teks) > MAX_TEKS:
        return Nilai(teks, "tak_terbaca", catatan=("lebih dari 4.000 huruf",))
    if teks.isascii() and teks.isprintable():
        nilai = _read_bersih(" ".join(teks.split()))
        return nilai if nilai.teks == teks else replace(nilai, teks=teks)
    return _read_kotor(teks)


def _read_kotor(teks: str) -> Nilai:
    """Read a text with letters of other scripts or invisible characters; say what was mended."""
    terlihat = teks.translate(TAK_TERLIHAT)
    bersih = " ".join(terlihat.split())
    latin = bersih.translate(HOMOGLIF)
    catatan: tuple[str, ...] = ()
    if latin != bersih:
        catatan += ("huruf mirip dari aksara lain dibaca sebagai huruf Latin",)
    if terlihat != teks:
        catatan += ("karakter tak terlihat diabaikan",)
    if any(c < " " or c == "\x7f" for c in latin):
        return Nilai(teks, "tak_terbaca", catatan=("memuat karakter kendali",))
    nilai = _read_bersih(latin)
    return replace(nilai, teks=teks, catatan=(*catatan, *nilai.catatan))


def _read_bersih(teks: str) -> Nilai:
    if is_misread(teks):
        return Nilai(teks, "tak_terbaca", catatan=("angka bercampur huruf yang mirip angka",))
    if teks[:1] in DIGIT:
        match = _RENTANG.fullmatch(teks)
        return _rentang(teks, match) if match else _kuantitas(teks, teks)
    kecil = teks.lower()
    if kecil in KOSONG:
        return Nilai(teks, "kosong")
    if kecil in YA or kecil in TIDAK:
        return Nilai(teks, "ya_tidak", float(kecil in YA))
    if match := _RUPIAH.fullmatch(teks):
        return _rupiah(teks, match)
    if match := _BATAS.fullmatch(teks):
        nilai = _kuantitas(teks, match[2])
        note = f'"{match[1]}" dibaca sebagai batas {match[2]}, arah tidak diubah'
        return nilai if nilai.angka is None else replace(nilai, catatan=(*nilai.catatan, note))
    if match := _RENTANG.fullmatch(teks):
        return _rentang(teks, match)
    if teks[0] in "-−+":
        return _kuantitas(teks, teks)
    if match := _LABEL.fullmatch(teks):
        return Nilai(teks, "label", satuan=match[1].upper())
    return Nilai(teks, "tak_terbaca")


def _rupiah(teks: str, match: re.Match[str]) -> Nilai:
    """Read money; a dash is the accounting zero (`Rp -`)."""
    if match[1]:
        return Nilai(teks, "rupiah", 0.0, "rupiah", catatan=("tanda hubung dibaca nol",))
    angka = read_angka(match[2])
    if angka is None:
        return Nilai(teks, "tak_terbaca")
    return Nilai(teks, "rupiah", angka * SKALA_RUPIAH[(match[3] or "").lower()], "rupiah")


def _rentang(teks: str, match: re.Match[str]) -> Nilai:
    lo, hi = read_angka(match[1]), read_angka(match[3])
    if lo is None or hi is None or lo > hi or (match[2] and not match[4]):
        return Nilai(teks, "tak_terbaca")
    satuan, repaired = ("%", ()) if match[4] else read_satuan(match[5])
    return Nilai(teks, "rentang", None, satuan, batas=(lo, hi), catatan=repaired)


def _kuantitas(teks: str, latin: str) -> Nilai:
    """Read a number with its unit, or the parts of a composite, each of which names its unit."""
    bagian: list[tuple[float, str]] = []
    catatan: tuple[str, ...] = ()
    for piece in _PISAH.split(latin):
        match = _BAGIAN.fullmatch(piece)
        angka = read_angka(match[1]) if match else None
        if match is None or angka is None:
            return Nilai(teks, "tak_terbaca")
        satuan, repaired = read_satuan(match[2] or match[3] or "")
        if not satuan.isascii() and any(c.isdecimal() for c in satuan):
            return Nilai(teks, "tak_terbaca", catatan=("angka dari aksara lain",))
        if satuan == "%" and _RIBUAN_PERSEN.fullmatch(match[1]):
            note = f"{match[1]} dalam persen bermakna ganda: titik ribuan atau desimal"
            return Nilai(teks, "tak_terbaca", catatan=(note,))
        catatan += repaired
        bagian.append((angka, satuan))
    if len(bagian) > 1 and not all(satuan for _, satuan in bagian):
        return Nilai(teks, "tak_terbaca")
    if len(bagian) > 1:
        return Nilai(teks, "kuantitas", None, "", tuple(bagian), catatan=catatan)
    angka, satuan = bagian[0]
    return Nilai(teks, "persen" if satuan == "%" else "kuantitas", angka, satuan, catatan=catatan)


def read_satuan(teks: str) -> tuple[str, tuple[str, ...]]:
    """Normalise a unit: `Lap.` → laporan, `Iaporan` (capital i) → laporan with a remark."""
    bare = teks.strip()
    if match := _KURUNG.match(bare):
        bare = bare[match.end() :]
    bare = bare.strip(" .")
    satuan = bare.lower()
    if bare[:1] == "I" and "l" + bare[1:].lower() in SATUAN:
        return SATUAN["l" + bare[1:].lower()], (f'"{bare}" dibaca "l{bare[1:]}"',)
    return SATUAN.get(satuan, satuan), ()


def makna(teks: str) -> object:
    """Return what a printed value says: `2 Lap` and `2 laporan` say the same."""
    n = read_nilai(teks)
    return teks if n.jenis == "tak_terbaca" else (n.jenis, n.angka, n.satuan, n.bagian, n.batas)
