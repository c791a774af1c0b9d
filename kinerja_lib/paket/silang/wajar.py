"""Target beside realisasi: what can be read in two ways, and a capaian beyond belief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.banding import compare, doubt
from kinerja_lib.capaian.ukur import beyond, measured_target, uncapped
from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.sumber import BARIS, BERKAS

Row = Mapping[Any, Any]


def check_pairs(
    rows: Mapping[str, Sequence[Row]], skala: dict[str, Skala], kebijakan: Mapping[str, Kebijakan]
) -> list[Temuan]:
    """Refuse pairs of `pengukuran` and `triwulan` that nobody can measure without guessing.

    A capaian above the policy's `batas_wajar` is refused for the year only: a quarter's target may
    be small beside what was done.
    """
    meta = {r["kode"]: r for r in rows.get("indikator", [])}
    found = [
        Temuan(r[BERKAS], int(r[BARIS]), "realisasi", str(r["realisasi"]), why, PERBAIKAN)
        for nama in ("pengukuran", "triwulan")
        for r in rows.get(nama, [])
        if (why := _doubt(nama, r, meta.get(r["kode"])))
    ]
    return [*found, *_beyond(rows.get("pengukuran", []), meta, skala, kebijakan)]


PERBAIKAN = "tulis ulang target dan realisasinya supaya hanya berarti satu"


def _target(nama: str, row: Row) -> str:
    return measured_target(row) if nama == "pengukuran" else str(row["target"])


def _doubt(nama: str, row: Row, meta: Row | None) -> str:
    if meta is None or "" in (row["realisasi"], _target(nama, row)):
        return ""
    return doubt(read_nilai(_target(nama, row)), read_nilai(str(row["realisasi"])), meta["arah"])


def _beyond(
    rows: Sequence[Row],
    meta: Mapping[Any, Row],
    skala: dict[str, Skala],
    kebijakan: Mapping[str, Kebijakan],
) -> Iterator[Temuan]:
    for tahun, policy in kebijakan.items():
        here = [r for r in rows if r["tahun"] == tahun and r["kode"] in meta and r["realisasi"]]
        pairs = [
            compare(
                read_nilai(_target("pengukuran", r)),
                read_nilai(str(r["realisasi"])),
                meta[r["kode"]]["arah"],
                skala,
                meta[r["kode"]]["skala"],
            )
            for r in here
        ]
        for r, mentah in zip(here, uncapped(pairs, policy), strict=True):
            if mentah > policy.batas_wajar:
                remedy = (
                    "betulkan angkanya; bila memang benar, naikkan batas_wajar di kebijakan.toml"
                )
                why = f'{beyond(mentah, policy)} (target "{_target("pengukuran", r)}")'
                yield Temuan(
                    r[BERKAS], int(r[BARIS]), "realisasi", str(r["realisasi"]), why, remedy
                )
