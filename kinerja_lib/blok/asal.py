"""Cells that know where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinerja_lib.blok import Gaya, Sel
from kinerja_lib.dasar.bahasa import BELUM_DIISI
from kinerja_lib.sumber.asal import asal

Row = Mapping[Any, Any]
GAYA_STATUS: Mapping[str, Gaya] = {"turunan": "turunan", "ilustrasi": "ilustrasi"}
"""The look of a figure by its status; what a document prints has none."""


def tercetak(row: Row, kolom: str, gaya: Gaya = "") -> Sel:
    """Show a cell as printed; an empty one as a dash that still says where it stands."""
    text = str(row[kolom])
    return Sel(text or "–", asal(row, kolom), None, gaya if text else "kosong")


def isian(row: Row, kolom: str) -> Sel:
    """Show a cell that ought to be filled; an empty one as `belum diisi`."""
    text = str(row[kolom])
    return Sel(text or BELUM_DIISI, asal(row, kolom), None, "" if text else "kosong")
