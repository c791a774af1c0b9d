"""What would happen under another rule: a satker measured again, beside the official result."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.capaian.agregat import aggregate
from kinerja_lib.dasar.bahasa import persen, poin_persen
from kinerja_lib.grafik.andai import BandingAturan
from kinerja_lib.grafik.skala import number
from kinerja_lib.jelajah.aturan import Aturan, measure_again
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun
from kinerja_lib.sumber.asal import asal, dihitung

KOLOM = (
    Kolom("Indikator", lebar=5),
    Kolom("Target", "kanan"),
    Kolom("Realisasi", "kanan"),
    Kolom("Resmi", "kanan"),
    Kolom("Kategori resmi"),
    Kolom("Andai (bukan resmi)", "kanan", 1.1),
    Kolom("Kategori andai"),
    Kolom("Selisih", "kanan", 1.6),
)


def andai(
    j: Jelajah, satker: object, aturan: Aturan, indikator: object = "", tahun: object = None
) -> Pandangan:
    """Return the satker's year under `aturan` beside the official one, indicator by indicator.

    cap, minimise and skala change every indicator; arah only that of `indikator`. Shown are the
    indicators whose capaian or category changes; `tabel` has all.
    """
    kode = pick_satker(j, satker)
    year = pick_tahun(j, kode, tahun)
    rows = sorted(j.rows("tahunan", satker=kode, tahun=year), key=lambda r: r["kode"])
    chosen = pick_indikator(j, kode, year, indikator)["kode"] if indikator else ""
    again = measure_again(j, rows, aturan, chosen)
    both = [
        _pair(r, x, k) for r, x, k in zip(rows, again["capaian"], again["kategori"], strict=True)
    ]
    whole = _whole(j, rows, again, aturan, year)
    note = aturan.uraian()
    bagan = BandingAturan(
        [
            ("", f"Capaian {j.nama(kode)}", whole["resmi"], whole["andai"]),
            *((r["kode"], r["indikator"], r["resmi"], r["andai"]) for r in both),
        ],
        note,
    )
    source = dihitung(rows, "target", "realisasi")
    head: list[Sel | str] = [
        Sel(f"Capaian {j.nama(kode)}", gaya="jumlah"),
        "–",
        "–",
        *_results(whole, source),
    ]
    lines = [
        [
            f"{r['kode']} {r['indikator']}",
            tercetak(r, "target"),
            tercetak(r, "realisasi"),
            *_results(r, asal(r, "target", "realisasi")),
        ]
        for r in both
        if r["resmi"] != r["andai"] or r["kategori_resmi"] != r["kategori_andai"]
    ]
    warning = (
        j.plain_kalimat("jelajah.bukan_resmi", perubahan=note)
        if note
        else j.plain_kalimat("jelajah.tanpa_perubahan")
    )
    said = [_said(j, whole, both), *([j.kalimat("jelajah.andai_tabel")] if lines else [])]
    return Pandangan(
        "andai",
        f"Andai aturannya lain: {j.nama(kode)} {year}",
        bagan,
        _table(kode, year, both),
        KOLOM,
        [head, *lines],
        said,
        j.catatan(kode),
        (warning,),
        sepi=not lines,
        isi_tabel="Capaian resmi dan andai, tiap indikator yang berubah",
    )


def _pair(r: Row, capaian: float, kategori: str) -> Row:
    return r | {
        "resmi": number(r["capaian"]),
        "kategori_resmi": r["kategori"],
        "andai": number(capaian),
        "kategori_andai": str(kategori),
    }


def _whole(j: Jelajah, rows: Sequence[Row], again: pd.DataFrame, aturan: Aturan, tahun: int) -> Row:
    """Return the satker's capaian both ways; the method of aggregation stays official."""
    policy = j.kebijakan(tahun)
    table = pd.DataFrame(rows)
    changed = table.assign(**{c: again[c].to_numpy() for c in ("capaian", "keterangan")})
    resmi, other = (aggregate(t, policy.agregasi).nilai for t in (table, changed))
    scale = j.skala[aturan.over(policy).skala]
    return {
        "resmi": resmi,
        "kategori_resmi": j.kategori(tahun, resmi),
        "andai": other,
        "kategori_andai": "" if other is None else str(scale.classify(other)),
    }


def _results(r: Row, source: str) -> list[Sel | str]:
    a, b = r["resmi"], r["andai"]
    cells = [Sel(persen(x), source, x, "" if x is not None else "kosong") for x in (a, b)]
    gap = None if a is None or b is None else b - a
    moved = Sel("–", gaya="kosong") if gap is None else Sel(poin_persen(gap), source, gap)
    return [cells[0], r["kategori_resmi"] or "–", cells[1], r["kategori_andai"] or "–", moved]


def _table(kode: str, tahun: int, both: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "satker": kode,
                "tahun": tahun,
                "kode": r["kode"],
                "indikator": r["indikator"],
                "target": r["target"],
                "realisasi": r["realisasi"],
                "capaian_resmi": r["resmi"],
                "kategori_resmi": r["kategori_resmi"],
                "capaian_andai_bukan_resmi": r["andai"],
                "kategori_andai_bukan_resmi": r["kategori_andai"],
            }
            for r in both
        ]
    )


def _said(j: Jelajah, whole: Row, both: Sequence[Row]) -> str:
    moved = sum(r["resmi"] != r["andai"] for r in both)
    facts = {
        "resmi": persen(whole["resmi"]),
        "andai": persen(whole["andai"]),
        "kategori": whole["kategori_resmi"] or "–",
        "lain": whole["kategori_andai"] or "–",
        "jumlah": len(both),
    }
    if not moved:
        return j.kalimat("jelajah.andai_tetap", **facts)
    return j.kalimat("jelajah.andai", berubah=moved, **facts)
