"""Rekap: what the portal may ask for. Every satker of one year, of the country or one province.

Nothing is measured here: figures are those that each report carries (`manifes.Ringkasan`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean
from typing import Any

from kinerja_lib.acuan.acuan import Acuan, open_acuan
from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.bahasa import TIDAK_DIHITUNG, bulat, persen
from kinerja_lib.dasar.errors import UsageError, one_line
from kinerja_lib.dasar.perintah import public
from kinerja_lib.negeri.manifes import BERKAS, GAGAL, TERSUSUN, Rekaman, Ringkasan, read_manifest
from kinerja_lib.negeri.portal import around_folder
from kinerja_lib.paket.folder import fetch_all, find_data, list_satker
from kinerja_lib.paket.kantor import Kantor, read_kantor
from kinerja_lib.satker.tahunan import DIHITUNG
from kinerja_lib.sumber.jauh import fetch

BELUM = "belum disusun"
UTAMA = "lkj"
"""The report whose figures stand for a satker; a satker without one shows its last other report."""


@dataclass(frozen=True)
class Baris:
    """One satker of the portal and what the batch made for it."""

    kantor: Kantor
    rekaman: tuple[Rekaman, ...] = ()

    @property
    def nama(self) -> str:
        """Return the satker's name, its code where nobody named it."""
        return self.kantor.nama or self.kantor.kode

    @property
    def status(self) -> str:
        """Return tersusun, gagal (any of its reports failed) or belum disusun."""
        if any(r["keadaan"] == GAGAL for r in self.rekaman):
            return GAGAL
        return TERSUSUN if self.rekaman else BELUM

    @property
    def utama(self) -> Rekaman | None:
        """Return the report whose figures stand for the satker."""
        ranked = sorted(self.rekaman, key=lambda r: (r["laporan"] == UTAMA, r["triwulan"] or 0))
        return ranked[-1] if ranked else None

    @property
    def terkini(self) -> bool:
        """Tell whether the figures are of this run, not of one before a failure."""
        return self.utama is not None and self.utama["keadaan"] == TERSUSUN

    @property
    def ringkasan(self) -> Ringkasan | None:
        """Return the figures of the last success."""
        return self.utama["ringkasan"] if self.utama else None

    @property
    def capaian(self) -> float | None:
        """Return the capaian of the last success."""
        return self.ringkasan.get("capaian") if self.ringkasan else None

    @property
    def lalu(self) -> float | None:
        """Return last year's capaian as the report has it, computed or only stated."""
        return self.ringkasan.get("lalu") if self.ringkasan else None

    @property
    def sebanding(self) -> bool:
        """Tell whether both years are computed by one rule; a claim is no measure of a change."""
        here = self.ringkasan
        return bool(here and here.get("lalu_asal") == DIHITUNG and self.selisih is not None)

    @property
    def selisih(self) -> float | None:
        """Return the change against last year in percentage points, rounded by nothing."""
        now, before = self.capaian, self.lalu
        return None if now is None or before is None else now - before


@dataclass(frozen=True, eq=False)
class Rekap:
    """Every satker of one year, those of `provinsi` (two digits) where one is chosen.

    `semua` are the satker of the whole country, to compare a province with; `data` and `output` are
    the folders as a page may name them, `sekitar` the pages of the portal that it may link.
    """

    tahun: int
    provinsi: str
    semua: tuple[Baris, ...]
    kebijakan: Kebijakan
    skala: Skala
    acuan: Acuan
    folder: Path
    data: str = "data"
    output: str = "output"
    sekitar: tuple[str, ...] = ()

    @cached_property
    def baris(self) -> tuple[Baris, ...]:
        """Return the satker in scope, by code of region."""
        return tuple(b for b in self.semua if self.provinsi in ("", b.kantor.kode_provinsi))

    @cached_property
    def nama_provinsi(self) -> dict[str, str]:
        """Return the provinces that have a satker: their names by two-digit code."""
        return _provinces(self.semua)

    @property
    def lingkup(self) -> str:
        """Name the scope for a reader."""
        return self.nama_provinsi[self.provinsi] if self.provinsi else "Seluruh Indonesia"

    @property
    def sumber(self) -> str:
        """Say what computed figures rest on."""
        return f"dihitung dari {self.tahun}/{BERKAS}"

    def kalimat(self, kunci: str, **isi: object) -> str:
        """Return the sentence of a state, filled, as plain text or Markdown by its use."""
        return self.acuan.kalimat(kunci, isi)

    def count(self, status: str) -> int:
        """Count the satker of a status."""
        return sum(b.status == status for b in self.baris)

    @cached_property
    def terukur(self) -> list[tuple[Baris, float]]:
        """Return the satker with a capaian of this run."""
        return measured(self.baris)

    @cached_property
    def ada_lalu(self) -> bool:
        """Tell whether any satker in scope states a capaian of the year before."""
        return any(b.lalu is not None for b in self.baris)

    def rerata(self, values: Sequence[float]) -> float | None:
        """Return the mean, None of nothing."""
        return fmean(values) if values else None

    def bulat(self, x: float) -> float:
        """Round a percentage as the year's policy prints it."""
        return bulat(x, self.kebijakan.desimal)

    def persen(self, x: float | None) -> str:
        """Print a percentage as the year's policy rounds it."""
        return TIDAK_DIHITUNG if x is None else persen(x, self.kebijakan.desimal)

    def peringkat_kategori(self, kategori: str) -> float | None:
        """Return the rank of a category on the year's scale, 1 = lowest."""
        rank = self.skala.rank(kategori) if kategori else None
        return None if rank is None else float(rank)


