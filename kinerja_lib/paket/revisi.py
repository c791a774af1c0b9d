"""Revisions: which Perjanjian Kinerja are in force, and what a new one changed. No blocks here.

A PK may be revised when its official, its strategy or budget, or its priorities change; the new row
of `dokumen` names in `menggantikan` the document that it replaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from kinerja_lib.dasar.nilai import HOMOGLIF, makna

Row = Mapping[Any, Any]
R = TypeVar("R", bound=Row)
DIUBAH, DITAMBAH, DIHAPUS = "diubah", "ditambah", "dihapus"


def pengenal(teks: str) -> str:
    """Return what tells one indicator from another: letters and digits, whatever their case.

    Spaces, punctuation and letters of another script that look Latin make no difference, so
    `Ad Hoc` and `AdHoc` are one; a text without any letter stands for itself.
    """
    folded = unicodedata.normalize("NFKC", teks.translate(HOMOGLIF)).casefold()
    return re.sub(r"[\W_]+", "", folded) or teks


def pengganti(dokumen: Iterable[Row]) -> dict[str, str]:
    """Return kode of each replaced document of a year → kode of the one that replaced it."""
    return {d["menggantikan"]: d["dokumen"] for d in dokumen if d["menggantikan"]}


def latest(kode: str, baru: Mapping[str, str]) -> str:
    """Follow a document to the one in force; a circle ends where it began."""
    seen = {kode}
    while (after := baru.get(kode, "")) and after not in seen:
        kode = after
        seen.add(kode)
    return kode


def in_force(dokumen: Sequence[R]) -> list[R]:
    """Return the documents of a year that no other one replaces, each in the place of the first."""
    baru = pengganti(dokumen)
    place: dict[str, int] = {}
    for i, d in enumerate(dokumen):
        place.setdefault(latest(d["dokumen"], baru), i)
    found = [d for d in dokumen if d["dokumen"] not in baru]
    return sorted(found, key=lambda d: place[d["dokumen"]])


@dataclass(frozen=True)
class Perubahan:
    """One difference between two documents; `sebelum` is None for what is new, `sesudah` for
    what is gone."""

    jenis: str
    sebelum: Row | None
    sesudah: Row | None

    @property
    def baris(self) -> Row:
        """Return the row that names what changed: the newer one where there is one."""
        found = self.sesudah or self.sebelum
        assert found is not None
        return found


def changes(
    lama: Sequence[Row], baru: Sequence[Row], nama: str = "indikator", nilai: str = "target"
) -> list[Perubahan]:
    """List what changed: other values (`100 %` and `100%` say the same), new rows, rows gone.

    Rows of one name go together in their order. For budgets: `nama="nama", nilai="pagu"`.
    """
    before = _by_name(lama, nama)
    found = []
    for row in baru:
        same = before.get(pengenal(row[nama]), [])
        old = same.pop(0) if same else None
        if old is None:
            found.append(Perubahan(DITAMBAH, None, row))
        elif makna(old[nilai]) != makna(row[nilai]):
            found.append(Perubahan(DIUBAH, old, row))
    left = {id(row) for rows in before.values() for row in rows}
    return found + [Perubahan(DIHAPUS, row, None) for row in lama if id(row) in left]


def _by_name(rows: Sequence[Row], nama: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(pengenal(row[nama]), []).append(row)
    return found
