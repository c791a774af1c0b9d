"""What no cell shows alone: values against scales, quarters against the year, pairs.

label      words in a column of values must be labels of the indicator's scale
triwulan   four quarters brought together must give the year's printed figure
wajar      a pair that can be read in two ways, a capaian beyond belief

All need the reference data. Where those cannot be used, nothing is checked here: that they are
broken is said by whoever reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.acuan import Acuan
from kinerja_lib.dasar.errors import PolicyError, Temuan
from kinerja_lib.paket.silang.label import check_labels
from kinerja_lib.paket.silang.triwulan import check_quarters
from kinerja_lib.paket.silang.wajar import check_pairs
from kinerja_lib.paket.skema import contracts
from kinerja_lib.sumber import BARIS, BERKAS, rows_of

Row = dict[str, Any]
KOLOM = {
    "indikator": ("kode", "arah", "skala", "konsolidasi"),
    "pengukuran": (
        "tahun",
        "dokumen",
        "kode",
        "target_persen",
        "target",
        "realisasi",
        "capaian_tercetak",
        "catatan",
    ),
    "triwulan": ("tahun", "kode", "triwulan", "target", "realisasi", "catatan"),
    "renstra": ("kode", "target"),
    "standar": ("kode", "nilai"),
    "perjanjian": ("target", "catatan"),
    "klaim": ("butir", "nilai", "catatan"),
    "dokumen": ("tahun", "dokumen", "jenis", "induk", "menggantikan"),
}
"""What the checks look at."""
BERTAHUN = ("triwulan", "pengukuran")
"""Tables whose years need their policy."""


def check_across(tables: Mapping[str, pd.DataFrame], acuan: Acuan) -> list[Temuan]:
    """Collect what contradicts the scales and the year; a table that lacks columns is left out."""
    rows = {
        nama: rows_of(tables[nama], (*kolom, BERKAS, BARIS))
        for nama, kolom in KOLOM.items()
        if nama in tables and {*contracts()[nama].required} <= {*tables[nama].columns}
    }
    try:
        scales = acuan.skala
        policies = {
            tahun: acuan.kebijakan(int(tahun))
            for tahun in {str(r["tahun"]) for n in BERTAHUN for r in rows.get(n, [])}
            if tahun.isascii() and tahun.isdigit()
        }
    except PolicyError:
        return []
    return (
        check_labels(rows, scales)
        + check_quarters(rows, scales, policies)
        + check_pairs(rows, scales, policies)
    )
