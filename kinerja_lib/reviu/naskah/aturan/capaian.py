"""A row's capaian against its own target and realisasi."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

import numpy as np

from kinerja_lib.acuan.kebijakan import CAP_LAZIM, Kebijakan
from kinerja_lib.capaian.arah import ARAH
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.capaian.ganda import twofold
from kinerja_lib.capaian.ukur import beyond
from kinerja_lib.dasar.bahasa import daftar, persen
from kinerja_lib.dasar.nilai import Nilai
from kinerja_lib.naskah.naskah import Naskah
from kinerja_lib.naskah.ukuran import Ukuran, same_indicator, ukuran
from kinerja_lib.reviu.aturan import PERMENPAN
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu

TRIPEL = ("target", "target_satuan", "realisasi", "capaian")


def _pairs(n: Nilai) -> tuple[tuple[float, str], ...]:
    return n.bagian or (((n.angka, n.satuan),) if n.angka is not None else ())


def _like(a: str, b: str) -> bool:
    """Tell whether two units are one, a misread letter allowed."""
    return a == b or SequenceMatcher(None, a, b).ratio() >= 0.8


def computed(u: Ukuran) -> tuple[float, ...]:
    """Return the capaian by every formula and cap from the target in realisasi's unit, in percent.

    Empty = no target of the row can be compared with the realisasi.
    """
    real = u.nilai("realisasi")
    for kolom in ("target_satuan", "target"):
        goal = u.nilai(kolom)
        if goal.jenis == "label" and goal.jenis == real.jenis:
            return (100.0,) if goal.satuan == real.satuan else ()
        t, r = _pairs(goal), _pairs(real)
        if not t or len(t) != len(r):
            continue
        if all(_like(a[1], b[1]) for a, b in zip(t, r, strict=True)):
            return tuple(dict.fromkeys(_ways(t, r)))
    return ()


def _ways(t: tuple[tuple[float, str], ...], r: tuple[tuple[float, str], ...]) -> Iterator[float]:
    goal = np.array([x for x, _ in t], dtype=np.float64)
    real = np.array([x for x, _ in r], dtype=np.float64)
    for formula in ARAH.values():
        ratio = formula(goal, real)
        for cap in CAP_LAZIM:
            each = ratio if cap is None else np.minimum(ratio, cap)
            value = float(np.mean(each))
            if np.isfinite(value):
                yield value


def _copied(u: Ukuran) -> bool:
    """Tell whether the printed capaian is the target in percent, which nothing computes."""
    goal, done = u.nilai("target"), u.nilai("capaian")
    return (
        "target_satuan" in u.tabel.peran
        and goal.jenis == "persen"
        and goal.angka == done.angka
        and goal.angka != 100
    )


def _wrong(u: Ukuran) -> str:
    """Say `disalin`, `meleset`, or "" for a row that some formula gives or nobody can compute."""
    done = u.nilai("capaian")
    if done.angka is None or done.jenis not in ("persen", "kuantitas"):
        return ""
    ways = computed(u)
    if not ways or any(agrees(u.isi["capaian"], x) for x in ways):
        return ""
    return "disalin" if _copied(u) else "meleset"


def _findings(naskah: Naskah, id: str, kind: str, sebab: str) -> Iterator[TemuanReviu]:
    for group in same_indicator(naskah):
        rows = [u for u in group if _wrong(u) == kind]
        if not rows:
            continue
        said = daftar([_row(u) for u in rows])
        yield TemuanReviu(
            id,
            f"{group[0].nama}: {said}.",
            (
                *(u.tempat(naskah, k) for u in rows for k in TRIPEL if k in u.isi),
                *(
                    u.tempat(naskah, "capaian")
                    for u in group
                    if u not in rows and "capaian" in u.isi
                ),
            ),
            tuple((f"{k}, {u.sumber}", u.isi[k]) for u in rows for k in TRIPEL if k in u.isi),
            sebab,
            (f"{group[0].nama}: {said}",),
        )


def _row(u: Ukuran) -> str:
    goal = u.isi.get("target_satuan") or u.isi.get("target", "")
    ways = daftar(sorted({persen(x) for x in computed(u)}))
    return (
        f"capaian {u.isi['capaian']} di {u.sumber}, padahal target {goal} dan realisasi "
        f"{u.isi['realisasi']} memberi {ways}"
    )


@aturan(
    "dok-capaian",
    BERAT,
    "Capaian yang tidak diberikan rumus mana pun",
    memeriksa="Target, realisasi, dan capaian tiap baris tabel, dengan semua arah, kedua rumus "
    "minimise, dan batas 100, 110, 120 persen atau tanpa batas.",
    dasar=f"{PERMENPAN}: capaian diukur dengan membandingkan realisasi dan target",
    perbaikan="Hitung ulang capaiannya, atau nyatakan rumus yang dipakai.",
)
def capaian(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find rows whose three numbers no formula brings together."""
    sebab = "{n} indikator: capaian yang dicetak tidak dihasilkan rumus mana pun"
    yield from _findings(naskah, "dok-capaian", "meleset", sebab)


@aturan(
    "dok-capaian-disalin",
    BERAT,
    "Capaian menyalin kolom target",
    memeriksa="Kolom capaian yang sama dengan kolom Target (%) sedangkan target dan realisasi "
    "dalam satuan memberi angka lain.",
    dasar=f"{PERMENPAN}: capaian adalah perbandingan realisasi dengan target, bukan targetnya",
    perbaikan="Hitung capaian dari realisasi dan target dalam satuan yang sama.",
    serap=("dok-angka-berbeda",),
)
def capaian_disalin(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find rows that print the target in the column of capaian."""
    sebab = "{n} indikator: kolom capaian menyalin kolom target"
    yield from _findings(naskah, "dok-capaian-disalin", "disalin", sebab)


@aturan(
    "dok-tak-wajar",
    SEDANG,
    "Target dan realisasi yang dapat dibaca dua cara atau tidak wajar",
    memeriksa="Target dan realisasi tiap baris tabel: angka bermakna ganda (`1,000` di samping "
    "`950`) dan perbandingan yang melampaui batas wajar kebijakan bawaan.",
    dasar=f"{PERMENPAN}: capaian dihitung dari angka yang andal dan dapat ditelusuri",
    perbaikan="Tulis ulang kedua angkanya supaya hanya berarti satu, dalam satuan yang sama.",
)
def tak_wajar(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find pairs that nobody can measure without guessing, and capaian beyond belief."""
    kebijakan = Kebijakan()
    for u in ukuran(naskah):
        real = u.nilai("realisasi")
        for kolom in ("target_satuan", "target"):
            why = _beyond(u.nilai(kolom), real, kebijakan)
            if why:
                yield TemuanReviu(
                    "dok-tak-wajar",
                    f"{u.nama}: {why}.",
                    (u.tempat(naskah, kolom), u.tempat(naskah, "realisasi")),
                    ((kolom, u.isi[kolom]), ("realisasi", u.isi["realisasi"])),
                )


def _beyond(t: Nilai, r: Nilai, kebijakan: Kebijakan) -> str:
    if t.angka is None or r.angka is None or t.satuan != r.satuan:
        return ""
    if why := twofold((t, r)):
        return why
    mentah = r.angka / t.angka * 100 if t.angka > 0 else 0.0
    return beyond(mentah, kebijakan) if mentah > kebijakan.batas_wajar else ""
