"""docs/reviu.md, made from the registry: `python -m kinerja_lib.reviu.dokumen` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kinerja_lib.reviu.daftar import Aturan, semua_aturan
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
`data/README.md`) dan tetap ditampilkan sebagai dikecualikan.

Yang dikenali hanyalah yang ada di tabel dan narasi satker. Perbedaan yang hanya ada di naskah
terbitan (nomor gambar, tanda tangan, daftar nama) tetap pekerjaan pereviu.
"""


def render() -> str:
    """Return the page: rules by severity, each with what it checks, its basis and its remedy."""
    return "\n".join([PEMBUKA, *_body()])


def _body() -> Iterator[str]:
    rules = [*semua_aturan().values()]
    for tingkat in TINGKAT:
        here = [a for a in rules if a.tingkat == tingkat]
        yield f"## {tingkat.capitalize()}: {len(here)} aturan\n"
        yield f"{ARTI[tingkat].capitalize()}.\n"
        for a in here:
            yield _rule(a)


def _rule(a: Aturan) -> str:
    return (
        f"### `{a.id}`\n\n{a.judul}.\n\n- Memeriksa: {a.memeriksa}\n- Dasar: {a.dasar}.\n"
        f"- Perbaikan: {a.perbaikan}\n"
    )


if __name__ == "__main__":
    BERKAS.write_text(render(), encoding="utf-8")
