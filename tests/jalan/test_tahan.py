"""Interrupted at any moment, nothing made is lost or torn, and a second run does the rest.

Runs are killed without warning at random moments; the last one is left alone and must end with the
very bytes of a run that nobody touched. KINERJA_UJI_BUNUH sets how many are killed (20 for a
thorough search, 4 here); KINERJA_UJI_BENIH repeats a sequence of moments.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from kinerja_lib.jalan.hangat import can_fork

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="kill -9 of a family is a POSIX matter"),
]
BUNUH = int(os.environ.get("KINERJA_UJI_BUNUH", "4"))
BENIH = int(os.environ.get("KINERJA_UJI_BENIH", "0")) or random.randrange(1, 10**6)


def _command(data: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "kinerja_lib", "render", "monev", "--tahun", "2023",
            "--data", str(data), "--output", str(output), "--pekerja", "2"]  # fmt: skip


def _files(output: Path) -> dict[str, str]:
    return {
        p.relative_to(output).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(output.rglob("*"))
        if p.is_file()
    }


def _whole(output: Path) -> int:
    """Count the records; every file that one of them names is there, and as it says."""
    records = list(output.glob("2023/.manifes/*.monev.json"))
    for path in records:
        record = json.loads(path.read_text("utf-8"))
        for name, known in record["berkas"].items():
            content = (output / "2023" / record["satker"] / name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == known["sha256"], (path.name, name)
    manifest = output / "2023" / "manifes.json"
    if manifest.exists():
        json.loads(manifest.read_text("utf-8"))
    return len(records)


@pytest.fixture(scope="module")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small invented country, one office of it broken."""
    folder = tmp_path_factory.mktemp("negeri") / "data"
    command = [sys.executable, "-m", "kinerja_lib", "contoh", str(folder), "--satker", "7",
               "--tahun", "2023", "--benih", "7", "--rusak", "1"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_killed_at_random_moments_it_ends_as_if_nothing_had_happened(
    negeri: Path, tmp_path: Path
) -> None:
    calm, torn = tmp_path / "tenang", tmp_path / "ganggu"
    first = subprocess.run(_command(negeri, calm), capture_output=True, text=True)
    assert first.returncode == 1
    assert _whole(calm) == 7
    chance = random.Random(BENIH)
    done = 0
    for number in range(BUNUH):
        process = subprocess.Popen(
            _command(negeri, torn), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 9.0))
        family = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert psutil.wait_procs(family, timeout=10)[1] == [], (BENIH, number)
        whole = _whole(torn)
        assert whole >= done, (BENIH, number)
        done = whole
    last = subprocess.run(_command(negeri, torn), capture_output=True, text=True)
    assert last.returncode == 1, last.stderr
    assert _whole(torn) == 7
    assert _files(torn).keys() == _files(calm).keys(), BENIH
    differing = {n for n, mark in _files(calm).items() if _files(torn)[n] != mark}
    assert {n for n in differing if "index" not in n} == set(), BENIH
