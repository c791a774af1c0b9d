"""Bring read lines and rows together: tables with headings and captions, torn rows joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kinerja_lib.naskah.naskah import CAPTION, Alinea, BarisTabel, Tabel, clean, roles

DEKAT = 3
"""Lines above a table among which its caption is looked for."""


def assemble(parts: Iterable[Alinea | list[BarisTabel]]) -> list[Alinea | Tabel]:
    """Make tables of runs of rows; a run that goes on after a page break joins the one before."""
    made: list[Alinea | Tabel] = []
    for part in parts:
        if isinstance(part, Alinea):
            made.append(part)
        elif part:
            before = made[-1] if made else None
            if isinstance(before, Tabel) and _goes_on(before, part):
                made[-1] = _extend(before, part)
            else:
                made.append(_table(part, made))
    return made


def _goes_on(before: Tabel, rows: Sequence[BarisTabel]) -> bool:
    first = rows[0].sel
    again = [clean(c) for c in first] == [clean(c) for c in before.kepala]
    return again or (len(first) == len(before.kepala) and not roles(first))


def _extend(before: Tabel, rows: Sequence[BarisTabel]) -> Tabel:
    """Add rows of the next page; a heading that is printed again is left out."""
    if roles(rows[0].sel):
        rows = rows[1:]
    if not rows:
        return before
    first = BarisTabel(rows[0].sel, rows[0].letak, True)
    isi = join_torn((*before.isi, first, *rows[1:]))
    return Tabel(before.kepala, isi, before.letak, before.judul)


def join_torn(rows: Sequence[BarisTabel]) -> tuple[BarisTabel, ...]:
    """Join a row that a page break cut in two: its rest holds words only, and no number."""
    kept: list[BarisTabel] = []
    for row in rows:
        rest = [i for i, c in enumerate(row.sel) if c.strip()]
        torn = row.lanjutan and kept and rest and not any(c.isdigit() for c in "".join(row.sel))
        if torn and rest[0] > 0 and all(i < len(kept[-1].sel) and kept[-1].sel[i] for i in rest):
            last = kept.pop()
            cells = tuple(
                f"{a} {row.sel[i]}".strip() if i in rest else a for i, a in enumerate(last.sel)
            )
            kept.append(BarisTabel(cells, last.letak))
        else:
            kept.append(row)
    return tuple(kept)


def _table(rows: Sequence[BarisTabel], above: Sequence[Alinea | Tabel]) -> Tabel:
    head, body = rows[0].sel, rows[1:]
    if body and not roles(head) and any(any(c.isdigit() for c in cell) for cell in head):
        head, body = ("",) * len(head), rows
    return Tabel(head, tuple(body), rows[0].letak, _caption(above))


def _caption(above: Sequence[Alinea | Tabel]) -> str:
    for part in reversed(above[-DEKAT:]):
        if isinstance(part, Tabel):
            return ""
        match = CAPTION.match(clean(part.teks))
        if match:
            return clean(part.teks) if match[1].lower() == "tabel" else ""
    return ""
