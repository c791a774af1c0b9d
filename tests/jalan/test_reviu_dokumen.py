"""`kinerja reviu --dokumen` as people and scripts call it."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from kinerja_lib.cli.cli import cli
from kinerja_lib.jalan import reviu
from kinerja_lib.reviu.naskah.tinjau import PENDEK

RINGAN = "Laporan Kinerja Tahun 2023\n\nTabel 1. A\n\nTabel 3. B\n"
BERAT = (
    "Laporan Kinerja Tahun 2023\n\nNO\tINDIKATOR\tTarget\tRealisasi\tCapaian\n"
    '1\t=HYPERLINK("x") indikator\t4 lap\t3 lap\t90%\n2\tIndikator yang lain\t4o\t3\t90%\n'
)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("reviu", *arguments), prog_name="kinerja")


@pytest.fixture
def berkas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with reports that is the current one; no satker is in it."""
    for name, text in (("ringan.txt", RINGAN), ("berat.txt", BERAT), ("bersih.md", "Halo.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("bersih.md", 0, "bersih.md: 0 berat, 0 sedang, 0 ringan\n"),
        ("ringan.txt", 0, "ringan.txt, 2023: 0 berat, 0 sedang, 1 ringan\n"),
        ("berat.txt", 1, "berat.txt, 2023: 1 berat, 0 sedang, 1 ringan\n"),
    ],
)
def test_the_code_says_whether_something_berat_stands(
    berkas: Path, name: str, code: int, said: str
) -> None:
    result = _run("--dokumen", name)
    assert result.exit_code == code
    assert result.stdout.startswith(said)
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--dokumen", "ringan.txt", "--satker", "656794"), "tidak dapat digabung"),
        (("--dokumen", "ringan.txt", "--tahun", "2023"), "tidak dapat digabung"),
        (("--dokumen", "ringan.txt", "--format", "pdf"), "format"),
        (("--dokumen", "ringan.txt", "--format", "xlsx"), "--output"),
        (("--dokumen", "tiada.txt"), "tidak ada"),
        (("--dokumen", "ringan.doc"), '".doc" tidak dapat dibaca'),
        (("--dokumen", ""), "tanpa akhiran"),
    ],
)
def test_wrong_calls_are_refused_in_one_sentence(
    berkas: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr and "Traceback" not in result.stderr


def test_every_format_holds_findings_and_what_was_not_read(berkas: Path) -> None:
    left = "1 sel angka: baris 5"
    assert f"TIDAK TERBACA\n  {left}\n" in _run("--dokumen", "berat.txt").stdout
    (whole,) = json.loads(_run("--dokumen", "berat.txt", "--format", "json").stdout)
    assert (whole["nama"], whole["tahun"], whole["satker"]) == ("berat.txt", 2023, "")
    assert whole["tidak_terbaca"] == [left, f"1 {PENDEK}: baris 1"]
    assert whole["temuan"][0]["tempat"][-1]["baris"] == 4
    rows = [*csv.DictReader(io.StringIO(_run("--dokumen", "berat.txt", "--format", "csv").stdout))]
    assert [r["keadaan"] for r in rows] == ["terbuka"] * 2 + ["tidak terbaca"] * 2
    assert all(not str(v).startswith("=") for r in rows for v in r.values())


def test_a_workbook_is_written_whole(berkas: Path) -> None:
    result = _run("--dokumen", "berat.txt", "--format", "xlsx", "--output", "t.xlsx")
    assert (result.exit_code, result.stdout) == (1, "")
    sheet = load_workbook(berkas / "t.xlsx").active
    assert sheet is not None and sheet.max_row == 5
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limit is a child's")
def test_a_document_that_takes_too_long_is_given_up_with_a_sentence(
    berkas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviu, "BATAS_DOKUMEN", 0.3)
    monkeypatch.setattr(reviu, "_document", lambda file: time.sleep(60))
    start = time.monotonic()
    result = _run("--dokumen", "ringan.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith('dokumen "ringan.txt": tidak selesai dalam')
    assert time.monotonic() - start < 10
