"""How far a quarter has been filled in, in sentences; and capaian against both of its targets.

A quarter is planned for an indicator where it has a target. What is not planned is not missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kinerja_lib.dasar.bahasa import ROMAWI, daftar, triwulan
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.satker.laporan import Laporan, Row


def filled_quarters(lap: Laporan) -> list[int]:
    """Return the quarters in which any indicator has a realisasi."""
    return sorted({int(r["triwulan"]) for r in lap.rows("triwulan") if _filled(r, "realisasi")})


def belum(lap: Laporan) -> str:
    """Say that nobody has filled in this triwulan, "" where somebody has."""
    done = filled_quarters(lap)
    if lap.triwulan in done:
        return ""
    before = [q for q in done if q < lap.triwulan]
    return lap.kalimat(
        f"monev.belum{'' if before else '_pertama'}",
        tw=f"TW {ROMAWI[lap.triwulan]}",
        triwulan=triwulan(lap.triwulan),
        terakhir=triwulan(before[-1]) if before else "",
    )


def celah(lap: Laporan) -> list[str]:
    """Name the indicators that lack a figure of this triwulan or of one before it."""
    said, done = [], filled_quarters(lap)
    for q in range(1, lap.triwulan + 1):
        rows = lap.rows("triwulan", triwulan=str(q))
        planned = [r for r in rows if _filled(r, "target")]
        blank = [r for r in planned if not _filled(r, "realisasi")]
        loose = [r for r in rows if _filled(r, "realisasi") and r not in planned]
        if planned and q not in done:
            said += [lap.kalimat("monev.kosong", tw=f"TW {ROMAWI[q]}")] if q < lap.triwulan else []
        elif blank:
            said.append(
                lap.kalimat(
                    "monev.sebagian",
                    triwulan=triwulan(q),
                    jumlah=len(blank),
                    semua=len(planned),
                    daftar=_codes(blank),
                )
            )
        if loose:
            said.append(
                lap.kalimat(
                    "monev.tanpa_target",
                    triwulan=triwulan(q),
                    jumlah=len(loose),
                    daftar=_codes(loose),
                )
            )
    return said


def penyebut(lap: Laporan, rows: Sequence[Row]) -> str:
    """Say from where to where capaian goes against each of the two targets, "" without any."""
    quarter, year = (_span(lap, [r[f"capaian_{c}"] for r in rows]) for c in ("triwulan", "tahun"))
    if not quarter:
        return ""
    return lap.kalimat(
        f"monev.penyebut{'' if year else '_triwulan'}",
        triwulan=triwulan(lap.triwulan),
        terhadap_triwulan=quarter,
        terhadap_tahun=year,
        dokumen=lap.nama_dokumen(lap.dokumen_ukur),
    )


def _span(lap: Laporan, values: Iterable[float]) -> str:
    known = [x for x in values if x == x]
    if not known:
        return ""
    ends = dict.fromkeys(lap.persen(x) for x in (min(known), max(known)))
    return " sampai ".join(ends)


def _filled(row: Row, kolom: str) -> bool:
    return read_nilai(row[kolom]).jenis != "kosong"


def _codes(rows: Iterable[Row]) -> str:
    return daftar([r["kode"] for r in rows])
