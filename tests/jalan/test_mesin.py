"""The engine gives what papermill's own gives, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from kinerja_lib.jalan import hangat
from kinerja_lib.jalan.hangat import can_fork, cool_down, warm_up
from kinerja_lib.jalan.mesin import KinerjaEngine
from tests.jalan.conftest import write_notebook

pytestmark = pytest.mark.slow


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


def test_it_is_registered_with_papermill() -> None:
    from papermill.engines import papermill_engines

    assert papermill_engines.get_engine("kinerja") is KinerjaEngine


@pytest.mark.skipif(not can_fork(), reason="an ordinary kernel tells it late or not at all")
def test_what_is_written_past_python_stays_with_its_cell(tmp_path: Path) -> None:
    source = "import subprocess\nprint('kami')\nsubprocess.run(['echo', 'anak']).returncode"
    cells = _run(write_notebook(tmp_path / "a.ipynb", source, "1"), "kinerja").cells
    assert [o.get("text") for o in cells[-2].outputs if o.output_type == "stream"] == [
        "kami\nanak\n",
    ]
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


@pytest.mark.parametrize("lost", ["warm process", "kernel"])
def test_what_cannot_start_gives_way_to_the_stock_engine_with_one_warning(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(cabang: Any) -> None:
        raise hangat.CabangGagal("Traceback: No module named tidak_ada")

    cool_down()
    monkeypatch.setattr(hangat, "_dikatakan", set())
    monkeypatch.delenv("KINERJA_DEBUG", raising=False)
    if lost == "kernel":
        monkeypatch.setattr(hangat.Cabang, "begin", refuse)
    else:
        monkeypatch.setattr(hangat, "INDUK", "tidak_ada")
    caplog.set_level("INFO", "kinerja.jalan")
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos.getppid()")
    for _ in range(2):
        assert _run(path, "kinerja").cells[-1].outputs[0].data["text/plain"] == str(os.getpid())
    said = [(r.levelname, r.getMessage()) for r in caplog.records if r.name == "kinerja.jalan"]
    assert said[0] == ("WARNING", hangat.TANPA)
    assert len(said) == 2 and said[1][0] == "INFO" and "No module named tidak_ada" in said[1][1]


def test_without_fork_nobody_warns_in_english(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("kinerja_lib.jalan.mesin.can_fork", lambda: False)
    monkeypatch.setattr(hangat, "_dikatakan", set())
    path = write_notebook(tmp_path / "a.ipynb", "1 + 1")
    assert _run(path, "kinerja").cells[-1].outputs[0].data["text/plain"] == "2"
    assert "WARNING" not in capfd.readouterr().err
    assert [r.getMessage() for r in caplog.records if r.name == "kinerja.jalan"] == [
        "sistem ini tanpa fork: notebook dijalankan dengan kernel biasa."
    ]


def test_a_kernel_of_another_python_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "jupyter" / "kernels" / "lain" / "kernel.json"
    spec.parent.mkdir(parents=True)
    python = tmp_path / "python-lain"
    python.write_text(f'#!/bin/sh\nLAIN=ya exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    command = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": command, "language": "python", "display_name": "Lain"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    path = write_notebook(tmp_path / "a.ipynb", "import os\nos.environ.get('LAIN')")
    for name, found in (("lain", "'ya'"), ("python3", None)):
        (*_, cell) = _run(path, "kinerja", kernel_name=name).cells
        assert [o.data["text/plain"] for o in cell.outputs] == ([found] if found else [])


def test_nbclients_own_options_work(tmp_path: Path) -> None:
    source = "import sys\nfor i in range(2):\n    print(i, flush=True); print('e', file=sys.stderr)"
    path = write_notebook(tmp_path / "a.ipynb", source)
    seen: list[Any] = []
    cells = _run(
        path,
        "kinerja",
        coalesce_streams=True,
        on_cell_start=lambda cell, cell_index: seen.append(cell_index),
    ).cells
    assert [o.text for o in cells[-1].outputs] == ["0\n1\n", "e\ne\n"]
    assert seen == list(range(len(cells)))


def test_a_cell_past_its_time_can_be_interrupted(tmp_path: Path) -> None:
    path = write_notebook(tmp_path / "a.ipynb", "import time\ntime.sleep(60)", "'sesudah'")
    options = {"execution_timeout": 1, "interrupt_on_timeout": True, "allow_errors": True}
    with pytest.raises(papermill.PapermillExecutionError) as error:
        _run(path, "kinerja", str(tmp_path / "b.ipynb"), **options)
    assert error.value.ename == "KeyboardInterrupt"
    assert "sesudah" in str(nbformat.read(tmp_path / "b.ipynb", 4).cells[-1].outputs)


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
