"""Manifest and portal of many satker: invented records of reports that were never made."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.banding import Rencana, say, scratch
from benchmarks.cara import Kerja, portal
from kinerja_lib.jalan.gudang import open_store
from kinerja_lib.jalan.rekaman import assemble
from kinerja_lib.negeri.manifes import VERSI
from tests.batch import write_batch


def measure_big(rencana: Rencana) -> list[dict[str, Any]]:
    """Return, for each number of satker, what the year's manifest and portal cost.

    A portal that cannot be made, for want of memory or time, is a result too: it is left out.
    """
    return [_measure(n, rencana.tahun) for n in rencana.n_besar]


def _measure(n: int, tahun: int) -> dict[str, Any]:
    with scratch() as folder:
        write_batch(folder, n, tahun, monev=False)
        output = folder / "output"
        _scatter(output / str(tahun))
        start = time.perf_counter()
        assemble(open_store(str(output)), tahun)
        seconds = time.perf_counter() - start
        manifes = (output / str(tahun) / "manifes.json").stat().st_size
        kept = {"n": n, "susun": seconds, "manifes": manifes}
        try:
            cost = asdict(portal(Kerja(("",) * n, tahun, folder / "data", output)))
        except RuntimeError as error:
            say(f"{n} satker: no portal: {error}")
            return kept
        page = (output / str(tahun) / "index.html").stat().st_size
    say(f"{n} satker: manifest {seconds:.1f} s, portal {cost['detik']:.1f} s")
    return {**kept, "portal": cost, "halaman": page}


def _scatter(year: Path) -> None:
    """Write the manifest's records as the single files that a batch leaves, and remove it."""
    manifes = year / "manifes.json"
    found = json.loads(manifes.read_text("utf-8"))["laporan"]
    manifes.unlink()
    (year / ".manifes").mkdir()
    for record in found:
        path = year / ".manifes" / f"{record['satker']}.lkj.json"
        path.write_text(json.dumps({"versi": VERSI, **record}), encoding="utf-8")
