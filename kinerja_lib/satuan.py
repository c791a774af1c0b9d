"""Units of printed quantities: their short forms, words of size, and which convert exactly.

A unit that is not listed stands for itself. `30 hari` and `1 bulan` have no exact factor between
them, so they do not convert.
"""

from __future__ import annotations

import re
import unicodedata

from kinerja_lib.bilangan import is_spelled

SATUAN = {
    "lap": "laporan", "bln": "bulan", "org": "orang", "dok": "dokumen", "keg": "kegiatan",
    "tw": "triwulan", "thn": "tahun", "th": "tahun", "kl": "kali", "gd": "gedung",
    "persen": "%", "prosen": "%", "mnt": "menit", "dtk": "detik", "pekan": "minggu",
    "smt": "semester", "lbr": "lembar", "kilogram": "kg",
    "gram": "g", "meter": "m", "kilometer": "km", "hektare": "ha", "hektar": "ha",
    "kwintal": "kuintal", "hr": "hari", "mgg": "minggu", "kuartal": "triwulan", "ltr": "liter",
    "percent": "%", "pct": "%", "x": "kali",
}  # fmt: skip
"""Short forms and other spellings of units."""
CACAH = frozenset({
    "orang", "laporan", "dokumen", "kegiatan", "kali", "gedung", "unit", "buah", "paket", "pegawai",
    "peserta", "pemilih", "tps", "desa", "kelurahan", "kecamatan", "lembar", "eksemplar", "perkara",
    "kasus", "sengketa", "berkas", "surat", "keputusan", "partai", "satker", "kantor", "kendaraan",
    "calon", "anggota", "kelompok", "rapat", "berita acara", "arsip", "kota", "kabupaten", "jiwa",
})  # fmt: skip
"""What is only ever counted whole, so that `1.250 orang` cannot be one and a quarter."""
UKURAN = {
    "detik": ("waktu", 1), "menit": ("waktu", 60), "jam": ("waktu", 3_600),
    "hari": ("hari", 1), "minggu": ("hari", 7),
    "bulan": ("bulan", 1), "triwulan": ("bulan", 3), "semester": ("bulan", 6),
    "tahun": ("bulan", 12),
    "mm": ("panjang", 0.001), "cm": ("panjang", 0.01), "m": ("panjang", 1),
    "km": ("panjang", 1_000),
    "m²": ("luas", 1), "ha": ("luas", 10_000), "km²": ("luas", 1_000_000),
    "g": ("berat", 1), "kg": ("berat", 1_000), "kuintal": ("berat", 100_000),
    "ton": ("berat", 1_000_000),
    "ml": ("isi", 0.001), "liter": ("isi", 1),
    "buah": ("cacah", 1), "lusin": ("cacah", 12), "kodi": ("cacah", 20),
    "lembar": ("kertas", 1), "rim": ("kertas", 500),
    "kbps": ("laju", 1), "mbps": ("laju", 1_000), "gbps": ("laju", 1_000_000),
    "kb": ("kb", 1), "mb": ("mb", 1), "gb": ("gb", 1), "tb": ("tb", 1),
}  # fmt: skip
"""Units of measure: what they measure, and how many of its smallest unit they hold.

Sizes of data do not convert: a gigabyte is 1.000 or 1.024 megabytes.
"""
BESARAN = {
    "ribu": 1e3, "rb": 1e3, "juta": 1e6, "jt": 1e6, "miliar": 1e9, "milyar": 1e9, "mlr": 1e9,
    "triliun": 1e12, "trilyun": 1e12,
}  # fmt: skip
"""Words of size before a unit: `5 ribu orang`, `2,5 miliar`."""
BUKAN = frozenset({
    *BESARAN, "ribuan", "jutaan", "miliaran", "milyaran", "triliunan", "ratus", "ratusan", "puluh",
    "puluhan", "belas", "belasan", "koma", "setengah", "seperempat", "sepertiga", "million",
    "billion", "trillion", "mio", "mn", "bn", "dari", "o",
})  # fmt: skip
"""Words that go on with the number, or leave it unsaid: `5 ratus`, `5 setengah`, `5 dari`."""
RAGU = {"k": "ribu", "m": "meter atau miliar", "t": "ton atau triliun", "b": "miliar"}
"""Letters after a number that may be a unit or a size."""
_BESARAN = re.compile(rf"({'|'.join(BESARAN)})\b\.? ?", re.I)
_BESARAN_DI_TENGAH = re.compile(rf"(?<!per )(?<!/)(?<!/ )\b(?:{'|'.join(BESARAN)})\b", re.I)
"""A word of size that stands behind other words; `kasus per juta penduduk` is a unit."""
_KATA_BATAS = re.compile(
    r"\b(?:maks|maksimal|maksimum|max|min|minimal|minimum|lebih|kurang|paling|sekitar|hampir)\b",
    re.I,
)
_BULAN = re.compile(
    r"(?:jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu?s?t?|agustus"
    r"|sept?(?:ember)?|okt(?:ober)?|no[vp](?:ember)?|des(?:ember)?)\b", re.I,
)  # fmt: skip
"""What makes the number before it a date."""
_KURUNG = re.compile(r"\([^()]*\) ?")
_SEBUTAN = re.compile(r" ?\(([^()]*)\)$")
_TIAP = re.compile(r" ?/ ?| per | (?:se)?tiap | se(?=(?:hari|minggu|pekan|bulan|triwulan|tahun)\b)")


