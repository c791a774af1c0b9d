"""A task: one report of one satker and year, where its files go and what came of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_lib.errors import KinerjaError, ReportError, UsageError
from kinerja_lib.jalan.berkas import explained
from kinerja_lib.jalan.parameter import Notebook, check_values, open_notebook


@dataclass(frozen=True)
class Tugas:
    """What to render; `satker` is the six-digit code, `triwulan` None = the notebook's default."""

    laporan: str
    satker: str
    tahun: int
    triwulan: int | None = None
    format: tuple[str, ...] = ("html", "pdf")
    data: str = "data"
    output: str = "output"
    paksa: bool = False

    @property
    def label(self) -> str:
        """Name the task in messages: `monev 656794/2023 triwulan 2`."""
        quarter = f" triwulan {self.triwulan}" if self.triwulan else ""
        return f"{self.laporan} {self.satker}/{self.tahun}{quarter}"

    @property
    def values(self) -> dict[str, Any]:
        """Return the notebook's parameters."""
        given = {"satker": self.satker, "tahun": self.tahun, "data": self.data}
        return given | ({"triwulan": self.triwulan} if self.triwulan else {})

    def file(self, extension: str) -> Path:
        """Return the path of one result."""
        quarter = f"-tw{self.triwulan}" if self.triwulan else ""
        name = f"{self.laporan}{quarter}.{extension}"
        return Path(self.output) / str(self.tahun) / self.satker / name


@dataclass(frozen=True)
class Hasil:
    """What came of a task: files written, none when all were up to date; or why it failed."""

    tugas: Tugas
    berkas: tuple[Path, ...] = ()
    galat: KinerjaError | None = None


def formats() -> tuple[str, ...]:
    """List the formats that have an exporter `kinerja-<format>` registered with nbconvert."""
    from importlib.metadata import entry_points

    names = {e.name for e in entry_points(group="nbconvert.exporters")}
    return tuple(sorted(n.removeprefix("kinerja-") for n in names if n.startswith("kinerja-")))


def check_task(tugas: Tugas) -> Notebook:
    """Refuse a call that cannot work: report, parameters, formats, output folder."""
    notebook = open_notebook(tugas.laporan)
    check_values(notebook, tugas.values)
    known = formats()
    for name in tugas.format:
        if name not in known:
            raise UsageError.unknown("format", name, known, f"Pilihannya: {', '.join(known)}.")
    output = Path(tugas.output)
    with explained(output):
        output.mkdir(parents=True, exist_ok=True)
    if not os.access(output, os.W_OK):
        raise ReportError(f"{output}: tidak ada izin menulis. Pakai --output lain.")
    return notebook
