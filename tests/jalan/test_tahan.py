"""Killed at any moment, nothing made is lost or torn, and a second run does the rest.

In turn the command, its warm process, a branch, and the command while it writes are killed without
warning, at a random moment of a run that makes everything anew over earlier results; then a run
that nobody touches must end with the very bytes of one that never was. KINERJA_UJI_BUNUH sets how
many are killed (80 for a thorough search, 20 of each; 1 here), KINERJA_UJI_BENIH repeats the
moments, `-rP` shows the counts.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from kinerja_lib.jalan.hangat import INDUK, can_fork

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="kill -9 of a family is a POSIX matter"),
]
BUNUH = int(os.environ.get("KINERJA_UJI_BUNUH", "1"))
BENIH = int(os.environ.get("KINERJA_UJI_BENIH", "0")) or random.randrange(1, 10**6)
KORBAN = ("perintah", "hangat", "cabang", "penulis")
SATKER = 4
UJUNG = (".tmp", ".sela", ".lama")
"""Endings of names beside a place while it is written to."""


def _command(data: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "kinerja_lib", "render", "monev", "--tahun", "2023",
            "--data", str(data), "--output", str(output), "--pekerja", "2", *more]  # fmt: skip


def _run(data: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(data, output, *more), capture_output=True, text=True)


def _files(output: Path) -> dict[str, str]:
    return {
        p.relative_to(output).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(output.rglob("*"))
        if p.is_file()
    }


def _results(files: dict[str, str]) -> dict[str, str]:
    """Leave out records, pages over many satker, unfinished notebooks and what is not in place."""
    return {n: mark for n, mark in files.items()
            if n.count("/") == 2 and "/." not in n and ".gagal." not in n}  # fmt: skip


def _records(output: Path) -> list[dict[str, Any]]:
    """Return the records; every file that one of them names is there, and as it says."""
    paths = sorted(output.glob("2023/.manifes/[!.]*.monev.json"))
    records = [json.loads(p.read_text("utf-8")) for p in paths]
    for record in records:
        for name, known in record["berkas"].items():
            content = (output / "2023" / record["satker"] / name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == known["sha256"], (record["satker"], name)
        assert record["keadaan"] == "gagal" or len(record["berkas"]) == 3
    manifest = output / "2023" / "manifes.json"
    if manifest.exists():
        json.loads(manifest.read_text("utf-8"))
    return records


def _victim(process: subprocess.Popen[str], korban: str, output: Path) -> psutil.Process | None:
    """Return who is to be killed, as soon as it is there; None when the run ends before."""
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            command = psutil.Process(process.pid)
            if korban in ("perintah", "penulis"):
                found = [command] * (korban == "perintah" or _writes(output))
            else:
                found = [c for c in command.children() if INDUK in c.cmdline()]
                if korban == "cabang":
                    found = [b for warm in found for b in warm.children()]
            if found:
                return random.choice(found)
        time.sleep(0.001)
    return None


def _writes(output: Path) -> bool:
    return any(p.name.endswith(UJUNG) for p in output.glob("2023/*/.monev.*"))


def _kill(data: Path, output: Path, korban: str, moment: float) -> tuple[bool, str]:
    """Kill one process of a run; tell whether it was there, and what the run said."""
    process = subprocess.Popen(
        _command(data, output, "--paksa"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    time.sleep(moment)
    victim = _victim(process, korban, output)
    family = []
    if victim is not None:
        with suppress(psutil.NoSuchProcess):
            victim.suspend()  # to look for its family takes longer than to write
            family = victim.children(recursive=True)
            victim.kill()
    said = process.communicate(timeout=120)[1]
    assert psutil.wait_procs(family, timeout=10)[1] == []
    return victim is not None, said


@pytest.fixture(scope="module")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small invented country, one office of it broken."""
    folder = tmp_path_factory.mktemp("negeri") / "data"
    command = [sys.executable, "-m", "kinerja_lib", "contoh", str(folder), "--satker", str(SATKER),
               "--tahun", "2023", "--benih", "7", "--rusak", "1"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return folder


@dataclass(frozen=True)
class Tenang:
    """A country, a folder of its results, what is in both undisturbed, seconds that it took."""

    data: Path
    masukan: dict[str, str]
    output: Path
    berkas: dict[str, str]
    detik: float


@pytest.fixture(scope="module")
def tenang(negeri: Path) -> Tenang:
    output, masukan = negeri.parent / "output", _files(negeri)
    start = time.monotonic()
    assert _run(negeri, output).returncode == 1
    seconds = time.monotonic() - start
    assert len(_records(output)) == SATKER
    _run(negeri, output)
    return Tenang(negeri, masukan, output, _files(output), seconds)


def test_killed_at_random_moments_it_ends_as_if_nothing_had_happened(tenang: Tenang) -> None:
    output, calm = tenang.output, tenang.berkas
    chance, counts = random.Random(BENIH), Counter[str]()
    for number in range(BUNUH):
        korban = KORBAN[(BENIH + number) % len(KORBAN)]
        where, moment, there = (korban, BENIH, number), chance.uniform(0.4, tenang.detik), False
        while not there:
            there, said = _kill(tenang.data, output, korban, moment)
            moment /= 2
        assert "Traceback" not in said, (where, said)
        records, now = _records(output), _files(output)
        assert len(records) == SATKER, where
        assert _results(now) == _results(calm), where
        counts[korban] += there
        counts["di tengah penulisan"] += any(n.endswith(UJUNG) for n in now)
        counts["laporan tercatat gagal"] += sum(r["keadaan"] == "gagal" for r in records) - 1
        last = _run(tenang.data, output)
        assert last.returncode == 1, (where, last.stderr)
        assert _files(output) == calm, where
    print(f"benih {BENIH}:", dict(counts))


def test_a_result_that_is_locked_leaves_the_earlier_set_until_it_is_free(tenang: Tenang) -> None:
    output, calm = tenang.output, tenang.berkas
    pdf = sorted(output.glob("2023/*/monev.pdf"))[0]
    with _locked(pdf):
        tried = _run(tenang.data, output, "--paksa")
        assert tried.returncode == 1
        assert f"{pdf}: tidak dapat ditulis" in tried.stderr
        assert "Traceback" not in tried.stderr
        assert _results(_files(output)) == _results(calm)
        states = {r["satker"]: (r["keadaan"], len(r["berkas"])) for r in _records(output)}
        assert states[pdf.parent.name] == ("gagal", 3)
    assert _run(tenang.data, output).returncode == 1
    assert _files(output) == calm


def test_the_data_folder_is_only_read(tenang: Tenang) -> None:
    for name in ("periksa", "reviu"):
        command = [sys.executable, "-m", "kinerja_lib", name, "--data", str(tenang.data)]
        assert subprocess.run(command, capture_output=True).returncode == 1
    assert _files(tenang.data) == tenang.masukan


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Let nobody replace a file, as where another program has it open."""
    ways = ((["chattr", "+i", str(path)], ["chattr", "-i", str(path)]),
            (["mount", "--bind", str(path), str(path)], ["umount", str(path)]))  # fmt: skip
    free = next((free for lock, free in ways if _works(lock)), None)
    if free is None:
        pytest.skip("needs root to lock a file on this system")
    try:
        yield
    finally:
        subprocess.run(free, check=True)


def _works(command: list[str]) -> bool:
    found = shutil.which(command[0])
    return bool(found) and not subprocess.run(command, capture_output=True).returncode
