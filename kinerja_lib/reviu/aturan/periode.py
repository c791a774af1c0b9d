"""Arithmetic of periods: months and quarters of a year, years of a Renstra."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.aturan.angka import dokumen_laporan
from kinerja_lib.reviu.tempat import narasi, semua
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan

BULAN = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
"""Months in each unit of time."""
KE = ("pertama", "kedua", "ketiga", "keempat", "kelima", "keenam")
SEBANYAK = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_RENTANG = re.compile(r"(20\d\d)\s?[-–—]\s?(20\d\d)")
_TAHUN_KE = re.compile(
    rf"(20\d\d)\D{{0,40}}?\btahun ({'|'.join(KE)}|ke-?\d)\b[^.;]{{0,40}}?(?:periode|renstra)", re.I
)
_LAMA = re.compile(
    rf"(?:periode|selama)\s+(?:(\d+)\s*)?\(?({'|'.join(SEBANYAK)})?\)?\s*tahun", re.I
)


def _unlike(teks: str) -> str:
    """Say why a value's units of time contradict each other or the year, "" when they do not."""
    n = read_nilai(teks)
    parts = n.bagian or (((n.angka, n.satuan),) if n.angka is not None else ())
    times = [(x, u) for x, u in parts if u in BULAN]
    months = {x * BULAN[u] for x, u in times}
    if len(months) > 1:
        return " tetapi ".join(_in_months(x, u) for x, u in times)
    over = [f"{x:g} {u} lebih dari setahun" for x, u in times if x * BULAN[u] > BULAN["tahun"]]
    return over[0] if over else ""


def _in_months(x: float, u: str) -> str:
    return f"{x:g} bulan" if u == "bulan" else f"{x:g} {u} adalah {x * BULAN[u]:g} bulan"


@aturan(
    "periode-waktu",
    SEDANG,
    "Satuan waktu bertentangan",
    memeriksa="Target dan realisasi berupa waktu: bulan dan triwulan yang digabung, dan setahun.",
    dasar="Setahun adalah 12 bulan atau 4 triwulan",
    perbaikan="Betulkan banyaknya bulan atau triwulan.",
    serap=("angka-berbeda",),
)
def periode_waktu(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by indicator, times of a year that do not go together, beside what other tables say."""
    for kode, meta in lap.indikator.items():
        rows = lap.rows("pengukuran", kode=kode)
        bad = [r for r in rows if _unlike(r["target"]) or _unlike(r["realisasi"])]
        if not bad:
            continue
        first = next(v for v in (bad[0]["target"], bad[0]["realisasi"]) if _unlike(v))
        rest = [r for r in rows if r["dokumen"] in dokumen_laporan(lap) and r not in bad]
        said = daftar([f"{r['target']} di {r['sumber']}" for r in rest])
        other = f"; {said}" if rest else ""
        yield TemuanReviu(
            "periode-waktu",
            f"{kode} {meta['nama']}: {first} di {bad[0]['sumber']}: {_unlike(first)}{other}.",
            semua("pengukuran", [*bad, *rest], "target", "realisasi"),
            (("tercetak", first), *((r["sumber"], r["target"]) for r in rest)),
        )


@aturan(
    "periode-renstra",
    SEDANG,
    "Hitungan tahun Renstra salah",
    memeriksa="Narasi yang menyebut tahun ke berapa atau berapa tahun periode Renstra.",
    dasar="Renstra 2020–2024 adalah lima tahun; 2023 tahun keempat",
    perbaikan="Betulkan hitungan tahunnya.",
)
def periode_renstra(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find ordinal years and lengths of a period that its own bounds contradict."""
    texts = {n: t for (y, n), t in lap.paket.narasi.items() if y == lap.tahun}
    spans = [m for t in texts.values() for m in _RENTANG.findall(t)]
    if not spans:
        return
    start, end = max(set(spans), key=spans.count)
    for nama, teks in texts.items():
        for m in _TAHUN_KE.finditer(teks):
            wanted, said = int(m[1]) - int(start) + 1, _ordinal(m[2])
            if said != wanted and int(start) <= int(m[1]) <= int(end):
                yield TemuanReviu(
                    "periode-renstra",
                    f"Tahun {m[1]} disebut tahun {m[2]}; dari {start} ia tahun ke-{wanted} periode "
                    f"{start}–{end}.",
                    (narasi(lap, nama, "", m[0]),),
                    (("disebut", m[2]), ("dihitung", f"ke-{wanted}")),
                )
        for m in _LAMA.finditer(teks):
            long = int(end) - int(start) + 1
            told = int(m[1]) if m[1] else SEBANYAK.index(m[2].lower()) + 1 if m[2] else long
            near = teks[max(0, m.start() - 200) : m.end() + 100]
            if told != long and f"{start}" in near and f"{end}" in near:
                yield TemuanReviu(
                    "periode-renstra",
                    f"Periode {start}–{end} disebut {told} tahun; dihitung {long} tahun.",
                    (narasi(lap, nama, "", m[0]),),
                    (("disebut", f"{told} tahun"), ("dihitung", f"{long} tahun")),
                )


def _ordinal(teks: str) -> int:
    digits = re.sub(r"\D", "", teks)
    return int(digits) if digits else KE.index(teks.lower()) + 1
