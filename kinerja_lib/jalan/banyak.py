"""Render many reports, several at a time; the failure of one never stops the rest.

The work is done by executors of `concurrent.futures`. On this machine threads suffice: each report
runs in a process of its own, forked from one warm process, and a thread only waits for it. On a
cluster it is Dask's own executor, whose workers fork in the same way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager

from kinerja_lib.errors import KinerjaError, ReportError, UsageError, one_line
from kinerja_lib.jalan.hangat import giving_up
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Hasil, Tugas

Kerja = Callable[[Tugas], Hasil]
MUAT = 2
"""Tasks handed out for each worker: one that runs and one that waits."""


def render_many(
    tugas: Iterable[Tugas], pekerja: int, kerja: Kerja = render, klaster: str = ""
) -> Iterator[Hasil]:
    """Yield the result of every task as it ends; `klaster` is the address of a Dask scheduler.

    Giving the iteration up stops what is running and leaves every finished report whole.
    """
    queue = deque(tugas)
    if not klaster and min(pekerja, len(queue)) <= 1:
        yield from (attempt(t, kerja) for t in queue)
        return
    with _cluster(klaster) if klaster else _threads(pekerja) as (pool, workers):
        running: dict[Future[Hasil], Tugas] = {}
        while queue or running:
            while queue and len(running) < workers * MUAT:
                future = pool.submit(attempt, queue[0], kerja)
                running[future] = queue.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield _result(future, running.pop(future))


def attempt(tugas: Tugas, kerja: Kerja = render) -> Hasil:
    """Do a task; what the user can mend becomes part of the result."""
    try:
        return kerja(tugas)
    except KinerjaError as error:
        return Hasil(tugas, galat=error)


def _result(future: Future[Hasil], tugas: Tugas) -> Hasil:
    """Return what came of a future; only a lost worker or a bug can make it raise."""
    try:
        return future.result()
    except Exception as error:
        return Hasil(tugas, galat=ReportError(
            f"{tugas.label}: pekerja tidak menyelesaikannya ({type(error).__name__}: "
            f"{one_line(error, 200)}). Ulangi perintah yang sama: yang sudah selesai dilewati."
        ))  # fmt: skip


@contextmanager
def _threads(pekerja: int) -> Iterator[tuple[Executor, int]]:
    pool = ThreadPoolExecutor(pekerja, "laporan")
    whole = False
    try:
        yield pool, pekerja
        whole = True
    finally:
        if whole:
            pool.shutdown()
        else:
            pool.shutdown(wait=False, cancel_futures=True)
            with giving_up():
                pool.shutdown(wait=True)


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to a Dask scheduler; a task of a lost worker is given to another one."""
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            '--klaster memerlukan Dask. Pasang dengan: pip install "kinerja[klaster]".'
        ) from None
    try:
        client = Client(address, timeout="15s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(
            f'--klaster "{one_line(address, 100)}": penjadwal Dask tidak menjawab '
            f"({type(error).__name__}). Periksa alamatnya, misalnya tcp://10.0.0.5:8786."
        ) from None
    with client:
        client.wait_for_workers(1, timeout=60)
        threads = sum(
            w["nthreads"] for w in client.scheduler_info(n_workers=-1)["workers"].values()
        )
        yield client.get_executor(pure=False, retries=3), threads
