"""Whose folder it is: what `periksa` refuses as another office's is not compared with others.

Names of offices are looked for in the letters of all tables and narratives, which costs little;
only a folder that has one which is not its own is read as `periksa` reads it, and judged by that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import DataError, plain_size
from kinerja_lib.jelajah.bentuk import Tabel
from kinerja_lib.kantor_lain import check_names, names_other
from kinerja_lib.kembar import Jejak, pairs, told
from kinerja_lib.paket import read_paket
from kinerja_lib.profil import KANTOR_LAIN, read_profil
from kinerja_lib.sumber.csv import MAX_BYTES

TEKS = (".csv", ".md")
KUNCI = ("tahun", "kode", "target", "realisasi")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_owner(folder: Path) -> tuple[dict[str, str], str]:
    """Return the profile, and why it is not this folder's or no profile, "" where it is."""
    profil, wrong = read_profil(folder, "", folder.name)
    foreign = [t for t in wrong if not profil or (t.kolom == "kode" and t.nilai)]
    foreign += check_names(profil, "") if profil.get("nama") else []
    for t in foreign[:1]:
        place = " ".join(filter(None, ("profil.toml", t.kolom, t.nilai and f'"{t.nilai}"')))
        return profil, f"{place}: {t.aturan}"
    return profil, ""


def foreign_office(
    folder: Path, profil: Mapping[str, str], sheets: Mapping[str, pd.DataFrame | None]
) -> str:
    """Say that a folder is another office's, as `periksa` finds, "" where it is its own."""
    if not names_other(profil, _texts(folder, sheets)):
        return ""
    with suppress(OSError):
        try:
            read_paket(folder.name, folder.parents[1])
        except DataError as error:
            return next((f"{t.nilai}: {t.aturan}" for t in error.temuan if t.utama), "")
    return ""


def _texts(folder: Path, sheets: Mapping[str, pd.DataFrame | None]) -> Iterator[str]:
    for sheet in sheets.values():
        if sheet is not None:
            yield "\n".join(map(str, sheet.to_numpy().ravel().tolist()))
    for entry in text_files(folder):
        with suppress(OSError):
            if plain_size(entry.path) <= MAX_BYTES:
                raw = Path(entry.path).read_bytes()
                code = "utf-16" if raw.startswith(_UTF16) else "utf-8"
                yield raw.decode(code, errors="replace")


def text_files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Yield every table and narrative of a folder, in order."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda e: e.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from text_files(entry.path)
        elif entry.name.lower().endswith(TEKS):
            yield entry


def copied(tables: Tabel) -> dict[str, str]:
    """Say by satker with which other one it shares its figures under another name."""
    columns = (tables["tahunan"][k].tolist() for k in ("satker", *KUNCI))
    rows: dict[str, set[tuple[str, ...]]] = {}
    for kode, *values in zip(*columns, strict=True):
        if values[-1]:
            rows.setdefault(kode, set()).add(tuple(map(str, values)))
    known = tables["kantor"]
    offices = zip(*(known[k].tolist() for k in ("satker", "nama", KANTOR_LAIN)), strict=True)
    traces = [Jejak(k, n, frozenset(rows.get(k, ())), jawaban=j) for k, n, j in offices]
    found: dict[str, str] = {}
    for a, b, shared in pairs(traces):
        if a.nama != b.nama and not a.answered(b):
            found |= {a.kode: told(a, b, shared, "").aturan, b.kode: told(b, a, shared, "").aturan}
    return found
