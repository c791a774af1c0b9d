"""The reviewer's checklist, pre-filled with what the data can tell."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.errors import PolicyError
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.tanda import Tanda, signs
from kinerja_lib.satker.kelengkapan import BAGIAN, BUTIR, missing
from kinerja_lib.satker.laporan import Laporan

BERKAS = "daftar_uji.csv"
KOLOM = ("bagian", "no", "butir", "bukti", "aturan")
TANPA = "tidak dapat dinilai dari data"


@dataclass(frozen=True)
class ButirUji:
    """One question: its part and number, its words, what the data say to it, its row in the file.

    `temuan` are the names of the findings that the evidence speaks of, in its order.
    """

    bagian: str
    no: str
    butir: str
    bukti: str
    baris: int
    temuan: tuple[Tanda, ...] = ()


def checklist(lap: Laporan) -> list[ButirUji]:
    """Return the questions in their order; raise PolicyError for a file that cannot be used."""
    path = lap.paket.acuan.path(BERKAS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or set(rows[0]) != set(KOLOM):
        raise PolicyError(f"{path}: judul kolom harus {', '.join(KOLOM)}: salin berkas bawaan")
    for row in rows:
        for id in row["aturan"].split():
            if id not in semua_aturan():
                raise PolicyError(f"{path}: {id}: aturan reviu tidak dikenal: lihat docs/reviu.md")
    return [_item(lap, r, i) for i, r in enumerate(rows, 2)]


def _item(lap: Laporan, row: dict[str, str], baris: int) -> ButirUji:
    ids = row["aturan"].split()
    marks = tuple(
        sign for t, sign in signs(lap).items() if t.aturan in ids and "." not in sign.nomor
    )
    said = [*_parts(lap, row["bukti"]), *_findings(ids, marks)]
    bukti = "; ".join(said) or TANPA
    return ButirUji(row["bagian"], row["no"], row["butir"], bukti, baris, marks)


def _parts(lap: Laporan, kunci: str) -> list[str]:
    """Say whether a mandatory part is filled: by `butir n` or by words of its name."""
    if not kunci:
        return []
    for part in missing(lap):
        if kunci == f"butir {part.butir}":
            return [
                f"{_name(kunci)} belum diisi pada {len(part.sasaran)} dari "
                f"{len(lap.sasaran)} sasaran"
            ]
        if kunci.lower() in part.nama.lower() and not part.butir:
            return [f"{part.nama} belum diisi"]
    return [f"{_name(kunci)} terisi"]


def _name(kunci: str) -> str:
    """Name a part as the report does: `target dan realisasi tahun ini`."""
    for butir in BUTIR:
        if kunci == f"butir {butir.no}":
            return f"{butir.judul[:1].lower()}{butir.judul[1:]}"
    return next((b.nama for b in BAGIAN if kunci.lower() in b.nama.lower()), kunci)


def _findings(ids: Sequence[str], marks: Sequence[Tanda]) -> list[str]:
    """Say which findings answer to the question, or how many of its rules found nothing."""
    if not ids:
        return []
    if not marks:
        return [f"tidak ada temuan ({len(set(ids))} aturan)"]
    return [f"temuan {daftar([m.nomor for m in marks])}"]
