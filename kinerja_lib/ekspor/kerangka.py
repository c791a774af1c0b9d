"""The order of headings on a page: one h1, no level skipped, and the tree beside the text."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]
TOC_DEPTH = 4


def settle_levels(parts: list[Data]) -> str:
    """Set every heading's `tingkat` so that one h1 comes first and no level is skipped.

    Returns "sampul" when the cover is the h1, "judul" when the first heading is, else "".
    """
    tops = [p for p in parts if p["jenis"] == "judul" and p["tingkat"] == 1]
    covers = [p for p in parts if p["jenis"] == "sampul"]
    first = next((p for p in parts if p["jenis"] == "judul"), None)
    sole = not covers and len(tops) == 1 and tops[0] is first
    shift = 1 if tops and not sole else 0
    level = 1
    for part in parts:
        if part["jenis"] == "sampul":
            level = part["tingkat"] = 1 if part is covers[0] else 2
        elif part["jenis"] == "judul":
            wanted = 1 if sole and part is first else max(2, part["tingkat"] + shift)
            level = part["tingkat"] = min(wanted, level + 1, 6)
        elif part["jenis"] == "narasi":
            _settle_narrative(part["ast"], level)
    return "sampul" if covers else "judul" if sole else ""


def _settle_narrative(tokens: list[Data], level: int) -> None:
    """Hang a narrative's own headings under the heading before it; they are printed 2 lower."""
    for token in tokens:
        if token["type"] == "heading":
            level = min(token["attrs"]["level"] + 2, level + 1, 6)
            token["attrs"]["level"] = level - 2
        else:
            _settle_narrative(token.get("children") or [], level)


def contents(parts: list[Data]) -> list[Data]:
    """Return the headings below the h1 as a tree: {label, teks, anak}."""
    root: list[Data] = []
    stack: list[tuple[int, list[Data]]] = [(1, root)]
    for part in parts:
        if part["jenis"] != "judul" or not 1 < part["tingkat"] <= TOC_DEPTH:
            continue
        while stack[-1][0] >= part["tingkat"]:
            stack.pop()
        entry: Data = {"label": part["label"], "teks": part["teks"], "anak": []}
        stack[-1][1].append(entry)
        stack.append((part["tingkat"], entry["anak"]))
    return root


def lift_letterheads(parts: list[Data]) -> list[Data]:
    """Put a letterhead right after a heading above it, as the PDF does: it heads the document."""
    lifted: list[Data] = []
    for before, part in zip([{}, *parts], parts, strict=False):
        above = part["jenis"] == "kop" and before.get("jenis") == "judul"
        lifted.insert(len(lifted) - above, part)
    return lifted
