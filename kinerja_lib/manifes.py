"""The manifest of a batch: what was made for which satker, and the figures of each report.

The runner writes `OUTPUT/<tahun>/manifes.json`; the portal reads it. Every report carries its own
figures in the notebook (`bab.ringkasan`), and the runner lifts them out of there, so the portal
measures nothing a second time.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, TypedDict

from kinerja_lib.blok.bentuk import misfit
from kinerja_lib.errors import ReportError, UsageError, os_reason
from kinerja_lib.saran import command

BERKAS = "manifes.json"
VERSI = 1
TERSUSUN, GAGAL = "tersusun", "gagal"
MIME_RINGKASAN = "application/vnd.kinerja.ringkasan+json"
"""Under which an executed report carries its Ringkasan."""


class RingkasanSasaran(TypedDict):
    """One sasaran of a satker: capaian in percent (None = not computable), indicators measured."""

    kode: str
    no: int
    nama: str
    capaian: float | None
    terukur: int
    jumlah: int


class RingkasanTriwulan(TypedDict):
    """Cumulative target and realisasi, mean percent of the year's target over firm indicators.

    `status` is the weakest of the two: dokumen, turunan, or "" where nobody said.
    """

    triwulan: int
    target: float | None
    realisasi: float | None
    status: str


class Ringkasan(TypedDict):
    """What one report says about its satker, in figures: plain JSON, rounded by nothing.

    Percentages are 0–100; None is what cannot be computed or is not known. `lalu` is last year's
    capaian and `lalu_asal` where it comes from: dihitung (by this year's rule, so that the
    two compare like with like) or dinyatakan (only stated). `kelengkapan` counts the
    seven items of every sasaran, `berbeda` the indicators whose printed capaian differs from the
    computed one. `rekaan` says that the data are invented for a demonstration.
    """

    satker: str
    nama: str
    jenis: str
    provinsi: str
    kode_wilayah: str
    induk: str
    rekaan: bool
    tahun: int
    triwulan: int
    capaian: float | None
    kategori: str
    terukur: int
    indikator: int
    lalu: float | None
    lalu_asal: str
    kelengkapan: dict[str, int]
    berbeda: int
    sasaran: list[RingkasanSasaran]
    triwulanan: list[RingkasanTriwulan]
    anggaran: dict[str, float | None] | None


class Galat(TypedDict):
    """Why a report failed: stage, cell of the notebook ("" = none) and the message."""

    tahap: str
    sel: str
    pesan: str


class Rekaman(TypedDict):
    """One report of one satker; files and figures of a failed one are of an earlier success."""

    laporan: str
    triwulan: int | None
    satker: str
    tahun: int
    keadaan: str
    berkas: dict[str, Any]
    galat: Galat | None
    ringkasan: Ringkasan | None


SASARAN = {"nama": str, "capaian?": float, "no?": int}
TRIWULAN = {"triwulan": frozenset({1, 2, 3, 4}), "target?": float, "realisasi?": float,
            "status?": str}  # fmt: skip
RINGKASAN = {
    "satker": str, "nama": str, "jenis?": str, "provinsi?": str, "kode_wilayah?": str,
    "induk?": str, "rekaan?": bool, "triwulan?": int, "capaian?": float, "kategori?": str,
    "terukur": int, "indikator": int, "lalu?": float, "lalu_asal?": str,
    "kelengkapan": {"terisi": int, "semua": int}, "berbeda?": int,
    "sasaran": [SASARAN], "triwulanan": [TRIWULAN],
    "anggaran?": {"pagu?": float, "realisasi?": float},
}  # fmt: skip
REKAMAN = {
    "laporan": str, "triwulan?": frozenset({1, 2, 3, 4}), "satker": str, "tahun": int,
    "keadaan": frozenset({TERSUSUN, GAGAL}), "berkas": dict,
    "galat?": {"tahap": str, "sel?": str, "pesan": str}, "ringkasan?": RINGKASAN,
}  # fmt: skip
ISI_BERKAS = {"ukuran": int, "sha256": str}
TIADA: dict[str, Any] = {"triwulan": None, "galat": None, "ringkasan": None}
"""What a record may leave out."""


def read_manifest(
    folder: Path, tahun: int, data: str | Path = "data", output: str | Path = "output"
) -> list[Rekaman]:
    """Return the records of the year's manifest in `folder`, the last one of each report.

    `data` and `output` are the folders as the user named them, for the command in a message.

    Raises UsageError where there is no manifest, ReportError where it is torn or foreign.
    """
    path = folder / BERKAS
    call = command("render", "lkj", "--tahun", tahun, data=data, output=output)
    remedy = f"Susun ulang dengan `{call}`."
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(f"{path}: belum ada laporan tahun {tahun} di sini. {remedy}") from None
    except OSError as error:
        raise ReportError(f"{path}: tidak dapat dibaca: {os_reason(error)}. {remedy}") from None
    except UnicodeDecodeError:
        raise ReportError(f"{path}: bukan teks UTF-8. {remedy}") from None
    try:
        manifest = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        raise ReportError(f"{path}: terpotong atau bukan JSON yang utuh. {remedy}") from None
    if problem := _fault(manifest, tahun):
        raise ReportError(f"{path}: bukan manifes Kinerja yang dikenal: {problem}. {remedy}")
    records: list[Rekaman] = [TIADA | r for r in manifest["laporan"]]
    return list({(r["satker"], r["laporan"], r["triwulan"]): r for r in records}.values())


def _fault(manifest: Any, tahun: int) -> str:
    shape = {"versi": frozenset({VERSI}), "tahun": frozenset({tahun}), "laporan": list}
    if problem := misfit(manifest, shape, "manifes"):
        return problem
    for i, record in enumerate(manifest["laporan"]):
        if problem := record_fault(record, tahun, f"laporan[{i}]"):
            return problem
    return ""


def record_fault(record: Any, tahun: int, where: str) -> str:
    """Say in Indonesian what keeps a satker's record from the year's manifest, "" when nothing."""
    if problem := misfit(record, REKAMAN, where):
        return problem
    for name, known in record["berkas"].items():
        if problem := misfit(known, ISI_BERKAS, f"{where}.berkas.{name}"):
            return problem
    if re.fullmatch("[0-9]{6}", record["satker"]) is None:
        return f"{where}.satker harus kode enam angka"
    return "" if record["tahun"] == tahun else f"{where}.tahun harus {tahun}"
