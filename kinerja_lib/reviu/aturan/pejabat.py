"""Names and titles of officials across documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import TERTELUSUR, aturan
from kinerja_lib.reviu.tempat import tempat
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row

GELAR = re.compile(r"^(?:(?:prof|dr|drs|dra|ir|h|hj|kh)\.?\s+)+", re.I)
MIRIP = 0.88
"""From here two names are one with another spelling."""


@dataclass(frozen=True)
class Sebutan:
    """One place that names an official: the person without titles, the titles, the office."""

    orang: str
    gelar: frozenset[str]
    jabatan: str
    tempat: Tempat


def _named(cell: Tempat, jabatan: str) -> Sebutan:
    head, _, tail = cell.nilai.partition(",")
    lead = GELAR.match(head.strip())
    titles = re.findall(r"[a-z]+", f"{lead[0] if lead else ''} {tail}".lower().replace(".", ""))
    person = " ".join(GELAR.sub("", head.strip()).lower().split())
    return Sebutan(person, frozenset(titles), " ".join(jabatan.lower().split()), cell)


def _all(lap: Laporan) -> list[Sebutan]:
    found = []
    documents: Sequence[Row] = lap.rows("dokumen")
    for r in documents:
        for pihak in ("pertama", "kedua"):
            if r[f"pihak_{pihak}"]:
                cell = tempat("dokumen", r, f"pihak_{pihak}")
                found.append(_named(cell, r[f"jabatan_{pihak}"]))
    for unit in lap.rows("struktur"):
        if unit["pejabat"]:
            found.append(_named(tempat("struktur", unit, "pejabat"), ""))
    return found


@aturan(
    "pejabat-berbeda",
    SEDANG,
    "Nama atau gelar pejabat berbeda antardokumen",
    memeriksa="Nama, gelar, dan jabatan pejabat di RKT, PK, dan struktur organisasi.",
    dasar=TERTELUSUR,
    perbaikan="Samakan nama dan gelar menurut data kepegawaian.",
)
def pejabat_berbeda(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find one person with different titles or spellings, and one office with several people."""
    named = _all(lap)
    people: list[list[Sebutan]] = []
    for s in named:
        home = next((g for g in people if _one(g[0].orang, s.orang)), None)
        if home is None:
            people.append([s])
        else:
            home.append(s)
    for group in people:
        if len({(s.orang, s.gelar) for s in group}) > 1:
            yield _finding("Nama atau gelar satu pejabat berbeda", group)
    offices = dict.fromkeys(s.jabatan for s in named if s.jabatan)
    for jabatan in offices:
        here = [s for s in named if s.jabatan == jabatan]
        if any(not _one(here[0].orang, s.orang) for s in here):
            yield _finding(f"Jabatan {jabatan} dipegang orang yang berbeda", here)


def _one(a: str, b: str) -> bool:
    return a == b or SequenceMatcher(None, a, b).ratio() >= MIRIP


def _finding(lead: str, group: list[Sebutan]) -> TemuanReviu:
    first: dict[str, Tempat] = {}
    for s in group:
        first.setdefault(s.tempat.nilai, s.tempat)
    said = daftar([f"{name} di {p.sumber}" for name, p in first.items()])
    return TemuanReviu(
        "pejabat-berbeda",
        f"{lead}: {said}.",
        tuple(s.tempat for s in group),
        tuple((p.sumber, name) for name, p in first.items()),
    )
