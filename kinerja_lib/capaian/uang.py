"""Amounts of the budget tables: read, kept to one document and level, summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from kinerja_lib.dasar.nilai import read_rupiah

R = TypeVar("R", bound=Mapping[Any, Any])


def uang(r: Mapping[Any, Any], kolom: str) -> float | None:
    """Read an amount of a budget row, None where there is none."""
    return read_rupiah(str(r[kolom])).angka


def sum_uang(rows: Sequence[Mapping[Any, Any]], kolom: str) -> float | None:
    """Sum a column; None when a row lacks it, since a partial total is not the total."""
    values = [uang(r, kolom) for r in rows]
    return None if any(v is None for v in values) else sum(v for v in values if v is not None)


def one_level(rows: Sequence[R]) -> list[R]:
    """Keep one document and one level: the same money stands in several documents and levels."""
    rows = [r for r in rows if r["tingkat"] == "program"] or [*rows]
    return [r for r in rows if r["dokumen"] == rows[0]["dokumen"]]
