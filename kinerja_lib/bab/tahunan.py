"""The satker's capaian beside last year's: sentences by state, and the chart of all years."""

from __future__ import annotations

from kinerja_lib.bab.bersama import gambar
from kinerja_lib.blok import Blok
from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.grafik.tahunan import CapaianTahunan
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.tahunan import DINYATAKAN, Perbandingan, Tahunan
from kinerja_lib.satker.tercetak import claim_effect, direction
from kinerja_lib.sumber.asal import gabung

SEKECIL = 1e-9
"""Percentage points that are only the rounding of a computer."""


def kalimat_tahunan(lap: Laporan) -> list[str]:
    """Say the change against last year, what it rests on, and what a claim would make of it."""
    both = lap.perbandingan
    if both is None:
        return [lap.kalimat("satker.tanpa_pembanding", lalu=lap.tahun - 1)]
    said = [_perubahan(lap, both), _pembulatan(lap, both)]
    if not both.sama_dasar:
        facts = {"lalu": both.lalu.tahun, "nilai_lalu": lap.persen(both.lalu.nilai)}
        return [*said, lap.kalimat("satker.beda_dasar", tahun=lap.tahun, **facts)]
    return [*said, _aturan(lap, both), *_cakupan(lap, both), _klaim(lap, both)]


def _perubahan(lap: Laporan, both: Perbandingan) -> str:
    lalu, d = both.lalu, both.selisih
    dasar = lap.plain_kalimat(
        f"satker.asal_{lalu.asal}", terukur=len(lalu.kode), jumlah=lalu.jumlah
    )
    said = lap.kalimat(
        f"satker.{direction(lap, d)}",
        lalu=lalu.tahun,
        asal_lalu=dasar,
        nilai_lalu=lap.persen(lalu.nilai),
        besar=_besar(lap, d),
    )
    if direction(lap, d) != "sama" and lalu.nilai:
        said += " " + lap.kalimat("satker.relatif", relatif=lap.persen(d / lalu.nilai * 100))
    return said


def _besar(lap: Laporan, d: float) -> str:
    return angka(abs(d), lap.kebijakan.desimal)


def _pembulatan(lap: Laporan, both: Perbandingan) -> str:
    """Say it where the printed values would give another difference."""
    of_printed = (lap.bulat(both.kini.nilai) or 0) - (lap.bulat(both.lalu.nilai) or 0)
    same = abs(of_printed - (lap.bulat(both.selisih) or 0)) < SEKECIL
    return "" if same else lap.kalimat("satker.pembulatan")


def _aturan(lap: Laporan, both: Perbandingan) -> str:
    """Name the rule of both years where last year's own was another."""
    if both.aturan == both.aturan_lalu:
        return ""
    return lap.kalimat(
        "satker.aturan_lalu",
        tahun=lap.tahun,
        lalu=both.lalu.tahun,
        aturan=both.aturan,
        sendiri=both.aturan_lalu,
        nilai=lap.persen(both.menurut_lalu),
    )


def _cakupan(lap: Laporan, both: Perbandingan) -> list[str]:
    lalu, said = both.lalu, []
    facts = {"lalu": lalu.tahun, "terukur_lalu": len(lalu.kode)}
    if lalu.sedikit:
        said.append(lap.kalimat("satker.cakupan_sedikit", jumlah_lalu=lalu.jumlah, **facts))
    if both.lain_cakupan:
        said.append(
            lap.kalimat(
                "satker.cakupan_beda",
                bersama=both.bersama,
                tahun=lap.tahun,
                terukur=len(both.kini.kode),
                **facts,
            )
        )
    return said


def _klaim(lap: Laporan, both: Perbandingan) -> str:
    """Say what a document states of last year, and the change that it would give."""
    klaim, changed = both.klaim, both.selisih_klaim
    if klaim is None or changed is None:
        return ""
    return lap.kalimat(
        f"satker.klaim_lalu_{claim_effect(lap)}",
        klaim=klaim.teks,
        lalu=both.lalu.tahun,
        nilai_lalu=lap.persen(both.lalu.nilai),
        capaian=lap.persen(both.kini.nilai),
        selisih=lap.poin_persen(both.selisih),
        selisih_klaim=lap.poin_persen(changed),
        nyata=_word(lap, both.selisih),
        tampak=_word(lap, changed),
    )


def _word(lap: Laporan, d: float) -> str:
    return lap.plain_kalimat(f"satker.arah_{direction(lap, d)}", besar=_besar(lap, d))


def capaian_tahunan(lap: Laporan) -> Blok | None:
    """Return the chart of all years up to this one; what is only stated is drawn as such."""
    years = lap.tahunan
    if not years:
        return None
    stated = [t.klaim.nilai if t.klaim and t.asal != DINYATAKAN else None for t in years]
    bagan = CapaianTahunan(
        [t.tahun for t in years],
        [t.nilai for t in years],
        [t.asal for t in years],
        [t.kategori for t in years],
        stated,
        lap.kebijakan.desimal,
    )
    judul = f"Capaian kinerja {years[0].tahun}–{lap.tahun}" if len(years) > 1 else "Capaian kinerja"
    rule = lap.plain_kalimat("satker.gambar_tahunan", aturan=lap.kebijakan.aturan())
    heads = bagan.data()[0]
    places = [[_sumber(lap, t, head) for head in heads] for t in years]
    return gambar("gambar-tahunan", judul, bagan, places, rule)


def _sumber(lap: Laporan, t: Tahunan, kepala: str) -> str:
    """Return where a cell of the chart's data comes from; a year is only named."""
    both = lap.perbandingan
    special = {
        "Tahun": "",
        "Asal nilai": "",
        "Kategori": gabung(t.sumber),
        "Dinyatakan dokumen": t.klaim.sumber if t.klaim else "",
        "Selisih": gabung(both.kini.sumber, both.lalu.sumber)
        if both and t.tahun == lap.tahun
        else "",
    }
    return special.get(kepala, t.sumber)
