"""Reports that failed: at which stage and cell, why, and what to do."""

from __future__ import annotations

import re

from kinerja_lib.bab.rekap.daftar import failed, nama_laporan, stem
from kinerja_lib.blok import Blok, Kolom, Narasi, Sel, Tabel
from kinerja_lib.dasar.perintah import command
from kinerja_lib.negeri.manifes import Galat, Rekaman
from kinerja_lib.negeri.rekap import Baris, Rekap

TAHAP = {
    "data": "data",
    "notebook": "notebook",
    "html": "halaman HTML",
    "pdf": "PDF",
    "tulis": "penulisan berkas",
    "proses": "proses",
}
MAX_PESAN = 400
DATA = re.compile(
    r"""[^\s:"'(]*[/\\](?=satker[/\\][0-9]{6}\b)|\b[A-Za-z]:[/\\][^:"']*?(?=satker[/\\])"""
)
FOLDER = re.compile(r"""(?<![\w.…])(?:[A-Za-z]:)?[/\\](?:[^\s/\\:"']+[/\\])+""")
"""The folders before a satker's data, and those of any other absolute path."""


def laporan(rekap: Rekap) -> Blok:
    """Return the table of failed reports, or that there are none."""
    rows = failed(rekap)
    if not rows:
        return Narasi(rekap.kalimat("rekap.tanpa_gagal"))
    kolom = [
        Kolom("Satker", lebar=1.6, saring="cari"),
        Kolom("Kode", lebar=0.7, saring="cari"),
        Kolom("Laporan", lebar=0.8),
        Kolom("Tahap", lebar=0.9, saring="pilih"),
        Kolom("Sebab", lebar=3.2),
        Kolom("Perbaikan", lebar=2.2),
        Kolom("Notebook", lebar=1.0, layar=True),
    ]
    body = [_baris(rekap, b, r) for b, r in rows]
    return Tabel(
        "tabel-gagal",
        f"Laporan Tahun {rekap.tahun} yang gagal disusun",
        kolom,
        body,
        dapat_diurut=True,
        saring="laporan",
    )


def _baris(rekap: Rekap, b: Baris, r: Rekaman) -> list[Sel | str]:
    galat: Galat = r["galat"] or {"tahap": "lain", "sel": "", "pesan": ""}
    tahap = galat["tahap"] if galat["tahap"] in TAHAP else "lain"
    call = command("periksa", "--satker", b.kantor.kode, data=rekap.data)
    remedy = rekap.kalimat(f"perbaikan.{tahap}", satker=b.kantor.kode, perintah=call)
    return [
        b.nama,
        b.kantor.kode,
        nama_laporan(r),
        TAHAP.get(tahap, "lain-lain"),
        _sebab(galat),
        remedy,
        _sebagian(rekap, b, r),
    ]


def _sebab(galat: Galat) -> str:
    """Return cell and message on one line; of many lines the first, and how many more."""
    lines = [_public(line) for line in galat["pesan"].splitlines() if line.strip()]
    first = lines[0] if lines else "tidak disebutkan"
    first = first if len(first) <= MAX_PESAN else f"{first[: MAX_PESAN - 1]}…"
    more = f" (dan {len(lines) - 1} baris lain)" if len(lines) > 1 else ""
    where = f"{galat.get('sel')}: " if galat.get("sel") else ""
    return f"{where}{first}{more}"


def _public(line: str) -> str:
    """Leave out the folders of this machine: a published page names files from `satker/` down."""
    return FOLDER.sub("…/", DATA.sub("", line.strip()))


def _sebagian(rekap: Rekap, b: Baris, r: Rekaman) -> Sel:
    """Link the notebook as far as it ran."""
    name = f"{stem(r)}.gagal.ipynb"
    there = name in r["berkas"] or (rekap.folder / b.kantor.kode / name).is_file()
    if not there:
        return Sel("–", gaya="kosong")
    return Sel("sampai galat", tautan=(("sampai galat", f"{b.kantor.kode}/{name}"),))
