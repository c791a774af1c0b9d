"""Quarters against the year: brought together they must give the figure that is measured."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.deret import METODE, TRIWULAN, Cara, year_end
from kinerja_lib.capaian.ukur import measured_target
from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.paket.dokumen_ukur import choose
from kinerja_lib.sumber import BARIS, BERKAS

Row = Mapping[Any, Any]
Rows = Sequence[Row]
Bagian = tuple[float, str]
SELISIH = "selisih"
"""The word in `catatan` of triwulan IV that says: the source itself prints both figures."""
SEBUTAN = {
    "jumlah": "jumlah keempat triwulan",
    "terakhir": "angka triwulan IV",
    "rerata": "rerata keempat triwulan",
    "maksimum": "angka tertinggi keempat triwulan",
    "minimum": "angka terendah keempat triwulan",
}


def check_quarters(
    rows: Mapping[str, Rows], skala: dict[str, Skala], kebijakan: Mapping[str, Kebijakan]
) -> list[Temuan]:
    """Compare each indicator's quarters, by its konsolidasi, with its measured row of the year.

    Silent where a figure is blank, unreadable or of another unit, and where `catatan` of
    triwulan IV explains the difference with the word `selisih`.
    """
    meta = {r["kode"]: r for r in rows.get("indikator", [])}
    year = {(r["tahun"], r["dokumen"], r["kode"]): r for r in rows.get("pengukuran", [])}
    ukur = {t: _measured(rows, t, policy) for t, policy in kebijakan.items()}
    quarters: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows.get("triwulan", []):
        quarters.setdefault((row["tahun"], row["kode"]), {})[row["triwulan"]] = row
    temuan: list[Temuan] = []
    for (tahun, kode), four in quarters.items():
        indikator, last = meta.get(kode), four.get(str(TRIWULAN[-1]))
        measured = year.get((tahun, ukur.get(tahun, ""), kode))
        if indikator is None or measured is None or last is None:
            continue
        if indikator["konsolidasi"] in METODE and SELISIH not in _words(last["catatan"]):
            cara = Cara(indikator["konsolidasi"], indikator["arah"], indikator["skala"], skala)
            temuan += _differences(four, measured, cara)
    return temuan


def _measured(rows: Mapping[str, Rows], tahun: str, kebijakan: Kebijakan) -> str:
    ukur, dokumen = (
        [r for r in rows.get(nama, ()) if r["tahun"] == tahun] for nama in ("pengukuran", "dokumen")
    )
    return choose(ukur, dokumen, kebijakan).dokumen


def _words(catatan: str) -> list[str]:
    return re.findall(r"[a-z]+", catatan.lower())


def _differences(four: Mapping[str, Row], measured: Row, cara: Cara) -> Iterator[Temuan]:
    last = four[str(TRIWULAN[-1])]
    for kolom in ("target", "realisasi"):
        printed = measured_target(measured) if kolom == "target" else str(measured["realisasi"])
        texts = [str(four[str(q)][kolom]) if str(q) in four else "" for q in TRIWULAN]
        values = [read_nilai(t) for t in (texts if cara.metode != "terakhir" else texts[-1:] * 4)]
        if any(n.jenis in ("kosong", "tak_terbaca") for n in values):
            continue
        made, setahun = year_end(values, cara), read_nilai(printed)
        if made is None or not _differ(made, setahun, cara):
            continue
        rule = (
            f"{SEBUTAN[cara.metode]} ({_shown(made, texts, cara)}) tidak sama dengan {kolom} "
            f'setahun "{printed}" ({measured[BERKAS]} baris {measured[BARIS]}), padahal '
            f"konsolidasi {cara.metode}"
        )
        remedy = (
            "samakan kedua angka; bila dokumen sumber memang mencetak keduanya, jelaskan di "
            f'kolom catatan triwulan IV dengan kata "{SELISIH}"'
        )
        yield Temuan(last[BERKAS], int(last[BARIS]), kolom, str(last[kolom]), rule, remedy)


def _shown(made: Nilai, texts: Sequence[str], cara: Cara) -> str:
    """Print what the quarters come to, with the quarters themselves where they were merged."""
    if not cara.menggabung:
        return f'"{made.teks}"'
    parts = [f"{angka(x)}{'' if u == '%' else ' '}{u}".strip() for x, u in _parts(made)]
    return f"{' dan '.join(parts)} dari {' · '.join(texts)}"


def _parts(nilai: Nilai) -> tuple[Bagian, ...]:
    if nilai.bagian or nilai.angka is None:
        return nilai.bagian
    return ((nilai.angka, nilai.satuan),)


def _differ(made: Nilai, setahun: Nilai, cara: Cara) -> bool:
    """Say whether two values of one kind and unit differ; what does not compare does not."""
    if "label" in (made.jenis, setahun.jenis):
        ranks = cara.number(made), cara.number(setahun)
        both = made.jenis == setahun.jenis and not any(map(math.isnan, ranks))
        return both and ranks[0] != ranks[1]
    if "ya_tidak" in (made.jenis, setahun.jenis):
        return made.jenis == setahun.jenis and made.angka != setahun.angka
    there = _parts(setahun)
    return any(
        not _same(x, y, _step(made, setahun, cara))
        for x, unit in _parts(made)
        for y, other in there
        if unit == other or (_bare(x, unit, y, other) and len(there) == 1)
    )


def _bare(x: float, unit: str, y: float, other: str) -> bool:
    """Let a bare number go with any unit, but not a fraction with a percent (0,9 may be 90%)."""
    if "" not in (unit, other):
        return False
    bare = x if unit == "" else y
    return "%" not in (unit, other) or abs(bare) > 1


def _step(made: Nilai, setahun: Nilai, cara: Cara) -> float:
    """Return how far rounding may carry two printed figures apart: half of the last decimal.

    Of the year's for a mean; for one quarter's figure (65,9) that of whichever prints fewer
    decimals than the other (65,89). A sum has to be exact.
    """
    there = _decimals(setahun.teks)
    if cara.metode == "rerata":
        return 0.5 * 10.0**-there if there else 0.0
    here = there if cara.menggabung else _decimals(made.teks)
    return 0.5 * 10.0 ** -min(here, there) if here != there else 0.0


def _decimals(text: str) -> int:
    printed = re.search(r"[0-9][,.]([0-9]+)\s*%?", text)
    return len(printed[1]) if printed else 0


def _same(x: float, y: float, step: float) -> bool:
    return math.isclose(x, y, rel_tol=1e-9, abs_tol=step + 1e-9)
