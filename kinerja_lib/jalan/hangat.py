"""Branches of a warm process: what a notebook imports is imported once, ahead of time.

The runner starts `induk` early, while it still imports and validates; each report runs in a fork of
it. This is the runner's end. POSIX only; without it a notebook gets an ordinary kernel.
"""

from __future__ import annotations

import atexit
import logging
import os
import select
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any, NoReturn
from weakref import WeakSet

from kinerja_lib.dasar.berkas import nameless
from kinerja_lib.jalan.induk import kill_group

PRAMUAT = (
    "kinerja_lib.jalan.adaptor.kernel",
    "pandas",
    "matplotlib.figure",
    "matplotlib.font_manager",
    "matplotlib.backends.backend_svg",
    "babel.numbers",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.core.logger",
    "IPython.extensions.storemagic",
    "faulthandler",
    "sqlite3",
    "tornado.platform.asyncio",
    "kinerja_lib.jalan.cabang",
    "kinerja_lib.ekspor.html",
    "kinerja_lib.ekspor.pdf",
)
"""Libraries that kernels and reports draw in late, besides what a notebook's own cells import."""
SENDIRI = "kinerja_lib"
"""Of what cells import, only ours is imported ahead: others may ask whether there is a kernel."""
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
BATAS_TUTUP = 5.0
"""Seconds that a kernel has for its end, as jupyter_client gives it."""
BATAS_AKHIR = 2.0
"""Seconds to wait for news of how a branch ended."""
log = logging.getLogger("kinerja.jalan")


TANPA = (
    "mesin Kinerja tidak dapat dimulai: notebook dijalankan dengan kernel biasa, hasilnya sama "
    "tetapi lebih lambat. Jalankan dengan KINERJA_DEBUG=1 untuk melihat sebabnya."
)


class CabangMati(Exception):
    """The branch ended before it answered; `akhir` is its exit code, -signal, None if unknown."""

    def __init__(self, akhir: int | None = None) -> None:
        super().__init__(akhir)
        self.akhir = akhir


class CabangGagal(CabangMati):
    """The branch could not go on for a reason of its own; `jejak` is its traceback."""

    def __init__(self, jejak: str) -> None:
        super().__init__()
        self.args, self.jejak = (jejak,), jejak


class CabangLambat(Exception):
    """The branch did not answer within its time."""


class Dihentikan(Exception):
    """The work was given up by whoever asked for it; nothing failed."""