def measured(baris: Sequence[Baris]) -> list[tuple[Baris, float]]:
    """Return the satker with a capaian of this run; one of an earlier run is left out."""
    return [(b, x) for b in baris if b.terkini and (x := b.capaian) is not None]


def group(records: Sequence[Rekaman], kode: Sequence[str] = ()) -> list[Baris]:
    """Return one row a satker: those of `kode`, and every other that the records name."""
    found: dict[str, list[Rekaman]] = {k: [] for k in kode}
    for record in records:
        found.setdefault(record["satker"], []).append(record)
    return [Baris(Kantor(k), tuple(r)) for k, r in found.items()]


def open_rekap(
    tahun: object, output: str | Path = "output", data: str | Path = "data", provinsi: object = ""
) -> Rekap:
    """Open the year's manifest beside the list of satker of the data folder.

    Without a manifest every satker is "belum disusun", so that the notebook opens on a fresh clone.
    Raises UsageError for an unknown province, ReportError for a manifest that cannot be read.
    """
    year = _year(tahun)
    root = find_data(data)
    folder = find_output(output, year)
    records = read_manifest(folder, year, data, output) if (folder / BERKAS).exists() else []
    rows = {b.kantor.kode: b for b in group(records, list_satker(root))}
    known: dict[str, Any] = {k: b.ringkasan or {} for k, b in rows.items()}
    fetch_all(data, [k for k, said in known.items() if not said])
    named = [Baris(k, rows[k.kode].rekaman) for k in read_kantor(root, rows, known)]
    order = sorted(named, key=lambda b: (b.kantor.kode_wilayah or "~", b.kantor.kode))
    acuan = open_acuan(root)
    kebijakan = acuan.kebijakan(year)
    skala = acuan.skala[kebijakan.skala]
    code = _province(provinsi, _provinces(order))
    return Rekap(
        year,
        code,
        tuple(order),
        kebijakan,
        skala,
        acuan,
        folder,
        public(data),
        public(output),
        around_folder(folder, code),
    )


def find_output(output: str | Path, tahun: int) -> Path:
    """Find the year's folder of results, here or in the folders above: notebooks run in theirs."""
    if is_remote(output):
        return fetch(str(output), f"{tahun}/{BERKAS}") / str(tahun)
    path = Path(output)
    bases = [Path()] if path.is_absolute() else [Path(), *Path.cwd().parents]
    places = [base / path / str(tahun) for base in bases]
    return next((p for p in places if (p / BERKAS).is_file()), places[0])


def _year(tahun: object) -> int:
    text = str(tahun).strip()
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise UsageError(f'tahun "{one_line(text, 60)}": harus empat angka, misalnya 2023.')
    return int(text)


def _provinces(baris: Sequence[Baris]) -> dict[str, str]:
    """Return the names of provinces by code, the code itself where nobody names it."""
    names: dict[str, str] = {}
    for b in baris:
        if code := b.kantor.kode_provinsi:
            names[code] = names.get(code) or b.kantor.provinsi
    return {code: names[code] or f"Provinsi {code}" for code in sorted(names)}


def _province(provinsi: object, known: dict[str, str]) -> str:
    """Check a province; papermill's `-p` turns 18 into a number."""
    text = str(provinsi).strip()
    code = text.zfill(2) if text.isascii() and text.isdigit() else text
    if code and code not in known:
        listed = ", ".join(f"{k} {v}" for k, v in known.items()) or "tidak ada"
        raise UsageError.unknown("provinsi", text, list(known), f"Provinsi yang ada: {listed}.")
    return code
