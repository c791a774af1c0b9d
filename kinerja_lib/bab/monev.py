"""Quarterly monitoring: target and realisasi up to a triwulan, the satker's and each indicator's.

How firm a figure is (`dasar.status`) is marked on every chart and in every table, and said in
words where a sentence or a curve rests on it. Curves (`bab.kurva`) show shares of the year's target
and name the indicators that they leave out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinerja_lib.bab import kurva, pengisian
from kinerja_lib.bab.bersama import gambar, join, narasi, persen_sel, rekaan
from kinerja_lib.bab.kurva import Kurva
from kinerja_lib.blok import Bagian, Blok, Catatan, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import GAYA_STATUS, isian, tercetak
from kinerja_lib.dasar.bahasa import ROMAWI, TIDAK_DIHITUNG, daftar, triwulan
from kinerja_lib.dasar.status import STATUS, Status
from kinerja_lib.grafik.peta import PetaTriwulan
from kinerja_lib.grafik.skala import alike, with_unit
from kinerja_lib.grafik.tren import TrenTriwulan
from kinerja_lib.grafik.tren_kecil import TrenKecil
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.sumber import rows_of
from kinerja_lib.sumber.asal import dihitung, target_realisasi

TW, SISI = (1, 2, 3, 4), ("target", "realisasi")


def ringkas(lap: Laporan) -> Bagian:
    """Return where the year stands at this triwulan, in sentences, and how firm its points are."""
    return Bagian(join(rekaan(lap), _ringkas(lap)))


def _ringkas(lap: Laporan) -> list[Blok]:
    if not len(lap.triwulanan):
        return [_kosong(lap)]
    belum, celah = pengisian.belum(lap), pengisian.celah(lap)
    points = Catatan(" ".join(_titik(lap)))
    if belum:
        empty = Kosong(f"realisasi {triwulan(lap.triwulan)}", lap.place_of("triwulan", "realisasi"))
        return [Narasi(" ".join([belum, *celah])), empty, points]
    parts = [" ".join(part) for part in (*_kemajuan(lap), celah) if part]
    return [Narasi("\n\n".join(parts)), points]


def _kemajuan(lap: Laporan) -> tuple[list[str], list[str]]:
    """Say how many indicators reached their target and on what that rests; which do not count."""
    now = _at(lap, lap.triwulan)
    made = [r for r in now if r["capaian_triwulan"] == r["capaian_triwulan"]]
    known = [r for r in made if r["status_triwulan"] != "ilustrasi"]
    short = [r for r in known if r["capaian_triwulan"] < 100]
    said = [
        lap.kalimat(
            "monev.ringkas" if known else "monev.ringkas_nihil",
            triwulan=triwulan(lap.triwulan),
            terukur=len(known),
            tercapai=len(known) - len(short),
        )
    ]
    said += [both] if (both := pengisian.penyebut(lap, known)) else []
    said += _bertumpu(lap, known)
    if short:
        names = daftar([f"{r['kode']} {lap.indikator[r['kode']]['nama']}" for r in short])
        said.append(lap.kalimat("monev.kurang", daftar=names))
    quartered, out = {r["kode"] for r in now}, []
    for kunci, codes in (
        ("monev.di_luar", [r["kode"] for r in made if r not in known]),
        ("monev.tak_dihitung", [r["kode"] for r in now if r not in made]),
        ("monev.tanpa", [r["kode"] for r in lap.terukur if r["kode"] not in quartered]),
    ):
        if codes:
            out.append(lap.kalimat(kunci, jumlah=len(codes), daftar=daftar(codes)))
    return said, out


def _bertumpu(lap: Laporan, known: Sequence[Row]) -> list[str]:
    """Say how many of these rest on derived figures, and where these are equal by construction."""
    derived = [r for r in known if r["status_triwulan"] == "turunan"]
    if not derived:
        return [lap.kalimat(f"monev.bertumpu_{_asal(lap)}")] if known else []
    kunci = "monev.bertumpu_semua" if len(derived) == len(known) else "monev.bertumpu_sebagian"
    codes = daftar([r["kode"] for r in derived])
    said = [lap.kalimat(kunci, jumlah=len(derived), terukur=len(known), daftar=codes)]
    equal = [r for r in derived if r["capaian_triwulan"] == 100 and _both(r, "turunan")]
    if equal:
        said.append(lap.kalimat("monev.sama_turunan", jumlah=len(equal)))
    return said


def _both(r: Row, status: Status) -> bool:
    return bool(r["status_target"] == r["status_realisasi"] == status)


def _asal(lap: Laporan) -> str:
    """Name what figures rest on that are neither derived nor illustrative: printed, or typed in."""
    count = _points(lap)
    if count["turunan"] + count["ilustrasi"]:
        return "setahun" if lap.triwulan == TW[-1] else "dokumen"
    return "dokumen" if count["dokumen"] else "isian"


def _points(lap: Laporan) -> Counter[str]:
    """Count the points up to this triwulan by status, "" for those that state none."""
    rows: list[Row] = [r for r in lap.rows("triwulan") if int(r["triwulan"]) <= lap.triwulan]
    return Counter(r[f"status_{c}"] for r in rows for c in ("target", "realisasi") if r[c])


def _titik(lap: Laporan) -> list[str]:
    """Count the points up to this triwulan by status and say what each status means."""
    count = _points(lap)
    facts = {"semua": count.total(), "triwulan": triwulan(lap.triwulan)}
    if not count:
        return [lap.kalimat("monev.titik_nihil", **facts)]
    blank = count.pop("", 0)
    if blank == facts["semua"]:
        return [lap.kalimat("monev.titik_isian", **facts)]
    count["dokumen"] += blank
    if count["dokumen"] == facts["semua"]:
        said = [lap.kalimat("monev.titik_dokumen", **facts)]
    else:
        said = [lap.kalimat("monev.titik", **facts, **{s: count[s] for s in STATUS})]
    said += [lap.kalimat("monev.titik_tanpa_status", jumlah=blank)] if blank else []
    return said + [lap.kalimat(f"monev.arti_{s}") for s in STATUS[1:] if count[s]]


def _kosong(lap: Laporan) -> Kosong:
    return Kosong("angka triwulanan", lap.place_of("triwulan"))


def _at(lap: Laporan, q: int) -> Sequence[Row]:
    table = lap.triwulanan
    return rows_of(table[table["triwulan"] == q])


def tren_satker(lap: Laporan) -> Blok:
    """Return the satker's cumulative curve over the indicators without illustrative points."""
    curve = kurva.satker(lap)
    if not len(lap.triwulanan):
        return _kosong(lap)
    if not curve.anggota:
        return Kosong("angka triwulanan yang bukan ilustrasi", lap.place_of("triwulan"))
    bagan = TrenTriwulan(TW, *_sides(lap, curve), *_statuses(curve), sampai=lap.triwulan)
    sumber = [["", t.sumber, r.sumber] for t, r in zip(curve.target, curve.realisasi, strict=True)]
    judul = f"Target dan realisasi kumulatif {lap.paket.profil['nama']} {lap.tahun}"
    return gambar("gambar-tren", judul, bagan, sumber, " ".join(_said_curve(lap, curve)))