class Hangat:
    """The warm process as the runner sees it: a maker of branches."""

    def __init__(self, modules: Sequence[str]) -> None:
        ours, theirs = _pair()
        self._socket = ours
        ours.settimeout(BATAS_SIAP)
        self._said = os.fdopen(nameless(), "r+b")
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-m", INDUK, str(theirs.fileno()), *modules],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("KINERJA_DEBUG") else self._said,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                env=SETELAN | os.environ,
            )
        self._lock, self._used = Lock(), False
        self._branches: WeakSet[Cabang] = WeakSet()
        atexit.register(self.stop)

    def fork(self) -> Cabang:
        """Return a new branch; OSError when the warm process is gone."""
        ours, theirs = _pair()
        told, end = os.pipe()
        try:
            with theirs, self._lock:
                self._used = True
                socket.send_fds(self._socket, [b"+"], [theirs.fileno(), end])
                answer = b""
                while not answer.endswith(b"\n"):
                    answer += (got := self._socket.recv(32))
                    if not got:
                        raise ConnectionResetError
        except OSError:
            ours.close()
            os.close(told)
            raise
        finally:
            os.close(end)
        cabang = Cabang(Connection(ours.detach()), int(answer), told)
        self._branches.add(cabang)
        return cabang

    def said(self) -> str:
        """Return what the warm process wrote to its log, for whoever asks why it ended."""
        self._said.seek(0)
        return self._said.read().decode("utf-8", "replace").strip()

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

    def __init__(self, channel: Connection, pid: int, end: int) -> None:
        self._channel, self.pid, self._end = channel, pid, end
        self.ended = False
        self.deadline: float | None = None
        """When the whole branch must be done, on the clock of `time.monotonic`."""

    def start(self, env: dict[str, str], cwd: str) -> None:
        """Give the branch its environment and working folder."""
        self.send("mulai", env, cwd)
        self.receive(None)

    def begin(self) -> dict[str, Any]:
        """Have a kernel made, once, and return what it says of its language."""
        self.send("inti")
        return dict(self.receive(None)[1])

    def finish(self) -> None:
        """Let the kernel end as a process does, within BATAS_TUTUP seconds; its state is gone."""
        with suppress(CabangMati, CabangLambat):
            self.send("tutup")
            limit = time.monotonic() + BATAS_TUTUP
            while self.receive(limit)[0] != "hasil":
                pass

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call an importable function in the branch; its exception is raised here."""
        self.send("panggil", function, arguments)
        kind, value = self.receive(None)
        if kind == "galat":
            raise value
        return value

    def close(self) -> None:
        """Let the branch end; what does not end by itself is killed."""
        if not self.ended:
            self.ended = True
            self._close()

    def kill(self) -> None:
        """End the branch and what it started, now."""
        if not self.ended:
            kill_group(self.pid)
            self.ended = True
            self._close()

    def abandon(self) -> None:
        """End the branch from another thread; who waits for its answer learns that it is gone."""
        if not self.ended:
            kill_group(self.pid)

    def send(self, *request: Any) -> None:
        """Send a request; `cabang` says which there are."""
        try:
            self._channel.send(request)
        except OSError:
            self._lost()

    def receive(self, limit: float | None) -> Any:
        """Return the next answer; CabangLambat at `limit`, or at the deadline, which ends it."""
        ends = [t for t in (limit, self.deadline) if t is not None]
        try:
            if ends and not self._channel.poll(max(0.0, min(ends) - time.monotonic())):
                if self.deadline == min(ends):
                    self.kill()
                raise CabangLambat
            answer = self._channel.recv()
        except (EOFError, OSError):
            self._lost()
        if answer[0] == "gagal":
            self.close()
            raise CabangGagal(answer[1])
        return answer

    def _lost(self) -> NoReturn:
        if _given_up:
            self.close()
            raise Dihentikan
        akhir = b""
        if not self.ended and select.select([self._end], [], [], BATAS_AKHIR)[0]:
            akhir = os.read(self._end, 16)
        self.close()
        raise CabangMati(int(akhir) if akhir else None)

    def _close(self) -> None:
        os.close(self._end)
        with suppress(OSError):
            self._channel.close()


def _pair() -> tuple[socket.socket, socket.socket]:
    """Return two ends of a socket, neither in the place of a standard stream that is closed."""
    import fcntl

    made = []
    for end in socket.socketpair():
        with end:
            made.append(socket.socket(fileno=fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 3)))
    return made[0], made[1]


_given_up = False
_hangat: Hangat | None = None
_kunci = Lock()
_sebab = ""
"""Why the last branch could not be had, as the log tells it."""
_dikatakan: set[str] = set()


def can_fork() -> bool:
    """Tell whether this system has what branches need."""
    return hasattr(os, "fork") and hasattr(socket, "send_fds")


def warm_up(modules: Sequence[str]) -> None:
    """Start this process's warm process, once; where there is no fork, do nothing."""
    global _hangat, _sebab
    with _kunci:
        if _hangat is None and can_fork() and TANPA not in _dikatakan:
            try:
                _hangat = Hangat(
                    (*PRAMUAT, *(m for m in modules if m.partition(".")[0] == SENDIRI))
                )
            except OSError:
                _sebab = traceback.format_exc()


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
    """Give a branch for one report, None where there can be none; it ends with the block.

    It works in the folder `akar`, "" = this process's. A warm process that died is replaced once.
    """
    cabang = _new_branch(modules, akar) or _new_branch(modules, akar)
    if cabang is None:
        if can_fork():
            warn_once(TANPA, _sebab)
        yield None
        return
    try:
        yield cabang
    except BaseException:
        cabang.kill()
        raise
    finally:
        cabang.close()


def _here() -> str:
    """Return the working folder, the root where it was removed: no kernel starts in what is not."""
    try:
        return os.getcwd()
    except OSError:
        return os.sep


def warn_once(what: str, why: str = "") -> None:
    """Warn of something in this process's log, once; `why`, a traceback, is for whoever asks."""
    with _kunci:
        told = what in _dikatakan
        _dikatakan.add(what)
    if not told:
        log.warning("%s", what)
        if why:
            level = logging.WARNING if os.environ.get("KINERJA_DEBUG") else logging.INFO
            log.log(level, "%s", why)


def _new_branch(modules: Sequence[str], akar: str) -> Cabang | None:
    global _sebab
    if _given_up:
        raise Dihentikan
    warm_up(modules)
    here = _hangat
    if here is None:
        return None
    try:
        cabang = here.fork()
        cabang.start(dict(os.environ), akar or _here())
        return cabang
    except (OSError, ValueError, CabangMati) as error:
        cool_down(here)
        _sebab = getattr(error, "jejak", "") or here.said() or traceback.format_exc()
        return None
