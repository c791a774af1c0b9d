"""One indicator with different figures in different tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kinerja_lib.capaian.cocok import decimals
from kinerja_lib.dasar.bahasa import daftar, persen
from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.naskah.naskah import Naskah, clean, fold
from kinerja_lib.naskah.ukuran import Ukuran, same_indicator
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu

KLAIM = re.compile(
    r"(?:pro|per)sent(?:ase|asi) capaian kinerja[^.;%]{0,80}? sebesar (\d{1,3}(?:[.,]\d+)? ?%)",
    re.I,
)
"""The capaian of the whole report, not of one indicator."""
SelUkuran = tuple[Ukuran, str]
"""A row that names an indicator, and which of its columns."""


def differs(a: str, b: str) -> bool:
    """Tell whether two printed values contradict: other numbers, or words far apart.

    What cannot be read is held to agree: a smudge is no contradiction.
    """
    m, n = read_nilai(clean(a)), read_nilai(clean(b))
    if "tak_terbaca" in (m.jenis, n.jenis) or "kosong" in (m.jenis, n.jenis):
        return False
    if _smudged(m, n) or _smudged(n, m):
        return False
    x, y = m.bagian or ((m.angka, m.satuan),), n.bagian or ((n.angka, n.satuan),)
    if m.jenis == "label" or n.jenis == "label":
        return m.jenis != n.jenis or m.satuan != n.satuan
    if [v for v, _ in x] != [v for v, _ in y]:
        return True
    return any(
        p and q and SequenceMatcher(None, p, q).ratio() < 0.6
        for (_, p), (_, q) in zip(x, y, strict=True)
    )


def _smudged(m: Nilai, n: Nilai) -> bool:
    """Tell whether `1009` is a misread `100%`."""
    return m.jenis == "persen" and n.satuan == "" and n.teks == f"{m.angka or 0:.0f}9"


@aturan(
    "dok-angka-berbeda",
    BERAT,
    "Indikator yang sama dicetak dengan angka berbeda",
    memeriksa="Target, realisasi, dan capaian satu indikator di tabel-tabel pengukuran; juga "
    "target yang diukur tetapi tidak ada di tabel rencana atau perjanjian mana pun.",
    dasar=TERTELUSUR,
    perbaikan="Tetapkan angka yang benar menurut buktinya, lalu samakan semua tabel.",
)
def angka_berbeda(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find, by indicator, what the tables that measure it fill with different values."""
    for group in same_indicator(naskah):
        if (found := _finding(naskah, group, "dok-angka-berbeda")) and _measured_apart(group):
            yield found


