"""The key figures of a satker's year, each with where it comes from and where it is stated."""

from __future__ import annotations

from kinerja_lib.blok import Angka, Kartu
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.tahunan import Perbandingan, Tahunan
from kinerja_lib.satker.tercetak import claim_state
from kinerja_lib.sumber.asal import dinyatakan, gabung


def kartu(lap: Laporan) -> Angka:
    """Return capaian, last year's, their difference, and how many indicators were measured."""
    total, kini = lap.capaian, diukur(lap.dipakai or lap.terukur)
    lalu = next((t for t in lap.tahunan if t.tahun == lap.tahun - 1), None)
    items = [_capaian(lap, kini)]
    if lalu:
        items.append(_lalu(lap, lalu))
    if lap.perbandingan:
        items.append(_selisih(lap, kini, lap.perbandingan))
    measured, note = f"{total.terukur} dari {total.jumlah}", f"{len(lap.sasaran)} sasaran"
    every = diukur(lap.terukur)
    items.append(Kartu(measured, "Indikator terukur", note, every))
    return Angka(items)


def _capaian(lap: Laporan, sumber: str) -> Kartu:
    total = lap.capaian
    note = lap.kategori(total.nilai) or "–"
    note += f" · dari {total.terukur} indikator saja" if total.sedikit else ""
    said = _stated(lap, sumber, "capaian", "kategori")
    return Kartu(lap.persen(total.nilai), f"Capaian {lap.tahun}", note, said)


def _lalu(lap: Laporan, lalu: Tahunan) -> Kartu:
    """Return last year's value, and beside it what a document states if that is another."""
    note, klaim = f"{lalu.asal} · {lalu.kategori}", lalu.klaim
    if klaim and klaim.nilai is not None and claim_state(lap, klaim.teks, lalu.nilai) != "sama":
        note += f" · dokumen menyatakan {klaim.teks}"
    sumber = lalu.sumber
    if klaim and sumber != klaim.sumber:
        rows = lap.all_rows("klaim", butir="capaian", tahun=str(lalu.tahun))
        sumber = dinyatakan(sumber, rows, "nilai")
    return Kartu(lap.persen(lalu.nilai), f"Capaian {lalu.tahun}", note, sumber)


def _selisih(lap: Laporan, kini: str, both: Perbandingan) -> Kartu:
    """Return the change; an arrow stands only between years that are computed alike."""
    lalu = both.lalu
    note = f"{lalu.tahun} → {lap.tahun}"
    if not both.sama_dasar:
        note = f"dasar berbeda: {lalu.tahun} {lalu.asal}, {lap.tahun} {both.kini.asal}"
    said = _stated(lap, gabung(kini, lalu.sumber), "kenaikan")
    return Kartu(lap.poin_persen(both.selisih), "Selisih", note, said)


def _stated(lap: Laporan, sumber: str, *butir: str) -> str:
    rows = [r for name in butir for r in lap.rows("klaim", butir=name)]
    return dinyatakan(sumber, rows, "nilai")
