"""Rows of the tables, typed: a column that a chapter misspells fails in mypy.

A class a contract of `skema`, columns as its contract has them; a test holds the two equal. Values
are as printed, "" where a cell is empty.
"""

from __future__ import annotations

from typing import TypedDict


class Terlacak(TypedDict):
    """What every row carries: the file (or table of a database) and the row that it stands in."""

    _berkas: str
    _baris: int


class BarisSasaran(Terlacak):
    """A row of `sasaran`."""

    kode: str
    no: str
    nama: str
    sumber: str


class BarisIndikator(Terlacak):
    """A row of `indikator`."""

    kode: str
    kode_sasaran: str
    nama: str
    arah: str
    skala: str
    konsolidasi: str
    bobot: str
    penanggung_jawab: str
    sumber: str


class BarisPengukuran(Terlacak):
    """A row of `pengukuran`."""

    tahun: str
    dokumen: str
    kode: str
    no_tercetak: str
    sasaran: str
    indikator: str
    target_persen: str
    target: str
    realisasi: str
    capaian_tercetak: str
    sumber: str
    catatan: str


class BarisTriwulan(Terlacak):
    """A row of `triwulan`."""

    tahun: str
    kode: str
    triwulan: str
    target: str
    realisasi: str
    status_target: str
    status_realisasi: str
    sumber: str
    catatan: str


class BarisAnggaran(Terlacak):
    """A row of `anggaran`."""

    tahun: str
    dokumen: str
    no: str
    tingkat: str
    nama: str
    kode_sasaran: str
    pagu: str
    realisasi: str
    sumber: str
    catatan: str


class BarisPerjanjian(Terlacak):
    """A row of `perjanjian`."""

    tahun: str
    dokumen: str
    no: str
    program: str
    sasaran: str
    indikator: str
    target: str
    sumber: str
    catatan: str


class BarisDokumen(Terlacak):
    """A row of `dokumen`."""

    tahun: str
    dokumen: str
    jenis: str
    judul: str
    pihak_pertama: str
    jabatan_pertama: str
    pihak_kedua: str
    jabatan_kedua: str
    induk: str
    jumlah: str
    tempat: str
    tanggal: str
    sumber: str
    catatan: str
    menggantikan: str
    alasan: str


class BarisKlaim(Terlacak):
    """A row of `klaim`."""

    tahun: str
    butir: str
    nilai: str
    sumber: str
    catatan: str


class BarisPegawai(Terlacak):
    """A row of `pegawai`."""

    tahun: str
    kelompok: str
    kategori: str
    jumlah: str
    sumber: str
    catatan: str


class BarisStruktur(Terlacak):
    """A row of `struktur`."""

    kode: str
    induk: str
    nama: str
    pejabat: str
    jenis: str
    sumber: str


class BarisTugas(Terlacak):
    """A row of `tugas`."""

    kode: str
    no: str
    uraian: str
    sumber: str


class BarisBukti(Terlacak):
    """A row of `bukti`."""

    tahun: str
    kode_sasaran: str
    tanggal: str
    uraian: str
    jumlah: str
    sumber: str


class BarisPendukung(Terlacak):
    """A row of `pendukung`."""

    tahun: str
    tabel: str
    judul: str
    kode_sasaran: str
    sumber: str


class BarisRenstra(Terlacak):
    """A row of `renstra`."""

    kode: str
    tahun: str
    target: str
    sumber: str


class BarisStandar(Terlacak):
    """A row of `standar`."""

    kode: str
    tahun: str
    standar: str
    nilai: str
    sumber: str


class BarisPengecualian(Terlacak):
    """A row of `pengecualian`."""

    tahun: str
    aturan: str
    tabel: str
    kunci: str
    alasan: str
    peran: str
    tanggal: str
