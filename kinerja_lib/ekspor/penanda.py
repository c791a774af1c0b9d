"""Findings of the review, marked where a document shows a place that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kinerja_lib.sumber.asal import DINYATAKAN

Data = dict[str, Any]
Tanda = list[str]
"""The sign that is printed, what it says, where it leads."""
KUNCI = "Tanda seperti {}: nomor temuan reviu (B berat, S sedang, R ringan), lihat sampul."
"""What the first key of a chapter says of its marks; the cover says where the findings are."""
TINGKAT_BAB = 2
"""Headings of this level or above begin a chapter."""


def mark(parts: list[Data]) -> None:
    """Put the marks that the cover brings beside the cells and the gaps that they name.

    `parts` are the document's own; their rows may be shared with a notebook and are not touched.
    Cells are those of tables, of the data of charts, and key figures. A computed one names many
    places and stands for none of them: it is marked only for what the document states of it.
    The key stands once in each chapter, and with the data of every chart, which are folded away.
    """
    cover = next((p for p in parts if p["jenis"] == "sampul"), {})
    found = _by_place(cover.pop("temuan", None) or ())
    if not found:
        return
    explained = False
    for part in parts:
        if part["jenis"] == "judul":
            explained = explained and part["tingkat"] > TINGKAT_BAB
        elif part["jenis"] == "grafik":
            _set(part, "baris", *_marked_rows(part, found))
        elif part["jenis"] == "tabel":
            explained |= _set(part, "baris", *_marked_rows(part, found), explained)
        elif part["jenis"] == "angka":
            cards = [_marked(card, found) for card in part["butir"]]
            explained |= _set(part, "butir", cards, cards, explained)
        elif part["jenis"] == "kosong":
            part["butir"] = [_gap(gap, found) for gap in part["butir"]]


def _by_place(findings: Any) -> dict[str, list[Data]]:
    found: dict[str, list[Data]] = {}
    for one in findings:
        for place in dict.fromkeys(one["tempat"]):
            found.setdefault(place, []).append(one)
    return found


def _marked_rows(part: Data, found: dict[str, list[Data]]) -> tuple[list[Any], list[Data]]:
    rows = [[_marked(cell, found) for cell in row] for row in part["baris"]]
    return rows, [cell for row in rows for cell in row]


def _set(
    part: Data, key: str, value: list[Any], cells: list[Data], explained: bool = False
) -> bool:
    """Give a part its marked cells, and the key to them unless explained; tell if any is marked."""
    first = next((c["temuan"][0] for c in cells if "temuan" in c), "")
    if first:
        part[key] = value
        part["kunci"] = [*(part.get("kunci") or []), *([] if explained else [KUNCI.format(first)])]
    return bool(first)


def _marked(cell: Data, found: dict[str, list[Data]]) -> Data:
    source = cell.get("sumber")
    if not source:
        return cell
    here = {f["nomor"]: f for place in _places(source) for f in found.get(place, ())}
    return {**cell, "temuan": _sign([*here.values()])} if here else cell


def _places(source: str) -> Iterator[str]:
    """Yield the places that a cell prints (`a.csv:2:nama,jabatan` is two) or that state it."""
    for said in source.split(DINYATAKAN):
        yield said
        row, _, columns = said.rpartition(":")
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
