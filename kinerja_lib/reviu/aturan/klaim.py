"""Totals that the document claims, against what its own tables give."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.capaian.cocok import agrees, decimals
from kinerja_lib.dasar.bahasa import angka, persen
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.reviu.aturan import PERMENPAN, TERTELUSUR, aturan
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.reviu.varian import variants
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import measured_mean


def _claim(lap: Laporan, butir: str) -> Row | None:
    return next(iter(lap.rows("klaim", butir=butir)), None)


@aturan(
    "klaim-capaian",
    BERAT,
    "Capaian yang diklaim berbeda dari hitungan",
    memeriksa="Capaian satker yang dinyatakan dokumen dibanding hasil hitung menurut kebijakan.",
    dasar=f"{PERMENPAN}: capaian diukur dengan membandingkan realisasi dan target",
    perbaikan="Perbaiki angka pokok, atau nyatakan batas atas dan agregasi yang dipakai.",
)
def klaim_capaian(lap: Laporan) -> Iterator[TemuanReviu]:
    """Compare the claimed capaian with the one computed; name the policies that would give it."""
    claim = _claim(lap, "capaian")
    total = lap.capaian.nilai
    if claim is None or total is None or agrees(claim["nilai"], total):
        return
    other = [v.nama for v in variants(lap) if agrees(claim["nilai"], v.nilai)]
    hint = f" Angka itu cocok dengan: {'; '.join(other[:2])}." if other else ""
    rows = [r for r in lap.terukur if r["capaian"] == r["capaian"]]
    yield TemuanReviu(
        "klaim-capaian",
        f"Capaian {lap.tahun} dinyatakan {claim['nilai']}, dihitung dari tabel "
        f"{lap.persen(total)}.{hint}",
        (tempat("klaim", claim, "nilai"), *semua("pengukuran", rows, "realisasi")),
        (("dinyatakan", claim["nilai"]), ("dihitung", lap.persen(total))),
    )


@aturan(
    "klaim-kolom",
    BERAT,
    "Capaian yang diklaim berbeda dari rerata kolom capaian",
    memeriksa="Capaian satker yang dinyatakan dibanding rerata kolom Capaian (%) yang dicetak.",
    dasar=TERTELUSUR,
    perbaikan="Samakan kolom capaian dan angka pokok; keduanya dihitung dengan rumus yang sama.",
)
def klaim_kolom(lap: Laporan) -> Iterator[TemuanReviu]:
    """Compare the claim with the mean of the printed column, within the rounding of both."""
    claim = _claim(lap, "capaian")
    column = measured_mean(lap)
    said = read_nilai(claim["nilai"]).angka if claim else None
    if claim is None or said is None or column is None:
        return
    mean = column.rerata
    if lap.capaian.nilai is not None and not agrees(claim["nilai"], lap.capaian.nilai):
        return  # the claim is not what the tables give: `klaim-capaian` says so
    if abs(mean - said) <= column.ketelitian + 0.5 * 10.0 ** -decimals(claim["nilai"]):
        return
    rows = column.baris
    low = [r for r in rows if (read_nilai(r["capaian_tercetak"]).angka or 0) < said] or rows
    yield TemuanReviu(
        "klaim-kolom",
        f"Capaian {lap.tahun} dinyatakan {claim['nilai']}, tetapi rerata {len(rows)} angka di "
        f"kolom capaian yang dicetak {persen(mean)}.",
        (tempat("klaim", claim, "nilai"), *semua("pengukuran", low, "capaian_tercetak")),
        (("dinyatakan", claim["nilai"]), ("rerata kolom", persen(mean))),
    )


@aturan(
    "klaim-kategori",
    SEDANG,
    "Kategori yang diklaim tidak sesuai skala",
    memeriksa="Kategori yang dinyatakan dibanding kategori capaian yang dinyatakan pada skalanya.",
    dasar="Skala kategori yang dimuat dokumen itu sendiri (skala.csv)",
    perbaikan="Ganti kategorinya, atau nyatakan skala lain yang dipakai.",
)
def klaim_kategori(lap: Laporan) -> Iterator[TemuanReviu]:
    """Class the claimed capaian (else the computed one) and compare with the claimed class."""
    claim, capaian = _claim(lap, "kategori"), _claim(lap, "capaian")
    said = read_nilai(capaian["nilai"]).angka if capaian else lap.capaian.nilai
    if claim is None or said is None:
        return
    here = lap.kategori(said)
    if here.lower() == claim["nilai"].strip().lower():
        return
    places = tuple(tempat("klaim", r, "nilai") for r in (claim, capaian) if r)
    yield TemuanReviu(
        "klaim-kategori",
        f"Kategori dinyatakan {claim['nilai']}, sedangkan {persen(said)} pada skala "
        f"{lap.kebijakan.skala.upper()} adalah {here}.",
        places,
        (("dinyatakan", claim["nilai"]), ("menurut skala", here)),
    )


@aturan(
    "jumlah-pegawai",
    BERAT,
    "Jumlah pegawai berbeda dari jumlah rinciannya",
    memeriksa="Jumlah pegawai yang dinyatakan dibanding jumlah rincian menurut status.",
    dasar=TERTELUSUR,
    perbaikan="Hitung ulang pegawai; perbaiki jumlahnya atau rinciannya.",
)
def jumlah_pegawai(lap: Laporan) -> Iterator[TemuanReviu]:
    """Compare the claimed number of people with the sum by status."""
    claim = _claim(lap, "jumlah_pegawai")
    rows = lap.rows("pegawai", kelompok="status")
    said = read_nilai(claim["nilai"]).angka if claim else None
    total = sum(int(r["jumlah"]) for r in rows)
    if claim is None or said is None or not rows or said == total:
        return
    parts = " + ".join(r["jumlah"] for r in rows)
    yield TemuanReviu(
        "jumlah-pegawai",
        f"Jumlah pegawai dinyatakan {claim['nilai']}, rinciannya {parts} = {total} orang.",
        (tempat("klaim", claim, "nilai"), *semua("pegawai", rows, "jumlah")),
        (("dinyatakan", claim["nilai"]), ("jumlah rincian", angka(total))),
    )


UTUH = re.compile(
    r"golongan|pangkat|pendidikan|kelamin|agama|usia|umur|tugas|jabatan|tanggal", re.I
)
"""Groupings in which everybody stands once; others, such as certificates, may overlap."""


@aturan(
    "rincian-pegawai",
    SEDANG,
    "Pengelompokan pegawai tidak berjumlah sama",
    memeriksa="Jumlah tiap pengelompokan pegawai dibanding status kepegawaian yang dirincinya.",
    dasar=TERTELUSUR,
    perbaikan="Periksa pengelompokan yang jumlahnya berbeda dengan daftar pegawai.",
)
def rincian_pegawai(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a full grouping whose sum is no status, no two statuses and not the whole."""
    rows = lap.rows("pegawai")
    status = [r for r in rows if r["kelompok"] == "status"]
    parts = [int(r["jumlah"]) for r in status]
    sums = {sum(p for i, p in enumerate(parts) if n >> i & 1) for n in range(1, 1 << len(parts))}
    for kelompok in dict.fromkeys(r["kelompok"] for r in rows):
        here = [r for r in rows if r["kelompok"] == kelompok]
        total = sum(int(r["jumlah"]) for r in here)
        if kelompok == "status" or not UTUH.search(kelompok) or not sums or total in sums:
            continue
        said = ", ".join(f"{r['kategori']} {r['jumlah']}" for r in status)
        yield TemuanReviu(
            "rincian-pegawai",
            f"Pegawai menurut {kelompok} berjumlah {total} orang, tidak sama dengan status mana "
            f"pun ({said}).",
            (*semua("pegawai", here, "jumlah"), *semua("pegawai", status, "jumlah")),
            ((kelompok, angka(total)), ("status", angka(sum(parts)))),
        )
