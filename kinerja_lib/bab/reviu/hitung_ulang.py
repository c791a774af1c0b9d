"""The claimed total beside the one recomputed under every policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kinerja_lib.acuan.kebijakan import MINIMISE
from kinerja_lib.bab.bersama import persen_sel
from kinerja_lib.blok import Bagian, Gaya, Kolom, Narasi, Sel, Tabel
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.dasar.bahasa import angka, daftar, poin_persen
from kinerja_lib.reviu.varian import Varian, variants
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.tahunan import Klaim, claim_of
from kinerja_lib.satker.tercetak import measured_mean
from kinerja_lib.sumber.asal import dihitung, gabung

T = TypeVar("T", bound="float | str | None")

DICOBA = "kebijakan yang dicoba"


def varian(lap: Laporan) -> Bagian:
    """Return the table of policies, with the mean of the printed column as its last row."""
    claim = claim_of(lap, lap.tahun)
    body = [_row(lap, s, claim) for s in merge(variants(lap))]
    body.append(_column(lap, claim))
    head = (
        f"Dinyatakan dokumen: {claim.teks} ({claim.sumber})."
        if claim
        else ("Dokumen tidak menyatakan capaian satker.")
    )
    rumus = "; ".join(f"{name}: {how}" for name, how in MINIMISE.items())
    kolom = [
        Kolom("Batas atas", lebar=1.9),
        Kolom("Rumus arah turun", lebar=1.2),
        Kolom("Agregasi", lebar=1.6),
        Kolom("Capaian", "kanan", 0.8),
        Kolom("Selisih dari yang dinyatakan", "kanan", 1.5),
    ]
    judul = f"Capaian {lap.tahun} menurut setiap kebijakan"
    table = Tabel("tabel-varian", judul, kolom, body, f"{head} Rumus arah turun: {rumus}.")
    return Bagian([Narasi(lap.kalimat("reviu.varian")), table])


@dataclass(frozen=True)
class Serupa:
    """Policies that give the same: every cap with every minimise variant and aggregation here."""

    cap: tuple[float | None, ...]
    minimise: tuple[str, ...]
    agregasi: tuple[str, ...]
    nilai: float | None


def merge(found: Sequence[Varian]) -> list[Serupa]:
    """Bring policies of one result together, choice by choice, so that no row says too much."""
    rows = [Serupa((v.cap,), (v.minimise,), (v.agregasi,), v.nilai) for v in found]
    rows = [
        replace(g[0], minimise=tuple(x for r in g for x in r.minimise))
        for g in _alike(rows, lambda r: (r.cap, r.agregasi))
    ]
    rows = [
        replace(g[0], cap=tuple(x for r in g for x in r.cap))
        for g in _alike(rows, lambda r: (r.minimise, r.agregasi))
    ]
    return [
        replace(g[0], agregasi=tuple(x for r in g for x in r.agregasi))
        for g in _alike(rows, lambda r: (r.cap, r.minimise))
    ]


def _alike(
    rows: Sequence[Serupa], choices: Callable[[Serupa], tuple[object, ...]]
) -> list[list[Serupa]]:
    """Group the rows that agree in these choices and in their result."""
    groups: dict[tuple[object, ...], list[Serupa]] = {}
    for r in rows:
        result = None if r.nilai is None else round(r.nilai, 6)
        groups.setdefault((choices(r), result), []).append(r)
    return list(groups.values())


def _row(lap: Laporan, s: Serupa, claim: Klaim | None) -> list[Sel | str]:
    k = lap.kebijakan
    own = k.cap in s.cap and k.minimise in s.minimise and k.agregasi in s.agregasi
    gaya: Gaya = "jumlah" if own else ""
    names = (
        _names(s.cap, k.cap, own, _batas),
        _names(s.minimise, k.minimise, own, str),
        _names(s.agregasi, k.agregasi, own, lambda a: a.replace("_", " ")),
    )
    made = persen_sel(lap, s.nilai, diukur(lap.dipakai), gaya)
    return [
        *(Sel(n, DICOBA, gaya=gaya) for n in names),
        made,
        _gap(claim, s.nilai, made.sumber, gaya),
    ]


def _names(values: Sequence[T], own: T, here: bool, name: Callable[[T], str]) -> str:
    """Name the choices of a row; among several, the one in force is told apart."""
    many = here and len(values) > 1
    return daftar([name(v) + (" (berlaku)" if many and v == own else "") for v in values])


def _batas(cap: float | None) -> str:
    return "tanpa" if cap is None else f"{angka(cap)}%"


def _gap(claim: Klaim | None, nilai: float | None, sumber: str, gaya: Gaya = "") -> Sel:
    if claim is None or claim.nilai is None or nilai is None:
        return Sel("–", gaya=gaya)
    both = gabung(sumber, claim.sumber)
    if agrees(claim.teks, nilai):
        return Sel("sama", both, 0.0, gaya)
    return Sel(poin_persen(nilai - claim.nilai), both, nilai - claim.nilai, "beda")


def _column(lap: Laporan, claim: Klaim | None) -> list[Sel | str]:
    column = measured_mean(lap)
    rows, mean = (column.baris, column.rerata) if column else ((), None)
    made = persen_sel(lap, mean, dihitung(rows, "capaian_tercetak"))
    return [
        "seperti tercetak",
        "seperti tercetak",
        f"rerata kolom capaian ({len(rows)} angka)",
        made,
        _gap(claim, mean, made.sumber),
    ]