@aturan(
    "dok-target-berbeda",
    SEDANG,
    "Target berbeda di rencana, perjanjian, dan pengukuran",
    memeriksa="Target satu indikator di tabel rencana, perjanjian, dan pengukuran, bila target "
    "yang diukur sama dengan salah satunya.",
    dasar="Yang diukur adalah target Perjanjian Kinerja, sama dengan rencananya",
    perbaikan="Samakan targetnya, atau jelaskan perubahannya.",
)
def target_berbeda(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find, by indicator, targets that plans and agreements state with different values."""
    sebab = "{n} indikator bertarget berbeda di tabel rencana, perjanjian, dan pengukuran"
    for group in same_indicator(naskah):
        found = _finding(naskah, group, "dok-target-berbeda")
        if found and not _measured_apart(group):
            yield replace(found, sebab=sebab, rinci=(found.pesan.removesuffix("."),))


def _finding(naskah: Naskah, group: Sequence[Ukuran], id: str) -> TemuanReviu | None:
    cells: list[Tempat] = []
    said: list[str] = []
    for judul, here in _comparable(group):
        if _differ(here):
            cells += [u.tempat(naskah, k) for u, k in here]
            said.append(f"{judul} {values_at(here)}")
    if not cells:
        return None
    values = tuple((p.sel, p.nilai) for p in cells)
    return TemuanReviu(id, f"{group[0].nama}: {'; '.join(said)}.", tuple(cells), values)


def _differ(cells: Sequence[SelUkuran]) -> bool:
    read = [u.isi[k] for u, k in cells if u.nilai(k).jenis not in ("kosong", "tak_terbaca")]
    return any(differs(read[0], other) for other in read[1:])


def _measured_apart(group: Sequence[Ukuran]) -> bool:
    """Tell whether measuring tables differ, or measure a target that stands nowhere else."""
    for _, cells in _comparable(group):
        done = [c for c in cells if {"realisasi", "capaian"} & c[0].tabel.peran.keys()]
        plan = [c for c in cells if c not in done]
        if _differ(done) or (done and plan and all(_differ([done[0], c]) for c in plan)):
            return True
    return False


def _comparable(group: Sequence[Ukuran]) -> Iterator[tuple[str, list[SelUkuran]]]:
    """Yield the cells that must agree, by what they are.

    A target may be printed in percent and in units: where the report does so, percents are compared
    with percents and units with units, in whichever column they stand.
    """
    goals: list[SelUkuran] = [
        (u, k) for k in ("target", "target_satuan") for u in group if k in u.isi
    ]
    kinds = {u.nilai(k).jenis for u, k in goals}
    if any(k == "target_satuan" for _, k in goals) or {"persen", "kuantitas"} <= kinds:
        percent = [(u, k) for u, k in goals if u.nilai(k).jenis == "persen"]
        yield "target (%)", percent
        yield "target dalam satuan", [g for g in goals if g not in percent]
    else:
        yield "target", goals
    for kolom in ("realisasi", "capaian"):
        yield kolom, [(u, kolom) for u in group if kolom in u.isi]


def values_at(cells: Sequence[SelUkuran]) -> str:
    """Say each value with the places that print it."""
    where: dict[str, list[SelUkuran]] = {}
    for u, kolom in cells:
        where.setdefault(fold(u.isi[kolom]), []).append((u, kolom))
    said = []
    for here in where.values():
        first, kolom = here[0]
        places = ", ".join(dict.fromkeys(u.sumber for u, _ in here))
        said.append(f"{clean(first.isi[kolom])} ({places})")
    return daftar(said)


@aturan(
    "dok-klaim-capaian",
    BERAT,
    "Capaian yang diklaim berbeda dari rerata kolom capaian",
    memeriksa="Capaian kinerja yang disebut prosa dibanding rerata kolom capaian tabel utama.",
    dasar=TERTELUSUR,
    perbaikan="Samakan angka pokok dan kolom capaian, atau nyatakan cara menghitungnya.",
)
def klaim_capaian(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Compare the first claim of the whole report's capaian with the mean of the widest table."""
    column = _main_column(naskah)
    claims = [(a, m) for a in naskah.alinea for m in KLAIM.finditer(clean(a.teks))]
    if len(column) < MIN_BARIS or not claims:
        return
    read = [u.nilai("capaian").angka or 0.0 for u in column]
    mean = sum(read) / len(read)
    slack = 0.5 * 10.0 ** -max(decimals(u.isi["capaian"]) for u in column)
    for alinea, match in claims[:1]:
        said = read_nilai(match[1]).angka
        if said is None or abs(said - mean) <= slack + 0.5 * 10.0 ** -decimals(match[1]):
            continue
        low = [u for u, x in zip(column, read, strict=True) if x < said] or column
        yield TemuanReviu(
            "dok-klaim-capaian",
            f"Capaian kinerja dinyatakan {match[1]}, rerata {len(column)} angka di kolom capaian "
            f"{column[0].sumber} {persen(mean)}.",
            (naskah.tempat(alinea.letak, match[0]), *(u.tempat(naskah, "capaian") for u in low)),
            (("dinyatakan", match[1]), ("rerata kolom", persen(mean))),
        )


MIN_BARIS = 5
"""Rows from which a table is held to measure the whole report."""


def _main_column(naskah: Naskah) -> list[Ukuran]:
    by_table: dict[int, list[Ukuran]] = {}
    for group in same_indicator(naskah):
        for u in group:
            if u.nilai("capaian").angka is not None:
                by_table.setdefault(id(u.tabel), []).append(u)
    return max(by_table.values(), key=len, default=[])
