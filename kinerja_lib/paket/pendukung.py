"""Supporting tables: free tables that the table `pendukung` lists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.paket.buku import PENDUKUNG, Buku, list_files, supports, twice
from kinerja_lib.paket.skema import TEKS
from kinerja_lib.sumber import BARIS, BERKAS, rows_of
from kinerja_lib.sumber.csv import read_table

_NAMA_TABEL = re.compile(r"[a-z0-9_]{1,20}")


def read_pendukung(
    folder: Path, label: str, index: pd.DataFrame | None, buku: Buku
) -> tuple[dict[tuple[int, str], pd.DataFrame], list[Temuan]]:
    """Read the supporting tables that `pendukung` lists; one that it does not list is refused."""
    if index is None:
        return {}, []
    tables: dict[tuple[int, str], pd.DataFrame] = {}
    temuan: list[Temuan] = []
    listed: set[str] = set()
    for row in rows_of(index):
        nama, tahun = str(row.get("tabel", "")), str(row.get("tahun", ""))
        if not _NAMA_TABEL.fullmatch(nama) or not re.fullmatch(r"[0-9]{4}", tahun):
            continue
        table, more = _supporting(nama, folder, label, buku)
        temuan += more + ([] if table is None or nama in listed else _check_free(table))
        listed.add(nama)
        if table is not None:
            tables[int(tahun), nama] = table
    files = list_files(folder / "pendukung", ".csv")
    found = [(p.stem, f"{label}/pendukung/{p.name}") for p in files]
    sheets = [n for n in buku.lembar if supports(n)]
    found += [(n.removeprefix(PENDUKUNG), buku.place(n, "")) for n in sheets]
    rule, remedy = "tabel pendukung tidak terdaftar", "tambahkan barisnya di tabel pendukung"
    temuan += [Temuan(b, 0, "", nama, rule, remedy) for nama, b in found if nama not in listed]
    return tables, temuan


def _supporting(
    nama: str, folder: Path, label: str, buku: Buku
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    path, berkas = folder / "pendukung" / f"{nama}.csv", f"{label}/pendukung/{nama}.csv"
    lembar = PENDUKUNG + nama
    if path.exists() and lembar in buku.lembar:
        return None, [twice(berkas, buku.place(lembar, ""))]
    if lembar in buku.lembar:
        return buku.lembar[lembar], []
    if path.exists():
        return read_table(path, berkas)
    remedy = f'tambahkan lembar bernama "{lembar}"' if buku.berkas else "buat berkasnya"
    return None, [
        Temuan(buku.place(lembar, berkas), 0, "", "", "tabel pendukung tidak ada", remedy)
    ]


def _check_free(table: pd.DataFrame) -> list[Temuan]:
    """Check what even a table without a contract must keep: printable text of bounded length."""
    columns = [c for c in table.columns if c not in (BERKAS, BARIS)]
    if not [c for c in columns if c.lower() != "sumber"]:
        berkas = str(table.attrs.get("berkas", ""))
        return [Temuan(berkas, 1, "", "", "tidak ada kolom isi", "tambahkan kolom selain sumber")]
    if all(TEKS.holds(v) for c in columns for v in table[c].tolist()):
        return []
    return [
        Temuan(row[BERKAS], int(row[BARIS]), str(c), row[c], TEKS.teks, TEKS.perbaikan)
        for row in rows_of(table)
        for c in columns
        if not TEKS.holds(row[c])
    ]
