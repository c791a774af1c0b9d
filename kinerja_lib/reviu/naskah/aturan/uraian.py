"""What the text of a sasaran says against the table above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import angka, daftar
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.naskah.naskah import Naskah, Tabel, clean
from kinerja_lib.naskah.sasaran import BagianSasaran, by_sasaran
from kinerja_lib.naskah.ukuran import Ukuran, same_indicator
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.belum import not_yet
from kinerja_lib.reviu.nama import kata
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.naskah.aturan.angka import values_at
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu

_TARGET = re.compile(
    r"\btarget\b([^.;:%\d]{0,60}?)\b(?:sebesar|sebanyak|yakni|yaitu) (?:sebanyak )?"
    r"(\d{1,6})(?: \(\w+(?: \w+)?\))? ([a-z]+)",
    re.I,
)
_LAIN = re.compile(r"\b(?:renstra|menengah|nasional|lalu|sebelumnya|mendatang|akhir)\b", re.I)
"""Words of a target that is not this year's own."""
UMUM = frozenset(
    ("kpu", "kota", "kabupaten", "provinsi", "jumlah", "persentase", "pegawai", "tahun", "tabel")
)
SEPADAN = 2
"""Words that an indicator and a caption must share for the table to list its parts."""


@aturan(
    "dok-belum-dinilai",
    BERAT,
    "Nilai dilaporkan padahal belum dinilai",
    memeriksa="Realisasi indikator berupa nilai, indeks, predikat, atau opini dibanding uraian "
    "sasarannya yang menyatakan penilaian itu belum dilakukan.",
    dasar=f"{TERTELUSUR}; realisasi setahun adalah hasil tahun itu",
    perbaikan="Nyatakan realisasi belum tersedia, atau sebut tahun penilaian yang dipakai.",
)
def belum_dinilai(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find scores that the text below says were not given yet."""
    for bagian in by_sasaran(naskah):
        for u in bagian.ukuran:
            for a in bagian.alinea if "realisasi" in u.isi else ():
                if said := not_yet(clean(a.teks), u.nama):
                    yield TemuanReviu(
                        "dok-belum-dinilai",
                        f'{u.nama}: realisasi {u.isi["realisasi"]}, tetapi uraiannya: "{said}"',
                        (u.tempat(naskah, "realisasi"), naskah.tempat(a.letak, said)),
                        (("realisasi", u.isi["realisasi"]), ("uraian", said)),
                    )


@aturan(
    "dok-target-uraian",
    SEDANG,
    "Target di uraian berbeda dari target di tabel",
    memeriksa='"Target sebesar 4 orang" dalam uraian sasaran dibanding target di tabelnya yang '
    "satuannya sama.",
    dasar=TERTELUSUR,
    perbaikan="Samakan target di uraian dan di tabel, atau sebut target apa yang dimaksud.",
)
def target_uraian(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find targets told in a unit of the table with a number that the table has not."""
    for bagian in by_sasaran(naskah):
        for a in bagian.alinea:
            for m in _TARGET.finditer(clean(a.teks)):
                told = f"{m[2]} {m[3]}"
                cells = [] if _LAIN.search(m[1]) else _alike(bagian, told)
                if cells and all(read_nilai(u.isi[k]).angka != float(m[2]) for u, k in cells):
                    printed = daftar(list(dict.fromkeys(u.isi[k] for u, k in cells)))
                    yield TemuanReviu(
                        "dok-target-uraian",
                        f"{bagian.nama}: target disebut {told}, di tabelnya {printed}.",
                        (naskah.tempat(a.letak, m[0]), *(u.tempat(naskah, k) for u, k in cells)),
                        (("uraian", told), ("tabel", printed)),
                    )


def _alike(bagian: BagianSasaran, told: str) -> list[tuple[Ukuran, str]]:
    """Return the target cells of a sasaran that are counted in the same unit."""
    unit = read_nilai(told).satuan
    cells = [(u, k) for u in bagian.ukuran for k in ("target", "target_satuan") if k in u.isi]
    return [(u, k) for u, k in cells if unit and u.nilai(k).satuan == unit]


@aturan(
    "dok-rincian-realisasi",
    BERAT,
    "Realisasi berbeda dari jumlah rinciannya",
    memeriksa="Realisasi indikator dibanding jumlah tabel pendukung di sasaran itu, bila judul dan "
    "satuannya sama.",
    dasar=TERTELUSUR,
    perbaikan="Samakan realisasi dengan rincian, atau lengkapi rinciannya.",
    serap=("dok-angka-berbeda",),
)
def rincian_realisasi(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find results that the table of the same thing does not add up to."""
    groups = same_indicator(naskah)
    for bagian in by_sasaran(naskah):
        for u in bagian.ukuran:
            unit = u.nilai("realisasi").satuan if u.nilai("realisasi").jenis == "kuantitas" else ""
            for t in bagian.tabel if unit else ():
                if len(kata(u.nama) & kata(t.judul) - UMUM) >= SEPADAN:
                    group = next((g for g in groups if u in g), (u,))
                    yield from _unequal(naskah, group, t, unit)


def _unequal(
    naskah: Naskah, group: tuple[Ukuran, ...], t: Tabel, unit: str
) -> Iterator[TemuanReviu]:
    column = next((i for i, h in enumerate(t.kepala) if clean(h).lower() == "jumlah"), -1)
    cells = [row.sel[column] for row in t.isi if 0 <= column < len(row.sel)]
    parts = [read_nilai(c) for c in cells]
    if len(parts) < 2 or any(p.angka is None or p.satuan != unit for p in parts):
        return
    total = sum(p.angka or 0.0 for p in parts)
    done = [u for u in group if u.nilai("realisasi").angka is not None]
    wrong = [u for u in done if u.nilai("realisasi").angka != total]
    if wrong:
        said = values_at([(u, "realisasi") for u in wrong])
        made = " + ".join(angka(p.angka or 0.0) for p in parts)
        yield TemuanReviu(
            "dok-rincian-realisasi",
            f"{group[0].nama}: realisasi {said}; {t.judul} berjumlah {made} = {angka(total)}.",
            (
                *(u.tempat(naskah, "realisasi") for u in wrong),
                *(
                    naskah.tempat(r.letak, c, "Jumlah", t.nama)
                    for r, c in zip(t.isi, cells, strict=True)
                ),
            ),
            (("realisasi", wrong[0].isi["realisasi"]), ("rincian", angka(total))),
        )
