"""Measure, wrap and shorten text with the widths of the bundled fonts.

The widths come from the font files themselves, so that a layout is the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from kinerja_lib.grafik.gaya import FONT_FILES, KECIL, TEKS

ILLEGAL = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u0080-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069]"
)
"""What XML 1.0 cannot hold, the C1 controls, and what turns or hides letters."""


def plain(text: str) -> str:
    """Return `text` on one line, without characters that an SVG cannot hold."""
    return " ".join(ILLEGAL.sub(" ", text).split())


@cache
def _face(weight: str) -> Any:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(FONT_FILES[weight]))
    font.set_size(100, 72)
    return font


def displayable(text: str, weight: str = "normal") -> str:
    """Put a box for each character that the font lacks: PDF/A refuses text without a glyph."""
    return "".join(c if _has(c, weight) else "□" for c in text)


@cache
def _has(char: str, weight: str) -> bool:
    return bool(_face(weight).get_char_index(ord(char)))


@cache
def _advance(char: str, weight: str) -> float:
    """Return the advance of one character in em; a character the font lacks counts as 1 em."""
    from matplotlib.ft2font import LoadFlags

    if not _has(char, weight):
        return 1.0
    glyph = _face(weight).load_char(ord(char), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / 100


def width(text: str, size: float = TEKS, weight: str = "normal") -> float:
    """Return the width of one line of text in points."""
    return size * sum(_advance(c, weight) for c in text)


def shorten(text: str, room: float, size: float = TEKS, weight: str = "normal") -> str:
    """Return `text`, cut with `…` where it is wider than `room` points."""
    if width(text, size, weight) <= room:
        return text
    end = _fitting(text, room - width("…", size, weight), size, weight)
    if text[end : end + 1] != " " and text.rfind(" ", 0, end) > 0.6 * end:
        end = text.rfind(" ", 0, end)
    return text[:end].rstrip(" ,;:.") + "…"


def code_column(codes: Sequence[str], gap: float = 7.0) -> tuple[list[str], float]:
    """Return codes in small print, cut to 48 points, and how wide their column is."""
    cut = [shorten(plain(c), 48, KECIL) for c in codes]
    return cut, max((width(c, KECIL) for c in cut), default=0.0) + gap


def wrap(
    text: str, room: float, size: float = TEKS, weight: str = "normal", lines: int = 2
) -> list[str]:
    """Break `text` into at most `lines` lines of `room` points; the last one is shortened."""
    out: list[str] = []
    rest = plain(text).split(" ")
    while rest and len(out) < lines - 1:
        line = rest[0]
        taken = 1
        while taken < len(rest) and width(f"{line} {rest[taken]}", size, weight) <= room:
            line = f"{line} {rest[taken]}"
            taken += 1
        if width(line, size, weight) > room:
            head = line[: max(_fitting(line, room, size, weight), 1)]
            rest = [line[len(head) :], *rest[taken:]]
            line = head
        else:
            rest = rest[taken:]
        out.append(line)
    if rest:
        out.append(shorten(" ".join(rest), room, size, weight))
    return out


def _fitting(text: str, room: float, size: float, weight: str) -> int:
    """Return how many characters from the beginning of a text fit."""
    used = 0.0
    for i, char in enumerate(text):
        used += size * _advance(char, weight)
        if used > room:
            return i
    return len(text)
