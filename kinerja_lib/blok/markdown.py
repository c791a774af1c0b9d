"""Markdown as data: mistune's tree, the same for HTML and Typst. Raw HTML stays letters."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _parser() -> Any:
    import mistune

    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])


def parse(teks: str) -> list[dict[str, Any]]:
    """Parse Markdown into mistune's AST, without blank lines."""
    return [t for t in _parser()(teks) if t["type"] != "blank_line"]


def plain(tokens: list[dict[str, Any]]) -> str:
    """Return the letters of a tree without its marks."""
    return "".join(t.get("raw", "") + plain(t.get("children") or []) for t in tokens)


def sections(teks: str) -> dict[str, str]:
    """Split an analyst's file at its `##` headings: heading in lower case → text below it."""
    found: dict[str, str] = {}
    current = ""
    for line in teks.splitlines():
        if line.startswith("## "):
            current = line[3:].strip().lower()
        else:
            found[current] = found.get(current, "") + line + "\n"
    return {k: v.strip() for k, v in found.items() if v.strip()}


def letters(text: str) -> str:
    """Return text that Markdown prints as it stands."""
    return "".join("\\" + c if c in "\\`*_{}[]<>#|~$!" else c for c in text)
