"""Whether a printed number is the computed one."""

from __future__ import annotations

import re

from kinerja_lib.dasar.bahasa import bulat
from kinerja_lib.dasar.nilai import read_nilai


def agrees(tercetak: str, dihitung: float | None) -> bool:
    """Tell whether a printed number is the computed one, rounded as far as it is printed."""
    angka_cetak = read_nilai(tercetak).angka
    if angka_cetak is None or dihitung is None or dihitung != dihitung:
        return False
    desimal = decimals(tercetak)
    return bulat(dihitung, desimal) == bulat(angka_cetak, desimal)


def decimals(tercetak: str) -> int:
    """Count the decimals that a number is printed with, at most 6."""
    pecahan = re.search(r"[.,](\d+)\D*$", tercetak)
    return min(len(pecahan[1]), 6) if pecahan else 0
