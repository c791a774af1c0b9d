"""RKT and Perjanjian Kinerja as documents: statement, signatures, annex (Permenpan-RB 53/2014).

What nobody filled in is a dotted line; a name, a date or a target is never made up.
"""

from __future__ import annotations

from kinerja_lib.bab.anggaran import pagu_dokumen
from kinerja_lib.bab.bersama import join
from kinerja_lib.bab.depan import kop
from kinerja_lib.bab.perencanaan import tanda_tangan, target_pk
from kinerja_lib.bab.perjanjian.pembuka import chosen
from kinerja_lib.bab.perjanjian.revisi import pernyataan, perubahan
from kinerja_lib.blok import (
    Bagian,
    Blok,
    Catatan,
    Isian,
    Judul,
    Kolom,
    Narasi,
    Sel,
    Tabel,
)
from kinerja_lib.dasar.bahasa import TITIK
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import terbaca

BARIS_KOSONG = 5
"""Rows of a form's table of targets: with them a form still is one page."""


def rkt(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return each Rencana Kinerja Tahunan: targets, budget, signature."""
    blocks: list[Blok] = []
    for d in chosen(lap, dokumen, "rkt"):
        said, end = (
            Narasi(lap.kalimat(f"perjanjian.{k}", tahun=lap.tahun)) for k in ("rkt", "rkt_penutup")
        )
        blocks += [*_kepala(lap, d), said, *_isi(lap, d), end, tanda_tangan(d)]
    return Bagian(blocks)


def pk(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return each Perjanjian Kinerja: a page of statement, then its annex, both to be signed."""
    return Bagian([b for d in chosen(lap, dokumen, "pk") for b in _pk(lap, d)])


def _pk(lap: Laporan, d: Row) -> list[Blok]:
    if _is_form(lap, d):
        return _lembar(lap, d)
    return join(
        _kepala(lap, d),
        _pernyataan(lap, d),
        pernyataan(lap, d),
        tanda_tangan(d),
        Judul(f"Lampiran {d['judul']}", 3, f"lampiran-{d['dokumen']}", halaman_baru=True),
        _isi(lap, d),
        perubahan(lap, d),
        Narasi(lap.kalimat("perjanjian.lampiran")),
        tanda_tangan(d),
    )


def _lembar(lap: Laporan, d: Row) -> list[Blok]:
    """Return a form to be copied: statement and targets on one page, signed once below both."""
    return join(
        _kepala(lap, d),
        _pernyataan(lap, d, "tabel di bawah ini"),
        pernyataan(lap, d),
        _isi(lap, d),
        tanda_tangan(d),
    )


def _is_form(lap: Laporan, d: Row) -> bool:
    """Tell whether several sign this document and its targets are not in the data."""
    return int(d["jumlah"] or 1) > 1 and not lap.rows("perjanjian", dokumen=d["dokumen"])


def _kepala(lap: Laporan, d: Row) -> list[Blok]:
    """Begin a document: title and letterhead, and how often it is to be signed."""
    year, tanda = str(lap.tahun), lap.kalimat("rekaan.tanda") if lap.paket.rekaan else ""
    title = d["judul"] if year in d["judul"] else f"{d['judul']} Tahun\u00a0{year}"
    jumlah = int(d["jumlah"] or 1)
    many = jumlah > 1 and not _is_form(lap, d)
    form = Catatan(lap.kalimat("perjanjian.formulir", jumlah=jumlah)) if many else None
    gap = any(d[c] and not terbaca(d[c]) for c in ("pihak_pertama", "pihak_kedua"))
    unread = Catatan(lap.kalimat("perjanjian.pejabat_tak_terbaca")) if gap else None
    head = Judul(title, 2, f"dokumen-{d['dokumen']}", halaman_baru=True, tanda=tanda)
    return join(head, kop(lap), form, unread)


def _pernyataan(lap: Laporan, d: Row, letak: str = "lampiran perjanjian ini") -> list[Blok]:
    """Return the promise: of one who signs alone, or of two parties; `letak` has the targets."""
    janji, tahun = "janji_dua" if d["jabatan_kedua"] else "janji_satu", lap.tahun
    pertama = Isian([("Nama", terbaca(d["pihak_pertama"])), ("Jabatan", d["jabatan_pertama"])])
    said = Narasi(lap.kalimat(f"perjanjian.{janji}", tahun=tahun, letak=letak))
    if not d["jabatan_kedua"]:
        return [Narasi(lap.kalimat("perjanjian.pembuka_satu")), pertama, said]
    return [
        Narasi(lap.kalimat("perjanjian.pembuka_dua")),
        pertama,
        Narasi(lap.kalimat("perjanjian.pertama")),
        Isian([("Nama", terbaca(d["pihak_kedua"])), ("Jabatan", d["jabatan_kedua"])]),
        Narasi(lap.kalimat("perjanjian.kedua")),
        said,
        Narasi(lap.kalimat("perjanjian.tugas_kedua")),
    ]


def _isi(lap: Laporan, d: Row) -> list[Blok]:
    """Return targets and budget; a form for several people has rows to be filled in."""
    target = _formulir(lap, d) if _is_form(lap, d) else target_pk(lap, d, kosong=TITIK)
    return join(target, pagu_dokumen(lap, d, untuk_diteken=True))


def _formulir(lap: Laporan, d: Row) -> Tabel:
    kolom = [
        Kolom("No", "kanan", 0.3),
        Kolom("Sasaran", lebar=2),
        Kolom("Indikator", lebar=2.6),
        Kolom("Target", "kanan", 0.8),
    ]
    dots = [Sel(f"\n{TITIK}", gaya="kosong")] * 3
    rows: list[list[Sel | str]] = [[f"\n{n}", *dots] for n in range(1, BARIS_KOSONG + 1)]
    label = f"tabel-{d['dokumen'].replace('_', '-')}"
    note = lap.kalimat("perjanjian.formulir", jumlah=int(d["jumlah"]))
    return Tabel(label, f"Target dalam {d['judul']}", kolom, rows, note)
