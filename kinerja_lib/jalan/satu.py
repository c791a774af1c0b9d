"""Render one report: validate, run the notebook, export, put the files in place."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kinerja_lib.errors import (
    SESAK,
    KinerjaError,
    NotFinalError,
    ReportError,
    UsageError,
    one_line,
    short_of_memory,
)
from kinerja_lib.jalan.eksekusi import ending, execute
from kinerja_lib.jalan.ekspor import export
from kinerja_lib.jalan.gudang import Gudang, open_store
from kinerja_lib.jalan.hangat import Cabang, CabangLambat, CabangMati, Dihentikan, branch
from kinerja_lib.jalan.hemat import skip_grammar
from kinerja_lib.jalan.parameter import Notebook, open_notebook
from kinerja_lib.jalan.rekaman import (
    dump,
    failure,
    interrupted,
    is_current,
    read_record,
    record_name,
    success,
)
from kinerja_lib.jalan.sidik import fingerprint
from kinerja_lib.jalan.tugas import HALAMAN_MUKA, Hasil, Tugas
from kinerja_lib.kembar import refuse_twin
from kinerja_lib.manifes import BERKAS
from kinerja_lib.portal import HALAMAN, around
from kinerja_lib.saran import command
from kinerja_lib.sumber.jauh import adopt, fetch, is_remote

BATAS_LAPORAN = 1800
"""Seconds that one report may take in all before it is given up."""


def render(tugas: Tugas) -> Hasil:
    """Make the report's files; an earlier result stays until the new one is complete.

    A failure is kept as a record, with the notebook as far as it came.
    """
    notebook, gudang = (
        open_notebook(tugas.laporan, tugas.akar, tugas.data),
        open_store(tugas.output, tugas.akar),
    )
    inputs = _inputs(tugas)
    sidik = fingerprint(notebook.path, inputs[1:], tugas.values | _manifest(tugas, gudang))
    if not tugas.paksa and is_current(gudang, tugas, sidik):
        return Hasil(tugas)
    skip_grammar()
    seen: list[Any] = []
    notes: list[str] = []
    try:
        with _explained(tugas):
            executed, made = _make(tugas, notebook, inputs[0], seen.append, notes)
            files = {tugas.file(n): content for n, content in made.items()}
            files = {tugas.file("ipynb"): _json(executed)} | files
            with step("tulis"):
                _put(gudang, tugas, sidik, files, executed)
    except (UsageError, NotFinalError):
        raise
    except KinerjaError as error:
        _keep_failure(gudang, tugas, error, [] if error.tahap == "tulis" else seen)
        raise
    places = tuple(gudang.place(f"{tugas.folder}/{name}") for name in files)
    return Hasil(tugas, places, catatan=tuple(notes))


def _inputs(tugas: Tugas) -> list[Path]:
    """Return the data folder itself, then the folders and files that this report is made from."""
    from kinerja_lib.paket import ACUAN, check_satker, find_data

    root = find_data(tugas.place, tugas.satker)
    if tugas.satker:
        check_satker(root, tugas.satker, tugas.data)
    own = [root / "satker" / tugas.satker] if tugas.satker else []
    return [root, *own, root / "acuan", ACUAN]


def _manifest(tugas: Tugas, gudang: Gudang) -> dict[str, Any]:
    """Return the mark of what a report over many satker is made from: their results."""
    if tugas.satker:
        return {}
    content = gudang.read(f"{tugas.tahun}/{BERKAS}")
    if content is None:
        call = command("render", "lkj", "--tahun", tugas.tahun, data=tugas.data,
                       output=tugas.output)  # fmt: skip
        raise UsageError(
            f"belum ada laporan tahun {tugas.tahun} di {tugas.output}. "
            f"Susun dulu, misalnya dengan `{call}`."
        )
    pages = {"halaman": neighbours(gudang, tugas)} if tugas.laporan == HALAMAN_MUKA else {}
    return {"manifes": hashlib.sha256(content).hexdigest(), **pages}


def neighbours(gudang: Gudang, tugas: Tugas) -> list[str]:
    """Return the other pages of the portal that this one is to link."""
    names = gudang.names(str(tugas.tahun))
    return [*around(tugas.provinsi, names, lambda: gudang.size(HALAMAN) is not None)]


def _mirror(tugas: Tugas) -> Path:
    """Return a folder that stands for a far place of results: its manifest, and which pages are.

    A branch asks no far place itself.
    """
    folder = fetch(tugas.output, f"{tugas.tahun}/{BERKAS}")
    for name in neighbours(open_store(tugas.output), tugas):
        (folder / str(tugas.tahun) / name).touch()
    return folder


@contextmanager
def step(tahap: str) -> Iterator[None]:
    """Note on an error which step of the work raised it."""
    try:
        yield
    except KinerjaError as error:
        error.tahap = error.tahap or tahap
        raise


@contextmanager
def _explained(tugas: Tugas) -> Iterator[None]:
    """Make a message with a remedy of what nobody expected."""
    try:
        yield
    except (KinerjaError, Dihentikan):
        raise
    except CabangMati as error:
        raise _ended(tugas, ending(error)) from None
    except CabangLambat:
        raise _ended(tugas, f"belum selesai dalam {BATAS_LAPORAN} detik dan dihentikan. "
                     "Periksa notebook-nya di JupyterLab.") from None  # fmt: skip
    except Exception as error:
        if os.environ.get("KINERJA_DEBUG"):
            raise
        if short_of_memory(error):
            raise ReportError(f"{tugas.label}: {SESAK}") from error
        raise ReportError(
            f"{tugas.label}: kesalahan tak terduga ({type(error).__name__}: "
            f"{one_line(error, 200)}). Ulangi dengan KINERJA_DEBUG=1 dan laporkan rinciannya."
        ) from error


def _ended(tugas: Tugas, why: str) -> ReportError:
    error = ReportError(f"{tugas.label}: {why}")
    error.tahap = "proses"
    return error


def _make(
    tugas: Tugas, notebook: Notebook, root: Path, watch: Callable[[Any], None], notes: list[str]
) -> tuple[Any, dict[str, bytes]]:
    """Return the executed notebook and every format's file, all made in one branch.

    What the report will lack is added to `notes`.
    """
    with branch(notebook.impor, tugas.akar) as cabang:
        if cabang is not None:
            cabang.deadline = time.monotonic() + BATAS_LAPORAN
            if is_remote(tugas.data):
                cabang.call(adopt, tugas.data, root)
            if is_remote(tugas.output) and not tugas.satker:
                cabang.call(adopt, tugas.output, _mirror(tugas))
        if tugas.satker:
            with step("data"):
                if not is_remote(tugas.data):
                    refuse_twin(root, tugas.satker, tugas.data)
                notes += _validate(tugas, cabang)
                _check_final(tugas, cabang)
        with step("notebook"):
            executed = execute(tugas, notebook, cabang, watch)
        if cabang is None:
            return executed, export(tugas.format, executed)
        return executed, cabang.call(export, tugas.format, executed)


def _validate(tugas: Tugas, cabang: Cabang | None) -> list[str]:
    """Raise what the data, the year or the kebijakan have against this report; say what it lacks.

    In a branch the Laporan is kept for the notebook, which opens the same one.
    """
    key = (tugas.satker, tugas.tahun, tugas.data, tugas.triwulan or 4)
    if cabang is not None:
        said: list[str] = cabang.call(prepare, *key)
    else:
        from kinerja_lib.laporan import open_laporan

        said = open_laporan(*key).lacking()
    return said if tugas.triwulan else []


def _check_final(tugas: Tugas, cabang: Cabang | None) -> None:
    """Raise what a report that is to be final does not stand."""
    if not tugas.final:
        return
    key = (tugas.satker, tugas.tahun, tugas.data)
    if cabang is not None:
        cabang.call(refuse_open, *key)
    else:
        refuse_open(*key)


def refuse_open(*key: Any) -> None:
    """Review in a branch; imported there only, where pandas already is."""
    from kinerja_lib.jalan.reviu import check_final

    check_final(*key)


def prepare(*key: Any) -> list[str]:
    """Validate in a branch; imported there only, where pandas already is."""
    from kinerja_lib.laporan import prepare as open_for_later

    return open_for_later(*key).lacking()


def _json(notebook: Any) -> bytes:
    """Return the notebook's file on one line: nbformat's own indented one takes 0,1 s to write."""
    text = json.dumps(notebook, ensure_ascii=False, sort_keys=True, separators=(",", ": "))
    return f"{text}\n".encode()


def _put(gudang: Gudang, tugas: Tugas, sidik: str, files: dict[str, bytes], executed: Any) -> None:
    """Write the files and the record that makes them known."""
    name, before = record_name(tugas), read_record(gudang, tugas)
    record = success(tugas, before, sidik, files, executed)
    placed = {f"{tugas.folder}/{n}": content for n, content in files.items()}
    meanwhile = interrupted(tugas, before, files)
    gudang.write(placed | {name: dump(record)}, commit=name, meanwhile=meanwhile)
    gudang.remove(f"{tugas.folder}/{tugas.file('gagal.ipynb')}")


def _keep_failure(gudang: Gudang, tugas: Tugas, error: KinerjaError, seen: list[Any]) -> None:
    """Write the record of a failure and the notebook as far as it came, where that can be done."""
    name, partial = record_name(tugas), f"{tugas.folder}/{tugas.file('gagal.ipynb')}"
    with suppress(KinerjaError):
        gudang.remove(partial)
    with suppress(KinerjaError):
        record = failure(tugas, read_record(gudang, tugas), error)
        try:
            gudang.write({name: dump(record)})
        except ReportError:
            gudang.write_over(name, dump(record, indent=None))
    with suppress(KinerjaError):
        if seen:
            gudang.write({partial: _json(seen[-1])})
