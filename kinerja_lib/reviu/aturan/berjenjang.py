"""Agreements below agreements: weaker targets, two owners, indicators without parent or child."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.bahasa import daftar
from kinerja_lib.berlaku import atasan, berlaku
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.laporan import Laporan, Row
from kinerja_lib.nilai import read_nilai
from kinerja_lib.reviu.daftar import aturan
from kinerja_lib.reviu.nama import groups, padanan, same
from kinerja_lib.reviu.tempat import semua
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

DASAR = "PK diturunkan berjenjang: Ketua, Sekretaris, Kasubbag, Pelaksana (Permenpan-RB 53/2014)"
SEPARUH = 0.5
"""Share of indicators in common from which an agreement is passed down word for word; above it
PK of the commission and of its secretariat speak of different things."""


def _pairs(lap: Laporan) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Yield each agreement that has a parent: its code, its rows, its parent's rows."""
    induk = atasan(lap)
    for d in berlaku(lap, "dokumen", jenis="pk"):
        mine = lap.rows("perjanjian", dokumen=d["dokumen"])
        over = induk[d["dokumen"]]
        above = lap.rows("perjanjian", dokumen=over) if over else []
        if mine and above:
            yield d["dokumen"], mine, above


def _meant(row: Row, rows: list[Row]) -> Row | None:
    exact = next((r for r in rows if r["indikator"] == row["indikator"]), None)
    return exact or next((r for r in rows if same(r["indikator"], row["indikator"])), None)


def _weaker(child: str, parent: str, arah: str, skala: dict[str, Skala]) -> bool:
    """Tell whether a child's target asks for less than its parent's, of the same kind and unit."""
    c, p = read_nilai(child), read_nilai(parent)
    if c.jenis == p.jenis == "label":
        for s in skala.values():
            a, b = s.rank(c.satuan), s.rank(p.satuan)
            if a is not None and b is not None:
                return a > b if arah == "turun" else a < b
        return False
    if c.angka is None or p.angka is None or c.satuan != p.satuan:
        return False
    return c.angka > p.angka if arah == "turun" else c.angka < p.angka


@aturan(
    "pk-lebih-lemah", SEDANG, "Target bawahan lebih lemah dari target atasannya",
    memeriksa="Target indikator yang sama di PK bawahan dan PK atasannya.",
    dasar=DASAR,
    perbaikan="Samakan targetnya; target atasan tidak tercapai bila bawahannya menjanjikan kurang.",
)  # fmt: skip
def pk_lebih_lemah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find targets of a subordinate's agreement below those of the agreement above it."""
    names = padanan(lap)
    for _, mine, above in _pairs(lap):
        for r in mine:
            parent = _meant(r, above)
            meta = lap.indikator.get(names.kode(r["indikator"]), {})
            arah = str(meta.get("arah", "naik"))
            if parent and _weaker(r["target"], parent["target"], arah, dict(lap.skala)):
                yield TemuanReviu(
                    "pk-lebih-lemah",
                    f"{r['indikator']}: {r['target']} di {r['sumber']}, atasannya "
                    f"{parent['target']} di {parent['sumber']}.",
                    semua("perjanjian", [r, parent], "target"),
                    (("bawahan", r["target"]), ("atasan", parent["target"])),
                )


@aturan(
    "pk-dua-pemilik", SEDANG, "Satu indikator dijanjikan dua pejabat setingkat",
    memeriksa="Indikator yang sama di dua PK dengan atasan yang sama.",
    dasar="Satu indikator, satu penanggung jawab",
    perbaikan="Tetapkan satu pemilik, atau bagi indikatornya menurut bagian masing-masing.",
)  # fmt: skip
def pk_dua_pemilik(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators that siblings both promise, by the same words."""
    induk = {d: over for d, over in atasan(lap).items() if over}
    for over in dict.fromkeys(induk.values()):
        rows = [r for r in lap.rows("perjanjian") if induk.get(r["dokumen"]) == over]
        for group in groups(rows):
            if len({r["dokumen"] for r in group}) > 1:
                said = daftar([f"{r['sumber']} ({r['target']})" for r in group])
                yield TemuanReviu(
                    "pk-dua-pemilik", f"{group[0]['indikator']} dijanjikan di {said}.",
                    semua("perjanjian", group, "indikator"),
                    tuple((r["dokumen"], r["target"]) for r in group),
                )  # fmt: skip


@aturan(
    "pk-tanpa-induk", SEDANG, "Indikator bawahan tidak ada di PK atasannya",
    memeriksa="Indikator PK bawahan yang tidak diturunkan dari PK atasan, bila sebagian besar "
    "indikatornya diturunkan.",
    dasar=DASAR,
    perbaikan="Masukkan indikatornya ke PK atasan, atau pindahkan ke pejabat yang memilikinya.",
)  # fmt: skip
def pk_tanpa_induk(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find orphans in an agreement that otherwise repeats its parent."""
    for _, mine, above in _pairs(lap):
        orphans = [r for r in mine if _meant(r, above) is None]
        if len(orphans) > SEPARUH * len(mine):
            continue
        for r in orphans:
            yield TemuanReviu(
                "pk-tanpa-induk",
                f"{r['indikator']} ({r['sumber']}) tidak ada di PK atasannya "
                f"({above[0]['dokumen']}).",
                semua("perjanjian", [r], "indikator", "target"),
                (("bawahan", r["target"]), ("atasan", "tidak ada")),
            )


@aturan(
    "pk-tanpa-penerus", SEDANG, "Indikator atasan tidak diturunkan ke bawahannya",
    memeriksa="Indikator PK atasan yang tidak ada di PK bawahan mana pun, bila sebagian besar "
    "indikatornya diturunkan.",
    dasar=DASAR,
    perbaikan="Turunkan indikatornya kepada bawahan yang mengerjakannya.",
)  # fmt: skip
def pk_tanpa_penerus(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators of an agreement that no agreement below it takes up, where most are."""
    below: dict[str, list[Row]] = {}
    for d, over in atasan(lap).items():
        if over:
            below.setdefault(over, []).extend(lap.rows("perjanjian", dokumen=d))
    for over, children in below.items():
        mine = lap.rows("perjanjian", dokumen=over)
        left = [r for r in mine if _meant(r, children) is None]
        if not children or len(left) > SEPARUH * len(mine):
            continue
        for r in left:
            yield TemuanReviu(
                "pk-tanpa-penerus", f"{r['indikator']} ({r['sumber']}) tidak diturunkan.",
                semua("perjanjian", [r], "indikator", "target"),
                (("atasan", r["target"]), ("bawahan", "tidak ada")),
            )  # fmt: skip
