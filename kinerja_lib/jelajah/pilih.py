"""What a caller means: a satker by code, a year, an indicator by code or by name."""

from __future__ import annotations

from kinerja_lib.dasar.errors import UsageError, one_line
from kinerja_lib.dasar.perintah import command
from kinerja_lib.jelajah.baca import name_key
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.paket.folder import satker_code

TW = (1, 2, 3, 4)


def pick_satker(j: Jelajah, satker: object) -> str:
    """Return the six-digit code; raise UsageError for one that is unknown or was left out."""
    kode = satker_code(satker, j.data)
    if kode in j.ditinggalkan:
        raise UsageError(
            f"satker {kode} tidak ikut dijelajahi: {one_line(j.ditinggalkan[kode], 200)}. "
            f"Jalankan `{command('periksa', '--satker', kode, data=j.data)}`."
        )
    if kode not in j.satker:
        raise UsageError.unknown(
            "satker", kode, j.satker, f"Lihat daftarnya dengan `{command('daftar', data=j.data)}`."
        )
    return kode


def years_of(j: Jelajah, satker: str) -> list[int]:
    """Return the measured years of a satker, oldest first."""
    table = j.tahunan
    return sorted({int(t) for t in table["tahun"][(table["satker"] == satker).to_numpy()]})


def pick_tahun(j: Jelajah, satker: str, tahun: object = None) -> int:
    """Return a year that the satker measured, the latest where none is asked for."""
    known = years_of(j, satker)
    if tahun in (None, "", 0):
        return known[-1]
    if str(tahun) not in map(str, known):
        listed = ", ".join(map(str, known))
        raise UsageError(
            f'tahun "{one_line(tahun, 20)}" tidak terukur pada satker {satker}. '
            f"Pilihannya: {listed}."
        )
    return int(str(tahun))


def pick_triwulan(value: object) -> int:
    """Return a quarter, 1 to 4."""
    if str(value) not in ("1", "2", "3", "4"):
        raise UsageError(f'triwulan "{one_line(value, 20)}": harus 1, 2, 3, atau 4.')
    return int(str(value))


def pick_indikator(j: Jelajah, satker: str, tahun: int, indikator: object = "") -> Row:
    """Return the measured row of an indicator, by code or by name in any case.

    Without one it is the first whose quarters tell most (`telling`).
    """
    rows = j.rows("tahunan", satker=satker, tahun=tahun)
    if indikator in (None, ""):
        return max(rows, key=lambda r: telling(j, r))
    wanted = name_key(str(indikator))
    for row in rows:
        if wanted in (row["kode"].casefold(), row["kunci"]):
            return row
    known = [r["kode"] for r in rows] + [r["indikator"] for r in rows]
    raise UsageError.unknown(
        "indikator",
        str(indikator),
        known,
        f"Indikator satker {satker} tahun {tahun}: {', '.join(r['kode'] for r in rows)}.",
    )


def telling(j: Jelajah, row: Row) -> int:
    """Count the quarters with a realisasi that is no illustration; a plain number tells more."""
    quarters = j.rows("triwulan", satker=row["satker"], tahun=row["tahun"], kode=row["kode"])
    told = sum(q["realisasi"] != "" and q["status_realisasi"] != "ilustrasi" for q in quarters)
    measured, single = (row[c] == row[c] for c in ("capaian", "target_angka"))
    return 4 * told + 2 * measured + single