def read_satuan(teks: str) -> tuple[str, tuple[str, ...]]:
    """Normalise a unit: `Lap.` → laporan, `Iaporan` (capital i) → laporan with a remark."""
    bare = teks.strip()
    if match := _KURUNG.match(bare):
        bare = bare[match.end() :]
    if (match := _SEBUTAN.search(bare)) and is_spelled(match[1]):
        bare = bare[: match.start()]
    bare = bare.strip(" .,;")
    satuan = bare.lower()
    mended = "l" + satuan[1:]
    if bare[:1] == "I" and (mended in SATUAN or mended in CACAH):
        return SATUAN.get(mended, mended), (f'"{bare}" dibaca "l{bare[1:]}"',)
    return SATUAN.get(satuan, satuan), ()


RUPIAH = frozenset({"rp", "rupiah", "idr"})


def bare_unit(teks: str) -> str:
    """Return the unit that a text is and nothing else, "" where it may be another word.

    `Laporan` → laporan, `Rp juta` → rp juta, `%` → %; `TW I` and `Renstra` are no units.
    """
    words = [SATUAN.get(w, w) for w in re.findall(r"[\w²³%]+", teks.lower())]
    if {*words} == {"%"}:
        return "%"
    known = {*CACAH, *UKURAN, *RUPIAH, *BESARAN}
    return " ".join(words) if words and all(w in known for w in words) else ""


def with_unit(angka: str, satuan: str) -> str:
    """Write a bare number with the unit of its column: `5`, `laporan` → `5 laporan`.

    Money is written before and its size behind: `5`, `rp juta` → `Rp 5 juta`.
    """
    words = satuan.strip().split()
    rest = " ".join(w for w in words if w.lower().strip(".") not in RUPIAH)
    if len(rest.split()) < len(words):
        return f"Rp {angka} {rest}".strip()
    return f"{angka}%" if bare_unit(satuan) == "%" else f"{angka} {rest}"


def read_besaran(teks: str) -> tuple[float, str]:
    """Split a word of size off a unit: `ribu orang` → (1000, `orang`), `orang` → (1, `orang`)."""
    match = _BESARAN.match(teks.strip())
    return (BESARAN[match[1].lower()], teks.strip()[match.end() :]) if match else (1.0, teks)


def is_satuan(teks: str) -> bool:
    """Say whether what follows a number can be its unit: `orang`, `m²`, but not `½ hari` or `²`.

    Words of a bound or of size amid it (`hari lebih dari biasa`, `(kira-kira) juta`) make it none
    either, nor does a month or what goes on with the number (`BUKAN`).
    """
    bare = teks.strip(" .").rstrip(" .,;")
    if (
        teks.strip()[:1] in (",", ";")
        or _KATA_BATAS.search(bare)
        or _BESARAN_DI_TENGAH.search(bare)
        or _BULAN.match(bare)
        or _first(bare.lower()) in BUKAN
    ):
        return False
    for i, c in enumerate(bare):
        if c.isnumeric() and not (c in "²³" and bare[:i][-1:].isalpha()):
            return False
    return bare[:1] in ("", "(") or unicodedata.category(bare[0])[0] == "L"


def convert(dari: str, ke: str) -> float | None:
    """Return the factor from one unit to another: 12 from tahun to bulan; None without one.

    What is measured must be the same: rim kertas to lembar kertas, not hari kerja to minggu.
    """
    (first, _, what), (other, _, whose) = dari.partition(" "), ke.partition(" ")
    a, b = UKURAN.get(SATUAN.get(first, first)), UKURAN.get(SATUAN.get(other, other))
    return a[1] / b[1] if a and b and a[0] == b[0] and what == whose else None


def _first(satuan: str) -> str:
    """Return the first word of a unit, spelled out."""
    word = satuan.partition(" ")[0]
    return SATUAN.get(word, word)


def unlike(t: str, r: str) -> str:
    """Say why two different units must not be compared as they stand, "" where they may."""
    for a, b in ((t, r), (r, t)):
        first, other = _first(a), _first(b)
        if first in RAGU and other != first and not convert(a, b):
            return f'"{first}" bermakna ganda ({RAGU[first]}), tulis lengkap'
    if _first(t) != _first(r) and {_first(t), _first(r)} <= {*UKURAN} and not convert(t, r):
        return f"{t} dan {r} tidak dapat dikonversi dengan tepat"
    kinds = [_TIAP.split(u, maxsplit=1) for u in (t, r)]
    if max(map(len, kinds)) == 2 and kinds[0][1:] != kinds[1][1:] and "" not in (t, r):
        return f"{t} dan {r} bukan satuan yang sama"
    return ""
