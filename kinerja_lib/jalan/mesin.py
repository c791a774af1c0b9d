"""papermill's engine `kinerja`: the outputs of the stock engine, from a fork of a warm process.

A cell goes to an IPython kernel inside the fork (`inti`), its messages come back and nbclient makes
outputs of them as ever. No kernel is started, no port or socket file is used, no history is kept,
the notebook is not saved after every cell (a third of a short run). A notebook in another language,
or a system without fork, gets papermill's own engine.

papermill loads this module while it is itself being imported: import papermill first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from nbclient.exceptions import (
    CellExecutionError,
    CellTimeoutError,
    DeadKernelError,
)
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

from kinerja_lib.jalan.hangat import Cabang, CabangLambat, CabangMati, branch, can_fork

BATAS_SEL = 300
"""Seconds that one cell may take before the run is given up; a cell takes well under one."""
DIATUR = ("input_path", "timeout", "km", "shutdown_kernel")
"""Options that the engine sets itself."""
_told: set[str] = set()


class KinerjaEngine(NBClientEngine):
    """Run a parameterised notebook; registered with papermill as `kinerja`.

    Options of its own: `cabang`, the branch to use instead of a new one; `watch`, a function that
    is given the live notebook before the first cell, so that a failed run can be kept.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        log_output: bool = False,
        stdout_file: Any = None,
        stderr_file: Any = None,
        start_timeout: int = 60,
        execution_timeout: int | None = None,
        cabang: Cabang | None = None,
        watch: Callable[[Any], None] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Run every cell, then let papermill save once."""
        if watch is not None:
            watch(nb_man.nb)
        told = {"log_output": log_output, "stdout_file": stdout_file, "stderr_file": stderr_file}
        if reason := _needs_kernel(nb_man.nb):
            _say_once(reason)
            return super().execute_managed_notebook(
                nb_man, kernel_name, start_timeout=start_timeout,
                execution_timeout=execution_timeout or BATAS_SEL, **told, **kwargs,
            )  # fmt: skip
        options = {k: v for k, v in kwargs.items() if k not in DIATUR}
        with _unsaved(nb_man), nullcontext(cabang) if cabang else branch() as used:
            assert used is not None
            client = KlienCabang(
                nb_man, used, timeout=execution_timeout or BATAS_SEL, kernel_name=kernel_name,
                log=logger, record_timing=False, **told, **options,
            )  # fmt: skip
            return client.execute()


class KlienCabang(PapermillNotebookClient):
    """papermill's client over a branch: cells are sent and answered one at a time."""

    def __init__(self, nb_man: Any, cabang: Cabang, **options: Any) -> None:
        super().__init__(nb_man, **options)
        self._cabang = cabang

    def execute(self, **kwargs: Any) -> Any:
        """Run all cells, stopping at the first that fails, as papermill does."""
        self.reset_execution_trackers()
        self.papermill_execute_cells()
        self.nb.metadata["language_info"] = self._cabang.language_info()
        self.set_widgets_metadata()
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, *_: Any, **__: Any) -> Any:
        """Run one code cell; raise CellExecutionError, CellTimeoutError or DeadKernelError."""
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or self.skip_cells_with_tag in tags:
            return cell
        allowed = self.allow_errors or "raises-exception" in tags
        cell.outputs = []
        self.clear_before_next_output = False
        limit = self._get_timeout(cell)
        try:
            reply = self._cabang.run(
                cell.source, lambda message: self.process_message(message, cell, cell_index),
                limit,
            )  # fmt: skip
        except CabangMati:
            raise DeadKernelError("Kernel died") from None
        except CabangLambat:
            raise CellTimeoutError.error_from_timeout_and_cell(
                "Cell execution timed out", int(limit or 0), cell
            ) from None
        if reply["status"] == "error" and not (allowed or reply["ename"] in self.allow_error_names):
            raise CellExecutionError.from_cell_and_msg(cell, reply)
        return cell


@contextmanager
def _unsaved(nb_man: Any) -> Iterator[None]:
    """Keep papermill from saving while cells run; it saves before and after."""
    output_path, nb_man.output_path = nb_man.output_path, None
    try:
        yield
    finally:
        nb_man.output_path = output_path


def _needs_kernel(notebook: Any) -> str:
    """Say why a notebook cannot run in a branch, "" when it can."""
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if language != "python":
        return f"notebook berbahasa {language}: dijalankan dengan kernel biasa."
    return "" if can_fork() else "sistem ini tanpa fork: notebook dijalankan dengan kernel biasa."


def _say_once(reason: str) -> None:
    if reason not in _told:
        _told.add(reason)
        logger.warning(reason)
