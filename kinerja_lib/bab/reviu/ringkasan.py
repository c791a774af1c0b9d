"""The sum of a review: how many findings of which severity, by which rule."""

from __future__ import annotations

from itertools import groupby

from kinerja_lib.bab.bersama import join, rekaan
from kinerja_lib.blok import Angka, Bagian, Kartu, Kolom, Narasi, Sel, Tabel
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.tanda import signs
from kinerja_lib.reviu.tinjau import Hasil, review
from kinerja_lib.satker.kelengkapan import missing
from kinerja_lib.satker.laporan import Laporan

KOLOM = (
    Kolom("Nomor", lebar=0.8),
    Kolom("Pertentangan", lebar=2.4),
    Kolom("Perbaikan", lebar=2.8),
    Kolom("Temuan", "kanan", 0.6),
)


def ringkasan(lap: Laporan) -> Bagian:
    """Return the counts, what they mean for a final report, and what to mend first."""
    hasil = review(lap)
    waived = len(hasil.dikecualikan)
    items = [Kartu(str(n), f"Temuan {tingkat}", "terbuka") for tingkat, n in hasil.jumlah.items()]
    items.append(Kartu(str(waived), "Dikecualikan", "sudah dijawab"))
    return Bagian(join(rekaan(lap), Angka(items), Narasi(_said(lap, hasil)), _tabel(lap, hasil)))


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
    heavy = hasil.pertentangan
    if heavy or empty:
        parts.append(lap.kalimat("reviu.belum_final", berat=len(heavy), kosong=empty))
    else:
        parts.append(lap.kalimat("reviu.dapat_final"))
    limits = lap.kalimat("reviu.batasan")
    return f"{' '.join(parts)}\n\n{limits}"


def _tabel(lap: Laporan, hasil: Hasil) -> Tabel | None:
    """Return the rules that found something of the worst severity; the others head their findings.

    All rules would fill two pages before the first finding.
    """
    worst = next((tingkat for tingkat, n in hasil.jumlah.items() if n), "")
    names = signs(lap)
    body: list[list[Sel | str]] = []
    for id, group in groupby(hasil.of(worst), key=lambda t: t.aturan):
        marks = [names[t].nomor for t in group]
        count = Sel(str(len(marks)), "dihitung dari aturan reviu", float(len(marks)))
        rule = semua_aturan()[id]
        body.append([_range(marks), rule.judul, rule.perbaikan, count])
    if not body:
        return None
    return Tabel("tabel-aturan", f"Yang didahulukan: temuan {worst} menurut aturan", KOLOM, body)


def _range(marks: list[str]) -> str:
    return marks[0] if len(marks) == 1 else f"{marks[0]}–{marks[-1]}"
