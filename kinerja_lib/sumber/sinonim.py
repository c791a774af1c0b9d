"""Words that people use for the same thing, as data: `acuan/sinonim.csv`."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

BERKAS = Path(__file__).parents[2] / "data" / "acuan" / "sinonim.csv"
JUDUL, TEKS, NILAI, ARAH, BARIS, TAHUN = "judul", "teks", "nilai", "arah", "baris", "tahun"
"""Groups: names of a column of `hitung`; headings of text, of values; directions; rows that are no
indicator; words before a year."""
_TAHUN = re.compile(r"\b20[0-9]{2}\b")


@cache
def words(kelompok: str) -> Mapping[str, str]:
    """Return the meaning of every word of a group."""
    with BERKAS.open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["kelompok"] == kelompok]
    return {key(r["sebutan"]): r["arti"] for r in rows}


@lru_cache(4096)
def key(text: str) -> str:
    """Return what spellings of one word share: small letters and digits, `%`, single spaces.

    Invisible characters do not count; what stands in brackets does, the brackets do not.
    """
    plain = unicodedata.normalize("NFKC", text)
    shown = "".join(c for c in plain if unicodedata.category(c) != "Cf")
    return " ".join(re.sub(r"[^\w%]+|_", " ", shown).lower().split())


def years_in(text: str) -> list[str]:
    """Return the years that a heading names."""
    return _TAHUN.findall(key(text))


def without_year(text: str) -> str:
    """Return the key of a heading without its one year: `Target TA 2024` is target.

    Two years (`2020-2024`) are a period: the heading stays as it is.
    """
    if len(years_in(text)) != 1:
        return key(text)
    before = "|".join(sorted(words(TAHUN), key=len, reverse=True))
    return " ".join(re.sub(rf"\b(?:(?:{before}) )?20[0-9]{{2}}\b", " ", key(text)).split())


def is_text(heading: str) -> bool:
    """Tell a heading under which no bare number belongs."""
    return key(heading) in words(TEKS)


@cache
def is_value(heading: str) -> bool:
    """Tell a heading under which values belong: its first word says so."""
    return key(heading).partition(" ")[0] in words(NILAI)
