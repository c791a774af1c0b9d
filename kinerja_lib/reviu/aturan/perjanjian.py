"""Indicators that one document of the chain has and the next has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.nama import groups, padanan, same
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.satker.berlaku import berlaku
from kinerja_lib.satker.laporan import Laporan, Row


def _rows(lap: Laporan, jenis: str) -> list[Row]:
    kode = [d["dokumen"] for d in berlaku(lap, "dokumen", jenis=jenis)]
    return [r for r in lap.rows("perjanjian") if r["dokumen"] in kode]


def _unreported(lap: Laporan, jenis: str) -> Iterator[tuple[list[Row], str]]:
    """Yield each promised indicator that is not measured, with its code if it has one."""
    names, reported = padanan(lap), {r["kode"] for r in lap.terukur}
    for rows in groups(_rows(lap, jenis)):
        kode = {names.kode(r["indikator"]) for r in rows} - {""}
        if not kode & reported:
            yield rows, next(iter(sorted(kode)), "")


def _nearest(lap: Laporan, nama: str, rows: Sequence[Row]) -> str:
    """Name the row that comes nearest to a name without being it, "" where none is near.

    A reviewer sees at once whether it is missing or was reported under another name.
    """
    row = padanan(lap).nearest(nama, rows)
    if row is None:
        return ""
    lead = f"{row['kode']} " if row.get("kode") else ""
    return f" (yang terdekat {lead}{row['indikator']})"


@aturan(
    "pk-tak-dilaporkan",
    BERAT,
    "Indikator Perjanjian Kinerja tidak dilaporkan",
    memeriksa="Setiap indikator di PK terhadap indikator yang diukur LKj; nama dicocokkan dari "
    "kata-katanya.",
    dasar=f"{PERMENPAN}: LKj melaporkan capaian Perjanjian Kinerja",
    perbaikan="Laporkan indikatornya, atau tunjukkan perubahan PK yang menghapusnya.",
)
def pk_tak_dilaporkan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators of agreements that the report does not measure."""
    for rows, kode in _unreported(lap, "pk"):
        plan = lap.rows("pengukuran", kode=kode) if kode else []
        first = rows[0]
        said = daftar([f"{r['target']} di {r['sumber']}" for r in rows])
        near = _nearest(lap, first["indikator"], lap.terukur)
        yield TemuanReviu(
            "pk-tak-dilaporkan",
            f"{first['indikator']}: dijanjikan {said}; tidak ada di tabel pengukuran{near}.",
            (
                *semua("perjanjian", rows, "indikator", "target"),
                *semua("pengukuran", plan, "target"),
            ),
            (("dijanjikan", first["target"]), ("dilaporkan", "tidak ada")),
            "{n} indikator Perjanjian Kinerja tidak ada di tabel pengukuran",
            (f"{first['indikator']}, {said}{near}",),
        )


