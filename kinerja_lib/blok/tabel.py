"""Tables as HTML: caption, column headers, groups of rows, cells that carry their source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from kinerja_lib.blok.tautan import finding, linked
from kinerja_lib.blok.utuh import is_short, whole

Data = dict[str, Any]


def table_html(
    kolom: Sequence[Data],
    baris: Sequence[Sequence[Data]],
    caption: str,
    sort: bool,
    rows_are: str = "",
) -> str:
    """Return a table; `caption` is markup, everything else is data.

    With `rows_are` (what a row is called) the page lets readers narrow its rows.
    """
    sides = [k["rata"] for k in kolom]
    head = "".join(_heading(k, share) for k, share in zip(kolom, _shares(kolom), strict=True))
    bodies = "".join(f"<tbody>{''.join(rows)}</tbody>" for rows in _groups(baris, sides))
    attributes = f' class="k{min(len(kolom), 9)}"' + (' data-urut="ya"' if sort else "")
    attributes += f' data-saring="{escape(rows_are)}"' if rows_are else ""
    title = f'<caption><span class="lekat">{caption}</span></caption>' if caption else ""
    return f"<table{attributes}>{title}<thead><tr>{head}</tr></thead>{bodies}</table>"


def scroll_html(table: str, name: str) -> str:
    """Wrap a table in a box that scrolls sideways and can be reached by keyboard."""
    return f'<div class="gulir" tabindex="0" role="group" aria-label="{escape(name)}">{table}</div>'


def _shares(kolom: Sequence[Data]) -> list[int]:
    """Return each column's share of the width in steps of five percent."""
    widths = [max(float(k.get("lebar") or 1.0), 0.1) for k in kolom]
    return [max(5, min(95, 5 * round(20 * w / sum(widths)))) for w in widths]


def _heading(kolom: Data, share: int) -> str:
    side = f"{kolom['rata']} " if kolom["rata"] != "kiri" else ""
    if not kolom["judul"].strip():
        return f'<td class="{side}l{share}"></td>'
    narrow = f' data-saring="{escape(kolom["saring"])}"' if kolom.get("saring") else ""
    return f'<th scope="col" class="{side}l{share}"{narrow}>{escape(kolom["judul"])}</th>'


def _groups(baris: Sequence[Sequence[Data]], sides: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of each body; a lone cell begins a new one and heads it."""
    rows: list[str] = []
    for row in baris:
        if len(row) == 1 and len(sides) > 1:
            if rows:
                yield rows
            text = whole(row[0]["teks"])
            rows = [
                f'<tr class="kelompok"><th scope="rowgroup" colspan="{len(sides)}">'
                f'<span class="lekat">{text}</span></th></tr>'
            ]
        else:
            rows.append(
                "<tr>"
                + "".join(_cell(*cell, len(sides)) for cell in zip(row, sides, strict=False))
                + "</tr>"
            )
    if rows:
        yield rows


def _cell(cell: Data, side: str, columns: int) -> str:
    source = f' data-sumber="{escape(cell["sumber"])}"' if cell.get("sumber") else ""
    order = f' data-nilai="{cell["urut"]}"' if cell.get("urut") is not None else ""
    short = "utuh" if is_short(cell["teks"], columns) else ""
    css = " ".join(c for c in (side if side != "kiri" else "", cell.get("gaya"), short) if c)
    cls = f' class="{escape(css)}"' if css else ""
    name = f' id="{escape(cell["jangkar"])}"' if cell.get("jangkar") else ""
    sign = f"{escape(cell['tanda'])}\u00a0" if cell.get("tanda") else ""
    text = linked(cell["teks"], cell.get("tautan") or ()) + finding(cell.get("temuan") or ())
    return f"<td{name}{cls}{source}{order}>{sign}{text}</td>"
