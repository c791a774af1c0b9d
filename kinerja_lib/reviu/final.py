"""What keeps a report from being final."""

from __future__ import annotations

from kinerja_lib.dasar.errors import DataError, NotFinalError
from kinerja_lib.reviu.pengecualian import check_rules
from kinerja_lib.reviu.tanda import signs
from kinerja_lib.reviu.tinjau import review
from kinerja_lib.satker.kelengkapan import missing
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber import rows_of


def check_waivers(lap: Laporan) -> None:
    """Raise DataError for waivers of a rule that is not there or that stands no waiver."""
    if temuan := check_rules(rows_of(lap.paket.tabel["pengecualian"])):
        raise DataError(temuan)


def check_final(lap: Laporan) -> None:
    """Raise NotFinalError with every finding that is `berat` and every part that is not filled in.

    Waivers answer for findings, never for parts that would print `belum diisi`.
    """
    check_waivers(lap)
    names = signs(lap)
    stands = [
        f"{names[one].nomor} [{t.aturan}] {one}"
        for t in review(lap).pertentangan
        for one in (t.bagian or (t,))
    ]
    empty = [f"bagian wajib belum diisi: {part.nama} ({part.isi_di})" for part in missing(lap)]
    if stands or empty:
        count = len(review(lap).pertentangan)
        lead = lap.kalimat("reviu.final_ditolak", berat=count, kosong=len(empty))
        raise NotFinalError("\n".join([lead, *(f"  - {x}" for x in (*stands, *empty))]))
