"""Before the documents: cover, lists and who signs what. One document alone needs none of them."""

from __future__ import annotations

from kinerja_lib.bab import depan
from kinerja_lib.bab.perencanaan import penandatangan
from kinerja_lib.blok import Bagian, Judul, Kosong
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.paket.revisi import in_force, pengganti
from kinerja_lib.satker.laporan import Laporan, Row


def chosen(lap: Laporan, dokumen: str, jenis: str = "") -> list[Row]:
    """Return the document of this code, or all of a kind in force; refuse an unknown code."""
    rows = lap.rows("dokumen")
    known = [d["dokumen"] for d in rows]
    if dokumen and dokumen not in known:
        said = f"Dokumen tahun {lap.tahun}: {', '.join(known) or 'belum ada'}."
        raise UsageError.unknown("dokumen", dokumen, known, said)
    found = [d for d in rows if d["dokumen"] == dokumen] if dokumen else in_force(rows)
    return [d for d in found if jenis in ("", d["jenis"])]


def sampul(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return the cover and the lists of what follows."""
    if chosen(lap, dokumen) and dokumen:
        return Bagian()
    return Bagian([depan.sampul(lap, "perjanjian"), depan.daftar(lap)])


def daftar(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return every document with its parties, and which one a revision replaced."""
    rows = chosen(lap, dokumen)
    if dokumen:
        return Bagian()
    head = Judul("Daftar Dokumen", 2)
    if not rows:
        place = lap.place_of("dokumen")
        return Bagian([head, Kosong("Rencana Kinerja Tahunan dan Perjanjian Kinerja", place)])
    judul = {d["dokumen"]: d["judul"] for d in lap.rows("dokumen")}
    lama = [
        lap.kalimat("perjanjian.diganti", lama=judul[a], baru=judul[b])
        for a, b in pengganti(lap.rows("dokumen")).items()
    ]
    note = " ".join([lap.kalimat("perjanjian.daftar"), *lama])
    return Bagian([head, penandatangan(lap, rows, "Rencana dan Perjanjian Kinerja", note)])
