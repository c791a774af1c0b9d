"""Findings that somebody answered for, shown with their answer; waivers that fit nothing."""

from __future__ import annotations

from kinerja_lib.blok import Bagian, Blok, Kolom, Narasi, Sel, Tabel
from kinerja_lib.dasar.bahasa import tanggal
from kinerja_lib.reviu.tinjau import review
from kinerja_lib.satker.laporan import Laporan


def pengecualian(lap: Laporan) -> Bagian:
    """Return the waived findings and the waivers without a finding."""
    hasil = review(lap)
    blocks: list[Blok] = []
    body: list[list[Sel | str]] = [
        [t.aturan, t.pesan, Sel(w.alasan, w.sel), w.peran, tanggal(w.tanggal)]
        for t, w in hasil.dikecualikan
    ]
    kolom = [
        Kolom("Aturan", lebar=1),
        Kolom("Temuan", lebar=2.4),
        Kolom("Jawaban", lebar=2),
        Kolom("Oleh", lebar=1),
        Kolom("Tanggal", lebar=0.9),
    ]
    if body:
        blocks.append(Tabel("tabel-pengecualian", "Temuan yang dikecualikan", kolom, body))
    else:
        blocks.append(Narasi(lap.kalimat("reviu.tanpa_pengecualian")))
    rest: list[list[Sel | str]] = [
        [w.aturan, Sel(w.tabel, w.sel), w.kunci, w.alasan] for w in hasil.tak_terpakai
    ]
    if rest:
        blocks.append(Narasi(lap.kalimat("reviu.tak_terpakai")))
        kolom = [
            Kolom("Aturan"),
            Kolom("Tabel"),
            Kolom("Kunci", lebar=1.4),
            Kolom("Alasan", lebar=2),
        ]
        blocks.append(Tabel("tabel-tak-terpakai", "Pengecualian tanpa temuan", kolom, rest))
    return Bagian(blocks)