def _sides(lap: Laporan, curve: Kurva) -> tuple[list[float | None], list[float | None]]:
    """Return the points to draw as they are printed."""
    return [lap.bulat(t.nilai) for t in curve.target], [lap.bulat(t.nilai) for t in curve.realisasi]


def _statuses(curve: Kurva) -> tuple[list[Status], list[Status]]:
    return [t.status for t in curve.target], [t.status for t in curve.realisasi]


def _said_curve(lap: Laporan, curve: Kurva) -> list[str]:
    """Say what the satker's curve is made of, speaking of reported quarters only."""
    said = [lap.kalimat("monev.tren_satker", jumlah=len(curve.anggota))]
    derived = [q for q in curve.dilaporkan if q in curve.turunan]
    codes = {k for q in derived for k in curve.turunan[q]}
    if curve.dilaporkan:
        whole = derived == curve.dilaporkan
        state = "dokumen" if not derived else "turunan" if whole else "sebagian"
        said.append(
            lap.kalimat(
                f"monev.tren_{state}",
                triwulan=_named(derived),
                jumlah=len(codes),
                semua=len(curve.anggota),
            )
        )
    same = [q for q in curve.dilaporkan if _meet(curve, q)]
    made = [q for q in same if len(curve.turunan.get(q, ())) == len(curve.anggota)]
    for kunci, quarters in (
        ("monev.berimpit_turunan", made),
        ("monev.berimpit", [q for q in same if q not in made]),
    ):
        if quarters:
            said.append(lap.kalimat(kunci, triwulan=_named(quarters)))
    return said + _left_out(lap, [curve])


def _meet(curve: Kurva, q: int) -> bool:
    t, r = curve.target[q - 1].nilai, curve.realisasi[q - 1].nilai
    return t is not None and r is not None and alike(t, r)


