"""Changes of a percentage: the size that is claimed, and its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.dasar.bahasa import persen, poin_persen
from kinerja_lib.dasar.nilai import read_angka
from kinerja_lib.naskah.naskah import Alinea, Naskah, clean
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu

_ANGKA = r"(\d{1,3}(?:[.,]\d+)?)"
_UBAH = re.compile(
    r"\b(kenaikan|peningkatan|penurunan|naik|meningkat|turun|menurun)\b"
    rf"(?: sebesar| sebanyak)? {_ANGKA} ?(poin persen|poin|persen poin|%|persen)",
    re.I,
)
_PERSEN = re.compile(rf"{_ANGKA} ?(?:%|persen\b)", re.I)
_DARI = re.compile(
    rf"dari {_ANGKA} ?(?:%|persen)[^.;%]{{0,60}}?(?:menjadi|ke) {_ANGKA} ?(?:%|persen)", re.I
)


def _numbers(text: str) -> list[float]:
    return [x for x in (read_angka(m[1]) for m in _PERSEN.finditer(text)) if x is not None]


def _claims(naskah: Naskah) -> Iterator[tuple[Alinea, re.Match[str], list[float]]]:
    """Yield each claimed change with the percentages said before it, here or one line above."""
    before: list[float] = []
    for a in naskah.alinea:
        text = clean(a.teks)
        for match in _UBAH.finditer(text):
            yield a, match, [*before[-1:], *_numbers(text[: match.start()])]
        before = _numbers(text)


def _relative(match: re.Match[str]) -> bool:
    return "poin" not in match[3].lower()


@aturan(
    "dok-kenaikan-satuan",
    RINGAN,
    "Kenaikan dalam poin persen ditulis persen",
    memeriksa="Kenaikan yang sama dengan selisih dua persentase di dekatnya tetapi bersatuan %.",
    dasar="Kenaikan relatif dan selisih dua persentase adalah dua angka yang berbeda",
    perbaikan='Tulis "poin persen".',
)
def kenaikan_satuan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find a difference of two percentages that is printed with a percent sign alone."""
    for a, match, said in _claims(naskah):
        pairs = [(x, y) for x in said for y in said if x != y and y]
        size = match[2]
        plain = next(((x, y) for x, y in pairs if agrees(size, abs(x - y))), None)
        if plain is None or not _relative(match):
            continue
        low, high = sorted(plain)
        rate = (high - low) / (low or 1) * 100
        if agrees(f"{size},00" if re.fullmatch(r"\d+", size) else size, rate):
            continue
        yield TemuanReviu(
            "dok-kenaikan-satuan",
            f'"{match[0]}": selisih {persen(low)} dan {persen(high)} adalah '
            f"{poin_persen(high - low)}; perubahan relatifnya {persen(rate)} dari {persen(low)}.",
            (naskah.tempat(a.letak, match[0]),),
            (("dinyatakan", match[0]), ("selisih", poin_persen(high - low))),
        )


@aturan(
    "dok-kenaikan-salah",
    SEDANG,
    "Kenaikan yang diklaim bukan selisih kedua angkanya",
    memeriksa='"Naik dari A% menjadi B% ... sebesar X%": X dibanding selisih dan perubahan '
    "relatif A dan B.",
    dasar="Perubahan dihitung dari kedua angka yang disebut kalimat itu sendiri",
    perbaikan="Hitung ulang perubahannya.",
)
def kenaikan_salah(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find claimed changes that neither way of computing gives, where both ends are named."""
    for a in naskah.alinea:
        for sentence in re.split(r"(?<=[a-z%)])\. ", clean(a.teks)):
            ends, change = _DARI.search(sentence), _UBAH.search(sentence)
            if ends is None or change is None:
                continue
            x, y = (read_angka(ends[i]) for i in (1, 2))
            if not x or y is None or agrees(change[2], abs(y - x)):
                continue
            if _relative(change) and agrees(change[2], abs(y - x) / x * 100):
                continue
            yield TemuanReviu(
                "dok-kenaikan-salah",
                f'"{change[0]}", padahal {ends[0]} adalah {poin_persen(abs(y - x))}.',
                (naskah.tempat(a.letak, sentence),),
                (("dinyatakan", change[0]), ("selisih", poin_persen(abs(y - x)))),
            )
