"""Many satker: every one has its result, whatever happens to another."""

from __future__ import annotations

import shutil
import threading
import time
from concurrent.futures import Executor, Future
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from kinerja_lib.dasar.errors import DataError, Temuan, UsageError
from kinerja_lib.jalan import banyak, hangat
from kinerja_lib.jalan.banyak import render_many
from kinerja_lib.jalan.tugas import Hasil, Tugas
from tests.jalan.conftest import write_notebook

TUGAS = [Tugas("uji", f"00000{n}", 2023) for n in range(6)]


def kerja(tugas: Tugas) -> Hasil:
    """Do what the satker's code says."""
    time.sleep(0.01)
    if tugas.satker.endswith("1"):
        raise DataError([Temuan("a.csv", 2, "x", "", "wajib diisi", "isi")])
    if tugas.satker.endswith("2"):
        raise UsageError("tahun tidak ada")
    if tugas.satker.endswith("3"):
        raise MemoryError
    return Hasil(tugas, (threading.current_thread().name,))


@pytest.mark.parametrize("pekerja", [2, 8])
def test_a_failure_stops_nobody(pekerja: int) -> None:
    results = {h.tugas.satker: h for h in render_many(TUGAS, pekerja, kerja)}
    assert {k: type(h.galat).__name__ for k, h in results.items()} == {
        "000000": "NoneType",
        "000001": "DataError",
        "000002": "UsageError",
        "000003": "ReportError",
        "000004": "NoneType",
        "000005": "NoneType",
    }
    assert str(results["000001"].galat) == "a.csv:2:x: (kosong): wajib diisi: isi"
    names = {h.berkas[0] for h in results.values() if h.berkas}
    assert len(names) <= pekerja
    assert "MainThread" not in names


@pytest.mark.parametrize(("tasks", "pekerja"), [(TUGAS[4:], 1), (TUGAS[:1], 8)])
def test_one_at_a_time_needs_no_pool(tasks: list[Tugas], pekerja: int) -> None:
    assert {h.berkas[0] for h in render_many(tasks, pekerja, kerja)} == {"MainThread"}


@pytest.fixture
def enam(proyek: Path) -> list[Tugas]:
    """Return tasks for six satker; 000003 kills its process, the others leave their pid."""
    for tugas in TUGAS:
        folder = proyek / "data" / "satker" / tugas.satker
        shutil.copytree(proyek / "data" / "satker" / "656794", folder)
        profil = folder / "profil.toml"
        profil.write_text(profil.read_text("utf-8").replace("656794", tugas.satker), "utf-8")
    write_notebook(
        proyek / "notebooks" / "uji.ipynb",
        "import os\nif satker == '000003':\n    os.kill(os.getpid(), 9)\nos.getpid()",
    )
    return [replace(t, format=("html",)) for t in TUGAS]


@pytest.mark.slow
@pytest.mark.skipif(not hangat.can_fork(), reason="there is no fork here")
def test_a_dead_child_is_that_satkers_failure_and_no_child_is_left(enam: list[Tugas]) -> None:
    results = list(render_many(enam, 3))
    assert sorted(h.tugas.satker for h in results) == [t.satker for t in enam]
    failed = [h for h in results if h.galat]
    assert [h.tugas.satker for h in failed] == ["000003"]
    assert failed[0].galat and failed[0].galat.tahap == "proses"
    warm = psutil.Process(hangat._hangat.process.pid)  # type: ignore[union-attr]
    _, alive = psutil.wait_procs(warm.children(), timeout=10)
    assert alive == []
    assert [p for p in psutil.process_iter() if p.ppid() == warm.pid] == []
    hangat.cool_down()


@pytest.mark.slow
@pytest.mark.skipif(not hangat.can_fork(), reason="there is no fork here")
def test_giving_up_ends_what_runs_and_records_no_failure(proyek: Path, enam: list[Tugas]) -> None:
    write_notebook(
        proyek / "notebooks" / "uji.ipynb",
        "import time\nif satker != '000000':\n    time.sleep(600)",
    )
    results = render_many(enam, 2)
    assert next(results).tugas.satker == "000000"
    warm = psutil.Process(hangat._hangat.process.pid)  # type: ignore[union-attr]
    family = [warm, *warm.children(recursive=True)]
    results.close()  # type: ignore[attr-defined]
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
    assert not any(t.name.startswith("laporan") for t in threading.enumerate())
    names = sorted(p.name for p in Path("output").rglob("*") if p.is_file())
    assert names == ["000000.uji.json", "uji.html", "uji.ipynb"]


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.5", "10.0.0.5", "penjadwal", ":8786", "tcp://a:0", "tcp://a:65536", "tcp://a:x"],
)
def test_a_cluster_without_a_port_is_refused_at_once(address: str) -> None:
    with pytest.raises(UsageError, match="bukan alamat dengan port"):
        list(render_many(TUGAS, 1, klaster=address))


def test_a_cluster_that_lost_all_workers_is_not_waited_for_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Mati(Executor):
        def submit(self, *_: object, **__: object) -> Future[Hasil]:
            return Future()

    monkeypatch.setattr(banyak, "_cluster", lambda _: nullcontext((Mati(), 1, lambda: False)))
    monkeypatch.setattr(banyak, "BATAS_PEKERJA", 0.05)
    monkeypatch.setattr(banyak, "JEDA", 0.03)
    results = list(render_many(TUGAS, 1, klaster="tcp://a:1"))
    assert [r.tugas for r in results] == TUGAS
    assert all("klaster tanpa pekerja selama" in str(r.galat) for r in results)
