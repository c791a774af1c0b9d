"""The same indicator with other figures in two tables of the report."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import makna
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import TERTELUSUR, aturan
from kinerja_lib.reviu.tempat import tempat
from kinerja_lib.reviu.temuan import BERAT, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.satker.tercetak import KOLOM


@sekali
def dokumen_laporan(lap: Laporan) -> tuple[str, ...]:
    """Return the documents of the report itself: those that print a realisasi or a capaian."""
    rows = lap.rows("pengukuran")
    filled = {r["dokumen"] for r in rows if r["realisasi"] or r["capaian_tercetak"]}
    return tuple(d for d in lap.dokumen if d in filled or d == lap.dokumen_ukur)


@aturan(
    "angka-berbeda",
    BERAT,
    "Indikator yang sama dicetak dengan angka berbeda",
    memeriksa="Target, realisasi, dan capaian satu indikator di setiap tabel laporan.",
    dasar=TERTELUSUR,
    perbaikan="Tetapkan angka yang benar menurut buktinya, lalu samakan semua tabel.",
)
def angka_berbeda(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by indicator, the columns that tables of the report fill with different values."""
    here = dokumen_laporan(lap)
    for kode, meta in lap.indikator.items():
        rows = [r for d in here for r in lap.printed(d) if r["kode"] == kode]
        cells: list[Tempat] = []
        said: list[str] = []
        values: list[tuple[str, str]] = []
        for kolom, judul in (*KOLOM, ("capaian_tercetak", "Capaian")):
            filled = [r for r in rows if r[kolom]]
            if len({makna(r[kolom]) for r in filled}) > 1:
                cells += [tempat("pengukuran", r, kolom) for r in filled]
                said.append(f"{judul} {_values(filled, kolom)}")
                values += [(f"{judul}, {r['sumber']}", r[kolom]) for r in filled]
        if cells:
            yield TemuanReviu(
                "angka-berbeda",
                f"{kode} {meta['nama']}: {'; '.join(said)}.",
                tuple(cells),
                tuple(values),
            )


def _values(rows: list[Row], kolom: str) -> str:
    return daftar([f"{r[kolom]} di {r['sumber']}" for r in rows])
