"""Measure what a report costs, ours beside two baselines: `python benchmarks/mesin.py --help`.

See docs/kinerja-mesin.md for what is measured and what it came to.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

AKAR = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(AKAR))

from benchmarks import banding, tabel  # noqa: E402
from benchmarks.banding import Rencana  # noqa: E402
from benchmarks.besar import measure_big  # noqa: E402
from benchmarks.cara import PERAMBAN  # noqa: E402
from benchmarks.kertas import Anggapan  # noqa: E402

PUSTAKA = ("papermill", "nbconvert", "ipykernel", "pandas", "matplotlib", "typst", "playwright")
BAGIAN = {
    "banding": banding.compare,
    "tumbuh": banding.grow,
    "pekerja": banding.vary_workers,
    "tahap": banding.stages,
    "besar": measure_big,
}
HASIL = AKAR / "benchmarks" / "hasil.json"
DOKUMEN = AKAR / "docs" / "kinerja-mesin.md"


def numbers(text: str) -> tuple[int, ...]:
    """Read `10,50,100`."""
    return tuple(int(word) for word in text.split(",") if word.strip())


def parts(text: str) -> tuple[str, ...]:
    """Read the parts to run; an empty text is none: only the document is written."""
    names = tuple(word.strip() for word in text.split(",") if word.strip())
    if wrong := set(names) - set(BAGIAN):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(wrong))}")
    return names


def read_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add = parser.add_argument
    add(
        "--bagian",
        type=parts,
        default=tuple(BAGIAN),
        metavar="PART,...",
        help=f"what to run, of {','.join(BAGIAN)}; '' only writes the document",
    )
    add(
        "--data",
        type=Path,
        default=AKAR / "output" / "negeri-ukur",
        metavar="FOLDER",
        help="invented country; made with 552 satker when it is not there",
    )
    add("--tahun", type=int, default=2023)
    add("--putaran", type=int, default=5, help="rounds of all ways")
    add("--sedikit", type=int, default=4, help="satker a round for the baselines")
    add("--banyak", type=int, default=96, help="satker a round for ours")
    add("--pekerja", type=int, default=2, help="workers of ours in rounds and growth")
    add("--n", type=numbers, default=(10, 50, 100, 200, 552), help="satker of the growth")
    add("--pekerja-banyak", type=numbers, default=(1, 2, 4), help="workers to compare")
    add("--n-pekerja", type=int, default=48, help="satker to compare workers on")
    add("--n-tahap", type=int, default=20, help="reports whose stages are timed")
    add("--n-besar", type=numbers, default=(552, 2_000, 5_000), help="satker of the big portals")
    add("--peramban", default=PERAMBAN, metavar="FILE", help="Chromium for the baselines")
    add("--satker-kertas", type=int, default=20_000, help="satker of all of government")
    add("--inti-jam", type=float, default=800.0, help="assumed rupiah a core-hour")
    add("--gb-bulan", type=float, default=400.0, help="assumed rupiah a GB-month")
    add("--json", type=Path, default=HASIL, metavar="FILE", help="results; parts not run stay")
    add("--dokumen", type=Path, default=DOKUMEN, metavar="FILE", help="document to fill in")
    return parser.parse_args(words)


def sound_codes(data: Path) -> tuple[str, ...]:
    """List the country's satker, but for those that were broken on purpose."""
    broken: set[str] = set()
    with suppress(FileNotFoundError):
        lines = (data / "rusak.csv").read_text("utf-8").splitlines()[1:]
        broken = {line.split(",")[0] for line in lines}
    return tuple(sorted(p.name for p in (data / "satker").iterdir() if p.name not in broken))


def plan(options: argparse.Namespace) -> Rencana:
    """Return the measurements asked for; the country is made where it is missing."""
    data = banding.make_country(options.data.resolve(), 552)
    return Rencana(
        data,
        sound_codes(data),
        options.tahun,
        options.peramban,
        options.putaran,
        options.sedikit,
        options.banyak,
        options.pekerja,
        options.n,
        options.pekerja_banyak,
        options.n_pekerja,
        options.n_tahap,
        options.n_besar,
    )


def machine(peramban: str) -> dict[str, Any]:
    """Describe the machine without its name."""
    cpu = ""
    with suppress(OSError, StopIteration):
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        cpu = next(x.partition(":")[2].strip() for x in lines if x.startswith("model name"))
    system = platform.system()
    with suppress(OSError):
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    told = subprocess.run([peramban, "--version"], capture_output=True, text=True, check=False)
    return {
        "cpu": cpu or platform.machine(),
        "inti": os.cpu_count(),
        "sistem": system,
        "memori": round(psutil.virtual_memory().total / 2**30),
        "python": platform.python_version(),
        "pustaka": {name: version(name) for name in PUSTAKA},
        "peramban": " ".join(told.stdout.split()[:2]),
    }


def keep(file: Path, mesin: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Add results to the file's and return all; those of another machine are dropped."""
    before: dict[str, Any] = {}
    with suppress(FileNotFoundError):
        before = json.loads(file.read_text("utf-8"))
    if before.get("mesin") != mesin:
        before = {}
    hasil = {**before, "mesin": mesin, **found}
    file.write_text(json.dumps(hasil, indent=1) + "\n", encoding="utf-8")
    return hasil


def write_document(file: Path, hasil: dict[str, Any]) -> None:
    """Put the tables into the document."""
    text = file.read_text("utf-8")
    for name, body in tabel.sections(hasil).items():
        text = tabel.write_section(text, name, body)
    file.write_text(text, encoding="utf-8")


def main(words: Sequence[str] | None = None) -> int:
    """Measure, keep the results, write the document; results are kept after every part."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # by way of `finally`: nothing stays
    options = read_arguments(words)
    anggapan = Anggapan(options.satker_kertas, options.inti_jam, options.gb_bulan)
    if options.bagian:
        rencana, mesin = plan(options), machine(options.peramban)
        for name in options.bagian:
            banding.say(f"== {name}")
            keep(options.json, mesin, {name: BAGIAN[name](rencana), "anggapan": asdict(anggapan)})
    hasil = json.loads(options.json.read_text("utf-8"))
    write_document(options.dokumen, hasil)
    for name, body in tabel.sections(hasil).items():
        print(f"## {name}\n\n{body}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
