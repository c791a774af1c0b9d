"""Find the headings of a table that anybody made: titles above them, one or two rows of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kinerja_lib.dasar.errors import one_line
from kinerja_lib.dasar.satuan import bare_unit
from kinerja_lib.sumber import BARIS, BERKAS, MAX_JUDUL, Baris
from kinerja_lib.sumber.sinonim import JUDUL, is_value, key, without_year, words, years_in

WAJIB = ("indikator", "target", "realisasi")
TAK_WAJIB = ("tercetak", "satuan")
"""Columns of which any number may be there: none is measured."""
_KURUNG = re.compile(r"\(([^()]*)\)")
Rentang = tuple[int, int, int, int]


@dataclass(frozen=True)
class Kepala:
    """Headings of a table: `baris` are their row numbers, `isi` the position of the row below.

    `judul` holds one name a column, "" where there is none; `kolom` says at which position the
    columns of `hitung` are, `ganda` which of them more than one heading would be.
    """

    baris: tuple[int, ...]
    isi: int
    judul: list[str]
    kolom: Mapping[str, int] = field(default_factory=dict)
    ganda: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def kurang(self) -> list[str]:
        """Name the columns that are missing."""
        return [name for name in WAJIB if name not in self.kolom and name not in self.ganda]

    @property
    def terbaca(self) -> str:
        """List the headings as typed."""
        return ", ".join(f'"{one_line(name, 40)}"' for name in self.judul if name)


def find_head(rows: Sequence[Baris], gabung: Sequence[Rentang] = ()) -> Kepala | None:
    """Return the headings among the first rows, the likeliest even where columns are missing.

    None where all rows are blank. `gabung` are the merged ranges of a sheet.
    """
    best = None
    for found in _candidates(rows, gabung):
        if not found.kurang:
            return found
        if best is None or len(found.kurang) < len(best.kurang):
            best = found
    return best


def _candidates(rows: Sequence[Baris], gabung: Sequence[Rentang]) -> Iterator[Kepala]:
    """Yield every row that may hold the headings, and it with the one below that alone does not."""
    filled = [i for i, (_, cells) in enumerate(rows) if any(map(key, cells))][:MAX_JUDUL]
    alone = {i: _head((rows[i][0],), i + 1, [[c] for c in rows[i][1]]) for i in filled}
    for i in filled:
        yield alone[i]
        if i + 1 in alone and alone[i + 1].kurang and not any(map(is_figure, rows[i + 1][1])):
            (n, upper), (below, lower) = rows[i], rows[i + 1]
            upper = _spread(n, upper, gabung)
            width = max(len(upper), len(lower))
            pairs = zip(_padded(upper, width), _padded(lower, width), strict=True)
            yield _head((n, below), i + 2, [_readings(a, b) for a, b in pairs])


def is_figure(text: str) -> bool:
    """Tell a cell of figures, which no heading is."""
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def _head(baris: tuple[int, ...], isi: int, readings: Sequence[Sequence[str]]) -> Kepala:
    """Name the columns by the first of their readings, and find those of `hitung` by any."""
    at: dict[str, list[int]] = {}
    for position, names in enumerate(readings):
        column = next(filter(None, map(_column, names)), "")
        if column:
            at.setdefault(column, []).append(position)
    judul = _unique([names[0] for names in readings])
    kolom, ganda = {}, {}
    for column, positions in at.items():
        own = [p for p in positions if key(readings[p][0]) == column] or positions
        if len(own) == 1:
            kolom[column] = own[0]
        elif column not in TAK_WAJIB:
            ganda[column] = [judul[p] for p in own]
    if printed := _printed(at.get("tercetak", ()), judul, kolom):
        kolom["tercetak"] = printed[0]
    elif "tercetak" in kolom:
        del kolom["tercetak"]
    return Kepala(baris, isi, judul, kolom, ganda)


def _printed(positions: Sequence[int], judul: Sequence[str], kolom: Mapping[str, int]) -> list[int]:
    """Return which columns of a printed capaian may be that of the year measured."""
    years = {y for c in ("target", "realisasi") if c in kolom for y in years_in(judul[kolom[c]])}
    return [p for p in positions if not years or {*years_in(judul[p])} <= years]


def _column(name: str) -> str:
    """Return the column of `hitung` that a heading is, whatever year or unit it adds, else ""."""
    known = words(JUDUL)
    if found := known.get(key(name)) or known.get(without_year(name)):
        return found
    units = [m for m in _KURUNG.finditer(name) if bare_unit(m[1])]
    bare = _KURUNG.sub("", name) if units else name
    if is_value(name) and (found := known.get(without_year(bare))):
        return found
    whole = known.get(without_year(_KURUNG.sub("", name)))
    return "indikator" if whole == "indikator" else ""


def heading_unit(name: str) -> str:
    """Return the unit that a heading of values names: `Target (%)`, `Realisasi 2024 (orang)`."""
    if in_percent(name):
        return "%"
    return next((u for m in _KURUNG.finditer(name) if (u := bare_unit(m[1]))), "")


def other_years(head: Kepala) -> list[str]:
    """Return the headings of target and realisasi where they name different years."""
    found = [head.judul[head.kolom[c]] for c in ("target", "realisasi") if c in head.kolom]
    years = [years_in(name) for name in found]
    return found if len(years) == 2 and all(years) and years[0] != years[1] else []


def _readings(upper: str, lower: str) -> list[str]:
    """Return what two cells of a head may be called, the fullest first."""
    if not key(upper) or not key(lower) or key(upper) == key(lower):
        return [lower if key(lower) else upper]
    return [f"{upper} {lower}", lower]


def _spread(n: int, cells: Sequence[str], gabung: Sequence[Rentang]) -> list[str]:
    """Repeat a heading over the columns that it is merged across."""
    spread = list(cells)
    for top, left, _, right in gabung:
        if top == n - 1 and left < len(spread):
            spread = _padded(spread, right + 1)
            spread[left : right + 1] = [spread[left]] * (right + 1 - left)
    return spread


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]


def _unique(names: Sequence[str]) -> list[str]:
    """Return names for every column but those at the end without any, each one once."""
    names = [" ".join(name.split()) for name in names]
    while names and not key(names[-1]):
        names.pop()
    seen: dict[str, int] = {BERKAS: 1, BARIS: 1}
    found = []
    for position, name in enumerate(names, 1):
        said = name if key(name) else f"kolom {position}"
        seen[said.lower()] = count = seen.get(said.lower(), 0) + 1
        found.append(said if count == 1 else f"{said} ({count})")
    return found


def has_invisible(heading: str) -> bool:
    """Tell a heading with characters that nobody sees."""
    return any(unicodedata.category(c) == "Cf" for c in heading)


def in_percent(heading: str) -> bool:
    """Tell a heading of values that says they are percents: `Target (%)`."""
    return is_value(heading) and bool({"%", "persen", "prosen"} & {*key(heading).split()})
