"""Quarterly monitoring: target and realisasi up to a triwulan, the satker's and each indicator's.

What is illustrative is marked on every chart and in every table; the satker's trend rests on none
of it. Trends show shares of the year's target and leave out indicators that are to fall or stay.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from kinerja_lib.bab.isi import gambar, join, narasi, rekaan
from kinerja_lib.bahasa import BELUM_DIISI, ROMAWI, daftar, triwulan
from kinerja_lib.blok import Bagian, Blok, Catatan, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import from_satker, tercetak
from kinerja_lib.grafik.peta import PetaTriwulan
from kinerja_lib.grafik.skala import with_unit
from kinerja_lib.grafik.tren import TrenTriwulan
from kinerja_lib.grafik.tren_kecil import TrenKecil
from kinerja_lib.laporan import Laporan, Row
from kinerja_lib.nilai import read_nilai

TW = (1, 2, 3, 4)


def ringkas(lap: Laporan) -> Bagian:
    """Return where the year stands at this triwulan, in sentences, and what is illustrative."""
    return Bagian(join(rekaan(lap), _ringkas(lap)))


def _ringkas(lap: Laporan) -> list[Blok]:
    if not len(lap.triwulanan):
        return [_kosong(lap)]
    now = [r for r in _at(lap, lap.triwulan) if r["capaian_triwulan"] == r["capaian_triwulan"]]
    known = [r for r in now if not (r["ilustrasi_target"] or r["ilustrasi_realisasi"])]
    short = [r for r in known if r["capaian_triwulan"] < 100]
    said = lap.kalimat("monev.ringkas", triwulan=triwulan(lap.triwulan), terukur=len(known),
                       tercapai=len(known) - len(short))  # fmt: skip
    if short:
        names = daftar([f"{r['kode']} {lap.indikator[r['kode']]['nama']}" for r in short])
        said += " " + lap.kalimat("monev.kurang", daftar=names)
    if len(known) < len(now):
        said += " " + lap.kalimat("monev.di_luar", jumlah=len(now) - len(known))
    absent = [r["kode"] for r in lap.terukur if r["kode"] not in {*lap.triwulanan["kode"]}]
    if absent:
        said += " " + lap.kalimat("monev.tanpa", jumlah=len(absent), daftar=daftar(absent))
    return [Narasi(said), _ilustrasi(lap)]


def _kosong(lap: Laporan) -> Kosong:
    return Kosong("angka triwulanan", lap.place_of("triwulan"))


def _at(lap: Laporan, q: int) -> list[Row]:
    table = lap.triwulanan
    return table[table["triwulan"] == q].to_dict("records")


def _ilustrasi(lap: Laporan) -> Blok:
    rows = [r for r in lap.rows("triwulan") if int(r["triwulan"]) <= lap.triwulan]
    points = [r[f"status_{c}"] for r in rows for c in ("target", "realisasi") if r[c]]
    count = points.count("ilustrasi")
    if not count:
        return Catatan(lap.kalimat("monev.tanpa_ilustrasi"))
    return Catatan(lap.kalimat("monev.ilustrasi", jumlah=count, semua=len(points)))


def tren_satker(lap: Laporan) -> Blok:
    """Return the satker's cumulative trend over the indicators without illustrative points."""
    if not len(_rising(lap)):
        return _kosong(lap)
    firm, means = _firm(lap), tren(lap)
    if means is None:
        return Kosong("angka triwulanan yang bukan ilustrasi", lap.place_of("triwulan"))
    target, realisasi = ([lap.bulat(v) for v in values] for values in means)
    bagan = TrenTriwulan(TW, target, realisasi, sampai=lap.triwulan)
    note = lap.kalimat("monev.tren_satker", jumlah=firm["kode"].nunique())
    if target[: lap.triwulan] == realisasi[: lap.triwulan]:
        note += " " + lap.kalimat("monev.berimpit")
    judul = f"Target dan realisasi kumulatif {lap.paket.profil['nama']} {lap.tahun}"
    return gambar("gambar-tren", judul, bagan, _sumber(firm), note)


def tren(lap: Laporan) -> tuple[list[float | None], list[float | None]] | None:
    """Return the satker's mean cumulative target and realisasi by triwulan, not rounded.

    Percent of the year's target; None where no indicator carries the trend.
    """
    if not len(_rising(lap)):
        return None
    firm = _firm(lap)
    return _means(firm) if len(firm) else None


def _firm(lap: Laporan) -> pd.DataFrame:
    """Return the quarters of rising indicators that are complete and nowhere illustrative."""
    table = _rising(lap)
    flagged = table[table["ilustrasi_target"] | table["ilustrasi_realisasi"]]
    firm = table[~table["kode"].isin(flagged["kode"])]
    return firm[firm["kode"].isin(_complete(firm))] if len(firm) else firm


