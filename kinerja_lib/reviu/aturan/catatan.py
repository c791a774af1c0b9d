"""What the person who copied the source noted beside a cell, and no other rule says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.blok.asal import from_satker
from kinerja_lib.laporan import Laporan, Row
from kinerja_lib.reviu.daftar import aturan
from kinerja_lib.reviu.tempat import pendukung, tempat
from kinerja_lib.reviu.temuan import RINGAN, Tempat, TemuanReviu
from kinerja_lib.sumber import BERKAS

ANEH = re.compile(
    r"tidak (?:tercantum|berpasangan|sesuai|terbaca|memenuhi|sama)|terbalik|melebihi|gelar pada|"
    r"menurut gelar|sumber mencetak|\bsalah\b|teks sumber|terpotong|terbaca sebagai|bertentangan|"
    r"\bselisih\b|berbeda", re.I
)  # fmt: skip
"""Words by which a note tells of an oddity; other notes only explain."""


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


@aturan(
    "catatan-sumber", RINGAN, "Keanehan sumber yang dicatat saat menyalin",
    memeriksa="Kolom catatan yang menyebut salah, terpotong, berbeda, tidak tercantum, dan "
    "sejenisnya, pada baris yang tidak disebut temuan lain.",
    dasar="Keanehan yang diketahui penyalin harus sampai ke pereviu",
    perbaikan="Cocokkan dengan naskah aslinya.",
    sisa=True,
)  # fmt: skip
def catatan_sumber(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find notes of oddities, the same note of one file once."""
    found: dict[tuple[str, str], list[Tempat]] = {}
    for tabel, r, kolom in _noted(lap):
        if ANEH.search(r[kolom]):
            found.setdefault((from_satker(r[BERKAS]), r[kolom]), []).append(tempat(tabel, r, kolom))
    for (_, note), cells in found.items():
        more = f" dan {len(cells) - 1} baris lain" if len(cells) > 1 else ""
        yield TemuanReviu(
            "catatan-sumber", f"{cells[0].sumber} ({cells[0].kunci}{more}): {note}.", tuple(cells),
            (("catatan", note),),
        )  # fmt: skip
