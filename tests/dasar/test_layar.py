"""What is printed: letters on a terminal, one sentence where a stream takes no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_lib.dasar.layar import PUTUS, letters

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="devices of Linux")
KINERJA = f"{sys.executable} -m kinerja_lib"


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("daftar > /dev/full", 1, "Keluaran tidak dapat ditulis: disk penuh."),
        ("--help > /dev/full", 1, "Keluaran tidak dapat ditulis: disk penuh."),
        ("daftar >&-", 0, "Keluaran baku tertutup"),
        ("daftar | (exec 0<&-; sleep 2)", 1, PUTUS),
        ("periksa --satker 1 2> /dev/full", 2, ""),
        ("periksa --satker 1 2>&-", 2, ""),
        ("daftar > /dev/full 2> /dev/full", 1, ""),
    ],
)
def test_a_stream_that_cannot_be_written_to_is_one_sentence(
    call: str, code: int, said: str
) -> None:
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{KINERJA} {call}"],
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == bool(said)
    assert done.stderr.startswith(said)


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_an_interrupt_while_modules_load_is_one_sentence(tmp_path: Path, after: int) -> None:
    """The interrupt comes when the nth module from here on is looked for."""
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Penghenti:\n"
        f"    sisa = {after}\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.startswith(('click', 'kinerja_lib.')) and 'main' not in name:\n"
        "            if not self.sisa: os.kill(os.getpid(), signal.SIGINT)\n"
        "            self.sisa -= 1\n"
        "sys.meta_path.insert(0, Penghenti())\n"
    )
    paths = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    done = subprocess.run(
        [sys.executable, "-m", "kinerja_lib", "daftar"],
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == "Dihentikan. Hasil yang sudah selesai tetap utuh.\n"
    assert done.returncode in (130, -2)


def test_lines_stay_lines_and_nothing_else_reaches_a_terminal() -> None:
    assert letters("a\x1b[2Jb\r\nc\u202e") == "a\\x1b[2Jb\\r\nc\\u202e"
