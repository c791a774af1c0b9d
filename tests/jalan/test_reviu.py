"""`kinerja reviu` and `render --final` as people and scripts call them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from kinerja_lib.cli.cli import cli
from tests.jalan.conftest import PARAMETER, Pengekspor, write_notebook
from tests.reviu.bersih import bersih, write
from tests.reviu.test_pengecualian import JAWAB
from tests.reviu.test_tanam import TANAM

AWAL = "022207"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="kinerja")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a clean satker that is the current one."""
    write(bersih(), tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def plant(root: Path, *aturan: str, **tables: list[dict[str, str]]) -> None:
    """Plant contradictions into the satker."""
    t = bersih()
    for name in aturan:
        TANAM[name][0](t)
    write(t | tables, root)


@pytest.mark.parametrize(
    ("aturan", "code", "said"),
    [
        ([], 0, "0 berat, 0 sedang, 0 ringan"),
        (["arah-nama", "nomor-hilang"], 0, "0 berat, 1 sedang, 1 ringan"),
        (["capaian-tak-berumus"], 1, "1 berat, 0 sedang, 0 ringan"),
    ],
)
def test_the_code_says_whether_something_berat_stands(
    data: Path, aturan: list[str], code: int, said: str
) -> None:
    plant(data, *aturan)
    result = _run("reviu", "--tahun", "2023")
    assert result.exit_code == code
    assert said in result.stdout
    assert result.stderr == ""


def test_a_waived_finding_is_shown_and_stops_nothing(data: Path) -> None:
    plant(data, "capaian-tak-berumus", pengecualian=[JAWAB])
    result = _run("reviu", "--satker", AWAL, "--tahun", "2023")
    assert result.exit_code == 0
    assert "DIKECUALIKAN" in result.stdout and "Dihitung pusat" in result.stdout


def test_without_a_year_all_years_are_reviewed(data: Path) -> None:
    assert re.findall(r"(?m)^022207 KPU Uji, (\d+):", _run("reviu").stdout) == ["2022", "2023"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--satker", "999999"), "tidak dikenal"),
        (("--tahun", "2030"), "tahun"),
        (("--tahun", "12"), "bukan bilangan bulat"),
        (("--format", "pdf"), 'format "pdf" tidak dikenal'),
        (("--format", "csv,json"), "tidak dikenal"),
        (("--format", "xlsx"), "--output"),
        (("--output", "tidak/ada.txt"), "tidak dapat ditulis"),
    ],
)
def test_wrong_usage_is_2(data: Path, arguments: tuple[str, ...], said: str) -> None:
    result = _run("reviu", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_formats(data: Path) -> None:
    plant(data, "jumlah-pegawai")
    rows = list(
        csv.DictReader(io.StringIO(_run("reviu", "--tahun", "2023", "--format", "csv").stdout))
    )
    assert [(r["satker"], r["aturan"], r["keadaan"]) for r in rows] == [
        (AWAL, "jumlah-pegawai", "terbuka")
    ]
    [one] = json.loads(_run("reviu", "--tahun", "2023", "--format", "json").stdout)
    assert one["satker"] == AWAL
    call = ("reviu", "--tahun", "2023", "--format", "xlsx", "--output", "temuan.xlsx")
    assert _run(*call).stdout == ""
    sheet = load_workbook("temuan.xlsx").active
    assert sheet is not None
    assert [c.value for c in next(sheet.iter_rows(min_row=2))][2:5] == ["2023", "B1", "berat"]
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref


def test_an_output_that_is_there_is_refused_before_the_review(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("temuan.txt").write_text("milik orang")
    call = ("reviu", "--satker", AWAL, "--tahun", "2023", "--output", "temuan.txt")
    with monkeypatch.context() as patched:
        patched.setattr("kinerja_lib.jalan.reviu.review_many", None)
        refused = _run(*call)
    assert (refused.exit_code, "--timpa" in refused.stderr) == (2, True)
    assert Path("temuan.txt").read_text() == "milik orang"
    assert _run(*call, "--timpa").exit_code == 0
    assert AWAL in Path("temuan.txt").read_text("utf-8")


def test_an_unknown_rule_stops_review_and_check(data: Path) -> None:
    plant(data, pengecualian=[JAWAB | {"aturan": "tidak-ada"}])
    for call in (("reviu", "--tahun", "2023"), ("periksa",)):
        result = _run(*call)
        assert result.exit_code == 1
        assert "pengecualian.csv:2:aturan: tidak-ada" in result.output


def _notebook(root: Path) -> None:
    more = f"{PARAMETER}\nfinal: bool = False  # final"
    write_notebook(root / "notebooks" / "lkj.ipynb", "## Bab I", parameters=more)


def test_final_is_refused_and_the_draft_stays(
    data: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    _notebook(data)
    plant(data, "capaian-tak-berumus", "bagian-wajib")
    draft = ("render", "lkj", "--tahun", "2023")
    assert _run(*draft).exit_code == 0
    record = data / "output" / "2023" / ".manifes" / f"{AWAL}.lkj.json"
    before = record.read_bytes()
    result = _run(*draft, "--final")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[capaian-tak-berumus] S02.1" in result.stderr
    assert "bagian wajib belum diisi: realisasi anggaran" in result.stderr
    assert record.read_bytes() == before
    assert len(tanpa_kernel) == 1


def test_a_clean_report_becomes_final_and_is_another_than_the_draft(
    data: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    _notebook(data)
    draft = ("render", "lkj", "--tahun", "2023")
    assert _run(*draft).exit_code == 0
    result = _run(*draft, "--final")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 3)
    assert _run(*draft, "--final").stdout == ""
    assert len(_run(*draft).stdout.splitlines()) == 3


def test_a_report_without_drafts_knows_no_final(
    data: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    write_notebook(data / "notebooks" / "monev.ipynb", "## Bab I")
    result = _run("render", "monev", "--tahun", "2023", "--final")
    assert (result.exit_code, tanpa_kernel) == (2, [])
    assert "tidak memiliki parameter final" in result.stderr


def test_every_satker_of_a_folder(data: Path) -> None:
    other = data / "data" / "satker" / "123456"
    shutil.copytree(data / "data" / "satker" / AWAL, other)
    profil = other / "profil.toml"
    profil.write_text(profil.read_text("utf-8").replace(AWAL, "123456"), "utf-8")
    (other / "sasaran.csv").write_text("kode\n", "utf-8")
    result = _run("reviu", "--tahun", "2023")
    assert result.exit_code == 1
    assert AWAL in result.stdout and "123456" in result.stderr
