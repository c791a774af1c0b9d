"""Read tables as people keep them: `csv` (one file a table) and `excel` (one sheet a table).

Every reader yields the same thing: a DataFrame of text exactly as printed ("" = empty), headings as
typed, with two more columns, `_berkas` (file, and sheet where there is one) and `_baris` (row as a
spreadsheet numbers it, header = 1), so that every number can be traced to its cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan

BERKAS, BARIS = "_berkas", "_baris"
KOLOM = "_kolom"
"""Of a row made from another table: pairs (column, its heading there); no other row has it."""
MAX_JUDUL = 20
"""Rows in which the headings are looked for when the first row has a title."""
MAX_KOLOM = 2_000
"""Headings that a table has at most."""
_PERSEN_TERBELAH = re.compile(r"(?<![^,])[0-9]{1,4},[0-9]{1,3} ?%")
Baris = tuple[int, Sequence[str]]
"""One row: its number and its cells."""


@dataclass(frozen=True)
class Mentah:
    """A raw table: its file, its headings as typed, and its rows of as many cells, numbered."""

    berkas: str
    judul: list[str]
    baris: Sequence[Baris]

    def records(self) -> list[dict[str, Any]]:
        """Return a dict a row: a reader of thousands of tables has no time to make frames."""
        head = (*self.judul, BERKAS, BARIS)
        return [dict(zip(head, (*cells, self.berkas, n), strict=True)) for n, cells in self.baris]

    def frame(self) -> pd.DataFrame:
        """Return it as a DataFrame of text, traced by `_berkas` and `_baris`."""
        import pandas as pd

        table = pd.DataFrame([c for _, c in self.baris], columns=self.judul, dtype="str")
        table[BERKAS] = pd.Series([self.berkas] * len(self.baris), dtype="str")
        table[BARIS] = pd.Series([n for n, _ in self.baris], dtype="int64")
        table.attrs["berkas"] = self.berkas
        return table


def rows_of(table: pd.DataFrame, kolom: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Return rows as dicts of some columns, or of all; pandas takes four times as long."""
    kolom = kolom or [*table.columns]
    cells = zip(*(table[k].tolist() for k in kolom), strict=True)
    return [dict(zip(kolom, row, strict=True)) for row in cells]


def build_table(
    rows: Sequence[Baris], berkas: str, baris_kosong: bool = False, wanted: Sequence[str] = ()
) -> tuple[pd.DataFrame | None, list[Temuan]]:
    """Turn numbered rows of text into a traced DataFrame; see `shape`."""
    table, temuan = shape(rows, berkas, baris_kosong, wanted)
    return table.frame() if table else None, temuan


def shape(
    rows: Sequence[Baris], berkas: str, baris_kosong: bool = False, wanted: Sequence[str] = ()
) -> tuple[Mentah | None, list[Temuan]]:
    """Turn numbered rows of text (the first filled one the header) into a raw table.

    Returns the table (None when there is no header) and what is wrong with its shape: empty or
    doubled headings, whose columns are left out, and rows with more cells than the header.
    `baris_kosong` keeps rows without any text (but not those at the end). A first row that has few
    of the `wanted` headings is a title when a row below has them: that alone is then said.
    """
    stripped = [(n, [*map(str.strip, cells)]) for n, cells in rows]
    while stripped and not any(stripped[-1][1]):
        stripped.pop()
    start = next((i for i, (_, cells) in enumerate(stripped) if any(cells)), None)
    if start is None:
        return None, [
            Temuan(berkas, 0, "", "", "tabel kosong", "isi baris judul kolom dan datanya")
        ]
    if below := _header_below(stripped[start:], wanted):
        return None, [_misplaced(berkas, stripped[start], below)]
    heading_row, whole = stripped[start]
    head = _without_tail(whole)
    if len(head) > MAX_KOLOM:
        rule = f"lebih dari {MAX_KOLOM} judul kolom"
        remedy = "hapus kolom yang bukan bagian tabel"
        return None, [Temuan(berkas, heading_row, "", f"{len(head)} kolom", rule, remedy)]
    temuan = _check_head(head, heading_row, berkas)
    body = [(n, c) for n, c in stripped[start + 1 :] if any(c) or (baris_kosong and c)]
    width = len(head)
    temuan += _check_width(body, width, len(whole), berkas)
    body = [(n, c if len(c) == width else (c + [""] * width)[:width]) for n, c in body]
    if (usable := _usable(head)) != list(range(width)):
        head = [head[i] for i in usable]
        body = [(n, [c[i] for i in usable]) for n, c in body]
    return Mentah(berkas, head, body), temuan


def _header_below(rows: Sequence[tuple[int, list[str]]], wanted: Sequence[str]) -> int:
    """Return the number of the row that holds the headings when the first does not, else 0."""

    def few(cells: list[str]) -> bool:
        return 2 * len({*wanted} & {c.lower() for c in cells}) < len(wanted)

    if not wanted or not few(rows[0][1]):
        return 0
    return next((n for n, cells in rows[1:MAX_JUDUL] if not few(cells)), 0)


def _misplaced(berkas: str, first: tuple[int, list[str]], below: int) -> Temuan:
    title = next(c for c in first[1] if c)
    rule = f"judul kolom ada di baris {below}, bukan di baris pertama"
    remedy = f"hapus baris di atas baris {below} supaya judul kolom menjadi baris 1"
    return Temuan(berkas, first[0], "", title, rule, remedy)


def _usable(head: list[str]) -> list[int]:
    """Return the positions of headings that are neither empty, reserved nor said before."""
    first: dict[str, int] = {}
    for i, name in enumerate(head):
        first.setdefault(name.lower(), i)
    return sorted(i for name, i in first.items() if name not in ("", BERKAS, BARIS))


def _without_tail(head: list[str]) -> list[str]:
    last = max(i for i, name in enumerate(head) if name)
    return head[: last + 1]


def _check_head(head: list[str], row: int, berkas: str) -> list[Temuan]:
    temuan = []
    seen: set[str] = set()
    for i, name in enumerate(head):
        if name == "":
            place = f"kolom ke-{i + 1}"
            temuan.append(Temuan(berkas, row, place, "", "judul kolom kosong", "beri judul"))
        elif name.lower() in (BERKAS, BARIS):
            temuan.append(Temuan(berkas, row, name, name, "judul dipakai sistem", "ganti judulnya"))
        elif name.lower() in seen:
            temuan.append(Temuan(berkas, row, name, name, "judul kolom ganda", "hapus salah satu"))
        seen.add(name.lower())
    return temuan


def _check_width(body: Sequence[Baris], width: int, whole: int, berkas: str) -> list[Temuan]:
    """Refuse rows with more cells than headings: their values may have moved to the right.

    Blank cells beyond the headings are no more than separators at the end where the row of the
    headings (`whole` cells) has them too, or every row.
    """
    filled = [(n, c) for n, c in body if any(c)]
    allowed = max(whole, min((len(c) for _, c in filled), default=0))
    return [
        Temuan(
            berkas, n, "", _torn(cells) or next((c for c in cells[width:] if c), cells[width - 1]),
            f"sel lebih banyak daripada {width} judul kolom",
            "apit teks yang memuat pemisah kolom dengan tanda kutip, atau hapus sel lebih",
        )
        for n, cells in filled
        if len(cells) > allowed or any(cells[width:])
    ]  # fmt: skip


def _torn(cells: Sequence[str]) -> str:
    """Return the percent whose decimal comma may have cut it in two, "" where there is none."""
    found = _PERSEN_TERBELAH.search(",".join(cells))
    return found[0] if found else ""
