"""nbclient's own client over a branch: cells go there, messages come back.

Only the kernel's side is ours. What is an output, what ends a cell, which errors are allowed,
hooks, widgets and time limits are nbclient's and papermill's own code.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty
from typing import Any
from uuid import uuid4

from jupyter_client.session import Session
from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import papermill_engines
from papermill.execute import prepare_notebook_metadata, raise_for_execution_errors
from papermill.parameterize import parameterize_notebook

from kinerja_lib.jalan.hangat import Cabang, CabangLambat, CabangMati

Pesan = dict[str, Any]


class KlienCabang(PapermillNotebookClient):
    """papermill's client with a branch in the place of a kernel process."""

    def __init__(self, nb_man: Any, cabang: Cabang, **options: Any) -> None:
        super().__init__(nb_man, **options)
        self.kc = self.km = Sambungan(cabang)

    def execute(self, **kwargs: Any) -> Any:
        """Run all cells, stopping at the first that fails, as papermill does."""
        self.reset_execution_trackers()
        self.papermill_execute_cells()
        self.nb.metadata["language_info"] = self.kc.language_info
        self.set_widgets_metadata()
        self.kc.finish()
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, *rest: Any, **named: Any) -> Any:
        """Run one cell; what is no code and nobody waits for costs no turn of an event loop."""
        if cell.cell_type != "code" and self.on_cell_start is None:
            return cell
        return super().execute_cell(cell, cell_index, *rest, **named)

    async def _async_poll_kernel_alive(self) -> None:
        """Do nothing: the end of a branch is noticed where its answer is awaited."""


class Sambungan:
    """A branch as nbclient sees it: kernel manager, client and channels at once."""

    def __init__(self, cabang: Cabang) -> None:
        self._cabang = cabang
        self.language_info = cabang.begin()
        self.finish = cabang.finish
        self.session = Session()
        self.shell_channel, self.iopub_channel = _Jawaban(self), _Kabar()
        self.queued: deque[Pesan] = deque()
        self.allow_stdin = False
        self.asked, self._heard = "", False

    def execute(self, source: str, stop_on_error: bool = True, **_: Any) -> str:
        """Send a cell; return the id that its messages will carry."""
        while self.queued:
            message = self.queued.popleft()
            self._cabang.send("pesan", message["header"]["msg_type"], message["content"])
        self.asked, self._heard = uuid4().hex, False
        with suppress(CabangMati):
            self._cabang.send("sel", self.asked, source)
        return self.asked

    async def answer(self, timeout: float | None) -> Pesan:
        """Pass messages on as they come until the cell's reply, and return it; Empty in time."""
        limit = None if timeout is None else time.monotonic() + timeout
        while True:
            try:
                kind, *value = self._cabang.receive(limit)
            except CabangMati as error:
                raise DeadKernelError("Kernel died") from error
            except CabangLambat:
                if self._cabang.ended:
                    raise
                raise Empty from None
            if kind == "usai":
                self._status("idle")
                return _message("execute_reply", self.asked, value[0])
            name, parent, content, buffers = value
            if not self._heard:
                self._heard = True
                self._status("busy")
            self.iopub_channel.put(_message(name, parent, json.loads(content), buffers))
            await asyncio.sleep(0)

    def is_alive(self) -> bool:
        """Return True: a branch that ended is told of by `answer`."""
        return True

    def interrupt_kernel(self) -> None:
        """Interrupt the cell that runs."""
        os.kill(self._cabang.pid, signal.SIGINT)

    def _status(self, state: str) -> None:
        self.iopub_channel.put(_message("status", self.asked, {"execution_state": state}))


def _message(kind: str, parent: str, content: Any, buffers: Any = ()) -> Pesan:
    return {
        "msg_type": kind,
        "header": {"msg_type": kind},
        "parent_header": {"msg_id": parent},
        "metadata": {},
        "content": content,
        "buffers": buffers,
    }


@contextmanager
def unsaved(nb_man: Any) -> Iterator[None]:
    """Keep papermill from saving while cells run; it saves before and after."""
    output_path, nb_man.output_path = nb_man.output_path, None
    try:
        yield
    finally:
        nb_man.output_path = output_path


def execute(source: Any, values: dict[str, Any], **options: Any) -> Any:
    """Do the steps of `papermill.execute_notebook`, but for its two dumps to a file of no name."""
    notebook = parameterize_notebook(source, values, engine_name="kinerja")
    notebook = prepare_notebook_metadata(notebook, None, None)
    name = papermill_engines.nb_kernel_name(engine_name="kinerja", nb=notebook)
    done = papermill_engines.execute_notebook_with_engine(
        "kinerja", notebook, name, progress_bar=False, **options
    )
    raise_for_execution_errors(done, None)
    return done


class _Jawaban:
    """The shell channel: replies, and messages to the kernel that wait for the cell's end."""

    def __init__(self, sambungan: Sambungan) -> None:
        self._sambungan = sambungan

    async def get_msg(self, timeout: float | None = None) -> Pesan:
        """Return the reply to the cell that runs."""
        return await self._sambungan.answer(timeout)

    def send(self, message: Pesan) -> None:
        """Keep a message until the cell that runs has ended, as a kernel's queue does."""
        self._sambungan.queued.append(message)


class _Kabar:
    """The iopub channel."""

    def __init__(self) -> None:
        self._waiting: deque[Pesan] = deque()
        self._come = asyncio.Event()

    def put(self, message: Pesan) -> None:
        self._waiting.append(message)
        self._come.set()

    async def get_msg(self, timeout: float | None = None) -> Pesan:
        """Return the next message, however long it takes."""
        while not self._waiting:
            self._come.clear()
            await self._come.wait()
        return self._waiting.popleft()
