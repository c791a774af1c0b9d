"""papermill's engine `kinerja`: the same outputs as the stock engine, with less around them.

Differences from the stock engine: the notebook is not saved after every cell (a third of a short
run), the kernel is this very Python whatever kernels are installed, it is reached through private
Unix sockets, so parallel runs cannot collide on a port, and it is ended at once instead of being
asked to end (0,7 s). Its history stays in memory (nbclient's own default). A notebook in another
language, or Windows, gets the kernel that papermill would choose.

papermill loads this module while it is itself being imported: import papermill first.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine
from papermill.log import logger

BATAS_SEL = 300
"""Seconds that one cell may take before the run is given up; a cell takes well under one."""

DIATUR = ("input_path", "timeout", "km", "shutdown_kernel")
"""Options that the engine sets itself."""


class KinerjaKernelManager(AsyncKernelManager):
    """Start this Python as the kernel, whatever the notebook's kernelspec is called."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """Return a specification that needs no installed kernel."""
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        warm = {"kernel_provisioner": {"provisioner_name": "kinerja-hangat"}}
        return KernelSpec(argv=argv, display_name="Python 3", language="python", metadata=warm)


class KinerjaEngine(NBClientEngine):
    """Run a parameterised notebook; registered with papermill as `kinerja`."""

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
        **kwargs: Any,
    ) -> Any:
        """Run every cell, then let papermill save once."""
        options = {k: v for k, v in kwargs.items() if k not in DIATUR}
        output_path, nb_man.output_path = nb_man.output_path, None
        try:
            with _kernel_manager(nb_man.nb) as manager:
                return PapermillNotebookClient(
                    nb_man,
                    km=manager,
                    kernel_name=kernel_name,
                    startup_timeout=start_timeout,
                    timeout=execution_timeout or BATAS_SEL,
                    log=logger,
                    log_output=log_output,
                    stdout_file=stdout_file,
                    stderr_file=stderr_file,
                    shutdown_kernel="immediate",
                    **options,
                ).execute(cleanup_kc=True, **_quiet())
        finally:
            nb_man.output_path = output_path


def _quiet() -> dict[str, Any]:
    """Keep what a kernel writes past its notebook off the caller's screen and pipes."""
    return {} if os.environ.get("KINERJA_DEBUG") else {"stdout": DEVNULL, "stderr": DEVNULL}


@contextmanager
def _kernel_manager(notebook: Any) -> Iterator[AsyncKernelManager | None]:
    """Give a manager on private sockets, or None where papermill's own choice is right."""
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if os.name != "posix" or language != "python":
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="kinerja-", ignore_cleanup_errors=True) as folder:
        yield KinerjaKernelManager(
            transport="ipc", connection_file=str(Path(folder) / "k.json"), kernel_name="python3"
        )
