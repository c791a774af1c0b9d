"""The key figures of a satker's year, each with where it comes from and where it is stated."""

from __future__ import annotations

from kinerja_lib.bahasa import poin_persen
from kinerja_lib.blok import Angka, Kartu
from kinerja_lib.blok.asal import dihitung, dinyatakan, gabung
from kinerja_lib.laporan import Laporan, Tahunan


def kartu(lap: Laporan) -> Angka:
    """Return capaian, last year's, their difference, and how many indicators were measured."""
    total = lap.capaian
    kini = dihitung(lap.terukur, "target", "realisasi")
    lalu = next((t for t in lap.tahunan if t.tahun == lap.tahun - 1), None)
    items = [_capaian(lap, kini)]
    if lalu:
        note = f"{lalu.asal} · {lalu.kategori}"
        items.append(Kartu(lap.persen(lalu.nilai), f"Capaian {lalu.tahun}", note, lalu.sumber))
        if lap.selisih is not None:
            items.append(_selisih(lap, kini, lalu))
    measured, note = f"{total.terukur} dari {total.jumlah}", f"{len(lap.sasaran)} sasaran"
    items.append(Kartu(measured, "Indikator terukur", note, kini))
    return Angka(items)


def _capaian(lap: Laporan, sumber: str) -> Kartu:
    total = lap.capaian
    note = lap.kategori(total.nilai) or "–"
    note += f" · dari {total.terukur} indikator saja" if total.sedikit else ""
    said = _stated(lap, sumber, "capaian", "kategori")
    return Kartu(lap.persen(total.nilai), f"Capaian {lap.tahun}", note, said)


def _selisih(lap: Laporan, kini: str, lalu: Tahunan) -> Kartu:
    said = _stated(lap, gabung(kini, lalu.sumber), "kenaikan")
    return Kartu(poin_persen(lap.selisih), "Selisih", f"{lap.tahun - 1} → {lap.tahun}", said)


def _stated(lap: Laporan, sumber: str, *butir: str) -> str:
    rows = [r for name in butir for r in lap.rows("klaim", butir=name)]
    return dinyatakan(sumber, rows, "nilai")
