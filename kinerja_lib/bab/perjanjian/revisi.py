"""What a revised Perjanjian Kinerja says of itself: what it replaces, why, and what changed."""

from __future__ import annotations

from kinerja_lib.bab.bersama import join
from kinerja_lib.blok import Blok, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.dasar.bahasa import tanggal
from kinerja_lib.paket.revisi import Perubahan, changes
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.sumber.asal import asal


def pernyataan(lap: Laporan, d: Row) -> list[Blok]:
    """Say which document a revision replaces and why; nothing for a first one."""
    lama = _replaced(lap, d)
    if lama is None:
        return []
    when = f" tanggal {tanggal(lama['tanggal'])}" if lama["tanggal"] else ""
    said = lap.kalimat("perjanjian.revisi", judul=lama["judul"], tanggal=when)
    if not d["alasan"]:
        place = lap.place_of("dokumen", "alasan")
        return [Narasi(said), Kosong(f"alasan {d['judul']}", place)]
    why = lap.kalimat("perjanjian.alasan", alasan=d["alasan"].strip().rstrip("."))
    return [Narasi(f"{said} {why}")]


def perubahan(lap: Laporan, d: Row) -> list[Blok]:
    """Return the tables of what a revision changed: targets, then budget."""
    lama = _replaced(lap, d)
    if lama is None:
        return []
    found = join(
        _tabel(lap, lama, d, "perjanjian", ("indikator", "target")),
        _tabel(lap, lama, d, "anggaran", ("nama", "pagu")),
    )
    return found or [Narasi(lap.kalimat("perjanjian.tetap"))]


def _replaced(lap: Laporan, d: Row) -> Row | None:
    same = lap.rows("dokumen", dokumen=d["menggantikan"]) if d["menggantikan"] else []
    return next(iter(same), None)


def _tabel(lap: Laporan, lama: Row, d: Row, tabel: str, kolom: tuple[str, str]) -> Tabel | None:
    """Return before and after, None where nothing of this table changed."""
    before, after = (lap.rows(tabel, dokumen=x["dokumen"]) for x in (lama, d))
    rows = [_row(p, *kolom) for p in changes(before, after, *kolom)]
    if not rows:
        return None
    nama = {"perjanjian": "Indikator", "anggaran": "Program atau kegiatan"}[tabel]
    apa = {"perjanjian": "target", "anggaran": "anggaran"}[tabel]
    heads = [
        Kolom(nama, lebar=2.6),
        Kolom("Semula", "kanan"),
        Kolom("Menjadi", "kanan"),
        Kolom("Perubahan", lebar=0.8),
    ]
    label = f"tabel-perubahan-{apa}-{d['dokumen'].replace('_', '-')}"
    return Tabel(label, f"Perubahan {apa} dalam {d['judul']}", heads, rows)


def _row(p: Perubahan, nama: str, nilai: str) -> list[Sel | str]:
    cells = [tercetak(dict(r), nilai) if r else Sel("–") for r in (p.sebelum, p.sesudah)]
    return [Sel(p.baris[nama], asal(p.baris, nama)), *cells, p.jenis]
