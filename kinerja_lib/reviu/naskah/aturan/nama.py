"""Names and titles of people across a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import Letak, Naskah, clean
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu

_DEPAN = re.compile(r"^(?:(?:prof|dr|drs|dra|ir|hj?|kh)\.?\s+)+", re.I)
_NAMA = re.compile(r"^nama(?: lengkap)?\s*(?::\s*(.+))?$", re.I)
_TANDA_TANGAN = re.compile(r"^[^\W\d_][^\W\d]+(?: [^\W\d]+\.?){1,4}(?:,? ?[\w .,]+)?$")
MIRIP = 0.8
"""From here a line at a signature is a known name that is spelt otherwise."""


MAX_MIRIP = 400
"""People up to which spellings are compared."""


@dataclass(frozen=True)
class Sebutan:
    """One place that names a person: as printed, the name alone, the titles."""

    tercetak: str
    orang: str
    gelar: frozenset[str]
    letak: Letak


def named(text: str, letak: Letak) -> Sebutan:
    """Take a printed name apart; `S.A.P` and `SAP.` are one title."""
    head, comma, tail = text.partition(",")
    lead = _DEPAN.match(head.strip())
    words = _DEPAN.sub("", head.strip()).split()
    if not comma:
        after = [i for i, w in enumerate(words) if i and "." in w.strip(".")]
        words, tail = (words[: after[0]], " ".join(words[after[0] :])) if after else (words, "")
    pieces = [*re.split(r"[,;]| (?=[A-Z])", tail), *((lead[0] if lead else "").split())]
    titles = (re.sub(r"[^a-z]", "", p.lower()) for p in pieces)
    plain = unicodedata.normalize("NFD", " ".join(words))  # a smudge over a letter is no spelling
    person = re.sub(r"[^a-z ]", "", plain.lower())
    return Sebutan(text, person, frozenset(t for t in titles if t), letak)


def stated(naskah: Naskah) -> Iterator[Sebutan]:
    """Yield names where the report says that it names somebody: `Nama :` and columns of names."""
    lines = naskah.alinea
    for i, a in enumerate(lines):
        match = _NAMA.match(clean(a.teks))
        if match is None:
            continue
        below = clean(lines[i + 1].teks) if i + 1 < len(lines) else ""
        if match[1]:
            yield named(match[1].strip(), a.letak)
        elif below.startswith(":"):
            yield named(below.strip(": "), lines[i + 1].letak)
    for tabel in naskah.tabel:
        column = tabel.peran.get("nama", len(tabel.kepala))
        for row in tabel.isi:
            text = clean(row.sel[column]) if column < len(row.sel) else ""
            if re.match(r"[^\W\d]{3}", text):
                yield named(text, row.letak)


def _signed(naskah: Naskah, known: frozenset[str]) -> Iterator[tuple[Sebutan, str]]:
    """Yield short lines that are nearly a known name, with that name."""
    for a in naskah.alinea:
        text = clean(a.teks)
        if len(text) > 60 or a.teks.startswith(":") or not _TANDA_TANGAN.match(text):
            continue
        here = named(text, a.letak)
        near = _nearest(here.orang, known)
        if near:
            yield here, near


@lru_cache(maxsize=8_192)
def _nearest(orang: str, known: frozenset[str]) -> str:
    """Return the known name most like one, "" when none is."""
    if orang in known:
        return orang
    if len(known) > MAX_MIRIP:
        return ""
    found = get_close_matches(orang, known, n=1, cutoff=MIRIP)
    return found[0] if found else ""


def _people(naskah: Naskah) -> dict[str, list[Sebutan]]:
    people: dict[str, list[Sebutan]] = {}
    for s in stated(naskah):
        people.setdefault(s.orang, []).append(s)
    return people


@aturan(
    "dok-nama",
    SEDANG,
    "Gelar orang yang sama berbeda",
    memeriksa='Gelar satu nama di daftar pegawai dan di baris "Nama :".',
    dasar=TERTELUSUR,
    perbaikan="Samakan nama dan gelar menurut data kepegawaian.",
)
def nama(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find one person with different titles; a name without titles says nothing."""
    for group in _people(naskah).values():
        odd: dict[frozenset[str], Sebutan] = {}
        for s in group:
            if s.gelar:
                odd.setdefault(s.gelar, s)
        if len(odd) > 1:
            yield _finding(naskah, "dok-nama", "Satu orang ditulis", [*odd.values()])


@aturan(
    "dok-nama-tertanda",
    RINGAN,
    "Nama di tanda tangan dieja lain",
    memeriksa='Baris pendek yang hampir sama dengan nama di daftar pegawai atau baris "Nama :".',
    dasar="Nama yang salah eja atau tertutup cap tidak dapat dicari",
    perbaikan="Cocokkan dengan naskah aslinya; perbaiki ejaannya bila bukan salah baca pindaian.",
)
def nama_tertanda(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find lines that spell a known name otherwise, one finding a person."""
    people = _people(naskah)
    seen = {s.letak for group in people.values() for s in group}
    found: dict[str, dict[str, Sebutan]] = {}
    for s, home in _signed(naskah, frozenset(people)):
        if s.letak not in seen and s.orang != home:
            found.setdefault(home, {}).setdefault(s.orang, s)
    for home, odd in found.items():
        lead = f'"{people[home][0].tercetak}" di tanda tangan terbaca'
        places = [people[home][0], *odd.values()]
        yield _finding(naskah, "dok-nama-tertanda", lead, places, 1)


def _finding(
    naskah: Naskah, id: str, lead: str, named: list[Sebutan], skip: int = 0
) -> TemuanReviu:
    said = daftar([f'"{s.tercetak}"' for s in named[skip:]])
    return TemuanReviu(
        id,
        f"{lead} {said}.",
        tuple(naskah.tempat(s.letak, s.tercetak) for s in named),
        tuple(("tercetak", s.tercetak) for s in named),
    )
