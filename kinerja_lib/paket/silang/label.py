"""Words where values belong: only labels of a scale are values, other words are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja_lib.acuan.skala import Skala, label_scales
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
    temuan = [*_unknown(rows.get("indikator", []), skala)]
    for nama, columns in KOLOM:
        for row in rows.get(nama, []):
            for kolom in columns:
                temuan += _check(row, kolom, own.get(row["kode"], ""), skala)
    for nama, kolom in LAIN:
        for row in rows.get(nama, []):
            if row.get("butir") != "kategori" and not _on(row[kolom], skala, tuple(skala)):
                temuan.append(_temuan(row, kolom, "", skala))
    return temuan


def _unknown(rows: Sequence[Row], skala: Mapping[str, Skala]) -> Iterator[Temuan]:
    """Refuse the name of a scale that has no labels, or is none."""
    known = label_scales(skala)
    for row in rows:
        if row["skala"] not in ("", *known):
            near = nearest(row["skala"], known)
            remedy = f"pakai {', '.join(known)}, kosongkan, atau tambahkan di acuan/skala.csv"
            yield Temuan(
                row[BERKAS],
                int(row[BARIS]),
                "skala",
                row["skala"],
                "bukan skala berlabel (skala.csv dengan kolom nama terisi)",
                f'mungkin maksudnya "{near}"; {remedy}' if near else remedy,
            )


def _check(row: Row, kolom: str, kode: str, skala: Mapping[str, Skala]) -> list[Temuan]:
    if _on(row[kolom], skala, (kode,) if kode in skala else label_scales(skala)):
        return []
    if row.get("catatan") and _on(row[kolom], skala, label_scales(skala)):
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
            berkas,
            baris,
            kolom,
            teks,
            "kata-kata ini bukan angka, persen, atau label skala yang dikenal",
            'tulis angkanya, mis. "4 orang" atau "90%"; bila tidak ada, kosongkan dan jelaskan '
            "di kolom catatan",
        )
    bands = skala[kode].pita[::-1]
    near = nearest(teks, [text for p in bands for text in (p.nama, p.kategori)])
    remedy = "tulis labelnya seperti tercetak, atau kosongkan dan jelaskan di kolom catatan"
    return Temuan(
        berkas,
        baris,
        kolom,
        teks,
        f"bukan label skala {kode.upper()} ({', '.join(p.nama for p in bands)})",
        f'mungkin maksudnya "{near}"; {remedy}' if near else remedy,
    )
