"""A sentence that says a score was not given yet."""

from __future__ import annotations

import re

from kinerja_lib.reviu.nama import kata

BELUM = re.compile(
    r"\bbelum (?:\w+ ){0,1}?(?:di|me|men|ter)?(?:nilai|evaluasi|laksanakan|lakukan|terbit|"
    r"terbitkan|keluar|keluarkan|umumkan)\b",
    re.I,
)
DINILAI = re.compile(
    r"\b(?:penilaian|evaluasi|dinilai|menilai|nilai|predikat|opini|indeks)\b", re.I
)
NILAI = re.compile(r"^\W*(?:nilai|indeks|opini|predikat|skor)\b", re.I)
LAZIM = frozenset(
    (
        "nilai",
        "evaluasi",
        "indeks",
        "opini",
        "predikat",
        "skor",
        "kpu",
        "kota",
        "kabupaten",
        "kinerja",
        "pelaksanaan",
        "laporan",
        "tahun",
    )
)
"""Words that do not tell one score from another."""


def not_yet(teks: str, nama: str) -> str:
    """Return the sentence that says an indicator's score was not given yet, "" for none."""
    if not NILAI.search(nama):
        return ""
    telling = kata(nama) - LAZIM
    for kalimat in re.split(r"(?<=[.;])\s+|\n\n", teks):
        said = BELUM.search(kalimat) and DINILAI.search(kalimat)
        if said and telling & kata(kalimat):
            return " ".join(kalimat.split())
    return ""
