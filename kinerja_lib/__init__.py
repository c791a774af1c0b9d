"""Kinerja: the Laporan Kinerja of an office, from its tables to a page and a PDF.

The way the data goes, one module or folder a step:

errors, denyut, bahasa  messages; a beat of long work; Indonesian words and numbers
nilai, satuan           quantities as people print them, and their units
kalimat                 sentences of the report, as data
status                  how firm a quarter's figure is: dokumen, turunan, ilustrasi
skema, rujukan          contracts of the tables, and what holds between them
sumber                  readers of CSV and Excel, every cell traceable
toml                    files edited by hand, their faults in Indonesian
profil, naskah          who the office is; narratives and the headings that chapters ask for
buku, pendukung         the satker's one workbook; free tables that its index lists
isi_folder, kantor_lain what lies there that nobody reads; other offices that are named
paket                   one satker's validated data, all years
silang                  contradictions between tables, and against scales and policy
capaian                 measurement: formulas, scales, policy, quarters, aggregates
dokumen_ukur, janji     the document measured in a year; targets of perjanjian where it is the PK
kesiapan                what a year can be reported from, what is missing
laporan, tahunan        what one notebook may ask for: one satker, one year; beside the year before
revisi, kaskade         which PK are in force, what a new one changed; who supports whose target
berlaku, uang           rows of documents in force; amounts of their budgets
tercetak, kelengkapan   printed against computed; which mandatory parts have content
reviu                   contradictions by rule, waivers, what keeps a report from being final
manifes, kantor, rekap  what a batch made; who a satker is; what the portal may ask for
blok, grafik, bab       what a cell shows; kinds of chart; chapters made of both
jelajah, widget         exploration: tidy tables of every satker, views over them; their controls
ekspor                  the executed notebook as an HTML page and as a PDF
jalan                   notebooks run by papermill, one or many
contoh                  an invented country to try it on; only the command line knows it
siap                    what a process fills in before it forks reports
cli, perintah, layar    the command line, in Indonesian; what it prints

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
    "Aturan", "Jelajah", "Laporan", "Paket", "Pandangan", "Rekap", "andai", "jelajahi", "lintasan",
    "open_jelajah", "open_laporan", "open_rekap", "pengantar", "perubahan", "proyeksi",
    "read_paket", "sesama", "tren",
]  # fmt: skip

_HOME = {
    "Laporan": "satker.laporan", "open_laporan": "satker.laporan", "Paket": "paket.paket", "read_paket": "paket.paket",
    "Rekap": "negeri.rekap", "open_rekap": "negeri.rekap", "Jelajah": "jelajah.buka",
    "open_jelajah": "jelajah.buka", "Aturan": "jelajah.aturan", "Pandangan": "jelajah.pandangan",
    "andai": "jelajah.andai", "lintasan": "jelajah.lintasan", "pengantar": "jelajah.pengantar",
    "perubahan": "jelajah.perubahan", "proyeksi": "jelajah.proyeksi", "sesama": "jelajah.sesama",
    "tren": "jelajah.tren", "jelajahi": "widget",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command line starts without pandas."""
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"kinerja_lib.{_HOME[name]}"), name)
