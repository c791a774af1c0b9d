"""Three ways of making the same reports, each with its own processes and from a cold start.

Both baselines are given what helps them: no code in the page (`--no-input`), no network to wait
for, and Chromium without what it does in the background.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from benchmarks.pohon import AKAR, Biaya, measure

PERAMBAN = shutil.which("chromium") or "chromium"
OPSI_PERAMBAN = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
NOTEBOOK = AKAR / "notebooks" / "lkj.ipynb"


def stock_env() -> dict[str, str]:
    """Say where nbconvert's templates lie, should the environment borrow another's libraries."""
    spec = find_spec("nbconvert")
    place = Path(spec.origin).parents[4] if spec and spec.origin else Path(sys.prefix)
    return {"JUPYTER_PATH": str(place / "share" / "jupyter")}


@dataclass(frozen=True)
class Kerja:
    """What to make: reports of `kode` for one year from `data` into `output`, both absolute."""

    kode: tuple[str, ...]
    tahun: int
    data: Path
    output: Path
    peramban: str = PERAMBAN


def stock(kerja: Kerja) -> Biaya:
    """Make each report by three commands, as people script it: papermill, nbconvert, Chromium."""
    total = Biaya(0, 0.0, 0.0)
    for kode in kerja.kode:
        for command in stock_commands(kerja, kode):
            total += replace(measure(command, env=stock_env()), n=0)
        _check(kerja.output / kode, ("lkj.ipynb", "lkj.html", "lkj.pdf"))
    return replace(total, n=len(kerja.kode))


def stock_commands(kerja: Kerja, kode: str) -> list[list[str]]:
    """Return the three commands for one satker.

    The modules are called, not `jupyter`, which only looks for them: 0,1 s less.
    """
    folder = kerja.output / kode
    folder.mkdir(parents=True, exist_ok=True)
    notebook, page, pdf = (folder / f"lkj.{e}" for e in ("ipynb", "html", "pdf"))
    python = [sys.executable, "-m"]
    return [
        [
            *python,
            "papermill",
            str(NOTEBOOK),
            str(notebook),
            "-p",
            "satker",
            kode,
            "-p",
            "tahun",
            str(kerja.tahun),
            "-p",
            "data",
            str(kerja.data),
            "--no-progress-bar",
        ],
        [*python, "nbconvert", "--to", "html", "--no-input", str(notebook)],
        [
            kerja.peramban,
            "--headless",
            *OPSI_PERAMBAN,
            f"--user-data-dir={kerja.output / f'profil-{kode}'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
    ]


def strong(kerja: Kerja) -> Biaya:
    """Make all reports in one process that keeps its exporter and its browser (`kuat.py`)."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.kuat",
        kerja.peramban,
        str(kerja.tahun),
        str(kerja.data),
        str(kerja.output),
        *kerja.kode,
    ]
    cost = measure(command, len(kerja.kode), stock_env())
    for kode in kerja.kode:
        _check(kerja.output / kode, ("lkj.ipynb", "lkj.html", "lkj.pdf"))
    return cost


def ours(kerja: Kerja, pekerja: int, paksa: bool = True) -> Biaya:
    """Make all reports by our command line.

    Every satker is named, so the portal is not made: it is no part of the cost of a satker.
    """
    command = [
        sys.executable,
        "-m",
        "kinerja_lib",
        "render",
        "lkj",
        "--tahun",
        str(kerja.tahun),
        "--data",
        str(kerja.data),
        "--output",
        str(kerja.output),
        "--json",
        "--pekerja",
        str(pekerja),
        *(["--paksa"] if paksa else []),
    ]
    command += [word for kode in kerja.kode for word in ("--satker", kode)]
    cost = measure(command, len(kerja.kode))
    for kode in kerja.kode:
        folder = kerja.output / str(kerja.tahun) / kode
        _check(folder, ("lkj.ipynb", "lkj.html", "lkj.pdf"))
    return cost


def portal(kerja: Kerja) -> Biaya:
    """Make the front page of a year whose reports are made."""
    command = [
        sys.executable,
        "-m",
        "kinerja_lib",
        "render",
        "rekap",
        "--tahun",
        str(kerja.tahun),
        "--data",
        str(kerja.data),
        "--output",
        str(kerja.output),
        "--paksa",
    ]
    return measure(command, len(kerja.kode))


def _check(folder: Path, names: Sequence[str]) -> None:
    """Raise RuntimeError when a way left out a file: half the work must not look fast."""
    for name in names:
        path = folder / name
        if not path.is_file() or path.stat().st_size < 10_000:
            raise RuntimeError(f"{path} was not made")
