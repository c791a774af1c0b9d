"""The tables of figures: indikator, pengukuran, triwulan, klaim, renstra, standar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja_lib.contoh.besaran import later, print_angka
from kinerja_lib.contoh.butir import Sasaran
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.setahun import Baris, Setahun, skala_of
from kinerja_lib.contoh.triwulanan import split
from kinerja_lib.dasar.bahasa import persen

Row = dict[str, object]

STATUS = ("dokumen",) * 7 + ("turunan",) * 2 + ("ilustrasi",)
CATATAN = {
    "dokumen": "",
    "turunan": "diturunkan dari angka setahun dan jadwal kegiatan",
    "ilustrasi": "ilustrasi: pembagian per triwulan tidak ada di sumber",
}
PERIODE = 5
"""A Renstra runs five years: 2020–2024, 2025–2029."""


def sasaran_rows(sasaran: Sequence[Sasaran]) -> Iterator[Row]:
    """Yield the table `sasaran`."""
    for s in sasaran:
        yield {
            "kode": s.kode,
            "no": s.no,
            "nama": s.data["nama"],
            "sumber": f"Rekaan, sasaran {s.no}",
        }


def indikator_rows(sasaran: Sequence[Sasaran]) -> Iterator[Row]:
    """Yield the table `indikator`."""
    for b in (b for s in sasaran for b in s.butir):
        yield {
            "kode": b.kode,
            "kode_sasaran": b.kode_sasaran,
            "nama": b.data["nama"],
            "arah": b.arah,
            "skala": skala_of(b.data),
            "konsolidasi": b.data["konsolidasi"],
            "bobot": "",
            "penanggung_jawab": b.unit,
            "sumber": f"Rekaan, indikator {b.kode}",
        }


def pengukuran_rows(th: Setahun, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `pengukuran`: RKT twice, the measured table, and the tables of sasaran."""
    nama = {s.kode: str(s.data["nama"]) for s in th.sasaran}
    asli = {b.butir.kode: _five(b, dadu) for b in th.baris}
    for dokumen, tempat in (
        ("rkt", "Tabel 3"),
        ("rkt_kegiatan", "Tabel 4"),
        ("lkj_tabel5", "Tabel 5"),
        ("lkj_sasaran", "Bab III"),
    ):
        for no, b in enumerate(th.baris, 1):
            cells = _in_document(dokumen, asli[b.butir.kode], b, dadu)
            if cells is None:
                continue
            yield {
                "tahun": th.tahun,
                "dokumen": dokumen,
                "kode": b.butir.kode,
                "no_tercetak": no,
                "sasaran": nama[b.butir.kode_sasaran],
                "indikator": b.butir.data["nama"],
                **cells,
                "sumber": f"Rekaan: LKj {th.tahun}, {tempat} no. {no}",
            }


def _five(b: Baris, dadu: Dadu) -> Row:
    """Return one row of the measured table; a share is often printed in its percent column only."""
    share = b.butir.jenis == "persen"
    percent = b.target if share else "" if b.butir.jenis in ("akip", "opini") else "100%"
    only = share and b.realisasi and dadu.mungkin(0.5)
    return {
        "target_persen": percent,
        "target": "" if only else b.target,
        "realisasi": b.realisasi,
        "capaian_tercetak": _tercetak(b, percent, dadu),
        "catatan": "" if b.realisasi else "realisasi belum diisi pada sumber",
    }


def _tercetak(b: Baris, percent: str, dadu: Dadu) -> str:
    """Return the printed capaian: as a rule the computed one, sometimes copied or stale."""
    if b.capaian is None or dadu.mungkin(0.06):
        return ""
    throw = dadu.pecahan()
    if throw < 0.05 and percent:
        return percent
    if throw < 0.09:
        return persen(max(0.0, b.capaian - dadu.bulat(2, 9)), 0)
    return persen(b.capaian, 0 if throw < 0.3 else 2)


