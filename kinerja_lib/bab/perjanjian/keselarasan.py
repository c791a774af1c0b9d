"""The cascade: which target supports which, and where a link is weak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from kinerja_lib.bab.bersama import gambar
from kinerja_lib.bab.perjanjian.pembuka import chosen
from kinerja_lib.blok import Bagian, Gaya, Grafik, Judul, Kolom, Narasi, Sel, Tabel
from kinerja_lib.capaian.uang import uang
from kinerja_lib.dasar.bahasa import daftar, rupiah
from kinerja_lib.grafik.struktur import BaganStruktur
from kinerja_lib.satker.kaskade import (
    LEBIH_LEMAH,
    MELEBIHI,
    PUNCAK,
    SESUAI,
    TAK_SEBANDING,
    TANPA_PADANAN,
    Jenjang,
    Kaskade,
    Tautan,
    kaskade_of,
)
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber.asal import asal, dihitung

KOLOM = (
    Kolom("No", "kanan", 0.3),
    Kolom("Indikator", lebar=2.6),
    Kolom("Target", "kanan", 0.8),
    Kolom("Target di atasnya", "kanan", 0.8),
    Kolom("Keterangan", lebar=1.9),
)


def tautan(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return the tree of documents and every target beside the one that it supports."""
    chosen(lap, dokumen)
    k = kaskade_of(lap)
    if dokumen or not k.tautan:
        return Bagian()
    said = " ".join([_ringkas(lap, k.tautan), lap.kalimat("kaskade.cara")])
    head = Judul("Keselarasan Perjanjian Kinerja", 2)
    return Bagian([head, Narasi(said), _bagan(k), _tabel(lap, k)])


def _bagan(k: Kaskade) -> Grafik:
    simpul = [
        (kode, k.induk[kode], d["jabatan_pertama"], _beban(k, kode)) for kode, d in k.pk.items()
    ]
    bagan = BaganStruktur(
        simpul, "Jenjang Perjanjian Kinerja", ("Pihak pertama", "Isi", "Di bawah")
    )
    pihak = {kode: asal(d, "jabatan_pertama") for kode, d in k.pk.items()}
    sumber = [[pihak[kode], _asal_beban(k, kode), pihak.get(k.induk[kode], "")] for kode in k.pk]
    return gambar(
        "gambar-kaskade",
        "Jenjang Perjanjian Kinerja dan tautan yang perlu diperiksa",
        bagan,
        sumber,
    )


def _beban(k: Kaskade, kode: str) -> str:
    """Say what a document holds, in a few words."""
    links = [t for t in k.tautan if t.dokumen["dokumen"] == kode]
    jumlah = int(k.pk[kode]["jumlah"] or 1)
    many = [f"{jumlah} perjanjian"] if jumlah > 1 else []
    if not links:
        return ", ".join([*many, "target tidak ada di data"])
    weak = sum(t.lemah for t in links)
    return ", ".join(
        [*many, f"{len(links)} target", *([f"{weak} perlu diperiksa"] if weak else [])]
    )


def _asal_beban(k: Kaskade, kode: str) -> str:
    """Say which targets are counted; of a document without any, where it says how many it is."""
    targets = [t.target for t in k.tautan if t.dokumen["dokumen"] == kode]
    return dihitung(targets, "indikator") if targets else dihitung([k.pk[kode]], "jumlah")


def _ringkas(lap: Laporan, links: Sequence[Tautan]) -> str:
    weak = sum(t.lemah for t in links)
    if not weak:
        return lap.kalimat("kaskade.sesuai", jumlah=len(links))
    counts = (
        (sum(t.hubungan == LEBIH_LEMAH for t in links), "lebih lemah dari target di atasnya"),
        (sum(t.hubungan == TANPA_PADANAN for t in links), "tidak ada padanannya di atas"),
        (sum(t.lompat for t in links), "melompati PK di atasnya"),
        (sum(t.hubungan == TAK_SEBANDING for t in links), "tidak dapat dibandingkan"),
        (sum(bool(t.ganda) for t in links), "diampu lebih dari satu PK setingkat"),
        (sum(t.diampu is False for t in links), "tidak diampu PK di bawahnya"),
    )
    said = daftar([f"{n} {what}" for n, what in counts if n])
    return lap.kalimat("kaskade.ringkas", jumlah=len(links), lemah=weak, daftar=said)


