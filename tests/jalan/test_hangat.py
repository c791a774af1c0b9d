"""The warm process: kernels come from it, go with it, and do without it when it is gone."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import papermill
import psutil
import pytest

from kinerja_lib.dasar.errors import DataError, Temuan
from kinerja_lib.jalan import hangat
from kinerja_lib.jalan.hangat import (
    CabangLambat,
    CabangMati,
    Dihentikan,
    Hangat,
    branch,
    cool_down,
    giving_up,
    warm_up,
)
from kinerja_lib.jalan.parameter import SENDIRI, read_notebook
from tests.batch import write_batch
from tests.jalan.conftest import write_notebook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here"),
]


@pytest.fixture(autouse=True, scope="module")
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
    assert _text(_run(path)) == str(hangat._hangat.process.pid)  # type: ignore[union-attr]


def shown(notebook: Any) -> list[tuple[str, str]]:
    """Return sources and outputs; the name of a widget is drawn anew by every kernel."""
    return [
        (c.source, re.sub(r'("model_id": )"[0-9a-f]{32}"', r"\1...", json.dumps(c.get("outputs"))))
        for c in notebook.cells
    ]


@pytest.mark.parametrize("path", sorted(SENDIRI.glob("*.ipynb")), ids=lambda p: p.stem)
def test_every_report_is_what_the_stock_engine_gives(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(SENDIRI.parent)
    warm_up(read_notebook(path).impor)
    parameters: dict[str, Any] = {"satker": 656794, "tahun": 2023}
    if path.stem == "rekap":
        root = write_batch(tmp_path, 3)
        parameters = {"data": str(root / "data"), "output": str(root / "output")}
    stock, ours = (
        papermill.execute_notebook(
            str(path), None, parameters, engine_name=engine, progress_bar=False
        )
        for engine in (None, "kinerja")
    )
    assert shown(ours) == shown(stock)


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
def test_a_lost_one_is_replaced(tmp_path: Path, number: int) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos.getppid()")
    warm_up([])
    process = hangat._hangat.process  # type: ignore[union-attr]
    os.kill(process.pid, number)
    process.wait()
    assert _text(_run(path)) == str(hangat._hangat.process.pid)  # type: ignore[union-attr]
    assert hangat._hangat.process.pid != process.pid  # type: ignore[union-attr]


def run(cabang: Any, source: str, limit: float | None = None) -> tuple[list[Any], Any]:
    """Run a cell in a branch that has a kernel; return its messages and its reply."""
    said = []
    cabang.send("sel", "a", source)
    while (answer := cabang.receive(limit and time.monotonic() + limit))[0] == "pesan":
        said.append((answer[1], answer[2], json.loads(answer[3])))
    return said, answer[1]


def test_a_branch_runs_cells_and_calls_functions() -> None:
    with branch() as cabang:
        assert cabang is not None
        assert cabang.begin()["name"] == "python"
        said, reply = run(cabang, "print('a')\nimport os\nx = 1\nx + 1")
        assert (reply["status"], reply["execution_count"]) == ("ok", 1)
        assert [s[:2] for s in said] == [
            (kind, "a") for kind in ("execute_input", "stream", "execute_result")
        ]
        assert cabang.call(os.getpid) == cabang.pid
        with pytest.raises(DataError) as error:
            cabang.call(refuse)
        assert error.value.temuan == (TEMUAN,)
        with pytest.raises(RuntimeError, match="TakTerkirim: aduh"):
            cabang.call(refuse_strangely)
        assert run(cabang, "x")[1]["execution_count"] == 2


def test_a_kernel_ends_as_a_process_does(tmp_path: Path) -> None:
    left, told = tmp_path / "terbuka.txt", tmp_path / "pamit.txt"
    source = (
        f"import atexit, pathlib\nf = open({str(left)!r}, 'w')\nf.write('isi')\n"
        f"atexit.register(pathlib.Path({str(told)!r}).write_text, 'selesai')"
    )
    _run(write_notebook(tmp_path / "a.ipynb", source))
    assert (left.read_text(), told.read_text()) == ("isi", "selesai")


TEMUAN = Temuan("a.csv", 1, "x", "y", "aturan", "perbaikan")


def refuse() -> None:
    """Raise what travels whole."""
    raise DataError([TEMUAN])


def refuse_strangely() -> None:
    """Raise what cannot be pickled."""

    class TakTerkirim(Exception):
        pass

    raise TakTerkirim("aduh")


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda c: c.call(os._exit, 3), CabangMati),
        (lambda c: c.call(os.kill, c.pid, 9), CabangMati),
        (lambda c: c.begin() and run(c, "import time; time.sleep(60)", 0.5), CabangLambat),
        (lambda c: setattr(c, "deadline", 0.0) or c.call(time.sleep, 60), CabangLambat),
    ],
    ids=["exit", "killed", "slow cell", "past its deadline"],
)
def test_an_end_is_noticed_and_final(act: Any, error: type[Exception]) -> None:
    with pytest.raises(error), branch() as cabang:
        assert cabang is not None
        act(cabang)
    assert not _alive(cabang.pid)


def test_what_a_cell_started_ends_with_the_branch() -> None:
    source = "import subprocess\np = subprocess.Popen(['sleep', '600'])\np.pid"
    with branch() as cabang:
        assert cabang is not None
        cabang.begin()
        said, _ = run(cabang, source)
    assert not _alive(int(said[-1][2]["data"]["text/plain"]))


def _alive(pid: int) -> bool:
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return psutil.pid_exists(pid)


def test_stopping_ends_it_at_once_even_while_it_imports() -> None:
    warm = Hangat(["pandas", "matplotlib.pyplot"])
    warm.stop()
    assert warm.process.returncode == -signal.SIGTERM


def test_giving_up_ends_branches_of_a_warm_process_that_answers_no_more() -> None:
    said: list[Any] = []
    began, ended = threading.Event(), threading.Event()

    def work() -> None:
        with pytest.raises(Dihentikan), branch() as cabang:
            assert cabang is not None
            said.append(cabang.pid)
            began.set()
            cabang.begin()
            run(cabang, "import time\ntime.sleep(600)")
        ended.set()

    cool_down()
    threading.Thread(target=work, daemon=True).start()
    assert began.wait(60) and hangat._hangat is not None
    os.kill(hangat._hangat.process.pid, signal.SIGSTOP)
    with giving_up():
        assert ended.wait(30)
    assert not _alive(said[0])


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


ANEH = {
    "TZ": "Tidak/Ada",
    "MPLBACKEND": "tidak_ada",
    "HOME": "/tidak/ada",
    "TMPDIR": "/tidak/ada",
    "PYTHONOPTIMIZE": "1",
}


def test_a_report_is_made_in_an_odd_environment(tmp_path: Path) -> None:
    """No standard stream is open, the working folder is gone, nowhere can be written but output."""
    gone = tmp_path / "hilang"
    gone.mkdir()
    output = tmp_path / "hasil"
    command = [
        sys.executable,
        "-m",
        "kinerja_lib",
        "render",
        "monev",
        "--satker",
        "656794",
        "--tahun",
        "2023",
        "--format",
        "html",
        "--data",
        str(SENDIRI.parent / "data"),
        "--output",
        str(output),
    ]
    shell = f"rmdir {gone}; exec {shlex.join(command)} <&- >&- 2>{tmp_path / 'log'}"
    env = os.environ | ANEH | {"PYTHONPATH": str(SENDIRI.parent)}
    done = subprocess.run(["sh", "-c", shell], cwd=gone, env=env)
    said = (tmp_path / "log").read_text()
    assert done.returncode == 0, said
    assert (output / "2023" / "656794" / "monev.html").exists()
    assert hangat.TANPA not in said and "Traceback" not in said
