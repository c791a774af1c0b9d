"""Numbers in words, as brackets repeat them: `5 (lima) orang`."""

from __future__ import annotations

import re

from kinerja_lib.dasar.bahasa import terbilang

_DASAR = "satu dua tiga empat lima enam tujuh delapan sembilan"
_LAIN = "nol sepuluh sebelas belas puluh seratus ratus seribu ribu"
BILANGAN = frozenset(f"{_DASAR} {_LAIN}".split())
"""Words that numbers up to a thousand are made of."""
_BESAR = BILANGAN | {"juta", "miliar", "triliun"}
_TERBESAR = 10**15
_EJAAN = re.compile(r"ily(?=ar|un)")
"""Old spelling: milyar, trilyun."""
_KURUNG = re.compile(r"\(([^()]*)\)?")


def contradicts(teks: str, *angka: float) -> bool:
    """Say whether the first bracket of a text spells a number that is none of those given.

    Words behind it (`seratus persen`) do not matter; other words in front make it no number, and
    a fraction (`dua koma lima`) is not compared.
    """
    found = _KURUNG.search(teks)
    words = _EJAAN.sub("ili", found[1].lower()).split() if found else []
    spelled = next((words[:i] for i, w in enumerate(words) if w not in _BESAR), words)
    if not spelled or spelled[0] not in BILANGAN or "koma" in words:
        return False
    if not all(float(a).is_integer() for a in angka):
        return False
    return all(abs(a) < _TERBESAR and " ".join(spelled) != terbilang(int(abs(a))) for a in angka)


def is_spelled(isi: str) -> bool:
    """Say whether what a bracket holds is a number in words, and so no part of a unit."""
    return isi.lower().strip().partition(" ")[0] in BILANGAN
