"""Notebooks stay thin: parameters, then one call a cell; no logic, no outputs, no English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import nbformat
import pytest

from tests.conftest import PROYEK

NOTEBOOKS = sorted((PROYEK / "notebooks").glob("*.ipynb"))
BANNED = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.Try, ast.With, ast.Lambda, ast.If,
          ast.ListComp, ast.DictComp, ast.GeneratorExp, ast.JoinedStr)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_is_committed_clean(path: Path) -> None:
    nb = nbformat.read(path, as_version=4)
    nbformat.validate(nb)
    code = [c for c in nb.cells if c.cell_type == "code"]
    assert not [c for c in code if c.outputs or c.execution_count]
    assert ["parameters" in c.metadata.get("tags", []) for c in code].count(True) == 1
    assert "parameters" in code[0].metadata.tags


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_cell_is_one_call(path: Path) -> None:
    code = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
    for cell in code[2:]:
        tree = ast.parse(cell.source)
        assert len(tree.body) == 1, cell.source
        assert isinstance(tree.body[0], ast.Expr), cell.source
        assert isinstance(tree.body[0].value, ast.Call), cell.source
    for cell in code:
        assert not [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, BANNED)]
        assert not re.search(
            r"read_csv|read_excel|open\(|\.plot", cell.source.replace("open_laporan(", "")
        )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_parameters_are_typed_and_explained(path: Path) -> None:
    first = next(c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
    for line in first.source.splitlines():
        assert re.fullmatch(r"[a-z]+: (str|int|bool) = (\"[^\"]*\"|\d+|False)  # [a-z].+", line), line


def test_the_reports_are_there() -> None:
    assert {p.stem for p in NOTEBOOKS} >= {"lkj", "monev", "perjanjian", "reviu", "eksplorasi", "rekap"}
