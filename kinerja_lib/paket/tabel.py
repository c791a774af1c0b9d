"""The tables of one satker as printed, each from its CSV file or from its sheet of the workbook."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.paket.buku import Buku, read_book, twice
from kinerja_lib.paket.skema import contracts
from kinerja_lib.sumber import BARIS, BERKAS, Baris, Mentah, rows_of
from kinerja_lib.sumber.csv import read_mentah
from kinerja_lib.sumber.jauh import TANDA


def read_tables(
    folder: Path, label: str, names: Iterable[str]
) -> tuple[dict[str, Mentah | pd.DataFrame | None], Buku, list[Temuan]]:
    """Read some tables by contract name, with the workbook, and what is wrong with their shape.

    A table that is kept nowhere is left out, one that cannot be read is None; two sources of one
    table are refused. Contracts are not checked.
    """
    tables: dict[str, Mentah | pd.DataFrame | None] = {}
    buku, temuan = read_book(folder, label, {n: k.required for n, k in contracts().items()})
    for nama in names:
        path, berkas = folder / f"{nama}.csv", f"{label}/{table_place(folder, nama)}"
        if not os.path.lexists(path):
            if nama in buku.lembar:
                tables[nama] = buku.lembar[nama]
            continue
        tables[nama] = None
        if nama in buku.lembar:
            temuan.append(twice(berkas, buku.place(nama, "")))
            continue
        tables[nama], more = read_mentah(path, berkas, wanted=contracts()[nama].required)
        temuan += more
    return tables, buku, temuan


def table_place(folder: Path, nama: str) -> str:
    """Name a table that is no sheet: its file, or the table of the database that was mirrored."""
    return f"tabel {nama}" if (folder / TANDA).exists() else f"{nama}.csv"


def frame(table: Mentah | pd.DataFrame) -> pd.DataFrame:
    """Return a table as a DataFrame, headings in lower case."""
    made = table.frame() if isinstance(table, Mentah) else table
    return made.rename(columns=str.lower)


def records(nama: str, table: Mentah | pd.DataFrame | None) -> list[dict[str, Any]]:
    """Return rows with every column of the contract, headings in lower case; absent ones are ""."""
    if table is None:
        return []
    if isinstance(table, Mentah):
        rows = replace(table, judul=[k.lower() for k in table.judul]).records()
    else:
        rows = rows_of(frame(table))
    absent = dict.fromkeys(contracts()[nama].columns, "")
    absent = {k: v for k, v in absent.items() if rows and k not in rows[0]}
    return [absent | r for r in rows] if absent else rows


def numbered(table: Mentah | pd.DataFrame) -> tuple[list[str], Sequence[Baris]]:
    """Return the headings of a table in lower case, and its cells by row number."""
    if isinstance(table, Mentah):
        return [k.lower() for k in table.judul], table.baris
    made = frame(table)
    head = [str(k) for k in made.columns if k not in (BERKAS, BARIS)]
    return head, [(int(r[BARIS]), [str(r[k]) for k in head]) for r in rows_of(made)]


def absent_columns(nama: str, table: Mentah | pd.DataFrame | None) -> list[Temuan]:
    """Name the columns that a table must have and has not."""
    if table is None:
        return []
    if isinstance(table, Mentah):
        head, berkas = table.judul, table.berkas
    else:
        head, berkas = [*table.columns], str(table.attrs["berkas"])
    there = {k.lower() for k in head}
    rule, remedy = "kolom wajib tidak ada", "tambahkan kolomnya"
    missing = [k for k in contracts()[nama].required if k not in there]
    return [Temuan(berkas, 1, k, "", rule, remedy) for k in missing]
