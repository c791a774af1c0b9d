"""The views that controls offer, and what each takes of a choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from kinerja_lib.jelajah.andai import andai
from kinerja_lib.jelajah.aturan import Aturan
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.lintasan import lintasan
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.perubahan import perubahan
from kinerja_lib.jelajah.proyeksi import proyeksi
from kinerja_lib.jelajah.sesama import sesama
from kinerja_lib.jelajah.tren import tren


@dataclass(frozen=True)
class Pilihan:
    """Everything that controls hold; `seluruh` looks at the satker, not at one indicator."""

    satker: str
    tahun: int
    indikator: str
    sampai: int = 4
    kumulatif: bool = True
    seluruh: bool = False
    aturan: Aturan = field(default_factory=Aturan)


def _tren(j: Jelajah, p: Pilihan) -> Pandangan:
    return tren(j, p.satker, p.tahun, p.indikator, p.sampai, p.kumulatif)


def _lintasan(j: Jelajah, p: Pilihan) -> Pandangan:
    return lintasan(j, p.satker, p.indikator, p.tahun)


def _perubahan(j: Jelajah, p: Pilihan) -> Pandangan:
    return perubahan(j, p.satker, "" if p.seluruh else p.indikator, p.tahun)


def _sesama(j: Jelajah, p: Pilihan) -> Pandangan:
    return sesama(j, p.satker, p.indikator, p.tahun)


def _proyeksi(j: Jelajah, p: Pilihan) -> Pandangan:
    return proyeksi(j, p.satker, p.tahun, p.indikator, None if p.sampai == 4 else p.sampai)


def _andai(j: Jelajah, p: Pilihan) -> Pandangan:
    return andai(j, p.satker, p.aturan, p.indikator, p.tahun)


PANDANGAN: dict[str, tuple[Callable[[Jelajah, Pilihan], Pandangan], tuple[str, ...]]] = {
    "Triwulan": (_tren, ("sampai", "kumulatif")),
    "Menuju Renstra": (_lintasan, ()),
    "Antartahun": (_perubahan, ("lingkup",)),
    "Antarsatker": (_sesama, ()),
    "Proyeksi": (_proyeksi, ("sampai",)),
    "Aturan lain": (_andai, ("arah", "cap", "minimise", "skala")),
}
"""Each view by the name on its button: what makes it, and which controls are its own."""
