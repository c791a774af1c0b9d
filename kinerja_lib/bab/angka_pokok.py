"""The satker's capaian as claimed, as computed and as printed, side by side."""

from __future__ import annotations

from kinerja_lib.acuan.kebijakan import name_cap
from kinerja_lib.bab.bersama import ASAL, persen_sel
from kinerja_lib.blok import Kolom, Sel, Tabel
from kinerja_lib.capaian.agregat import aggregate
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.tahunan import claim_of
from kinerja_lib.satker.tercetak import KolomTercetak, claim_state, printed_means
from kinerja_lib.sumber.asal import dihitung

KOLOM = (
    Kolom("Angka", lebar=2.2),
    Kolom("Capaian", "kanan", 0.8),
    Kolom("Kategori", lebar=1.0),
    Kolom("Dari", lebar=1.6),
)


def angka_pokok(lap: Laporan) -> Tabel | None:
    """Return every figure that stands for the satker's year; None where there is only one."""
    rows = [*_dinyatakan(lap), *_dihitung(lap), *(_tercetak(lap, k) for k in printed_means(lap))]
    if len(rows) < 2:
        return None
    judul = f"Capaian {lap.tahun} yang dinyatakan, dihitung, dan dicetak"
    return Tabel("tabel-angka-pokok", judul, KOLOM, rows, lap.plain_kalimat("satker.angka_pokok"))


def _dinyatakan(lap: Laporan) -> list[list[Sel | str]]:
    claim, kategori = claim_of(lap, lap.tahun), claim_of(lap, lap.tahun, "kategori")
    if claim is None and kategori is None:
        return []
    cells = [Sel(k.teks, k.sumber) if k else Sel("–", gaya="kosong") for k in (claim, kategori)]
    places = dict.fromkeys(k.tempat for k in (claim, kategori) if k and k.tempat)
    return [["Dinyatakan dokumen", *cells, ", ".join(filter(None, (ASAL, daftar([*places]))))]]


def _dihitung(lap: Laporan) -> list[list[Sel | str]]:
    """Return the computed capaian and, where the cap lowers it, what it is without."""
    total = lap.capaian
    of = f"{total.terukur} dari {total.jumlah} indikator"
    found = [(f"Dihitung, {name_cap(lap.kebijakan.cap)}", total.nilai)]
    raw = tanpa_batas(lap)
    found += [("Dihitung, tanpa batas atas", raw)] if raw is not None else []
    sumber, every = (diukur(r) for r in (lap.dipakai, lap.terukur))
    return [
        [nama, persen_sel(lap, x, sumber), Sel(lap.kategori(x) or "–"), Sel(of, every)]
        for nama, x in found
    ]


def tanpa_batas(lap: Laporan) -> float | None:
    """Return the capaian of the same indicators without cap, None where the cap changes nothing."""
    hasil, total = lap.pengukuran, lap.capaian.nilai
    uncapped = hasil.assign(capaian=hasil["capaian_mentah"])
    raw = aggregate(uncapped, lap.kebijakan.agregasi)
    lost = raw.terukur != lap.capaian.terukur
    return None if lost or lap.persen(raw.nilai) == lap.persen(total) else raw.nilai


def _tercetak(lap: Laporan, k: KolomTercetak) -> list[Sel | str]:
    sumber = dihitung(k.baris, "capaian_tercetak")
    nama = f"Rerata kolom capaian, {lap.nama_dokumen(k.dokumen)}"
    return [
        nama,
        persen_sel(lap, k.rerata, sumber),
        lap.kategori(k.rerata),
        Sel(f"{len(k.baris)} angka", sumber),
    ]


def kalimat_angka_pokok(lap: Laporan) -> list[str]:
    """Say the figures beside the computed one: which are the same, which are not."""
    means = printed_means(lap)
    said = [*_klaim(lap), _tanpa_batas(lap), *_kolom(lap, means)]
    shown = [s for s in said if s]
    return [*shown, lap.kalimat("satker.lihat_angka_pokok")] if shown else []


def _klaim(lap: Laporan) -> list[str]:
    """Say the claimed capaian and its claimed class, each against the computed one."""
    total, claim = lap.capaian.nilai, claim_of(lap, lap.tahun)
    said = []
    if claim:
        state = "saja" if total is None else claim_state(lap, claim.teks, total)
        said.append(
            lap.kalimat(f"satker.klaim_{state}", klaim=claim.teks, capaian=lap.persen(total))
        )
    kategori, here = claim_of(lap, lap.tahun, "kategori"), lap.kategori(total)
    if kategori and here:
        same = kategori.teks.strip().lower() == here.lower()
        said.append(
            lap.kalimat(
                f"satker.kategori_{'sama' if same else 'beda'}", klaim=kategori.teks, kategori=here
            )
        )
    return said


def _tanpa_batas(lap: Laporan) -> str:
    raw = tanpa_batas(lap)
    if raw is None:
        return ""
    return lap.kalimat(
        "satker.tanpa_batas", mentah=lap.persen(raw), batas=name_cap(lap.kebijakan.cap)
    )


def _kolom(lap: Laporan, means: list[KolomTercetak]) -> list[str]:
    """Say the mean of each printed column, those that give what is computed apart."""
    total = lap.capaian.nilai
    groups: dict[str, list[KolomTercetak]] = {"sama": [], "beda": [], "saja": []}
    for k in means:
        near = total is not None and abs(k.rerata - total) <= k.ketelitian
        groups["saja" if total is None else "sama" if near else "beda"].append(k)
    return [
        lap.kalimat(f"satker.kolom_{state}", daftar=daftar([_sebut(lap, k) for k in found]))
        for state, found in groups.items()
        if found
    ]


def _sebut(lap: Laporan, k: KolomTercetak) -> str:
    return lap.plain_kalimat(
        "satker.kolom",
        rerata=lap.persen(k.rerata),
        jumlah=len(k.baris),
        dokumen=lap.nama_dokumen(k.dokumen),
    )
