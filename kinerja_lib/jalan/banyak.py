"""Render many satker, several at a time; the failure of one never stops the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from kinerja_lib.errors import KinerjaError, ReportError, one_line
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Hasil, Tugas

SEKALI_PAKAI = 50
"""Tasks of a worker after which it is replaced: memory stays bounded however long the batch."""

Kerja = Callable[[Tugas], Hasil]


def render_many(tugas: Iterable[Tugas], pekerja: int, kerja: Kerja = render) -> Iterator[Hasil]:
    """Yield the result of every task as it ends; one task or one worker needs no pool.

    When a worker dies, what was running is tried again alone, so that only the cause is blamed.
    """
    queue = deque(tugas)
    if min(pekerja, len(queue)) <= 1:
        yield from (attempt(t, kerja) for t in queue)
        return
    while queue:
        for suspect in (yield from _run(queue, pekerja, kerja)):
            if (yield from _run(deque([suspect]), 1, kerja)):
                yield Hasil(suspect, galat=_died(suspect))


def attempt(tugas: Tugas, kerja: Kerja = render) -> Hasil:
    """Do a task; what the user can mend becomes part of the result."""
    try:
        return kerja(tugas)
    except KinerjaError as error:
        return Hasil(tugas, galat=error)
    except Exception as error:
        if os.environ.get("KINERJA_DEBUG"):
            raise
        rule = f"{tugas.label}: kesalahan tak terduga ({type(error).__name__}: "
        remedy = "). Ulangi dengan KINERJA_DEBUG=1 dan laporkan rinciannya."
        return Hasil(tugas, galat=ReportError(rule + one_line(str(error), 200) + remedy))


def _run(queue: deque[Tugas], pekerja: int, kerja: Kerja) -> Generator[Hasil, None, list[Tugas]]:
    """Work off a queue with fresh workers; return what was running when one of them died."""
    running: dict[Future[Hasil], Tugas] = {}
    pool = ProcessPoolExecutor(
        min(pekerja, len(queue)), multiprocessing.get_context("spawn"), _begin_worker
    )
    quota, whole = SEKALI_PAKAI * pekerja, False
    try:
        while (queue and quota) or running:
            while queue and quota and len(running) < pekerja:
                running[pool.submit(attempt, queue[0], kerja)] = queue[0]
                queue.popleft()
                quota -= 1
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                hasil = future.result()
                del running[future]
                yield hasil
        whole = True
    except BrokenProcessPool:
        pass
    finally:
        for child in multiprocessing.active_children() if not whole else ():
            child.terminate()
        pool.shutdown(cancel_futures=True)
    return list(running.values())


def _died(tugas: Tugas) -> ReportError:
    return ReportError(
        f"{tugas.label}: proses pekerja mati mendadak, mungkin kehabisan memori. "
        "Kurangi --pekerja, lalu ulangi."
    )


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end in order when it says so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
