"""A target that changes on its way from the plan to the agreement to the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import makna, read_nilai
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.aturan.angka import dokumen_laporan
from kinerja_lib.reviu.nama import padanan, same
from kinerja_lib.reviu.tempat import semua
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.satker.berlaku import atasan, berlaku
from kinerja_lib.satker.laporan import Laporan, Row

JENIS = {"persen": "persen", "kuantitas": "jumlah", "label": "predikat"}
"""Kinds of target that compare with each other; a percent and a count of one indicator may both
stand, as two ways to say it."""


def puncak(lap: Laporan) -> list[Row]:
    """Return the rows of plans and agreements, without what an agreement repeats of its parent."""
    induk = atasan(lap)
    rows = berlaku(lap, "perjanjian")
    return [
        r
        for r in rows
        if not any(
            p["dokumen"] == induk.get(r["dokumen"]) and same(p["indikator"], r["indikator"])
            for p in rows
        )
    ]


@dataclass(frozen=True)
class Rantai:
    """The cells that state one indicator's target, in the order plan, agreement, measurement.

    `ulang` are the same targets as other tables of the report print them again.
    """

    rencana: list[Tempat] = field(default_factory=list)
    pk: list[Tempat] = field(default_factory=list)
    ukur: list[Tempat] = field(default_factory=list)
    ulang: list[Tempat] = field(default_factory=list)

    def of(self, jenis: str) -> list[Tempat]:
        """Return the cells of one kind, unless all say the same or all are of one row."""
        here = _kind([*self.rencana, *self.pk, *self.ukur], jenis)
        rows = {(c.tabel, c.kunci) for c in here}
        return here if len(_values(here)) > 1 and len(rows) > 1 else []

    def binding(self, jenis: str) -> bool:
        """Tell whether what is measured is not the target that was agreed."""
        pk, ukur = _values(_kind(self.pk, jenis)), _values(_kind(self.ukur, jenis))
        return bool(pk and ukur and not pk & ukur)


def _kind(cells: Iterable[Tempat], jenis: str) -> list[Tempat]:
    return [c for c in cells if read_nilai(c.nilai).jenis == jenis]


def _values(cells: Iterable[Tempat]) -> set[object]:
    return {makna(c.nilai) for c in cells}


def _chain(lap: Laporan) -> dict[str, Rantai]:
    """Return, by indicator, every cell that states its target."""
    jenis = {d["dokumen"]: d["jenis"] for d in lap.rows("dokumen")}
    names, report = padanan(lap), dokumen_laporan(lap)
    chain: dict[str, Rantai] = {}
    for r in lap.rows("pengukuran"):
        link = chain.setdefault(r["kode"], Rantai())
        again = link.ulang if r["dokumen"] in report else link.rencana
        home = link.ukur if r["dokumen"] == lap.dokumen_ukur else again
        home += semua("pengukuran", [r], "target_persen", "target")
    for top in puncak(lap):
        link = chain.setdefault(names.kode(top["indikator"]), Rantai())
        home = link.pk if jenis.get(top["dokumen"]) == "pk" else link.rencana
        home += semua("perjanjian", [top], "target")
    return chain


def _moved(lap: Laporan, id: str, sebab: str, *, binding: bool) -> Iterator[TemuanReviu]:
    """Find measured indicators whose targets differ, of agreements or of plans alone.

    An indicator that is not measured at all is said so by other rules, and nothing more.
    """
    chain, measured = _chain(lap), {r["kode"] for r in lap.terukur}
    for kode, meta in lap.indikator.items():
        link = chain.get(kode, Rantai())
        kinds = [j for j in JENIS if link.of(j)]
        if not kinds or kode not in measured or any(map(link.binding, kinds)) != binding:
            continue
        moved = [c for j in kinds for c in (*link.of(j), *_kind(link.ulang, j))]
        said = f"{kode} {meta['nama']}: target {_said(moved)}"
        values = tuple(dict.fromkeys((c.sumber, c.nilai) for c in moved))
        yield TemuanReviu(id, f"{said}.", tuple(moved), values, sebab, (said,))


def _said(cells: Iterable[Tempat]) -> str:
    """Name each value once with the places that print it."""
    groups: dict[object, list[Tempat]] = {}
    for c in cells:
        groups.setdefault(makna(c.nilai), []).append(c)
    return daftar(
        [
            f"{g[0].nilai} di {', '.join(dict.fromkeys(c.sumber for c in g))}"
            for g in groups.values()
        ]
    )


@aturan(
    "target-bergeser",
    BERAT,
    "Target yang diukur bukan target Perjanjian Kinerja",
    memeriksa="Target satu indikator di Perjanjian Kinerja dan di tabel pengukuran, beserta "
    "targetnya di rencana tahunan.",
    dasar=f"{PERMENPAN}: yang diukur adalah target Perjanjian Kinerja",
    perbaikan="Pakai target Perjanjian Kinerja, atau lampirkan perubahannya.",
    serap=("angka-berbeda",),
)
def target_bergeser(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators that are measured against another target than the one agreed."""
    sebab = "{n} indikator diukur dengan target lain dari Perjanjian Kinerja"
    yield from _moved(lap, "target-bergeser", sebab, binding=True)


@aturan(
    "target-rencana",
    SEDANG,
    "Target rencana tahunan berbeda dari target yang diukur",
    memeriksa="Target satu indikator di tabel rencana tahunan dan tabel pengukuran, bila target "
    "Perjanjian Kinerja tidak dilanggar atau tidak ada.",
    dasar=f"{PERMENPAN}: rencana, perjanjian, dan laporan memuat target yang sama",
    perbaikan="Samakan targetnya, atau jelaskan perubahannya.",
    serap=("angka-berbeda",),
)
def target_rencana(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators whose plans and measurement state different targets."""
    sebab = "{n} indikator bertarget berbeda di tabel rencana dan tabel pengukuran"
    yield from _moved(lap, "target-rencana", sebab, binding=False)
