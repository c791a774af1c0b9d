"""Findings of the review, marked where a document shows a place that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
Tanda = list[str]
"""The sign that is printed, what it says, where it leads."""
KUNCI = "{}: nomor temuan reviu (B berat, S sedang, R ringan), lihat sampul."
"""What the key under a table says of its marks; the cover says where the findings are."""


def mark(parts: list[Data]) -> None:
    """Put the marks that the cover brings beside the cells and the gaps that they name.

    `parts` are the document's own; their rows may be shared with a notebook and are not touched.
    A computed cell names many places and stands for none of them: it gets no mark.
    """
    cover = next((p for p in parts if p["jenis"] == "sampul"), {})
    found = _by_place(cover.pop("temuan", None) or ())
    if not found:
        return
    for part in parts:
        if part["jenis"] in ("tabel", "grafik"):
            _mark_cells(part, found)
        elif part["jenis"] == "kosong":
            part["butir"] = [_gap(gap, found) for gap in part["butir"]]


def _by_place(findings: Any) -> dict[str, list[Data]]:
    found: dict[str, list[Data]] = {}
    for one in findings:
        for place in dict.fromkeys(one["tempat"]):
            found.setdefault(place, []).append(one)
    return found


def _mark_cells(part: Data, found: dict[str, list[Data]]) -> None:
    rows = [[_marked(cell, found) for cell in row] for row in part["baris"]]
    first = next((c["temuan"][0] for row in rows for c in row if "temuan" in c), "")
    if first:
        part["baris"] = rows
        part["kunci"] = [*(part.get("kunci") or []), KUNCI.format(first)]


def _marked(cell: Data, found: dict[str, list[Data]]) -> Data:
    source = cell.get("sumber")
    if not source:
        return cell
    here = {f["nomor"]: f for place in _places(source) for f in found.get(place, ())}
    return {**cell, "temuan": _sign([*here.values()])} if here else cell


def _places(source: str) -> Iterator[str]:
    """Yield the places of a cell that prints them: `a.csv:2:nama,jabatan` is two."""
    yield source
    row, _, columns = source.rpartition(":")
    if "," in columns:
        yield from (f"{row}:{column}" for column in columns.split(","))


def _gap(gap: Any, found: dict[str, list[Data]]) -> list[Any]:
    here = found.get(gap[1])
    return [*gap, _sign(here)] if here else [*gap]


def _sign(here: list[Data]) -> Tanda:
    """Return one mark for the findings of one place: it leads to the first and counts the rest."""
    first, more = here[0], len(here) - 1
    sign = f"{first['nomor']}+{more}" if more else first["nomor"]
    others = f" Juga {', '.join(f['nomor'] for f in here[1:])}." if more else ""
    return [sign, first["pesan"] + others, first["alamat"]]
