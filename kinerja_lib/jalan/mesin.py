"""papermill's engine `kinerja`: the outputs of the stock engine, from a fork of a warm process.

A cell goes to an IPython kernel inside the fork (`adaptor/kernel`), its messages come back and
nbclient makes outputs of them as ever (`adaptor/klien`). No kernel is started, no port or socket
file is used, the notebook is not saved after every cell (a third of a short run). A notebook of
another language or Python, a system without fork, or a branch that cannot start, gets papermill's
own engine.

papermill loads this module while it is itself being imported: import papermill first.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NoSuchKernel, get_kernel_spec
from papermill.engines import NBClientEngine
from papermill.log import logger

from kinerja_lib.jalan.hangat import TANPA, Cabang, CabangMati, branch, can_fork, warn_once

DIATUR = ("input_path", "timeout", "startup_timeout", "km", "shutdown_kernel")
"""Options that the engine sets itself."""
SENYAP = ["--IPKernelApp.log_level=40"]
"""Keeps an ordinary kernel from warning, in English, that its ports are not encrypted."""


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
        from kinerja_lib.jalan.adaptor.klien import unsaved

        if watch is not None:
            watch(nb_man.nb)
        told = {"log_output": log_output, "stdout_file": stdout_file, "stderr_file": stderr_file}
        limit = execution_timeout or kwargs.get("timeout")
        reason = _needs_kernel(nb_man.nb, kernel_name)
        if reason:
            warn_once(reason)
        else:
            with unsaved(nb_man), nullcontext(cabang) if cabang else branch() as used:
                client = used and _client(
                    nb_man,
                    used,
                    timeout=limit,
                    kernel_name=kernel_name,
                    log=logger,
                    **told,
                    **{k: v for k, v in kwargs.items() if k not in DIATUR},
                )
                if client:
                    return client.execute()
        if _language(nb_man.nb) == "python":
            kwargs.setdefault("extra_arguments", SENYAP)
        return super().execute_managed_notebook(
            nb_man,
            kernel_name,
            start_timeout=start_timeout,
            execution_timeout=limit,
            **told,
            **kwargs,
        )


def _client(nb_man: Any, cabang: Cabang, **options: Any) -> Any:
    """Return a client with a kernel in the branch, None where none can be made."""
    from kinerja_lib.jalan.adaptor.klien import KlienCabang

    try:
        return KlienCabang(nb_man, cabang, **options)
    except CabangMati as error:
        warn_once(TANPA, getattr(error, "jejak", ""))
        return None


def _needs_kernel(notebook: Any, kernel_name: str) -> str:
    """Say why a notebook cannot run in a branch, "" when it can."""
    if (language := _language(notebook)) != "python":
        return f"notebook berbahasa {language}: dijalankan dengan kernel biasa."
    if kernel_name != "python3" and _is_elsewhere(kernel_name):
        return f"kernel {kernel_name} memakai Python lain: notebook dijalankan dengan kernel itu."
    return "" if can_fork() else "sistem ini tanpa fork: notebook dijalankan dengan kernel biasa."


def _language(notebook: Any) -> str:
    return str(notebook.metadata.get("kernelspec", {}).get("language", "python"))


def _is_elsewhere(kernel_name: str) -> bool:
    """Tell whether a kernel is installed that is not this Python; what is not is run here."""
    try:
        program = get_kernel_spec(kernel_name).argv[0]
    except (NoSuchKernel, IndexError):
        return False
    return program not in ("python", "python3") and Path(program) != Path(sys.executable)
