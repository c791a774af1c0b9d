"""What documents print against what was computed, and against each other."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from kinerja_lib.capaian.cocok import agrees, decimals
from kinerja_lib.dasar.nilai import makna, read_nilai
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tahunan import claim_of

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


def claim_state(lap: Laporan, teks: str, nilai: float) -> str:
    """Compare what a document states with what was computed.

    sama, bulat (the same but rounded more), beda, or saja: a text that is no number.
    """
    stated = read_nilai(teks).angka
    if stated is None:
        return "saja"
    if lap.persen(stated) == lap.persen(nilai):
        return "sama"
    return "bulat" if agrees(teks, nilai) else "beda"


def claim_differs(lap: Laporan) -> bool:
    """Tell whether the year's claimed capaian is another number than the computed one."""
    claim, total = claim_of(lap, lap.tahun), lap.capaian.nilai
    return bool(claim and total is not None and claim_state(lap, claim.teks, total) == "beda")


def direction(lap: Laporan, d: float) -> str:
    """Return naik, turun or sama, as a reader of the printed difference sees it."""
    shown = lap.bulat(d) or 0
    return "naik" if shown > 0 else "turun" if shown < 0 else "sama"


def claim_effect(lap: Laporan) -> str:
    """Tell what the claim of last year would do to the change, "" where both years have no tables.

    balik (another direction), beda (another size), bulat (the same by rounding alone), aturan
    (right by the rule that last year had), sama.
    """
    both = lap.perbandingan
    if both is None or both.klaim is None or both.selisih_klaim is None:
        return ""
    state = claim_state(lap, both.klaim.teks, both.lalu.nilai)
    if state == "sama":
        return state
    if both.aturan != both.aturan_lalu and agrees(both.klaim.teks, both.menurut_lalu):
        return "aturan"
    turned = direction(lap, both.selisih) != direction(lap, both.selisih_klaim)
    return "balik" if turned else state


def terbaca(nama: str) -> str:
    """Return a name as it may stand above a signature, "" where the source could not be read.

    The data then say so in its place: `Kegiatan ke-1 (nama tidak terbaca pada sumber)`.
    """
    return "" if TAK_TERBACA in nama.lower() else nama


@dataclass(frozen=True)
class KolomTercetak:
    """The mean of the capaian that one document prints, over the rows that print a number."""

    dokumen: str
    rerata: float
    baris: tuple[Row, ...]

    @property
    def ketelitian(self) -> float:
        """Return how far the mean may be off because its numbers are printed rounded."""
        halves = [0.5 * 10.0 ** -decimals(r["capaian_tercetak"]) for r in self.baris]
        return sum(halves) / len(halves)


def printed_means(lap: Laporan) -> list[KolomTercetak]:
    """Return the mean of the printed capaian of each of the year's documents that prints any."""
    found = []
    for dokumen in lap.dokumen:
        read = [(r, read_nilai(r["capaian_tercetak"]).angka) for r in lap.printed(dokumen)]
        column = [(r, x) for r, x in read if x is not None]
        if column:
            mean = fsum(x for _, x in column) / len(column)
            found.append(KolomTercetak(dokumen, mean, tuple(r for r, _ in column)))
    return found


def measured_mean(lap: Laporan) -> KolomTercetak | None:
    """Return the mean of the printed capaian of the measured document, None where it has none."""
    measured = {r["dokumen"] for r in lap.terukur}
    return next((k for k in printed_means(lap) if k.dokumen in measured), None)


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