def _named(quarters: Sequence[int]) -> str:
    """Name some quarters: `Triwulan I, II, dan III`."""
    return f"Triwulan {daftar([ROMAWI[q] for q in quarters])}"


def _left_out(lap: Laporan, curves: Sequence[Kurva]) -> list[str]:
    """Name the indicators that curves leave out, with the reasons, and quarters not drawn."""
    quartered = {*lap.triwulanan["kode"]}
    absent = [r["kode"] for r in lap.terukur if r["kode"] not in quartered]
    luar = _joined([*(c.luar for c in curves), *([{"luar_kosong": absent}] if absent else [])])
    said = []
    if luar:
        why = {kunci: lap.kalimat(f"monev.{kunci}") for kunci in luar}
        parts = [f"{daftar(codes)} ({why[kunci]})" for kunci, codes in luar.items()]
        count = sum(map(len, luar.values()))
        said = [lap.kalimat("monev.tidak_termasuk", jumlah=count, daftar="; ".join(parts))]
    for q, codes in sorted(_joined([c.tunggu for c in curves]).items()):
        said.append(lap.kalimat("monev.tunggu", triwulan=triwulan(q), daftar=daftar(codes)))
    return said


def _joined(many: Sequence[Mapping[Any, Sequence[str]]]) -> dict[Any, list[str]]:
    found: dict[Any, list[str]] = {}
    for one in many:
        for key, codes in one.items():
            found.setdefault(key, []).extend(codes)
    return found


def tren_sasaran(lap: Laporan) -> Blok:
    """Return one small cumulative curve a sasaran, each point marked by its status."""
    found = kurva.per_sasaran(lap)
    shown = [s for s in lap.sasaran if s["kode"] in found and found[s["kode"]].anggota]
    if not shown:
        return _kosong(lap)
    curves = [found[s["kode"]] for s in shown]
    seri = [
        (f"S{s['no']}", s["nama"], *_sides(lap, c), *_statuses(c))
        for s, c in zip(shown, curves, strict=True)
    ]
    sumber = [
        ["", "", "", t.sumber, r.sumber]
        for c in curves
        for t, r in zip(c.target, c.realisasi, strict=True)
    ]
    note = [lap.kalimat("monev.tren_sasaran"), *_left_out(lap, [*found.values()])]
    return gambar(
        "gambar-tren-sasaran",
        "Target dan realisasi kumulatif tiap sasaran",
        TrenKecil(seri, sampai=lap.triwulan),
        sumber,
        " ".join(note),
    )


def peta(lap: Laporan) -> Blok:
    """Return the heat maps indicator × triwulan: against the quarter's target and the year's."""
    if not len(lap.triwulanan):
        return _kosong(lap)
    return Bagian([_peta(lap, "triwulan"), _peta(lap, "tahun")])


PETA = {
    "triwulan": ("gambar-peta-triwulan", "target sampai triwulannya"),
    "tahun": ("gambar-peta", "target setahun"),
}
"""Label of a heat map and what it compares with, by its column of capaian."""


def _peta(lap: Laporan, terhadap: str) -> Blok:
    label, target = PETA[terhadap]
    rows: dict[str, list[Row]] = {}
    for r in rows_of(lap.triwulanan):
        rows.setdefault(r["kode"], []).append(r)
    bagan = PetaTriwulan(
        [(k, lap.indikator[k]["nama"]) for k in rows],
        [[lap.bulat(r[f"capaian_{terhadap}"]) for r in four] for four in rows.values()],
        [[r[f"status_{terhadap}"] for r in four] for four in rows.values()],
        sampai=lap.triwulan,
        ukuran=f"Capaian kumulatif terhadap {target}, persen",
    )
    places = _of_year if terhadap == "tahun" else _of_quarter
    sumber = [["", "", *(places(r) for r in four[: lap.triwulan])] for four in rows.values()]
    note = _waiting_for_the_year(lap) if terhadap == "tahun" else ""
    return gambar(label, f"Capaian tiap indikator terhadap {target}", bagan, sumber, note)


def _of_quarter(r: Row) -> str:
    """Say which rows a capaian against the quarter's target rests on, "" of none."""
    known = r["capaian_triwulan"] == r["capaian_triwulan"]
    return target_realisasi(r["baris_target"], r["baris_realisasi"]) if known else ""


def _of_year(r: Row) -> str:
    """Say which rows a capaian against the year's target rests on, "" of none."""
    known = r["capaian_tahun"] == r["capaian_tahun"]
    return target_realisasi(r["baris_setahun"], r["baris_realisasi"]) if known else ""


