"""Bab II: Renstra, visi to sasaran, rencana kerja, and the year's Perjanjian Kinerja."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_lib.bab.anggaran import pagu_dokumen
from kinerja_lib.bab.bersama import gambar, join, narasi
from kinerja_lib.blok import Bagian, Blok, Kolom, Kosong, Sel, Tabel, TandaTangan
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.dasar.bahasa import TITIK, tanggal
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.grafik.pergeseran import PergeseranTarget
from kinerja_lib.paket.dokumen_ukur import kind
from kinerja_lib.paket.revisi import in_force
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import terbaca
from kinerja_lib.sumber.asal import asal

BERKAS = "perencanaan"


def renstra(lap: Laporan) -> Blok:
    """Return what the medium-term plan is."""
    return narasi(lap, BERKAS, "renstra", "ringkasan Renstra")


def visi(lap: Laporan) -> Blok:
    """Return the vision."""
    return narasi(lap, BERKAS, "visi", "visi")


def misi(lap: Laporan) -> Blok:
    """Return the missions."""
    return narasi(lap, BERKAS, "misi", "misi")


def tujuan(lap: Laporan) -> Blok:
    """Return the goals."""
    return narasi(lap, BERKAS, "tujuan", "tujuan")


def sasaran_strategis(lap: Laporan) -> Blok:
    """Return the strategic targets of the Renstra by goal."""
    return narasi(lap, BERKAS, "sasaran strategis", "sasaran strategis Renstra")


def rencana_kerja(lap: Laporan) -> Bagian:
    """Return the year's plan as each planning document prints it, and where they differ."""
    jenis = {d["dokumen"]: d["jenis"] for d in lap.rows("dokumen")}
    documents = [
        d
        for d in lap.dokumen
        if kind(d, jenis) not in ("lkj", "pk") and not any(r["realisasi"] for r in lap.printed(d))
    ]
    return Bagian(
        join(
            narasi(lap, BERKAS, "rencana kerja", "pengantar rencana kerja"),
            [_rencana(lap, d) for d in documents],
            _pergeseran(lap),
        )
    )


def _rencana(lap: Laporan, dokumen: str) -> Tabel:
    rows = lap.printed(dokumen)
    percent = any(r["target_persen"] for r in rows)
    kolom = [
        Kolom("No", "kiri", 0.3),
        Kolom("Indikator", lebar=3.2),
        Kolom("Target (%)" if percent else "Target", "kanan", 0.7),
    ]
    both = dokumen.endswith("kegiatan")
    kolom = [*kolom, Kolom("Target kegiatan", "kanan", 1.1)] if both else kolom
    body: list[list[Sel | str]] = []
    group = None
    for r in rows:
        if r["sasaran"] != group:
            group = r["sasaran"]
            body.append([Sel(group)])
        single = "target" if r["target"] and not r["target_persen"] else "target_persen"
        cells = [tercetak(r, c) for c in (("target_persen", "target") if both else (single,))]
        body.append([Sel(r["no_tercetak"], asal(r, "no_tercetak")), r["indikator"], *cells])
    judul = f"Rencana Kinerja Tahun {lap.tahun}" + (" dalam bentuk target kegiatan" if both else "")
    note = f"Nomor dan nilai seperti tercetak di {lap.nama_dokumen(dokumen)}."
    return Tabel(f"tabel-{dokumen.replace('_', '-')}", judul, kolom, body, note)


def _pergeseran(lap: Laporan) -> Blok | None:
    """Return the chart of percent targets that differ between documents."""
    documents = lap.dokumen
    if len(documents) < 2:
        return None
    printed = {d: {r["kode"]: r for r in lap.printed(d)} for d in documents}
    rows = [
        (kode, r["nama"], [_percent(printed[d].get(kode)) for d in documents])
        for kode, r in lap.indikator.items()
    ]
    bagan = PergeseranTarget([lap.nama_dokumen(d) for d in documents], rows)
    sumber = [
        ["", "", *(_asal_persen(printed[d].get(kode)) for d in documents)]
        for kode, _, _ in bagan.changed()
    ]
    return gambar("gambar-pergeseran", "Target persen yang berbeda antardokumen", bagan, sumber)


def _percent(row: Row | None) -> float | None:
    nilai = read_nilai(row["target_persen"]) if row else None
    return nilai.angka if nilai and nilai.jenis == "persen" else None


def _asal_persen(row: Row | None) -> str:
    return "" if row is None or _percent(row) is None else asal(row, "target_persen")


