"""What a branch of the warm process does for its runner: run cells, call functions.

Requests and answers travel pickled over a socket between two processes of one program.

| request | answers |
|---|---|
| `("mulai", env, cwd)` | `("hasil", None)` |
| `("inti",)` | `("hasil", language_info)`: there is a kernel |
| `("sel", id, source)` | `("pesan", type, parent, content, buffers)` each, then `("usai", reply)` |
| `("pesan", type, content)` | – |
| `("tutup",)` | `("hasil", None)`: the kernel has ended |
| `("panggil", function, arguments)` | `("hasil", value)` or `("galat", error)` |

Whatever else goes wrong is `("gagal", traceback)`, and the branch ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

from kinerja_lib.dasar.errors import KinerjaError, ReportError

AMBANG_SAMPAH = (200_000, 20, 50)
"""Thresholds of the garbage collector: a branch is short-lived, so it collects rarely."""


def serve(channel: Connection) -> None:
    """Answer requests until the runner closes its end."""
    gc.set_threshold(*AMBANG_SAMPAH)
    cabang = _Cabang(channel)
    try:
        while (request := _next(channel)) is not None:
            cabang.answer(*request)
    except Exception:
        cabang.say("gagal", traceback.format_exc())


class _Cabang:
    """One branch: its channel, and its kernel once there is one."""

    def __init__(self, channel: Connection) -> None:
        self._channel, self._lock = channel, Lock()
        self._inti: Any = None

    def answer(self, verb: str, *rest: Any) -> None:
        if verb == "mulai":
            os.environ.clear()
            os.environ.update(rest[0])
            os.chdir(rest[1])
            self.say("hasil", None)
        elif verb == "panggil":
            self.say(*_call(*rest))
        elif verb == "inti":
            from kinerja_lib.jalan.adaptor.kernel import Inti

            self._inti = self._inti or Inti(lambda message: self.say("pesan", *message))
            self.say("hasil", self._inti.language_info)
        elif verb == "sel":
            self.say("usai", self._inti.run(*rest))
        elif verb == "pesan":
            self._inti.ask(*rest)
        elif verb == "tutup":
            self._inti.close()
            self.say("hasil", None)

    def say(self, *message: Any) -> None:
        """Send, whatever other threads of a cell send; a runner that is gone hears nothing."""
        with self._lock, suppress(OSError):
            self._channel.send(message)


def _next(channel: Connection) -> Any:
    with suppress(EOFError, OSError):
        return channel.recv()


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "hasil", function(*arguments)
    except Exception as error:
        return "galat", _portable(error)


def _portable(error: Exception) -> Exception:
    """Return the error as it can be sent: itself, or its words."""
    with suppress(Exception):
        pickle.loads(pickle.dumps(error))
        return error
    kind = type(error) if isinstance(error, KinerjaError) else None
    return ReportError(str(error)) if kind else RuntimeError(f"{type(error).__name__}: {error}")
