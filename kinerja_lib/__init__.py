"""Kinerja: the Laporan Kinerja of an office, from its tables to a page and a PDF.

The way the data goes, one module or folder a step:

errors, bahasa, nilai   messages; Indonesian words and numbers; quantities as people print them
kalimat                 sentences of the report, as data
skema, sumber           contracts of the tables; readers of CSV and Excel, every cell traceable
toml                    files edited by hand, their faults in Indonesian
profil, naskah          who the office is; narratives and the headings that chapters ask for
paket                   one satker's validated data, all years
silang                  contradictions between tables, and against scales and policy
capaian                 measurement: formulas, scales, policy, quarters, aggregates
laporan                 what one notebook may ask for: one satker, one year
revisi, kaskade         which PK are in force, what a new one changed; who supports whose target
berlaku, uang           rows of documents in force; amounts of their budgets
tercetak, kelengkapan   printed against computed; which mandatory parts have content
reviu                   contradictions by rule, waivers, what keeps a report from being final
manifes, kantor, rekap  what a batch made; who a satker is; what the portal may ask for
blok, grafik, bab       what a cell shows; kinds of chart; chapters made of both
ekspor                  the executed notebook as an HTML page and as a PDF
jalan                   notebooks run by papermill, one or many
contoh                  an invented country to try it on; only the command line knows it
siap                    what a process fills in before it forks reports
cli, perintah           the command line, in Indonesian

A notebook begins with `lap = open_laporan(satker, tahun, data)` and shows chapters of `bab`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.laporan import Laporan, open_laporan
    from kinerja_lib.paket import Paket, read_paket
    from kinerja_lib.rekap import Rekap, open_rekap

__version__ = "0.1.0"
__all__ = ["Laporan", "Paket", "Rekap", "open_laporan", "open_rekap", "read_paket"]

_HOME = {
    "Laporan": "laporan", "open_laporan": "laporan", "Paket": "paket", "read_paket": "paket",
    "Rekap": "rekap", "open_rekap": "rekap",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command line starts without pandas."""
    if name not in _HOME:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"kinerja_lib.{_HOME[name]}"), name)
