"""Janji: targets of the table `perjanjian` as rows to be measured, where `pengukuran` has none.

Between the signing of the Perjanjian Kinerja and the LKj the year's targets stand there only.
A target belongs to the indicator of the same name (`revisi.pengenal`); nothing looser is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.dasar.nilai import makna
from kinerja_lib.paket.dokumen_ukur import above, documents, kind, named
from kinerja_lib.paket.revisi import latest, pengenal, pengganti
from kinerja_lib.sumber import BARIS, BERKAS, KOLOM

Row = Mapping[Any, Any]
Rows = Sequence[Row]
TABEL = ("indikator", "pengukuran", "triwulan", "dokumen", "perjanjian")
JENIS = ("pk", "rkt")
"""Kinds of documents whose targets `perjanjian` holds."""
KOLOM_ASAL = (
    ("no_tercetak", "no"),
    *((c, c) for c in ("sasaran", "indikator", "target", "sumber", "catatan")),
)
"""Columns of `pengukuran` that come from `perjanjian`, and what they are called there."""


def promised(tables: Mapping[str, Rows], kebijakan: Kebijakan) -> list[dict[str, Any]]:
    """Return rows of `pengukuran` made of a year's `perjanjian`, [] where others are measured.

    `tables` hold the year's rows. A PK kept there goes before an RKT in `pengukuran` only if it has
    a target for every indicator that the year's tables speak of.
    """
    year = {r["kode"] for nama in ("pengukuran", "triwulan") for r in tables[nama]}
    there = documents(tables["pengukuran"])
    rest: list[dict[str, Any]] = []
    for entry in kebijakan.dokumen_ukur:
        if named(entry, there, tables["dokumen"], kebijakan):
            return []
        if entry in JENIS and not rest:
            rest = [*_rows(entry, tables)]
            if rest and year <= {r["kode"] for r in rest}:
                break
    return rest


def _rows(jenis: str, tables: Mapping[str, Rows]) -> Iterator[dict[str, Any]]:
    """Yield each indicator's target of the highest document in force that names it alone."""
    dokumen, found = tables["dokumen"], _by_name(jenis, tables)
    names = Counter(pengenal(m["nama"]) for m in tables["indikator"])
    for meta in tables["indikator"]:
        name = pengenal(meta["nama"])
        rows = found.get(name, []) if names[name] == 1 else []
        depth = [len(above(r["dokumen"], dokumen)) for r in rows]
        top = [r for r, d in zip(rows, depth, strict=True) if d == min(depth)]
        if len({makna(r["target"]) for r in top}) == 1:
            yield _row(jenis, meta, top[0])


def _by_name(jenis: str, tables: Mapping[str, Rows]) -> dict[str, list[Row]]:
    """Return the filled targets of the documents of a kind that no other one replaces."""
    kinds = {d["dokumen"]: d["jenis"] for d in tables["dokumen"]}
    baru = pengganti(tables["dokumen"])
    found: dict[str, list[Row]] = {}
    for r in tables["perjanjian"]:
        in_force = latest(r["dokumen"], baru) == r["dokumen"]
        if r["target"] and in_force and kind(r["dokumen"], kinds) == jenis:
            found.setdefault(pengenal(r["indikator"]), []).append(r)
    return found


def _row(jenis: str, meta: Row, r: Row) -> dict[str, Any]:
    blank = dict.fromkeys(("target_persen", "realisasi", "capaian_tercetak"), "")
    cells = {ours: r[theirs] for ours, theirs in KOLOM_ASAL}
    place = {BERKAS: r[BERKAS], BARIS: r[BARIS], KOLOM: KOLOM_ASAL}
    return {"tahun": r["tahun"], "dokumen": jenis, "kode": meta["kode"]} | blank | cells | place


def promised_years(
    tables: Mapping[str, Rows], policy: Callable[[int], Kebijakan]
) -> list[dict[str, Any]]:
    """Return the rows of every year that has a `perjanjian`; the tables of `TABEL`, all years."""
    made: list[dict[str, Any]] = []
    for tahun in sorted({r["tahun"] for r in tables["perjanjian"]}):
        if tahun.isascii() and tahun.isdigit():
            kebijakan = policy(int(tahun))
            there = documents(r for r in tables["pengukuran"] if r["tahun"] == tahun)
            report = takewhile(lambda e: e not in JENIS, kebijakan.dokumen_ukur)
            if not any(named(entry, there, (), kebijakan) for entry in report):
                made += promised(of_year(tables, tahun), kebijakan)
    return made


def of_year(rows: Mapping[str, Rows], tahun: str) -> dict[str, Rows]:
    """Return the rows of one year; those of a table without years are of all."""
    return {n: [r for r in t if r.get("tahun", tahun) == tahun] for n, t in rows.items()}
