"""Names and titles of people across a report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from kinerja_lib.bahasa import daftar
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.jadi.daftar import aturan
from kinerja_lib.reviu.jadi.naskah import Letak, Naskah, clean
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

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


def _stated(naskah: Naskah) -> Iterator[Sebutan]:
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


@aturan(
    "dok-nama", SEDANG, "Nama atau gelar orang yang sama berbeda",
    memeriksa="Nama dan gelar di daftar pegawai, baris \"Nama :\", dan tanda tangan.",
    dasar=TERTELUSUR,
    perbaikan="Samakan nama dan gelar menurut data kepegawaian.",
)  # fmt: skip
def nama(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find one person with different titles or spellings; a name without titles says nothing."""
    people: dict[str, list[Sebutan]] = {}
    stated = [*_stated(naskah)]
    for s in stated:
        people.setdefault(s.orang, []).append(s)
    seen = {s.letak for s in stated}
    for s, home in _signed(naskah, frozenset(people)):
        if s.letak not in seen:
            people[home].append(s)
    for group in people.values():
        titles = {s.gelar for s in group if s.gelar}
        if len(titles) > 1 or len({s.orang for s in group}) > 1:
            odd: dict[tuple[str, frozenset[str]], Sebutan] = {}
            for s in group:
                if s.gelar or s.orang != group[0].orang:
                    odd.setdefault((s.orang, s.gelar), s)
            said = daftar([f'"{s.tercetak}"' for s in odd.values()])
            yield TemuanReviu(
                "dok-nama", f"Satu orang ditulis {said}.",
                tuple(naskah.tempat(s.letak, s.tercetak) for s in odd.values()),
                tuple(("tercetak", s.tercetak) for s in odd.values()),
            )  # fmt: skip
