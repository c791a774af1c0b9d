"""Report notebooks: found by name, their parameters read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import papermill
import pytest

from kinerja_lib.dasar.errors import KinerjaError, UsageError
from kinerja_lib.jalan.parameter import (
    SENDIRI,
    Notebook,
    Parameter,
    check_values,
    find_notebooks,
    open_notebook,
    read_notebook,
)
from tests.jalan.conftest import write_notebook


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("tahun: int = 2023  # tahun laporan", [("tahun", "int", "2023", "tahun laporan")]),
        ('nama: str = "a # b"', [("nama", "str", '"a # b"', "")]),
        ("x = 1", [("x", "None", "1", "")]),
        ('é: str = "é"  # é', [("é", "str", '"é"', "é")]),
        ("a: int = 1\nb: int = 2", [("a", "int", "1", ""), ("b", "int", "2", "")]),
        ("import os\n# ulasan\na, b = 1, 2\nc: int", []),
    ],
)
def test_the_parameters_cell_is_read(tmp_path: Path, source: str, expected: list[Any]) -> None:
    path = write_notebook(tmp_path / "x.ipynb", parameters=source)
    assert read_notebook(path).parameter == tuple(Parameter(*row) for row in expected)


def test_the_modules_that_cells_import_are_named(tmp_path: Path) -> None:
    cells = ("## import html", "import os, json as j\nfrom a.b import c", "%magic\nimport x", "f()")
    path = write_notebook(tmp_path / "x.ipynb", *cells)
    assert read_notebook(path).impor == ("os", "json", "a.b", "a.b.c")


def test_it_reads_what_papermill_reads() -> None:
    paths = sorted(SENDIRI.glob("*.ipynb"))
    assert paths
    for path in paths:
        theirs = papermill.inspect_notebook(str(path)).values()
        ours = read_notebook(path).parameter
        assert [(p.nama, p.jenis, p.bawaan, p.bantuan) for p in ours] == [
            (p["name"], p["inferred_type_name"], p["default"], p["help"]) for p in theirs
        ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "bukan notebook"),
        ("[]", "bukan notebook"),
        ('{"cells": 3}', "bukan notebook"),
        ('{"cells": [{}]}', "bukan notebook"),
        ('{"cells": [{"metadata": {"tags": ["parameters"]}, "source": "x ="}]}', "bukan notebook"),
        ('{"cells": []}', 'sel bertanda "parameters"'),
    ],
)
def test_a_broken_notebook_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "rusak.ipynb"
    path.write_text(text)
    with pytest.raises(KinerjaError, match=said) as error:
        read_notebook(path)
    assert "laporan rusak" in str(error.value)


@pytest.mark.parametrize(
    ("laporan", "hint"),
    [
        ("ujj", 'maksudnya "uji"'),
        ("../notebooks/uji", ""),
        ("uji.ipynb", "uji"),
        ("", ""),
        ("/uji", ""),
    ],
)
def test_an_unknown_report_is_refused(proyek: Path, laporan: str, hint: str) -> None:
    with pytest.raises(UsageError, match="tidak dikenal") as error:
        open_notebook(laporan)
    assert hint in str(error.value)


def test_the_folder_here_comes_before_the_project(proyek: Path) -> None:
    assert [p.stem for p in find_notebooks()] == ["uji"]
    (proyek / "notebooks" / "uji.ipynb").unlink()
    assert "lkj" in [p.stem for p in find_notebooks()]


def test_without_any_notebook_the_remedy_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kinerja_lib.jalan.parameter.SENDIRI", tmp_path / "tidak-ada")
    with pytest.raises(UsageError, match="dari folder proyek"):
        find_notebooks()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"triwulan": 2}, "tidak memiliki parameter triwulan"),
        ({"tahun": "2023"}, "harus int"),
        ({"tahun": True}, "harus int"),
        ({"satker": 656794}, "harus str"),
    ],
)
def test_unknown_names_and_types_are_refused(values: dict[str, Any], said: str) -> None:
    notebook = Notebook(
        "uji",
        Path("uji.ipynb"),
        (Parameter("satker", "str", "", ""), Parameter("tahun", "int", "", "")),
    )
    with pytest.raises(UsageError, match=said):
        check_values(notebook, values)


def test_good_values_pass() -> None:
    notebook = Notebook("uji", Path("uji.ipynb"), (Parameter("x", "None", "", ""),))
    assert check_values(notebook, {"x": object}) == {"x": object}
