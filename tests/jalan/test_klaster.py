"""The same code on a Dask cluster: a scheduler and workers as processes of their own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kinerja_lib.jalan.hangat import can_fork
from tests.jalan.test_tahan import SATKER, _records, negeri

__all__ = ["negeri"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="kill -9 is a POSIX matter"),
]
BATAS = 60.0


def _dask(part: str, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{part}", "--no-dashboard", *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture
def klaster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Return the address of a scheduler and its two workers, each with one thread."""
    address = tmp_path / "penjadwal.json"
    processes = [
        _dask("scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(address))
    ]
    try:
        deadline = time.monotonic() + BATAS
        while not (address.exists() and address.read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        for number in range(2):
            folder = tmp_path / f"pekerja-{number}"
            processes.append(
                _dask(
                    "worker",
                    "--scheduler-file",
                    str(address),
                    "--nthreads",
                    "1",
                    "--no-nanny",
                    "--local-directory",
                    str(folder),
                )
            )
        yield json.loads(address.read_text())["address"], processes[1:]
    finally:
        for process in processes:
            for child in (
                psutil.Process(process.pid).children(recursive=True)
                if (process.poll() is None)
                else ()
            ):
                child.kill()
            process.kill()
            process.wait()


def test_a_worker_killed_in_mid_run_loses_and_doubles_nothing(
    negeri: Path, tmp_path: Path, klaster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = klaster
    output = tmp_path / "hasil"
    run = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "kinerja_lib",
            "render",
            "monev",
            "--tahun",
            "2023",
            "--json",
            "--data",
            str(negeri),
            "--output",
            str(output),
            "--klaster",
            address,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    events = [json.loads(run.stdout.readline())]
    workers[0].send_signal(signal.SIGKILL)
    rest, stderr = run.communicate(timeout=300)
    events += map(json.loads, rest.splitlines())
    reports = Counter(e["satker"] for e in events if e.get("laporan") == "monev")
    assert (len(reports), set(reports.values())) == (SATKER, {1}), stderr
    states = Counter(e["keadaan"] for e in events if e.get("laporan") == "monev")
    assert states == {"tersusun": SATKER - 1, "gagal": 1}, stderr
    assert run.returncode == 1
    assert len(_records(output)) == SATKER
    assert not [p for p in output.rglob("*.tmp")]
    assert (output / "index.html").exists()


def test_a_scheduler_that_does_not_answer_is_a_wrong_call(negeri: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "kinerja_lib",
            "render",
            "monev",
            "--tahun",
            "2023",
            "--data",
            str(negeri),
            "--output",
            str(tmp_path),
            "--klaster",
            "tcp://127.0.0.1:9",
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "tidak menjawab" in done.stderr
    assert "Traceback" not in done.stderr
