"""The places of a finding in a cell: each printed value once, with every place that prints it."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_lib.dasar.errors import MAX_NILAI
from kinerja_lib.dasar.tempat import Tempat

MAX_TEMPAT = 12
"""Places shown of one finding; the table of `kinerja reviu --format csv` has all."""
TEKS = 25
"""Letters from which a value is a text: one that the finding quotes is not said again."""

Kelompok = tuple[str, list[tuple[str, Tempat]]]
"""What is printed, and where: (name of the place, place)."""


def say(places: Sequence[Tempat], temuan: str) -> tuple[str, list[tuple[str, Tempat]]]:
    """Return the cell's text, a line for each value, and the names in it in their order.

    `temuan` is the finding's sentence. What all names begin with (`LKj 2023, `) is said once, what
    some begin with once a line.
    """
    groups = _group(places, temuan)
    total = sum(len(names) for _, names in groups)
    leads = {name.rpartition(", ")[0] for _, names in groups for name, _ in names}
    lines: list[str] = []
    shown: list[tuple[str, Tempat]] = []
    before = ""
    for head, names in groups:
        said = []
        before = before if len(leads) == 1 else ""
        for name, place in names[: MAX_TEMPAT - len(shown)]:
            lead, _, rest = name.rpartition(", ")
            said.append(rest if "" not in leads and lead == before else name)
            shown.append((said[-1], place))
            before = lead
        lines += [f"{head}: {'; '.join(said)}" if head else "; ".join(said)] if said else []
    more = f"; dan {total - len(shown)} tempat lain" if total > len(shown) else ""
    return ";\n".join(lines) + more, shown


def _group(places: Sequence[Tempat], temuan: str) -> list[Kelompok]:
    found: dict[tuple[str, str], dict[str, Tempat]] = {}
    for p in places:
        name = (p.sumber or p.sel).replace("no. ", "no.\u00a0")
        found.setdefault((p.kolom, p.nilai), {}).setdefault(name, p)
    made: list[Kelompok] = []
    for (kolom, nilai), names in found.items():
        quoted = bool(kolom) and len(nilai) > TEKS and nilai in temuan
        others = {n for key, ns in found.items() if key != (kolom, nilai) for n in ns}
        if not (quoted and names.keys() <= others):
            made.append((_judul(kolom) if quoted else _head(kolom, nilai), list(names.items())))
    return made


def _judul(kolom: str) -> str:
    return "" if kolom.startswith("#") else kolom.replace("_", " ")


def _head(kolom: str, nilai: str) -> str:
    """Say what is printed: `realisasi kosong`, `target persen 95 %`, a quotation."""
    value = nilai if len(nilai) <= MAX_NILAI else f"{nilai[: MAX_NILAI - 1]}…"
    if name := _judul(kolom):
        return f"{name} {value or 'kosong'}"
    return f'"{value}"' if value else ""
