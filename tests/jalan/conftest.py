"""A small project in a temporary folder: notebooks of our own making, the data of one satker."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib.jalan import ekspor, satu

AKAR = Path(__file__).parents[2]
PARAMETER = (
    'satker: str = "656794"  # kode satker\ntahun: int = 2023  # tahun laporan\n'
    'data: str = "data"  # folder data'
)


def write_notebook(path: Path, *sources: str, parameters: str | None = PARAMETER) -> Path:
    """Write a notebook: a source starting with `#` is Markdown, others are code."""
    v4 = nbformat.v4
    made = []
    for number, source in enumerate(sources):
        new_cell = v4.new_markdown_cell if source.startswith("#") else v4.new_code_cell
        made.append(new_cell(source, id=f"s{number}"))
    if parameters is not None:
        made.insert(0, v4.new_code_cell(parameters, id="p", metadata={"tags": ["parameters"]}))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = v4.new_notebook(cells=made, metadata={"kernelspec": kernel})
    notebook.metadata["language_info"] = {"name": "python"}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


@pytest.fixture
def proyek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project folder with the report `uji`, and be in it."""
    shutil.copytree(AKAR / "data", tmp_path / "data")
    write_notebook(tmp_path / "notebooks" / "uji.ipynb", "## Bab I", "f'{satker} {tahun}'")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Pengekspor:
    """An exporter that prints what it was given, or raises."""

    galat: Exception | None = None

    def from_notebook_node(self, notebook: Any) -> tuple[str, dict[str, Any]]:
        """Return the parameters as text."""
        if self.galat:
            raise self.galat
        return f"hasil {notebook.metadata.papermill['parameters']}", {}


@pytest.fixture
def pengekspor(monkeypatch: pytest.MonkeyPatch) -> Pengekspor:
    """Put a fake exporter in the place of every format."""
    fake = Pengekspor()
    monkeypatch.setattr(ekspor, "exporter", lambda name: fake)
    monkeypatch.setattr(satu, "branch", lambda *_: nullcontext(None))
    return fake


@pytest.fixture
def tanpa_kernel(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run no kernel: the notebook comes back unexecuted; return the list of runs."""
    runs: list[str] = []

    def execute(task: Any, notebook: Any, *_: Any) -> Any:
        runs.append(task.label)
        node = nbformat.read(notebook.path, as_version=4)
        node.metadata["papermill"] = {"parameters": task.values}
        return node

    monkeypatch.setattr(satu, "execute", execute)
    return runs
