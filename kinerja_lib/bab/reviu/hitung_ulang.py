"""The claimed total beside the one recomputed under every policy."""

from __future__ import annotations

from kinerja_lib.bahasa import poin_persen
from kinerja_lib.blok import Bagian, Kolom, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import asal, dihitung
from kinerja_lib.capaian.kebijakan import MINIMISE
from kinerja_lib.laporan import Laporan
from kinerja_lib.nilai import read_nilai
from kinerja_lib.reviu.varian import Varian, batas, variants
from kinerja_lib.tercetak import agrees


def varian(lap: Laporan) -> Bagian:
    """Return the table of policies, with the mean of the printed column as its last row."""
    claim = next(iter(lap.rows("klaim", butir="capaian")), None)
    said = str(claim["nilai"]) if claim else ""
    body = [_row(lap, v, said) for v in variants(lap)]
    body.append(_column(lap, said))
    head = f"Dinyatakan dokumen: {said} ({asal(claim, 'nilai')})." if claim else (
        "Dokumen tidak menyatakan capaian satker.")  # fmt: skip
    kolom = [Kolom("Batas atas", lebar=1.4), Kolom("Arah turun", lebar=1.6),
             Kolom("Agregasi", lebar=1.4), Kolom("Capaian", "kanan", 0.8),
             Kolom("Selisih dari yang dinyatakan", "kanan", 1.3)]  # fmt: skip
    table = Tabel(
        "tabel-varian", f"Capaian {lap.tahun} menurut setiap kebijakan", kolom, body, head
    )
    return Bagian([Narasi(lap.kalimat("reviu.varian")), table])


def _row(lap: Laporan, v: Varian, said: str) -> list[Sel | str]:
    k = lap.kebijakan
    own = (v.cap, v.minimise, v.agregasi) == (k.cap, k.minimise, k.agregasi)
    gaya = "jumlah" if own else ""
    names = (batas(v.cap), f"{v.minimise}: {MINIMISE[v.minimise]}", v.agregasi.replace("_", " "))
    made = lap.persen_sel(v.nilai, dihitung(lap.terukur, "target", "realisasi"), gaya)
    return [*(Sel(n, gaya=gaya) for n in names), made, _gap(said, v.nilai, gaya)]


def _gap(said: str, nilai: float | None, gaya: str = "") -> Sel:
    claimed = read_nilai(said).angka if said else None
    if claimed is None or nilai is None:
        return Sel("–", gaya=gaya)
    if agrees(said, nilai):
        return Sel("sama", "dihitung", 0.0, gaya)
    return Sel(poin_persen(nilai - claimed), "dihitung", nilai - claimed, "beda")


def _column(lap: Laporan, said: str) -> list[Sel | str]:
    rows = [r for r in lap.terukur if read_nilai(r["capaian_tercetak"]).angka is not None]
    numbers = [read_nilai(r["capaian_tercetak"]).angka or 0.0 for r in rows]
    mean = sum(numbers) / len(numbers) if numbers else None
    made = lap.persen_sel(mean, dihitung(rows, "capaian_tercetak"))
    return ["seperti tercetak", "seperti tercetak", f"rerata kolom capaian ({len(rows)} angka)",
            made, _gap(said, mean)]  # fmt: skip
