"""Target and realisasi of one indikator in one year, by kind of value and polarity.

`rasio` says how well it went: 1 = exactly as promised. Numbers are rounded as they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_lib.contoh.butir import AKIP, Butir
from kinerja_lib.contoh.dadu import Dadu

TAHUN_DASAR = 2021
JUTA = 1_000_000
OPINI = ("WTP", "WDP")

Angka = float | tuple[int, ...] | str | None


@dataclass(frozen=True)
class Besaran:
    """Target and realisasi as values; None is not there, a text is a label, a tuple has parts.

    The target of a range is its (low, high).
    """

    target: Angka
    realisasi: Angka


def make_besaran(butir: Butir, tahun: int, mutu: float, dadu: Dadu) -> Besaran:
    """Return one year of one indikator in an office that works this well."""
    rasio = mutu - butir.sulit + dadu.tengah(-0.13, 0.13)
    if dadu.mungkin(0.12):
        rasio = dadu.antara(1.02, 1.25)
    lewat = max(0, tahun - TAHUN_DASAR)
    if butir.jenis in ("persen", "nilai"):
        return _bagian_seratus(butir, lewat, rasio)
    if butir.jenis == "jumlah":
        return _jumlah(butir, lewat, rasio, dadu)
    if butir.jenis == "rupiah":
        target = round(butir.dasar * (1 + 0.1 * lewat)) * JUTA
        return Besaran(target, round(target * rasio / 1000) * 1000)
    if butir.jenis == "rentang":
        low, high = int(butir.dasar), int(butir.dasar) + 2
        return Besaran((low, high), dadu.bulat(low, high) if rasio >= 0.9 else high + 1)
    if butir.jenis == "gabungan":
        parts = (int(butir.dasar), max(1, int(butir.dasar) // 2))
        return Besaran(parts, parts if rasio >= 0.9 else (max(parts[0] - 1, 0), parts[1]))
    return _label(butir, lewat, rasio)


def _bagian_seratus(butir: Butir, lewat: int, rasio: float) -> Besaran:
    """A share or a score out of a hundred; nothing is above 100."""
    target = min(100.0, butir.dasar + butir.tumbuh * lewat)
    if butir.arah == "turun":
        return Besaran(target, max(0.0, round(target * (2 - rasio), 1)))
    return Besaran(target, min(100.0, round(target * rasio, 1 + (butir.dasar % 2 == 0))))


def _jumlah(butir: Butir, lewat: int, rasio: float, dadu: Dadu) -> Besaran:
    """A count: it rises, falls or must stay."""
    if butir.arah == "tetap":
        target = int(butir.dasar)
        off = max(1, round(target * 0.04)) if rasio < 0.9 else 0
        return Besaran(target, target + (off if dadu.mungkin(0.3) else -off))
    if butir.arah == "turun":
        target = max(0, int(butir.dasar) - lewat // 2)
        spent = round(target * (2 - rasio)) if target else int(rasio < 0.85)
        return Besaran(target, max(0, spent))
    target = round(butir.dasar * (1 + 0.02 * butir.tumbuh * lewat))
    return Besaran(target, max(0, round(target * rasio)))


def _label(butir: Butir, lewat: int, rasio: float) -> Besaran:
    if butir.jenis == "opini":
        return Besaran(OPINI[0], OPINI[rasio < 0.82])
    if butir.jenis == "ya_tidak":
        return Besaran("Ya", "Ya" if rasio >= 0.84 else "Tidak")
    wanted = min(int(butir.dasar) + (lewat > 1 and butir.tumbuh > 1), 5)
    got = wanted - (rasio < 0.86) + (rasio > 1.04)
    return Besaran(AKIP[wanted], AKIP[min(got, len(AKIP) - 1)])


def later(butir: Butir, target: Angka, tahun: int) -> Angka:
    """Return the target some years on: what is to rise rises a little every year."""
    if butir.arah != "naik" or not isinstance(target, int | float):
        return target
    if butir.jenis in ("persen", "nilai"):
        return min(100.0, target + 1.5 * tahun)
    return target + round(target * 0.04 * tahun)


def print_angka(butir: Butir, x: Angka) -> str:
    """Print a value of an indikator as its office would; None is an empty cell."""
    if x is None or isinstance(x, str):
        return x or ""
    gaya, satuan = butir.gaya, butir.satuan
    if isinstance(x, tuple):
        if butir.jenis == "rentang":
            return gaya.antara(x[0], x[1], satuan)
        return gaya.gabungan(x, satuan)
    if butir.jenis == "persen":
        return gaya.persen(x)
    if butir.jenis == "nilai":
        return gaya.desimal(x)
    if butir.jenis == "rupiah":
        return gaya.uang(int(x))
    return gaya.jumlah(int(x), satuan)
