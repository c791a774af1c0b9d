"""How many are announced and how many are named; what is named so here and otherwise there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kinerja_lib.naskah.naskah import Letak, Naskah, Tabel, clean
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.nama import kata
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

_BUTIR = r"[A-Z][\w/.'-]*(?: [A-Z][\w/.'-]*){0,3}"
_DERET = re.compile(
    rf"((?:{_BUTIR}\s*,\s*){{3,}}(?:dan )?{_BUTIR}|(?:{_BUTIR}\s*,\s*){{2,}}dan {_BUTIR})\.?$"
)
"""A row of names that closes a sentence: at least three, the last after `dan` or the fourth."""
_BANYAK = re.compile(r"\b(\d{1,3})(?: \(\w+(?: \w+)?\))? ([a-z]{4,})\b([^,.;\d]{0,60})", re.I)
_SEBAGIAN = re.compile(r"\b(?:antara lain|di antaranya|diantaranya|misalnya|seperti|dll)\b", re.I)
_GAGAL = r"tidak (?:memenuhi syarat|lolos|lulus)|gagal"
_DITOLAK = re.compile(_GAGAL, re.I)
_STATUS = re.compile(rf"^(?:ms|lolos|lulus|memenuhi syarat|(tms|{_GAGAL}))$", re.I)
MAX_KALIMAT = 2_000
"""Letters of a sentence beyond which it is no row of names."""
SEBUTAN = 2
"""Words that an announcement and the sentence with the names must share beside the thing."""


@aturan(
    "dok-sebutan",
    SEDANG,
    "Yang disebut tidak sebanyak yang dinyatakan",
    memeriksa='"17 partai memenuhi syarat" dibanding banyaknya nama dalam kalimat berikutnya '
    "yang menyebutnya satu per satu.",
    dasar=TERTELUSUR,
    perbaikan="Lengkapi nama yang kurang, atau betulkan banyaknya.",
)
def sebutan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find numbers of things that the next sentence, naming them all, does not name as many of."""
    for a in naskah.alinea:
        sentences = re.split(r"(?<=[.])\s+(?=[A-Z])", clean(a.teks))
        for before, here in pairwise(sentences):
            row = _DERET.search(here) if len(here) <= MAX_KALIMAT else None
            if row is None or _SEBAGIAN.search(here):
                continue
            names = [n for n in re.split(r"\s*,\s*(?:dan )?|\s+dan\s+", row[1].rstrip(".")) if n]
            number = _announced(before, here[: row.start()])
            if number and int(number[1]) != len(names):
                yield TemuanReviu(
                    "dok-sebutan",
                    f"Dinyatakan {number[1]} {number[2]}, yang disebut "
                    f"{len(names)}: {row[1].rstrip('.')}.",
                    (naskah.tempat(a.letak, number[0]), naskah.tempat(a.letak, row[1])),
                    (("dinyatakan", number[1]), ("disebut", str(len(names)))),
                )


def _announced(before: str, head: str) -> re.Match[str] | None:
    """Return the one number of a sentence that counts what the head of the next one names."""
    words = kata(head)
    fits = [
        m
        for m in _BANYAK.finditer(before)
        if m[2].lower() in words and len((kata(m[3]) - {m[2].lower()}) & words) >= SEBUTAN
    ]
    return fits[0] if len(fits) == 1 else None


@aturan(
    "dok-status",
    SEDANG,
    "Status di tabel bertentangan dengan uraiannya",
    memeriksa="Kolom Status (MS, TMS, lulus, tidak lulus) dibanding kalimat yang menyebut nama itu "
    "tidak memenuhi syarat, tidak lolos, atau tidak lulus.",
    dasar=TERTELUSUR,
    perbaikan="Tetapkan mana yang benar menurut keputusannya, lalu samakan keduanya.",
)
def status(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find names that a table passes and a sentence fails."""
    denying = [(clean(a.teks), a.letak) for a in naskah.alinea if _DITOLAK.search(a.teks)]
    for t in naskah.tabel if denying else ():
        for name, letak, printed in _passed(t):
            denied = re.compile(rf"\b{re.escape(name)} (?:dinyatakan |disebut )?({_GAGAL})", re.I)
            hits = ((m, where) for text, where in denying if (m := denied.search(text)))
            if hit := next(hits, None):
                yield _denied(naskah, t, (name, letak, printed), *hit)


def _denied(
    naskah: Naskah, t: Tabel, row: tuple[str, Letak, str], said: re.Match[str], where: Letak
) -> TemuanReviu:
    name, letak, printed = row
    return TemuanReviu(
        "dok-status",
        f"{name} berstatus {printed} di {t.nama or 'tabel'}, tetapi disebut {said[1]} di uraian.",
        (naskah.tempat(letak, printed, "Status", t.nama), naskah.tempat(where, said[0])),
        (("tabel", printed), ("uraian", said[1])),
    )


def _passed(t: Tabel) -> Iterator[tuple[str, Letak, str]]:
    """Yield the rows that a column of status lets pass: their name, place and status."""
    heads = [clean(h).lower() for h in t.kepala]
    if "status" not in heads:
        return
    column = heads.index("status")
    for row in t.isi:
        cells = [clean(c) for c in row.sel]
        match = _STATUS.match(cells[column]) if column < len(cells) else None
        name = _name(cells[:column])
        if match and not match[1] and name:
            yield name, row.letak, cells[column]


def _name(cells: Sequence[str]) -> str:
    return next((c for c in cells if len(c) > 4 and not c[0].isdigit()), "")
