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
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NoReturn

hidup: dict[int, int] = {}
"""Branches that have not ended, each with the pipe that its end is told to."""


def serve(channel: socket.socket, modules: Sequence[str]) -> None:
    """Import, then fork a branch for each socket that the runner sends, until it is gone."""
    _preload(modules)
    signal.signal(signal.SIGCHLD, _reap)
    try:
        while True:
            _, handles, _, _ = socket.recv_fds(channel, 1, 2)
            if not handles:
                return
            channel.sendall(b"%d\n" % _fork(channel, *handles))
            os.close(handles[0])
    except OSError:
        traceback.print_exc()
    finally:
        for pid in list(hidup):
            kill_group(pid)


def _fork(channel: socket.socket, handle: int, end: int) -> int:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    pid = os.fork()
    if pid == 0:
        os.close(end)
        _become_branch(channel, handle)
    hidup[pid] = end
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
    return pid


def _reap(*_: Any) -> None:
    """Take in every branch that has ended, with what it started, and tell how: code or -signal."""
    with suppress(ChildProcessError):
        while (found := os.waitpid(-1, os.WNOHANG))[0] > 0:
            with suppress(OSError):
                os.killpg(found[0], signal.SIGKILL)
            if (end := hidup.pop(found[0], None)) is not None:
                with suppress(OSError):
                    os.write(end, b"%d" % os.waitstatus_to_exitcode(found[1]))
                os.close(end)


def kill_group(pid: int) -> None:
    """Kill a branch and what it started; before it has a group of its own, the branch alone."""
    for kill in (os.killpg, os.kill):
        with suppress(OSError):
            kill(pid, signal.SIGKILL)


def _preload(modules: Sequence[str]) -> None:
    """Import what is there; what is not is the notebook's own error, told by its own cell."""
    import gc
    import importlib

    from kinerja_lib.jalan.adaptor.gambar import choose_for_import
    from kinerja_lib.jalan.hemat import skip_grammar

    skip_grammar()
    with suppress(OSError):
        sys.path[:] = [p for p in sys.path if p not in ("", os.getcwd())]
    choose_for_import()
    for name in modules:
        with suppress(Exception):
            importlib.import_module(name)
    for name in ("kinerja_lib.jalan.pemanasan", "kinerja_lib.jalan.ekspor"):
        try:
            importlib.import_module(name).prepare()
        except Exception:
            traceback.print_exc()
    gc.collect()
    gc.freeze()


def _become_branch(channel: socket.socket, handle: int) -> NoReturn:
    """Serve the runner from this fork, then end it; never return into the server's loop."""
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
        with suppress(OSError):
            os.killpg(0, signal.SIGKILL)
    except SystemExit:
        os._exit(0)
    except BaseException:
        os.write(log, traceback.format_exc().encode())
    os._exit(1)


if __name__ == "__main__":
    from kinerja_lib.jalan import induk

    induk.serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2:])
    os._exit(0)
