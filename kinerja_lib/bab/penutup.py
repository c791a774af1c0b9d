"""Bab IV: conclusion and next steps."""

from __future__ import annotations

from kinerja_lib.bab.akuntabilitas import kalimat_capaian
from kinerja_lib.bab.bersama import join, narasi
from kinerja_lib.bab.depan import perhatian
from kinerja_lib.blok import Bagian, Narasi
from kinerja_lib.satker.laporan import Laporan

BERKAS = "penutup"


def simpulan(lap: Laporan) -> Bagian:
    """Return the conclusion: what was computed, then the analyst's own words."""
    opening = lap.kalimat(
        "penutup.pembuka",
        nama=lap.paket.profil["nama"],
        tahun=lap.tahun,
        sasaran=len(lap.sasaran),
        jumlah=lap.capaian.jumlah,
    )
    computed = Narasi(f"{opening} {kalimat_capaian(lap)}")
    return Bagian(join(computed, narasi(lap, BERKAS, "simpulan", "simpulan")))


def tindak_lanjut(lap: Laporan) -> Bagian:
    """Return the next steps: what the measurement itself calls for, and the analyst's plan."""
    watch = perhatian(lap)
    computed = Narasi(lap.kalimat("penutup.perhatian") + f"\n\n{watch}") if watch else None
    return Bagian(join(computed, narasi(lap, BERKAS, "tindak lanjut", "rencana tindak lanjut")))