def _tabel(lap: Laporan, k: Kaskade) -> Tabel:
    body: list[list[Sel | str]] = []
    for kode, links in groupby(k.tautan, lambda t: str(t.dokumen["dokumen"])):
        above = k.induk[kode]
        tail = f", di bawah {k.pk[above]['judul']}" if above else ""
        body.append([Sel(f"{k.pk[kode]['judul']}{tail}")])
        body += [_baris(t) for t in links]
    judul = "Target Perjanjian Kinerja dan target yang didukungnya"
    note = lap.kalimat("kaskade.arah")
    return Tabel("tabel-kaskade", judul, KOLOM, body, note if _guessed(k) else "")


def _guessed(k: Kaskade) -> bool:
    """Tell whether a comparison rests on a polarity that is not in the data."""
    return any(t.hubungan == LEBIH_LEMAH and k.arah_dianggap(t.target) for t in k.tautan)


def _baris(t: Tautan) -> list[Sel | str]:
    weaker: Gaya = "beda" if t.hubungan == LEBIH_LEMAH else ""
    above = Sel("–")
    if t.induk is not None:
        above = Sel(t.induk["target"] or "–", asal(t.induk, "target"))
    return [
        Sel(t.target["no"], asal(t.target, "no")),
        t.target["indikator"],
        Sel(t.target["target"] or "–", asal(t.target, "target"), gaya=weaker),
        above,
        Sel(_keterangan(t), _asal_keterangan(t), gaya="periksa" if t.lemah else ""),
    ]


def _asal_keterangan(t: Tautan) -> str:
    return dihitung([t.target] if t.induk is None else [t.target, t.induk], "indikator", "target")


def _keterangan(t: Tautan) -> str:
    """Say in words what a link is and what is weak about it."""
    said = [] if t.hubungan == PUNCAK else [t.hubungan + (f" ({t.alasan})" if t.alasan else "")]
    if t.lompat and t.di is not None:
        said.append(f"padanannya di {t.di['judul']}, tidak di PK tepat di atasnya")
    if t.ganda:
        said.append(f"juga diampu {daftar([d['jabatan_pertama'] for d in t.ganda])}")
    if t.diampu is False:
        said.append("tidak diampu PK di bawahnya")
    return "; ".join(said) or "target puncak, diampu di bawahnya"


def anggaran(lap: Laporan, dokumen: str = "") -> Bagian:
    """Return each PK's budget beside the sum of those right below it."""
    chosen(lap, dokumen)
    k = kaskade_of(lap)
    if dokumen or not k.jenjang:
        return Bagian()
    kolom = [
        Kolom("Perjanjian Kinerja", lebar=2),
        Kolom("Pagu", "kanan", 1.2),
        Kolom("Jumlah di bawahnya", "kanan", 1.2),
        Kolom("Keterangan", lebar=1.8),
    ]
    note = "" if all(j.terbaca for j in k.jenjang) else lap.kalimat("kaskade.anggaran")
    judul = "Pagu tiap Perjanjian Kinerja dan jumlah pagu di bawahnya"
    return Bagian([Tabel("tabel-jenjang", judul, kolom, [_jenjang(j) for j in k.jenjang], note)])


def _readable(rows: Sequence[Mapping[Any, Any]]) -> list[Mapping[Any, Any]]:
    return [r for r in rows if uang(r, "pagu") is not None]


def _jenjang(j: Jenjang) -> list[Sel | str]:
    said = {MELEBIHI: "jumlah di bawahnya melebihi pagu", SESUAI: "tidak melebihi pagu"}
    gaps = "" if j.terbaca else "; sebagian pagu di bawahnya kosong atau tidak terbaca"
    own = Sel("kosong atau tidak terbaca", dihitung(j.rows, "pagu"), None, "kosong")
    if j.pagu is not None:
        own = Sel(rupiah(j.pagu), dihitung(j.rows, "pagu"), j.pagu)
    mark: Gaya = "" if j.hubungan == SESUAI else "periksa"
    return [
        Sel(j.dokumen["judul"], asal(j.dokumen, "judul")),
        own,
        Sel(rupiah(j.bawah), dihitung(_readable(j.rows_anak), "pagu"), j.bawah),
        Sel(said.get(j.hubungan, j.hubungan) + gaps, gaya=mark),
    ]
