"""The error tree of Kinerja.

KinerjaError                      anything the user can mend; its text is all they see
├── UsageError                    wrong call: unknown report, parameter, satker, year      exit 2
├── DataError                     tables that break their contract; carries every Temuan   exit 1
├── PolicyError                   kebijakan or reference data that cannot be used          exit 1
└── ReportError                   a notebook or an exporter failed                         exit 1

Every message is Indonesian and says: which thing, which value, which rule, which remedy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Temuan:
    """Say what is wrong with one place in the data.

    `berkas` is a path as the user typed it, `baris` the row as a spreadsheet numbers it
    (the header is row 1; 0 = the whole file), `kolom` the column's heading.
    """

    berkas: str
    baris: int
    kolom: str
    nilai: str
    aturan: str
    perbaikan: str

    def __str__(self) -> str:
        tempat = ":".join(
            part for part in (self.berkas, str(self.baris) if self.baris else "", self.kolom) if part
        )
        nilai = self.nilai if self.nilai != "" else "(kosong)"
        return f"{tempat}: {nilai}: {self.aturan}: {self.perbaikan}"


class KinerjaError(Exception):
    """Stop with a message that the user can act on."""

    exit_code = 1


class UsageError(KinerjaError):
    """Refuse a call before anything is started."""

    exit_code = 2

    @classmethod
    def unknown(cls, what: str, value: str, known: Sequence[str], remedy: str) -> UsageError:
        """Name the unknown value, the nearest known one and where the list is."""
        from difflib import get_close_matches

        near = get_close_matches(value, known, n=1)
        hint = f' Mungkin maksudnya "{near[0]}".' if near else ""
        return cls(f'{what} "{value}" tidak dikenal.{hint} {remedy}')


class DataError(KinerjaError):
    """Carry every violation found, so that all can be mended in one go."""

    def __init__(self, temuan: Sequence[Temuan]) -> None:
        self.temuan = tuple(sorted(temuan))
        super().__init__("\n".join(str(t) for t in self.temuan))


class PolicyError(KinerjaError):
    """Refuse a kebijakan or a scale that cannot be applied."""


class ReportError(KinerjaError):
    """Say which report failed, in which cell and why."""
