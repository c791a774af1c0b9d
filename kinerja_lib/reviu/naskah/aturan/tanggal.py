"""Dates outside the report's year, and dates before the decree they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import Letak, Naskah, clean
from kinerja_lib.naskah.sasaran import by_sasaran
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TANGGAL = re.compile(rf"\b(\d{{1,2}} (?:{BULAN}) (20\d\d))\b", re.I)
_KEPUTUSAN = re.compile(
    rf"\b(?:pada )?tanggal (\d{{1,2}} (?:{BULAN}) (20\d\d)) (?:dengan|melalui|berdasarkan)"
    r" keputusan[^.;]{0,80}? nomor [\w./-]+ tahun (20\d\d)",
    re.I,
)


@aturan(
    "dok-tanggal",
    SEDANG,
    "Bukti bertanggal di luar tahun laporan",
    memeriksa="Tanggal lengkap dalam uraian capaian tiap sasaran dibanding tahun laporan.",
    dasar="Realisasi setahun didukung peristiwa tahun itu",
    perbaikan="Keluarkan peristiwa itu dari realisasi, atau jelaskan hubungannya.",
)
def luar_tahun(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find, by sasaran, dated events of another year in the chapter of results."""
    if naskah.tahun is None:
        return
    for bagian in by_sasaran(naskah):
        found: list[tuple[str, Letak]] = []
        for a in bagian.alinea:
            plain = _KEPUTUSAN.sub("", clean(a.teks))
            found += [
                (m[1], a.letak) for m in _TANGGAL.finditer(plain) if int(m[2]) != naskah.tahun
            ]
        if found:
            said = daftar(list(dict.fromkeys(day for day, _ in found)))
            yield TemuanReviu(
                "dok-tanggal",
                f"{bagian.nama}: peristiwa di luar {naskah.tahun}: {said}.",
                tuple(naskah.tempat(letak, day) for day, letak in found),
                (("tahun laporan", str(naskah.tahun)), *(("tanggal", day) for day, _ in found)),
            )


@aturan(
    "dok-tanggal-keputusan",
    SEDANG,
    "Tanggal mendahului tahun keputusannya",
    memeriksa='"Tanggal ... dengan Keputusan Nomor ... Tahun ...": tahun keduanya.',
    dasar="Keputusan tidak bernomor sebelum ditetapkan",
    perbaikan="Periksa tanggal dan nomor pada naskah keputusannya.",
)
def tanggal_keputusan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find things set on a date by a decree of a later year."""
    for a in naskah.alinea:
        for m in _KEPUTUSAN.finditer(clean(a.teks)):
            if m[3] > m[2]:
                yield TemuanReviu(
                    "dok-tanggal-keputusan",
                    f"Ditetapkan {m[1]}, tetapi keputusannya tahun {m[3]}.",
                    (naskah.tempat(a.letak, m[0]),),
                    (("tanggal", m[1]), ("keputusan", m[3])),
                )
