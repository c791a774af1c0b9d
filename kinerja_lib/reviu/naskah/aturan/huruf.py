"""Letters of other scripts, misread characters, numbers of persons."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import HOMOGLIF, TAK_TERLIHAT, is_misread
from kinerja_lib.naskah.naskah import Letak, Naskah, clean
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu

_KATA = re.compile(r"[^\W\d_]{3,}")
_BESAR_I = re.compile(r"\bI[a-z]{2,}\b")
_ANGKA = re.compile(r"(?<![\w./-])[0-9oOlI]{1,6}%?(?![\w./-])")
_NIP = re.compile(r"(?<!\d)(?:19|20)\d{6} ?(?:19|20)\d{4} ?[12] ?\d{3}(?!\d)")
_NOMOR = re.compile(r"\bNomor ([&$@#*]) Tahun\b", re.I)
ASING = frozenset(map(chr, HOMOGLIF))
HILANG = frozenset(map(chr, TAK_TERLIHAT)) - {"\u00ad", "\u200b"}
"""Soft hyphens and zero width spaces are where programs let a line break: not a flaw."""


@aturan(
    "dok-homoglif",
    RINGAN,
    "Huruf aksara lain yang tampak seperti huruf Latin",
    memeriksa="Huruf Sirilik atau Yunani di dalam kata dan nilai berhuruf Latin.",
    dasar="Predikat В (Sirilik) tidak sama dengan B bagi mesin pencari dan rumus",
    perbaikan="Ketik ulang hurufnya.",
)
def homoglif(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find look-alike letters, one finding a letter."""
    found: dict[str, list[tuple[str, Letak, str]]] = {}
    for text, letak, kolom in naskah.texts():
        if not text.isascii():
            for letter in dict.fromkeys(c for c in text if c in ASING or c in HILANG):
                found.setdefault(letter, []).append((text, letak, kolom))
    for letter, here in found.items():
        latin = letter.translate(HOMOGLIF)
        name = unicodedata.name(letter, "")
        what = f'"{letter}" seperti "{latin}"' if letter in ASING else "Karakter tak terlihat"
        yield TemuanReviu(
            "dok-homoglif",
            f"{what} (U+{ord(letter):04X}, {name.title()}) di {len(here)} tempat.",
            tuple(naskah.tempat(letak, text[:80], kolom) for text, letak, kolom in here),
            (("tercetak", f"U+{ord(letter):04X}"), ("seharusnya", latin * (letter in ASING))),
        )


def _misread(naskah: Naskah) -> Iterator[tuple[str, str, Letak, str]]:
    """Yield (as printed, as meant, place, column) of what was misread."""
    words = Counter(w.lower() for text, _, _ in naskah.texts() for w in _KATA.findall(text))
    for raw, letak, kolom in naskah.texts():
        text = clean(raw)
        for word in _BESAR_I.findall(text):
            meant = f"l{word[1:]}"
            if words[meant] >= words[word.lower()]:
                yield word, meant, letak, kolom
        for token in _ANGKA.findall(text):
            if is_misread(token.rstrip("%")):
                yield token, token.translate(str.maketrans("oOlI", "0011")), letak, kolom
        for word in _KATA.findall(text) if not text.isascii() else ():
            plain = "".join(
                c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)
            )
            if plain != word and words[plain.lower()] >= words[word.lower()]:
                yield word, plain, letak, kolom
        for match in _NOMOR.finditer(text):
            yield match[0], "Nomor dengan angka", letak, kolom


def _letter_l(naskah: Naskah) -> Iterator[tuple[str, str, Letak, str]]:
    """Yield the `1.` that follows `k.` in a list."""
    before = ""
    for a in naskah.alinea:
        mark = re.match(r"(\w)[.)] ", clean(a.teks))
        if mark and mark[1] == "1" and before == "k":
            yield "1.", "l.", a.letak, ""
        before = mark[1].lower() if mark else before if a.teks[:1].islower() else ""


def _smudged_percent(naskah: Naskah) -> Iterator[tuple[str, str, Letak, str]]:
    """Yield `1009` in a column whose other cells are mostly percentages."""
    for tabel in naskah.tabel:
        for i, head in enumerate(tabel.kepala):
            cells = [(clean(r.sel[i]), r.letak) for r in tabel.isi if i < len(r.sel)]
            percent = sum(c.endswith("%") for c, _ in cells)
            for cell, letak in cells:
                if re.fullmatch(r"(\d{2}|100)9", cell) and percent > len(cells) / 2:
                    yield cell, f"{cell[:-1]}%", letak, head


def _all_misread(naskah: Naskah) -> Iterator[tuple[str, str, Letak, str]]:
    yield from _misread(naskah)
    yield from _letter_l(naskah)
    yield from _smudged_percent(naskah)


@aturan(
    "dok-salah-baca",
    RINGAN,
    "Karakter salah ketik atau salah baca",
    memeriksa='Huruf I besar di awal kata yang berhuruf l ("Iaporan"), angka bercampur huruf '
    '("4o", "l0"), huruf bertanda pada kata yang di tempat lain tanpa tanda, persen terbaca 9.',
    dasar="Salinan dari pindaian sering menukar l, I, dan 1",
    perbaikan="Ketik ulang menurut naskah aslinya.",
)
def salah_baca(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find misread words and numbers, one finding a text."""
    found: dict[tuple[str, str], list[tuple[Letak, str]]] = {}
    for printed, meant, letak, kolom in _all_misread(naskah):
        found.setdefault((printed, meant), []).append((letak, kolom))
    for (printed, meant), here in found.items():
        yield TemuanReviu(
            "dok-salah-baca",
            f'"{printed}" tampaknya "{meant}".',
            tuple(naskah.tempat(letak, printed, kolom) for letak, kolom in here),
            (("tercetak", printed), ("dibaca", meant)),
        )


@aturan(
    "dok-nip",
    SEDANG,
    "NIP tercetak",
    memeriksa="Delapan belas angka dengan susunan NIP; nomornya tidak diulang di temuan.",
    dasar="NIP data pribadi (UU 27/2022); laporan yang diumumkan tidak memerlukannya",
    perbaikan="Hapus atau samarkan NIP sebelum laporan diumumkan.",
)
def nip(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find printed numbers of employees: the places only, never the numbers."""
    places = [
        naskah.tempat(letak, "(NIP)", kolom)
        for text, letak, kolom in naskah.texts()
        for _ in _NIP.findall(clean(text))
    ]
    if places:
        where = daftar([p.sel.split(":", 1)[1] for p in places[:5]])
        more = f" dan {len(places) - 5} tempat lain" if len(places) > 5 else ""
        yield TemuanReviu("dok-nip", f"{len(places)} NIP tercetak: {where}{more}.", tuple(places))
