"""Open the project's notebooks in JupyterLab."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.jalan.parameter import find_notebooks


def open_lab(argumen: Sequence[str] = ()) -> int:
    """Run JupyterLab in the folder of the notebooks until it ends; return its exit code.

    Raises UsageError where JupyterLab is not installed or there are no notebooks.
    """
    if find_spec("jupyterlab") is None:
        raise UsageError(
            'JupyterLab belum terpasang. Pasang dengan: pip install -c constraints.txt -e ".[lab]"'
        )
    folder = find_notebooks()[0].parent
    return subprocess.call([sys.executable, "-m", "jupyterlab", str(folder), *argumen])
