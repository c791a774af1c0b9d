"""Mandatory parts without content."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.tempat import tanpa_sel
from kinerja_lib.reviu.temuan import BERAT, RINGAN, TemuanReviu
from kinerja_lib.satker.kelengkapan import BILA_ADA, BUTIR, missing, place, terisi
from kinerja_lib.satker.laporan import Laporan


@aturan(
    "bagian-wajib",
    BERAT,
    "Bagian wajib belum diisi",
    memeriksa="Bagian yang wajib ada sekali, dan enam dari tujuh butir setiap sasaran.",
    dasar=f"{PERMENPAN}: isi Bab I sampai IV dan lampiran",
    perbaikan="Isi bagiannya di tempat yang disebut.",
    tetap=True,
)
def bagian_wajib(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find mandatory parts that would print `belum diisi`; an item of the seven once for all."""
    for part in missing(lap):
        tail = f"{part.nama[:1].lower()}{part.nama[1:]}"
        name = f"Butir {part.butir}, {tail}" if part.butir else part.nama
        lead = f"{name[:1].upper()}{name[1:]} belum diisi"
        of = f" pada {len(part.sasaran)} dari {len(lap.sasaran)} sasaran" if part.butir else ""
        which = f" ({', '.join(part.sasaran)})" if part.sasaran else ""
        key = f"butir {part.butir}" if part.butir else part.nama
        yield TemuanReviu(
            "bagian-wajib",
            f"{lead}{of}{which}.",
            (tanpa_sel(lap, "bagian", part.isi_di, key),),
            (("wajib", part.nama), ("isi", "belum diisi")),
            "{n} dari 7 butir analisis sasaran belum diisi" if part.butir else "",
            (f"butir {part.butir}, {tail}{of}{which}",) if part.butir else (),
        )


@aturan(
    "standar-nasional",
    RINGAN,
    "Tidak dibandingkan dengan standar nasional",
    memeriksa="Butir 4, perbandingan dengan standar nasional, bila ada.",
    dasar=f"{PERMENPAN}: realisasi dibandingkan dengan standar nasional jika ada",
    perbaikan="Isi tabel standar, atau nyatakan tidak ada standar nasional untuk indikator itu.",
)
def standar_nasional(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, once, the sasaran that are compared with no national standard."""
    lacking = [s["kode"] for s in lap.sasaran if not terisi(lap, s["kode"])[BILA_ADA - 1]]
    if lacking:
        where = place(lap, BUTIR[BILA_ADA - 1].isi_di)
        yield TemuanReviu(
            "standar-nasional",
            f"{len(lacking)} dari {len(lap.sasaran)} sasaran tidak dibandingkan dengan standar "
            f"nasional: {daftar(lacking)}.",
            (tanpa_sel(lap, "bagian", where, f"butir {BILA_ADA}"),),
            (("standar", "tidak ada"), ("sasaran", str(len(lacking)))),
        )
