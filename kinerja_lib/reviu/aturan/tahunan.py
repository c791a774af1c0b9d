"""A claimed capaian that makes the change between two years another than their tables give.

The finding stands in both years: that of the claim, and the next, whose comparison it touches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.laporan import Laporan
from kinerja_lib.reviu.aturan import PERMENPAN
from kinerja_lib.reviu.daftar import aturan
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import BERAT, RINGAN, SEDANG, TemuanReviu
from kinerja_lib.tercetak import claim_differs, claim_effect

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
        row = here.all_rows("klaim", butir="capaian", tahun=str(lalu.tahun))[0]
        used = [r for r in here.measure_year(lalu.tahun).to_dict("records")
                if r["kode"] in lalu.kode]  # fmt: skip
        yield TemuanReviu(
            id,
            f"Capaian {lalu.tahun} dinyatakan {both.klaim.teks}, dihitung dari tabelnya "
            f"{here.persen(lalu.nilai)}; perubahannya ke {here.tahun} menjadi "
            f"{here.poin_persen(stated)}, padahal menurut tabel {here.poin_persen(made)}.",
            (tempat("klaim", row, "nilai"), *semua("pengukuran", used, "realisasi")),
            (("dinyatakan", both.klaim.teks), ("dihitung", here.persen(lalu.nilai)),
             ("selisih dengan klaim", here.poin_persen(stated)),
             ("selisih menurut tabel", here.poin_persen(made))),
        )  # fmt: skip


@aturan(
    "klaim-arah", BERAT, "Klaim tahun sebelumnya membalik arah perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan dokumen, bila dengan angka itu perubahan ke "
    "tahun berikutnya berbalik arah dari perubahan menurut tabel kedua tahun.",
    dasar=DASAR,
    perbaikan="Pakai capaian yang dihitung dari tabel kedua tahun, atau perbaiki tabel tahun itu.",
)  # fmt: skip
def klaim_arah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim with which the capaian falls though the tables rise, or the other way."""
    yield from _find("klaim-arah", lap, "balik")


@aturan(
    "klaim-selisih", SEDANG, "Klaim tahun sebelumnya mengubah besar perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan dokumen, bila dengan angka itu perubahan ke "
    "tahun berikutnya lain besarnya dari perubahan menurut tabel kedua tahun.",
    dasar=DASAR,
    perbaikan="Pakai capaian yang dihitung dari tabel kedua tahun, atau perbaiki tabel tahun itu.",
)  # fmt: skip
def klaim_selisih(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim with which the change has another size than the tables give."""
    yield from _find("klaim-selisih", lap, "beda")


@aturan(
    "klaim-pembulatan", RINGAN, "Pembulatan klaim mengubah besar perubahan",
    memeriksa="Capaian satu tahun yang dinyatakan sesudah dibulatkan, bila selisih dengan angka "
    "bulat itu lain dari selisih kedua hasil hitung.",
    dasar="Pembulatan hanya untuk mencetak; selisih dihitung dari angka sebelum dibulatkan",
    perbaikan="Nyatakan capaian dengan desimal yang sama banyaknya, atau hitung selisih sebelum "
    "membulatkan.",
)  # fmt: skip
def klaim_pembulatan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a claim that is right but rounded so far that the change is another one."""
    yield from _find("klaim-pembulatan", lap, "bulat")
