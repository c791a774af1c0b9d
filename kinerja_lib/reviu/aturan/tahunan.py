"""The change between two years: as claimed, and as claims of capaian would have it.

A claimed capaian that makes the change another than the tables give is found in both years: that of
the claim, and the next, whose comparison it touches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.dasar.bahasa import persen, poin_persen
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import BERAT, RINGAN, SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import claim_differs, claim_effect

DASAR = f"{PERMENPAN}: capaian dibandingkan dengan tahun lalu, keduanya diukur dengan cara sama"


def _pairs(lap: Laporan) -> Iterator[Laporan]:
    """Yield the years whose comparison a claim touches: this one, and the next where it is there.

    A claim that is not what its own tables give is said by `klaim-capaian` in its own year.
    """
    yield lap
    later = lap.tahun + 1
    if later in lap.paket.tahun and not claim_differs(lap):
        yield replace(lap, tahun=later, kebijakan=lap.kebijakan_of(later))


def _find(id: str, lap: Laporan, wanted: str) -> Iterator[TemuanReviu]:
    for here in _pairs(lap):
        both, effect = here.perbandingan, claim_effect(here)
        if both is None or both.klaim is None or both.selisih_klaim is None:
            continue
        if effect in ("balik", "beda") and agrees(both.klaim.teks, both.lalu.nilai):
            effect = "bulat"
        if effect != wanted:
            continue
        lalu, made, stated = both.lalu, both.selisih, both.selisih_klaim
        row = _claim(here, "capaian", lalu.tahun)
        used = [
            r for r in here.measure_year(lalu.tahun).to_dict("records") if r["kode"] in lalu.kode
        ]
        yield TemuanReviu(
            id,
            f"Capaian {lalu.tahun} dinyatakan {both.klaim.teks}, dihitung dari tabelnya "
            f"{here.persen(lalu.nilai)}; perubahannya ke {here.tahun} menjadi "
            f"{here.poin_persen(stated)}, padahal menurut tabel {here.poin_persen(made)}.",
            (*semua("klaim", [row], "nilai"), *semua("pengukuran", used, "realisasi")),
            (
                ("dinyatakan", both.klaim.teks),
                ("dihitung", here.persen(lalu.nilai)),
                ("selisih dengan klaim", here.poin_persen(stated)),
                ("selisih menurut tabel", here.poin_persen(made)),
            ),
        )


@aturan(
    "klaim-arah",
    BERAT,
    "Klaim tahun sebelumnya membalik arah perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan dokumen, bila dengan angka itu perubahan ke "
    "tahun berikutnya berbalik arah dari perubahan menurut tabel kedua tahun.",
    dasar=DASAR,
    perbaikan="Pakai capaian yang dihitung dari tabel kedua tahun, atau perbaiki tabel tahun itu.",
)
def klaim_arah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim with which the capaian falls though the tables rise, or the other way."""
    yield from _find("klaim-arah", lap, "balik")


