"""Render many reports, several at a time; the failure of one never stops the rest.

The work is done by executors of `concurrent.futures`. On this machine threads suffice: each report
runs in a process of its own, forked from one warm process, and a thread only waits for it. On a
cluster it is Dask's own executor, whose workers fork in the same way.
"""

from __future__ import annotations

import logging
import re
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

from kinerja_lib.dasar.errors import KinerjaError, ReportError, UsageError, one_line, os_reason
from kinerja_lib.jalan.hangat import Dihentikan, giving_up
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Hasil, Tugas

Kerja = Callable[[Tugas], Hasil]
MUAT = 2
"""Tasks handed out for each worker: one that runs and one that waits."""
BATAS_PENJADWAL = 15
"""Seconds that a scheduler has to answer."""
BATAS_PEKERJA = 60
"""Seconds that a cluster may be without any worker, at the start or in mid-run."""
JEDA = 5.0
"""Seconds between two looks at whether the cluster still has workers."""
_ALAMAT = re.compile(r"(?:[a-z+]+://)?(?:\[[0-9a-fA-F:.]+\]|[^\s/:\[\]]+):([0-9]{1,5})")


def render_many(
    tugas: Iterable[Tugas], pekerja: int, kerja: Kerja = render, klaster: str = ""
) -> Iterator[Hasil]:
    """Yield the result of every task as it ends; `klaster` is the address of a Dask scheduler.

    Giving the iteration up stops what is running and leaves every finished report whole.
    """
    queue = deque(tugas)
    if not klaster and min(pekerja, len(queue)) <= 1:
        yield from (_here(t, kerja) for t in queue)
        return
    with _cluster(klaster) if klaster else _threads(pekerja) as (pool, workers, alive):
        running: dict[Future[Hasil], Tugas] = {}
        seen = time.monotonic()
        while queue or running:
            while queue and len(running) < workers * MUAT:
                future = pool.submit(attempt, queue[0], kerja)
                running[future] = queue.popleft()
            done = wait(running, JEDA, return_when=FIRST_COMPLETED).done
            for future in done:
                yield _result(future, running.pop(future))
            if done or alive():
                seen = time.monotonic()
            elif time.monotonic() - seen > BATAS_PEKERJA:
                yield from (_abandoned(t) for t in (*running.values(), *queue))
                return


def attempt(tugas: Tugas, kerja: Kerja = render) -> Hasil:
    """Do a task; what the user can mend becomes part of the result."""
    try:
        return kerja(tugas)
    except KinerjaError as error:
        return Hasil(tugas, galat=error)


def _here(tugas: Tugas, kerja: Kerja) -> Hasil:
    """Do a task in this process, where a bug is that task's failure too."""
    try:
        return attempt(tugas, kerja)
    except Dihentikan:
        raise
    except Exception as error:
        return _lost(tugas, error)


def _result(future: Future[Hasil], tugas: Tugas) -> Hasil:
    """Return what came of a future; only a lost worker or a bug can make it raise."""
    try:
        return future.result()
    except Exception as error:
        return _lost(tugas, error)


def _lost(tugas: Tugas, error: Exception) -> Hasil:
    said = os_reason(error) if isinstance(error, OSError) else one_line(error, 200)
    return Hasil(
        tugas,
        galat=ReportError(
            f"{tugas.label}: pekerja tidak menyelesaikannya ({type(error).__name__}: {said}). "
            "Ulangi perintah yang sama: yang sudah selesai dilewati."
        ),
    )


def _abandoned(tugas: Tugas) -> Hasil:
    return Hasil(
        tugas,
        galat=ReportError(
            f"{tugas.label}: klaster tanpa pekerja selama {BATAS_PEKERJA} detik. "
            f"Hidupkan pekerjanya, "
            "lalu ulangi perintah yang sama: yang sudah selesai dilewati."
        ),
    )


Kumpulan = tuple[Executor, int, Callable[[], bool]]
"""An executor, how many tasks it works on at once, and whether anybody works at all."""


@contextmanager
def _threads(pekerja: int) -> Iterator[Kumpulan]:
    pool = ThreadPoolExecutor(pekerja, "laporan")
    whole = False
    try:
        yield pool, pekerja, lambda: True
        whole = True
    finally:
        if whole:
            pool.shutdown()
        else:
            pool.shutdown(wait=False, cancel_futures=True)
            with giving_up():
                pool.shutdown(wait=True)


@contextmanager
def _cluster(address: str) -> Iterator[Kumpulan]:
    """Connect to a Dask scheduler; a task of a lost worker is given to another one."""
    shown = one_line(address, 100)
    port = _ALAMAT.fullmatch(address)
    if not port or not 0 < int(port[1]) < 65_536:
        raise UsageError(
            f'--klaster "{shown}": bukan alamat dengan port. Tulis misalnya tcp://10.0.0.5:8786.'
        )
    try:
        from distributed import Client
    except ImportError:
        raise UsageError(
            '--klaster memerlukan Dask. Pasang dengan: pip install "kinerja[klaster]".'
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)  # English, and told anyway
    try:
        client = Client(address, timeout=f"{BATAS_PENJADWAL}s", set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise UsageError(
            f'--klaster "{shown}": penjadwal Dask tidak menjawab dalam {BATAS_PENJADWAL} detik '
            f"({type(error).__name__}). Periksa alamatnya, misalnya tcp://10.0.0.5:8786."
        ) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=BATAS_PEKERJA)
        except TimeoutError:
            raise UsageError(
                f'--klaster "{shown}": belum ada pekerja setelah {BATAS_PEKERJA} detik. Hidupkan '
                f"dengan `dask worker {shown}`, lalu ulangi."
            ) from None
        yield (
            client.get_executor(pure=False, retries=3),
            _threads_of(client),
            (lambda: bool(_threads_of(client))),
        )


def _threads_of(client: Any) -> int:
    """Return how many tasks a cluster works on at once, 0 where its scheduler is gone."""
    try:
        workers = client.scheduler_info(n_workers=-1)["workers"].values()
    except (OSError, KeyError, TimeoutError, RuntimeError):
        return 0
    return sum(w["nthreads"] for w in workers)
