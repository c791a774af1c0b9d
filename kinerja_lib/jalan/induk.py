"""The warm process, `python -m kinerja_lib.jalan.induk FD MODULE ...`: import, then fork kernels.

Each kernel is fresh, isolated and in a session of its own. Requests and answers are lines of JSON;
when the runner is gone, however it went, its socket closes and all kernels end with this process.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NoReturn


def serve(channel: socket.socket, modules: Sequence[str]) -> None:
    """Import, then answer requests until the runner is gone; then end every kernel."""
    _preload(modules)
    status: dict[int, int | None] = {}
    lines = channel.makefile("rw", encoding="utf-8")
    try:
        for line in lines:
            request = json.loads(line)
            _reap(status)
            if request["perintah"] == "cabang":
                answer: int | None = os.fork()
                if answer == 0:
                    _become_kernel(channel, request)
                status[int(answer or 0)] = None
            else:
                answer = status.get(request["pid"], -signal.SIGKILL)
            lines.write(json.dumps(answer) + "\n")
            lines.flush()
    except OSError:
        pass
    finally:
        for pid in [p for p, s in status.items() if s is None]:
            with suppress(OSError):
                os.killpg(pid, signal.SIGKILL)
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)


def _preload(modules: Sequence[str]) -> None:
    """Import what is there; what is not is the notebook's own error, told by its own cell."""
    import gc
    import importlib

    sys.path[:] = [p for p in sys.path if p not in ("", os.getcwd())]
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    for name in modules:
        with suppress(Exception):
            importlib.import_module(name)
    gc.freeze()


def _reap(status: dict[int, int | None]) -> None:
    for pid in [p for p, s in status.items() if s is None]:
        done, code = os.waitpid(pid, os.WNOHANG)
        if done:
            status[pid] = os.waitstatus_to_exitcode(code)


def _become_kernel(channel: socket.socket, request: dict[str, Any]) -> NoReturn:
    """Turn this fork into a kernel; never return into the server's loop."""
    code = 1
    try:
        parent = os.getppid()
        os.setsid()
        os.close(channel.fileno())
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.clear()
        os.environ.update(request["env"] | {"JPY_PARENT_PID": str(parent)})
        os.chdir(request["cwd"])
        if "numpy" in sys.modules:
            sys.modules["numpy"].random.seed()
        start = request["argv"].index("ipykernel_launcher") + 1
        argv = [*request["argv"][start:], f"--IPKernelApp.parent_handle={parent}"]
        sys.argv = ["ipykernel_launcher", *argv]
        from ipykernel import kernelapp

        kernelapp.launch_new_instance(argv=argv)
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2:])
    os._exit(0)
