"""What cells print: ipykernel's own streams, and what is written past Python or in a fork.

Output of children and C libraries goes to descriptors 1 and 2. They lead to files in memory whose
news is put into the stream before whatever Python writes next, so that it stands where it was made
and never after the cell. A fork of the process (multiprocessing) must not write to the runner's
socket: its messages go to a third such file.
"""

from __future__ import annotations

import codecs
import logging
import os
import pickle
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterable
from contextvars import Context
from typing import Any, cast

from ipykernel.iostream import BackgroundSocket, IOPubThread, OutStream
from tornado.ioloop import IOLoop

from kinerja_lib.dasar.berkas import nameless

Tell = Callable[[Any], None]
PANJANG = struct.Struct("=Q")
"""What stands before a message of a fork: its length."""


class Corong(IOPubThread):
    """Where streams hand what they have: ipykernel's IOPub thread, but at once and in order."""

    def __init__(self) -> None:
        self.thread = cast(threading.Thread, _Utas())
        self.io_loop = cast(IOLoop, _Jam(self.schedule))
        self.background_socket = BackgroundSocket(self)
        self.session = None
        self.tell: Tell | None = None
        self._lock = threading.RLock()
        self._pid = os.getpid()
        self._forks = _Berkas()
        os.register_at_fork(after_in_child=self._in_child)

    @property
    def closed(self) -> bool:
        """Return False: it ends with the process."""
        return False

    def schedule(self, f: Callable[[], Any]) -> None:
        """Call a function while no other thread says anything."""
        with self._lock:
            f()

    def say(self, message: Any) -> None:
        """Tell a message, from whatever thread or fork of this process; before `tell`, nobody."""
        if os.getpid() != self._pid:
            content = pickle.dumps(message)
            self._forks.write(PANJANG.pack(len(content)) + content)
            return
        with self._lock:
            self.catch_up()
            if self.tell is not None:
                self.tell(message)

    def catch_up(self) -> None:
        """Tell what forks have said until now."""
        with self._lock:
            for earlier in self._forks.messages():
                if self.tell is not None:
                    self.tell(earlier)

    def _in_child(self) -> None:
        self._lock = threading.RLock()


class _Utas:
    """Stands for a thread that is not the caller's."""

    ident = -1
    name = "IOPub"

    def is_alive(self) -> bool:
        return True


class _Jam:
    """Call functions later, from a thread that begins when the first one is asked for."""

    def __init__(self, call: Callable[[Callable[[], Any]], None]) -> None:
        self._call = call
        self._due: dict[Callable[[], Any], float] = {}
        self._woken = threading.Event()
        self._pid = 0

    def call_later(self, delay: float, f: Callable[[], Any]) -> None:
        """Call `f` after `delay` seconds, once for all that ask for it until then."""
        self._due.setdefault(f, time.monotonic() + delay)
        if self._pid != os.getpid():
            self._pid = os.getpid()
            threading.Thread(target=self._serve, name="IOPub", daemon=True).start()
        self._woken.set()

    def _serve(self) -> None:
        while True:
            self._woken.wait()
            self._woken.clear()
            while self._due:
                f, when = min(list(self._due.items()), key=lambda pair: pair[1])
                time.sleep(max(0.0, when - time.monotonic()))
                del self._due[f]
                self._call(f)


class _Berkas:
    """A file in memory that processes append to; what is new is read once."""

    def __init__(self) -> None:
        self._fd = nameless()
        self._read = 0

    def write(self, content: bytes) -> None:
        os.write(self._fd, content)

    def replace(self, number: int) -> None:
        """Become the descriptor `number`."""
        os.dup2(self._fd, number)

    def news(self) -> bytes:
        size = os.fstat(self._fd).st_size
        if size == self._read:
            return b""
        content = os.pread(self._fd, size - self._read, self._read)
        self._read += len(content)
        return content

    def messages(self) -> Iterable[Any]:
        """Yield what forks told, but for one that is still being written."""
        content, at = self.news(), 0
        while at + PANJANG.size <= len(content):
            (length,) = PANJANG.unpack_from(content, at)
            end = at + PANJANG.size + length
            if end > len(content):
                break
            yield pickle.loads(content[at + PANJANG.size : end])
            at = end
        self._read -= len(content) - at


class _Susulan:
    """What was written past a stream, put into it before whatever is written or told next.

    A stream echoes to it: that is its one hook before its own text is kept.
    """

    def __init__(self, stream: OutStream, number: int) -> None:
        self._stream, self._pid = stream, os.getpid()
        self._file = _Berkas()
        self._file.replace(number)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def write(self, _: str) -> None:
        self.flush()

    def flush(self) -> None:
        if os.getpid() == self._pid and (content := self._file.news()):
            Context().run(self._stream.write, self._decode(content))


def open_streams(session: Any, handlers: Iterable[logging.Handler]) -> Corong:
    """Put streams in the place of `sys.stdout` and `sys.stderr`; logs keep the process's own."""
    own = os.fdopen(os.dup(2), "w", buffering=1)
    for handler in handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(own)
    corong = Corong()
    for number, name in ((1, "stdout"), (2, "stderr")):
        stream = OutStream(session, corong, name, watchfd=False)
        stream._original_stdstream_copy = number
        stream.echo = _Susulan(stream, number)
        setattr(sys, name, stream)
    return corong
