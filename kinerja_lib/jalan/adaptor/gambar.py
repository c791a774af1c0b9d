"""matplotlib in a branch: as if the kernel itself had loaded it.

The warm process loads matplotlib before there is a kernel, and with a backend of its own choice. A
backend that is imported then never learns of the kernel, and figures that a cell leaves open would
be lost.
"""

from __future__ import annotations

import os
import sys

BACKEND = "module://matplotlib_inline.backend_inline"
"""The backend of a kernel, which `ipykernel` puts into the environment."""


def choose_for_import() -> None:
    """Let matplotlib be imported whatever backend the environment asks for; call it before."""
    os.environ["MPLBACKEND"] = BACKEND


def settle() -> None:
    """Let matplotlib choose its backend when a cell draws; call it in a new kernel."""
    sys.modules.pop("matplotlib_inline.backend_inline", None)
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].rcParams._set("backend", os.environ["MPLBACKEND"])
