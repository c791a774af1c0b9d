"""A table's cell as a place that a finding names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.paket.skema import contracts
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.sumber import BARIS, BERKAS, rows_of
from kinerja_lib.sumber.asal import from_satker

PEMISAH = " / "
"""Between the parts of a key, as a waiver writes it."""


@cache
def _columns(tabel: str) -> tuple[str, ...]:
    return tuple(c for c in contracts()[tabel].kunci if c != "tahun" or tabel in ("renstra",))


def kunci(tabel: str, row: Row) -> str:
    """Return a row's key without the year: `lkj_tabel5 / S01.1`."""
    if tabel not in contracts():
        return str(row.get("kunci", row[BARIS]))
    return PEMISAH.join(str(row[c]) for c in _columns(tabel))


def tempat(tabel: str, row: Row, kolom: str, nilai: str | None = None) -> Tempat:
    """Name a cell; `nilai` other than what is printed is given where several cells make it."""
    printed = str(row.get(kolom, "")) if nilai is None else nilai
    return Tempat(
        tabel,
        kunci(tabel, row),
        from_satker(row[BERKAS]),
        int(row[BARIS]),
        kolom,
        printed,
        str(row.get("sumber", "")),
    )


def semua(tabel: str, rows: Iterable[Row | None], *kolom: str) -> tuple[Tempat, ...]:
    """Name the filled cells of several rows, row by row."""
    return tuple(tempat(tabel, r, c) for r in rows if r for c in kolom if r[c] != "")


def sebutan(lap: Laporan, dokumen: str) -> str:
    """Return what a document is called in print: `PK Sekretaris 2023`, else its code."""
    named = (r["sumber"] or r["judul"] for r in lap.rows("dokumen", dokumen=dokumen))
    return str(next(named, "") or dokumen)


def narasi(lap: Laporan, nama: str, bagian: str, kutipan: str) -> Tempat:
    """Name a passage of a narrative."""
    return Tempat("narasi", nama, lap.place(nama), 0, f"## {bagian}" if bagian else "", kutipan)


def tanpa_sel(lap: Laporan, tabel: str, berkas: str, perihal: str) -> Tempat:
    """Name something that stands nowhere: where it is to be filled in."""
    return Tempat(tabel, perihal, f"satker/{lap.paket.kode}/{berkas}", 0, "", "")


@sekali
def pendukung(lap: Laporan) -> tuple[tuple[Row, list[str], Sequence[Row]], ...]:
    """Return the year's supporting tables, read once: their entry, headings and rows."""
    found = []
    for entry in lap.rows("pendukung"):
        table = lap.paket.pendukung[lap.tahun, entry["tabel"]]
        heads = [c for c in table.columns if c not in (BERKAS, BARIS) and c.lower() != "sumber"]
        found.append((entry, heads, rows_of(table)))
    return tuple(found)
