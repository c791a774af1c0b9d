"""The figures of a report as data, for the portal over all satker; no page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinerja_lib.bab import kurva
from kinerja_lib.bab.anggaran import program
from kinerja_lib.bab.lampiran import butir_kosong, count_beda
from kinerja_lib.blok.halaman import to_html
from kinerja_lib.capaian.deret import TRIWULAN
from kinerja_lib.capaian.uang import sum_uang
from kinerja_lib.dasar.status import weakest
from kinerja_lib.negeri.manifes import (
    MIME_RINGKASAN,
    Ringkasan,
    RingkasanAnggaran,
    RingkasanSasaran,
    RingkasanTriwulan,
)
from kinerja_lib.satker.laporan import Laporan


@dataclass(frozen=True)
class KartuRingkasan:
    """A Ringkasan that a notebook carries: JSON for the runner, one line for JupyterLab."""

    isi: Ringkasan

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        said = f"Ringkasan {self.isi['nama']} {self.isi['tahun']} untuk portal; tidak dicetak."
        html = to_html({"jenis": "catatan", "teks": said})
        return {MIME_RINGKASAN: self.isi, "text/html": html, "text/plain": said}


def ringkasan(lap: Laporan) -> KartuRingkasan:
    """Return the figures of this report; everything was measured by the chapters already."""
    profil = lap.paket.profil
    lalu = next((t for t in lap.tahunan if t.tahun == lap.tahun - 1), None)
    kosong, semua = butir_kosong(lap)
    return KartuRingkasan(
        {
            "satker": lap.paket.kode,
            "nama": profil["nama"],
            "jenis": profil["jenis"],
            "provinsi": profil.get("provinsi", ""),
            "kode_wilayah": profil.get("kode_wilayah", ""),
            "induk": profil.get("induk", ""),
            "rekaan": lap.paket.rekaan,
            "tahun": lap.tahun,
            "triwulan": lap.triwulan,
            "capaian": lap.capaian.nilai,
            "kategori": lap.kategori(lap.capaian.nilai),
            "terukur": lap.capaian.terukur,
            "indikator": lap.capaian.jumlah,
            "lalu": lalu.nilai if lalu else None,
            "lalu_asal": lalu.asal if lalu else "",
            "kelengkapan": {"terisi": semua - kosong, "semua": semua},
            "berbeda": count_beda(lap),
            "sasaran": _sasaran(lap),
            "triwulanan": _triwulanan(lap),
            "anggaran": _anggaran(lap),
        }
    )


def _sasaran(lap: Laporan) -> list[RingkasanSasaran]:
    found: list[RingkasanSasaran] = []
    for s in lap.sasaran:
        of = lap.per_sasaran.get(s["kode"])
        found.append(
            {
                "kode": s["kode"],
                "no": int(s["no"]),
                "nama": s["nama"],
                "capaian": of.nilai if of else None,
                "terukur": of.terukur if of else 0,
                "jumlah": of.jumlah if of else 0,
            }
        )
    return found


def _triwulanan(lap: Laporan) -> list[RingkasanTriwulan]:
    """Return the satker's curve as drawn: nothing where no firm indicator carries it."""
    curve = kurva.satker(lap)
    if not curve.anggota:
        return []
    return [
        {
            "triwulan": q,
            "target": t.nilai,
            "realisasi": r.nilai,
            "status": weakest((t.status, r.status)),
        }
        for q, t, r in zip(TRIWULAN, curve.target, curve.realisasi, strict=True)
    ]


def _anggaran(lap: Laporan) -> RingkasanAnggaran | None:
    rows = program(lap)
    if not rows:
        return None
    return {"pagu": sum_uang(rows, "pagu"), "realisasi": sum_uang(rows, "realisasi")}
