"""One indicator over the years, towards the target of the Renstra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.capaian.deret import Cara
from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG, poin_persen
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.grafik.lintasan import Lintasan
from kinerja_lib.grafik.skala import number, with_unit
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import pick_indikator, pick_satker, pick_tahun
from kinerja_lib.jelajah.tren import axis_unit

KOLOM = (
    Kolom("Tahun", lebar=0.7),
    Kolom("Target", "kanan"),
    Kolom("Realisasi", "kanan"),
    Kolom("Target Renstra", "kanan"),
    Kolom("Realisasi dikurangi target Renstra", "kanan", 1.4),
)


def lintasan(j: Jelajah, satker: object, indikator: object = "", tahun: object = None) -> Pandangan:
    """Return realisasi, target and Renstra target of one indicator by year up to `tahun`.

    The Renstra goes on after `tahun`. Values of another unit than the latest are in the table only.
    """
    kode = pick_satker(j, satker)
    row = pick_indikator(j, kode, pick_tahun(j, kode, tahun), indikator)
    done = {
        int(r["tahun"]): r
        for r in j.rows("tahunan", satker=kode, kode=row["kode"])
        if r["tahun"] <= row["tahun"]
    }
    plan = {int(r["tahun"]): r for r in j.rows("renstra", satker=kode, kode=row["kode"])}
    years = sorted({*done, *plan})
    unit = row["satuan"]
    points = {
        "realisasi": [_value(done.get(t), "realisasi", unit) for t in years],
        "target": [_value(done.get(t), "target", unit) for t in years],
        "renstra": [_value(plan.get(t), "target", unit) for t in years],
    }
    bagan = Lintasan(years, **points, satuan=axis_unit(row), sebutan=_names(j, row, done, plan))
    gaps = [_less(r, p) for r, p in zip(points["realisasi"], points["renstra"], strict=True)]
    rows = [
        _line(t, done.get(t), plan.get(t), gap, row) for t, gap in zip(years, gaps, strict=True)
    ]
    table = pd.DataFrame(
        [
            {
                "satker": kode,
                "kode": row["kode"],
                "indikator": row["indikator"],
                "tahun": t,
                "target": done.get(t, {}).get("target", ""),
                "realisasi": done.get(t, {}).get("realisasi", ""),
                "target_renstra": plan.get(t, {}).get("target", ""),
                "selisih_renstra": gap,
            }
            for t, gap in zip(years, gaps, strict=True)
        ]
    )
    return Pandangan(
        "lintasan",
        f"{row['kode']} {row['indikator']}, {j.nama(kode)}",
        bagan,
        table,
        KOLOM,
        rows,
        _said(j, row, plan, points["realisasi"], years),
        j.catatan(kode),
        sepi=not plan and len(years) < 2,
        isi_tabel="Realisasi dan target Renstra tiap tahun",
    )


def _value(r: Row | None, kolom: str, unit: str) -> float | None:
    """Return a number that can stand beside the others: percents and money only beside their like.

    Counts of several units do go together, as measuring compares `4 laporan` with `4 triwulan`.
    """
    if r is None:
        return None
    nilai = read_nilai(r[kolom])
    units = {nilai.satuan, unit} - {""}
    if nilai.jenis != "label" and len(units) > 1 and units & {"%", "rupiah"}:
        return None
    return number(r[f"{kolom}_angka"])


def _names(
    j: Jelajah, row: Row, done: Mapping[int, Row], plan: Mapping[int, Row]
) -> dict[float, str]:
    """Name ranks by the labels that were printed for them."""
    cara = Cara("", "", row["skala"], j.skala)
    printed = [r[c] for r in done.values() for c in ("target", "realisasi")]
    printed += [r["target"] for r in plan.values()]
    labels = [n for n in map(read_nilai, printed) if n.jenis == "label"]
    return {x: n.satuan for n in labels if (x := number(cara.number(n))) is not None}


def _less(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a - b


def _line(
    t: int, done: Row | None, plan: Row | None, gap: float | None, row: Row
) -> list[Sel | str]:
    cells: list[Sel | str] = [Sel(str(t), urut=float(t))]
    for r, kolom in ((done, "target"), (done, "realisasi"), (plan, "target")):
        cells.append(Sel("–", gaya="kosong") if r is None else tercetak(r, kolom))
    return [*cells, "–" if gap is None else difference(gap, row)]


def difference(gap: float, row: Row) -> str:
    """Print a difference in the unit of the indicator, percentage points for percents."""
    if row["satuan"] == "%":
        return poin_persen(gap)
    text = with_unit(gap, "peringkat" if row["skala"] else row["satuan"])
    return f"+{text}" if gap > 0 else text


def _place(row: Row) -> str:
    """Say where the satker is to fill in its Renstra: where it keeps what it measured."""
    book, sheet, _ = str(row["berkas"]).rpartition("[")
    file = str(row["berkas"]).replace("pengukuran", "renstra")
    return f"{book}, lembar renstra" if sheet else file


def _said(
    j: Jelajah,
    row: Row,
    plan: Mapping[int, Row],
    done: Sequence[float | None],
    years: Sequence[int],
) -> list[str]:
    if not plan:
        return [j.kalimat("jelajah.tanpa_renstra", berkas=_place(row))]
    known = [(t, v) for t, v in zip(years, done, strict=True) if v is not None]
    end = plan[max(plan)]
    goal = _value(end, "target", row["satuan"])
    if not known or goal is None:
        return [j.kalimat("jelajah.lintasan_kosong", alasan=TIDAK_DIHITUNG)]
    t, x = known[-1]
    facts = {
        "tahun": t,
        "akhir": max(plan),
        "target": end["target"],
        "realisasi": j.rows("tahunan", satker=row["satker"], kode=row["kode"], tahun=t)[0][
            "realisasi"
        ],
    }
    return [j.kalimat("jelajah.lintasan", selisih=difference(x - goal, row), **facts)]
