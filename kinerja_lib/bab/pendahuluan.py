"""Bab I: the organisation, its strategic issues and main problems."""

from __future__ import annotations

from kinerja_lib.bab.bersama import gambar, join, narasi, tambahan
from kinerja_lib.blok import Bagian, Blok, Kolom, Kosong, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.grafik.struktur import BaganStruktur
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber.asal import asal

BERKAS = "pendahuluan"


def latar_belakang(lap: Laporan) -> Blok:
    """Return why and for whom this report is written."""
    return narasi(lap, BERKAS, "latar belakang", "latar belakang")


def dasar_hukum(lap: Laporan) -> Blok:
    """Return the regulations that the report follows."""
    return narasi(lap, BERKAS, "dasar hukum", "dasar hukum")


def maksud_tujuan(lap: Laporan) -> Blok:
    """Return what the report is for."""
    return narasi(lap, BERKAS, "maksud dan tujuan", "maksud dan tujuan")


def tugas_fungsi(lap: Laporan) -> Bagian:
    """Return the duties of the office and of its units."""
    return Bagian(join(narasi(lap, BERKAS, "tugas dan fungsi", "tugas dan fungsi"), _tugas(lap)))


def _tugas(lap: Laporan) -> Blok:
    rows: list[list[Sel | str]] = []
    for unit in lap.rows("struktur"):
        duties = sorted(lap.rows("tugas", kode=unit["kode"]), key=lambda r: int(r["no"]))
        if duties:
            rows.append([Sel(unit["nama"])])
            rows += [[Sel(r["no"], asal(r, "no")), tercetak(r, "uraian")] for r in duties]
    if not rows:
        return Kosong("tugas tiap unit", lap.place_of("tugas"))
    return Tabel(
        "tabel-tugas",
        "Tugas menurut unit kerja",
        [Kolom("No", "kanan", 0.2), Kolom("Uraian tugas", lebar=4)],
        rows,
    )


def struktur(lap: Laporan) -> Bagian:
    """Return the organisation chart, after what the office says of it."""
    return Bagian(join(tambahan(lap, BERKAS, "struktur organisasi"), _bagan(lap)))


def _bagan(lap: Laporan) -> Blok:
    rows = lap.rows("struktur")
    if not rows:
        return Kosong("struktur organisasi", lap.place_of("struktur"))
    bagan = BaganStruktur([(r["kode"], r["induk"], r["nama"], r["pejabat"]) for r in rows])
    judul = f"Struktur organisasi {lap.paket.profil['nama']}"
    unit = {r["kode"]: asal(r, "nama") for r in rows}
    sumber = [[unit[r["kode"]], asal(r, "pejabat"), unit.get(r["induk"], "")] for r in rows]
    return gambar("gambar-struktur", judul, bagan, sumber)


def pegawai(lap: Laporan) -> Bagian:
    """Return the staff counted by group, nobody named, after what the office says of it."""
    return Bagian(join(tambahan(lap, BERKAS, "sumber daya manusia"), _pegawai(lap)))


def _pegawai(lap: Laporan) -> Blok:
    rows = lap.rows("pegawai")
    if not rows:
        return Kosong("jumlah pegawai", lap.place_of("pegawai"))
    body: list[list[Sel | str]] = []
    for kelompok in dict.fromkeys(r["kelompok"] for r in rows):
        group = [r for r in rows if r["kelompok"] == kelompok]
        body.append([Sel(f"Menurut {kelompok}")])
        body += [[tercetak(r, "kategori"), tercetak(r, "jumlah")] for r in group]
    kolom = [Kolom("Kategori", lebar=3), Kolom("Jumlah (orang)", "kanan", 1)]
    notes = dict.fromkeys(
        f"{r['kelompok'][:1].upper()}{r['kelompok'][1:]}: {r['catatan']}."
        for r in rows
        if r["catatan"]
    )
    judul = f"Pegawai {lap.paket.profil['nama']}"
    return Tabel(
        "tabel-pegawai", judul, kolom, body, " ".join(filter(None, (_jumlah(lap), *notes)))
    )


def _jumlah(lap: Laporan) -> str:
    """Say where a claimed total differs from the sum of its parts."""
    from kinerja_lib.dasar.nilai import read_nilai

    claim = next(iter(lap.rows("klaim", butir="jumlah_pegawai")), None)
    status = [r for r in lap.rows("pegawai") if r["kelompok"].lower().startswith("status")]
    if claim is None or not status:
        return ""
    said, total = read_nilai(claim["nilai"]).angka, sum(int(r["jumlah"]) for r in status)
    if said is None or said == total:
        return ""
    return (
        f"Dokumen sumber menyebut {angka(said)} orang; jumlah menurut status adalah {total} orang "
        f"({' + '.join(r['jumlah'] for r in status)})."
    )


def aspek_strategis(lap: Laporan) -> Bagian:
    """Return the strategic aspects and the main problems (strategic issued)."""
    return Bagian(
        join(
            narasi(lap, BERKAS, "aspek strategis", "aspek strategis organisasi"),
            narasi(lap, BERKAS, "permasalahan utama", "permasalahan utama"),
        )
    )
