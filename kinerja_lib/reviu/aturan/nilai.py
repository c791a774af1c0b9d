"""Scores that a report prints although, by its own words, nobody gave them yet."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.reviu.aturan import TERTELUSUR, aturan
from kinerja_lib.reviu.belum import not_yet
from kinerja_lib.reviu.tempat import narasi, tempat
from kinerja_lib.reviu.temuan import BERAT, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row


@aturan(
    "belum-dinilai",
    BERAT,
    "Nilai dilaporkan padahal belum dinilai",
    memeriksa="Realisasi indikator berupa nilai, indeks, predikat, atau opini dibanding narasi "
    "sasarannya yang menyatakan penilaian itu belum dilakukan.",
    dasar=f"{TERTELUSUR}; realisasi setahun adalah hasil tahun itu",
    perbaikan="Nyatakan realisasi belum tersedia, atau sebut tahun penilaian yang dipakai.",
)
def belum_dinilai(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find scores that the narrative of their sasaran says were not given yet."""
    for r in lap.terukur:
        sasaran = lap.indikator[r["kode"]]["kode_sasaran"]
        kalimat = not_yet(_text(lap, sasaran), r["indikator"]) if r["realisasi"] else ""
        if kalimat:
            yield _finding(lap, r, sasaran, kalimat)


def _text(lap: Laporan, sasaran: str) -> str:
    return str(lap.paket.narasi.get((lap.tahun, sasaran), ""))


def _finding(lap: Laporan, r: Row, sasaran: str, kalimat: str) -> TemuanReviu:
    return TemuanReviu(
        "belum-dinilai",
        f"{r['kode']} {r['indikator']}: realisasi {r['realisasi']} di {r['sumber']}, tetapi "
        f'narasinya menyatakan "{kalimat}"',
        (tempat("pengukuran", r, "realisasi"), narasi(lap, sasaran, "", kalimat)),
        (("realisasi", r["realisasi"]), ("narasi", kalimat)),
    )
