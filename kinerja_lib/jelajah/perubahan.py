"""Year on year: capaian of a satker or of one indicator, differences in percentage points."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.capaian.agregat import aggregate
from kinerja_lib.dasar.bahasa import persen, poin_persen
from kinerja_lib.grafik.skala import number
from kinerja_lib.grafik.tahunan import LAIN_DASAR, CapaianTahunan
from kinerja_lib.jelajah.bangun import measure_rows
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun, years_of
from kinerja_lib.satker.tahunan import DIHITUNG, DINYATAKAN, used_rows
from kinerja_lib.sumber.asal import asal, dihitung, gabung

KOLOM = (
    Kolom("Tahun", lebar=0.7),
    Kolom("Capaian", "kanan"),
    Kolom("Asal nilai"),
    Kolom("Kategori", lebar=1.3),
    Kolom("Perubahan dari tahun sebelumnya", "kanan", 1.5),
)


class Titik(NamedTuple):
    """One year: capaian unrounded, where it is from, its class and cell, what a document states."""

    tahun: int
    nilai: float | None
    asal: str = ""
    kategori: str = ""
    sumber: str = ""
    klaim: float | None = None


def perubahan(
    j: Jelajah, satker: object, indikator: object = "", tahun: object = None
) -> Pandangan:
    """Return capaian by year up to `tahun` (the latest): the satker's, or one indicator's.

    As in the report every year is measured by the official policy of `tahun`; a year of the satker
    without tables is what its document states, and then no difference is drawn.
    """
    kode = pick_satker(j, satker)
    year = pick_tahun(j, kode, tahun)
    if indikator in (None, ""):
        points, what = satker_by_year(j, kode, year), "Capaian satker"
    else:
        row = pick_indikator(j, kode, year, indikator)
        points, what = indikator_by_year(j, row), f"{row['kode']} {row['indikator']}"
    points = _without_gaps(points)
    digits = j.kebijakan(year).desimal
    bagan = CapaianTahunan(
        [p.tahun for p in points],
        [p.nilai for p in points],
        [p.asal for p in points],
        [p.kategori for p in points],
        [p.klaim for p in points],
        digits,
    )
    before = [None, *points[:-1]]
    rows = [_line(p, b, digits) for p, b in zip(points, before, strict=True)]
    table = pd.DataFrame(
        [
            {
                "satker": kode,
                "tahun": p.tahun,
                "capaian": p.nilai,
                "asal": p.asal,
                "kategori": p.kategori,
                "dinyatakan": p.klaim,
                "perubahan_poin_persen": _less(p, b),
                "dasar": "" if b is None or _less(p, b) is None else _dasar(p, b),
            }
            for p, b in zip(points, before, strict=True)
        ]
    )
    return Pandangan(
        "perubahan",
        f"{what}, {j.nama(kode)}",
        bagan,
        table,
        KOLOM,
        rows,
        _said(j, points, digits),
        j.catatan(kode),
        isi_tabel="Capaian dan kategori tiap tahun",
    )


def satker_by_year(j: Jelajah, satker: str, until: int) -> list[Titik]:
    """Return the satker's capaian by year as `laporan.Laporan.tahunan` has it."""
    claims = {int(r["tahun"]): r for r in j.rows("klaim", satker=satker)}
    found = []
    for tahun in sorted(t for t in {*years_of(j, satker), *claims} if t <= until):
        claim = claims.get(tahun)
        stated = number(claim["capaian"]) if claim else None
        made = _measured(j, satker, tahun, until)
        if made is not None:
            found.append(made._replace(klaim=stated))
        elif claim is not None and stated is not None:
            found.append(
                Titik(tahun, stated, DINYATAKAN, j.kategori(until, stated), asal(claim, "nilai"))
            )
    return found


def _measured(j: Jelajah, satker: str, tahun: int, until: int) -> Titik | None:
    rule = j.kebijakan(until)
    rows = _by_rule(j, j.rows("tahunan", satker=satker, tahun=tahun), rule)
    table = pd.DataFrame(rows)
    value = aggregate(table, rule.agregasi).nilai if rows else None
    if value is None:
        return None
    source = dihitung(used_rows(table, rule.agregasi), "target", "realisasi")
    return Titik(tahun, value, DIHITUNG, j.kategori(until, value), source)


def _by_rule(j: Jelajah, rows: list[Row], rule: Kebijakan) -> list[Row]:
    """Return the rows of one year as another year's policy measures them."""
    if not rows or j.kebijakan(int(rows[0]["tahun"])).cara == rule.cara:
        return rows
    again = measure_rows(rows, rule, j.acuan)
    return [r | result for r, result in zip(rows, again, strict=True)]


def indikator_by_year(j: Jelajah, row: Row) -> list[Titik]:
    """Return one indicator's capaian by year up to that of `row`; the code names it."""
    rows = j.rows("tahunan", satker=row["satker"], kode=row["kode"])
    until = int(row["tahun"])
    points = []
    for own in sorted(rows, key=lambda r: int(r["tahun"])):
        if own["tahun"] > until:
            continue
        [r] = _by_rule(j, [own], j.kebijakan(until))
        value = number(r["capaian"])
        made = DIHITUNG if value is not None else ""
        points.append(
            Titik(
                int(r["tahun"]),
                value,
                made,
                j.kategori(until, value),
                asal(own, "target", "realisasi"),
            )
        )
    return points


def _without_gaps(points: list[Titik]) -> list[Titik]:
    """Put the years in between that have no value, so that no difference skips one."""
    known = {p.tahun: p for p in points}
    if not known:
        return []
    return [known.get(t, Titik(t, None)) for t in range(min(known), max(known) + 1)]


def _less(now: Titik, before: Titik | None) -> float | None:
    """Return the change against the year before, unrounded; None where one of them is missing."""
    if before is None or now.nilai is None or before.nilai is None:
        return None
    return now.nilai - before.nilai


def _dasar(now: Titik, before: Titik) -> str:
    return "sama" if now.asal == before.asal else "berbeda"


def _line(p: Titik, before: Titik | None, digits: int) -> list[Sel | str]:
    value = Sel(persen(p.nilai, digits), p.sumber, p.nilai, "" if p.nilai is not None else "kosong")
    change = _less(p, before)
    if before is None or change is None:
        moved = Sel("–" if before is None else "tidak dapat dihitung", gaya="kosong")
    else:
        words = poin_persen(change, digits)
        words += "" if _dasar(p, before) == "sama" else f", {LAIN_DASAR}"
        moved = Sel(words, gabung(before.sumber, p.sumber), change)
    return [Sel(str(p.tahun), urut=float(p.tahun)), value, p.asal or "–", p.kategori or "–", moved]


def _said(j: Jelajah, points: list[Titik], digits: int) -> list[str]:
    first, last = points[-2:] if len(points) > 1 else (None, None)
    change = _less(last, first) if last else None
    if first is None or last is None or change is None:
        return [j.kalimat("jelajah.perubahan_kosong")]
    said = j.kalimat(
        "jelajah.perubahan",
        lalu=first.tahun,
        tahun=last.tahun,
        nilai_lalu=persen(first.nilai, digits),
        nilai=persen(last.nilai, digits),
        selisih=poin_persen(change, digits),
    )
    if _dasar(last, first) == "sama":
        return [said]
    return [
        said,
        j.kalimat(
            "jelajah.perubahan_dasar",
            lalu=first.tahun,
            tahun=last.tahun,
            asal_lalu=first.asal,
            asal=last.asal,
        ),
    ]
