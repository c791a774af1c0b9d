"""Where the time of one report goes, `python -m benchmarks.tahap FILE YEAR DATA OUTPUT KODE ...`.

The runner's own functions are timed from outside: what the branch does is timed in the branch, the
rest in the runner. The first reports are left out: while they run, the runner still imports.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from kinerja_lib.jalan import hangat, satu
from kinerja_lib.jalan.ekspor import export
from kinerja_lib.jalan.hangat import Cabang, Hangat, cool_down
from kinerja_lib.jalan.tugas import Tugas

PEMANASAN = 2
"""Reports that are made first and not counted."""
TAHAP = ("sidik", "fork", "data", "sel", "html", "pdf", "antar", "tulis", "lain")
"""Stages in the order they happen; `antar`: results between processes, `lain`: papermill's own."""

Waktu = defaultdict[str, float]


def timed_call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[Any, float]:
    """Call a function in the branch; return its value and its seconds there."""
    start = time.perf_counter()
    value = function(*arguments)
    return value, time.perf_counter() - start


def timed_export(
    names: tuple[str, ...], executed: Any
) -> tuple[dict[str, bytes], dict[str, float]]:
    """Export in the branch; return every format's file and seconds."""
    files: dict[str, bytes] = {}
    seconds: dict[str, float] = {}
    for name in names:
        made, seconds[name] = timed_call(export, ((name,), executed))
        files |= made
    return files, seconds


@contextmanager
def clock(waktu: Waktu, tahap: str) -> Iterator[None]:
    """Add the block's seconds to a stage."""
    start = time.perf_counter()
    try:
        yield
    finally:
        waktu[tahap] += time.perf_counter() - start


def _wrap(owner: Any, name: str, waktu: Waktu, tahap: str) -> None:
    """Replace a function by itself with a clock."""
    original = getattr(owner, name)

    @wraps(original)
    def timed(*args: Any, **kwargs: Any) -> Any:
        with clock(waktu, tahap):
            return original(*args, **kwargs)

    setattr(owner, name, timed)


def watch(waktu: Waktu) -> None:
    """Put clocks on the runner of this process."""
    original = Cabang.call

    def call(self: Cabang, function: Callable[..., Any], *arguments: Any) -> Any:
        start = time.perf_counter()
        if function is export:
            value, seconds = original(self, timed_export, *arguments)
        else:
            value, inside = original(self, timed_call, function, arguments)
            seconds = {"data": inside}
        for name, spent in seconds.items():
            waktu[name] += spent
        waktu["antar"] += time.perf_counter() - start - sum(seconds.values())
        return value

    setattr(Cabang, "call", call)  # noqa: B010  mypy refuses the plain assignment
    _wrap(Cabang, "run", waktu, "sel")
    _wrap(Hangat, "fork", waktu, "fork")
    _wrap(satu, "fingerprint", waktu, "sidik")
    _wrap(satu, "_put", waktu, "tulis")


def profile(tahun: int, data: str, output: str, kode: tuple[str, ...]) -> list[dict[str, float]]:
    """Return each report's seconds by stage, `semua` among them."""
    waktu: Waktu = defaultdict(float)
    setattr(hangat, "PRAMUAT", (*hangat.PRAMUAT, "benchmarks.tahap"))  # noqa: B010
    watch(waktu)
    found = []
    for number, satker in enumerate(kode):
        waktu.clear()
        with clock(waktu, "semua"):
            satu.render(Tugas("lkj", satker, tahun, data=data, output=output, paksa=True))
        waktu["lain"] = waktu["semua"] - sum(waktu[t] for t in TAHAP[:-1])
        if number >= PEMANASAN:
            found.append({name: waktu[name] for name in (*TAHAP, "semua")})
    cool_down()
    return found


def main(file: str, tahun: str, data: str, output: str, *kode: str) -> None:
    """Profile the satker given and write what was found as JSON."""
    Path(file).write_text(json.dumps(profile(int(tahun), data, output, kode)), encoding="utf-8")


if __name__ == "__main__":
    from benchmarks import tahap

    tahap.main(*sys.argv[1:])
