"""Periods: how many years they span, and which of them a year is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import terbilang
from kinerja_lib.naskah.naskah import Naskah, clean
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

KE = {w: n for n, w in enumerate(["pertama", "kedua", "ketiga", "keempat", "kelima", "keenam"], 1)}
_PERIODE = r"(20\d\d) ?[-–—] ?(20\d\d)"
_URUT = re.compile(
    rf"tahun (20\d\d)[^.;]{{0,60}}?\btahun (?:ke-?(\d)|({'|'.join(KE)}))\b[^.;]{{0,40}}?{_PERIODE}",
    re.I,
)
_LAMA = re.compile(
    rf"{_PERIODE}[^.;\d]{{0,40}}?\b(?:selama|jangka waktu|periode) "
    r"(\d{1,2}) ?(?:\([a-z ]+\) )?tahun",
    re.I,
)


@aturan(
    "dok-periode",
    SEDANG,
    "Hitungan periode salah",
    memeriksa="Urutan tahun dalam periode Renstra dan lamanya periode yang disebut.",
    dasar="Renstra 2020–2024 lima tahun; 2023 tahun keempatnya",
    perbaikan="Perbaiki urutan tahun atau lamanya periode.",
)
def periode(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find a year called another of its period than it is, and a span of another length."""
    for a in naskah.alinea:
        text = clean(a.teks)
        for m in _URUT.finditer(text):
            said = int(m[2]) if m[2] else KE[m[3].lower()]
            first, last = int(m[4]), int(m[5])
            right = int(m[1]) - first + 1
            if said != right and first <= int(m[1]) <= last:
                yield TemuanReviu(
                    "dok-periode",
                    f"{m[1]} disebut tahun ke-{said} periode {first}–{last}, padahal ke-{right}.",
                    (naskah.tempat(a.letak, m[0]),),
                    (("disebut", f"ke-{said}"), ("dihitung", f"ke-{right}")),
                )
        for m in _LAMA.finditer(text):
            span = int(m[2]) - int(m[1]) + 1
            if int(m[3]) != span:
                yield TemuanReviu(
                    "dok-periode",
                    f"Periode {m[1]}–{m[2]} disebut {m[3]} tahun, padahal {span} "
                    f"({terbilang(span)}) tahun.",
                    (naskah.tempat(a.letak, m[0]),),
                    (("disebut", m[3]), ("dihitung", str(span))),
                )