def _rising(lap: Laporan) -> pd.DataFrame:
    """Return the quarters of indicators that are to rise."""
    table = lap.triwulanan
    return table[[lap.indikator[k]["arah"] == "naik" for k in table["kode"]]]


def _complete(table: pd.DataFrame) -> list[str]:
    """Return the indicators with a target in percent of the year in all four quarters."""
    share = _share(table)
    counted = share.notna().groupby(table["kode"]).sum()
    return [str(k) for k in counted[counted == len(TW)].index]


def _share(table: pd.DataFrame) -> pd.Series[Any]:
    """Return each cumulative target in percent of the year's, nan where that is unknown."""
    ends = table[(table["triwulan"] == TW[-1]) & table["target"].notna()]
    year = table["kode"].map(dict(zip(ends["kode"], ends["target_kumulatif"], strict=True)))
    return (table["target_kumulatif"] / year.where(year > 0) * 100).astype(float)


def _means(table: pd.DataFrame) -> tuple[list[float | None], list[float | None]]:
    """Return the mean target and realisasi of each quarter, percent of the year's target."""
    by = table.assign(bagian=_share(table)).groupby("triwulan")[["bagian", "capaian"]].mean()
    cells = by.reindex(TW).to_dict("list")
    return _values(cells["bagian"]), _values(cells["capaian"])


def _values(cells: list[float]) -> list[float | None]:
    return [None if v != v else v for v in cells]


def _sumber(table: pd.DataFrame) -> str:
    places = [from_satker(p) for cell in table["sumber"] for p in cell]
    berkas = places[0].rpartition(":")[0] if places else "triwulan"
    rows = sorted(int(p.rpartition(":")[2]) for p in places)
    return f"dihitung dari {berkas}:{rows[0]}–{rows[-1]}" if rows else berkas


def tren_sasaran(lap: Laporan) -> Blok:
    """Return one small cumulative trend a sasaran, illustrative points marked."""
    table = _rising(lap)
    if not len(table):
        return _kosong(lap)
    found = _by_sasaran(lap, table)
    seri = [
        (f"S{s['no']}", s["nama"], *found[s["kode"]]) for s in lap.sasaran if s["kode"] in found
    ]
    return gambar("gambar-tren-sasaran", "Target dan realisasi kumulatif tiap sasaran",
                  TrenKecil(seri, sampai=lap.triwulan), _sumber(table),
                  lap.kalimat("monev.tren_sasaran"))  # fmt: skip


def _by_sasaran(lap: Laporan, table: pd.DataFrame) -> dict[str, tuple[Any, ...]]:
    """Return the quarters of each sasaran: mean target and realisasi, and which illustrate."""
    rows = table.assign(
        bagian=_share(table),
        kode_sasaran=[lap.indikator[k]["kode_sasaran"] for k in table["kode"]],
    )
    groups = rows.groupby(["kode_sasaran", "triwulan"])
    means = groups[["bagian", "capaian"]].mean().to_dict("index")
    flags = groups[["ilustrasi_target", "ilustrasi_realisasi"]].any().to_dict("index")
    return {
        kode: (
            *([lap.bulat(means.get((kode, q), {}).get(c)) for q in TW]
              for c in ("bagian", "capaian")),
            *([bool(flags.get((kode, q), {}).get(c)) for q in TW]
              for c in ("ilustrasi_target", "ilustrasi_realisasi")),
        )
        for kode in dict.fromkeys(rows["kode_sasaran"])
    }  # fmt: skip


def peta(lap: Laporan) -> Blok:
    """Return the heat map indicator × triwulan."""
    table = lap.triwulanan
    if not len(table):
        return _kosong(lap)
    codes = list(dict.fromkeys(table["kode"]))
    nilai = table.pivot(index="kode", columns="triwulan", values="capaian_tahun").reindex(
        index=codes, columns=list(TW))  # fmt: skip
    marks = table.assign(i=table["ilustrasi_target"] | table["ilustrasi_realisasi"])
    flags = marks.pivot(index="kode", columns="triwulan", values="i").reindex(
        index=codes, columns=list(TW))  # fmt: skip
    bagan = PetaTriwulan(
        [(k, lap.indikator[k]["nama"]) for k in codes],
        [[lap.bulat(v) for v in row] for row in nilai.astype(float).to_numpy()],
        [[v is True or v == 1 for v in row] for row in flags.to_numpy()],
        sampai=lap.triwulan,
    )
    judul = "Capaian kumulatif tiap indikator menurut triwulan"
    return gambar("gambar-peta", judul, bagan, _sumber(table))


