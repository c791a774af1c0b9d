"""Kernels from a warm process: what a notebook imports is imported once, ahead of time.

The runner starts `induk` early, while it still validates and imports; each kernel is a fork of it.
This is the runner's end of their socket. POSIX only; without it a kernel starts the ordinary way.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

PRAMUAT = ("ipykernel.kernelapp", "ipykernel.ipkernel", "pandas", "matplotlib.figure",
           "matplotlib.font_manager", "matplotlib.backends.backend_svg",
           "matplotlib_inline.backend_inline", "pandera.pandas", "babel.numbers")  # fmt: skip
"""Libraries that reports draw in late, besides what a notebook's own cells import."""
INDUK = "kinerja_lib.jalan.induk"
BATAS_JAWAB = 60.0
"""Seconds to wait for an answer; the first comes when the imports are done."""


class Hangat:
    """The runner's end: ask for kernels, ask how they are."""

    def __init__(self, modules: Sequence[str]) -> None:
        ours, theirs = socket.socketpair()
        self._socket = ours
        ours.settimeout(BATAS_JAWAB)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", INDUK, str(theirs.fileno()), *modules],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=None if os.environ.get("KINERJA_DEBUG") else subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        self._lines = ours.makefile("rw", encoding="utf-8")
        self._lock, self._used = Lock(), False
        atexit.register(self.stop)

    def ask(self, **request: Any) -> Any:
        """Send one request and return its answer; OSError when the warm process is gone."""
        with self._lock:
            self._used = True
            self._lines.write(json.dumps(request) + "\n")
            self._lines.flush()
            answer = self._lines.readline()
        if not answer:
            raise ConnectionResetError
        return json.loads(answer)

    def stop(self) -> None:
        """End the warm process and every kernel that it still has."""
        atexit.unregister(self.stop)
        with suppress(OSError):
            self._lines.close()
        self._socket.close()
        if not self._used:
            self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Cabang:
    """A forked kernel with the face of a `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, hangat: Hangat, pid: int) -> None:
        self._hangat, self.pid = hangat, pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit status, None while it runs; a lost warm process took it along."""
        if self.returncode is None:
            try:
                self.returncode = self._hangat.ask(perintah="tanya", pid=self.pid)
            except OSError:
                with suppress(OSError):
                    os.kill(self.pid, signal.SIGKILL)
                self.returncode = -signal.SIGKILL
        return self.returncode

    def wait(self) -> int:
        """Return the exit status of a kernel that has ended."""
        status = self.poll()
        return 0 if status is None else status

    def send_signal(self, number: int) -> None:
        """Signal the kernel while it runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End the kernel at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)


_hangat: Hangat | None = None


def warm_up(modules: Sequence[str]) -> None:
    """Start this process's warm process, once; where there is no fork, do nothing."""
    global _hangat
    if _hangat is None and hasattr(os, "fork"):
        with suppress(OSError):
            _hangat = Hangat((*PRAMUAT, *modules))


def cool_down() -> None:
    """End this process's warm process."""
    global _hangat
    if _hangat is not None:
        _hangat.stop()
        _hangat = None


def fork_kernel(argv: Sequence[str], env: dict[str, str], cwd: str) -> Cabang | None:
    """Fork a kernel off the warm process; None when there is none or it has failed."""
    if _hangat is None:
        return None
    try:
        pid = _hangat.ask(perintah="cabang", argv=list(argv), env=env, cwd=cwd)
    except OSError:
        cool_down()
        return None
    return Cabang(_hangat, pid)
