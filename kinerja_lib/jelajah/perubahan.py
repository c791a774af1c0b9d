"""Year on year: capaian of a satker or of one indicator, differences in percentage points."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from kinerja_lib.bahasa import bulat, persen, poin_persen
from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.blok.asal import asal, dihitung
from kinerja_lib.capaian.agregat import aggregate
from kinerja_lib.grafik.skala import number
from kinerja_lib.grafik.tahunan import CapaianTahunan
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun, years_of

KOLOM = (
    Kolom("Tahun", lebar=0.7), Kolom("Capaian", "kanan"), Kolom("Asal nilai"),
    Kolom("Kategori", lebar=1.3), Kolom("Perubahan dari tahun sebelumnya", "kanan", 1.5),
)  # fmt: skip


class Titik(NamedTuple):
    """One year: capaian as the report rounds it, where it is from, its class, its cell."""

    tahun: int
    nilai: float | None
    asal: str = ""
    kategori: str = ""
    sumber: str = ""


def perubahan(
    j: Jelajah, satker: object, indikator: object = "", tahun: object = None
) -> Pandangan:
    """Return capaian by year up to `tahun` (the latest): the satker's, or one indicator's.

    Every year is measured by its own official policy. As in the report, an earlier year of the
    satker is what its document printed, where that is known.
    """
    kode = pick_satker(j, satker)
    year = pick_tahun(j, kode, tahun)
    if indikator in (None, ""):
        points, what = satker_by_year(j, kode, year), "Capaian satker"
    else:
        row = pick_indikator(j, kode, year, indikator)
        points, what = indikator_by_year(j, row), f"{row['kode']} {row['indikator']}"
    points = _without_gaps(points)
    bagan = CapaianTahunan([p.tahun for p in points], [p.nilai for p in points],
                           [p.asal for p in points], [p.kategori for p in points])  # fmt: skip
    changes = [None, *(_less(b.nilai, a.nilai) for a, b in pairwise(points))]
    rows = [_line(p, d, i) for i, (p, d) in enumerate(zip(points, changes, strict=True))]
    table = pd.DataFrame(
        [{"satker": kode, "tahun": p.tahun, "capaian": p.nilai, "asal": p.asal,
          "kategori": p.kategori, "perubahan_poin_persen": d}
         for p, d in zip(points, changes, strict=True)]
    )  # fmt: skip
    return Pandangan("perubahan", f"{what}, {j.nama(kode)}", bagan, table, KOLOM, rows,
                     [_said(j, points, changes)], j.catatan(kode),
                     isi_tabel="Capaian dan kategori tiap tahun")  # fmt: skip


def satker_by_year(j: Jelajah, satker: str, until: int) -> list[Titik]:
    """Return the satker's capaian by year as `laporan.Laporan.tahunan` has it."""
    claims = {int(r["tahun"]): r for r in j.rows("klaim", satker=satker)}
    found = []
    for tahun in sorted({*years_of(j, satker), *claims}):
        claim = claims.get(tahun)
        if tahun > until:
            continue
        made = _measured(j, satker, tahun) if tahun == until or claim is None else None
        if made is None and claim is not None:
            value = number(claim["capaian"])
            made = Titik(tahun, value, "tercetak", j.kategori(tahun, value), asal(claim, "nilai"))
        found += [made] if made else []
    return found


def _measured(j: Jelajah, satker: str, tahun: int) -> Titik | None:
    rows = j.rows("tahunan", satker=satker, tahun=tahun)
    policy = j.kebijakan(tahun)
    value = aggregate(pd.DataFrame(rows), policy.agregasi).nilai if rows else None
    if value is None:
        return None
    source = dihitung(rows, "target", "realisasi")
    rounded = bulat(value, policy.desimal)
    return Titik(tahun, rounded, "dihitung", j.kategori(tahun, value), source)


def indikator_by_year(j: Jelajah, row: Row) -> list[Titik]:
    """Return one indicator's capaian by year up to that of `row`; the code names it."""
    rows = j.rows("tahunan", satker=row["satker"], kode=row["kode"])
    points = []
    for r in sorted(rows, key=lambda r: int(r["tahun"])):
        if r["tahun"] > row["tahun"]:
            continue
        value = number(r["capaian"])
        rounded = None if value is None else bulat(value, j.kebijakan(int(r["tahun"])).desimal)
        points.append(Titik(int(r["tahun"]), rounded, "dihitung" if value is not None else "",
                            r["kategori"], asal(r, "target", "realisasi")))  # fmt: skip
    return points


def _without_gaps(points: list[Titik]) -> list[Titik]:
    """Put the years in between that have no value, so that no difference skips one."""
    known = {p.tahun: p for p in points}
    if not known:
        return []
    return [known.get(t, Titik(t, None)) for t in range(min(known), max(known) + 1)]


def _less(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else bulat(now - before, 6)


def _line(p: Titik, change: float | None, i: int) -> list[Sel | str]:
    value = Sel(persen(p.nilai), p.sumber, p.nilai, "" if p.nilai is not None else "kosong")
    if change is None:
        moved = Sel("–" if i == 0 else "tidak dapat dihitung", gaya="kosong")
    else:
        moved = Sel(poin_persen(change), p.sumber, change)
    return [Sel(str(p.tahun), urut=float(p.tahun)), value, p.asal or "–", p.kategori or "–", moved]


def _said(j: Jelajah, points: list[Titik], changes: list[float | None]) -> str:
    if not points or changes[-1] is None:
        return j.kalimat("jelajah.perubahan_kosong")
    first, last = points[-2], points[-1]
    return j.kalimat("jelajah.perubahan", lalu=first.tahun, tahun=last.tahun,
                     nilai_lalu=persen(first.nilai), nilai=persen(last.nilai),
                     selisih=poin_persen(changes[-1]))  # fmt: skip
