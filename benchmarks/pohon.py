"""Measure a command with everything it starts: seconds, CPU-seconds, memory.

CPU comes from the kernel's accounts (`wait4`), not from samples. A command's orphans are handed to
this process (`PR_SET_CHILD_SUBREAPER`), so that their CPU is counted and none outlives the
measurement. Memory is sampled; the sampler's own CPU is kept apart and reported.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

import psutil

AKAR = Path(__file__).parents[1]
SELANG = 0.5
"""Seconds between two samples of memory."""
TENGGANG = 5.0
"""Seconds that an orphan may take to end by itself."""
PR_SET_CHILD_SUBREAPER = 36
INDUK = "kinerja_lib.jalan.induk"


@dataclass(frozen=True)
class Biaya:
    """What making `n` reports cost: seconds, CPU-seconds, peak bytes of the whole tree.

    RSS counts a shared page once a process, PSS shares it out. `cabang_pss` and `cabang_uss` are
    the most that one branch of our warm process had, shared pages in part and not at all.
    """

    n: int
    detik: float
    cpu: float
    rss: int = 0
    pss: int = 0
    cabang_pss: int = 0
    cabang_uss: int = 0
    pencuplik: float = 0.0

    def __add__(self, other: Biaya) -> Biaya:
        """Return the cost of one after the other."""
        return Biaya(
            self.n + other.n,
            self.detik + other.detik,
            self.cpu + other.cpu,
            max(self.rss, other.rss),
            max(self.pss, other.pss),
            max(self.cabang_pss, other.cabang_pss),
            max(self.cabang_uss, other.cabang_uss),
            self.pencuplik + other.pencuplik,
        )


@dataclass
class Cuplikan:
    """Peaks of memory among all descendants of this process, sampled on a thread."""

    rss: int = 0
    pss: int = 0
    cabang_pss: int = 0
    cabang_uss: int = 0
    cpu: float = 0.0
    selesai: Event = field(default_factory=Event)

    def watch(self) -> None:
        """Sample until `selesai` is set."""
        while not self.selesai.wait(SELANG):
            self.take()
        self.cpu = time.thread_time()

    def take(self) -> None:
        """Take one sample."""
        rss = pss = 0
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                memory = process.memory_full_info()
                share = getattr(memory, "pss", memory.rss)
                rss, pss = rss + memory.rss, pss + share
                if _is_branch(process):
                    self.cabang_pss = max(self.cabang_pss, share)
                    self.cabang_uss = max(self.cabang_uss, memory.uss)
        self.rss, self.pss = max(self.rss, rss), max(self.pss, pss)


def _is_branch(process: psutil.Process) -> bool:
    """Tell a branch from the warm process: both have its command line, by fork."""
    parent = process.parent()
    return INDUK in process.cmdline() and parent is not None and INDUK in parent.cmdline()


def measure(
    command: Sequence[str],
    n: int = 1,
    env: Mapping[str, str] | None = None,
    folder: Path = AKAR,
) -> Biaya:
    """Run a command in a folder; RuntimeError with its last lines when it fails."""
    _adopt_orphans()
    sample = Cuplikan()
    thread = Thread(target=sample.watch, daemon=True)
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        thread.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            sample.selesai.set()
            thread.join()
            orphans = _reap()
        if process.returncode:
            log.seek(0)
            said = log.read().decode(errors="replace")[-2000:]
            raise RuntimeError(f"{command[:4]} … ended with {process.returncode}:\n{said}")
    cost = Biaya(n, seconds, usage.ru_utime + usage.ru_stime + orphans)
    return replace(
        cost,
        rss=sample.rss,
        pss=sample.pss,
        cabang_pss=sample.cabang_pss,
        cabang_uss=sample.cabang_uss,
        pencuplik=sample.cpu,
    )


def _adopt_orphans() -> None:
    """Become the parent of what our commands leave behind; Linux only, elsewhere do nothing."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _reap() -> float:
    """Wait for every child that is left, end what does not end; return their CPU-seconds."""
    cpu, end = 0.0, time.monotonic() + TENGGANG
    while True:
        try:
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return cpu
        if pid:
            cpu += usage.ru_utime + usage.ru_stime
            continue
        if time.monotonic() > end:
            for process in psutil.Process().children(recursive=True):
                with suppress(psutil.Error):
                    process.send_signal(signal.SIGKILL)
        time.sleep(0.02)
