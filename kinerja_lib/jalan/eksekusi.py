"""Run a notebook with papermill in memory; give back a clean result or say which cell failed."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from kinerja_lib.dasar.errors import KinerjaError, ReportError, one_line
from kinerja_lib.jalan.hangat import Cabang, CabangMati
from kinerja_lib.jalan.parameter import Notebook
from kinerja_lib.jalan.tugas import Tugas

PENCATAT = ("asyncio", "papermill", "traitlets")
"""Loggers that would print English, or a traceback, about what the caller is told anyway."""

BATAS_SEL = 300
"""Seconds that one cell of a report may take; a cell takes well under one."""


def execute(
    tugas: Tugas, notebook: Notebook, cabang: Cabang | None, watch: Callable[[Any], None]
) -> Any:
    """Run the notebook with the task's parameters and return it executed and cleaned.

    `watch` is given the live notebook, which holds what was done when a cell fails.
    """
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError
    from papermill.iorw import load_notebook_node

    from kinerja_lib.jalan.adaptor.klien import execute as papermill

    for name in PENCATAT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    source = load_notebook_node(str(notebook.path))
    untouched = deepcopy(source)
    try:
        executed = papermill(
            source,
            tugas.values,
            cabang=cabang,
            watch=watch,
            execution_timeout=BATAS_SEL,
            record_timing=False,
        )
    except PapermillExecutionError as error:
        raise _failed_cell(tugas, untouched, error) from error
    except CellTimeoutError as error:
        raise ReportError(
            f"{tugas.label}: sebuah sel melewati batas waktu. Periksa notebook-nya di JupyterLab."
        ) from error
    except RuntimeError as error:
        failed = ReportError(f"{tugas.label}: {ending(error.__cause__)}")
        failed.tahap = "proses"
        raise failed from error
    return clean(executed, tugas, {cell.get("id") for cell in untouched.cells})


def ending(error: BaseException | None) -> str:
    """Say how a process of a report ended before it was done, as far as is known, and a remedy."""
    akhir = error.akhir if isinstance(error, CabangMati) else None
    if akhir == -signal.SIGKILL:
        return (
            "prosesnya dihentikan paksa oleh sistem (SIGKILL), mungkin karena kehabisan memori. "
            "Kurangi --pekerja, lalu ulangi."
        )
    if akhir is None:
        why = "prosesnya berhenti mendadak"
    elif akhir < 0:
        why = f"prosesnya berhenti karena sinyal {_signal_name(-akhir)}"
    else:
        why = f"prosesnya keluar sendiri dengan kode {akhir} sebelum notebook selesai"
    return f"{why}. Periksa notebook-nya di JupyterLab, atau ulangi dengan KINERJA_DEBUG=1."


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _failed_cell(tugas: Tugas, source: Any, error: Any) -> ReportError:
    """Say in which cell, under which heading, and why; a KinerjaError speaks for itself."""
    ours = {"KinerjaError", *(c.__name__ for c in KinerjaError.__subclasses__())}
    why = "\n".join(one_line(line) for line in error.evalue.splitlines())
    if error.ename not in ours:
        why = f"kesalahan program {error.ename}: {one_line(error.evalue, 300)}"
    heads = [
        line.lstrip("#").strip()
        for cell in source.cells[: error.cell_index]
        if cell.cell_type == "markdown"
        for line in cell.source.splitlines()
        if line.startswith("#")
    ]
    place = f'sel [{error.exec_count}] pada "{heads[-1]}"' if heads else f"sel [{error.exec_count}]"
    failed = ReportError(f"{tugas.label}: {tugas.laporan}.ipynb {place}: {why}")
    failed.sel = place
    return failed


def clean(executed: Any, tugas: Tugas, ids: set[str | None]) -> Any:
    """Take out clock times, machine paths and random cell ids: same inputs, same file."""
    executed.metadata["papermill"] = {
        "parameters": tugas.values,
        "version": executed.metadata.papermill["version"],
        "input_path": f"notebooks/{tugas.laporan}.ipynb",
        "output_path": tugas.file("ipynb"),
    }
    for number, cell in enumerate(executed.cells):
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if cell.get("id") not in ids:
            cell["id"] = f"sel-{number}"
    return executed
