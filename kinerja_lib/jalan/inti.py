"""An IPython kernel without sockets, for a process that runs one notebook and ends.

It is ipykernel's own kernel and shell, so results, displays, streams and errors are those of an
ordinary kernel; only its session hands messages to a function instead of a ZeroMQ socket. Creating
it takes a hundredth of a second, against half a second and five ports for a kernel process.
"""

from __future__ import annotations

import asyncio
import io
import logging
import os
import sys
import tempfile
import time
import types
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kinerja_lib.jalan.hemat import skip_debugger

Pesan = dict[str, Any]
"""A kernel message as nbclient reads it: msg_type, headers, content, metadata, buffers."""
JEDA = 0.2
"""Seconds for which writes to a stream are gathered, as ipykernel does."""
Kabarkan = Callable[..., None]
"""Takes msg_type, content, metadata and buffers of a message."""


class Inti:
    """Run cells one after the other; every message goes to `tell` while the cell runs."""

    def __init__(self, tell: Callable[[Pesan], None]) -> None:
        skip_debugger()
        from ipykernel.ipkernel import IPythonKernel
        from IPython.core.shellapp import InteractiveShellApp
        from traitlets import Any as AnyTrait
        from traitlets.config import Application, Config

        class Aplikasi(Application):
            """Where `%matplotlib` and widgets look for the kernel."""

            kernel = AnyTrait()
            ignore_cwd = False

        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        config = Config()
        config.HistoryManager.enabled = False
        self._told, self._parent = tell, ""
        session = _session(self._tell)
        log = logging.getLogger("kinerja.inti")
        self._kernel = IPythonKernel.instance(session=session, config=config, log=log)
        self._kernel._execute_sleep = 0.0
        self._kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=None)
        Aplikasi.instance(kernel=self._kernel)
        self._loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self._loop)
        self._spill = _Tumpahan(self._tell)
        sys.stdout, sys.stderr = _Aliran("stdout", self._tell), _Aliran("stderr", self._tell)
        InteractiveShellApp.init_path(Aplikasi.instance())

    def _tell(self, kind: str, content: Any, metadata: Any = None, buffers: Any = ()) -> None:
        head = {"msg_type": kind}
        self._told({"msg_type": kind, "header": head, "parent_header": {"msg_id": self._parent},
                    "content": content, "metadata": metadata or {},
                    "buffers": [bytes(b) for b in buffers or ()]})  # fmt: skip

    @property
    def language_info(self) -> dict[str, Any]:
        """Return what a kernel says of its language."""
        return dict(self._kernel.language_info)

    def run(self, source: str) -> dict[str, Any]:
        """Run one cell and return the content of its `execute_reply`."""
        kernel = self._kernel
        content = {"code": source, "silent": False, "store_history": True,
                   "user_expressions": {}, "allow_stdin": False,
                   "stop_on_error": False}  # fmt: skip
        parent = kernel.session.msg("execute_request", content)
        kernel.set_parent([], parent)
        self._parent = parent["header"]["msg_id"]
        self._loop.run_until_complete(kernel.execute_request("shell", [], parent))
        self._spill.tell()
        return dict(kernel.session.reply)


def _session(tell: Kabarkan) -> Any:
    """Return a jupyter_client session that tells its messages and keeps the last reply."""
    from jupyter_client.session import Session

    class Sesi(Session):
        reply: dict[str, Any]

        def send(self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None,
                 ident: Any = None, buffers: Any = None, track: bool = False,
                 header: Any = None, metadata: Any = None) -> Any:  # fmt: skip
            msg = msg_or_type
            if not isinstance(msg, dict):
                msg = self.msg(msg, content, parent, header=header, metadata=metadata)
            if stream == "shell":
                self.reply = msg["content"]
            else:
                tell(msg["header"]["msg_type"], msg["content"], msg["metadata"], buffers)
            return msg

    return Sesi(key=b"")


class _Aliran(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of a cell: what is written within a moment is one message."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, name: str, tell: Kabarkan) -> None:
        self.name, self._tell = name, tell
        self._kept: list[str] = []
        self._since = 0.0

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        """Return the descriptor that a child process would write to."""
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        now = time.monotonic()
        if not self._kept:
            self._since = now
        self._kept.append(text)
        if now - self._since > JEDA:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Tell what was written; ipykernel asks for it before every other message."""
        text, self._kept = "".join(self._kept), []
        if text:
            self._tell("stream", {"name": self.name, "text": text})


class _Tumpahan:
    """What is written past Python, to descriptors 1 and 2, told after the cell that wrote it."""

    def __init__(self, tell: Kabarkan) -> None:
        self._tell = tell
        self._files = {}
        for number, name in ((1, "stdout"), (2, "stderr")):
            file = tempfile.TemporaryFile()  # noqa: SIM115 – it lives as long as the process
            os.dup2(file.fileno(), number)
            self._files[name] = file

    def tell(self) -> None:
        for name, file in self._files.items():
            size = os.fstat(file.fileno()).st_size
            if size:
                text = os.pread(file.fileno(), size, 0).decode("utf-8", "replace")
                with suppress(OSError):
                    os.ftruncate(file.fileno(), 0)
                os.lseek(file.fileno(), 0, os.SEEK_SET)
                self._tell("stream", {"name": name, "text": text})
