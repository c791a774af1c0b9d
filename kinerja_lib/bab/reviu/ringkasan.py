"""The sum of a review: how many findings of which severity, by which rule."""

from __future__ import annotations

from kinerja_lib.bab.isi import join, rekaan
from kinerja_lib.blok import Angka, Bagian, Kartu, Kolom, Narasi, Sel, Tabel
from kinerja_lib.kelengkapan import missing
from kinerja_lib.laporan import Laporan
from kinerja_lib.reviu.daftar import semua_aturan
from kinerja_lib.reviu.periksa import Hasil, review


def ringkasan(lap: Laporan) -> Bagian:
    """Return the counts, what they mean for a final report, and the table of rules that found."""
    hasil = review(lap)
    waived = len(hasil.dikecualikan)
    items = [Kartu(str(n), f"Temuan {tingkat}", "terbuka") for tingkat, n in hasil.jumlah.items()]
    items.append(Kartu(str(waived), "Dikecualikan", "sudah dijawab"))
    return Bagian(join(rekaan(lap), Angka(items), Narasi(_said(lap, hasil)), _tabel(hasil)))


def _said(lap: Laporan, hasil: Hasil) -> str:
    facts = {"nama": lap.paket.profil["nama"], "tahun": lap.tahun}
    parts = [
        lap.kalimat("reviu.ringkas", jumlah=len(hasil.temuan), **hasil.jumlah, **facts)
        if hasil.temuan
        else lap.kalimat("reviu.ringkas_nihil", **facts)
    ]
    if hasil.dikecualikan:
        parts.append(lap.kalimat("reviu.dikecualikan", jumlah=len(hasil.dikecualikan)))
    empty = len(missing(lap))
    heavy = [t for t in hasil.berat if t.aturan != "bagian-wajib"]
    if heavy or empty:
        parts.append(lap.kalimat("reviu.belum_final", berat=len(heavy), kosong=empty))
    else:
        parts.append(lap.kalimat("reviu.dapat_final"))
    limits = lap.kalimat("reviu.batasan")
    return f"{' '.join(parts)}\n\n{limits}"


def _tabel(hasil: Hasil) -> Tabel | None:
    found = [t.aturan for t in hasil.temuan]
    body: list[list[Sel | str]] = [
        [a.judul, a.id, a.tingkat, Sel(str(found.count(a.id)), "dihitung dari aturan reviu",
                                       float(found.count(a.id)))]
        for a in semua_aturan().values() if a.id in found
    ]  # fmt: skip
    if not body:
        return None
    kolom = [
        Kolom("Pertentangan", lebar=3),
        Kolom("Aturan", lebar=1.4),
        Kolom("Tingkat", lebar=0.7),
        Kolom("Temuan", "kanan", 0.6),
    ]
    return Tabel("tabel-aturan", "Temuan menurut aturan", kolom, body, dapat_diurut=True)
