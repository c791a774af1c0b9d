"""A task: one report, of one satker or of many, where its files go and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.errors import KinerjaError, UsageError
from kinerja_lib.jalan.gudang import open_store
from kinerja_lib.jalan.parameter import Notebook, check_values, open_notebook

HALAMAN_MUKA = "rekap"
"""The report that becomes a year's front page, `index`."""


@dataclass(frozen=True)
class Tugas:
    """What to render.

    `satker` is the six-digit code, "" for a report over many satker (`provinsi` narrows it);
    `triwulan` None = the notebook's default. `akar` is the folder that relative paths start from,
    "" = the current one. A report is a draft unless it is `final`.
    """

    laporan: str
    satker: str
    tahun: int
    triwulan: int | None = None
    format: tuple[str, ...] = ("html", "pdf")
    data: str = "data"
    output: str = "output"
    paksa: bool = False
    provinsi: str = ""
    akar: str = ""
    final: bool = False

    @property
    def label(self) -> str:
        """Name the task in messages: `monev 656794/2023 triwulan 2`."""
        quarter = f" triwulan {self.triwulan}" if self.triwulan else ""
        scope = f" provinsi {self.provinsi}" if self.provinsi else ""
        return f"{self.laporan} {self.satker and f'{self.satker}/'}{self.tahun}{quarter}{scope}"

    @property
    def values(self) -> dict[str, Any]:
        """Return the notebook's parameters."""
        scope = (
            {"satker": self.satker}
            if self.satker
            else {"provinsi": self.provinsi, "output": self.output}
        )
        given = {**scope, "tahun": self.tahun, "data": self.data}
        given |= {"triwulan": self.triwulan} if self.triwulan else {}
        return given | ({"final": True} if self.final else {})

    @property
    def lingkup(self) -> str:
        """Return the satker, the province or `semua`: what the report is about."""
        return self.satker or self.provinsi or "semua"

    @property
    def nama(self) -> str:
        """Return the stem of the task's files."""
        if not self.satker:
            stem = "index" if self.laporan == HALAMAN_MUKA else self.laporan
            return f"provinsi-{self.provinsi}" if self.provinsi else stem
        return f"{self.laporan}-tw{self.triwulan}" if self.triwulan else self.laporan

    @property
    def folder(self) -> str:
        """Return the folder of the task's files below the output folder."""
        return f"{self.tahun}/{self.satker}" if self.satker else str(self.tahun)

    @property
    def place(self) -> str | Path:
        """Return the data folder as seen from this process."""
        return self.data if is_remote(self.data) or not self.akar else Path(self.akar, self.data)

    def file(self, extension: str) -> str:
        """Return the name of one result within `folder`."""
        return f"{self.nama}.{extension}"


@dataclass(frozen=True)
class Hasil:
    """What came of a task: files written, none when all were up to date; or why it failed.

    `catatan` says what a report that was made lacks.
    """

    tugas: Tugas
    berkas: tuple[str, ...] = ()
    galat: KinerjaError | None = None
    catatan: tuple[str, ...] = ()


@cache
def formats() -> tuple[str, ...]:
    """List the formats that have an exporter `kinerja-<format>` registered with nbconvert."""
    from importlib.metadata import entry_points

    names = {e.name for e in entry_points(group="nbconvert.exporters")}
    return tuple(sorted(n.removeprefix("kinerja-") for n in names if n.startswith("kinerja-")))


def check_task(tugas: Tugas) -> Notebook:
    """Refuse a call that cannot work: report, parameters, formats, output folder."""
    notebook = open_notebook(tugas.laporan, tugas.akar, tugas.data)
    check_values(notebook, tugas.values)
    known = formats()
    for name in tugas.format:
        if name not in known:
            raise UsageError.unknown("format", name, known, f"Pilihannya: {', '.join(known)}.")
    open_store(tugas.output, tugas.akar).check()
    return notebook
