"""Tidy tables: their columns, and the way they become arrays on disk and come back.

A text column is a categorical: codes, and the distinct texts once. So 200,000 rows load in a
fraction of a second and are filtered by comparing small numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
Tabel = dict[str, "pd.DataFrame"]

BULAT = frozenset({"tahun", "triwulan", "baris"})
PECAHAN = frozenset({"target_angka", "realisasi_angka", "capaian_mentah", "capaian"})
TABEL: Mapping[str, tuple[str, ...]] = {
    "tahunan": (
        "satker", "tahun", "kode_sasaran", "sasaran", "kode", "indikator", "kunci", "arah",
        "skala", "konsolidasi", "bobot", "target", "realisasi", "target_angka", "realisasi_angka",
        "satuan", "capaian_mentah", "capaian", "kategori", "keterangan", "berkas", "baris",
    ),
    "triwulan": (
        "satker", "tahun", "kode", "kunci", "konsolidasi", "triwulan", "target", "realisasi",
        "status_target", "status_realisasi", "target_angka", "realisasi_angka", "berkas", "baris",
    ),
    "renstra": ("satker", "kode", "tahun", "target", "target_angka", "satuan", "berkas", "baris"),
    "klaim": ("satker", "tahun", "nilai", "capaian", "berkas", "baris"),
    "kantor": ("satker", "nama", "jenis", "provinsi", "kode_wilayah", "rekaan", "kantor_lain"),
}  # fmt: skip
"""Columns of each tidy table; all that are neither whole numbers nor fractions are text."""


def frame(nama: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as a tidy table; a missing text is "", a missing number nan."""
    import pandas as pd

    columns: dict[str, Any] = {}
    for kolom in TABEL[nama]:
        values = [r[kolom] for r in rows]
        if kolom in BULAT:
            columns[kolom] = np.array(values, dtype=np.int32)
        elif kolom in PECAHAN:
            columns[kolom] = np.array(
                [np.nan if v is None else v for v in values], dtype=np.float64
            )
        else:
            columns[kolom] = _coded(values)
    return pd.DataFrame(columns)


def _coded(values: Sequence[str]) -> pd.Categorical:
    import pandas as pd

    codes, texts = pd.factorize(np.array(values, dtype=object))
    return pd.Categorical.from_codes(codes, categories=pd.Index(texts, dtype="str"))


def join(parts: Iterable[Tabel]) -> Tabel:
    """Put the tables of several parts together, satker in order."""
    import pandas as pd
    from pandas.api.types import union_categoricals

    found = list(parts)
    joined: Tabel = {}
    for nama, kolom in TABEL.items():
        tables = [p[nama] for p in found]
        columns: dict[str, Any] = {}
        for k in kolom:
            if k in BULAT or k in PECAHAN:
                columns[k] = np.concatenate([t[k].to_numpy() for t in tables])
            else:
                columns[k] = union_categoricals([t[k].array for t in tables])
        whole = pd.DataFrame(columns)
        order = np.argsort(whole["satker"].astype("str").to_numpy(), kind="stable")
        joined[nama] = whole.take(order).reset_index(drop=True)
    return joined


def keep(tables: Tabel, kode: Iterable[str]) -> Tabel:
    """Return the rows of some satker."""
    wanted = list(kode)
    return {nama: t[t["satker"].isin(wanted)].reset_index(drop=True) for nama, t in tables.items()}


def to_arrays(tables: Tabel) -> dict[str, np.ndarray]:
    """Return tables as plain arrays: numbers as they are, texts as codes and UTF-8 JSON."""
    arrays: dict[str, np.ndarray] = {}
    for nama, columns in TABEL.items():
        for k in columns:
            column = tables[nama][k]
            if k in BULAT or k in PECAHAN:
                arrays[f"{nama}.{k}"] = column.to_numpy()
                continue
            arrays[f"{nama}.{k}"] = column.cat.codes.to_numpy().astype(np.int32)
            arrays[f"{nama}.{k}.teks"] = _bytes([str(c) for c in column.cat.categories])
    return arrays


def from_arrays(arrays: Mapping[str, np.ndarray]) -> Tabel:
    """Return the tables of `to_arrays`; KeyError or ValueError where arrays do not fit."""
    import pandas as pd

    tables: Tabel = {}
    for nama, columns in TABEL.items():
        made: dict[str, Any] = {}
        for k in columns:
            values: Any = arrays[f"{nama}.{k}"]
            if k not in BULAT and k not in PECAHAN:
                texts = pd.Index(json.loads(arrays[f"{nama}.{k}.teks"].tobytes()), dtype="str")
                values = pd.Categorical.from_codes(values, categories=texts)
            made[k] = values
        tables[nama] = pd.DataFrame(made)
    return tables


def write_arrays(file: IO[bytes], arrays: Mapping[str, np.ndarray]) -> None:
    """Write arrays as `.npz`, not compressed: reading back is what must be fast."""
    np.savez(file, allow_pickle=False, **arrays)


def _bytes(value: Any) -> np.ndarray:
    return np.frombuffer(json.dumps(value, ensure_ascii=False).encode(), dtype=np.uint8)