def _in_document(dokumen: str, row: Row, b: Baris, dadu: Dadu) -> Row | None:
    """Return what one document prints of a row, None where it leaves the indikator out."""
    if dokumen == "lkj_tabel5":
        return row
    if dokumen == "lkj_sasaran":
        drift = b.butir.jenis == "persen" and dadu.mungkin(0.05)
        return row | {"target_persen": "95%", "catatan": ""} if drift else row | {"catatan": ""}
    if dadu.mungkin(0.05):
        return None
    target = "" if dokumen == "rkt" and row["target_persen"] else b.target
    return row | {"target": target, "realisasi": "", "capaian_tercetak": "", "catatan": ""}


def triwulan_rows(th: Setahun, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `triwulan`; quarters that have not come in keep their target only."""
    for b in th.baris:
        empat = split(b.butir, b.besaran, dadu)
        status, absent = dadu.pilih(STATUS), dadu.mungkin(0.04)
        if absent:
            continue
        for q, (target, realisasi) in enumerate(zip(*empat, strict=True), 1):
            t = print_angka(b.butir, target)
            r = print_angka(b.butir, realisasi) if q <= th.masuk else ""
            note = CATATAN[status] if t or r else "penilaian tahunan, tidak ada angka triwulan"
            note = note if q <= th.masuk else "realisasi triwulan ini belum masuk"
            yield {
                "tahun": th.tahun,
                "kode": b.butir.kode,
                "triwulan": q,
                "target": t,
                "realisasi": r,
                "status_target": status if t else "",
                "status_realisasi": status if r else "",
                "sumber": f"Rekaan: laporan monev triwulan {q} tahun {th.tahun}",
                "catatan": note,
            }


def klaim_rows(tahun: Sequence[Setahun], dadu: Dadu) -> Iterator[Row]:
    """Yield `klaim`: most years state their capaian, some state another than follows."""
    before: float | None = None
    for th in tahun:
        total = th.capaian
        stated, off = dadu.mungkin(0.75), dadu.mungkin(0.12)
        decimals = dadu.pilih((0, 1, 2, 2))
        if total is None or not stated:
            before = total
            continue
        said = min(100.0, total + dadu.bulat(2, 5)) if off else total
        rows = [("capaian", persen(said, decimals)), ("kategori", th.kategori)]
        if before is not None and said > before:
            rows.append(("kenaikan", persen(said - before, decimals)))
        for butir, nilai in rows:
            yield {
                "tahun": th.tahun,
                "butir": butir,
                "nilai": nilai,
                "sumber": f"Rekaan: LKj {th.tahun}, Bab III",
                "catatan": "",
            }
        before = said


def renstra_rows(tahun: Sequence[Setahun], dadu: Dadu) -> Iterator[Row]:
    """Yield `renstra`: the target of the last year and that of the end of its period."""
    terakhir = tahun[-1]
    end = terakhir.tahun // PERIODE * PERIODE + PERIODE - 1
    for b in terakhir.baris:
        if dadu.mungkin(0.12):
            continue
        for year in sorted({terakhir.tahun, end}):
            target = later(b.butir, b.besaran.target, year - terakhir.tahun)
            yield {
                "kode": b.butir.kode,
                "tahun": year,
                "target": print_angka(b.butir, target),
                "sumber": f"Rekaan: Renstra {end - PERIODE + 1}–{end}, lampiran",
            }


def standar_rows(tahun: Sequence[Setahun]) -> Iterator[Row]:
    """Yield `standar`: the same national figure for every office."""
    for th in tahun:
        for b in th.baris:
            if nilai := b.butir.data.get("standar"):
                yield {
                    "kode": b.butir.kode,
                    "tahun": th.tahun,
                    "standar": "rata-rata nasional",
                    "nilai": nilai,
                    "sumber": f"Rekaan: ringkasan nasional {th.tahun}",
                }
