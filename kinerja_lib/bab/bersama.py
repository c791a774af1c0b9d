"""What several chapters share: an analyst's text or an explicit gap, supporting tables, charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any, Protocol

from kinerja_lib.blok import Blok, Catatan, Gaya, Grafik, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber import BARIS, BERKAS, rows_of
from kinerja_lib.sumber.asal import asal

ASAL = "dokumen asal"
"""Said before a printed place: its "Tabel 5" is the source's, not this report's."""
MAX_ALT = 4_000
"""Letters of a picture's words; a PDF takes 32.767 bytes, and nobody listens longer."""
LEBAR_KOLOM = {"no": 0.35, "tahun": 0.6, "jumlah": 0.6, "status": 0.6}
"""Relative width of columns of supporting tables that hold little; others by their text."""


class Bagan(Protocol):
    """A chart of `kinerja_lib.grafik`."""

    def draw(self) -> Any:
        """Return the matplotlib figure."""

    def alt(self) -> str:
        """Return what it shows in words."""

    def data(self) -> tuple[list[str], list[list[str]]]:
        """Return heads and printed rows."""


def narasi(lap: Laporan, nama: str, bagian: str, perihal: str) -> Blok:
    """Return an analyst's text, or the gap with what is to be written where."""
    teks = lap.narasi(nama, bagian)
    place = f"{lap.place(nama)}, bagian ## {bagian}" if bagian else lap.place(nama)
    return Narasi(teks) if teks else Kosong(perihal, place)


def tambahan(lap: Laporan, nama: str, bagian: str) -> Narasi | None:
    """Return an analyst's text that a chapter does without, None where there is none."""
    teks = lap.narasi(nama, bagian)
    return Narasi(teks) if teks else None


def rekaan(lap: Laporan) -> Catatan | None:
    """Return the remark that everything here is invented, None for a real office."""
    return Catatan(lap.kalimat("rekaan.kalimat")) if lap.paket.rekaan else None


def gambar(
    label: str, judul: str, bagan: Bagan, sumber: str | Sequence[Sequence[str]], catatan: str = ""
) -> Grafik:
    """Return a chart as a block, with the data drawn and where they come from.

    `sumber` holds for every cell, or there is one for each cell, row by row; "" of a name or a word
    that is no number, and cells after the last one have none.
    """
    from kinerja_lib.grafik.gaya import to_svg

    kepala, rows = bagan.data()
    places = [[sumber] * len(kepala)] * len(rows) if isinstance(sumber, str) else sumber
    cells: list[list[Sel | str]] = [
        [Sel(c, s) for c, s in zip_longest(row, of, fillvalue="")]
        for row, of in zip(rows, places, strict=True)
    ]
    alt = bagan.alt()
    alt = alt if len(alt) <= MAX_ALT else f"{alt[:MAX_ALT]}… Selengkapnya di data gambar."
    return Grafik(label, judul, to_svg(bagan.draw(), label), alt, kepala, cells, catatan)


def pendukung(lap: Laporan, kode_sasaran: str) -> list[Blok]:
    """Return the supporting tables of a sasaran ("" = of none), as the analyst keeps them."""
    return [_pendukung(lap, r) for r in lap.rows("pendukung", kode_sasaran=kode_sasaran)]


def _pendukung(lap: Laporan, entry: Mapping[Any, Any]) -> Tabel:
    table = lap.paket.pendukung[lap.tahun, entry["tabel"]]
    heads = [c for c in table.columns if c not in (BERKAS, BARIS) and c.lower() != "sumber"]
    rows = [[Sel(str(row[h]) or "–", asal(row, h)) for h in heads] for row in rows_of(table)]
    kolom = [Kolom(h, _rata(table[h]), _lebar(h, table[h])) for h in heads]
    return Tabel(
        f"tabel-{entry['tabel']}",
        entry["judul"],
        kolom,
        rows,
        f"Sumber: {ASAL}, {entry['sumber']}.",
        dapat_diurut=len(rows) > 5,
    )


def _rata(values: Any) -> str:
    return "kanan" if all(str(v).replace(".", "").isdigit() or v == "" for v in values) else "kiri"


def _lebar(head: str, values: Any) -> float:
    if head.lower() in LEBAR_KOLOM:
        return LEBAR_KOLOM[head.lower()]
    longest = max([len(head), *(len(str(v)) for v in values)])
    return min(max(longest / 16, 0.6), 3.0)


def join(*parts: Blok | Sequence[Blok] | None) -> list[Blok]:
    """Return blocks in order; what is not there is left out."""
    flat: list[Blok] = []
    for part in parts:
        if isinstance(part, Blok):
            flat.append(part)
        elif part is not None:
            flat += part
    return flat


def persen_sel(lap: Laporan, x: float | None, sumber: str, gaya: Gaya = "") -> Sel:
    """Show a computed percentage; what cannot be computed says so."""
    if x is None or x != x:
        return Sel(TIDAK_DIHITUNG, sumber, None, "kosong")
    return Sel(lap.persen(x), sumber, round(x, 6), gaya)
