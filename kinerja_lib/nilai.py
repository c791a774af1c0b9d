"""Read quantities as people print them: `87,5%`, `12 Bulan/4 triwulan`, `Rp. 2.818.560.000`, `B`.

A value that cannot be read is said to be so (`tak_terbaca`); it is never guessed. Readings that
needed a repair (a Cyrillic letter, a misread `l`) carry a remark in `catatan`. A number that says
two things, `1,000` or `3.125`, keeps the other one in `lain`: what stands beside it decides
(`capaian.ganda`).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kinerja_lib.bilangan import contradicts, is_spelled
from kinerja_lib.satuan import BESARAN, CACAH, SATUAN, is_satuan, read_besaran, read_satuan

MAX_TEKS = 4_000
KOSONG = frozenset({
    "", "-", "–", "—", "--", "...", "…", "n/a", "na", "n.a", "n.a.", "kosong", "tidak tersedia",
    "tidak ada data", "nihil data", "belum ada", "belum ada data", "belum diisi", "belum dinilai",
    "belum tersedia", "tidak berlaku", "tidak dapat dihitung",
})  # fmt: skip
YA = frozenset({"ya", "ada", "sudah", "terlaksana", "tercapai"})
TIDAK = frozenset({"tidak", "tidak ada", "belum", "tidak terlaksana", "tidak tercapai"})
HOMOGLIF = str.maketrans("АВЕКМНОРСТХасеорхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧ％", "ABEKMHOPCTXaceopxyABEZHIKMNOPTYX%")
"""Cyrillic and Greek letters that look Latin, as OCR and pasted text bring them, and a wide %."""
TAK_TERLIHAT = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
NIHIL = ("nihil", "nol", "nil")
"""Words for no events at all: they count as 0."""
ATAS = (
    "≤", "<=", "=<", "<", "maksimal", "maksimum", "maks.", "maks", "max.", "max", "paling banyak",
    "paling lama", "paling lambat", "paling tinggi", "paling besar", "tidak lebih dari",
    "tidak lebih", "tidak melebihi", "tidak sampai", "kurang dari", "di bawah", "dibawah", "hingga",
    "sampai dengan", "sampai", "s.d.", "s/d", "selama-lamanya", "selambat-lambatnya",
    "sebanyak-banyaknya", "setinggi-tingginya", "sebesar-besarnya",
)  # fmt: skip
"""What makes the number behind it an upper bound."""
BAWAH = (
    "≥", ">=", "=>", ">", "minimal", "minimum", "min.", "min", "paling sedikit", "paling rendah",
    "paling kurang", "paling kecil", "tidak kurang dari", "lebih dari", "di atas", "diatas",
    "sekurang-kurangnya", "sekurangnya", "sedikitnya", "setidaknya", "setidak-tidaknya",
    "serendah-rendahnya",
)  # fmt: skip
"""What makes the number behind it a lower bound."""
AKHIR = {
    "ke atas": "bawah", "keatas": "bawah", "atau lebih": "bawah", "lebih": "bawah",
    "minimal": "bawah", "minimum": "bawah", "min": "bawah",
    "ke bawah": "atas", "kebawah": "atas", "atau kurang": "atas", "kurang": "atas",
    "maksimal": "atas", "maksimum": "atas", "maks": "atas", "max": "atas",
}  # fmt: skip
"""The same, said after the number."""

DIGIT = tuple("0123456789")
_ANGKA = r"[-−+]?[0-9][0-9.,]*"
_BAGIAN = re.compile(rf"({_ANGKA})\s*(?:(%)(?: ?\([^()0-9]*\))?[.,;]?|([^0-9%][^0-9]*))?", re.S)
_RUPIAH = re.compile(
    r"(?:rp|idr)\.? ?(?:[-–—·.…]+(?:,[-0]+)?|([0-9][0-9.,]*)(?: ?[-–—=]{1,2})? ?([a-z]+)?\.?"
    r"(?: ?\([^()0-9]*\))?)", re.I,
)  # fmt: skip
_RENTANG = re.compile(
    rf"({_ANGKA}) ?(%?) ?(?:-|–|—|s\.?/?d\.?|sampai(?: dengan)?) ?({_ANGKA}) ?(%?)([^0-9%]*)", re.I
)
_AWAL = re.compile(
    rf"({'|'.join(re.escape(w) for w in (*ATAS, *BAWAH))}) ?((?:rp|idr)?\.? ?[0-9].*)", re.I | re.S
)
_AKHIR = re.compile(rf"(.*?[^ (]) ?[ (]({'|'.join(AKHIR)})\.?\)?", re.I | re.S)
_PISAH = re.compile(r"(?!^) ?(?:/|;|\+|&|\bdan\b) ?(?=[0-9])", re.I)
_LABEL = re.compile(r"(?:(?:predikat|opini|nilai|kategori) )?([A-Za-z][A-Za-z .+\-()]{0,59})", re.I)
_CATATAN_KAKI = re.compile(r"(.*[^ *]) ?(\*{1,3}\)?)")
_SEBUTAN = re.compile(r" ?\(([^()]*)\) ?")
_RIBUAN_TITIK = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_RIBUAN_KOMA = re.compile(r"[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})")
_DESIMAL = re.compile(r"[0-9]+[.,][0-9]+")
_SALAH_BACA = re.compile(
    r"(?<![A-Za-z0-9|])(?:[Rr][Pp])?(?:[0-9]+[oOlI|]|[oOlI|]+[0-9])[0-9oOlI|]*(?![A-Za-z0-9|])"
)
_HURUF_ANGKA = re.compile(r"[0-9](?:[SZBGQA]|[.,][oOlI|SZBGQA]+)(?![A-Za-z])")
"""Letters that a scan makes of digits, `7S` and `1.OOO`; in a value only: `Pasal 27A` is a name."""
_GANDA = re.compile(r"[-−+]?[1-9][0-9]{0,2}([.,])[0-9]{3}")


@dataclass(frozen=True)
class Nilai:
    """One printed value, read.

    `jenis` is persen, kuantitas, rupiah, label, rentang, ya_tidak, kosong or tak_terbaca;
    `angka` its number (percent as printed, 87.5 for `87,5%`); `bagian` the (number, unit) parts of
    a composite; `batas` the ends of a range. `lain` is the other number that the same digits say
    (1000 for `1,000`, read as 1), None where they say one. `ujung` is `atas` or `bawah` for a bound
    (`maks 5 hari`), of which `angka` is the number. `besaran` is what a word of size made of it.
    """

    teks: str
    jenis: str
    angka: float | None = None
    satuan: str = ""
    bagian: tuple[tuple[float, str], ...] = ()
    batas: tuple[float, float] | None = None
    catatan: tuple[str, ...] = ()
    lain: float | None = None
    ujung: str = ""
    besaran: float = 1.0

    @property
    def nihil(self) -> bool:
        """Say whether the value is a word for no events (`Nihil`)."""
        return self.angka == 0 and not any(c in DIGIT for c in self.teks)


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
    if teks[-1:] in ("*", ")") and (match := _CATATAN_KAKI.fullmatch(teks)):
        nilai = _read_bersih(match[1])
        note = f'tanda catatan "{match[2]}" diabaikan'
        return replace(nilai, teks=teks, catatan=(*nilai.catatan, note))
    if is_misread(teks) or _HURUF_ANGKA.search(teks):
        return Nilai(teks, "tak_terbaca", catatan=("angka bercampur huruf yang mirip angka",))
    if teks[:1] in DIGIT:
        if (match := _AKHIR.fullmatch(teks)) and not _RENTANG.fullmatch(teks):
            return _batas(teks, match[1], match[2])
        match = _RENTANG.fullmatch(teks)
        return _rentang(teks, match) if match else _kuantitas(teks, teks)
    kecil = teks.lower()
    if kecil in KOSONG:
        return Nilai(teks, "kosong")
    if (jawab := kecil.rstrip(".")) in YA or jawab in TIDAK:
        return Nilai(teks, "ya_tidak", float(jawab in YA))
    if match := _RUPIAH.fullmatch(teks):
        return _rupiah(teks, match)
    if match := _AWAL.fullmatch(teks):
        return _batas(teks, match[2], match[1])
    if match := _RENTANG.fullmatch(teks):
        return _rentang(teks, match)
    if teks[0] in "-−+":
        return _kuantitas(teks, teks)
    if kecil.partition(" ")[0] in NIHIL and not any(c.isnumeric() for c in kecil):
        satuan, _ = read_satuan(kecil.partition(" ")[2])
        return Nilai(teks, "kuantitas", 0.0, satuan, catatan=(f'"{teks}" dibaca 0',))
    if match := _LABEL.fullmatch(teks):
        return Nilai(teks, "label", satuan=match[1].upper())
    return Nilai(teks, "tak_terbaca")


def read_rupiah(teks: str) -> Nilai:
    """Read an amount of a budget, with or without `Rp`: `6,4 miliar` → 6.400.000.000 rupiah.

    Anything else than one amount (`12 orang`, `-5`, a range) is `tak_terbaca`.
    """
    nilai = read_nilai(teks)
    if teks.strip()[:1] in DIGIT and nilai.jenis != "tak_terbaca":
        nilai = replace(read_nilai(f"Rp {teks.strip()}"), teks=teks)
    if nilai.jenis == "kosong" or (nilai.jenis == "rupiah" and not nilai.ujung):
        return nilai
    return Nilai(teks, "tak_terbaca", catatan=nilai.catatan)


def _rupiah(teks: str, match: re.Match[str]) -> Nilai:
    """Read money; a dash or a dot alone (`Rp -`) is an amount that was left blank."""
    if not match[1]:
        return Nilai(teks, "kosong")
    angka, kata = read_angka(match[1]), (match[2] or "").lower()
    if angka is None or kata not in ("", "rupiah", *BESARAN):
        note = f'"{kata}" bukan ribu, juta, miliar, atau triliun' if angka is not None else ""
        return Nilai(teks, "tak_terbaca", catatan=(note,) if note else ())
    lain = _other(match[1])
    if lain is not None and kata not in BESARAN:
        if not is_grouped(angka, lain):
            return Nilai(teks, "tak_terbaca", catatan=(_twofold(match[1], angka, lain),))
        lain = None
    size = BESARAN.get(kata, 1.0)
    many = _sized(angka, size)
    if contradicts(teks, angka, many):
        return _unlike_words(teks)
    other = None if lain is None else _sized(lain, size)
    return Nilai(teks, "rupiah", many, "rupiah", lain=other, besaran=size)


def _unlike_words(teks: str) -> Nilai:
    return Nilai(teks, "tak_terbaca", catatan=("angka dan kata bilangannya berbeda",))


def _batas(teks: str, isi: str, kata: str) -> Nilai:
    """Read a bound by what is said before or after its number."""
    word = kata.lower()
    ujung = AKHIR.get(word) or ("atas" if word in ATAS else "bawah")
    nilai = _read_bersih(isi)
    if nilai.angka is None or nilai.ujung:
        return Nilai(teks, "tak_terbaca", catatan=nilai.catatan)
    note = f'"{kata}" dibaca sebagai batas {ujung} {isi}'
    return replace(nilai, teks=teks, catatan=(*nilai.catatan, note), ujung=ujung)


def _other(angka: str) -> float | None:
    """Return the other number that digits with one group of three say: `1,000` → 1000."""
    match = _GANDA.fullmatch(angka.rstrip(".,"))
    number = read_angka(angka) if match else None
    if match is None or number is None:
        return None
    return number / 1000 if match[1] == "." else float(round(number * 1000))


def is_grouped(angka: float, lain: float) -> bool:
    """Say whether a number was read by a mark of thousands: what else it may say is smaller."""
    return abs(lain) < abs(angka)


def _sized(angka: float, size: float) -> float:
    """Return a number times a word of size: 8,2 juta are no 8.199.999,999999999."""
    return angka if size == 1 else float(f"{angka * size:.15g}")


def _twofold(teks: str, angka: float, lain: float) -> str:
    few, many = sorted((abs(angka), abs(lain)))
    return f'"{teks}" bermakna ganda: {many:.0f} atau {f"{few:.3f}".replace(".", ",")}'


def _rentang(teks: str, match: re.Match[str]) -> Nilai:
    lo, hi = read_angka(match[1]), read_angka(match[3])
    size, rest = read_besaran(match[5])
    if lo is None or hi is None or lo > hi or (match[2] and not match[4]) or not is_satuan(rest):
        return Nilai(teks, "tak_terbaca")
    satuan, repaired = ("%", ()) if match[4] else read_satuan(rest)
    for digits in (match[1], match[3]):
        lain, angka = _other(digits), read_angka(digits)
        if lain is None or angka is None:
            continue
        if not (is_grouped(angka, lain) and satuan in CACAH):
            return Nilai(teks, "tak_terbaca", catatan=(_twofold(digits, angka, lain),))
    batas = _sized(lo, size), _sized(hi, size)
    return Nilai(teks, "rentang", None, satuan, batas=batas, catatan=repaired)


def _kuantitas(teks: str, latin: str) -> Nilai:
    """Read a number with its unit, or the parts of a composite, each of which names its unit."""
    parts: list[Nilai] = []
    for piece in _PISAH.split(latin):
        part = _satu(teks, piece)
        if part.angka is None:
            return part
        parts.append(part)
    if len(parts) == 1:
        return parts[0]
    catatan = tuple(c for p in parts for c in p.catatan)
    if not all(p.satuan for p in parts) or any(p.lain is not None for p in parts):
        return Nilai(teks, "tak_terbaca")
    bagian = tuple((p.angka or 0.0, p.satuan) for p in parts)
    return Nilai(teks, "kuantitas", None, "", bagian, catatan=catatan)


def _satu(teks: str, piece: str) -> Nilai:
    """Read one number with its unit: `2,5 miliar` → 2.5e9, `5 (lima) orang` → 5 orang."""
    match = _BAGIAN.fullmatch(piece)
    angka = read_angka(match[1]) if match else None
    if match is None or angka is None:
        return Nilai(teks, "tak_terbaca")
    lain = _other(match[1])
    if match[2]:
        if lain is not None and is_grouped(angka, lain):
            note = f"{match[1]} dalam persen bermakna ganda: titik ribuan atau desimal"
            return Nilai(teks, "tak_terbaca", catatan=(note,))
        if contradicts(piece, angka):
            return _unlike_words(teks)
        return Nilai(teks, "persen", angka, "%")
    tail = match[3] or ""
    if said := _SEBUTAN.match(tail):
        inside = said[1].removeprefix("dalam ")
        sized = read_besaran(inside)[0] != 1
        if sized or is_spelled(inside):
            tail = (inside if sized else "") + tail[said.end() :]
    size, rest = read_besaran(tail)
    many = _sized(angka, size)
    if contradicts(piece, angka, many):
        return _unlike_words(teks)
    if f"{match[1]}{tail}" == piece and match[1][-1] == "1" and _lacks_l(rest):
        note = "angka bercampur huruf yang mirip angka"
        return Nilai(teks, "tak_terbaca", catatan=(note,))
    satuan, repaired = read_satuan(rest)
    if not (is_satuan(rest) or satuan == "%") or (satuan == "%" and size != 1):
        return Nilai(teks, "tak_terbaca", catatan=(f'"{tail.strip()}" sesudah angka bukan satuan',))
    if lain is not None and is_grouped(angka, lain) and satuan in CACAH:
        lain = None
    if satuan == "%":
        return _satu(teks, f"{match[1]}%")
    jenis = "rupiah" if satuan == "rupiah" else "kuantitas"
    other = None if lain is None else _sized(lain, size)
    return Nilai(teks, jenis, many, satuan, catatan=repaired, lain=other, besaran=size)


def _lacks_l(satuan: str) -> bool:
    """Say whether a unit lost its `l` to the number before it: `1aporan`."""
    word = f"l{satuan.lower().strip(' .')}"
    return word in SATUAN or word in CACAH


def makna(teks: str) -> object:
    """Return what a printed value says: `2 Lap` and `2 laporan` say the same."""
    n = read_nilai(teks)
    return teks if n.jenis == "tak_terbaca" else (n.jenis, n.angka, n.satuan, n.bagian, n.batas)
