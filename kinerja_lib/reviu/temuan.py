"""What a rule says. Free of tables and of Paket: a reader of finished documents says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinerja_lib.dasar.errors import one_line
from kinerja_lib.dasar.tempat import Tempat

BERAT, SEDANG, RINGAN = "berat", "sedang", "ringan"
TINGKAT = (BERAT, SEDANG, RINGAN)
"""Severities, worst first. A final report stands no unanswered finding that is `berat`."""


@dataclass(frozen=True)
class TemuanReviu:
    """One contradiction: which rule, in a sentence, where, and the values that do not agree.

    `nilai` holds (what it is, its value), in the order that the sentence speaks of them. Findings
    of one rule with the same `sebab` have one cause and are said once: `sebab` is that cause with
    `{n}` for their number, `rinci` what each of them adds, `bagian` the findings themselves.
    """

    aturan: str
    pesan: str
    tempat: tuple[Tempat, ...]
    nilai: tuple[tuple[str, str], ...] = ()
    sebab: str = ""
    rinci: tuple[str, ...] = ()
    bagian: tuple[TemuanReviu, ...] = ()

    def __str__(self) -> str:
        """Print the sentence on one line, whatever the data."""
        return one_line(self.pesan)


def bring_together(found: Iterable[TemuanReviu]) -> list[TemuanReviu]:
    """Say one cause once: findings of one rule and `sebab` become one, in the place of the first.

    What a waiver answers for is taken out before, so that a waiver never covers its neighbours.
    """
    groups: dict[tuple[str, str], list[TemuanReviu]] = {}
    for t in found:
        groups.setdefault((t.aturan, t.sebab or t.pesan), []).append(t)
    return [_one(g) for g in groups.values()]


def _one(group: list[TemuanReviu]) -> TemuanReviu:
    first = group[0]
    if len(group) == 1 or not first.sebab:
        return first
    rinci = tuple(r for t in group for r in t.rinci)
    lead = first.sebab.replace("{n}", str(len(group)))
    tempat = tuple(dict.fromkeys(p for t in group for p in t.tempat))
    nilai = tuple((what, value) for t in group for what, value in t.nilai)
    said = f"{lead}: {'; '.join(rinci)}."
    return TemuanReviu(first.aturan, said, tempat, nilai, lead, rinci, tuple(group))
