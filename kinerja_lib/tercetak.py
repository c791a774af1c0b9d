"""What documents print against what was computed, and against each other."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.laporan import Laporan, Row
from kinerja_lib.nilai import makna, read_nilai

KOLOM = (("target_persen", "Target (%)"), ("target", "Target"), ("realisasi", "Realisasi"))
"""Columns of `pengukuran` that documents may print differently, with their headings."""
TAK_TERBACA = "tidak terbaca"
"""How data say that a name in the source could not be read."""


def differs(r: Row) -> bool:
    """Tell whether the printed capaian is another number than the computed ones.

    It may be printed before or after the cap, and with fewer decimals than are computed.
    """
    text = str(r["capaian_tercetak"])
    return read_nilai(text).angka is not None and not any(
        agrees(text, x) for x in (r["capaian"], r["capaian_mentah"])
    )


def terbaca(nama: str) -> str:
    """Return a name as it may stand above a signature, "" where the source could not be read.

    The data then say so in its place: `Kegiatan ke-1 (nama tidak terbaca pada sumber)`.
    """
    return "" if TAK_TERBACA in nama.lower() else nama


@dataclass(frozen=True)
class Beda:
    """One indicator's column that the year's documents print with different values.

    `baris` holds the row of each document, None where it does not name the indicator.
    """

    kode: str
    kolom: str
    judul: str
    baris: dict[str, Row | None]


def compare_documents(lap: Laporan) -> list[Beda]:
    """Return every target or realisasi that the year's documents print differently."""
    printed = {d: {r["kode"]: r for r in lap.printed(d)} for d in lap.dokumen}
    found = []
    for kode in lap.indikator:
        rows = {d: printed[d].get(kode) for d in lap.dokumen}
        for kolom, judul in KOLOM:
            if len({makna(r[kolom]) for r in rows.values() if r and r[kolom]}) > 1:
                found.append(Beda(kode, kolom, judul, rows))
    return found
