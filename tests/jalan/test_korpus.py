"""Notebooks that users write give the same under our engine as under papermill's own.

`korpus/*.txt` are such notebooks: cells between lines `---`; state goes on from one cell to the
next, errors do not stop it. In `berhenti.txt` a notebook that ends early follows each `=== name`.

What differs, and why, is the table BEDA; outputs are compared without what is new in every process.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from kinerja_lib.jalan.hangat import can_fork, cool_down

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="without fork both engines are the same"),
]
KORPUS = Path(__file__).parent / "korpus"
PERLU = {"pustaka": ("seaborn", "plotly", "altair"), "widget": ("ipywidgets",)}
"""What must be installed for a notebook; these three are not among the project's tools."""
BEDA = {
    ("tampilan", r"print('\ud800')"): "half a surrogate pair: a traceback there, `?` here",
    ("tampilan", "def _repr_json_(self): return {'a':"): "the warning names its caller",
    ("galat", r"raise ValueError('\ud800')"): "half a surrogate pair: no output there, `?` here",
    ("galat", "def r(): return r()"): "the stack below a cell is less deep here",
    ("aliran", "def tampil(): display("): "a fork's display is lost there unless it printed",
    ("fakta", "warnings.filters[:12]"): "filters of libraries that are loaded already",
    ("fakta", "[m in sys.modules for m in"): "libraries that are loaded already",
    ("fakta", "parse_args()"): "there is no connection file to name",
}
"""Cells that differ, by notebook and a part of their source, and why that is as it should be."""
BARU = [
    (r"0x[0-9a-f]{6,}", "0x"),
    (r"[0-9a-f]{32}", "id"),
    (r"ipykernel_\d+/\d+", "ipykernel"),
    (re.escape(tempfile.gettempdir()) + r"/tmp\w+", "tmp"),
    (r"PID: \d+", "PID"),
    (r"Thread-\d+", "Thread"),
    (r"\d+(\.\d+)?(e[+-]\d+)? ([mµμnu]s|s)\b", "t"),
    (r"[0-9a-f]{8}-[0-9a-f-]{20,}", "id"),
]
"""What is new in every process: addresses, ids, names of temporary files, times."""


def _books() -> dict[str, list[str]]:
    found = {}
    for path in sorted(KORPUS.glob("*.txt")):
        text = path.read_text("utf-8").removesuffix("\n")
        parts = re.split(r"^=== (.*)\n", text, flags=re.MULTILINE)
        for name, cells in zip(parts[1::2] or [""], parts[2::2] or parts, strict=True):
            key = f"{path.stem}: {name}" if name else path.stem
            found[key] = cells.removesuffix("\n").split("\n---\n")
    return found


BUKU = _books()


def _run(folder: Path, name: str, engine: str | None) -> tuple[Any, str]:
    """Run a notebook of the corpus; return it, and what papermill raised."""
    v4, stem = nbformat.v4, engine or "papermill"
    made = v4.new_notebook(
        metadata={
            "kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}
        }
    )
    made.cells = [v4.new_code_cell(source, id=f"s{i}") for i, source in enumerate(BUKU[name])]
    source, output = folder / f"{stem}.in.ipynb", folder / f"{stem}.ipynb"
    nbformat.write(made, source)
    how = {"allow_errors": True, "execution_timeout": 60} if name in _whole() else {}
    raised = ""
    try:
        papermill.execute_notebook(source, output, engine_name=engine, progress_bar=False, **how)
    except Exception as error:
        raised = f"{type(error).__name__}: {getattr(error, 'ename', error)}"
    done = nbformat.read(output, 4)
    done.cells = [c for c in done.cells if "papermill-error-cell-tag" not in _tags(c)]
    return done, raised


def _whole() -> list[str]:
    return [name for name in BUKU if ":" not in name]


def _tags(cell: Any) -> list[str]:
    return list(cell.metadata.get("tags", []))


def _plain(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    for pattern, put in BARU:
        text = re.sub(pattern, put, text)
    return text


def _seen(cell: Any) -> list[Any]:
    """Return what a cell shows: outputs with the text of a stream joined, count, status."""
    outputs: list[Any] = []
    streams: dict[str, Any] = {}
    for output in map(dict, cell.outputs):
        if output["output_type"] == "stream" and output["name"] in streams:
            streams[output["name"]]["text"] += output["text"]
            continue
        if output["output_type"] == "stream":
            streams[output["name"]] = output
        outputs.append(output)
    known = cell.metadata.get("papermill", {})
    state = [
        known.get("status"),
        known.get("exception"),
        sorted(cell.metadata.get("execution", {})),
    ]
    return [cell.source, cell.execution_count, sorted(map(_plain, outputs)), state]


def _about(notebook: Any) -> list[Any]:
    """Return what a notebook says of itself, widgets by their state."""
    meta = dict(notebook.metadata)
    papermill_ = {
        k: v
        for k, v in meta.pop("papermill").items()
        if not k.endswith(("_time", "_path", "duration"))
    }
    kinds = meta.pop("widgets", {}).values()
    widgets = sorted(_plain(state) for kind in kinds for state in kind["state"].values())
    return [meta, papermill_, widgets]


@pytest.fixture(autouse=True, scope="module")
def _bersih() -> Iterator[None]:
    cool_down()
    yield
    cool_down()


@pytest.mark.parametrize("name", BUKU)
def test_both_engines_give_the_same(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if missing := [m for m in PERLU.get(name, ()) if find_spec(m) is None]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    ours, raised = _run(tmp_path, name, "kinerja")
    stock, stock_raised = _run(tmp_path, name, None)  # after it: two at once share IPython's files
    explained = {part for (book, part) in BEDA if book == name}
    pairs = list(zip(map(_seen, stock.cells), map(_seen, ours.cells), strict=True))
    differing = {s[0] for s, o in pairs if s != o}
    unexplained = {d for d in differing if not any(part in d for part in explained)}
    assert not unexplained, "\n".join(f"{s}\n{o}" for s, o in pairs if s[0] in unexplained)
    assert raised == stock_raised
    assert _about(ours) == _about(stock)
    assert all(any(part in s[0] for s, _ in pairs) for part in explained)


def test_a_users_own_ipython_is_the_kernels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile = tmp_path / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "00.py").write_text("awal = 'dari startup'")
    (profile / "ipython_kernel_config.py").write_text("c.InlineBackend.figure_formats = {'svg'}")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setitem(
        BUKU,
        "sendiri",
        [
            "awal",
            "%config InlineBackend.figure_formats",
            "import matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1)).add_subplot()\nNone",
        ],
    )
    stock, ours = (_run(tmp_path, "sendiri", engine)[0] for engine in (None, "kinerja"))
    assert [_plain(c.outputs[:2])[:90] for c in ours.cells] == [
        _plain(c.outputs[:2])[:90] for c in stock.cells
    ]
    assert "image/svg+xml" in ours.cells[-1].outputs[0].data


@pytest.mark.parametrize("backend", ["agg", "module://tidak_ada"])
def test_the_environment_chooses_the_backend(
    backend: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", backend)
    monkeypatch.setitem(
        BUKU,
        "latar",
        [
            "import os, matplotlib\nos.environ['MPLBACKEND'], matplotlib.rcParams['backend']",
            "import matplotlib.pyplot as plt\nplt.figure(figsize=(1, 1)).add_subplot()\nNone",
        ],
    )
    stock, ours = (_run(tmp_path, "latar", engine) for engine in (None, "kinerja"))
    assert list(map(_seen, ours[0].cells)) == list(map(_seen, stock[0].cells))
    assert ours[1] == stock[1]
