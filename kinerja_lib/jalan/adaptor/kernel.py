"""An IPython kernel without sockets, for a process that runs one notebook and ends.

It is ipykernel's own application, kernel and shell, with the user's own IPython configuration, so
results, displays, streams and errors are those of an ordinary kernel; only its session hands
messages to a function instead of a ZeroMQ socket. Creating it takes hundredths of a second, against
half a second and five ports for a kernel process.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from importlib.util import find_spec
from types import ModuleType, SimpleNamespace
from typing import Any

from ipykernel import kernelapp
from ipykernel.displayhook import ZMQDisplayHook
from ipykernel.ipkernel import IPythonKernel
from jupyter_client import session
from jupyter_client.jsonutil import json_clean
from tornado.ioloop import IOLoop
from traitlets import default

from kinerja_lib.jalan.adaptor import gambar
from kinerja_lib.jalan.adaptor.aliran import Corong, open_streams
from kinerja_lib.jalan.hemat import allow_grammar

Pesan = tuple[str, str, bytes, list[bytes]]
"""A message to the client: its type, the request that it answers to, packed content, buffers."""
ARGUMEN = ["--HistoryManager.hist_file=:memory:"]
"""What nbclient starts a kernel with."""
PELUNCUR = getattr(find_spec("ipykernel_launcher"), "origin", None) or "ipykernel_launcher.py"
"""The program of a kernel process, which cells find as `sys.argv[0]`."""
PAMIT = 0.1
"""Seconds for which a kernel answers after `exit()`, as in ipykernel."""
DIAM = frozenset({"status", "shutdown_reply"})
"""Messages that the client makes itself."""


class Session(session.Session):
    """A session that tells its messages and keeps the last reply."""

    reply: dict[str, Any]

    def send(
        self,
        stream: Any,
        msg_or_type: Any,
        content: Any = None,
        parent: Any = None,
        ident: Any = None,
        buffers: Any = None,
        track: bool = False,
        header: Any = None,
        metadata: Any = None,
    ) -> Any:
        """Tell a message, packed as for a socket; a reply is kept."""
        msg = msg_or_type
        if not isinstance(msg, dict):
            msg = self.msg(msg, content, parent, header=header, metadata=metadata)
        kind = msg["header"]["msg_type"]
        if stream == "shell":
            self.reply = self.unpack(_pack(self, msg["content"]))
        elif kind not in DIAM:
            parts = [bytes(b) for b in buffers or msg.get("buffers") or ()]
            packed = _pack(self, msg["content"])
            self.parent.corong.say((kind, msg["parent_header"].get("msg_id", ""), packed, parts))
        return msg

    def feed_identities(self, msg_list: Any, copy: bool = True) -> Any:
        """Return a request as it came: it never was on a socket."""
        return [], msg_list

    def deserialize(self, msg_list: Any, content: bool = True, copy: bool = True) -> Any:
        """Return a request as it came."""
        return msg_list


def _pack(session: Session, content: Any) -> bytes:
    """Pack as for a socket; half of a surrogate pair, which no notebook can hold, becomes `?`."""
    try:
        return bytes(session.pack(content))
    except UnicodeEncodeError:
        return json.dumps(json_clean(content), ensure_ascii=False).encode("utf-8", "replace")


class IPKernelApp(kernelapp.IPKernelApp):
    """ipykernel's application, but for its sockets and threads; cells see its name."""

    corong: Corong

    @default("session")
    def _session_default(self) -> Session:
        return Session(parent=self)

    def init_sockets(self, **_: Any) -> None:
        """Do nothing, nor where a kernel process would tell or watch its sockets."""

    init_connection_file = init_poller = init_heartbeat = init_sockets
    write_connection_file = log_connection_info = init_sockets

    def init_io(self) -> None:
        """Give cells their streams; the kernel's own log keeps the process's."""
        self.corong = open_streams(self.session, self.log.handlers)
        self.iopub_socket = self.corong.background_socket
        self.displayhook = ZMQDisplayHook(self.session, self.iopub_socket)
        sys.displayhook = self.displayhook
        self.patch_io()
        sys.breakpointhook = lambda *args, **kwargs: None  # as debugpy has it with nobody attached

    def init_kernel(self) -> None:
        """Make the kernel; requests come by `Inti.ask`, from the main thread."""
        main = SimpleNamespace(
            parent_thread=threading.main_thread(),
            manager=SimpleNamespace(
                get_subshell_to_shell_channel_socket=lambda _: "shell",
                subshell_id_from_thread_id=lambda _: None,
                list_subshell=list,
            ),
        )
        kernel = IPythonKernel.instance(
            parent=self,
            session=self.session,
            shell_channel_thread=main,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
            iopub_thread=self.corong,
            iopub_socket=self.iopub_socket,
        )
        kernel._execute_sleep = 0.0
        self.kernel = kernel
        self.displayhook.get_execution_count = lambda: kernel.execution_count


class Inti:
    """Run cells one after the other; every message goes to `tell` while the cell runs."""

    def __init__(self, tell: Callable[[Pesan], None]) -> None:
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        sys.argv = [PELUNCUR, "-f", "tanpa-soket.json", *ARGUMEN]
        os.environ |= {"JPY_PARENT_PID": str(os.getppid()), "PYDEVD_USE_FRAME_EVAL": "NO"}
        allow_grammar()
        with _without_debugger():
            app = IPKernelApp.instance(log_level=logging.CRITICAL)
            app.initialize(ARGUMEN)
        gambar.settle()
        self._kernel, self._session, self._corong = app.kernel, app.session, app.corong
        self._corong.tell = tell
        self._kernel.io_loop = IOLoop.current()
        self._context = copy_context()
        self._ends: float | None = None

    @property
    def language_info(self) -> dict[str, Any]:
        """Return what a kernel says of its language."""
        return dict(self._kernel.language_info)

    def run(self, id: str, source: str) -> dict[str, Any]:
        """Run one cell, its messages with `id` as parent, and return the content of its reply."""
        return self.ask(
            "execute_request",
            {
                "code": source,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": False,
                "stop_on_error": False,
            },
            id,
        )

    def ask(self, kind: str, content: dict[str, Any], id: str = "") -> dict[str, Any]:
        """Do what a client asks for, return the reply's content; SystemExit well after `exit()`."""
        if self._ends is not None and time.monotonic() > self._ends:
            raise SystemExit
        request = self._session.msg(kind, content)
        request["buffers"] = []
        request["msg_id"] = request["header"]["msg_id"] = id or request["msg_id"]
        self._session.reply = {}
        work = self._kernel.dispatch_shell(request)
        self._loop.run_until_complete(self._loop.create_task(work, context=self._context))
        self._corong.catch_up()
        if self._ends is None and self._kernel.shell.exit_now:
            self._ends = time.monotonic() + PAMIT
        return self._session.reply

    def close(self) -> None:
        """End as a process does: exit functions, then what the cells left open is closed."""
        with suppress(Exception):
            atexit._run_exitfuncs()
        self._kernel.shell.user_ns.clear()


@contextmanager
def _without_debugger() -> Iterator[None]:
    """Spare a kernel 0,3 s: ipykernel would load a debugger, which nobody attaches to a batch."""
    stub = ModuleType("ipykernel.debugger")
    stub._is_debugpy_available = False  # type: ignore[attr-defined]
    stub.Debugger = object  # type: ignore[attr-defined]
    known = sys.modules.setdefault("ipykernel.debugger", stub)
    try:
        yield
    finally:
        if known is stub:
            del sys.modules["ipykernel.debugger"]
