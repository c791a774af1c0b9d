"""Numbers that say two things: `1,000` beside `950`, `1,05` beside `100%`.

What stands beside such a number decides, or nothing does and it is refused: it is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_lib.dasar.bahasa import angka as cetak
from kinerja_lib.dasar.errors import MAX_NILAI, one_line
from kinerja_lib.dasar.nilai import Nilai, is_grouped

WAJAR = 10.0
"""How many times one figure may be the other for both to be of the same order."""


def twofold(values: Sequence[Nilai]) -> str:
    """Say which of some figures that belong together can be read in two ways, "" for none.

    Figures that are all twofold alike (`1.250` and `1.100`) stand in the same proportion either
    way. Else a twofold one must be of the order of one that is not, as it is read.
    """
    if said := _unsized(values):
        return said
    numbers = [(n, n.angka, _other(n, values)) for n in values if n.angka is not None]
    shifts = {None if lain is None else is_grouped(angka, lain) for _, angka, lain in numbers}
    if shifts <= {None} or (len(shifts) == 1 and len(numbers) > 1):
        return ""
    plain = [angka for _, angka, lain in numbers if lain is None and angka]
    for nilai, angka, lain in numbers:
        if lain is None or (not plain and None in shifts):
            continue
        if _excel(angka, lain) or not any(1 / WAJAR <= abs(angka / x) <= WAJAR for x in plain):
            return _said(nilai, angka, lain, values)
    return ""


def _unsized(values: Sequence[Nilai]) -> str:
    """Say which figure may lack the word of size of another: `450` beside `500 juta`."""
    sized = [n for n in values if n.besaran > 1 and n.angka]
    for nilai in values if sized else ():
        if not nilai.angka or nilai.besaran > 1 or nilai.satuan not in ("", "rupiah"):
            continue
        for other in sized:
            ratio = nilai.angka / (other.angka or 1)
            if abs(ratio) < 1 / WAJAR and 1 / WAJAR <= abs(ratio * other.besaran) <= WAJAR:
                return (
                    f'"{one_line(nilai.teks, MAX_NILAI)}" di samping '
                    f'"{one_line(other.teks, MAX_NILAI)}" bermakna ganda, '
                    "tulis kata ribu, juta, atau miliarnya pada keduanya"
                )
    return ""


def _excel(angka: float, lain: float) -> bool:
    """Say whether a bare number beside a percent may be what Excel keeps of one: 0,9 for 90%."""
    return lain == angka * 100 and abs(angka) <= 1


def _other(nilai: Nilai, values: Sequence[Nilai]) -> float | None:
    """Return the other reading of a figure; of a bare number beside a percent, times hundred."""
    if nilai.satuan == "" and nilai.angka and any(n.satuan == "%" for n in values):
        return nilai.angka * 100
    return nilai.lain


def _said(nilai: Nilai, angka: float, lain: float, values: Sequence[Nilai]) -> str:
    text = f'"{one_line(nilai.teks, MAX_NILAI)}"'
    if lain == angka * 100:
        return (
            f"{text} tanpa tanda persen bermakna ganda ({cetak(angka)}% atau {cetak(lain)}%), "
            "tulis dengan tanda %"
        )
    beside = next((f' di samping "{n.teks}"' for n in values if n is not nilai), "")
    low, high = sorted((angka, lain))
    return (
        f"{text}{one_line(beside, MAX_NILAI)} bermakna ganda ({cetak(high)} atau {cetak(low, 3)}), "
        f"tulis {cetak(high).replace('.', '')} atau {cetak(low, 3)}"
    )
