"""The warm process: kernels come from it, go with it, and do without it when it is gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import papermill
import psutil
import pytest

from kinerja_lib.jalan import hangat
from kinerja_lib.jalan.hangat import Hangat, cool_down, fork_kernel, warm_up
from kinerja_lib.jalan.parameter import SENDIRI, read_notebook
from tests.jalan.conftest import write_notebook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
]


@pytest.fixture(autouse=True)
def _bersih() -> Iterator[None]:
    cool_down()
    yield
    cool_down()


def _run(path: Path) -> Any:
    return papermill.execute_notebook(
        str(path), None, {"tahun": 1}, engine_name="kinerja", progress_bar=False
    )


def _text(notebook: Any) -> str:
    return str(notebook.cells[-1].outputs[0].data["text/plain"])


def test_a_kernel_is_a_fork_of_it(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos.getppid()")
    warm_up([])
    assert _text(_run(path)) == str(hangat._hangat._process.pid)  # type: ignore[union-attr]


@pytest.mark.parametrize("path", sorted(SENDIRI.glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_report_is_what_the_stock_engine_gives(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SENDIRI.parent)
    warm_up(read_notebook(path).impor)
    parameters = {"satker": 656794, "tahun": 2023}
    stock, ours = (
        papermill.execute_notebook(
            str(path), None, parameters, engine_name=engine, progress_bar=False
        )
        for engine in (None, "kinerja")
    )
    assert [(c.source, c.get("outputs")) for c in ours.cells] == [
        (c.source, c.get("outputs")) for c in stock.cells
    ]


def test_no_state_goes_from_one_run_to_the_next(tmp_path: Path) -> None:
    source = (
        "import os, random, numpy as np, matplotlib as mpl, builtins\n"
        "found = ('x' in globals(), 'UJI' in os.environ, os.getcwd(), mpl.rcParams['font.size'],\n"
        "         hasattr(builtins, 'bocor'))\n"
        "x = builtins.bocor = 1; os.environ['UJI'] = '1'; mpl.rcParams['font.size'] = 99\n"
        "os.chdir('/')\n"
        "found, random.random(), np.random.rand()"
    )
    path = write_notebook(tmp_path / "a.ipynb", source)
    warm_up([])
    first, second = (eval(_text(_run(path)), {"np": None}) for _ in range(2))
    assert first[0] == second[0] == (False, False, os.getcwd(), 10.0, False)
    assert first[1] != second[1]
    assert first[2] != second[2]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_without_it_a_kernel_starts_as_ever(tmp_path: Path, number: int) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos.getppid()")
    warm_up([])
    process = hangat._hangat._process  # type: ignore[union-attr]
    os.kill(process.pid, number)
    process.wait()
    assert _text(_run(path)) == str(os.getpid())
    assert hangat._hangat is None
    assert fork_kernel([], {}, ".") is None


def test_its_death_takes_the_kernel_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = (
        "import os, time\nopen('pid', 'w').write(str(os.getpid()))\n"
        "os.kill(os.getppid(), 9)\ntime.sleep(60)"
    )
    path = write_notebook(tmp_path / "a.ipynb", source)
    warm_up([])
    start = time.monotonic()
    with pytest.raises(RuntimeError):
        _run(path)
    assert time.monotonic() - start < 30
    pid = int((tmp_path / "pid").read_text())
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not psutil.pid_exists(pid)


def test_an_end_is_seen_once_and_kept() -> None:
    warm_up([])
    cabang = fork_kernel(["ipykernel_launcher", "-f", "/tidak/ada"], dict(os.environ), "/tidak-ada")
    assert cabang is not None
    deadline = time.monotonic() + 20
    while cabang.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert cabang.poll() == cabang.wait() == 1
    cabang.kill()


def test_stopping_ends_it_at_once_even_while_it_imports() -> None:
    warm = Hangat(["pandas", "matplotlib.pyplot"])
    warm.stop()
    assert warm._process.returncode == -signal.SIGTERM


def test_a_killed_runner_leaves_nothing(tmp_path: Path) -> None:
    write_notebook(tmp_path / "a.ipynb", "open('mulai', 'w').close()\nimport time\ntime.sleep(60)")
    code = (
        "import papermill\nfrom kinerja_lib.jalan.hangat import warm_up\nwarm_up([])\n"
        "papermill.execute_notebook('a.ipynb', None, {'tahun': 1}, engine_name='kinerja')"
    )
    runner = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "mulai").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    family = psutil.Process(runner.pid).children(recursive=True)
    assert len(family) == 2
    runner.kill()
    runner.wait()
    assert psutil.wait_procs(family, timeout=10)[1] == []