def _waiting_for_the_year(lap: Laporan) -> str:
    """Say which indicators are compared with the year's target only when the year is over."""
    codes = [k for k in dict.fromkeys(lap.triwulanan["kode"]) if lap.waits(k)]
    if not codes or lap.triwulan == TW[-1]:
        return ""
    return lap.kalimat("monev.menunggu", daftar=daftar(codes))


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
    kolom = [
        Kolom("Indikator", lebar=2.7),
        Kolom("Target triwulan", "kanan", 0.95),
        Kolom("Realisasi triwulan", "kanan", 0.95),
        Kolom("Target kumulatif", "kanan", 0.95),
        Kolom("Realisasi kumulatif", "kanan", 0.95),
        Kolom(f"Capaian terhadap target s.d. TW {ROMAWI[lap.triwulan]}", "kanan", 0.95),
        Kolom("Capaian terhadap target setahun", "kanan", 0.95),
    ]
    return Tabel(
        "tabel-monev",
        f"Target dan realisasi {triwulan(lap.triwulan)} Tahun {lap.tahun}",
        kolom,
        body,
        _waiting_for_the_year(lap),
    )


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
    kolom = [
        Kolom("Indikator", lebar=2.6),
        Kolom("Jenis", lebar=0.7),
        *(Kolom(f"TW {ROMAWI[q]}", "kanan", 0.9) for q in shown),
    ]
    judul = f"Target dan realisasi tiap triwulan Tahun {lap.tahun}"
    return Tabel("tabel-triwulan", judul, kolom, body)


def _printed_rows(lap: Laporan) -> dict[tuple[str, int], Row]:
    return {(r["kode"], int(r["triwulan"])): r for r in lap.rows("triwulan")}


def _baris(lap: Laporan, r: Row, row: Row | None) -> list[Sel | str]:
    printed = _quarter(row)
    quarter = target_realisasi(r["baris_target"], r["baris_realisasi"])
    return [
        f"{r['kode']} {lap.indikator[r['kode']]['nama']}",
        *printed,
        *(_kumulatif(r, name, cell) for name, cell in zip(SISI, printed, strict=True)),
        marked(persen_sel(lap, r["capaian_triwulan"], quarter), r["status_triwulan"]),
        marked(persen_sel(lap, r["capaian_tahun"], _of_year(r)), r["status_tahun"]),
    ]


def _quarter(row: Row | None) -> list[Sel]:
    """Return target and realisasi of one quarter as kept; one without a row is not planned."""
    if row is None:
        return [Sel("–", gaya="kosong")] * 2
    shown = tercetak(row, "target"), (isian if row["target"] else tercetak)(row, "realisasi")
    return [marked(s, row[f"status_{c}"]) for s, c in zip(shown, SISI, strict=True)]


def _kumulatif(r: Row, name: str, quarter: Sel) -> Sel:
    """Return a value up to the quarter: as printed where one stands for all, else brought together.

    Without any up to now it is the quarter's own cell, which says so; one quarter alone, after
    others that are still blank, is no value up to it.
    """
    rows, nilai = r[f"baris_{name}"], r[f"nilai_{name}"]
    if not rows:
        return quarter if quarter.gaya == "kosong" else Sel(TIDAK_DIHITUNG, gaya="kosong")
    if nilai is None:
        return Sel(TIDAK_DIHITUNG, dihitung(rows, name), None, "kosong")
    if len(rows) == 1:
        cell = tercetak(rows[0], name)
    else:
        parts = nilai.bagian or ((nilai.angka, nilai.satuan),)
        cell = Sel(" dan ".join(with_unit(*part) for part in parts), dihitung(rows, name))
    return marked(replace(cell, urut=nilai.angka), r[f"status_{name}"])


def marked(cell: Sel, status: str) -> Sel:
    """Mark a derived or an illustrative cell; the readers give it a sign, a look and a key."""
    weak = status in GAYA_STATUS and cell.gaya != "kosong"
    return replace(cell, gaya=GAYA_STATUS[status]) if weak else cell


def kendala(lap: Laporan) -> Blok:
    """Return the analyst's obstacles and next steps of this triwulan."""
    return narasi(lap, f"monev-tw{lap.triwulan}", "", "kendala dan tindak lanjut triwulan ini")


def semua(lap: Laporan) -> Bagian:
    """Return the monitoring part of the yearly report."""
    year = _peta(lap, "tahun") if len(lap.triwulanan) else _kosong(lap)
    return Bagian(
        join(_ringkas(lap), tren_satker(lap), tabel_setahun(lap), tren_sasaran(lap), year)
    )
