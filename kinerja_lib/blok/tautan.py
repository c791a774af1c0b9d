"""Links to files beside the page, only by a plain relative address; marks of findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from kinerja_lib.blok.utuh import whole

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
            out += f'{whole(before)}<a href="{escape(url)}">{escape(part)}</a>'
            rest = after
    return out + whole(rest)


def finding(mark: Sequence[str], titled: bool = False) -> str:
    """Return a finding's mark (sign, what it says, address) as a small link, "" for none.

    What it says is the link's name, or its title where the page shows no other tip.
    """
    if not mark:
        return ""
    sign, said, url = mark
    name = f'title="{escape(said)}"' if titled else f'aria-label="{escape(f"{sign}: {said}")}"'
    look = f'class="temuan {escape(sign[:1].lower())}" {name}>{escape(sign)}'
    return f'<a href="{escape(url)}" {look}</a>' if is_beside(url) else f"<span {look}</span>"
