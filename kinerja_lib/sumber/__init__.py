"""Read tables as people keep them: `csv` (one file a table) and `excel` (one sheet a table).

Every reader yields the same thing: a DataFrame of text exactly as printed ("" = empty), headings as
typed, with two more columns, `_berkas` (file, and sheet where there is one) and `_baris` (row as a
spreadsheet numbers it, header = 1), so that every number can be traced to its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan

BERKAS, BARIS = "_berkas", "_baris"
Baris = tuple[int, Sequence[str]]
"""One row: its number and its cells."""


def build_table(
    rows: Sequence[Baris], berkas: str, baris_kosong: bool = False
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    """Turn numbered rows of text (the first filled one the header) into a traced table.

    Returns the table (None when there is no usable header) and what is wrong with its shape:
    empty or doubled headings, and rows with more cells than the header. `baris_kosong` keeps rows
    without any text (but not those at the end).
    """
    import pandas as pd

    stripped = [(n, [c.strip() for c in cells]) for n, cells in rows]
    while stripped and not any(stripped[-1][1]):
        stripped.pop()
    start = next((i for i, (_, cells) in enumerate(stripped) if any(cells)), None)
    if start is None:
        return None, [
            Temuan(berkas, 0, "", "", "tabel kosong", "isi baris judul kolom dan datanya")
        ]
    heading_row, head = stripped[start]
    head = _without_tail(head)
    temuan = _check_head(head, heading_row, berkas)
    if temuan:
        return None, temuan
    body = [(n, c) for n, c in stripped[start + 1 :] if any(c) or (baris_kosong and c)]
    temuan = [t for n, cells in body for t in _check_width(n, cells, len(head), berkas)]
    cells = [(cells + [""] * len(head))[: len(head)] for _, cells in body]
    table = pd.DataFrame(cells, columns=head, dtype="str")
    table[BERKAS] = pd.Series([berkas] * len(body), dtype="str")
    table[BARIS] = pd.Series([n for n, _ in body], dtype="int64")
    table.attrs["berkas"] = berkas
    return table, temuan


def _without_tail(head: list[str]) -> list[str]:
    last = max(i for i, name in enumerate(head) if name)
    return head[: last + 1]


def _check_head(head: list[str], row: int, berkas: str) -> list[Temuan]:
    temuan = []
    for i, name in enumerate(head):
        if name == "":
            place = f"kolom ke-{i + 1}"
            temuan.append(Temuan(berkas, row, place, "", "judul kolom kosong", "beri judul"))
        elif name.lower() in (BERKAS, BARIS):
            temuan.append(Temuan(berkas, row, name, name, "judul dipakai sistem", "ganti judulnya"))
        elif name.lower() in (other.lower() for other in head[:i]):
            temuan.append(Temuan(berkas, row, name, name, "judul kolom ganda", "hapus salah satu"))
    return temuan


def _check_width(row: int, cells: list[str], width: int, berkas: str) -> list[Temuan]:
    extra = [c for c in cells[width:] if c]
    return [
        Temuan(
            berkas, row, "", extra[0], f"sel lebih banyak daripada {width} judul kolom",
            "apit teks yang memuat pemisah kolom dengan tanda kutip, atau hapus sel lebih",
        )
    ] if extra else []  # fmt: skip
