"""Budgets of agreements below a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja_lib.capaian.uang import one_level, uang
from kinerja_lib.dasar.bahasa import daftar, rupiah
from kinerja_lib.reviu.aturan import TERTELUSUR, aturan
from kinerja_lib.reviu.tempat import sebutan, semua
from kinerja_lib.reviu.temuan import BERAT, TemuanReviu
from kinerja_lib.satker.berlaku import atasan, berlaku
from kinerja_lib.satker.laporan import Laporan, Row


def _total(rows: Sequence[Row]) -> float:
    return sum(uang(r, "pagu") or 0.0 for r in rows)


@aturan(
    "pagu-anak-melebihi",
    BERAT,
    "Pagu bawahan melebihi pagu atasan",
    memeriksa="Jumlah pagu semua PK bawahan dibanding pagu PK atasannya.",
    dasar=f"{TERTELUSUR}; kegiatan bawahan bagian dari program atasan",
    perbaikan="Isi PK bawahan dengan kegiatannya sendiri, bukan salinan pagu atasan.",
)
def pagu_anak_melebihi(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by parent, agreements below it that sum to more money than it has."""
    induk = atasan(lap)
    for parent in berlaku(lap, "dokumen"):
        above = one_level(lap.rows("anggaran", dokumen=parent["dokumen"]))
        children = [d for d, over in induk.items() if over == parent["dokumen"]]
        parts = {d: one_level(lap.rows("anggaran", dokumen=d)) for d in children}
        rows = [r for p in parts.values() for r in p if uang(r, "pagu")]
        have, give = _total(above), _total(rows)
        if not have or give <= have:
            continue
        said = daftar(
            [f"{sebutan(lap, d)} {rupiah(_total(p))}" for d, p in parts.items() if _total(p)]
        )
        copied = [sebutan(lap, d) for d, p in parts.items() if _total(p) == have]
        tail = f" {daftar(copied)} menyalin seluruh pagu atasan." if copied else ""
        yield TemuanReviu(
            "pagu-anak-melebihi",
            f"Pagu di bawah {sebutan(lap, parent['dokumen'])} berjumlah {rupiah(give)} ({said}), "
            f"melebihi pagunya {rupiah(have)}.{tail}",
            semua("anggaran", [*above, *rows], "pagu"),
            (("atasan", rupiah(have)), ("jumlah bawahan", rupiah(give))),
        )
