"""The beginning of the notebook: what is looked at, over which data, and what was left out."""

from __future__ import annotations

from kinerja_lib.bab.bersama import join
from kinerja_lib.blok import Bagian, Catatan, Judul, Narasi
from kinerja_lib.dasar.bahasa import angka, daftar
from kinerja_lib.dasar.errors import one_line
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pilih import pick_satker, pick_tahun

PALING_BANYAK = 5
"""Satker that were left out and are named; the rest are counted."""


def pengantar(j: Jelajah, satker: object, tahun: object = None) -> Bagian:
    """Return the title, the scope of the data, and the satker that are left out with reasons."""
    kode = pick_satker(j, satker)
    year = pick_tahun(j, kode, tahun)
    invented = bool(j.kantor[kode]["rekaan"])
    title = j.plain_kalimat("jelajah.judul", nama=j.nama(kode), tahun=year)
    years = sorted({int(t) for t in j.tahunan["tahun"].unique()})
    scope = j.kalimat(
        "jelajah.lingkup",
        satker=angka(len(j.satker), 0),
        tahun=daftar([*map(str, years)]),
        baris=angka(len(j.tahunan), 0),
    )
    rule = j.kalimat("jelajah.aturan", aturan=j.kebijakan(year).aturan())
    return Bagian(
        join(
            Judul(title, 1, tanda=j.plain_kalimat("jelajah.tanda_rekaan") if invented else ""),
            Catatan(j.plain_kalimat("jelajah.rekaan")) if invented else None,
            Narasi(f"{scope} {rule}"),
            Catatan(left_out(j)) if j.ditinggalkan else None,
        )
    )


def left_out(j: Jelajah) -> str:
    """Name satker whose data are broken, with the reason."""
    named = [f"{k} ({one_line(why, 120)})" for k, why in sorted(j.ditinggalkan.items())]
    shown = named[:PALING_BANYAK]
    if more := len(named) - len(shown):
        shown.append(f"{angka(more, 0)} satker lain")
    return j.plain_kalimat(
        "jelajah.ditinggalkan", jumlah=angka(len(named), 0), daftar=daftar(shown)
    )
