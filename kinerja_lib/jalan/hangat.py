"""Branches of a warm process: what a notebook imports is imported once, ahead of time.

The runner starts `induk` early, while it still imports and validates; each report runs in a fork of
it. This is the runner's end. POSIX only; without it a notebook gets an ordinary kernel.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any
from weakref import WeakSet

from kinerja_lib.jalan.induk import kill_group

PRAMUAT = ("ipykernel.ipkernel", "pandas", "matplotlib.figure", "matplotlib.font_manager",
           "matplotlib.backends.backend_svg", "matplotlib_inline.backend_inline",
           "babel.numbers", "kinerja_lib.jalan.cabang",
           "kinerja_lib.ekspor.html", "kinerja_lib.ekspor.pdf")  # fmt: skip
"""Libraries that reports draw in late, besides what a notebook's own cells import."""
INDUK = "kinerja_lib.jalan.induk"
SETELAN = {
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TOP_PAD_": "134217728",
    "MALLOC_TRIM_THRESHOLD_": "1000000000",
}
"""Settings of glibc's malloc for the warm process: fewer page faults save a report 5 to 10 %.

They are read when a process starts, so its forks keep them; what cells see of the environment is
the runner's own. Other systems know nothing of them.
"""
BATAS_SIAP = 120.0
"""Seconds to wait for the first fork: the warm process still imports."""


class CabangMati(Exception):
    """The branch ended before it answered."""


class CabangLambat(Exception):
    """The branch did not answer within its time."""


class Dihentikan(Exception):
    """The work was given up by whoever asked for it; nothing failed."""


class Hangat:
    """The warm process as the runner sees it: a maker of branches."""

    def __init__(self, modules: Sequence[str]) -> None:
        ours, theirs = socket.socketpair()
        self._socket = ours
        ours.settimeout(BATAS_SIAP)
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", INDUK, str(theirs.fileno()), *modules],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("KINERJA_DEBUG") else subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                env=SETELAN | os.environ,
            )
        self._lock, self._used = Lock(), False
        self._branches: WeakSet[Cabang] = WeakSet()
        atexit.register(self.stop)

    def fork(self) -> Cabang:
        """Return a new branch; OSError when the warm process is gone."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                self._used = True
                socket.send_fds(self._socket, [b"+"], [theirs.fileno()])
                answer = b""
                while not answer.endswith(b"\n"):
                    answer += (got := self._socket.recv(32))
                    if not got:
                        raise ConnectionResetError
            except OSError:
                ours.close()
                raise
        cabang = Cabang(Connection(ours.detach()), int(answer))
        self._branches.add(cabang)
        return cabang

    def stop(self) -> None:
        """End the warm process and every branch that it still has.

        One that does not answer is killed, and its branches by us: it cannot do it any more.
        """
        atexit.unregister(self.stop)
        self._socket.close()
        if not self._used:
            self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            for cabang in list(self._branches):
                cabang.abandon()


class Cabang:
    """One branch: an isolated process that runs the cells and calls of one report."""

    def __init__(self, channel: Connection, pid: int) -> None:
        self._channel, self.pid = channel, pid
        self._ended = False
        self.deadline: float | None = None
        """When the whole branch must be done, on the clock of `time.monotonic`."""

    def start(self, env: dict[str, str], cwd: str) -> None:
        """Give the branch its environment and working folder."""
        self._send("mulai", env, cwd)

    def run(
        self, source: str, tell: Callable[[dict[str, Any]], None], timeout: float | None = None
    ) -> dict[str, Any]:
        """Run a cell, `tell` its messages as they come, and return its reply's content."""
        limit = None if timeout is None else time.monotonic() + timeout
        self._send("sel", source)
        while True:
            kind, value = self._receive(limit)
            if kind == "usai":
                return dict(value)
            tell(value)

    def language_info(self) -> dict[str, Any]:
        """Return what the kernel says of its language."""
        self._send("bahasa")
        return dict(self._receive(None)[1])

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call an importable function in the branch; its exception is raised here."""
        self._send("panggil", function, arguments)
        kind, value = self._receive(None)
        if kind == "galat":
            raise value
        return value

    def close(self) -> None:
        """Let the branch end; what does not end by itself is killed."""
        if not self._ended:
            self._ended = True
            with suppress(OSError):
                self._channel.close()

    def kill(self) -> None:
        """End the branch and what it started, now."""
        if not self._ended:
            kill_group(self.pid)
            self._ended = True
            self._channel.close()

    def abandon(self) -> None:
        """End the branch from another thread; who waits for its answer learns that it is gone."""
        if not self._ended:
            kill_group(self.pid)

    def _send(self, *request: Any) -> None:
        try:
            self._channel.send(request)
        except OSError:
            self._lost()

    def _receive(self, limit: float | None) -> Any:
        ends = [t for t in (limit, self.deadline) if t is not None]
        try:
            if ends and not self._channel.poll(max(0.0, min(ends) - time.monotonic())):
                self.kill()
                raise CabangLambat
            return self._channel.recv()
        except (EOFError, OSError):
            self._lost()

    def _lost(self) -> Any:
        self._ended = True
        with suppress(OSError):
            self._channel.close()
        raise Dihentikan if _given_up else CabangMati


_given_up = False
_hangat: Hangat | None = None
_kunci = Lock()


def can_fork() -> bool:
    """Tell whether this system has what branches need."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warm_up(modules: Sequence[str]) -> None:
    """Start this process's warm process, once; where there is no fork, do nothing."""
    global _hangat
    with _kunci:
        if _hangat is None and can_fork():
            with suppress(OSError):
                _hangat = Hangat((*PRAMUAT, *modules))


def cool_down(only: Hangat | None = None) -> None:
    """End this process's warm process, or only the given one if it still is that."""
    global _hangat
    with _kunci:
        if _hangat is not None and only in (None, _hangat):
            _hangat.stop()
            _hangat = None


@contextmanager
def giving_up() -> Iterator[None]:
    """End every branch now and let no new one begin while the block waits for its threads."""
    global _given_up
    _given_up = True
    try:
        cool_down()
        yield
    finally:
        _given_up = False


@contextmanager
def branch(modules: Sequence[str] = (), akar: str = "") -> Iterator[Cabang | None]:
    """Give a branch for one report, None where there is no fork; it ends with the block.

    It works in the folder `akar`, "" = this process's. A warm process that died is replaced once.
    """
    cabang = _new_branch(modules) or _new_branch(modules)
    if cabang is None:
        yield None
        return
    try:
        cabang.start(dict(os.environ), akar or os.getcwd())
        yield cabang
    except BaseException:
        cabang.kill()
        raise
    finally:
        cabang.close()


def _new_branch(modules: Sequence[str]) -> Cabang | None:
    if _given_up:
        raise Dihentikan
    warm_up(modules)
    here = _hangat
    if here is None:
        return None
    try:
        return here.fork()
    except (OSError, ValueError):
        cool_down(here)
        return None
