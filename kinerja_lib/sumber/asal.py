"""Say where figures come from: `file:row:column` of the tables that they were read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kinerja_lib.sumber import BARIS, BERKAS, KOLOM

Row = Mapping[Any, Any]
DIHITUNG = "dihitung dari "
"""Begins the source of a computed number."""
DINYATAKAN = "; dinyatakan di "
"""Stands before a place where the document itself states a number that is computed."""


def asal(row: Row, *kolom: str) -> str:
    """Say where a row's columns stand: `satker/656794/pengukuran.csv:49:target,realisasi`."""
    place = f"{from_satker(row[BERKAS])}:{row[BARIS]}"
    if isinstance(pairs := row.get(KOLOM), tuple):
        kolom = tuple(theirs for ours, theirs in pairs if ours in kolom)
    return f"{place}:{','.join(kolom)}" if kolom else place


def from_satker(berkas: object) -> str:
    """Name a file from `satker/` down: a published report tells nothing of the machine."""
    text = str(berkas)
    return text[max(text.rfind("satker/"), 0) :]


def dihitung(rows: Iterable[Row], *kolom: str) -> str:
    """Say exactly which rows a number rests on: `:2–5, 9`; only adjacent ones are drawn together.

    Of no row there is no source.
    """
    places: dict[str, list[int]] = {}
    for row in rows:
        places.setdefault(from_satker(row[BERKAS]), []).append(int(row[BARIS]))
    if not places:
        return ""
    said = "; ".join(f"{berkas}:{runs(n)}" for berkas, n in places.items())
    return f"{DIHITUNG}{said}" + (f" ({', '.join(kolom)})" if kolom else "")


def gabung(*sumber: str) -> str:
    """Say of a number that it is computed from numbers with these sources."""
    there = [s.removeprefix(DIHITUNG) for s in sumber if s]
    return DIHITUNG + "; ".join(there) if there else ""


def target_realisasi(target: Sequence[Row], realisasi: Sequence[Row]) -> str:
    """Say which rows a number rests on whose target and realisasi stand in rows of their own."""
    if _places(target) == _places(realisasi):
        return dihitung(target, "target", "realisasi")
    return gabung(dihitung(target, "target"), dihitung(realisasi, "realisasi"))


def _places(rows: Iterable[Row]) -> set[tuple[str, int]]:
    return {(str(r[BERKAS]), int(r[BARIS])) for r in rows}


def dinyatakan(sumber: str, rows: Iterable[Row], kolom: str) -> str:
    """Add to the source of a computed number where the document states it, rightly or not."""
    return sumber + "".join(DINYATAKAN + asal(r, kolom) for r in rows)


def runs(numbers: Iterable[int]) -> str:
    """Print row numbers: `2–5, 9`; only adjacent ones are drawn together."""
    found: list[list[int]] = []
    for n in sorted(set(numbers)):
        if found and n == found[-1][-1] + 1:
            found[-1].append(n)
        else:
            found.append([n])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in found)
