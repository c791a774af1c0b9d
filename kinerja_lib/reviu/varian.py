"""The same year under other policies: what a cap, a variant or an aggregation would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kinerja_lib.acuan.kebijakan import AGREGASI, CAP_LAZIM, MINIMISE, name_policy
from kinerja_lib.capaian.agregat import aggregate
from kinerja_lib.capaian.banding import Pasangan, compare
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.capaian.ukur import HASIL, capped, measure, measured_target
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.sumber import rows_of

RUMUS = (("naik", "selisih"), ("turun", "selisih"), ("turun", "rasio"), ("tetap", "selisih"))
"""Every polarity with every minimise variant."""


@dataclass(frozen=True)
class Varian:
    """The satker's capaian under one policy; None = nothing can be computed."""

    cap: float | None
    minimise: str
    agregasi: str
    nilai: float | None

    @property
    def nama(self) -> str:
        """Name the policy in words."""
        return name_policy(self.cap, self.minimise, self.agregasi)


@sekali
def variants(lap: Laporan) -> tuple[Varian, ...]:
    """Measure the year under every cap, minimise variant and aggregation that can be applied."""
    base = lap.pengukuran.drop(columns=list(HASIL))
    rows = base.assign(target=[measured_target(r) for r in rows_of(base)])
    ways = [a for a in AGREGASI if a != "tertimbang" or base["bobot"].notna().any()]
    caps = (*CAP_LAZIM, lap.kebijakan.cap) if lap.kebijakan.cap not in CAP_LAZIM else CAP_LAZIM
    found = []
    for cap in caps:
        for minimise in MINIMISE:
            policy = replace(lap.kebijakan, cap=cap, minimise=minimise)
            hasil = base.join(measure(rows, policy, dict(lap.skala)))
            found += [Varian(cap, minimise, a, aggregate(hasil, a).nilai) for a in ways]
    return tuple(found)


@dataclass(frozen=True)
class Jalan:
    """One way to compute a row: polarity, minimise variant, cap, and what it gives in percent."""

    arah: str
    minimise: str
    cap: float | None
    nilai: float


@dataclass(frozen=True)
class Tercetak:
    """A row that prints a capaian, with every way of computing it."""

    baris: Row
    arah: str
    jalan: tuple[Jalan, ...]

    def ways(self) -> Iterator[Jalan]:
        """Yield the ways that give what is printed, rounded as printed."""
        return (j for j in self.jalan if agrees(str(self.baris["capaian_tercetak"]), j.nilai))


@sekali
def printed_rows(lap: Laporan) -> tuple[Tercetak, ...]:
    """Return the year's rows that print a capaian, each computed in every known way."""
    rows = [r for r in lap.rows("pengukuran") if r["capaian_tercetak"]]
    if not rows:
        return ()
    found: list[list[Jalan]] = [[] for _ in rows]
    for arah, minimise in RUMUS:
        pairs = [_pair(lap, r, arah) for r in rows]
        for cap in CAP_LAZIM:
            values = capped(pairs, replace(lap.kebijakan, cap=cap, minimise=minimise))
            for here, value in zip(found, values, strict=True):
                here += [Jalan(arah, minimise, cap, value)] if value == value else []
    return tuple(
        Tercetak(r, str(lap.indikator[r["kode"]]["arah"]), tuple(j))
        for r, j in zip(rows, found, strict=True)
    )


def _pair(lap: Laporan, r: Row, arah: str) -> Pasangan:
    target, realisasi = (read_nilai(str(v).strip()) for v in (measured_target(r), r["realisasi"]))
    return compare(target, realisasi, arah, dict(lap.skala), lap.indikator[r["kode"]]["skala"])
