"""Words that a line must not tear: a range of numbers, `Permenpan-RB`, `e-government`."""

from __future__ import annotations

import re
from html import escape

UTUH = re.compile(r"\bPermenpan-RB\b|\be-\w{2,20}\b|\d[\d.,%]{0,20}–\d[\d.,%]{0,20}")
"""What a browser would break after its hyphen or dash."""
TERPANJANG, LEBAR, TERPANJANG_LEBAR = 12, 6, 8
"""A cell of at most so many letters stays on one line; from so many columns on, so many: there
the column of sentences needs the room."""


def whole(text: str) -> str:
    """Return `text` as HTML in which such words stay whole; the letters are the same."""
    found = UTUH.finditer(text) if "-" in text or "–" in text else ()
    out, at = "", 0
    for word in found:
        out += f'{escape(text[at : word.start()])}<span class="utuh">{escape(word[0])}</span>'
        at = word.end()
    return out + escape(text[at:])


def is_short(text: str, columns: int = 1) -> bool:
    """Tell whether a cell is short enough to stay on one line, and could be torn."""
    most = TERPANJANG if columns < LEBAR else TERPANJANG_LEBAR
    return len(text) <= most and " " in text.strip()
