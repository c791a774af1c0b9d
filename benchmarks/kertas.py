"""All of government on a cluster, on paper: what the measured figures come to at that size.

Nothing here is measured. Measured figures go in, assumptions are named, the arithmetic is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GB = 1e9
MB = 1e6
LAPORAN_PER_TAHUN = 4


@dataclass(frozen=True)
class Anggapan:
    """What is assumed: satker, prices in rupiah, seconds that one request to a store takes."""

    satker: int = 20_000
    inti_jam: float = 800.0
    gb_bulan: float = 400.0
    permintaan: float = 0.02
    pekerja: Sequence[int] = (8, 32, 128)


@dataclass(frozen=True)
class Terukur:
    """What was measured: worker-seconds a report, bytes a report, bytes of one worker."""

    detik: float
    ukuran: dict[str, int]
    pekerja_bytes: int

    @property
    def hasil(self) -> int:
        """Return the bytes of one report in its three formats."""
        return sum(self.ukuran[name] for name in ("ipynb", "html", "pdf"))


def hours(terukur: Terukur, anggapan: Anggapan) -> float:
    """Return worker-hours of one quarter."""
    return terukur.detik * anggapan.satker / 3600


def wall_minutes(terukur: Terukur, anggapan: Anggapan, pekerja: int) -> float:
    """Return minutes of one quarter with so many workers, each with a core of its own."""
    return hours(terukur, anggapan) / pekerja * 60


def storage(terukur: Terukur, anggapan: Anggapan) -> float:
    """Return GB of results of one quarter."""
    return terukur.hasil * anggapan.satker / GB


def traffic(terukur: Terukur, pekerja: int) -> float:
    """Return MB a second, data read and results written, while so many workers run."""
    return (terukur.hasil + terukur.ukuran["data"]) / MB * pekerja / terukur.detik


def cost(terukur: Terukur, anggapan: Anggapan) -> tuple[float, float]:
    """Return rupiah of one quarter's cores and of keeping one year's results for one month."""
    cores = hours(terukur, anggapan) * anggapan.inti_jam
    return cores, storage(terukur, anggapan) * LAPORAN_PER_TAHUN * anggapan.gb_bulan


def records(anggapan: Anggapan) -> int:
    """Return the records of a whole year: one a report, four quarters."""
    return anggapan.satker * LAPORAN_PER_TAHUN


def assembly_minutes(anggapan: Anggapan) -> float:
    """Return minutes to read a year's records from an object store, one request after another."""
    return records(anggapan) * anggapan.permintaan / 60
