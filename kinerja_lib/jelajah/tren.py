"""One indicator's quarters: target beside realisasi, each quarter or brought together."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from kinerja_lib.blok import Gaya, Kolom, Sel
from kinerja_lib.blok.asal import GAYA_STATUS, tercetak
from kinerja_lib.capaian.konsolidasi import consolidate
from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG, persen, triwulan
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.dasar.status import STATUS, Status, as_status
from kinerja_lib.grafik.skala import number, with_unit
from kinerja_lib.grafik.tren import TrenTriwulan
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import TW, pick_indikator, pick_satker, pick_tahun, pick_triwulan
from kinerja_lib.sumber import rows_of
from kinerja_lib.sumber.asal import dihitung, target_realisasi

SISI = ("target", "realisasi")
KOLOM = (
    Kolom("Triwulan", lebar=1.2),
    Kolom("Target", "kanan"),
    Kolom("Realisasi", "kanan"),
    Kolom("Target sampai triwulan ini", "kanan"),
    Kolom("Realisasi sampai triwulan ini", "kanan"),
    Kolom("Terhadap target sampai triwulan ini", "kanan"),
    Kolom("Terhadap target setahun", "kanan"),
)


def tren(
    j: Jelajah,
    satker: object,
    tahun: object = None,
    indikator: object = "",
    sampai: object = 4,
    kumulatif: bool = True,
) -> Pandangan:
    """Return target and realisasi by quarter of one indicator, up to quarter `sampai`.

    Quarters are brought together as the report does (`capaian.konsolidasi`) unless not `kumulatif`.
    """
    kode, until = pick_satker(j, satker), pick_triwulan(sampai)
    row = pick_indikator(j, kode, year := pick_tahun(j, kode, tahun), indikator)
    printed = j.rows("triwulan", satker=kode, tahun=year, kode=row["kode"])
    quarters = bring_together(j, row, printed)
    at = {int(q["triwulan"]): q for q in quarters}
    kind = "_kumulatif" if kumulatif else ""
    values = {
        n: [number(at.get(q, {}).get(f"{n}{kind}")) for q in TW] for n in ("target", "realisasi")
    }
    unit = axis_unit(row) or next((q["satuan"] for q in quarters), "")
    bagan = TrenTriwulan(
        TW,
        values["target"],
        values["realisasi"],
        _statuses(at, printed, "target", kumulatif),
        _statuses(at, printed, "realisasi", kumulatif),
        unit,
        until,
        kumulatif,
    )
    shown = [q for q in TW if q <= until]
    how = "kumulatif" if kumulatif else "per triwulan"
    return Pandangan(
        "tren",
        f"{row['kode']} {row['indikator']}: {how}, {j.nama(kode)} {year}",
        bagan,
        _table(row, printed, at, shown),
        KOLOM,
        [_line(q, printed, at.get(q), row) for q in shown],
        [_said(j, row, at, until)],
        j.catatan(kode),
        isi_tabel="Target dan realisasi tiap triwulan",
    )


def bring_together(j: Jelajah, row: Row, printed: Sequence[Row]) -> list[Row]:
    """Return the quarters of one indicator as the report has them; none where there are none."""
    if not printed:
        return []
    meta = {k: row[k] for k in ("kode", "konsolidasi", "arah", "skala")}
    policy = j.kebijakan(int(row["tahun"]))
    quarters = consolidate(
        pd.DataFrame(printed), pd.DataFrame([meta]), policy, j.skala, {row["kode"]: row}
    )
    return [{str(k): v for k, v in q.items()} for q in rows_of(quarters)]


def axis_unit(row: Row) -> str:
    """Name what an indicator's numbers are: its printed units, or ranks of a scale of labels."""
    if row["skala"]:
        return f"peringkat skala {row['skala'].upper()}, 1 terendah"
    units = [read_nilai(str(row[c])).satuan for c in ("target", "realisasi")]
    return " dan ".join(dict.fromkeys(u.lower() for u in units if u)) or str(row["satuan"])


