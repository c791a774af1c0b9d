"""Print numbers, money, dates and lists as formal Indonesian does, over Babel and num2words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

BELUM_DIISI = "belum diisi"
TIDAK_DIHITUNG = "tidak dapat dihitung"
TIDAK_BERLAKU = "tidak berlaku"
ROMAWI = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def angka(x: float, desimal: int = 2) -> str:
    """Print 1234.5 as `1.234,5`: half up, at most `desimal` decimals, no trailing zeros."""
    from babel.numbers import format_decimal

    step = Decimal(1).scaleb(-desimal)
    bulat = Decimal(repr(float(x))).quantize(step, ROUND_HALF_UP)
    text = format_decimal(bulat, format="#,##0." + "#" * desimal, locale="id")
    return text.replace("-", "−")


def persen(x: float | None, desimal: int = 2) -> str:
    """Print a percentage, `96,5%`; missing is `tidak dapat dihitung`."""
    return TIDAK_DIHITUNG if x is None or x != x else f"{angka(x, desimal)}%"


def poin_persen(x: float) -> str:
    """Name the unit of a difference between percentages: `+4 poin persen`."""
    if round(x, 2) == 0:
        return "0 poin persen"
    return f"{'+' if x > 0 else ''}{angka(x)} poin persen"


def rupiah(x: float) -> str:
    """Print money: `Rp1.500.000`."""
    return f"Rp{angka(x, 0)}"


def miliar(x: float) -> str:
    """Print money short, for charts: `Rp2,82 miliar`, `Rp58,9 juta`."""
    for size, name in ((1e12, "triliun"), (1e9, "miliar"), (1e6, "juta")):
        if abs(x) >= size:
            return f"Rp{angka(x / size)} {name}"
    return rupiah(x)


def tanggal(value: dt.date | str) -> str:
    """Print a date: `31 Maret 2026`; an ISO text is read first, an empty one stays empty."""
    from babel.dates import format_date

    if value == "":
        return ""
    day = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return format_date(day, "d MMMM y", locale="id")


def triwulan(q: int) -> str:
    """Name a quarter; Babel's `Kuartal` is not what government says."""
    return f"Triwulan {ROMAWI[q]}"


def terbilang(n: int) -> str:
    """Spell a whole number: 15 → `lima belas`."""
    from num2words import num2words

    return str(num2words(n, lang="id"))


def daftar(items: Sequence[str]) -> str:
    """Join by the rule of EYD: `a`, `a dan b`, `a, b, dan c`."""
    if len(items) < 3:
        return " dan ".join(items)
    return ", ".join(items[:-1]) + f", dan {items[-1]}"
