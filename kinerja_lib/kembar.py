"""Two satker with the same figures or the same officials: one folder was made of the other.

`figures` is cheap enough to ask of every folder before one report: it reads no table, only what
digits its file has. What agrees is then compared row by row.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from kinerja_lib.buku import BUKU, list_files
from kinerja_lib.errors import DataError, Temuan, plain_size
from kinerja_lib.isi_folder import KODE
from kinerja_lib.profil import KANTOR_LAIN
from kinerja_lib.sumber.csv import MAX_BYTES

MIN_SAMA = 5
"""Different realisasi from which equal tables are no coincidence."""
BAGIAN_SAMA = 0.9
"""Share of the rows from which two tables are one with a few changes."""
MIN_PEJABAT = 2
"""Officials of one name from which two offices cannot both have them."""
KUNCI = ("tahun", "dokumen", "kode", "target", "realisasi")
DILIHAT = {"pengukuran": KUNCI, "struktur": ("pejabat",),
           "dokumen": ("pihak_pertama", "pihak_kedua")}  # fmt: skip
"""The columns that tell a satker from others."""
BUKAN_ANGKA = bytes(set(range(256)) - set(b"0123456789"))

Baris = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Jejak:
    """What tells a satker from every other: its figures and the names of its officials."""

    kode: str
    nama: str
    baris: Baris
    pejabat: frozenset[str] = frozenset()
    jawaban: str = ""
    induk: str = ""

    def alike(self, other: Jejak) -> str:
        """Say what two satker share that they cannot both have, "" for nothing."""
        shared = self.baris & other.baris
        telling = len({row[-1] for row in shared})
        least = min(len(self.baris), len(other.baris))
        if telling >= MIN_SAMA and len(shared) >= BAGIAN_SAMA * least:
            return f"{len(shared)} dari {least} baris pengukuran sama"
        names = self.pejabat & other.pejabat
        apart = self.kode != other.induk and other.kode != self.induk
        return f"{len(names)} pejabat sama" if apart and len(names) >= MIN_PEJABAT else ""

    def answered(self, other: Jejak) -> bool:
        """Tell whether one of the two profiles names the other office as rightly there."""
        return other.nama in self.jawaban or self.nama in other.jawaban


def trace(kode: str, profil: Mapping[str, str], tabel: Mapping[str, Sequence[Any]]) -> Jejak:
    """Return what tells a satker from others, of its profile and the rows of its tables."""
    rows = frozenset(
        tuple(str(r.get(k, "")) for k in KUNCI)
        for r in tabel.get("pengukuran", ()) if r.get("realisasi")
    )  # fmt: skip
    named = [r.get("pejabat", "") for r in tabel.get("struktur", ())]
    named += [r.get(f"pihak_{n}", "") for r in tabel.get("dokumen", ())
              for n in ("pertama", "kedua")]  # fmt: skip
    people = frozenset(" ".join(n.lower().split()) for n in named
                       if " " in n.strip() and "terbaca" not in n)  # fmt: skip
    answer, induk = profil.get(KANTOR_LAIN, ""), profil.get("induk", "")
    return Jejak(kode, profil.get("nama", ""), rows, people, answer, induk)


def pairs(traces: Iterable[Jejak]) -> list[tuple[Jejak, Jejak, str]]:
    """Return the pairs that share what they cannot both have, and what it is.

    Only those are compared that have five rows in order, or two names, alike.
    """
    index: dict[object, list[Jejak]] = {}
    for t in traces:
        rows = sorted(t.baris)
        marks: list[object] = [(*rows[i : i + MIN_SAMA],) for i in range(0, len(rows), MIN_SAMA)]
        for mark in [*marks, *combinations(sorted(t.pejabat), MIN_PEJABAT)]:
            index.setdefault(mark, []).append(t)
    near = {(a.kode, b.kode): (a, b) for group in index.values() for a, b in combinations(group, 2)}
    return [(a, b, said) for a, b in near.values() if a.kode != b.kode and (said := a.alike(b))]


def figures(folder: str) -> int:
    """Return a number that folders share whose measured table has the same digits, 0 for none."""
    path = f"{folder}/pengukuran.csv"
    try:
        state = os.stat(path)
    except OSError:
        books = list_files(Path(folder), *BUKU)
        if not books:
            return 0
        path, state = str(books[0]), books[0].stat()
    return _digits(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=4096)
def _digits(path: str, *_: int) -> int:
    try:
        if plain_size(path) > MAX_BYTES:
            return 0
        with open(path, "rb") as file:
            return hash(file.read().translate(None, BUKAN_ANGKA))
    except OSError:
        return 0


def refuse_twin(root: Path, kode: str, data: str) -> None:
    """Raise DataError where another folder has this satker's figures under another name.

    A folder whose documents name this satker's office is the copy, and refused for that itself.
    """
    with os.scandir(root / "satker") as entries:
        folders = [e.path for e in entries if KODE.fullmatch(e.name) and e.name != kode]
    own = figures(f"{root}/satker/{kode}")
    same = [os.path.basename(f) for f in sorted(folders) if own and figures(f) == own]
    mine = _read(root, kode) if same else None
    for other in (_read(root, k) for k in same):
        said = mine.alike(other) if mine and mine.nama != other.nama else ""
        if not (mine and said) or mine.answered(other):
            continue
        if not _tells_of(root / "satker" / other.kode, mine.nama):
            raise DataError([told(mine, other, said, data)])


def _read(root: Path, kode: str) -> Jejak:
    """Read the little of a satker that tells it from others; what is broken tells nothing."""
    from kinerja_lib.profil import read_profil
    from kinerja_lib.sumber.csv import read_mentah

    folder = root / "satker" / kode
    profil, _ = read_profil(folder, kode, kode)
    path = folder / "pengukuran.csv"
    table = read_mentah(path, path.name)[0] if path.exists() else None
    return trace(kode, profil, {"pengukuran": table.records() if table else []})


def _tells_of(folder: Path, nama: str) -> bool:
    """Tell whether tables or narratives of a folder name an office."""
    files = (p for end in ("*.csv", "*.md") for p in folder.rglob(end) if p.is_file())
    with suppress(OSError):
        return any(nama.encode() in p.read_bytes() for p in files)
    return False


def told(a: Jejak, b: Jejak, said: str, data: str) -> Temuan:
    """Name both satker and what they share."""
    return Temuan(
        f"{data}/satker/{a.kode}", 0, "", a.nama,
        f"{said} dengan satker {b.kode} ({b.nama}): salah satu folder tampak tersalin",
        f"ganti dengan data kantor masing-masing; bila memang sama, tulis {KANTOR_LAIN} = "
        f'["{b.nama}"] di profil.toml satker {a.kode}',
        utama=True,
    )  # fmt: skip
