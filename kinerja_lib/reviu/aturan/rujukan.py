"""Tables and figures that a text announces and the report does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.blok.markdown import sections
from kinerja_lib.paket.skema import TERPAKAI
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import narasi
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan

_TAUTAN = re.compile(r"\[[^\]]*\]\(#tabel-([a-z0-9_]+)\)")
_SEBUT = re.compile(
    r"\b(tabel|grafik|gambar|bagan|diagram)\s+(?:di\s+)?(berikut|bawah ini|bawah|terlampir)\b",
    re.I,
)
_ISI = re.compile(r"\(#(?:tabel|gambar)-|^\s*\|", re.M)
"""What shows that the announced thing is there: a reference or a table of Markdown."""


@aturan(
    "rujukan-kosong",
    SEDANG,
    "Tabel atau gambar yang disebut tidak ada",
    memeriksa='Rujukan dan sebutan "tabel berikut", "grafik berikut" di narasi.',
    dasar="Yang diumumkan harus dapat dilihat pembaca",
    perbaikan="Tambahkan tabelnya di pendukung dan rujuk dengan [](#tabel-nama), atau hapus "
    "sebutannya.",
)
def rujukan_kosong(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find references to no table, and announcements in a section that shows nothing."""
    known = {r["tabel"] for r in lap.rows("pendukung")} | set(TERPAKAI)
    for (tahun, nama), teks in lap.paket.narasi.items():
        if tahun != lap.tahun:
            continue
        for bagian, isi in sections(teks).items():
            for name in _TAUTAN.findall(isi):
                if name not in known:
                    yield TemuanReviu(
                        "rujukan-kosong",
                        f"{nama}.md merujuk tabel {name} yang tidak ada.",
                        (narasi(lap, nama, bagian, f"[](#tabel-{name})"),),
                        (("dirujuk", name), ("di laporan", "tidak ada")),
                    )
            said = _SEBUT.search(isi)
            if said and not _ISI.search(isi):
                yield TemuanReviu(
                    "rujukan-kosong",
                    f'{nama}.md menyebut "{said[0]}" tanpa menampilkannya.',
                    (narasi(lap, nama, bagian, said[0]),),
                    (("disebut", said[0]), ("di laporan", "tidak ada")),
                )