def _statuses(
    at: dict[int, Row], printed: Sequence[Row], name: str, kumulatif: bool
) -> list[Status]:
    """Return how firm each point is: what was brought together, or the quarter's own."""
    if not kumulatif:
        at = {int(r["triwulan"]): r for r in printed}
    return [as_status(at.get(q, {}).get(f"status_{name}")) for q in TW]


def _line(q: int, printed: Sequence[Row], at: Row | None, row: Row) -> list[Sel | str]:
    own = next((r for r in printed if int(r["triwulan"]) == q), None)
    if own is None or at is None:
        return [triwulan(q), *[Sel("belum diisi", gaya="kosong")] * 6]
    cells: list[Sel | str] = [triwulan(q)]
    cells += [
        tercetak(own, n, GAYA_STATUS.get(own[f"status_{n}"], "") if own[n] else "") for n in SISI
    ]
    for name in SISI:
        x, source = number(at[f"{name}_kumulatif"]), dihitung(at[f"baris_{name}"], name)
        cells.append(
            Sel("–", gaya="kosong")
            if x is None
            else Sel(
                _number(x, row, own[name]), source, x, GAYA_STATUS.get(at[f"status_{name}"], "")
            )
        )
    for name, rows in (("triwulan", at["baris_target"]), ("tahun", at["baris_setahun"])):
        x = number(at[f"capaian_{name}"])
        source = "" if x is None else target_realisasi(rows, at["baris_realisasi"])
        gaya: Gaya = "kosong" if x is None else GAYA_STATUS.get(at[f"status_{name}"], "")
        cells.append(Sel(persen(x), source, x, gaya))
    return cells


def _number(x: float, row: Row, teks: str) -> str:
    """Print a number with its unit; a rank as the label that was printed."""
    return teks or "–" if row["skala"] else with_unit(x, read_nilai(teks).satuan or row["satuan"])


def _table(
    row: Row, printed: Sequence[Row], at: dict[int, Row], shown: Sequence[int]
) -> pd.DataFrame:
    own = {int(r["triwulan"]): r for r in printed}
    kept = ("target", "realisasi", "status_target", "status_realisasi")
    made = ("target_kumulatif", "realisasi_kumulatif", "capaian_triwulan", "capaian_tahun")
    rows = [
        {
            "satker": row["satker"],
            "tahun": row["tahun"],
            "kode": row["kode"],
            "indikator": row["indikator"],
            "triwulan": q,
            **{k: own.get(q, {}).get(k, "") for k in kept},
            **{k: at.get(q, {}).get(k, float("nan")) for k in made},
        }
        for q in shown
    ]
    return pd.DataFrame(rows)


def _said(j: Jelajah, row: Row, at: dict[int, Row], until: int) -> str:
    here = at.get(until)
    x = None if here is None else number(here["capaian_triwulan"])
    if here is None or x is None:
        why = here["keterangan"] if here else "triwulan belum diisi"
        reason = (why or TIDAK_DIHITUNG).removeprefix(f"{TIDAK_DIHITUNG}: ")
        return j.kalimat("jelajah.tren_kosong", triwulan=triwulan(until), alasan=reason)
    year = number(here["capaian_tahun"])
    facts = {"triwulan": triwulan(until), "capaian": persen(x), "arah": row["arah"]}
    if year is None:
        said = [j.kalimat("jelajah.tren_tanpa_setahun", **facts, alasan=_why_not_the_year(here))]
    else:
        said = [j.kalimat("jelajah.tren", **facts, setahun=persen(year))]
    if here["status_triwulan"] in STATUS[1:]:
        said.append(j.kalimat(f"jelajah.{here['status_triwulan']}"))
    return " ".join(said)


def _why_not_the_year(here: Row) -> str:
    """Return the part of the remarks that speaks of the year's target."""
    mark = f"terhadap target tahun: {TIDAK_DIHITUNG}: "
    return str(here["keterangan"]).rpartition(mark)[2]
