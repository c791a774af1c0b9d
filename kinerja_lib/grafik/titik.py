"""The points of a quarterly chart, and what words say about them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kinerja_lib.bahasa import BELUM_DIISI, ROMAWI, daftar, triwulan
from kinerja_lib.grafik.skala import alike

BELUM_DILAPORKAN = "belum dilaporkan"


class Titik(NamedTuple):
    """One triwulan: what is drawn there."""

    triwulan: int
    target: float | None
    realisasi: float | None
    ilustrasi_target: bool
    ilustrasi_realisasi: bool
    dilaporkan: bool

    def note(self) -> str:
        """Say what a reader must know of these points."""
        if self.ilustrasi_target and self.ilustrasi_realisasi:
            return "ilustrasi"
        absent = "" if self.realisasi is not None else self.absent()
        target = "target ilustrasi" if self.ilustrasi_target else ""
        realisasi = "realisasi ilustrasi" if self.ilustrasi_realisasi else ""
        return ", ".join(p for p in (target, realisasi, absent) if p)

    def status(self) -> str:
        """Say whether the point is data or which part of it is illustrative."""
        note = self.note().split(",")[0]
        return note if "ilustrasi" in note else "data"

    def absent(self) -> str:
        """Say why there is no realisasi."""
        return BELUM_DIISI if self.dilaporkan else BELUM_DILAPORKAN


def verdict(points: Sequence[Titik]) -> str:
    """Say how the last reported realisasi compares with its target."""
    both = [p for p in points if p.target is not None and p.realisasi is not None]
    if not both:
        return ""
    q, t, r = both[-1][:3]
    assert t is not None and r is not None
    how = "sama dengan" if alike(r, t) else "di atas" if r > t else "di bawah"
    return f"Pada {triwulan(q)} realisasi {how} target."


def illustrations(points: Sequence[Titik]) -> str:
    """Name the illustrative points; empty where there is none."""
    t = [ROMAWI[p.triwulan] for p in points if p.ilustrasi_target]
    r = [ROMAWI[p.triwulan] for p in points if p.ilustrasi_realisasi]
    found = [f"{name} Triwulan {daftar(quarters)}"
             for name, quarters in (("target", t), ("realisasi", r)) if quarters]  # fmt: skip
    return f"Ilustrasi, bukan hasil pengukuran: {'; '.join(found)}." if found else ""
