"""One year of one office, measured as Kinerja will measure it: what the tables are printed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinerja_lib.acuan.acuan import Acuan
from kinerja_lib.capaian.banding import compare
from kinerja_lib.capaian.ukur import evaluate
from kinerja_lib.contoh.besaran import TAHUN_DASAR, Besaran, make_besaran, print_angka
from kinerja_lib.contoh.butir import Butir, Sasaran
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.negeri import KantorRekaan
from kinerja_lib.dasar.nilai import read_nilai

BAWAAN = Acuan()
"""An invented country is measured by the project's own rules."""

BELUM = 0.025
"""Share of the year's realisasi that nobody filled in."""
BELUM_TERLAMBAT = 0.25
"""The same of an office whose last quarters are not in: its first quarters are known."""
TERLAMBAT = 0.08
"""Share of the offices whose last quarters of the last year are not in yet."""


@dataclass(frozen=True)
class Baris:
    """One indikator in one year: values, as printed, and its capaian (None = not computable).

    The quarters are cut from `besaran`, which a late office has while its year is still blank.
    """

    butir: Butir
    besaran: Besaran
    target: str
    realisasi: str
    capaian: float | None


@dataclass(frozen=True)
class Setahun:
    """One office's year; `masuk` is the last triwulan that has come in."""

    kantor: KantorRekaan
    tahun: int
    mutu: float
    masuk: int
    sasaran: tuple[Sasaran, ...]
    baris: tuple[Baris, ...]
    kategori: str

    @property
    def capaian(self) -> float | None:
        """Return the mean over the indikator that can be computed."""
        return mean([b.capaian for b in self.baris])

    def of(self, kode_sasaran: str) -> list[Baris]:
        """Return the rows of one sasaran."""
        return [b for b in self.baris if b.butir.kode_sasaran == kode_sasaran]


def mean(values: Sequence[float | None]) -> float | None:
    """Return the mean of what is there, None for nothing."""
    there = [v for v in values if v is not None]
    return sum(there) / len(there) if there else None


def mutu(kantor: KantorRekaan, tahun: int, benih: int) -> float:
    """Return how well an office works in a year: 1 = it keeps its promises on the whole.

    It rests on the province, the office, a steady change over the years, and the year's luck.
    """
    provinsi = Dadu(benih, kantor.nomor_provinsi, 7).antara(-0.025, 0.025)
    own = Dadu(benih, int(kantor.kode))
    dasar = own.tengah(0.86, 1.04) - (own.antara(0.08, 0.2) if own.mungkin(0.09) else 0.0)
    tren = own.antara(-0.006, 0.028) * max(0, tahun - TAHUN_DASAR)
    luck = Dadu(benih, int(kantor.kode), tahun, 1).tengah(-0.05, 0.05)
    return min(1.07, dasar + provinsi + tren + luck)


def make_setahun(
    kantor: KantorRekaan, sasaran: tuple[Sasaran, ...], tahun: int, benih: int, terakhir: bool
) -> Setahun:
    """Return one year; only the last year can be incomplete."""
    dadu = Dadu(benih, int(kantor.kode), tahun, 2)
    masuk = dadu.pilih((2, 3, 3)) if dadu.mungkin(TERLAMBAT) and terakhir else 4
    baik = mutu(kantor, tahun, benih)
    butir = [b for s in sasaran for b in s.butir]
    drawn = [make_besaran(b, tahun, baik, dadu) for b in butir]
    blank = [dadu.mungkin(BELUM if masuk == 4 else BELUM_TERLAMBAT) for _ in butir]
    if masuk == 4:
        drawn = [
            Besaran(x.target, None if off else x.realisasi)
            for x, off in zip(drawn, blank, strict=True)
        ]
    printed = [
        (print_angka(b, x.target), "" if off else print_angka(b, x.realisasi))
        for b, x, off in zip(butir, drawn, blank, strict=True)
    ]
    capaian, kategori = _measure(butir, printed, tahun)
    rows = tuple(
        Baris(b, x, *text, c) for b, x, text, c in zip(butir, drawn, printed, capaian, strict=True)
    )
    return Setahun(kantor, tahun, baik, masuk, sasaran, rows, kategori)


def _measure(
    butir: Sequence[Butir], printed: Sequence[tuple[str, str]], tahun: int
) -> tuple[list[float | None], str]:
    """Measure what was printed by the project's own rules."""
    kebijakan, skala = BAWAAN.kebijakan(tahun), BAWAAN.skala
    pairs = [
        compare(read_nilai(t), read_nilai(r), b.arah, dict(skala), skala_of(b.data))
        for b, (t, r) in zip(butir, printed, strict=True)
    ]
    capaian = [None if c != c else float(c) for c in evaluate(pairs, kebijakan, skala)["capaian"]]
    total = mean(capaian)
    return capaian, "" if total is None else str(skala[kebijakan.skala].classify(total))


def skala_of(data: Mapping[str, object]) -> str:
    """Return the ordinal scale of an indikator, "" for none."""
    jenis = str(data["jenis"])
    return jenis if jenis in ("akip", "opini") else ""
