"""Report notebooks and their parameters, read and checked before any kernel starts.

The `parameters` cell is read here with `ast` rather than by `papermill.inspect_notebook`: importing
papermill takes a second, and `kinerja daftar` or a mistyped option should answer at once. A test
holds both readings equal on every notebook of the project.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.errors import ReportError, UsageError
from kinerja_lib.dasar.perintah import command

SENDIRI = Path(__file__).parents[2] / "notebooks"
"""The project's own notebooks; a wheel has none."""
JENIS: Mapping[str, type] = {"str": str, "int": int, "float": float, "bool": bool}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a report: name, type and default as written, help comment."""

    nama: str
    jenis: str
    bawaan: str
    bantuan: str


@dataclass(frozen=True)
class Notebook:
    """A report: its name is the stem of its file; `impor` are the modules its cells import."""

    nama: str
    path: Path
    parameter: tuple[Parameter, ...]
    impor: tuple[str, ...] = ()


def look(data: str) -> str:
    """Say where all that can be asked for is listed."""
    return f"Lihat `{command('daftar', data=data)}`."


def find_notebooks(akar: str = "") -> list[Path]:
    """List report notebooks: of the folder's `notebooks/`, else of the project itself."""
    for folder in (Path(akar, "notebooks"), SENDIRI):
        if found := sorted(p for p in folder.glob("*.ipynb") if p.is_file()):
            return found
    raise UsageError(
        "folder notebooks/ tidak ada di sini. Jalankan `kinerja` dari folder proyek Kinerja."
    )


def open_notebook(laporan: str, akar: str = "", data: str = "data") -> Notebook:
    """Open a report by name; anything but a known name is refused, a path too.

    `data` is the folder that the message tells to look into.
    """
    known = {p.stem: p for p in find_notebooks(akar)}
    if laporan not in known:
        raise UsageError.unknown("laporan", laporan, list(known), look(data))
    path = known[laporan]
    state = path.stat()
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache
def _read_once(path: Path, *_: int) -> Notebook:
    """Read a notebook again only when the file is another: a batch asks for it for each satker."""
    return read_notebook(path)


def read_notebook(path: Path) -> Notebook:
    """Read the parameters of one notebook file."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        found = next((c for c in cells if "parameters" in c["metadata"].get("tags", [])), None)
        source = "" if found is None else "".join(found["source"])
        parameters = tuple(_parameters(source))
        code = ["".join(c["source"]) for c in cells if c.get("cell_type") == "code"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError) as error:
        raise ReportError(
            f"laporan {path.stem}: {path.name} bukan notebook Jupyter yang utuh "
            f"({type(error).__name__}). Buka dan simpan ulang di JupyterLab."
        ) from None
    if found is None:
        raise ReportError(
            f'laporan {path.stem}: {path.name} tidak memiliki sel bertanda "parameters". '
            "Tandai sel yang memuat satker, tahun, dan data."
        )
    return Notebook(path.stem, path, parameters, tuple(_imports(code)))


def _parameters(source: str) -> list[Parameter]:
    lines = source.splitlines()
    found = []
    for node in ast.parse(source).body:
        target: ast.expr
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value, jenis = node.target, node.value, ast.unparse(node.annotation)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value, jenis = node.targets[0], node.value, "None"
        else:
            continue
        if isinstance(target, ast.Name):
            bawaan = ast.get_source_segment(source, value) or ""
            found.append(Parameter(target.id, jenis, bawaan, _comment(lines, node)))
    return found


def _imports(sources: list[str]) -> dict[str, None]:
    """Name the modules that cells import; a cell that is not plain Python is left to its kernel."""
    found: dict[str, None] = {}
    for source in sources:
        with suppress(SyntaxError):
            for node in ast.parse(source).body:
                if isinstance(node, ast.Import):
                    found |= dict.fromkeys(a.name for a in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    names = (f"{node.module}.{a.name}" for a in node.names)
                    found |= dict.fromkeys((node.module, *names))
    return found


def _comment(lines: list[str], node: ast.stmt) -> str:
    last = lines[(node.end_lineno or node.lineno) - 1].encode()
    rest = last[node.end_col_offset or 0 :].decode().strip()
    return rest.removeprefix("#").strip()


def check_values(notebook: Notebook, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that the notebook is to be run with; refuse unknown names and types."""
    known = {p.nama: p for p in notebook.parameter}
    for nama, value in values.items():
        if nama not in known:
            raise UsageError(
                f'laporan {notebook.nama} tidak memiliki parameter {nama} (diberi "{value}"). '
                f"Parameternya: {', '.join(known) or 'tidak ada'}."
            )
        jenis = JENIS.get(known[nama].jenis)
        if jenis and type(value) is not jenis:
            raise UsageError(
                f'laporan {notebook.nama}: parameter {nama} bernilai "{value}", '
                f"harus {jenis.__name__}."
            )
    return dict(values)
