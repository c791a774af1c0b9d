"""Kinerja: the Laporan Kinerja of an office, from its tables to a page and a PDF.

The rooms, from the lowest; imports point down this list, never up (import-linter holds it):

dasar      messages, Indonesian words and numbers, printed values with their units, whole files
sumber     readers of CSV and Excel, every cell traceable; data kept elsewhere
acuan      reference data, read once: policy, scales, sentences
grafik     kinds of chart
blok       what a cell of a notebook shows: one definition for page, PDF and JupyterLab
naskah     a finished report that somebody else made, read as it is printed
capaian    measurement: formulas, quarters, aggregates, budgets
paket      one satker's validated data of all years: contracts, and what holds between tables
satker     one satker and year, measured once: Laporan, year on year, cascade, completeness
negeri     every satker of a year: what a batch made, the portal's Rekap
ekspor     the executed notebook as an HTML page and as a PDF
contoh     an invented country to try it on
reviu      contradictions by rule, over tables and over finished reports; waivers
bab        chapters made of blocks and charts
jalan      notebooks run by papermill, one or many; what each command does
jelajah    exploration: tidy tables of every satker, views over them
widget     controls over those views
cli        the command line, in Indonesian

A notebook begins with `lap = open_laporan(satker, tahun, data)` and shows chapters of `bab`; an
analyst's own with `j = open_jelajah(data)` and shows views: `tren(j, satker)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.jelajah.andai import andai
    from kinerja_lib.jelajah.aturan import Aturan
    from kinerja_lib.jelajah.buka import Jelajah, open_jelajah
    from kinerja_lib.jelajah.lintasan import lintasan
    from kinerja_lib.jelajah.pandangan import Pandangan
    from kinerja_lib.jelajah.pengantar import pengantar
    from kinerja_lib.jelajah.perubahan import perubahan
    from kinerja_lib.jelajah.proyeksi import proyeksi
    from kinerja_lib.jelajah.sesama import sesama
    from kinerja_lib.jelajah.tren import tren
    from kinerja_lib.negeri.rekap import Rekap, open_rekap
    from kinerja_lib.paket.paket import Paket, read_paket
    from kinerja_lib.satker.laporan import Laporan, open_laporan
    from kinerja_lib.widget import jelajahi

__version__ = "0.1.0"
__all__ = [
    "Aturan",
    "Jelajah",
    "Laporan",
    "Paket",
    "Pandangan",
    "Rekap",
    "andai",
    "jelajahi",
    "lintasan",
    "open_jelajah",
    "open_laporan",
    "open_rekap",
    "pengantar",
    "perubahan",
    "proyeksi",
    "read_paket",
    "sesama",
    "tren",
]

_HOME = {
    "Laporan": "satker.laporan",
    "open_laporan": "satker.laporan",
    "Paket": "paket.paket",
    "read_paket": "paket.paket",
    "Rekap": "negeri.rekap",
    "open_rekap": "negeri.rekap",
    "Jelajah": "jelajah.buka",
    "open_jelajah": "jelajah.buka",
    "Aturan": "jelajah.aturan",
    "Pandangan": "jelajah.pandangan",
    "andai": "jelajah.andai",
    "lintasan": "jelajah.lintasan",
    "pengantar": "jelajah.pengantar",
    "perubahan": "jelajah.perubahan",
    "proyeksi": "jelajah.proyeksi",
    "sesama": "jelajah.sesama",
    "tren": "jelajah.tren",
    "jelajahi": "widget",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command line starts without pandas."""
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"kinerja_lib.{_HOME[name]}"), name)
