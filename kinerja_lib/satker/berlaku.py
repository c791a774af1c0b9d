"""Rows of the documents in force: what a revision replaced no longer counts."""

from __future__ import annotations

from kinerja_lib.paket.revisi import latest, pengganti
from kinerja_lib.satker.laporan import Laporan, Row


def berlaku(lap: Laporan, tabel: str, **equal: str) -> list[Row]:
    """Return the rows of `dokumen`, `perjanjian` or `anggaran` that no revision replaced."""
    lama = pengganti(lap.rows("dokumen"))
    return [r for r in lap.rows(tabel, **equal) if r["dokumen"] not in lama]


def atasan(lap: Laporan) -> dict[str, str]:
    """Return each document in force → the one in force above it, "" for the highest."""
    baru = pengganti(lap.rows("dokumen"))
    return {d["dokumen"]: d["induk"] and latest(d["induk"], baru) for d in berlaku(lap, "dokumen")}
