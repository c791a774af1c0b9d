"""The manifest of a batch: what was made for which satker, and the figures of each report.

The runner writes `OUTPUT/<tahun>/manifes.json`; the portal reads it. Every report carries its own
figures in the notebook (`bab.ringkasan`), and the runner lifts them out of there, so the portal
measures nothing a second time.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

from kinerja_lib.capaian.deret import Triwulan
from kinerja_lib.dasar.bentuk import misfit, shape_of
from kinerja_lib.dasar.errors import ReportError, UsageError, os_reason
from kinerja_lib.dasar.perintah import command

BERKAS = "manifes.json"
VERSI = 1
TERSUSUN, GAGAL = "tersusun", "gagal"
MIME_RINGKASAN = "application/vnd.kinerja.ringkasan+json"
"""Under which an executed report carries its Ringkasan."""


class Kelengkapan(TypedDict):
    """How many of the seven items of every sasaran have content."""

    terisi: int
    semua: int


class RingkasanAnggaran(TypedDict):
    """Pagu and realisasi in rupiah; None = not known."""

    pagu: float | None
    realisasi: float | None


class RingkasanSasaran(TypedDict):
    """One sasaran of a satker: capaian in percent (None = not computable), indicators measured."""

    kode: NotRequired[str]
    no: NotRequired[int]
    nama: str
    capaian: float | None
    terukur: NotRequired[int]
    jumlah: NotRequired[int]


class RingkasanTriwulan(TypedDict):
    """Cumulative target and realisasi, mean percent of the year's target over firm indicators.

    `status` is the weakest of the two: dokumen, turunan, or "" where nobody said.
    """

    triwulan: Triwulan
    target: float | None
    realisasi: float | None
    status: NotRequired[str]


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
    jenis: NotRequired[str]
    provinsi: NotRequired[str]
    kode_wilayah: NotRequired[str]
    induk: NotRequired[str]
    rekaan: NotRequired[bool]
    tahun: NotRequired[int]
    triwulan: NotRequired[int]
    capaian: float | None
    kategori: NotRequired[str]
    terukur: int
    indikator: int
    lalu: float | None
    lalu_asal: NotRequired[str]
    kelengkapan: Kelengkapan
    berbeda: NotRequired[int]
    sasaran: list[RingkasanSasaran]
    triwulanan: list[RingkasanTriwulan]
    anggaran: RingkasanAnggaran | None


class Galat(TypedDict):
    """Why a report failed: stage, cell of the notebook ("" = none) and the message."""

    tahap: str
    sel: NotRequired[str]
    pesan: str


class Rekaman(TypedDict):
    """One report of one satker; files and figures of a failed one are of an earlier success."""

    laporan: str
    triwulan: Triwulan | None
    satker: str
    tahun: int
    keadaan: Literal["tersusun", "gagal"]
    berkas: dict[str, Any]
    galat: Galat | None
    ringkasan: Ringkasan | None


RINGKASAN = shape_of(Ringkasan)
REKAMAN = shape_of(Rekaman)
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
