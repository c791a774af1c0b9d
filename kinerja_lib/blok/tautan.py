"""Links in cells: only to files beside the page, by a plain relative address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

ALAMAT = re.compile(
    r"(?:\.\./)?(?:[A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*"
    r"(?:#[A-Za-z][A-Za-z0-9_-]*)?"
)
"""Letters, digits, `_`, `-`, `.`; no scheme, no root, no climbing but one step at the start;
after the file, if anything, the name of a place in it."""


def is_beside(url: str) -> bool:
    """Tell whether an address leads to a file in or below this folder or the one above it."""
    return len(url) <= 200 and ALAMAT.fullmatch(url) is not None


def linked(text: str, links: Sequence[Sequence[str]]) -> str:
    """Return `text` as HTML with its parts linked; a link that cannot be trusted is left out."""
    out, rest = "", text
    for part, url in links:
        before, found, after = rest.partition(part) if part else ("", "", "")
        if found and is_beside(url):
            out += f'{escape(before)}<a href="{escape(url)}">{escape(part)}</a>'
            rest = after
    return out + escape(rest)
