"""Dates that do not belong to the year, or contradict the number of a decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.bahasa import tanggal as cetak
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import tempat
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan


@aturan(
    "bukti-luar-tahun",
    SEDANG,
    "Bukti bertanggal di luar tahun laporan",
    memeriksa="Tanggal peristiwa yang mendukung realisasi dibanding tahun laporan.",
    dasar="Realisasi setahun didukung peristiwa tahun itu",
    perbaikan="Keluarkan peristiwa itu dari realisasi, atau jelaskan hubungannya.",
)
def bukti_luar_tahun(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by sasaran, dated events of another year."""
    outside = [r for r in lap.rows("bukti") if r["tanggal"] and r["tanggal"][:4] != str(lap.tahun)]
    for kode in dict.fromkeys(r["kode_sasaran"] for r in outside):
        rows = [r for r in outside if r["kode_sasaran"] == kode]
        said = daftar([f"{r['uraian']} ({cetak(r['tanggal'])})" for r in rows])
        yield TemuanReviu(
            "bukti-luar-tahun",
            f"Sasaran {kode}: di luar {lap.tahun}: {said}.",
            tuple(tempat("bukti", r, "tanggal") for r in rows),
            (("tahun laporan", str(lap.tahun)), *(("tanggal", r["tanggal"]) for r in rows)),
        )


@aturan(
    "tanggal-keputusan",
    SEDANG,
    "Tanggal mendahului tahun keputusannya",
    memeriksa="Tahun pada nomor keputusan dibanding tanggal peristiwanya.",
    dasar="Keputusan tidak bernomor sebelum ditetapkan",
    perbaikan="Periksa tanggal dan nomor pada naskah keputusannya.",
    serap=("bukti-luar-tahun",),
)
def tanggal_keputusan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find events that cite a decree of a later year than their date."""
    for r in lap.rows("bukti"):
        cited = re.findall(r"\d+\s+tahun\s+(20\d\d)", r["uraian"], re.I)
        later = [y for y in cited if r["tanggal"] and y > r["tanggal"][:4]]
        if later:
            yield TemuanReviu(
                "tanggal-keputusan",
                f"{r['uraian']}: bertanggal {cetak(r['tanggal'])}, keputusannya tahun {later[0]}.",
                (tempat("bukti", r, "tanggal"), tempat("bukti", r, "uraian")),
                (("tanggal", r["tanggal"]), ("tahun keputusan", later[0])),
            )


@aturan(
    "dokumen-luar-tahun",
    SEDANG,
    "Perjanjian bertanggal di luar tahunnya",
    memeriksa="Tanggal RKT dan Perjanjian Kinerja dibanding tahun yang dijanjikan.",
    dasar="PK disusun paling lambat satu bulan setelah anggaran disahkan",
    perbaikan="Periksa tanggal dokumen; perubahan PK diberi tanggal perubahannya.",
)
def dokumen_luar_tahun(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find agreements signed after their year, and plans or agreements before the year before."""
    for r in lap.rows("dokumen"):
        year = int(r["tanggal"][:4]) if r["tanggal"] else lap.tahun
        if not lap.tahun - 1 <= year <= lap.tahun:
            yield TemuanReviu(
                "dokumen-luar-tahun",
                f"{r['judul']} {lap.tahun} bertanggal {cetak(r['tanggal'])}.",
                (tempat("dokumen", r, "tanggal"), tempat("dokumen", r, "judul")),
                (("tahun", str(lap.tahun)), ("tanggal", r["tanggal"])),
            )