@aturan(
    "klaim-selisih",
    SEDANG,
    "Klaim tahun sebelumnya mengubah besar perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan dokumen, bila dengan angka itu perubahan ke "
    "tahun berikutnya lain besarnya dari perubahan menurut tabel kedua tahun.",
    dasar=DASAR,
    perbaikan="Pakai capaian yang dihitung dari tabel kedua tahun, atau perbaiki tabel tahun itu.",
)
def klaim_selisih(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim with which the change has another size than the tables give."""
    yield from _find("klaim-selisih", lap, "beda")


@aturan(
    "klaim-pembulatan",
    RINGAN,
    "Pembulatan klaim mengubah besar perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan sesudah dibulatkan, bila selisih dengan angka "
    "bulat itu lain dari selisih kedua hasil hitung.",
    dasar="Pembulatan hanya untuk mencetak; selisih dihitung dari angka sebelum dibulatkan",
    perbaikan="Nyatakan capaian dengan desimal yang sama banyaknya, atau hitung selisih sebelum "
    "membulatkan.",
)
def klaim_pembulatan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim that is right but rounded so far that the change is another one."""
    yield from _find("klaim-pembulatan", lap, "bulat")


@dataclass(frozen=True)
class Kenaikan:
    """A claimed rise and the two years it speaks of, earlier first: printed, and as numbers."""

    baris: Row
    teks: tuple[str, str]
    nilai: tuple[float, float]
    tempat: tuple[Tempat, ...]

    @property
    def selisih(self) -> float:
        """Return the difference of both years in percentage points."""
        return self.nilai[1] - self.nilai[0]

    @property
    def relatif(self) -> float:
        """Return the difference in percent of the earlier year, 0 where that is 0."""
        return self.selisih / self.nilai[0] * 100 if self.nilai[0] else 0.0


def _rise(lap: Laporan) -> Kenaikan | None:
    """Return the claimed rise beside the claims of both years, else beside what both compute to."""
    rise, both = _claim(lap, "kenaikan", lap.tahun), lap.perbandingan
    if rise is None:
        return None
    here = tempat("klaim", rise, "nilai")
    pair = [_claim(lap, "capaian", t) for t in (lap.tahun - 1, lap.tahun)]
    a, b = (read_nilai(r["nilai"]).angka if r else None for r in pair)
    if a is not None and b is not None:
        x, y = (str(r["nilai"]) for r in pair if r)
        return Kenaikan(rise, (x, y), (a, b), (here, *semua("klaim", reversed(pair), "nilai")))
    if both is None or not both.sama_dasar:
        return None
    values = both.lalu.nilai, both.kini.nilai
    used = semua("pengukuran", lap.dipakai, "realisasi")
    return Kenaikan(rise, (lap.persen(values[0]), lap.persen(values[1])), values, (here, *used))


def _claim(lap: Laporan, butir: str, tahun: int) -> Row | None:
    return next(iter(lap.all_rows("klaim", butir=butir, tahun=str(tahun))), None)


@aturan(
    "kenaikan-salah",
    SEDANG,
    "Kenaikan yang diklaim bukan selisih kedua tahun",
    memeriksa="Kenaikan capaian yang dinyatakan dibanding selisih capaian kedua tahun, yang "
    "dinyatakan atau, bila salah satunya tidak dinyatakan, yang dihitung.",
    dasar=f"{PERMENPAN}: capaian dibandingkan dengan tahun lalu",
    perbaikan="Hitung ulang selisihnya dalam poin persen.",
)
def kenaikan_salah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Compare the claimed rise with the difference of both years, absolute or relative."""
    k = _rise(lap)
    if k is None:
        return
    text = k.baris["nilai"]
    if agrees(text, k.selisih) or (k.nilai[0] and agrees(text, k.relatif)):
        return
    yield TemuanReviu(
        "kenaikan-salah",
        f"Kenaikan dinyatakan {text}, padahal dari {k.teks[0]} ke {k.teks[1]} adalah "
        f"{poin_persen(k.selisih)}.",
        k.tempat,
        (("dinyatakan", text), ("selisih", poin_persen(k.selisih))),
    )


@aturan(
    "kenaikan-satuan",
    RINGAN,
    "Kenaikan dalam poin persen ditulis persen",
    memeriksa="Satuan kenaikan: selisih dua persentase adalah poin persen, bukan persen.",
    dasar="Kenaikan relatif dan selisih dua persentase adalah dua angka yang berbeda",
    perbaikan='Tulis "poin persen".',
)
def kenaikan_satuan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a difference of percentages that is printed with a percent sign alone."""
    k = _rise(lap)
    if k is None:
        return
    text, points = k.baris["nilai"], poin_persen(k.selisih)
    plain = re.search(r"%|persen", text) and not re.search(r"poin", text, re.I)
    if not plain or not agrees(text, k.selisih) or agrees(f"{text.split('%')[0]},00", k.relatif):
        return
    yield TemuanReviu(
        "kenaikan-satuan",
        f"Kenaikan {text} dari {k.teks[0]} ke {k.teks[1]} adalah {points}; "
        f"kenaikan relatifnya {persen(k.relatif)}.",
        k.tempat,
        (("dinyatakan", text), ("selisih", points), ("relatif", persen(k.relatif))),
    )