def perjanjian(lap: Laporan) -> Bagian:
    """Return the ikhtisar of the year's Perjanjian Kinerja: who promises what, and to whom."""
    documents = [d for d in lap.rows("dokumen") if d["jenis"] == "pk"]
    if not documents:
        return Bagian([Kosong("Perjanjian Kinerja", lap.place_of("dokumen"))])
    top = [d for d in in_force(documents) if not d["induk"]]
    shown = [
        b for d in top for b in (target_pk(lap, d, "ikhtisar-"), pagu_dokumen(lap, d, "ikhtisar-"))
    ]
    return Bagian(join(penandatangan(lap, documents), *shown))


def penandatangan(
    lap: Laporan, documents: Sequence[Row], judul: str = "Perjanjian Kinerja", catatan: str = ""
) -> Tabel:
    """Return who signed which document, with whom, how many and when; why somebody is not named."""
    rows: list[list[Sel | str]] = [
        [
            Sel(d["judul"], asal(d, "judul")),
            _pihak(d, "pertama"),
            _pihak(d, "kedua"),
            Sel(d["jumlah"], asal(d, "jumlah"), float(d["jumlah"] or 0)),
            Sel(tanggal(d["tanggal"]) or "–", asal(d, "tanggal")),
        ]
        for d in documents
    ]
    kolom = [
        Kolom("Dokumen", lebar=1.7),
        Kolom("Pihak Pertama", lebar=1.8),
        Kolom("Pihak Kedua", lebar=1.8),
        Kolom("Jumlah", "kanan", 0.6),
        Kolom("Tanggal", lebar=0.9),
    ]
    unnamed = dict.fromkeys(d["catatan"] for d in documents if not d["pihak_pertama"])
    why = "; ".join(filter(None, unnamed))
    if why:
        catatan = f"{catatan} {lap.kalimat('perjanjian.tanpa_nama', catatan=why)}".strip()
    return Tabel("tabel-pk", f"{judul} Tahun {lap.tahun}", kolom, rows, catatan)


def _pihak(d: Row, which: str) -> Sel:
    nama, jabatan = d[f"pihak_{which}"], d[f"jabatan_{which}"]
    text = f"{nama}, {jabatan}" if nama and jabatan else nama or jabatan or "–"
    return Sel(text, asal(d, f"pihak_{which}", f"jabatan_{which}"))


def target_pk(lap: Laporan, d: Row, bagian: str = "", kosong: str = "–") -> Blok:
    """Return the targets of one RKT or Perjanjian Kinerja as printed, by programme if it has any.

    `bagian` tells the label apart where a document is shown twice; `kosong` stands for no target.
    """
    rows = lap.rows("perjanjian", dokumen=d["dokumen"])
    if not rows:
        return Kosong(f"target {d['judul']}", lap.place_of("perjanjian"))
    body: list[list[Sel | str]] = []
    before: Row = {}
    for r in rows:
        if r["program"] and r["program"] != before.get("program"):
            body.append([Sel(r["program"])])
        same = (r["no"], r["sasaran"]) == (before.get("no"), before.get("sasaran"))
        before = r
        lead = ["", ""] if same else [Sel(r["no"], asal(r, "no")), r["sasaran"]]
        target = Sel(r["target"] or kosong, asal(r, "target"), gaya="" if r["target"] else "kosong")
        body.append([*lead, r["indikator"], target])
    kolom = [
        Kolom("No", "kanan", 0.3),
        Kolom("Sasaran", lebar=2),
        Kolom("Indikator", lebar=2.6),
        Kolom("Target", "kanan", 0.8),
    ]
    label = f"tabel-{bagian}{d['dokumen'].replace('_', '-')}"
    return Tabel(label, f"Target dalam {d['judul']}", kolom, body)


def tanda_tangan(d: Row) -> TandaTangan:
    """Sign as the document does: pihak kedua on the left, pihak pertama on the right."""
    when = f"{d['tempat'] or TITIK}, {tanggal(d['tanggal']) or TITIK}"
    if not d["jabatan_kedua"]:
        return TandaTangan(when, [(d["jabatan_pertama"], terbaca(d["pihak_pertama"]))])
    pihak = [
        ("Kedua", d["jabatan_kedua"], terbaca(d["pihak_kedua"])),
        ("Pertama", d["jabatan_pertama"], terbaca(d["pihak_pertama"])),
    ]
    return TandaTangan(when, [(f"Pihak {w},\n{jabatan}", nama) for w, jabatan, nama in pihak])
