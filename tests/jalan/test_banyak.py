"""Many satker: every one has its result, whatever happens to another."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from kinerja_lib.errors import DataError, Temuan, UsageError
from kinerja_lib.jalan import banyak
from kinerja_lib.jalan.banyak import render_many
from kinerja_lib.jalan.tugas import Hasil, Tugas

TUGAS = [Tugas("uji", f"00000{n}", 2023) for n in range(6)]


def kerja(tugas: Tugas) -> Hasil:
    """Do what the satker's code says."""
    if tugas.satker.endswith("1"):
        raise DataError([Temuan("a.csv", 2, "x", "", "wajib diisi", "isi")])
    if tugas.satker.endswith("2"):
        raise UsageError("tahun tidak ada")
    return Hasil(tugas, (Path(str(os.getpid())),))


def mati(tugas: Tugas) -> Hasil:
    """Die at one satker."""
    if tugas.satker.endswith("3"):
        os.kill(os.getpid(), signal.SIGKILL)
    return Hasil(tugas, (Path("jadi"),))


def lambat(tugas: Tugas) -> Hasil:
    """Leave a mark, then wait for ever."""
    if not tugas.satker.endswith("0"):
        time.sleep(60)
    return Hasil(tugas)


@pytest.mark.parametrize("pekerja", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_failure_stops_nobody(pekerja: int) -> None:
    results = {h.tugas.satker: h for h in render_many(TUGAS, pekerja, kerja)}
    assert {k: type(h.galat).__name__ for k, h in results.items()} == {
        "000000": "NoneType", "000001": "DataError", "000002": "UsageError",
        "000003": "NoneType", "000004": "NoneType", "000005": "NoneType",
    }  # fmt: skip
    assert str(results["000001"].galat) == "a.csv:2:x: (kosong): wajib diisi: isi"
    processes = {h.berkas[0] for h in results.values() if h.berkas}
    assert len(processes) <= pekerja
    assert (Path(str(os.getpid())) in processes) is (pekerja == 1)


def test_one_task_needs_no_pool() -> None:
    assert [h.berkas[0].name for h in render_many(TUGAS[:1], 8, kerja)] == [str(os.getpid())]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX matter")
def test_a_dead_worker_is_that_satkers_failure_only() -> None:
    results = list(render_many(TUGAS, 2, mati))
    assert sorted(h.tugas.satker for h in results) == [t.satker for t in TUGAS]
    assert [h.tugas.satker for h in results if h.galat] == ["000003"]


@pytest.mark.slow
def test_workers_are_replaced_so_that_memory_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banyak, "SEKALI_PAKAI", 1)
    tasks = [t for t in TUGAS if t.satker not in ("000001", "000002")]
    results = [h.berkas[0] for h in render_many(tasks, 2, kerja)]
    assert len(results) == len(tasks)
    assert len(set(results)) >= 2


@pytest.mark.slow
def test_giving_up_leaves_no_worker() -> None:
    results = render_many(TUGAS, 2, lambat)
    assert next(results).tugas.satker == "000000"
    start = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 20
    assert multiprocessing.active_children() == []
