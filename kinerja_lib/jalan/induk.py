"""The warm process, `python -m kinerja_lib.jalan.induk FD MODULE ...`: import, then fork branches.

A branch is a fresh, isolated process in a session of its own with one socket to the runner; it runs
cells and calls, and ends with everything it started when that socket closes. When the runner is
gone, however it went, the warm process kills what branches are left and ends.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import traceback
import warnings
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NoReturn

hidup: set[int] = set()
"""Branches that have not ended."""


def serve(channel: socket.socket, modules: Sequence[str]) -> None:
    """Import, then fork a branch for each socket that the runner sends, until it is gone."""
    _preload(modules)
    signal.signal(signal.SIGCHLD, _reap)
    try:
        while True:
            _, handles, _, _ = socket.recv_fds(channel, 1, 1)
            if not handles:
                return
            channel.sendall(b"%d\n" % _fork(channel, handles[0]))
            os.close(handles[0])
    except OSError:
        pass
    finally:
        for pid in list(hidup):
            kill_group(pid)


def _fork(channel: socket.socket, handle: int) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    pid = os.fork()
    if pid == 0:
        _become_branch(channel, handle)
    hidup.add(pid)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    return pid


def _reap(*_: Any) -> None:
    """Take in every branch that has ended: no zombie is left."""
    with suppress(ChildProcessError):
        while (pid := os.waitpid(-1, os.WNOHANG)[0]) > 0:
            hidup.discard(pid)


def kill_group(pid: int) -> None:
    """Kill a branch and what it started; before it has a group of its own, the branch alone."""
    for kill in (os.killpg, os.kill):
        with suppress(OSError):
            kill(pid, signal.SIGKILL)


def _preload(modules: Sequence[str]) -> None:
    """Import what is there; what is not is the notebook's own error, told by its own cell."""
    import gc
    import importlib

    from kinerja_lib.jalan.hemat import skip_debugger, skip_grammar

    skip_debugger()
    skip_grammar()
    sys.path[:] = [p for p in sys.path if p not in ("", os.getcwd())]
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    for name in modules:
        with suppress(Exception):
            importlib.import_module(name)
    with suppress(ImportError):
        importlib.import_module("kinerja_lib.siap").prepare()
    importlib.import_module("kinerja_lib.jalan.ekspor").prepare()
    gc.collect()
    gc.freeze()


def _become_branch(channel: socket.socket, handle: int) -> NoReturn:
    """Serve the runner from this fork, then end it; never return into the server's loop."""
    code = 1
    try:
        os.setsid()
        channel.close()
        log = os.dup(2)
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        from kinerja_lib.jalan.cabang import serve as answer

        answer(Connection(handle))
        code = 0
    except BaseException:
        if os.environ.get("KINERJA_DEBUG"):
            os.write(log, traceback.format_exc().encode())
    finally:
        with suppress(OSError):
            os.killpg(0, signal.SIGKILL)
        os._exit(code)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    from kinerja_lib.jalan import induk

    induk.serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2:])
    os._exit(0)
