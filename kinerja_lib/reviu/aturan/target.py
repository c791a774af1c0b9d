"""A target that changes on its way from the plan to the agreement to the report."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.bahasa import daftar
from kinerja_lib.berlaku import atasan, berlaku
from kinerja_lib.laporan import Laporan, Row
from kinerja_lib.nilai import makna, read_nilai
from kinerja_lib.reviu.aturan import PERMENPAN
from kinerja_lib.reviu.aturan.angka import dokumen_laporan
from kinerja_lib.reviu.daftar import aturan
from kinerja_lib.reviu.nama import padanan, same
from kinerja_lib.reviu.tempat import tempat
from kinerja_lib.reviu.temuan import BERAT, Tempat, TemuanReviu

JENIS = {"persen": "persen", "kuantitas": "jumlah", "label": "predikat"}
"""Kinds of target that compare with each other; a percent and a count of one indicator may both
stand, as two ways to say it."""


def puncak(lap: Laporan) -> list[Row]:
    """Return the rows of plans and agreements, without what an agreement repeats of its parent."""
    induk = atasan(lap)
    rows = berlaku(lap, "perjanjian")
    return [
        r for r in rows
        if not any(
            p["dokumen"] == induk.get(r["dokumen"]) and same(p["indikator"], r["indikator"])
            for p in rows
        )
    ]  # fmt: skip


def _chain(lap: Laporan) -> dict[str, list[Tempat]]:
    """Return, by indicator, every cell that states its target: plans, agreements, the report."""
    jenis = {d["dokumen"]: d["jenis"] for d in lap.rows("dokumen")}
    names, report = padanan(lap), dokumen_laporan(lap)
    ukur = lap.kebijakan.dokumen_ukur
    stages: dict[str, list[list[Tempat]]] = {}

    def add(kode: str, stage: int, cell: Tempat) -> None:
        if kode and cell.nilai:
            stages.setdefault(kode, [[], [], []])[stage].append(cell)

    for r in lap.rows("pengukuran"):
        stage = 2 if r["dokumen"] == ukur else None if r["dokumen"] in report else 0
        for kolom in ("target_persen", "target") if stage is not None else ():
            add(r["kode"], stage or 0, tempat("pengukuran", r, kolom))
    for r in puncak(lap):
        stage = 1 if jenis.get(r["dokumen"]) == "pk" else 0
        add(names.kode(r["indikator"]), stage, tempat("perjanjian", r, "target"))
    return {k: [c for part in parts for c in part] for k, parts in stages.items()}


@aturan(
    "target-bergeser", BERAT, "Target bergeser dari RKT ke PK ke LKj",
    memeriksa="Target satu indikator di rencana tahunan, Perjanjian Kinerja, dan tabel pengukuran.",
    dasar=f"{PERMENPAN}: yang diukur adalah target Perjanjian Kinerja",
    perbaikan="Pakai target Perjanjian Kinerja, atau lampirkan perubahannya.",
)  # fmt: skip
def target_bergeser(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by indicator, targets of one kind that documents state with different values."""
    chain = _chain(lap)
    for kode, meta in lap.indikator.items():
        moved: list[Tempat] = []
        for jenis in JENIS:
            here = [c for c in chain.get(kode, []) if read_nilai(c.nilai).jenis == jenis]
            documents = {(c.tabel, c.kunci) for c in here}
            if len({makna(c.nilai) for c in here}) > 1 and len(documents) > 1:
                moved += here
        if moved:
            said = daftar([*dict.fromkeys(f"{c.nilai} di {c.sumber}" for c in moved)])
            yield TemuanReviu(
                "target-bergeser", f"{kode} {meta['nama']}: target {said}.", tuple(moved),
                tuple(dict.fromkeys((c.sumber, c.nilai) for c in moved)),
            )  # fmt: skip
