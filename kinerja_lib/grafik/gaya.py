"""The one look of all charts: colours, sizes, fonts, and the way a figure becomes SVG.

Every colour is an exact constant and no two are equal, so that a style sheet can recolour a
picture by attribute, `[fill="#1f2933"] {…}`: PALET_GELAP holds the colour for dark pages under
the same key. Cells of the heat map (`sel_*`, `tinta_sel_*`) keep their colours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PALET = {
    "tinta": "#1f2933",
    "redup": "#5f6b76",
    "kisi": "#d9dee3",
    "garis": "#868f99",
    "kertas": "#ffffff",
    "kotak": "#f5f7f9",
    "target": "#84909c",
    "realisasi": "#00608f",
    "realisasi_muda": "#cfe2ee",
    "peringatan": "#b0440e",
    "pita_1": "#d5dbe1",
    "pita_2": "#dbe0e5",
    "pita_3": "#e0e5e9",
    "pita_4": "#e6eaed",
    "pita_5": "#ebeef1",
    "pita_6": "#f1f3f5",
    "pita_7": "#f6f8f8",
    "sel_1": "#edf4f9",
    "sel_2": "#cde1ee",
    "sel_3": "#9cc6de",
    "sel_4": "#5a9dc4",
    "sel_5": "#0a5a86",
    "tinta_sel_gelap": "#13202b",
    "tinta_sel_terang": "#fcfdfe",
}

PALET_GELAP = {
    "tinta": "#e7ebef",
    "redup": "#a9b4be",
    "kisi": "#36414a",
    "garis": "#6d7a86",
    "kertas": "#12181d",
    "kotak": "#1c242b",
    "target": "#8b98a5",
    "realisasi": "#5cb6e4",
    "realisasi_muda": "#1d4358",
    "peringatan": "#f2935c",
    "pita_1": "#39434c",
    "pita_2": "#343e46",
    "pita_3": "#2f3840",
    "pita_4": "#2a333a",
    "pita_5": "#252d34",
    "pita_6": "#20282e",
    "pita_7": "#1b2228",
}

LEBAR_IN = 6.3
"""Width of every chart in inches: the full text width of A4, 16 cm."""
LEBAR = LEBAR_IN * 72
"""The same width in points, the unit in which charts are laid out."""

TEKS, KECIL = 8.0, 7.0
"""Font sizes in points: ordinary text and small print."""

KELUARGA = ("Liberation Sans", "Arial", "Helvetica", "sans-serif")
FONTS = Path(__file__).parents[1] / "ekspor" / "fonts"
FONT_FILES = {
    "normal": FONTS / "LiberationSans-Regular.ttf",
    "bold": FONTS / "LiberationSans-Bold.ttf",
    "italic": FONTS / "LiberationSans-Italic.ttf",
}


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to matplotlib, once."""
    from matplotlib import font_manager

    for path in FONT_FILES.values():
        font_manager.fontManager.addfont(path)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def ink_on(fill: str) -> str:
    """Return the key of the cell ink that reads best on `fill`."""
    return max(("tinta_sel_gelap", "tinta_sel_terang"), key=lambda k: contrast(PALET[k], fill))


def to_svg(fig: Figure, salt: str) -> str:
    """Return the figure as clean SVG: the same bytes for the same figure and salt.

    `salt` starts every id, so that pictures with different salts can share a page.
    """
    from kinerja_lib.grafik.pena import Pena

    width, height = fig.get_size_inches() * 72
    pen = Pena(width, height, salt)
    fig.draw(pen)
    return pen.svg(", ".join(KELUARGA))
