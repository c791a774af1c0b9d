"""Four quarters of target and realisasi that come together to the year's figures."""

from __future__ import annotations

from kinerja_lib.contoh.besaran import Angka, Besaran
from kinerja_lib.contoh.butir import Butir
from kinerja_lib.contoh.dadu import Dadu

POLA = {
    "rata": (0.25, 0.5, 0.75, 1.0),
    "akhir": (0.1, 0.3, 0.6, 1.0),
    "awal": (0.4, 0.7, 0.9, 1.0),
    "semester": (0.0, 0.5, 0.5, 1.0),
}
"""Share of the year that should be done by the end of each quarter."""
TW = 4
KOSONG: tuple[Angka, ...] = (None,) * TW

Empat = tuple[Angka, ...]


def split(butir: Butir, besaran: Besaran, dadu: Dadu) -> tuple[Empat, Empat]:
    """Return target and realisasi of each quarter, None where a quarter has none.

    Labels and answers are given once a year, in the last quarter.
    """
    if isinstance(besaran.target, str):
        return (*KOSONG[1:], besaran.target), (*KOSONG[1:], besaran.realisasi)
    metode = str(butir.data["konsolidasi"])
    if metode == "jumlah":
        share = list(POLA[butir.pola])
        done = sorted(
            min(1.0, max(0.0, s + dadu.antara(-0.1, 0.06))) if 0 < s < 1 else s for s in share
        )
        return _parts(besaran.target, share), _parts(besaran.realisasi, done)
    target: Empat = (besaran.target,) * TW
    grows = butir.jenis == "persen" and not butir.data.get("keadaan")
    if metode == "terakhir" and grows and butir.pola != "rata":
        share = [s or 0.1 for s in POLA[butir.pola]]
        done = sorted(min(1.0, max(0.02, s + dadu.antara(-0.06, 0.04))) for s in share[:3])
        return _levels(besaran.target, share), _levels(besaran.realisasi, [*done, 1.0])
    if not isinstance(besaran.realisasi, float):
        return target, (besaran.realisasi,) * TW
    return target, _around(besaran.realisasi, metode, dadu)


def _parts(total: Angka, sampai: list[float]) -> Empat:
    """Cut a total into whole parts by the share done up to each quarter."""
    if not isinstance(total, int | float):
        return KOSONG
    unit = 1000 if total >= 1_000_000 else 1
    upto = [round(total * s / unit) * unit for s in sampai[:-1]] + [total]
    return tuple(b - a for a, b in zip([0, *upto[:-1]], upto, strict=True))


def _levels(akhir: Angka, sampai: list[float]) -> Empat:
    if not isinstance(akhir, int | float):
        return KOSONG
    return (*(round(akhir * s, 1) for s in sampai[:-1]), akhir)


def _around(setahun: float, metode: str, dadu: Dadu) -> Empat:
    """Return quarters whose mean, highest, lowest or last is the year's figure."""
    if metode == "rerata":
        room = min(6.0, 100 - setahun)
        a, b = (round(dadu.antara(0, room), 1) for _ in "ab")
        return tuple(round(setahun + d, 2) for d in (-a, b, a, -b))
    others = [dadu.antara(0.0, 0.12) for _ in range(TW - 1)]
    if metode == "minimum":
        row = [min(100.0, round(setahun * (1 + x), 1)) for x in others]
    else:
        row = [round(setahun * (1 - x), 1) for x in others]
    row.insert(TW - 1 if metode == "terakhir" else dadu.bulat(0, TW - 1), setahun)
    return tuple(row)
