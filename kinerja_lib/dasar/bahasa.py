"""Print numbers, money, dates and lists as formal Indonesian does, over Babel and num2words."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

BELUM_DIISI = "belum diisi"
TIDAK_DIHITUNG = "tidak dapat dihitung"
TITIK = "………………………"
"""A line to be filled in by hand."""
ROMAWI = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LEGA = Context(prec=400)
"""Enough digits for every float, so that none is too long to round."""


def angka(x: float, desimal: int = 2) -> str:
    """Print 1234.5 as `1.234,5`: half up, at most `desimal` decimals, no trailing zeros.

    A number that is not finite is `tidak dapat dihitung`; the minus sign is a true one (−).
    """
    if not math.isfinite(x):
        return TIDAK_DIHITUNG
    rounded = _rounded(x, desimal)
    whole, _, decimals = f"{abs(rounded):,f}".partition(".")
    decimals = decimals.rstrip("0")
    text = whole.replace(",", ".") + ("," + decimals if decimals else "")
    return f"−{text}" if rounded < 0 else text


def bulat(x: float, desimal: int) -> float:
    """Round half up, as the printed number is; what is not finite stays as it is."""
    return float(_rounded(x, desimal)) if math.isfinite(x) else x


def _rounded(x: float, desimal: int) -> Decimal:
    return Decimal(repr(float(x))).quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _LEGA)


def persen(x: float | None, desimal: int = 2) -> str:
    """Print a percentage, `96,5%`; missing is `tidak dapat dihitung`."""
    return TIDAK_DIHITUNG if x is None or not math.isfinite(x) else f"{angka(x, desimal)}%"


def poin_persen(x: float | None, desimal: int = 2) -> str:
    """Name the unit of a difference between percentages: `+4 poin persen`."""
    if x is None or not math.isfinite(x):
        return TIDAK_DIHITUNG
    text = angka(x, desimal)
    return f"{'+' if x > 0 and text != '0' else ''}{text} poin persen"


def rupiah(x: float) -> str:
    """Print money: `Rp1.500.000`, `−Rp500`."""
    text = angka(x, 0)
    if text == TIDAK_DIHITUNG:
        return text
    return f"−Rp{text[1:]}" if text.startswith("−") else f"Rp{text}"


def miliar(x: float) -> str:
    """Print money short, for charts: `Rp2,82 miliar`, `Rp58,9 juta`."""
    for size, name in ((1e12, "triliun"), (1e9, "miliar"), (1e6, "juta")):
        if math.isfinite(x) and abs(round(x / size, 2)) >= 1:
            text = angka(x / size)
            return f"−Rp{text[1:]} {name}" if text.startswith("−") else f"Rp{text} {name}"
    return rupiah(x)


def tanggal(value: dt.date | str) -> str:
    """Print a date: `31 Maret 2026`; an ISO text is read first, an empty one stays empty."""
    from babel.dates import format_date

    if value == "":
        return ""
    day = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return str(format_date(day, "d MMMM y", locale="id"))


def triwulan(q: int) -> str:
    """Name a quarter; Babel's `Kuartal` is not what government says."""
    return f"Triwulan {ROMAWI[q]}"


def terbilang(n: int) -> str:
    """Spell a whole number: 15 → `lima belas`."""
    from num2words import num2words

    return " ".join(str(num2words(n, lang="id")).split())


def daftar(items: Sequence[str]) -> str:
    """Join by the rule of EYD: `a`, `a dan b`, `a, b, dan c`."""
    if len(items) < 3:
        return " dan ".join(items)
    return ", ".join(items[:-1]) + f", dan {items[-1]}"
