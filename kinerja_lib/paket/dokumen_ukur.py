"""Which document of a year is measured: the first in the policy's order that the data have.

The order names codes (`lkj_tabel5`) and kinds (`pk`). A document's kind is its `jenis` in the table
`dokumen`, else the letters that its code begins with: `pk_ketua`, `pk2025` and `PK-revisi` are pk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.paket.revisi import latest, pengganti

Row = Mapping[Any, Any]
ISI = ("target", "target_persen", "realisasi")


@dataclass(frozen=True)
class Pilihan:
    """The document measured in a year, "" for none.

    `setara` are those of which none can be preferred, `lain` those of the same kind left out.
    """

    dokumen: str = ""
    setara: tuple[str, ...] = ()
    lain: tuple[str, ...] = ()


def choose(pengukuran: Iterable[Row], dokumen: Sequence[Row], kebijakan: Kebijakan) -> Pilihan:
    """Choose among the documents of one year's rows; one that holds no figure stands back."""
    there = documents(pengukuran)
    for entry in kebijakan.dokumen_ukur:
        if found := named(entry, there, dokumen, kebijakan):
            top = _highest(found, dokumen)
            lain = tuple(d for d in found if d not in top)
            return Pilihan(top[0], (), lain) if len(top) == 1 else Pilihan("", top)
    return Pilihan()


def documents(pengukuran: Iterable[Row]) -> list[str]:
    """Return the documents with a figure in order, all where none has one."""
    rows = [*pengukuran]
    filled = [r for r in rows if any(r.get(c) for c in ISI)]
    return [*dict.fromkeys(str(r["dokumen"]) for r in filled or rows)]


def named(
    entry: str, there: Iterable[str], dokumen: Iterable[Row], kebijakan: Kebijakan
) -> list[str]:
    """Return the documents that one entry of the order means: the code itself, else the kind."""
    jenis = {d["dokumen"]: d["jenis"] for d in dokumen}
    codes = [*there]
    return [d for d in codes if d == entry] or [
        d for d in codes if kind(d, jenis) == entry and d not in kebijakan.dokumen_rincian
    ]


def kind(kode: str, jenis: Mapping[str, str]) -> str:
    """Return the kind of a document."""
    letters = re.match(r"[a-z]*", kode.lower())
    return jenis.get(kode) or (letters[0] if letters else "")


def above(kode: str, dokumen: Sequence[Row]) -> list[str]:
    """Return the documents in force above one, nearest first."""
    baru = pengganti(dokumen)
    induk = {d["dokumen"]: latest(d["induk"], baru) for d in dokumen}
    found: list[str] = []
    while (kode := induk.get(kode, "")) and kode not in found:
        found.append(kode)
    return found


def _highest(kode: Sequence[str], dokumen: Sequence[Row]) -> tuple[str, ...]:
    """Leave out what another one of them replaced, and what stands below another one."""
    baru = pengganti(dokumen)
    in_use = [k for k in kode if latest(k, baru) == k or latest(k, baru) not in kode]
    theirs = {latest(k, baru) for k in in_use}
    return tuple(k for k in in_use if not {*above(k, dokumen)} & theirs)
