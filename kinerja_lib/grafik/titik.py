"""The points of a quarterly chart: how firm each is, in its marks and in words.

Shape says which side a point is of, target or realisasi; its filling says its status: filled is a
document's, hollow with a core is derived, hollow is illustrative. A line is as firm as its ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kinerja_lib.dasar.bahasa import BELUM_DIISI, ROMAWI, daftar, triwulan
from kinerja_lib.dasar.status import STATUS, Status, weakest
from kinerja_lib.grafik.kanvas import Kanvas
from kinerja_lib.grafik.skala import alike

BELUM_DILAPORKAN = "belum dilaporkan"
LEMAH: dict[Status, str] = {
    "turunan": "Turunan, bukan angka triwulan yang dicetak",
    "ilustrasi": "Ilustrasi, bukan hasil pengukuran",
}
"""Statuses that are marked, and what the words of a chart call them."""
GAYA_KUNCI: dict[Status, str] = {
    "turunan": "bertitik di tengah, garis titik-titik: turunan",
    "ilustrasi": "berongga, garis putus-putus: ilustrasi",
}
"""What a key says of the marks."""
LEBIH, TEPI, INTI = 0.6, 0.9, 0.9
"""How much larger a hollow point is, how thick its edge, and the radius of a core."""


class Titik(NamedTuple):
    """One triwulan: what is drawn there."""

    triwulan: int
    target: float | None
    realisasi: float | None
    status_target: Status
    status_realisasi: Status
    dilaporkan: bool

    def notes(self) -> list[str]:
        """Say what a reader must know of these points, the shortest way."""
        absent = "" if self.realisasi is not None else self.absent()
        return [p for p in (*self._statuses(*LEMAH), absent) if p]

    def status(self) -> str:
        """Say how firm the point is, or which side of it is how firm; `data` where nobody said."""
        return ", ".join(self._statuses(*STATUS)) or "data"

    def _statuses(self, *shown: Status) -> list[str]:
        t, r = self.status_target, self.status_realisasi
        if t == r:
            return [t] if t in shown else []
        return [f"{name} {s}" for name, s in (("target", t), ("realisasi", r)) if s in shown]

    def absent(self) -> str:
        """Say why there is no realisasi."""
        return BELUM_DIISI if self.dilaporkan else BELUM_DILAPORKAN


def marked(points: Sequence[Titik]) -> set[Status]:
    """Return the statuses that have to be marked and occur."""
    found = {s for p in points for s in (p.status_target, p.status_realisasi)}
    return found & LEMAH.keys()


def verdict(points: Sequence[Titik]) -> str:
    """Say how the last reported realisasi compares with its target."""
    both = [p for p in points if p.target is not None and p.realisasi is not None]
    if not both:
        return ""
    q, t, r = both[-1][:3]
    assert t is not None and r is not None
    how = "sama dengan" if alike(r, t) else "di atas" if r > t else "di bawah"
    return f"Pada {triwulan(q)} realisasi {how} target."


def said_status(points: Sequence[Titik]) -> str:
    """Name the derived and the illustrative points; empty where there is none."""
    return " ".join(said for status in LEMAH if (said := _said(points, status)))


def _said(points: Sequence[Titik], status: Status) -> str:
    t = [ROMAWI[p.triwulan] for p in points if p.status_target == status]
    r = [ROMAWI[p.triwulan] for p in points if p.status_realisasi == status]
    found = [
        f"{name} Triwulan {daftar(quarters)}"
        for name, quarters in (("target", t), ("realisasi", r))
        if quarters
    ]
    return f"{LEMAH[status]}: {'; '.join(found)}." if found else ""


def dots(
    k: Kanvas, points: Sequence[tuple[float, float, float, Status]], name: str, label: str
) -> None:
    """Mark points (x, y, radius, status) of `name`, target or realisasi; hollow ones are larger."""
    for x, y, r, status in points:
        weak = status in LEMAH
        k.dot(
            x,
            y,
            r + LEBIH * weak,
            name,
            hollow=weak,
            square=name == "target",
            edge=TEPI if weak else 1.2,
            label=label,
        )
    k.dots([(x, y) for x, y, _, status in points if status == "turunan"], INTI, name, label="inti")


def link(
    k: Kanvas,
    xs: tuple[float, float],
    ys: tuple[float, float],
    name: str,
    thick: float,
    ends: Sequence[Status],
    label: str,
) -> None:
    """Draw the line between two points, as firm as the weaker of them."""
    status = weakest(ends)
    k.line(
        xs, ys, name, thick, dashed=status == "ilustrasi", dotted=status == "turunan", label=label
    )
