"""`kinerja lab`: JupyterLab on the folder of the notebooks, or a sentence why not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.jalan import lab


def test_arguments_are_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(lab.subprocess, "call", lambda command: called.append(command) or 3)
    assert lab.open_lab(["--no-browser"]) == 3
    ((program, *module, folder, last),) = called
    assert (program, module, last) == (sys.executable, ["-m", "jupyterlab"], "--no-browser")
    assert (Path(folder) / "eksplorasi.ipynb").exists()


def test_without_jupyterlab_it_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lab, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"belum terpasang.*pip install"):
        lab.open_lab()
