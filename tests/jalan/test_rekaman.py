"""What is known of a report, and the year's manifest made of it."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib.dasar.errors import DataError, KinerjaError, ReportError, Temuan
from kinerja_lib.jalan.gudang import Folder
from kinerja_lib.jalan.rekaman import (
    assemble,
    dump,
    failure,
    interrupted,
    is_current,
    read_record,
    record_name,
    success,
)
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.negeri.manifes import MIME_RINGKASAN, read_manifest
from tests.batch import ringkasan, satker_rows

LKJ = Tugas("lkj", "656794", 2023)
MONEV = Tugas("monev", "656794", 2023, 2)
RINGKASAN = ringkasan(satker_rows(1)[0], 2023, random.Random(1))
ISI = {"lkj.ipynb": b"{}", "lkj.html": b"<p>", "lkj.pdf": b"%PDF"}


def notebook(**data: Any) -> Any:
    """Return an executed notebook whose last cell says this."""
    output = nbformat.v4.new_output("execute_result", data=data, execution_count=1)
    cells = [nbformat.v4.new_markdown_cell("# A"), nbformat.v4.new_code_cell("x", outputs=[output])]
    return nbformat.v4.new_notebook(cells=cells)


def _made(gudang: Folder, tugas: Tugas = LKJ) -> dict[str, Any]:
    record = success(tugas, {}, "ab", ISI, notebook())
    files = {f"{tugas.folder}/{n}": b for n, b in ISI.items()}
    gudang.write(files | {record_name(tugas): dump(record)}, commit=record_name(tugas))
    return record


def _rekaman(**more: Any) -> bytes:
    return dump(success(LKJ, {}, "ab", ISI, notebook()) | more)


CATATAN = ".manifes/656794.lkj.json"


@pytest.mark.parametrize(
    ("change", "current"),
    [
        (lambda f: None, True),
        (lambda f: (f / "656794/lkj.pdf").unlink(), False),
        (lambda f: (f / "656794/lkj.ipynb").unlink(), False),
        (lambda f: (f / "656794/lkj.html").write_bytes(b"<"), False),
        (lambda f: (f / "656794/lkj.html").write_bytes(b"<b>"), False),
        (lambda f: (f / "656794/lkj.ipynb").write_bytes(b"[]"), False),
        (lambda f: (f / "656794/lkj.html").write_bytes(b"<p>"), True),
        (lambda f: os.utime(f / CATATAN), True),
        (lambda f: (f / CATATAN).write_bytes(b'{"versi": 1, "kea'), False),
        (lambda f: (f / CATATAN).unlink(), False),
    ],
    ids=[
        "whole",
        "lost file",
        "lost notebook",
        "cut file",
        "altered file",
        "altered notebook",
        "the same content",
        "another time",
        "torn record",
        "no record",
    ],
)
def test_current_is_what_is_whole_and_known(tmp_path: Path, change: Any, current: bool) -> None:
    gudang = Folder(tmp_path)
    _made(gudang)
    change(tmp_path / "2023")
    assert is_current(gudang, LKJ, "ab") is current
    assert not is_current(gudang, LKJ, "cd")


def test_a_run_with_nothing_to_do_reads_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gudang, read = Folder(tmp_path), []
    _made(gudang)
    real = gudang.read
    monkeypatch.setattr(gudang, "read", lambda name: (read.append(name), real(name))[1])
    assert is_current(gudang, LKJ, "ab")
    assert read == [record_name(LKJ)]


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"null",
        b"[" * 100_000,
        b"\xff",
        _rekaman(versi=2),
        _rekaman(versi=None),
        _rekaman(berkas=[]),
        _rekaman(berkas={"lkj.html": {"ukuran": 3}}),
        _rekaman(sidik=None),
        _rekaman(berkas={"lkj.html": "ab"}),
        _rekaman(ringkasan={"satker": "656794"}),
        _rekaman(galat="aduh"),
        _rekaman(keadaan="lancar"),
        _rekaman(satker="022207"),
        _rekaman(satker=656794),
        _rekaman(satker="../x"),
        _rekaman(tahun=2022),
        _rekaman(laporan="monev"),
        _rekaman(triwulan=2),
        _rekaman(satker=""),
    ],
)
def test_a_record_that_this_version_did_not_write_is_made_anew(
    tmp_path: Path, content: bytes
) -> None:
    gudang = Folder(tmp_path)
    _made(gudang, Tugas("lkj", "022207", 2023))
    _made(gudang)
    gudang.write({record_name(LKJ): content})
    assert read_record(gudang, LKJ) == {}
    assert not is_current(gudang, LKJ, "ab")
    assemble(gudang, 2023)
    assert [r["satker"] for r in read_manifest(tmp_path / "2023", 2023)] == ["022207"]
    _made(gudang)
    assert is_current(gudang, LKJ, "ab")


@pytest.mark.parametrize(
    "tugas", [Tugas("rekap", "", 2023), Tugas("rekap", "", 2023, provinsi="18")]
)
def test_a_report_over_many_satker_has_a_record_and_no_row(tmp_path: Path, tugas: Tugas) -> None:
    gudang = Folder(tmp_path)
    gudang.write({record_name(tugas): dump(success(tugas, {}, "ab", {}, notebook()))})
    assert read_record(gudang, tugas)["keadaan"] == "tersusun"
    assert assemble(gudang, 2023)["laporan"] == []


def test_while_files_change_the_record_names_none_of_them(tmp_path: Path) -> None:
    before = success(LKJ, {}, "ab", ISI, notebook(**{MIME_RINGKASAN: RINGKASAN}))
    gudang = Folder(tmp_path)
    gudang.write({record_name(LKJ): interrupted(LKJ, before, ["lkj.ipynb", "lkj.html"])})
    assemble(gudang, 2023)
    [seen] = read_manifest(tmp_path / "2023", 2023)
    assert (seen["keadaan"], [*seen["berkas"]], seen["ringkasan"]) == (
        "gagal",
        ["lkj.pdf"],
        RINGKASAN,
    )
    assert interrupted(LKJ, {}, ISI) == b""


def test_a_failure_keeps_what_was_made_before() -> None:
    before = success(LKJ, {}, "ab", ISI, notebook(**{MIME_RINGKASAN: RINGKASAN}))
    error = ReportError("sel rusak")
    error.tahap, error.sel = "notebook", "sel [3]"
    record = failure(LKJ, before, error)
    assert record["keadaan"] == "gagal"
    assert record["galat"] == {"tahap": "notebook", "sel": "sel [3]", "pesan": "sel rusak"}
    assert {k: record[k] for k in ("sidik", "berkas", "ringkasan")} == {
        k: before[k] for k in ("sidik", "berkas", "ringkasan")
    }
    assert success(LKJ, record, "cd", ISI, notebook())["galat"] is None


@pytest.mark.parametrize(
    "error", [KinerjaError("a"), DataError([Temuan("a", 1, "b", "", "c", "d")])]
)
def test_a_failure_without_a_step_says_so(error: KinerjaError) -> None:
    assert failure(LKJ, {}, error)["galat"]["tahap"] == "lain"


def test_the_manifest_is_made_of_records_and_can_be_read(tmp_path: Path) -> None:
    gudang = Folder(tmp_path)
    _made(gudang)
    gudang.write({record_name(MONEV): dump(failure(MONEV, {}, ReportError("aduh")))})
    gudang.write({"2023/.manifes/000001.lkj.json": b'{"versi": 1, "sa'})
    assemble(gudang, 2023)
    records = read_manifest(tmp_path / "2023", 2023)
    assert [(r["laporan"], r["triwulan"], r["keadaan"]) for r in records] == [
        ("lkj", None, "tersusun"),
        ("monev", 2, "gagal"),
    ]


def test_the_manifest_is_written_only_when_it_changed(tmp_path: Path) -> None:
    gudang = Folder(tmp_path)
    assemble(gudang, 2023)
    assert not (tmp_path / "2023").exists()
    _made(gudang)
    assemble(gudang, 2023)
    before = (tmp_path / "2023/manifes.json").stat().st_mtime_ns
    assemble(gudang, 2023)
    assert (tmp_path / "2023/manifes.json").stat().st_mtime_ns == before


class Disela(Folder):
    """A folder where another run finishes, and writes its manifest, before ours is in place."""

    lain: tuple[Tugas, ...] = (MONEV, Tugas("lkj", "000001", 2023))

    def write(self, files: Mapping[str, bytes], commit: str = "", meanwhile: bytes = b"") -> None:
        if "2023/manifes.json" in files and self.lain:
            other, self.lain = self.lain[0], self.lain[1:]
            theirs = Folder(self.root)
            theirs.write({record_name(other): dump(failure(other, {}, ReportError("aduh")))})
            assemble(theirs, 2023)
        super().write(files, commit, meanwhile)


def test_whoever_writes_the_manifest_last_has_seen_every_record(tmp_path: Path) -> None:
    gudang = Disela(tmp_path)
    _made(gudang)
    said = assemble(gudang, 2023)
    records = read_manifest(tmp_path / "2023", 2023)
    found = [(r["satker"], r["laporan"]) for r in records]
    assert found == [("000001", "lkj"), ("656794", "lkj"), ("656794", "monev")]
    assert json.loads((tmp_path / "2023/manifes.json").read_bytes()) == said


def _finish(root: str, first: int) -> None:
    gudang = Folder(Path(root))
    for n in range(first, first + 40):
        tugas = Tugas("lkj", f"{n:06}", 2023)
        gudang.write({record_name(tugas): dump(failure(tugas, {}, ReportError("aduh")))})
        assemble(gudang, 2023)


def test_two_runs_at_once_leave_one_whole_manifest(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    runs = [spawn.Process(target=_finish, args=(str(tmp_path), n)) for n in (0, 500)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(60)
    assert [run.exitcode for run in runs] == [0, 0]
    assert len(read_manifest(tmp_path / "2023", 2023)) == 80


def test_the_notebook_speaks_for_itself() -> None:
    made = success(LKJ, {}, "ab", ISI, notebook(**{MIME_RINGKASAN: RINGKASAN}))
    assert made["ringkasan"] == RINGKASAN
    assert json.loads(dump(made))["berkas"]["lkj.pdf"]["ukuran"] == 4


def test_a_notebook_that_says_what_no_portal_reads_fails() -> None:
    with pytest.raises(ReportError, match=r"ringkasan\.satker tidak ada.*ringkasan\(lap\)"):
        success(LKJ, {}, "ab", ISI, notebook(**{MIME_RINGKASAN: {"capaian": None}}))


def test_a_record_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_record(Folder(tmp_path), LKJ) == {}
