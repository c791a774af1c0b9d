"""How a batch went: lines on stderr and the exit code."""

from __future__ import annotations

import json

import pytest

from kinerja_lib.dasar.errors import DataError, ReportError, Temuan, UsageError
from kinerja_lib.jalan.kabar import Kabar
from kinerja_lib.jalan.tugas import Hasil, Tugas

SATU = Tugas("lkj", "000001", 2023)
JADI = Hasil(SATU, ("a.html",))
LEWAT = Hasil(SATU)
GAGAL = Hasil(SATU, galat=ReportError("sel 3 gagal"))
SALAH = Hasil(SATU, galat=UsageError("tahun tidak ada"))


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ([JADI], 0),
        ([LEWAT], 0),
        ([GAGAL], 1),
        ([SALAH], 2),
        ([JADI, GAGAL], 1),
        ([JADI, SALAH], 1),
        ([SALAH, GAGAL], 1),
        ([SALAH, SALAH], 2),
    ],
)
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
    assert captured.out == "a.html\n"
    assert captured.err.splitlines() == [
        "[1/2] lkj 000001/2023: tersusun",
        "[2/2] lkj 000001/2023: gagal",
        "sel 3 gagal",
        "Selesai: 1 tersusun, 1 gagal dari 2 laporan.",
        "Gagal, pesannya di atas:",
        "  lkj 000001/2023",
    ]


def test_a_terminal_gets_a_bar_and_only_the_failures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Kabar(2) as kabar:
        kabar.tell(JADI)
        kabar.tell(GAGAL)
    captured = capsys.readouterr()
    assert "laporan" in captured.err
    assert "sel 3 gagal" in captured.err
    assert "tersusun" not in captured.err.split("Selesai")[0]
    assert captured.out == "a.html\n"


def test_machines_get_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with Kabar(2, json=True) as kabar:
        kabar.tell(JADI)
        kabar.tell(GAGAL)
    captured = capsys.readouterr()
    first, second, last = map(json.loads, captured.out.splitlines())
    assert (first["satker"], first["keadaan"], first["berkas"]) == (
        "000001",
        "tersusun",
        ["a.html"],
    )
    assert (second["keadaan"], second["galat"]["pesan"]) == ("gagal", "sel 3 gagal")
    assert {k: last[k] for k in ("selesai", "tersusun", "gagal")} == {
        "selesai": 2,
        "tersusun": 1,
        "gagal": 1,
    }
    assert captured.err == ""


def test_a_long_list_of_failures_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    with Kabar(30) as kabar:
        for _ in range(30):
            kabar.tell(GAGAL)
    assert capsys.readouterr().err.splitlines()[-1] == (
        "  … dan 10 lagi; semuanya ada di manifes.json."
    )


def test_an_error_is_printed_once_and_the_closing_list_says_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = DataError([Temuan("a.csv", n, "x", "1", f"salah {n}", "betulkan") for n in (2, 3)])
    torn = ReportError("pembagian nol")
    torn.tahap = "notebook"
    with Kabar(3) as kabar:
        for galat in (broken, torn):
            kabar.tell(Hasil(SATU, galat=galat))
        kabar.tell(JADI)
    said = capsys.readouterr().err
    assert said.count("a.csv:2") == said.count("pembagian nol") == 1
    assert said.splitlines()[-2:] == [
        "  lkj 000001/2023: tahap data, 2 masalah",
        "  lkj 000001/2023: tahap notebook",
    ]
