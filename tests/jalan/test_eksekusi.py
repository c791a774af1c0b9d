"""A run in memory: what comes back is clean, what fails is told in one sentence."""

from __future__ import annotations

from pathlib import Path

import papermill
import pytest

from kinerja_lib.dasar.errors import ReportError
from kinerja_lib.jalan.eksekusi import ending, execute
from kinerja_lib.jalan.hangat import CabangMati
from kinerja_lib.jalan.parameter import read_notebook
from kinerja_lib.jalan.tugas import Tugas
from tests.jalan.conftest import write_notebook

pytestmark = pytest.mark.slow
TUGAS = Tugas("uji", "022207", 2023)


def ignore(notebook: object) -> None:
    """Watch nothing."""


def test_the_result_holds_no_clock_and_no_machine_path(proyek: Path) -> None:
    notebook = read_notebook(proyek / "notebooks" / "uji.ipynb")
    first, second = (execute(TUGAS, notebook, None, ignore) for _ in range(2))
    assert first == second
    assert str(proyek) not in str(first)
    assert first.metadata.papermill == {
        "parameters": {"satker": "022207", "tahun": 2023, "data": "data"},
        "version": papermill.__version__,
        "input_path": "notebooks/uji.ipynb",
        "output_path": "uji.ipynb",
    }
    assert [c.id for c in first.cells] == ["p", "sel-1", "s0", "s1"]
    assert first.cells[-1].outputs[0].data["text/plain"] == "'022207 2023'"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "from kinerja_lib.dasar.errors import UsageError\nraise UsageError('tahun salah.')",
            r'^uji 022207/2023: uji\.ipynb sel \[4\] pada "Bab II": tahun salah\.$',
        ),
        ("1 / 0", r'pada "Bab II": kesalahan program ZeroDivisionError: division by zero$'),
        ("import os\nos.kill(os.getpid(), 9)", r"SIGKILL.*memori"),
        ("import os\nos.kill(os.getpid(), 15)", r"^(?!.*memori).*sinyal SIGTERM"),
        ("import os\nos._exit(3)", r"^(?!.*memori).*keluar sendiri dengan kode 3"),
        ("import sys\nsys.exit(3)", "kesalahan program SystemExit: 3"),
        ("import time\ntime.sleep(60)", "melewati batas waktu"),
    ],
)
def test_a_failure_is_one_sentence(
    proyek: Path, monkeypatch: pytest.MonkeyPatch, source: str, said: str
) -> None:
    monkeypatch.setattr("kinerja_lib.jalan.eksekusi.BATAS_SEL", 2)
    path = write_notebook(
        proyek / "notebooks" / "uji.ipynb", "## Bab I", "1", "## Bab II", source, "## Bab III"
    )
    with pytest.raises(ReportError, match=said) as error:
        execute(TUGAS, read_notebook(path), None, ignore)
    assert "Traceback" not in str(error.value)


@pytest.mark.parametrize(
    ("akhir", "said"),
    [
        (-9, "memori"),
        (-15, "SIGTERM"),
        (-11, "SIGSEGV"),
        (-64, "sinyal"),
        (0, "kode 0"),
        (3, "kode 3"),
        (None, "mendadak"),
    ],
)
def test_only_a_kill_is_taken_for_want_of_memory(akhir: int | None, said: str) -> None:
    words = ending(CabangMati(akhir))
    assert said in words
    assert ("memori" in words) == (akhir == -9)
    assert "memori" not in ending(None)
