"""The engine gives what papermill's own gives, and leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from kinerja_lib.jalan.hangat import can_fork, cool_down, warm_up
from kinerja_lib.jalan.mesin import KinerjaEngine
from tests.jalan.conftest import write_notebook

pytestmark = pytest.mark.slow
BERAGAM = (
    "## Bab I",
    "print(satker, tahun)",
    "import sys\nprint('galat', file=sys.stderr)\n'nilai'",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "from IPython.display import display, HTML\ndisplay(HTML('<b>x</b>'))\nx = 1",
    "In[1], type(get_ipython()).__name__",
    "import sys\nsorted(k for k in globals() if not k.startswith('_')), sys.path[0]",
    "import os\n[os.environ.get(k) for k in ('MPLBACKEND', 'PATH', 'HOME')], os.getcwd()",
    "import matplotlib\nmatplotlib.rcParams['backend'], matplotlib.get_backend()",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1))\nplt.show()",
    "!echo dari kulit",
    "import asyncio\nawait asyncio.sleep(0)\n'ditunggu'",
    "from IPython.display import clear_output\nprint('a')\nclear_output()\nprint('b')",
    "pegangan = display('satu', display_id='tetap')\npegangan.update('dua')",
    "for i in range(3):\n    print(i, flush=True)\n    print('e', i, file=sys.stderr)",
    "x = 5;",
    "?len",
    "del x\n__name__",
    "%%time_tidak_ada",
)


@pytest.fixture(autouse=True, scope="module")
def _awal() -> Iterator[None]:
    """Begin with a warm process that lacks one of its modules."""
    warm_up(["pandas", "tidak_ada"])
    yield
    cool_down()


def _run(path: Path, engine: str | None, output: str | None = None, **options: Any) -> Any:
    parameters = {"satker": "022207"}
    return papermill.execute_notebook(
        str(path), output, parameters, engine_name=engine, progress_bar=False, **options
    )


def _seen(notebook: Any) -> list[Any]:
    return [
        (c.cell_type, c.source, c.get("outputs"), c.get("execution_count")) for c in notebook.cells
    ]


def test_it_is_registered_with_papermill() -> None:
    from papermill.engines import papermill_engines

    assert papermill_engines.get_engine("kinerja") is KinerjaEngine


def test_outputs_equal_those_of_the_stock_engine(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", *BERAGAM)
    found = []
    for engine in (None, "kinerja"):
        output = tmp_path / f"{engine}.ipynb"
        with pytest.raises(papermill.PapermillExecutionError):
            _run(path, engine, str(output))
        found.append(nbformat.read(output, 4))
    stock, ours = found
    assert _seen(ours) == _seen(stock)
    assert ours.metadata.language_info == stock.metadata.language_info


@pytest.mark.skipif(not can_fork(), reason="an ordinary kernel tells it late or not at all")
def test_what_is_written_past_python_stays_with_its_cell(tmp_path: Path) -> None:
    source = "import subprocess\nprint('kami')\nsubprocess.run(['echo', 'anak']).returncode"
    cells = _run(write_notebook(tmp_path / "a.ipynb", source, "1"), "kinerja").cells
    assert [o.get("text") for o in cells[-2].outputs if o.output_type == "stream"] == [
        "kami\n", "anak\n",
    ]  # fmt: skip
    assert [o.output_type for o in cells[-1].outputs] == ["execute_result"]


def test_an_error_is_the_same_and_is_saved(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "print(1)", "1 / 0", "print(2)")
    found = []
    for name, engine in (("stock", None), ("kinerja", "kinerja")):
        output = tmp_path / f"{name}.ipynb"
        with pytest.raises(papermill.PapermillExecutionError) as error:
            _run(path, engine, str(output))
        found.append((error.value.ename, error.value.exec_count, output.exists()))
    assert found == [("ZeroDivisionError", 4, True)] * 2


def test_it_saves_before_and_after_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papermill import engines

    saves: list[str] = []
    monkeypatch.setattr(engines, "write_ipynb", lambda nb, path: saves.append(path))
    _run(write_notebook(tmp_path / "a.ipynb", "1", "2"), "kinerja", str(tmp_path / "b.ipynb"))
    assert len(saves) == 2


def test_it_needs_no_installed_kernel(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "import sys\nprint(sys.executable)")
    path.write_text(path.read_text().replace('"python3"', '"tidak-terpasang"'))
    cells = _run(path, "kinerja").cells
    assert "python" in cells[-1].outputs[0].text


def _command(process: Any) -> str:
    """Return how a process was started, "" for one that has ended, collected or not."""
    import psutil

    try:
        return " ".join(process.cmdline())
    except (psutil.ZombieProcess, psutil.NoSuchProcess):
        return ""


@pytest.mark.skipif(os.name != "posix", reason="sockets of a folder are a POSIX matter")
@pytest.mark.parametrize(
    ("source", "options", "error"),
    [
        ("1", {}, None),
        ("1 / 0", {}, papermill.PapermillExecutionError),
        ("import os\nos.kill(os.getpid(), 9)", {}, DeadKernelError),
        ("import time\ntime.sleep(60)", {"execution_timeout": 1}, CellTimeoutError),
    ],
)
def test_no_kernel_and_no_socket_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, options: Any, error: Any
) -> None:
    import psutil

    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    path = write_notebook(tmp_path / "a.ipynb", source)
    if error is None:
        _run(path, "kinerja", **options)
    else:
        with pytest.raises(error):
            _run(path, "kinerja", **options)
    assert [p.name for p in tmp_path.iterdir()] == ["a.ipynb"]
    assert not [p for p in psutil.Process().children(recursive=True) if "k.json" in _command(p)]
