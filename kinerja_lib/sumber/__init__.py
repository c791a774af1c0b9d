"""Read tables as people keep them: `csv` (one file a table) and `excel` (one sheet a table).

Every reader yields the same thing: a DataFrame of text exactly as printed ("" = empty) with two
more columns, `_berkas` (file, and sheet where there is one) and `_baris` (row as a spreadsheet
numbers it, header = 1), so that every number can be traced to its cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan

BERKAS, BARIS = "_berkas", "_baris"


def build_table(
    rows: Sequence[tuple[int, Sequence[str]]], berkas: str
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    """Turn numbered rows of text (the first one the header) into a traced table.

    Returns the table (None when there is no usable header) and what is wrong with its shape:
    empty or doubled headings, and rows with more cells than the header.
    """
    import pandas as pd

    filled = [(n, [c.strip() for c in cells]) for n, cells in rows if any(c.strip() for c in cells)]
    if not filled:
        return None, [
            Temuan(berkas, 0, "", "", "tabel kosong", "isi baris judul kolom dan datanya")
        ]
    heading_row, raw_head = filled[0]
    while raw_head and raw_head[-1] == "":
        raw_head.pop()
    head = [h.lower() for h in raw_head]
    temuan = _check_head(head, heading_row, berkas)
    if temuan:
        return None, temuan
    for n, cells in filled[1:]:
        extra = [c for c in cells[len(head) :] if c]
        if extra:
            temuan.append(
                Temuan(
                    berkas, n, "", extra[0], f"sel lebih banyak daripada {len(head)} judul kolom",
                    "apit teks yang memuat pemisah kolom dengan tanda kutip, atau hapus sel lebih",
                )
            )  # fmt: skip
    body = [(cells + [""] * len(head))[: len(head)] for _, cells in filled[1:]]
    table = pd.DataFrame(body, columns=head, dtype="str")
    table[BERKAS] = berkas
    table[BARIS] = [n for n, _ in filled[1:]]
    return table, temuan


def _check_head(head: list[str], row: int, berkas: str) -> list[Temuan]:
    temuan = []
    for i, name in enumerate(head):
        if name == "":
            temuan.append(
                Temuan(berkas, row, f"kolom ke-{i + 1}", "", "judul kolom kosong", "beri judul")
            )
        elif name in head[:i]:
            temuan.append(Temuan(berkas, row, name, name, "judul kolom ganda", "hapus salah satu"))
    return temuan
