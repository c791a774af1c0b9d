"""What no single table of a satker can see: codes that resolve nowhere, trees that come round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.paket.skema import KONSOLIDASI, check_table, contracts
from kinerja_lib.sumber import BARIS, BERKAS, rows_of
from kinerja_lib.sumber.bukan import strange_rows

RUJUKAN = (
    ("indikator", "kode_sasaran", "sasaran"),
    ("indikator", "penanggung_jawab", "struktur"),
    ("pengukuran", "kode", "indikator"),
    ("triwulan", "kode", "indikator"),
    ("renstra", "kode", "indikator"),
    ("standar", "kode", "indikator"),
    ("anggaran", "kode_sasaran", "sasaran"),
    ("bukti", "kode_sasaran", "sasaran"),
    ("pendukung", "kode_sasaran", "sasaran"),
    ("tugas", "kode", "struktur"),
    ("struktur", "induk", "struktur"),
    ("anggaran", "dokumen", "dokumen"),
    ("perjanjian", "dokumen", "dokumen"),
    ("dokumen", "induk", "dokumen"),
    ("dokumen", "menggantikan", "dokumen"),
)
"""(table, column, table whose key it must name); an empty cell refers to nothing."""
POHON = (
    ("struktur", "kode", "induk"),
    ("dokumen", "dokumen", "induk"),
    ("dokumen", "dokumen", "menggantikan"),
)
"""(table, key, column that names another row's key) of what may not come round to itself."""


def check_tables(tables: Mapping[str, pd.DataFrame]) -> list[Temuan]:
    """Collect every violation in and between the tables of one satker.

    References to a table that is not given (it could not be read) or lacks columns are not checked.
    """
    tables, temuan = _without_strange(tables)
    temuan += [t for nama, table in tables.items() for t in check_table(nama, table)]
    for nama, column, other in RUJUKAN:
        table, target = tables.get(nama), tables.get(other)
        if table is None or target is None:
            continue
        if column not in table.columns or not {*contracts()[other].required} <= {*target.columns}:
            continue
        if other == "dokumen" and not len(target):
            continue
        known = {*target["dokumen" if other == "dokumen" else "kode"], ""}
        temuan += [
            Temuan(
                row[BERKAS],
                int(row[BARIS]),
                column,
                row[column],
                f"kode tidak ada di tabel {other}",
                f"betulkan kode atau tambahkan di {other}",
            )
            for _, row in table[~table[column].isin(known)].iterrows()
        ]
    temuan += _check_method(tables.get("indikator"), tables.get("triwulan"))
    return temuan + [t for nama, *way in POHON for t in _check_tree(tables.get(nama), *way)]


def _check_method(indikator: pd.DataFrame | None, triwulan: pd.DataFrame | None) -> list[Temuan]:
    """Refuse an indicator with quarters that does not say how they are brought together."""
    if indikator is None or triwulan is None or not {"kode", "konsolidasi"} <= {*indikator.columns}:
        return []
    quarters = {*triwulan["kode"]} if "kode" in triwulan.columns else set()
    return [
        Temuan(
            row[BERKAS],
            int(row[BARIS]),
            "konsolidasi",
            "",
            "wajib diisi karena indikator ini punya triwulan",
            f"isi salah satu dari: {', '.join(KONSOLIDASI)}",
        )
        for row in rows_of(indikator)
        if row["konsolidasi"] == "" and row["kode"] in quarters
    ]


def _without_strange(
    tables: Mapping[str, pd.DataFrame],
) -> tuple[dict[str, pd.DataFrame], list[Temuan]]:
    """Take out rows of totals, column numbers and signatures: one message a row, and no other."""
    rest, temuan = dict(tables), []
    for nama, table in tables.items():
        names = [c for c in table.columns if c not in (BERKAS, BARIS)]
        columns = {str(c): [*map(str, table[c].tolist())] for c in names}
        odd = strange_rows(columns, contracts()[nama].kunci[0]) if columns else {}
        if not odd:
            continue
        for i, kind in sorted(odd.items()):
            row = table.iloc[i]
            shown = " ".join(filter(None, (columns[c][i] for c in columns)))
            rule, remedy = f"baris {kind}, bukan data", "hapus barisnya; jumlah dihitung sendiri"
            temuan.append(Temuan(row[BERKAS], int(row[BARIS]), "", shown, rule, remedy))
        rest[nama] = table.drop(index=table.index[[*odd]])
    return rest, temuan


def _check_tree(table: pd.DataFrame | None, key: str, column: str) -> list[Temuan]:
    """Refuse a unit or document that leads back to itself within a year, directly or by others."""
    if table is None or not {key, column} <= {*table.columns}:
        return []
    rows = rows_of(table)
    above = {(r.get("tahun"), r[key]): r[column] for r in rows}
    temuan = []
    for row in rows:
        seen, here = set(), row[column]
        while here and here not in seen and here != row[key]:
            seen.add(here)
            here = above.get((row.get("tahun"), here), "")
        if here == row[key] != "":
            said = (
                ("induk melingkar", "tunjuk atasannya")
                if column == "induk"
                else (f"{column} melingkar", "tunjuk dokumen yang digantikannya")
            )
            temuan.append(
                Temuan(
                    row[BERKAS],
                    int(row[BARIS]),
                    column,
                    row[column],
                    f"{said[0]} ke baris ini sendiri",
                    f"{said[1]}, atau kosongkan",
                )
            )
    return temuan
