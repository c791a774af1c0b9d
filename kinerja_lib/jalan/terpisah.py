"""Do one thing for each of many, each apart: what one of them breaks stays its own failure.

All run in one forked child that tells its results; where an item kills the child (a library in C or
Rust may abort), never ends or asks for too much memory, that item has failed and a new child goes
on with the next. Where there is no fork they run here: errors are kept apart all the same.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

from kinerja_lib.dasar.denyut import listen
from kinerja_lib.dasar.errors import BERHENTI, KinerjaError, ReportError, reason

BATAS = 60.0
"""Seconds that one satker may take; it takes about one."""
BATAS_SEMUA = 600.0
"""Seconds that an item may take in all, beats or not."""
MAX_MEMORI = 4_000_000_000
"""Bytes of addresses that a child may use."""
T = TypeVar("T")
R = TypeVar("R")


def apart(
    function: Callable[[T], R],
    items: Iterable[T],
    label: Callable[[T], str] = str,
    batas: float = BATAS,
) -> Iterator[R | KinerjaError]:
    """Yield what the function makes of each item, or the error that it came to, in order.

    `batas` are the seconds that may pass without a result or a beat (`denyut.beat`).
    """
    queue = deque(items)
    if not _can_fork():
        yield from (_attempt(function, x, label(x)) for x in queue)
        return
    while queue:
        pid, channel = _start(function, [*queue], label)
        try:
            while queue:
                found = _receive(channel, pid, label(queue[0]), batas)
                queue.popleft()
                yield found
                if isinstance(found, Putus):
                    break
        finally:
            channel.close()
            _end(pid)


def _can_fork() -> bool:
    """Tell whether a fork is there and safe: in a child a lock of another thread stays held."""
    return hasattr(os, "fork") and threading.active_count() == 1


class Putus(ReportError):
    """Say that a child ended, or had to be ended, before its item was done."""


def _attempt(function: Callable[[T], R], item: T, label: str) -> R | KinerjaError:
    try:
        return function(item)
    except KinerjaError as error:
        return error
    except BERHENTI:
        raise
    except BaseException as error:  # a panic of a library in Rust is no Exception
        if os.environ.get("KINERJA_DEBUG"):
            raise
        return ReportError(f"{label}: {reason(error)}. Periksa isi berkasnya.")


def _start(
    function: Callable[[T], R], items: list[T], label: Callable[[T], str]
) -> tuple[int, Connection]:
    from multiprocessing import Pipe

    ours, theirs = Pipe(duplex=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries, at rest
        pid = os.fork()
    if pid:
        theirs.close()
        return pid, ours
    _work(function, items, label, theirs)


def _work(
    function: Callable[[T], R], items: list[T], label: Callable[[T], str], channel: Connection
) -> NoReturn:
    """Be the child: tell each result, and nothing else to anybody."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.disable()
        listen(lambda: channel.send(None))
        if not os.environ.get("KINERJA_DEBUG"):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _limit_memory()
        for x in items:
            channel.send((_attempt(function, x, label(x)),))
        code = 0
    except BaseException:
        if os.environ.get("KINERJA_DEBUG"):
            sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _limit_memory() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORI, hard))


def _receive(channel: Connection, pid: int, label: str, batas: float) -> Any:
    """Return the next result of a child, or why there is none."""
    until = time.monotonic() + BATAS_SEMUA
    try:
        while channel.poll(wait := min(batas, max(until - time.monotonic(), 0.0))):
            if (told := channel.recv()) is not None:
                return told[0]
    except (EOFError, OSError):
        return Putus(
            f"{label}: pembacanya berhenti mendadak{_ending(pid)}. Buka berkasnya di programnya, "
            "simpan ulang, lalu ulangi."
        )
    limit = batas if wait == batas else BATAS_SEMUA
    return Putus(
        f"{label}: tidak selesai dalam {limit:.0f} detik dan dihentikan. Periksa isi berkasnya, "
        "atau bagi menjadi beberapa."
    )


def _ending(pid: int) -> str:
    """Name the signal that ended a child, "" where none did."""
    with suppress(ChildProcessError):
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            return f" ({signal.Signals(os.WTERMSIG(status)).name})"
    return ""


def _end(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)
