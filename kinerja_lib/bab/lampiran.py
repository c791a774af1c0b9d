"""Lampiran: Perjanjian Kinerja and RKT, comparison of documents, completeness of the report."""

from __future__ import annotations

from kinerja_lib.bab.anggaran import pagu_dokumen
from kinerja_lib.bab.bersama import join, pendukung, persen_sel
from kinerja_lib.bab.perencanaan import tanda_tangan, target_pk
from kinerja_lib.blok import Bagian, Blok, Judul, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.satker.kelengkapan import BUTIR, terisi
from kinerja_lib.satker.laporan import Laporan, Row, Terukur
from kinerja_lib.satker.tercetak import compare_documents, differs

BARIS_INI = "dihitung dari baris ini"
"""Where a count comes from whose parts stand beside it."""


def dokumen(lap: Laporan, jenis: str) -> Bagian:
    """Return every RKT or Perjanjian Kinerja with its targets and who signed it."""
    documents = [d for d in lap.rows("dokumen") if d["jenis"] == jenis]
    shown = [d for d in documents if lap.rows("perjanjian", dokumen=d["dokumen"])]
    if not shown:
        name = "Perjanjian Kinerja" if jenis == "pk" else "Rencana Kinerja Tahunan"
        return Bagian([Kosong(name, lap.place_of("perjanjian"))])
    blocks: list[Blok] = []
    for d in shown:
        parts = join(
            Judul(d["judul"], 3, halaman_baru=True), target_pk(lap, d), pagu_dokumen(lap, d)
        )
        blocks += [*parts, tanda_tangan(d)]
    return Bagian(blocks)


def pendukung_lain(lap: Laporan) -> Bagian:
    """Return the supporting tables that belong to no sasaran."""
    tables = pendukung(lap, "")
    return Bagian(tables or [Narasi(lap.kalimat("lampiran.pendukung"))])


def tercetak_dihitung(lap: Laporan) -> Bagian:
    """Return capaian as computed beside capaian as printed, in every place that prints one."""
    places = [d for d in lap.dokumen if any(r["capaian_tercetak"] for r in lap.printed(d))]
    printed = {d: {r["kode"]: r for r in lap.printed(d)} for d in places}
    body: list[list[Sel | str]] = []
    for r in lap.terukur:
        cells = [_printed(printed[d].get(r["kode"]), r) for d in places]
        if any(c.gaya == "beda" for c in cells):
            computed = persen_sel(lap, r["capaian"], diukur([r]))
            body.append([r["kode"], r["indikator"], computed, *cells])
    if not body:
        return Bagian()
    kolom = [
        Kolom("Kode", lebar=0.5),
        Kolom("Indikator", lebar=2.8),
        Kolom("Dihitung", "kanan", 0.8),
        *(Kolom(f"Tercetak di {lap.nama_dokumen(d)}", "kanan") for d in places),
    ]
    note = (
        "Angka tercetak yang ditandai tidak mengikuti dari target dan realisasi di baris yang sama."
    )
    return Bagian(
        [Tabel("tabel-tercetak", "Capaian dihitung dan capaian tercetak", kolom, body, note)]
    )


def _printed(printed: Row | None, measured: Terukur) -> Sel:
    if printed is None:
        return Sel("–")
    row = measured | {"capaian_tercetak": printed["capaian_tercetak"]}
    return tercetak(printed, "capaian_tercetak", "beda" if differs(row) else "")


def count_beda(lap: Laporan) -> int:
    """Count the indicators whose printed capaian differs anywhere from the computed one."""
    blocks = tercetak_dihitung(lap).isi
    return len(blocks[0].baris) if blocks and isinstance(blocks[0], Tabel) else 0


def perbedaan(lap: Laporan) -> Bagian:
    """Return every target or realisasi that the year's documents print differently."""
    body: list[list[Sel | str]] = []
    for beda in compare_documents(lap):
        cells = [tercetak(r, beda.kolom) if r else Sel("–") for r in beda.baris.values()]
        body.append([beda.kode, lap.indikator[beda.kode]["nama"], beda.judul, *cells])
    if not body:
        return Bagian([Narasi("Tidak ada nilai yang berbeda antardokumen.")])
    kolom = [
        Kolom("Kode", lebar=0.5),
        Kolom("Indikator", lebar=2.2),
        Kolom("Kolom", lebar=0.7),
        *(Kolom(lap.nama_dokumen(d), "kanan", 0.9) for d in lap.dokumen),
    ]
    note = "Perbedaan huruf besar, spasi, dan singkatan satuan tidak dihitung."
    judul = "Nilai yang berbeda antardokumen"
    return Bagian([Tabel("tabel-perbedaan", judul, kolom, body, note)])


def kelengkapan(lap: Laporan) -> Bagian:
    """Return which of the seven items each sasaran has."""
    body: list[list[Sel | str]] = []
    for s, filled in zip(lap.sasaran, _terisi(lap), strict=True):
        cells = [Sel("ada") if there else Sel("belum", gaya="kosong") for there in filled]
        body.append([f"{s['no']}. {s['nama']}", *cells, _terisi_sel(filled)])
    kolom = [
        Kolom("Sasaran", lebar=3),
        *(Kolom(f"Butir {b.no}", "tengah", 0.6) for b in BUTIR),
        Kolom("Terisi", "kanan", 0.7),
    ]
    note = "; ".join(f"butir {b.no}: {b.judul.lower()}" for b in BUTIR)
    return Bagian(
        [
            Tabel(
                "tabel-kelengkapan",
                "Kelengkapan tujuh butir tiap sasaran",
                kolom,
                body,
                f"{note[:1].upper()}{note[1:]}.",
            )
        ]
    )


def _terisi_sel(filled: tuple[bool, ...]) -> Sel:
    return Sel(f"{sum(filled)} dari {len(BUTIR)}", BARIS_INI, float(sum(filled)))


def _terisi(lap: Laporan) -> list[tuple[bool, ...]]:
    """Tell for each sasaran which of the seven items have content."""
    return [terisi(lap, s["kode"]) for s in lap.sasaran]


def butir_kosong(lap: Laporan) -> tuple[int, int]:
    """Count the items that are not filled in, and all items."""
    cells = [there for filled in _terisi(lap) for there in filled]
    return cells.count(False), len(cells)