@aturan(
    "rkt-tak-dilaporkan",
    SEDANG,
    "Indikator rencana tahunan tidak dilaporkan",
    memeriksa="Indikator rencana tahunan di LKj yang tidak ada di tabel pengukuran.",
    dasar=f"{PERMENPAN}: rencana dan laporan memuat indikator yang sama",
    perbaikan="Laporkan indikatornya, atau jelaskan mengapa diganti.",
)
def rkt_tak_dilaporkan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find planned indicators that are not measured, unless an agreement promises them too."""
    reported = {r["kode"] for r in lap.terukur}
    promised = {kode for _, kode in _unreported(lap, "pk")}
    for kode, meta in lap.indikator.items():
        rows = lap.rows("pengukuran", kode=kode)
        if not rows or kode in reported or kode in promised:
            continue
        said = daftar([f"{r['target'] or r['target_persen']} di {r['sumber']}" for r in rows])
        near = _nearest(lap, meta["nama"], lap.terukur)
        yield TemuanReviu(
            "rkt-tak-dilaporkan",
            f"{kode} {meta['nama']}: direncanakan {said}; tidak ada di tabel pengukuran{near}.",
            semua("pengukuran", rows, "indikator", "target_persen", "target"),
            (
                ("direncanakan", rows[0]["target"] or rows[0]["target_persen"]),
                ("dilaporkan", "tidak ada"),
            ),
            "{n} indikator rencana tahunan tidak ada di tabel pengukuran",
            (f"{kode} {meta['nama']}, {said}{near}",),
        )


@aturan(
    "lkj-tanpa-pk",
    SEDANG,
    "Indikator yang dilaporkan tidak ada di Perjanjian Kinerja",
    memeriksa="Setiap indikator yang diukur LKj terhadap indikator di semua PK.",
    dasar=f"{PERMENPAN}: pengukuran kinerja terhadap Perjanjian Kinerja",
    perbaikan="Masukkan indikatornya ke PK berikutnya, atau keluarkan dari pengukuran.",
)
def lkj_tanpa_pk(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find measured indicators that no agreement promises; silent where there is no agreement."""
    rows = _rows(lap, "pk")
    names = padanan(lap)
    promised = {names.kode(r["indikator"]) for r in rows}
    if not rows:
        return
    for r in lap.terukur:
        if r["kode"] in promised:
            continue
        plan = [p for p in lap.rows("pengukuran", kode=r["kode"]) if p["dokumen"] in _plans(lap)]
        where = daftar([p["sumber"] for p in plan])
        tail = f"hanya ada di {where}" if plan else "juga tidak ada di rencana tahunan"
        tail += _nearest(lap, r["indikator"], rows)
        yield TemuanReviu(
            "lkj-tanpa-pk",
            f"{r['kode']} {r['indikator']}: dilaporkan, tidak ada di PK; {tail}.",
            (tempat("pengukuran", r, "indikator"), *semua("pengukuran", plan, "indikator")),
            (("dilaporkan", r["realisasi"]), ("dijanjikan", "tidak ada")),
            "{n} indikator yang dilaporkan tidak ada di Perjanjian Kinerja mana pun",
            (f"{r['kode']} {r['indikator']}, {tail}",),
        )


def _plans(lap: Laporan) -> set[str]:
    from kinerja_lib.reviu.aturan.angka import dokumen_laporan

    return {*lap.dokumen} - {*dokumen_laporan(lap)}


@aturan(
    "rkt-tanpa-pk",
    SEDANG,
    "Indikator RKT tidak dijanjikan pemiliknya",
    memeriksa="Indikator RKT terhadap PK pejabat yang sama.",
    dasar=f"{PERMENPAN}: PK disusun dari rencana kinerja tahunan",
    perbaikan="Samakan indikator RKT dan PK.",
)
def rkt_tanpa_pk(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find planned indicators that the same official's agreement lacks, and what it has instead."""
    for rkt in berlaku(lap, "dokumen", jenis="rkt"):
        pk = [
            d
            for d in berlaku(lap, "dokumen", jenis="pk")
            if d["jabatan_pertama"] == rkt["jabatan_pertama"]
        ]
        mine = [r for d in pk for r in lap.rows("perjanjian", dokumen=d["dokumen"])]
        if not mine:
            continue
        plan = lap.rows("perjanjian", dokumen=rkt["dokumen"])
        extra = [m for m in mine if not any(same(m["indikator"], r["indikator"]) for r in plan)]
        for r in plan:
            if any(same(r["indikator"], m["indikator"]) for m in mine):
                continue
            near = [m for m in extra if same(m["sasaran"], r["sasaran"])]
            tail = f"; PK-nya memuat {near[0]['indikator']}" if near else ""
            yield TemuanReviu(
                "rkt-tanpa-pk",
                f"{r['indikator']} ({r['sumber']}) tidak ada di PK{tail}.",
                (*semua("perjanjian", [r], "indikator"), *semua("perjanjian", near, "indikator")),
                (("RKT", r["indikator"]), ("PK", near[0]["indikator"] if near else "tidak ada")),
            )
