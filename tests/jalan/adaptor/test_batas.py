"""What is private in other libraries and used here is there, and as it was read.

This fails first when one of them is upgraded: read `kinerja_lib/jalan/adaptor` and `grafik/pena.py`
against the new version, run the corpus (`test_korpus.py`), then move the ceiling in pyproject.toml
and the version in this table.
"""

from __future__ import annotations

import inspect
import tomllib
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

AKAR = Path(__file__).parents[3]
DIBACA = {
    "ipykernel": "7.4",
    "jupyter-client": "8.10",
    "nbclient": "0.11",
    "papermill": "2.7",
    "matplotlib": "3.11",
}
"""Versions in which everything below was read."""
ADA = {
    "ipykernel.kernelapp:IPKernelApp": {
        "init_sockets": "self",
        "init_connection_file": "self",
        "init_poller": "self",
        "init_heartbeat": "self",
        "write_connection_file": "self, **kwargs",
        "log_connection_info": "self",
        "init_io": "self",
        "init_kernel": "self",
        "patch_io": "self",
        "init_gui_pylab": "self",
        "initialize": "self, argv",
        "_session_default": "self",
    },
    "ipykernel.ipkernel:IPythonKernel": {
        "dispatch_shell": "self, msg, /, subshell_id, *, concurrent",
        "set_parent": None,
        "_execute_sleep": None,
        "shell_channel_thread": None,
        "language_info": None,
    },
    "ipykernel.zmqshell:ZMQInteractiveShell": {"exit_now": None, "ask_exit": "self"},
    "ipykernel.displayhook:ZMQDisplayHook": {
        "__init__": "self, session, pub_socket",
        "get_execution_count": "self",
    },
    "ipykernel.iostream:OutStream": {
        "__init__": "self, session, pub_thread, name, pipe, echo, *, watchfd, isatty",
        "_flush": "self",
        "_schedule_flush": "self",
        "fileno": "self",
        "flush_interval": None,
    },
    "ipykernel.iostream:IOPubThread": {"schedule": "self, f", "closed": None},
    "ipykernel.iostream:BackgroundSocket": {"__init__": "self, io_thread"},
    "jupyter_client.session:Session": {
        "send": "self, stream, msg_or_type, content, parent, ident, buffers, track, header, "
        "metadata",
        "msg": "self, msg_type, content, parent, header, metadata",
        "feed_identities": "self, msg_list, copy",
        "deserialize": "self, msg_list, content, copy",
        "pack": None,
        "unpack": None,
    },
    "nbclient.client:NotebookClient": {
        "_async_poll_kernel_alive": "self",
        "reset_execution_trackers": "self",
        "set_widgets_metadata": "self",
        "_async_handle_timeout": "self, timeout, cell",
        "_async_check_alive": "self",
        "process_message": "self, msg, cell, cell_index",
    },
    "nbclient.output_widget:OutputWidget": {
        "__init__": "self, comm_id, state, kernel_client, executor",
    },
    "papermill.clientwrap:PapermillNotebookClient": {
        "papermill_execute_cells": "self",
        "__init__": "self, nb_man, km, raise_on_iopub_timeout, **kw",
    },
    "papermill.engines:NBClientEngine": {
        "execute_managed_notebook": "nb_man, kernel_name, log_output, stdout_file, stderr_file, "
        "start_timeout, execution_timeout, **kwargs",
    },
    "papermill.engines:PapermillEngines": {
        "nb_kernel_name": "self, engine_name, nb, name",
        "execute_notebook_with_engine": "self, engine_name, nb, kernel_name, **kwargs",
    },
    "papermill.execute:": {
        "prepare_notebook_metadata": "nb, input_path, output_path, report_mode",
        "raise_for_execution_errors": "nb, output_path",
    },
    "papermill.parameterize:": {"parameterize_notebook": None},
    "matplotlib:RcParams": {"_set": "self, key, val"},
    "matplotlib_inline.backend_inline:": {
        "flush_figures": "",
        "_enable_matplotlib_integration": "",
    },
    "matplotlib.backend_bases:RendererBase": {
        "draw_path": "self, gc, path, transform, rgbFace",
        "draw_text": "self, gc, x, y, s, prop, angle, ismath, mtext",
        "get_canvas_width_height": "self",
    },
    "matplotlib.backend_bases:GraphicsContextBase": {
        "get_hatch": "self",
        "get_hatch_path": "self, density",
        "get_hatch_color": "self",
        "get_hatch_linewidth": "self",
        "get_dashes": "self",
        "get_rgb": "self",
    },
    "matplotlib.font_manager:": {"weight_dict": None},
}
"""`module:class`, what is used of it, its parameters (None: no function, or whatever they are)."""


@pytest.mark.parametrize("name", DIBACA)
def test_the_version_is_the_one_that_was_read(name: str) -> None:
    found, read = version(name), DIBACA[name]
    assert found.startswith(f"{read}."), f"{name} {found}: dibaca pada {read}; see the docstring"


@pytest.mark.parametrize("name", DIBACA)
def test_pyproject_ends_where_the_reading_ended(name: str) -> None:
    project = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["project"]
    (line,) = [r for r in map(Requirement, project["dependencies"]) if r.name == name]
    assert DIBACA[name] in line.specifier
    major, minor = map(int, DIBACA[name].split("."))
    assert f"{major + 1}.0" not in line.specifier
    assert f"{major}.{minor + 1}" not in line.specifier or name == "jupyter-client"


@pytest.mark.parametrize("place", ADA)
def test_what_is_used_is_there(place: str) -> None:
    module, _, kind = place.partition(":")
    home: Any = import_module(module)
    home = getattr(home, kind) if kind else home
    for name, parameters in ADA[place].items():
        assert hasattr(home, name), f"{place}.{name}"
        if parameters is not None:
            assert _parameters(getattr(home, name)) == parameters, f"{place}.{name}"


def _parameters(function: Any) -> str:
    """Return the names of a function's parameters as they are called."""
    found = inspect.signature(function).parameters.values()
    bare = [p.replace(annotation=p.empty, default=p.empty) for p in found]
    return str(inspect.Signature(bare))[1:-1]
