"""Agreements below agreements: weaker targets, two owners, indicators without parent or child.

Which target supports which is `kinerja_lib.satker.kaskade`'s to say; here it becomes findings.
"""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.nama import groups, same
from kinerja_lib.reviu.tempat import sebutan, semua
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.kaskade import LEBIH_LEMAH, TANPA_PADANAN, Kaskade, Tautan, kaskade_of
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.sekali import sekali

DASAR = "PK diturunkan berjenjang: Ketua, Sekretaris, Kasubbag, Pelaksana (Permenpan-RB 53/2014)"
SEPARUH = 0.5
"""Share of indicators in common from which an agreement is passed down word for word; above it
PK of the commission and of its secretariat speak of different things."""


@sekali
def _kaskade(lap: Laporan) -> Kaskade:
    return kaskade_of(lap, same)


def _by_document(lap: Laporan) -> Iterator[tuple[str, list[Tautan]]]:
    """Yield each agreement that has targets with what every one of them supports."""
    k = _kaskade(lap)
    for kode in k.targets:
        yield kode, [t for t in k.tautan if t.dokumen["dokumen"] == kode]


def _most(left: list[Tautan], every: list[Tautan]) -> bool:
    """Tell whether too many are left out for the agreement to be passed down word for word."""
    return len(left) > SEPARUH * len(every)


@aturan(
    "pk-lebih-lemah",
    SEDANG,
    "Target bawahan lebih lemah dari target atasannya",
    memeriksa="Target indikator yang sama di PK bawahan dan PK di atasnya; jumlah yang dibagi "
    "beberapa bawahan dijumlahkan.",
    dasar=DASAR,
    perbaikan="Samakan targetnya; target atasan tidak tercapai bila bawahannya menjanjikan kurang.",
)
def pk_lebih_lemah(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find targets of a subordinate's agreement below those of the agreement above it."""
    for t in _kaskade(lap).tautan:
        if t.hubungan == LEBIH_LEMAH and t.induk is not None:
            r, p = t.target, t.induk
            said = (
                f"{r['indikator']}: {r['target']} di {r['sumber']}, atasannya {p['target']} di "
                f"{p['sumber']}"
            )
            yield TemuanReviu(
                "pk-lebih-lemah",
                f"{said}.",
                semua("perjanjian", [dict(r), dict(p)], "target"),
                (("bawahan", r["target"]), ("atasan", p["target"])),
                "{n} target PK bawahan lebih lemah dari target PK di atasnya",
                (said,),
            )


@aturan(
    "pk-dua-pemilik",
    SEDANG,
    "Satu indikator dijanjikan dua pejabat setingkat",
    memeriksa="Indikator yang sama di dua PK dengan atasan yang sama.",
    dasar="Satu indikator, satu penanggung jawab",
    perbaikan="Tetapkan satu pemilik, atau bagi indikatornya menurut bagian masing-masing.",
)
def pk_dua_pemilik(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators that siblings both promise."""
    k = _kaskade(lap)
    for over in dict.fromkeys(filter(None, k.induk.values())):
        rows = [
            dict(t.target) for t in k.tautan if t.ganda and k.induk[t.dokumen["dokumen"]] == over
        ]
        for group in groups(rows):
            if len({r["dokumen"] for r in group}) > 1:
                said = daftar([f"{r['sumber']} ({r['target']})" for r in group])
                yield TemuanReviu(
                    "pk-dua-pemilik",
                    f"{group[0]['indikator']} dijanjikan di {said}.",
                    semua("perjanjian", group, "indikator"),
                    tuple((r["dokumen"], r["target"]) for r in group),
                )


@aturan(
    "pk-tanpa-induk",
    SEDANG,
    "Indikator bawahan tidak ada di PK atasannya",
    memeriksa="Indikator PK bawahan yang tidak diturunkan dari PK atasan, bila sebagian besar "
    "indikatornya diturunkan.",
    dasar=DASAR,
    perbaikan="Masukkan indikatornya ke PK atasan, atau pindahkan ke pejabat yang memilikinya.",
)
def pk_tanpa_induk(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find orphans in an agreement that otherwise repeats its parent."""
    k = _kaskade(lap)
    for kode, links in _by_document(lap):
        orphans = [t for t in links if t.hubungan == TANPA_PADANAN or t.lompat]
        if _most(orphans, links):
            continue
        for t in orphans:
            r, over = t.target, sebutan(lap, k.induk[kode])
            tail = f"; hanya ada di {t.induk['sumber']}" if t.induk else ""
            said = f"{r['indikator']} ({r['sumber']}) tidak ada di PK atasannya, {over}{tail}"
            yield TemuanReviu(
                "pk-tanpa-induk",
                f"{said}.",
                semua("perjanjian", [dict(r)], "indikator", "target"),
                (("bawahan", r["target"]), ("atasan", "tidak ada")),
                "{n} indikator PK bawahan tidak ada di PK atasannya",
                (said,),
            )


@aturan(
    "pk-tanpa-penerus",
    SEDANG,
    "Indikator atasan tidak diturunkan ke bawahannya",
    memeriksa="Indikator PK atasan yang tidak ada di PK bawahan mana pun, bila sebagian besar "
    "indikatornya diturunkan.",
    dasar=DASAR,
    perbaikan="Turunkan indikatornya kepada bawahan yang mengerjakannya.",
)
def pk_tanpa_penerus(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find indicators of an agreement that no agreement below it takes up, where most are."""
    for _, links in _by_document(lap):
        left = [t for t in links if t.diampu is False]
        if _most(left, links):
            continue
        for t in left:
            r = t.target
            yield TemuanReviu(
                "pk-tanpa-penerus",
                f"{r['indikator']} ({r['sumber']}) tidak diturunkan.",
                semua("perjanjian", [dict(r)], "indikator", "target"),
                (("atasan", r["target"]), ("bawahan", "tidak ada")),
                "{n} indikator PK tidak diturunkan ke PK bawahan mana pun",
                (f"{r['indikator']} ({r['sumber']})",),
            )


@aturan(
    "pk-tanpa-target",
    SEDANG,
    "Perjanjian Kinerja tanpa target",
    memeriksa="Dokumen PK yang tidak memuat satu pun indikator dan target.",
    dasar=f"{PERMENPAN}: lampiran perjanjian kinerja memuat indikator dan target",
    perbaikan="Lampirkan indikator dan targetnya, atau salin lampirannya ke perjanjian.csv.",
)
def pk_tanpa_target(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find agreements that promise nothing, where others of the year do."""
    k = _kaskade(lap)
    for kode, d in k.pk.items():
        if k.targets and kode not in k.targets:
            n = int(d["jumlah"] or 1)
            said = f"{d['sumber'] or d['judul']}{f' ({n} perjanjian)' if n > 1 else ''}"
            yield TemuanReviu(
                "pk-tanpa-target",
                f"{said} tidak memuat indikator dan target.",
                semua("dokumen", [dict(d)], "judul"),
                (("dokumen", kode), ("target", "tidak ada")),
                "{n} dokumen Perjanjian Kinerja tidak memuat indikator dan target",
                (said,),
            )
