"""A satker's one workbook, and which files of its folder count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.sumber.excel import SEMBUNYI, read_workbook

BUKU = (".xlsx", ".xlsm", ".xls")
"""Endings of workbooks, in any case."""
PENDUKUNG = "pendukung."
"""What the name of a supporting table's sheet starts with."""


@dataclass(frozen=True)
class Buku:
    """A satker's one workbook: its sheets by name (None = no header), "" where there is none."""

    berkas: str = ""
    lembar: dict[str, pd.DataFrame | None] = field(default_factory=dict)
    utuh: bool = True

    @property
    def tersembunyi(self) -> list[Temuan]:
        """Return what is hidden and counts all the same."""
        return [t for s in self.lembar.values() if s is not None for t in s.attrs.get(SEMBUNYI, ())]

    def title(self, nama: str) -> str:
        """Return the sheet's title as typed, the table's own name where there is no such sheet."""
        sheet = self.lembar.get(nama)
        known = "" if sheet is None else str(sheet.attrs.get("berkas", ""))
        return known[len(self.berkas) + 1 : -1] or nama

    def place(self, nama: str, csv: str) -> str:
        """Say where a table that is missing belongs: a sheet where the satker has a workbook."""
        return f"{self.berkas}[{nama}]" if self.berkas else csv


def read_book(
    folder: Path, label: str, wanted: Mapping[str, Sequence[str]]
) -> tuple[Buku, list[Temuan]]:
    """Read the folder's workbook; where there are several all are named and the first is read."""
    books = list_files(folder, *BUKU)
    if not books:
        return Buku(), []
    temuan = []
    if len(books) > 1:
        names = ", ".join(b.name for b in books)
        rule = f"{len(books)} buku kerja di satu folder: tidak jelas mana yang berlaku"
        remedy = "sisakan satu; pindahkan yang lain atau gabungkan lembarnya"
        temuan.append(Temuan(label, 0, "", names, rule, remedy))
    berkas = f"{label}/{books[0].name}"
    sheets, more = read_workbook(books[0], berkas, wanted)
    return Buku(berkas, sheets, bool(sheets) or not more), temuan + more


def list_files(folder: Path, *suffixes: str) -> list[Path]:
    """List files by their ending in any case, without hidden ones and Excel's locks (`~$`)."""
    if not is_dir(folder):
        return []
    return sorted(
        p
        for p in folder.iterdir()
        if p.suffix.lower() in suffixes and not p.name.startswith((".", "~$"))
    )


def is_dir(path: Path) -> bool:
    """Tell a folder; what cannot be looked at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def supports(sheet: str) -> bool:
    """Tell whether a sheet is a supporting table."""
    return sheet.startswith(PENDUKUNG)


def twice(berkas: str, lembar: str) -> Temuan:
    """Say that a table is kept in a file and in a sheet."""
    rule = "tabel ada di CSV dan di Excel"
    return Temuan(berkas, 0, "", "", rule, f"hapus salah satunya: berkas ini atau lembar {lembar}")
