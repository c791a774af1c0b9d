"""How a batch went: lines on stderr and the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.errors import ReportError, UsageError
from kinerja_lib.jalan.kabar import Kabar
from kinerja_lib.jalan.tugas import Hasil, Tugas

SATU = Tugas("lkj", "000001", 2023)
JADI = Hasil(SATU, (Path("a.html"),))
LEWAT = Hasil(SATU)
GAGAL = Hasil(SATU, galat=ReportError("sel 3 gagal"))
SALAH = Hasil(SATU, galat=UsageError("tahun tidak ada"))


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([JADI], 0), ([LEWAT], 0), ([GAGAL], 1), ([SALAH], 2),
        ([JADI, GAGAL], 1), ([JADI, SALAH], 1), ([SALAH, GAGAL], 1), ([SALAH, SALAH], 2),
    ],
)  # fmt: skip
def test_the_exit_code_sums_up(results: list[Hasil], code: int) -> None:
    with Kabar(len(results)) as kabar:
        for hasil in results:
            kabar.tell(hasil)
    assert kabar.exit_code == code


def test_lines_for_one_and_for_many(capsys: pytest.CaptureFixture[str]) -> None:
    with Kabar(1) as kabar:
        kabar.tell(LEWAT)
    assert capsys.readouterr().err == (
        "lkj 000001/2023: sudah mutakhir (--paksa untuk menyusun ulang)\n"
    )
    with Kabar(2) as kabar:
        kabar.tell(JADI)
        kabar.tell(GAGAL)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines() == [
        "[1/2] lkj 000001/2023: tersusun",
        "[2/2] lkj 000001/2023: gagal",
        "sel 3 gagal",
        "Selesai: 1 tersusun, 1 gagal dari 2 satker.",
        "Gagal: 000001.",
    ]


def test_a_terminal_gets_a_bar_and_only_the_failures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Kabar(2) as kabar:
        kabar.tell(JADI)
        kabar.tell(GAGAL)
    captured = capsys.readouterr()
    assert "satker" in captured.err
    assert "sel 3 gagal" in captured.err
    assert "[1/2]" not in captured.err
    assert captured.out == ""
