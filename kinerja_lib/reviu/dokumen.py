"""docs/reviu.md, made from the registry: `python -m kinerja_lib.reviu.dokumen` writes it anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.naskah.aturan import aturan_naskah
from kinerja_lib.reviu.registri import Aturan
from kinerja_lib.reviu.temuan import TINGKAT

BERKAS = Path(__file__).parents[2] / "docs" / "reviu.md"
ARTI = {
    "berat": "angka atau bagian yang membuat laporan tidak dapat difinalkan",
    "sedang": "pertentangan yang harus dijelaskan atau diperbaiki",
    "ringan": "kerapian yang menyulitkan pembaca atau mesin",
}
PEMBUKA = """\
# Aturan reviu

Halaman ini dibuat dari daftar aturan di `kinerja_lib/reviu/aturan/`; jangan disunting langsung.
`kinerja reviu --satker 656794 --tahun 2023` menjalankan semuanya; setiap temuan menyebut kedua
tempat dan kedua nilainya. Temuan yang sudah dijawab dicatat di `pengecualian.csv` (lihat
`data/README.md`) dan tetap ditampilkan sebagai dikecualikan. Temuan satu aturan yang sebabnya sama
disebut sekali dengan rinciannya; pengecualian tetap berlaku per rincian. Rancangan LKj menandai sel
yang disebut temuan yang terbuka dengan nomor temuannya.

Aturan satker mengenali yang ada di tabel dan narasi satker. Laporan jadi, yaitu naskah yang sudah
terbit atau disusun tanpa Kinerja, direviu dengan aturannya sendiri di bagian akhir halaman ini.
"""
NASKAH = """\
# Aturan laporan jadi

`kinerja reviu --dokumen lkj.pdf` membaca `.txt`, `.md`, `.docx`, atau `.pdf` berlapis teks dan
menjalankan aturan di bawah ini. Tempat setiap temuan adalah nomor baris (teks), halaman (PDF), atau
paragraf dan baris tabel (Word). Yang tidak terbaca dihitung dan disebut tempatnya di akhir hasil:
sel, tabel, gambar, halaman pindaian. Tidak ada temuan bukan berarti naskah bebas dari salah; isi
gambar, ejaan, dan kebenaran angka terhadap bukti tetap pekerjaan pereviu. Pengecualian milik tabel
satker dan tidak berlaku di sini: semua temuan selalu ditampilkan.
"""


def render() -> str:
    """Return the page: rules by severity, each with what it checks, its basis and its remedy."""
    return "\n".join([PEMBUKA, *_body()])


def _body() -> Iterator[str]:
    yield from _sections(semua_aturan().values())
    yield NASKAH
    yield from _sections(aturan_naskah().values())


def _sections(every: Iterable[Aturan[Any]]) -> Iterator[str]:
    rules = [*every]
    for tingkat in TINGKAT:
        here = [a for a in rules if a.tingkat == tingkat]
        yield f"## {tingkat.capitalize()}: {len(here)} aturan\n"
        yield f"{ARTI[tingkat].capitalize()}.\n"
        for a in here:
            yield _rule(a)


def _rule(a: Aturan[Any]) -> str:
    return (
        f"### `{a.id}`\n\n{a.judul}.\n\n- Memeriksa: {a.memeriksa}\n- Dasar: {a.dasar}.\n"
        f"- Perbaikan: {a.perbaikan}\n"
    )


if __name__ == "__main__":
    BERKAS.write_text(render(), encoding="utf-8")
