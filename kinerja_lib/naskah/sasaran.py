"""The chapter of results, split at its sasaran."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kinerja_lib.naskah.naskah import Alinea, Naskah, Tabel, clean
from kinerja_lib.naskah.ukuran import Ukuran, ukuran

_SASARAN = re.compile(r"^(sasaran(?: strategis)? \d{1,2})[.:]", re.I)
_BAB_III = re.compile(r"^(?:bab )?iii\b|^akuntabilitas kinerja$", re.I)
_BAB_LAIN = re.compile(r"^(?:bab )?(?:i|ii|iv|v)\b[ .]|^(?:penutup|lampiran)\b", re.I)


@dataclass
class BagianSasaran:
    """What the chapter says of one sasaran: its lines, its tables, its measured rows."""

    nama: str
    alinea: list[Alinea] = field(default_factory=list)
    tabel: list[Tabel] = field(default_factory=list)
    ukuran: list[Ukuran] = field(default_factory=list)


@lru_cache(maxsize=8)
def by_sasaran(naskah: Naskah) -> tuple[BagianSasaran, ...]:
    """Split the chapter of results at its sasaran."""
    found: list[BagianSasaran] = []
    inside = False
    for part in naskah.bagian:
        if isinstance(part, Tabel):
            if inside and found:
                found[-1].tabel.append(part)
            continue
        text = clean(part.teks)
        if part.tingkat and _BAB_III.match(text):
            inside = True
        elif part.tingkat and _BAB_LAIN.match(text):
            inside = False
        match = _SASARAN.match(text) if inside else None
        if match:
            found.append(BagianSasaran(match[1].title()))
        elif inside and found:
            found[-1].alinea.append(part)
    home = {id(t): b for b in found for t in b.tabel}
    for u in ukuran(naskah):
        if id(u.tabel) in home:
            home[id(u.tabel)].ukuran.append(u)
    return tuple(found)
