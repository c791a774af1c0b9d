"""Words where values belong: only labels of a scale are values, other words are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.banding import ORDINAL
from kinerja_lib.dasar.errors import Temuan, nearest
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.sumber import BARIS, BERKAS

Row = Mapping[Any, Any]
KOLOM = (
    ("pengukuran", ("target_persen", "target", "realisasi")),
    ("triwulan", ("target", "realisasi")),
    ("renstra", ("target",)),
    ("standar", ("nilai",)),
)
"""Columns whose words must be on the scale of the row's indicator."""
LAIN = (("pengukuran", "capaian_tercetak"), ("perjanjian", "target"), ("klaim", "nilai"))
"""Columns whose words may be on any scale: a document's own class, an indicator without a code."""


def check_labels(rows: Mapping[str, Sequence[Row]], skala: Mapping[str, Skala]) -> list[Temuan]:
    """Refuse words that are no label.

    A label of another scale than the indicator's is kept as printed if `catatan` explains it.
    An indicator without a scale takes the labels that measuring would look up (AKIP, opini).
    `klaim` of butir `kategori` holds the words of its document.
    """
    own = {r["kode"]: r["skala"] for r in rows.get("indikator", [])}
    temuan = []
    for nama, columns in KOLOM:
        for row in rows.get(nama, []):
            for kolom in columns:
                temuan += _check(row, kolom, own.get(row["kode"], ""), skala)
    for nama, kolom in LAIN:
        for row in rows.get(nama, []):
            if row.get("butir") != "kategori" and not _on(row[kolom], skala, tuple(skala)):
                temuan.append(_temuan(row, kolom, "", skala))
    return temuan


def _check(row: Row, kolom: str, kode: str, skala: Mapping[str, Skala]) -> list[Temuan]:
    if _on(row[kolom], skala, (kode,) if kode in skala else ORDINAL):
        return []
    if row.get("catatan") and _on(row[kolom], skala, ORDINAL):
        return []
    return [_temuan(row, kolom, kode, skala)]


def _on(teks: str, skala: Mapping[str, Skala], kode: Sequence[str]) -> bool:
    """Say whether a text is no word at all or a label of one of these scales."""
    nilai = read_nilai(teks)
    known = [skala[k] for k in kode if k in skala]
    return nilai.jenis != "label" or any(s.rank(nilai.satuan) is not None for s in known)


def _temuan(row: Row, kolom: str, kode: str, skala: Mapping[str, Skala]) -> Temuan:
    berkas, baris, teks = row[BERKAS], int(row[BARIS]), str(row[kolom])
    if kode not in skala:
        return Temuan(
            berkas, baris, kolom, teks,
            "kata-kata ini bukan angka, persen, atau label skala yang dikenal",
            'tulis angkanya, mis. "4 orang" atau "90%"; bila tidak ada, kosongkan dan jelaskan '
            "di kolom catatan",
        )  # fmt: skip
    bands = skala[kode].pita[::-1]
    near = nearest(teks, [text for p in bands for text in (p.nama, p.kategori)])
    remedy = "tulis labelnya seperti tercetak, atau kosongkan dan jelaskan di kolom catatan"
    return Temuan(
        berkas, baris, kolom, teks,
        f"bukan label skala {kode.upper()} ({', '.join(p.nama for p in bands)})",
        f'mungkin maksudnya "{near}"; {remedy}' if near else remedy,
    )  # fmt: skip