def tabel(lap: Laporan) -> Blok:
    """Return every indicator at this triwulan against the quarter's and the year's target."""
    rows = {r["kode"]: r for r in _at(lap, lap.triwulan)} if len(lap.triwulanan) else {}
    if not rows:
        return _kosong(lap)
    printed = _printed_rows(lap)
    body: list[list[Sel | str]] = []
    for s in lap.sasaran:
        here = [r for k, r in rows.items() if lap.indikator[k]["kode_sasaran"] == s["kode"]]
        body += [[Sel(f"{s['no']}. {s['nama']}")]] if here else []
        body += [_baris(lap, r, printed.get((r["kode"], lap.triwulan))) for r in here]
    kolom = [Kolom("Indikator", lebar=2.7),
             Kolom("Target triwulan", "kanan", 0.95), Kolom("Realisasi triwulan", "kanan", 0.95),
             Kolom("Target kumulatif", "kanan", 0.95), Kolom("Realisasi kumulatif", "kanan", 0.95),
             Kolom("Terhadap target s.d. triwulan", "kanan", 0.9),
             Kolom("Terhadap target setahun", "kanan", 0.9)]  # fmt: skip
    return Tabel("tabel-monev", f"Target dan realisasi {triwulan(lap.triwulan)} Tahun {lap.tahun}",
                 kolom, body)  # fmt: skip


def tabel_setahun(lap: Laporan) -> Blok:
    """Return target and realisasi of every quarter as kept, each illustrative point marked."""
    printed = _printed_rows(lap)
    if not printed:
        return _kosong(lap)
    codes = dict.fromkeys(kode for kode, _ in printed)
    shown = [q for q in TW if q <= lap.triwulan]
    body: list[list[Sel | str]] = []
    for s in lap.sasaran:
        here = [k for k in codes if lap.indikator[k]["kode_sasaran"] == s["kode"]]
        body += [[Sel(f"{s['no']}. {s['nama']}")]] if here else []
        for kode in here:
            pairs = [_quarter(printed.get((kode, q))) for q in shown]
            name = f"{kode} {lap.indikator[kode]['nama']}"
            body.append([name, "target", *(t for t, _ in pairs)])
            body.append(["", "realisasi", *(r for _, r in pairs)])
    kolom = [Kolom("Indikator", lebar=2.6), Kolom("Jenis", lebar=0.7),
             *(Kolom(f"TW {ROMAWI[q]}", "kanan", 0.9) for q in shown)]  # fmt: skip
    judul = f"Target dan realisasi tiap triwulan Tahun {lap.tahun}"
    return Tabel("tabel-triwulan", judul, kolom, body)


def _printed_rows(lap: Laporan) -> dict[tuple[str, int], Row]:
    return {(r["kode"], int(r["triwulan"])): r for r in lap.rows("triwulan")}


def _baris(lap: Laporan, r: Row, row: Row | None) -> list[Sel | str]:
    t, x = bool(r["ilustrasi_target"]), bool(r["ilustrasi_realisasi"])
    sumber = "dihitung dari " + ", ".join(from_satker(p) for p in r["sumber"])
    quarter = _quarter(row)
    return [
        f"{r['kode']} {lap.indikator[r['kode']]['nama']}", *quarter,
        _kumulatif(lap, r, "target", row, sumber), _kumulatif(lap, r, "realisasi", row, sumber),
        marked(lap.persen_sel(r["capaian_triwulan"], sumber), t or x),
        marked(lap.persen_sel(r["capaian_tahun"], sumber), t or x),
    ]  # fmt: skip


def _quarter(row: Row | None) -> list[Sel]:
    """Return target and realisasi of one quarter as kept."""
    if row is None:
        return [Sel(BELUM_DIISI, gaya="kosong")] * 2
    return [
        marked(tercetak(row, c), row[f"status_{c}"] == "ilustrasi") for c in ("target", "realisasi")
    ]


def _kumulatif(lap: Laporan, r: Row, name: str, row: Row | None, sumber: str) -> Sel:
    """Return a value up to the quarter: a number with its unit, else what the quarter printed."""
    x = r[f"{name}_kumulatif"]
    if x != x or lap.indikator[r["kode"]]["skala"]:
        return _quarter(row)[name == "realisasi"]
    satuan = read_nilai(str(row[name])).satuan if row else ""
    text = with_unit(x, satuan or r["satuan"])
    return marked(Sel(text, sumber, x), bool(r[f"ilustrasi_{name}"]))


def marked(cell: Sel, ilustrasi: bool) -> Sel:
    """Mark a cell as illustrative; the readers give it a sign, a look and a key."""
    return replace(cell, gaya="ilustrasi") if ilustrasi and cell.gaya != "kosong" else cell


def kendala(lap: Laporan) -> Blok:
    """Return the analyst's obstacles and next steps of this triwulan."""
    return narasi(lap, f"monev-tw{lap.triwulan}", "", "kendala dan tindak lanjut triwulan ini")


def semua(lap: Laporan) -> Bagian:
    """Return the monitoring part of the yearly report."""
    return Bagian(
        join(_ringkas(lap), tren_satker(lap), tabel_setahun(lap), tren_sasaran(lap), peta(lap))
    )
