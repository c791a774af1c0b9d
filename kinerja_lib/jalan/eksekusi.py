"""Run a notebook with papermill in memory; give back a clean result or say which cell failed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from kinerja_lib.errors import KinerjaError, ReportError, one_line
from kinerja_lib.jalan.hangat import Cabang
from kinerja_lib.jalan.parameter import Notebook
from kinerja_lib.jalan.tugas import Tugas

PENCATAT = ("asyncio", "papermill", "traitlets")
"""Loggers that would print English, or a traceback, about what the caller is told anyway."""


def execute(
    tugas: Tugas, notebook: Notebook, cabang: Cabang | None, watch: Callable[[Any], None]
) -> Any:
    """Run the notebook with the task's parameters and return it executed and cleaned.

    `watch` is given the live notebook, which holds what was done when a cell fails.
    """
    from nbclient.exceptions import CellTimeoutError
    from papermill.exceptions import PapermillExecutionError
    from papermill.iorw import load_notebook_node

    for name in PENCATAT:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    source = load_notebook_node(str(notebook.path))
    untouched = deepcopy(source)
    try:
        executed = _papermill(source, tugas.values, cabang, watch)
    except PapermillExecutionError as error:
        raise _failed_cell(tugas, untouched, error) from error
    except CellTimeoutError as error:
        raise ReportError(
            f"{tugas.label}: sebuah sel melewati batas waktu. Periksa notebook-nya di JupyterLab."
        ) from error
    except RuntimeError as error:
        failed = ReportError(
            f"{tugas.label}: kernel berhenti mendadak, mungkin kehabisan memori. "
            "Kurangi --pekerja, lalu ulangi."
        )
        failed.tahap = "proses"
        raise failed from error
    return clean(executed, tugas, {cell.get("id") for cell in untouched.cells})


def _papermill(source: Any, values: Any, cabang: Cabang | None, watch: Any) -> Any:
    """Do the steps of `papermill.execute_notebook`, but for its two dumps to a file of no name."""
    from papermill.engines import papermill_engines
    from papermill.execute import prepare_notebook_metadata, raise_for_execution_errors
    from papermill.parameterize import parameterize_notebook

    notebook = parameterize_notebook(source, values, engine_name="kinerja")
    notebook = prepare_notebook_metadata(notebook, None, None)
    name = papermill_engines.nb_kernel_name(engine_name="kinerja", nb=notebook)
    done = papermill_engines.execute_notebook_with_engine(
        "kinerja", notebook, name, progress_bar=False, cabang=cabang, watch=watch
    )
    raise_for_execution_errors(done, None)
    return done


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
