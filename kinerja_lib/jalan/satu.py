"""Render one report of one satker: validate, run the notebook, export, put the files in place."""

from __future__ import annotations

import copy
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any, cast

from kinerja_lib.errors import KinerjaError, ReportError, UsageError, one_line
from kinerja_lib.jalan.berkas import write_files
from kinerja_lib.jalan.eksekusi import execute
from kinerja_lib.jalan.hangat import warm_up
from kinerja_lib.jalan.parameter import LIHAT
from kinerja_lib.jalan.sidik import fingerprint, stored
from kinerja_lib.jalan.tugas import Hasil, Tugas, check_task

_warmed: set[str] = set()


def render(tugas: Tugas) -> Hasil:
    """Make the report's files; an earlier result stays until the new one is complete."""
    notebook = check_task(tugas)
    warm_up(notebook.impor)
    sidik = fingerprint(notebook.path, _inputs(tugas), tugas.values)
    report = tugas.file("ipynb")
    before = stored(report)
    if not tugas.paksa and _is_current(tugas, before, sidik):
        return Hasil(tugas)
    _skip_grammar()
    import nbformat

    _validate(tugas)
    warming = Thread(target=_warm_exporters, args=(tugas.format,), daemon=True)
    warming.start()
    try:
        executed = execute(tugas, notebook)
    finally:
        warming.join()
    now = before | dict.fromkeys(tugas.format, sidik)
    executed.metadata["kinerja"] = {"sidik": dict(sorted(now.items()))}
    made = {tugas.file(name): _export(tugas, name, executed) for name in tugas.format}
    write_files(made | {report: (nbformat.writes(executed) + "\n").encode()})
    return Hasil(tugas, (report, *made))


def _skip_grammar() -> None:
    """Spare the start 0,9 s: jsonschema would load a grammar of IRIs, which no notebook holds."""
    sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))


def _inputs(tugas: Tugas) -> list[Path]:
    from kinerja_lib.paket import ACUAN, find_data, list_satker

    root = find_data(tugas.data)
    if tugas.satker not in (known := list_satker(root)):
        raise UsageError.unknown("satker", tugas.satker, known, LIHAT)
    return [root / "satker" / tugas.satker, root / "acuan", ACUAN]


def _is_current(tugas: Tugas, before: dict[str, str], sidik: str) -> bool:
    return all(before.get(name) == sidik and tugas.file(name).is_file() for name in tugas.format)


def _validate(tugas: Tugas) -> None:
    """Raise what the data, the year or the kebijakan have against this report."""
    from kinerja_lib.laporan import open_laporan

    open_laporan(tugas.satker, tugas.tahun, tugas.data, tugas.triwulan or 4)


@cache
def _exporter(name: str) -> Any:
    """Make the exporter of a format once; a new one a report costs more than the export."""
    from nbconvert.exporters import get_exporter

    return get_exporter(f"kinerja-{name}")()


def _warm_exporters(names: tuple[str, ...]) -> None:
    """Make the exporters while the kernel works: fonts and templates are read meanwhile."""
    import nbformat

    empty = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Laporan")])
    for name in names:
        if name not in _warmed:
            _warmed.add(name)
            with suppress(Exception):
                _exporter(name).from_notebook_node(empty)


def _export(tugas: Tugas, name: str, executed: Any) -> bytes:
    try:
        output, _ = _exporter(name).from_notebook_node(copy.deepcopy(executed))
    except KinerjaError as error:
        raise ReportError(f"{tugas.label}: format {name}: {error}") from error
    except Exception as error:
        raise ReportError(
            f"{tugas.label}: format {name} gagal dibuat "
            f"({type(error).__name__}: {one_line(error, 300)}). "
            "Ini kesalahan program: ulangi dengan KINERJA_DEBUG=1 dan laporkan rinciannya."
        ) from error
    return output if isinstance(output, bytes) else output.encode()
