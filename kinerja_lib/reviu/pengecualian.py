"""Waivers: findings that somebody answered for, in the satker's table `pengecualian`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja_lib.dasar.errors import Temuan, nearest
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.temuan import TemuanReviu
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.asal import asal


@dataclass(frozen=True)
class Pengecualian:
    """One waiver: the rule and the place it answers for, why, by which role, on what day."""

    aturan: str
    tabel: str
    kunci: str
    alasan: str
    peran: str
    tanggal: str
    sel: str = ""

    def covers(self, temuan: TemuanReviu) -> bool:
        """Tell whether it answers for a finding: the rule, and one of its places."""
        here = (self.tabel, self.kunci)
        return temuan.aturan == self.aturan and any(
            (p.tabel, p.kunci) == here for p in temuan.tempat
        )


def read_pengecualian(lap: Laporan) -> list[Pengecualian]:
    """Return the year's waivers in their order."""
    columns = ("aturan", "tabel", "kunci", "alasan", "peran", "tanggal")
    rows: Sequence[Mapping[str, Any]] = lap.rows("pengecualian")
    return [Pengecualian(**{c: str(r[c]) for c in columns}, sel=asal(r)) for r in rows]


def check_rules(table: Sequence[Mapping[Any, Any]]) -> list[Temuan]:
    """Return the waivers that name no rule, each with the nearest one, or one that stands none."""
    found = []
    for row in table:
        name = str(row["aturan"])
        if name in semua_aturan() and semua_aturan()[name].tetap:
            found.append(
                Temuan(
                    str(row[BERKAS]),
                    int(str(row[BARIS])),
                    "aturan",
                    name,
                    "temuan aturan ini tidak dapat dikecualikan",
                    "hapus barisnya, lalu isi bagian yang kosong",
                )
            )
        if name not in semua_aturan():
            near = nearest(name, list(semua_aturan()))
            remedy = "lihat daftar aturan di docs/reviu.md"
            if near:
                remedy = f'mungkin maksudnya "{near}"; {remedy}'
            found.append(
                Temuan(
                    str(row[BERKAS]),
                    int(str(row[BARIS])),
                    "aturan",
                    name,
                    "aturan reviu tidak dikenal",
                    remedy,
                )
            )
    return found
