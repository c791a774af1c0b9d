"""Tempat: one cell of a table or one place of a document, as messages and findings name it."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_lib.dasar.errors import MAX_NILAI, one_line


@dataclass(frozen=True)
class Tempat:
    """One cell that a finding names, with the value printed there.

    `tabel` is the kind of table and `kunci` the row's key in it, as a waiver writes them;
    `sumber` is where the source document prints it ("Tabel 5 no. 1"); `baris` 0 = the whole file.
    """

    tabel: str
    kunci: str
    berkas: str
    baris: int
    kolom: str
    nilai: str
    sumber: str = ""

    @property
    def sel(self) -> str:
        """Say where the cell stands: `satker/656794/pengukuran.csv:49:realisasi`."""
        row = str(self.baris) if self.baris else ""
        return ":".join(p for p in (self.berkas, row, self.kolom) if p)

    def __str__(self) -> str:
        """Name the place in its document, its value and its cell, on one line."""
        value = one_line(self.nilai, MAX_NILAI) or "(kosong)"
        lead = f"{one_line(self.sumber, 120)} " if self.sumber else ""
        return f'{lead}"{value}" ({one_line(self.sel, 200)})'
