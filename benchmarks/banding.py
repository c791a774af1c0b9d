"""The measurements: rounds of all ways, growth, workers, where the time goes."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.cara import Kerja, ours, portal, stock, strong
from benchmarks.pohon import AKAR, Biaya, measure
from benchmarks.ringkas import spread_out
from benchmarks.tahap import PEMANASAN

Catatan = dict[str, Any]
Cara = Callable[[Kerja], Biaya]
BERKAS = ("lkj.ipynb", "lkj.html", "lkj.pdf")
ULANG = 3
"""Times that the run with nothing to do is made."""


@dataclass(frozen=True)
class Rencana:
    """What to measure, as asked for on the command line."""

    data: Path
    kode: tuple[str, ...]
    tahun: int
    peramban: str
    putaran: int
    sedikit: int
    banyak: int
    pekerja: int
    n: tuple[int, ...]
    pekerja_banyak: tuple[int, ...]
    n_pekerja: int
    n_tahap: int
    n_besar: tuple[int, ...]

    def work(self, n: int, output: Path) -> Kerja:
        """Return the work of n satker, spread over all kinds of office."""
        return Kerja(spread_out(self.kode, n), self.tahun, self.data, output, self.peramban)

    def ways(self) -> dict[str, tuple[int, Cara]]:
        """Return every way of the rounds with its number of satker."""
        few, many, workers = self.sedikit, self.banyak, self.pekerja
        return {
            "a": (few, stock),
            "b": (few, strong),
            "c-sedikit": (few, lambda k: ours(k, 1)),
            "c": (many, lambda k: ours(k, 1)),
            "c-pekerja": (many, lambda k: ours(k, workers)),
        }


@contextmanager
def scratch() -> Iterator[Path]:
    """Give an empty folder that goes with the block."""
    with tempfile.TemporaryDirectory(prefix="kinerja-ukur-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def say(text: str) -> None:
    """Tell how it goes, with the load of the machine."""
    print(f"{text}  [load {os.getloadavg()[0]:.1f}]", file=sys.stderr, flush=True)


def note(cost: Biaya, **more: Any) -> Catatan:
    """Return a cost as it is kept, with the load average after it."""
    return {**asdict(cost), "beban": round(os.getloadavg()[0], 2), **more}


def compare(rencana: Rencana) -> Catatan:
    """Run all ways in turn, in rounds; every round begins with another way."""
    ways = rencana.ways()
    for name, (_, way) in ways.items():
        _once(rencana, name, 1, way, "warm-up")
    rounds = []
    for number in range(rencana.putaran):
        turn = list(ways.items())
        turn = turn[number % len(turn) :] + turn[: number % len(turn)]
        rounds.append(
            {name: _once(rencana, name, n, way, f"round {number + 1}") for name, (n, way) in turn}
        )
    return {"putaran": rounds, "pekerja": rencana.pekerja}


def _once(rencana: Rencana, name: str, n: int, way: Cara, when: str) -> Catatan:
    """Run one way once in an empty folder; note the mean size of its files, by extension."""
    with scratch() as folder:
        kept = note(way(rencana.work(n, folder)))
        found = {f: [p.stat().st_size for p in folder.rglob(f)] for f in BERKAS}
    size = {f.rpartition(".")[2]: sum(s) // max(1, len(s)) for f, s in found.items()}
    say(f"{when}: {name}: {kept['detik'] / kept['n']:.2f} s, {kept['cpu'] / kept['n']:.2f} CPU-s")
    return {**kept, "ukuran": size}


def grow(rencana: Rencana) -> Catatan:
    """Run ours over more and more satker, then once more with nothing to do, then the portal."""
    runs = []
    with scratch() as folder:
        for n in sorted(rencana.n):
            work = rencana.work(n, folder)
            runs.append(note(ours(work, rencana.pekerja), pekerja=rencana.pekerja))
            say(f"n = {n}: {runs[-1]['detik'] / work_size(work):.2f} s a satker")
        again = [note(ours(work, rencana.pekerja, paksa=False)) for _ in range(ULANG)]
        say(f"nothing to do: {again[-1]['detik']:.2f} s")
        front = note(portal(work))
        sizes = measure_sizes(work)
    return {"lari": runs, "ulang": again, "portal": front, "ukuran": sizes}


def work_size(kerja: Kerja) -> int:
    """Return how many satker a work has: no more than there are."""
    return len(kerja.kode)


def measure_sizes(kerja: Kerja) -> dict[str, int]:
    """Return bytes a satker of data, of each result and record, and of manifest and portal."""
    year, n = kerja.output / str(kerja.tahun), len(kerja.kode)
    sizes = {
        name.rpartition(".")[2]: sum((year / k / name).stat().st_size for k in kerja.kode) // n
        for name in BERKAS
    }
    own = (kerja.data / "satker" / k for k in kerja.kode)
    sizes["data"] = sum(p.stat().st_size for f in own for p in f.rglob("*") if p.is_file()) // n
    records = [p.stat().st_size for p in (year / ".manifes").glob("*.lkj.json")]
    sizes["rekaman"] = sum(records) // len(records)
    sizes["manifes"] = (year / "manifes.json").stat().st_size // n
    sizes["portal"] = (year / "index.html").stat().st_size // n
    return sizes


def vary_workers(rencana: Rencana) -> list[Catatan]:
    """Run ours over the same satker with different numbers of workers."""
    found = []
    for workers in rencana.pekerja_banyak:
        with scratch() as folder:
            cost = ours(rencana.work(rencana.n_pekerja, folder), workers)
        found.append(note(cost, pekerja=workers))
        say(f"{workers} workers: {cost.detik / cost.n:.2f} s a satker")
    return found


def stages(rencana: Rencana) -> list[dict[str, float]]:
    """Return seconds by stage of each report, timed in a process of its own (`tahap.py`)."""
    with scratch() as folder:
        file = folder / "tahap.json"
        work = replace(rencana.work(rencana.n_tahap + PEMANASAN, folder), output=folder / "hasil")
        command = [
            sys.executable,
            "-m",
            "benchmarks.tahap",
            str(file),
            str(work.tahun),
            str(work.data),
            str(work.output),
            *work.kode,
        ]
        measure(command, env={"PYTHONPATH": str(AKAR)}, folder=folder)
        found: list[dict[str, float]] = json.loads(file.read_text("utf-8"))
    say(f"stages of {len(found)} reports")
    return found


def make_country(folder: Path, satker: int) -> Path:
    """Make the invented country that everything is measured on, where it is not there yet."""
    if not (folder / "satker").is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        measure(
            [
                sys.executable,
                "-m",
                "kinerja_lib",
                "contoh",
                str(folder),
                "--satker",
                str(satker),
                "--tahun",
                "2021-2023",
                "--benih",
                "42",
            ]
        )
    return folder
