"""Make tidy tables of many satker: read, measured, those that are broken named with the reason."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.capaian.ukur import HASIL, measure
from kinerja_lib.dasar.errors import BERHENTI, reason
from kinerja_lib.jelajah.baca import Bacaan, SatkerRusak, read_satker
from kinerja_lib.jelajah.bentuk import (
    TABEL,
    Row,
    Tabel,
    frame,
    from_arrays,
    join,
    to_arrays,
    write_arrays,
)

SERENTAK = 60
"""From so many satker on, starting further processes pays."""
BATAS = 1800
"""Seconds that a process may take before its satker are read here instead."""

Hasil = tuple[Tabel, dict[str, str]]
"""The tables, and why which satker were left out."""


def build(root: Path, kode: Sequence[str]) -> Hasil:
    """Read and measure these satker, with a process for each core where they are many."""
    workers = min(os.cpu_count() or 1, max(1, len(kode) // (SERENTAK // 2)))
    if len(kode) < SERENTAK or workers < 2:
        return build_here(root, kode)
    parts = [list(kode[i::workers]) for i in range(workers)]
    with tempfile.TemporaryDirectory(prefix="kinerja-jelajah-") as folder:
        running = [_start(root, part, Path(folder, f"{i}.npz")) for i, part in enumerate(parts)]
        results = [
            _finish(process, Path(folder, f"{i}.npz")) or build_here(root, part)
            for i, (process, part) in enumerate(zip(running, parts, strict=True))
        ]
    return join(t for t, _ in results), {k: v for _, left in results for k, v in left.items()}


def build_here(root: Path, kode: Sequence[str]) -> Hasil:
    """Read and measure satker in this process."""
    acuan = Bacaan(root / "acuan")
    rows: dict[str, list[Row]] = {nama: [] for nama in TABEL}
    left: dict[str, str] = {}
    for k in kode:
        try:
            found = read_satker(root / "satker" / k, acuan)
        except SatkerRusak as error:
            left[k] = str(error)
        except OSError:
            left[k] = "folder tidak dapat dibaca"
        except BERHENTI:
            raise
        except BaseException as error:  # a panic of a library in Rust is no Exception
            left[k] = reason(error)
        else:
            for nama, more in found.items():
                rows[nama] += more
    _measure(rows["tahunan"], acuan)
    unread = {r["satker"]: r for r in rows["tahunan"] if "tidak terbaca" in r["keterangan"]}
    left |= {k: f"indikator {r['kode']}: {r['keterangan']}" for k, r in unread.items()}
    return {
        n: frame(n, [r for r in part if r["satker"] not in unread]) for n, part in rows.items()
    }, left


def _measure(rows: list[Row], acuan: Bacaan) -> None:
    """Measure rows under the policy of their year; results are put into them."""
    for tahun in {r["tahun"] for r in rows}:
        here = [r for r in rows if r["tahun"] == tahun]
        for r, result in zip(here, measure_rows(here, acuan.kebijakan(tahun), acuan), strict=True):
            r |= result


def measure_rows(rows: Sequence[Row], policy: Kebijakan, acuan: Bacaan) -> list[Row]:
    """Return what a policy gives for each row: its columns `HASIL`."""
    import pandas as pd

    columns = {c: [r[c] for r in rows] for c in ("target", "realisasi", "arah", "skala")}
    result = measure(pd.DataFrame(columns), policy, acuan.skala)
    return [
        dict(zip(HASIL, values, strict=True))
        for values in zip(*(result[c] for c in HASIL), strict=True)
    ]


def _start(root: Path, kode: Sequence[str], target: Path) -> subprocess.Popen[bytes] | None:
    """Start a process of its own: multiprocessing would run an analyst's script a second time."""
    command = [sys.executable, "-m", "kinerja_lib.jelajah.pekerja", str(root), str(target)]
    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, [home, os.environ.get("PYTHONPATH", "")]))
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths},
        )
    except OSError:
        return None
    assert process.stdin is not None
    with suppress(OSError):
        process.stdin.write(json.dumps(list(kode)).encode())
        process.stdin.close()
    return process


def _finish(process: subprocess.Popen[bytes] | None, target: Path) -> Hasil | None:
    """Return what a process made, None where it failed."""
    if process is None:
        return None
    try:
        process.wait(BATAS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    try:
        with np.load(target, allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        return from_arrays(found), json.loads(found["ditinggalkan"].tobytes())
    except (OSError, EOFError, KeyError, ValueError, BadZipFile):
        return None


def write_part(root: Path, kode: Sequence[str], target: Path) -> None:
    """Build and write the result for the process that asked."""
    tables, left = build_here(root, kode)
    text = np.frombuffer(json.dumps(left).encode(), dtype=np.uint8)
    with open(target, "wb") as file:
        write_arrays(file, {"ditinggalkan": text, **to_arrays(tables)})
