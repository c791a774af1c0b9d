"""What a branch of the warm process does for its runner: run cells, call functions.

Requests and answers travel pickled over a socket between two processes of one program.

| request | answers |
|---|---|
| `("mulai", env, cwd)` | – |
| `("sel", source)` | `("pesan", message)` for each message, then `("usai", reply)` |
| `("bahasa",)` | `("hasil", language_info)` |
| `("panggil", function, arguments)` | `("hasil", value)` or `("galat", error)` |
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from kinerja_lib.errors import KinerjaError, ReportError
from kinerja_lib.jalan.inti import Inti

AMBANG_SAMPAH = (200_000, 20, 50)
"""Thresholds of the garbage collector: a branch is short-lived, so it collects rarely."""


def serve(channel: Connection) -> None:
    """Answer requests until the runner closes its end."""
    gc.set_threshold(*AMBANG_SAMPAH)
    inti: Inti | None = None
    while (request := _next(channel)) is not None:
        verb, *rest = request
        if verb == "mulai":
            os.environ.clear()
            os.environ.update(rest[0])
            os.chdir(rest[1])
        elif verb == "panggil":
            channel.send(_call(*rest))
        else:
            inti = inti or Inti(lambda message: channel.send(("pesan", message)))
            if verb == "sel":
                channel.send(("usai", inti.run(rest[0])))
            else:
                channel.send(("hasil", inti.language_info))


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
