"""The reviewer's checklist, pre-filled with what the data can tell."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_lib.bahasa import daftar
from kinerja_lib.errors import PolicyError
from kinerja_lib.kelengkapan import missing
from kinerja_lib.laporan import Laporan
from kinerja_lib.paket import reference
from kinerja_lib.reviu.daftar import semua_aturan
from kinerja_lib.reviu.periksa import review

BERKAS = "daftar_uji.csv"
KOLOM = ("bagian", "no", "butir", "bukti", "aturan")
TANPA = "tidak dapat dinilai dari data"


@dataclass(frozen=True)
class ButirUji:
    """One question: its part and number, its words, and what the data say to it."""

    bagian: str
    no: str
    butir: str
    bukti: str


def checklist(lap: Laporan) -> list[ButirUji]:
    """Return the questions in their order; raise PolicyError for a file that cannot be used."""
    path = reference(lap.paket.acuan, BERKAS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or set(rows[0]) != set(KOLOM):
        raise PolicyError(f"{path}: judul kolom harus {', '.join(KOLOM)}: salin berkas bawaan")
    for row in rows:
        for id in row["aturan"].split():
            if id not in semua_aturan():
                raise PolicyError(f"{path}: {id}: aturan reviu tidak dikenal: lihat docs/reviu.md")
    return [ButirUji(r["bagian"], r["no"], r["butir"], _evidence(lap, r)) for r in rows]


def _evidence(lap: Laporan, row: dict[str, str]) -> str:
    said = [*_parts(lap, row["bukti"]), *_findings(lap, row["aturan"].split())]
    return "; ".join(said) or TANPA


def _parts(lap: Laporan, kunci: str) -> list[str]:
    """Say whether a mandatory part is filled: by `butir n` or by words of its name."""
    if not kunci:
        return []
    for part in missing(lap):
        if kunci == f"butir {part.butir}":
            return [f"{kunci} belum diisi pada {len(part.sasaran)} dari {len(lap.sasaran)} sasaran"]
        if kunci.lower() in part.nama.lower() and not part.butir:
            return [f"{part.nama} belum diisi"]
    return [f"{kunci} terisi"]


def _findings(lap: Laporan, ids: Sequence[str]) -> list[str]:
    if not ids:
        return []
    found = [t.aturan for t in review(lap).temuan]
    counts = [f"{found.count(i)} temuan {i}" for i in ids if i in found]
    clean = [i for i in ids if i not in found]
    return counts + ([f"tidak ada temuan {daftar(clean)}"] if clean else [])
