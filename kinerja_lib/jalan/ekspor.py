"""Make the formats of an executed notebook, each through its nbconvert exporter."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Any

from kinerja_lib.dasar.errors import SESAK, KinerjaError, ReportError, one_line, short_of_memory

_kunci = Lock()


@cache
def exporter(name: str) -> Any:
    """Make the exporter of a format once; a new one a report costs more than the export."""
    from nbconvert.exporters import get_exporter

    return get_exporter(f"kinerja-{name}")()


def export(names: Iterable[str], executed: Any) -> dict[str, bytes]:
    """Return every format's file; ReportError says which format failed and why."""
    return {name: _export(name, executed) for name in names}


def _export(name: str, executed: Any) -> bytes:
    try:
        with _kunci:
            output, _ = exporter(name).from_notebook_node(executed)
    except KinerjaError as error:
        failed = ReportError(f"format {name}: {error}")
    except Exception as error:
        failed = ReportError(
            f"format {name}: {SESAK}"
            if short_of_memory(error)
            else f"format {name} gagal dibuat ({type(error).__name__}: {one_line(error, 300)}). "
            "Ini kesalahan program: ulangi dengan KINERJA_DEBUG=1 dan laporkan rinciannya."
        )
    else:
        return output if isinstance(output, bytes) else output.encode()
    failed.tahap = name
    raise failed


def prepare() -> None:
    """Make ready in a warm process what every report needs; nothing here may start a thread."""
    import nbformat

    from kinerja_lib.ekspor.pdf import _compiler

    empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Laporan")])
    with suppress(Exception):
        exporter("html").from_notebook_node(empty)
    with suppress(Exception):
        exporter("pdf")
        _compiler()
