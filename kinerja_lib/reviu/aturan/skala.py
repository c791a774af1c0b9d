"""Gaps in the scale that classes are read from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, TemuanReviu
from kinerja_lib.satker.laporan import Laporan


@aturan(
    "skala-bercelah",
    RINGAN,
    "Skala kategori bercelah",
    memeriksa="Rentang kategori yang dicetak: apakah setiap nilai masuk tepat satu kategori.",
    dasar="Nilai 90,4% tidak masuk 76–90% maupun 91–100%",
    perbaikan='Tulis rentang bersambung, misalnya "di atas 75% sampai dengan 90%".',
)
def skala_bercelah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find bands whose printed ends leave values between them, in the scale of the year."""
    skala = lap.skala[lap.kebijakan.skala]
    pairs = [(a, b) for a, b in pairwise(skala.pita) if b.dibulatkan]
    if not pairs:
        return
    berkas = lap.paket.acuan.path("skala.csv").name
    cells = tuple(
        Tempat(
            "skala",
            f"{skala.kode} / {p.peringkat}",
            f"acuan/{berkas}",
            0,
            "tercetak",
            p.tercetak,
            skala.dasar,
        )
        for pair in pairs
        for p in pair
    )
    said = "; ".join(f'"{a.tercetak}" dan "{b.tercetak}"' for a, b in pairs)
    yield TemuanReviu(
        "skala-bercelah",
        f"Skala {skala.kode.upper()} ({skala.dasar}) bercelah antara {said}.",
        tuple(dict.fromkeys(cells)),
        tuple((a.tercetak, b.tercetak) for a, b in pairs),
    )
