"""The reviewer's checklist: questions, evidence from the data, boxes to tick."""

from __future__ import annotations

from itertools import groupby

from kinerja_lib.blok import Bagian, Catatan, Gaya, Kolom, Sel, Tabel
from kinerja_lib.reviu.daftar_uji import BERKAS, TANPA, ButirUji, checklist
from kinerja_lib.satker.laporan import Laporan

KOTAK = "☐"


def daftar_uji(lap: Laporan) -> Bagian:
    """Return the checklist of format, mekanisme and substansi."""
    body: list[list[Sel | str]] = []
    for bagian, group in groupby(checklist(lap), key=lambda b: b.bagian):
        body.append([bagian])
        body += [_row(b) for b in group]
    kolom = [
        Kolom("No", "kanan", 0.3),
        Kolom("Yang direviu", lebar=2.5),
        Kolom("Bukti dari data", lebar=2.5),
        Kolom("Ya", "tengah", 0.3),
        Kolom("Tidak", "tengah", 0.45),
    ]
    table = Tabel("tabel-daftar-uji", "Daftar uji reviu", kolom, body)
    return Bagian([Catatan(lap.kalimat("reviu.daftar_uji")), table])


def _row(b: ButirUji) -> list[Sel | str]:
    links = tuple((m.nomor, m.alamat) for m in b.temuan)
    gaya: Gaya = "kosong" if b.bukti == TANPA else ""
    return [
        Sel(b.no, f"acuan/{BERKAS}:{b.baris}:no"),
        b.butir,
        Sel(b.bukti, "aturan reviu dan kelengkapan", gaya=gaya, tautan=links),
        KOTAK,
        KOTAK,
    ]
