"""One indicator over all satker that name it alike: spread, rank, outliers by a stated rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.dasar.bahasa import angka, bulat, persen
from kinerja_lib.grafik.kuartil import kuartil
from kinerja_lib.grafik.sesama import Sesama
from kinerja_lib.grafik.skala import number
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun
from kinerja_lib.sumber.asal import asal

PAGAR = 1.5
"""How many times the middle half's width beyond it a value is an outlier (Tukey's rule)."""
SEDIKIT = 8
"""Under so many satker nothing is called an outlier."""
BANYAK, UJUNG = 60, 15
"""From so many rows on the shown table holds only the first and last ones, the satker's neighbours
and the outliers; `tabel` always has all."""
KOLOM = (
    Kolom("Peringkat", "kanan", 0.7),
    Kolom("Satker", lebar=2.2),
    Kolom("Jenis", lebar=0.9),
    Kolom("Target", "kanan"),
    Kolom("Realisasi", "kanan"),
    Kolom("Capaian", "kanan"),
    Kolom("Kategori", lebar=1.1),
    Kolom("Pencilan", lebar=0.8),
)


@dataclass(frozen=True)
class Sebaran:
    """The spread of known values; `pagar` is None where the rule for outliers does not apply."""

    kuartil: tuple[float, float, float]
    pagar: tuple[float, float] | None
    jumlah: int

    def side(self, x: float) -> str:
        """Return rendah, tinggi or ""."""
        if self.pagar is None:
            return ""
        return "rendah" if x < self.pagar[0] else "tinggi" if x > self.pagar[1] else ""


def spread(values: Sequence[float]) -> Sebaran:
    """Describe some values: quartiles, and the ends Q1 − 1,5 IQR and Q3 + 1,5 IQR."""
    low, middle, high = kuartil(values)
    wide = high - low
    use = len(values) >= SEDIKIT and wide > 0
    ends = (low - PAGAR * wide, high + PAGAR * wide) if use else None
    return Sebaran((low, middle, high), ends, len(values))


def sesama(j: Jelajah, satker: object, indikator: object = "", tahun: object = None) -> Pandangan:
    """Return an indicator of a satker among all satker with an indicator of that name.

    Capaian is compared, each measured by the official policy of the year; equal ones share a rank.
    """
    kode = pick_satker(j, satker)
    row = pick_indikator(j, kode, pick_tahun(j, kode, tahun), indikator)
    digits = j.kebijakan(int(row["tahun"])).desimal
    peers = [
        r | {"nilai": None if (x := number(r["capaian"])) is None else bulat(x, digits)}
        for r in j.rows("tahunan", kunci=row["kunci"], tahun=row["tahun"])
    ]
    known = sorted(
        (r for r in peers if r["nilai"] is not None), key=lambda r: (-r["nilai"], r["satker"])
    )
    sebaran = spread([r["nilai"] for r in known]) if known else None
    ranked = _ranked(known, sebaran)
    place = next((i for i, r in enumerate(ranked) if r["satker"] == kode), None)
    dots = [(j.nama(r["satker"]), r["nilai"], bool(r["pencilan"])) for r in ranked]
    alone = len(dots) < 2
    fence = sebaran.pagar if sebaran else None
    bagan = Sesama() if alone else Sesama(dots, place, fence)
    shown = _extract(ranked, place)
    return Pandangan(
        "sesama",
        f"{row['indikator']}: {j.nama(kode)} di antara sesamanya, {row['tahun']}",
        bagan,
        _table(j, ranked),
        KOLOM,
        [_line(j, r) for r in shown],
        [j.kalimat("jelajah.sesama_sendiri")]
        if alone
        else [*_said(j, row, peers, ranked, sebaran), *_left_out(j, shown, ranked)],
        j.catatan(),
        sepi=alone,
        isi_tabel="Peringkat dan capaian satker",
    )


def _extract(ranked: Sequence[Row], place: int | None) -> list[Row]:
    """Return the rows that are shown of a long list: its ends, outliers, who is looked at."""
    last = len(ranked) - UJUNG
    near = range(0) if place is None else range(place - 2, place + 3)
    return [
        r
        for i, r in enumerate(ranked)
        if len(ranked) <= BANYAK or i < UJUNG or i >= last or i in near or r["pencilan"]
    ]


def _left_out(j: Jelajah, shown: Sequence[Row], ranked: Sequence[Row]) -> list[str]:
    if len(shown) == len(ranked):
        return []
    counts = {"baris": angka(len(shown), 0), "satker": angka(len(ranked), 0)}
    return [j.kalimat("jelajah.sesama_petikan", **counts)]


def _ranked(known: Sequence[Row], sebaran: Sebaran | None) -> list[Row]:
    """Give each row its rank and whether the rule calls it an outlier."""
    found: list[Row] = []
    for i, r in enumerate(known):
        tied = bool(found) and found[-1]["nilai"] == r["nilai"]
        rank = found[-1]["peringkat"] if tied else i + 1
        found.append(
            r | {"peringkat": rank, "pencilan": sebaran.side(r["nilai"]) if sebaran else ""}
        )
    return found


def _table(j: Jelajah, ranked: Sequence[Row]) -> pd.DataFrame:
    kept = ("peringkat", "satker", "target", "realisasi", "capaian", "kategori", "pencilan")
    rows = [
        {k: r[k] for k in kept}
        | {
            "nama": j.nama(r["satker"]),
            "jenis": j.kantor[r["satker"]]["jenis"],
            "tahun": r["tahun"],
        }
        for r in ranked
    ]
    order = ["peringkat", "satker", "nama", "jenis", "tahun", *kept[2:]]
    return pd.DataFrame(rows, columns=order)


def _line(j: Jelajah, r: Row) -> list[Sel | str]:
    return [
        Sel(angka(r["peringkat"], 0), urut=float(r["peringkat"])),
        j.nama(r["satker"]),
        j.kantor[r["satker"]]["jenis"] or "–",
        tercetak(r, "target"),
        tercetak(r, "realisasi"),
        Sel(persen(r["nilai"]), asal(r, "target", "realisasi"), r["nilai"]),
        r["kategori"] or "–",
        r["pencilan"] or "–",
    ]


def _said(
    j: Jelajah, row: Row, peers: Sequence[Row], ranked: Sequence[Row], sebaran: Sebaran | None
) -> list[str]:
    own = next((r for r in ranked if r["satker"] == row["satker"]), None)
    counts = {
        "satker": angka(len(ranked), 0),
        "kosong": angka(len(peers) - len(ranked), 0),
        "rusak": angka(len(j.ditinggalkan), 0),
    }
    said = [j.kalimat("jelajah.sesama_jumlah", **counts)]
    if own is None or sebaran is None:
        return [j.kalimat("jelajah.sesama_kosong", nama=j.nama(row["satker"])), *said]
    middle = sebaran.kuartil[1]
    tied = sum(r["peringkat"] == own["peringkat"] for r in ranked) - 1
    facts = {
        "nama": j.nama(row["satker"]),
        "capaian": persen(own["nilai"]),
        "peringkat": angka(own["peringkat"], 0),
        "median": persen(middle),
        "bersama": f" (bersama {angka(tied, 0)} satker lain)" if tied else "",
    }
    said.insert(0, j.kalimat("jelajah.sesama", **facts, satker=counts["satker"]))
    return [*said, _rule(j, ranked, sebaran)]


def _rule(j: Jelajah, ranked: Sequence[Row], sebaran: Sebaran) -> str:
    """Say by which rule a value is an outlier, or why none is called one."""
    if sebaran.pagar:
        low, high = (persen(x) for x in sebaran.pagar)
        count = sum(bool(r["pencilan"]) for r in ranked)
        if not count:
            return j.kalimat("jelajah.pencilan_nihil", bawah=low, atas=high)
        return j.kalimat("jelajah.pencilan", jumlah=angka(count, 0), bawah=low, atas=high)
    if sebaran.jumlah < SEDIKIT:
        return j.kalimat("jelajah.pencilan_sedikit", paling=SEDIKIT)
    other = sum(r["nilai"] != sebaran.kuartil[1] for r in ranked)
    return j.kalimat(
        "jelajah.pencilan_sama", nilai=persen(sebaran.kuartil[1]), lain=angka(other, 0)
    )
