"""What the person who copied the source noted beside a cell, and no other rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import pendukung, tempat
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.asal import from_satker

PERTENTANGAN = re.compile(
    r"tidak (?:tercantum|sesuai|memenuhi|sama)|melebihi|menurut (?:gelar|uraian)|bertentangan|"
    r"\bselisih\b|berbeda",
    re.I,
)
"""Words by which a note tells that the source contradicts itself."""
ANEH = re.compile(
    r"tidak (?:berpasangan|terbaca)|terbalik|gelar pada|sumber mencetak|\bsalah\b|teks sumber|"
    r"terpotong",
    re.I,
)
"""Words by which a note tells of a slip in print or in copying; other notes only explain."""

BERNOMOR = ("dokumen", "perjanjian", "anggaran", "pengukuran")
"""Tables whose `sumber` already names the row."""


def _noted(lap: Laporan) -> Iterator[tuple[str, Row, str]]:
    for tabel, table in lap.paket.tabel.items():
        for r in lap.rows(tabel) if "catatan" in table.columns and tabel != "triwulan" else ():
            yield tabel, r, "catatan"
    for r in lap.rows("triwulan", triwulan="4"):
        if re.search(r"\bselisih\b", r["catatan"], re.I):
            yield "triwulan", r, "catatan"
    for entry, heads, rows in pendukung(lap):
        head = next((h for h in heads if h.lower() == "catatan"), None)
        for r in rows if head else ():
            yield f"pendukung/{entry['tabel']}", r, str(head)


def _told(lap: Laporan, id: str, words: re.Pattern[str]) -> Iterator[TemuanReviu]:
    """Find notes of a kind, the same note of one file once."""
    found: dict[tuple[str, str], list[tuple[Row, Tempat]]] = {}
    for tabel, r, kolom in _noted(lap):
        other = id != "catatan-pertentangan" and PERTENTANGAN.search(r[kolom])
        if words.search(r[kolom]) and not other:
            here = found.setdefault((from_satker(r[BERKAS]), r[kolom]), [])
            here.append((r, tempat(tabel, r, kolom)))
    for (_, note), rows in found.items():
        more = f" dan {len(rows) - 1} baris lain" if len(rows) > 1 else ""
        row, first = rows[0]
        yield TemuanReviu(
            id,
            f"{first.sumber}{_which(first, row)}{more}: {note.removesuffix('.')}.",
            tuple(cell for _, cell in rows),
            (("catatan", note),),
        )


def _which(cell: Tempat, row: Row) -> str:
    """Say which row it is where the place in the source does not."""
    if cell.tabel.startswith("pendukung/"):
        shown = [str(v) for k, v in row.items() if k not in (BERKAS, BARIS) and v][:2]
        return f" ({' '.join(shown)})"
    return "" if cell.tabel in BERNOMOR else f" ({cell.kunci})"


@aturan(
    "catatan-pertentangan",
    SEDANG,
    "Pertentangan di sumber yang dicatat saat menyalin",
    memeriksa="Kolom catatan yang menyebut tidak tercantum, tidak sama, melebihi, berbeda, dan "
    "sejenisnya, pada baris yang tidak disebut temuan lain.",
    dasar="Pertentangan yang diketahui penyalin harus sampai ke pereviu",
    perbaikan="Tetapkan mana yang benar menurut buktinya, lalu perbaiki naskahnya.",
    sisa=True,
)
def catatan_pertentangan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find notes that the source contradicts itself."""
    yield from _told(lap, "catatan-pertentangan", PERTENTANGAN)


@aturan(
    "catatan-sumber",
    RINGAN,
    "Keanehan sumber yang dicatat saat menyalin",
    memeriksa="Kolom catatan yang menyebut salah, terpotong, terbalik, dan sejenisnya, pada baris "
    "yang tidak disebut temuan lain.",
    dasar="Keanehan yang diketahui penyalin harus sampai ke pereviu",
    perbaikan="Cocokkan dengan naskah aslinya.",
    sisa=True,
)
def catatan_sumber(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find notes of slips in print or in copying."""
    yield from _told(lap, "catatan-sumber", ANEH)
