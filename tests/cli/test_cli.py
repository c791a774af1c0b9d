"""The commands as people and scripts call them: stdout, stderr, exit codes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kinerja_lib.cli.cli import cli
from kinerja_lib.dasar.layar import PUTUS
from tests.jalan.conftest import Pengekspor, pengekspor, proyek, tanpa_kernel, write_notebook

__all__ = ["pengekspor", "proyek", "tanpa_kernel"]
PERINTAH = [sys.executable, "-m", "kinerja_lib"]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, prog_name="kinerja")


def test_render_prints_the_files_and_nothing_else(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    result = _run("render", "uji", "--tahun", "2023")
    assert result.exit_code == 0
    assert [Path(p).as_posix() for p in result.stdout.splitlines()] == [
        f"output/2023/656794/uji.{e}" for e in ("ipynb", "html", "pdf")
    ]
    assert all(Path(p).is_file() for p in result.stdout.splitlines())
    assert result.stderr == "uji 656794/2023: tersusun\n"
    again = _run("render", "uji", "--tahun", "2023")
    assert (again.exit_code, again.stdout) == (0, "")
    assert "sudah mutakhir (--paksa" in again.stderr
    assert len(_run("render", "uji", "--tahun", "2023", "--paksa").stdout.splitlines()) == 3


def test_a_triwulan_names_the_file(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    write_notebook(
        proyek / "notebooks" / "tw.ipynb",
        parameters='satker: str = ""\ntahun: int = 1\ndata: str = ""\ntriwulan: int = 4',
    )
    call = ("render", "tw", "--tahun", "2023", "--format", "html")
    assert "tw-tw2.html" in _run(*call, "--triwulan", "2").stdout
    assert "tw.html" in _run(*call).stdout


def test_the_zero_of_a_code_is_restored_and_doubles_count_once(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    folder = proyek / "data" / "satker"
    shutil.copytree(folder / "656794", folder / "022207")
    profil = folder / "022207" / "profil.toml"
    profil.write_text(profil.read_text("utf-8").replace("656794", "022207"), "utf-8")
    result = _run("render", "uji", "--tahun", "2023", "--satker", "22207", "--satker", "022207")
    assert (result.exit_code, tanpa_kernel) == (0, ["uji 022207/2023"])


def test_a_bad_satker_does_not_stop_the_rest(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    folder = proyek / "data" / "satker"
    shutil.copytree(folder / "656794", folder / "000001")
    result = _run("render", "uji", "--tahun", "2023", "--pekerja", "1")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert "data/satker/000001/profil.toml:kode: 656794:" in result.stderr
    assert "  uji 000001/2023: tahap data, 1 masalah" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["render", "../uji", "--tahun", "2023"], 2, 'laporan "../uji" tidak dikenal'),
        (["render", "ujj", "--tahun", "2023"], 2, 'Mungkin maksudnya "uji"'),
        (["render", "uji", "--tahun", "2023", "--satker", "../../etc"], 2, "harus enam angka"),
        (["render", "uji", "--tahun", "2023", "--satker", "656795"], 2, 'maksudnya "656794"'),
        (["render", "uji", "--tahun", "2023", "--satker", ""], 2, "enam angka"),
        (["render", "uji", "--tahun", "2031"], 2, "2031"),
        (["render", "uji", "--tahun", "2023", "--triwulan", "1"], 2, "tidak memiliki parameter"),
        (["render", "uji", "--tahun", "2023", "--format", "html,doc"], 2, 'format "doc"'),
        (["render", "uji", "--tahun", "2023", "--data", "output"], 2, "Periksa --data"),
        (["render", "uji", "--tahun", "2023", "--data", "\0"], 2, "Periksa --data"),
        (["render", "uji", "--tahun", "2023", "--output", "berkas"], 1, "tidak dapat ditulis"),
        (["render", "rusak", "--tahun", "2023"], 1, "bukan notebook"),
        (["render", "polos", "--tahun", "2023"], 1, 'sel bertanda "parameters"'),
        (["periksa", "--satker", "1"], 2, 'satker "000001" tidak dikenal'),
        (["periksa", "--data", "kosong"], 2, "belum berisi satker"),
        (["daftar", "--data", "/"], 2, "Periksa --data"),
        (["hitung", "tidak-ada.csv"], 2, "tidak ada"),
        (["hitung", "."], 2, "tidak ada"),
        (["hitung", "t.csv", "--kebijakan", "tidak-ada.toml"], 2, "tidak ada"),
        (["hitung", "berkas"], 1, "berkas"),
        (["contoh"], 2, "FOLDER wajib diisi"),
        (["contoh", "data"], 2, "bukan dari perintah ini"),
        (["contoh", "data/satker"], 2, "Pilih folder baru"),
        (["contoh", "berkas"], 2, "Pilih folder lain"),
        (["contoh", "\0"], 2, "Pilih folder lain"),
        (["contoh", "/"], 2, "bukan dari perintah ini"),
        (["contoh", "baru", "--tahun", "2023-2021"], 2, "tahun awal"),
        (["contoh", "baru", "--tahun", "kemarin"], 2, "misalnya 2021-2023"),
        (["contoh", "baru", "--satker", "0"], 2, "bukan bilangan bulat 1 sampai 1000"),
        (["contoh", "baru", "--satker", "1", "--rusak", "2"], 2, "paling banyak"),
        (["contoh", "baru", "--benih", "-1"], 2, "--benih"),
    ],
)
def test_what_cannot_work_has_its_code_and_starts_no_kernel(
    proyek: Path,
    pengekspor: Pengekspor,
    tanpa_kernel: list[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    (proyek / "berkas").write_text("")
    (proyek / "t.csv").write_text("indikator,target,realisasi\na,10,5\n")
    (proyek / "kosong" / "satker").mkdir(parents=True)
    (proyek / "notebooks" / "rusak.ipynb").write_text("{")
    write_notebook(proyek / "notebooks" / "polos.ipynb", parameters=None)
    result = _run(*arguments)
    assert (result.exit_code, result.stdout, tanpa_kernel) == (code, "", [])
    assert said in result.stderr
    assert "tak terduga" not in result.stderr


def test_periksa_prints_every_problem(proyek: Path) -> None:
    good = _run("periksa")
    assert (good.exit_code, good.stdout) == (0, "")
    assert good.stderr == (
        "Tidak ada masalah pada 1 satker.\nDapat disusun: 656794  KPU Kota Metro: 2023\n"
    )
    (proyek / "data" / "satker" / "656794" / "sasaran.csv").unlink()
    (proyek / "data" / "satker" / "656794" / "profil.toml").unlink()
    bad = _run("periksa")
    assert bad.exit_code == 1
    assert len(bad.stdout.splitlines()) >= 2
    assert all(line.startswith("data/") for line in bad.stdout.splitlines())
    assert bad.stderr == f"{len(bad.stdout.splitlines())} masalah pada 1 satker.\n"


def test_hitung_prints_the_rows_with_their_capaian(proyek: Path) -> None:
    (proyek / "t.csv").write_text('indikator,target,realisasi\na,10,5\nb,"87,5%",-\n')
    result = _run("hitung", "t.csv")
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == ("indikator,target,realisasi,capaian_mentah,capaian,kategori,keterangan")
    assert lines[1].startswith("a,10,5,50")
    assert lines[2].startswith('b,"87,5%",-,,,,')
    assert _run("hitung", "t.csv", "--output", "hasil.csv").stdout == ""
    assert (proyek / "hasil.csv").read_text("utf-8-sig").splitlines() == lines


def test_hitung_overwrites_only_when_asked(proyek: Path) -> None:
    (proyek / "t.csv").write_text("indikator,target,realisasi\na,10,5\n")
    (proyek / "naskah.csv").write_text("milik orang")
    refused = _run("hitung", "t.csv", "--output", "naskah.csv")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert 'keluaran "naskah.csv" sudah ada' in refused.stderr and "--timpa" in refused.stderr
    assert (proyek / "naskah.csv").read_text() == "milik orang"
    assert _run("hitung", "t.csv", "--output", "naskah.csv", "--timpa").exit_code == 0
    assert (proyek / "naskah.csv").read_text().startswith("indikator,")


def test_hitung_follows_a_kebijakan(proyek: Path) -> None:
    (proyek / "t.csv").write_text("indikator,target,realisasi\na,10,15\n")
    (proyek / "k.toml").write_text("cap = 120\n")
    assert ",150,100," in _run("hitung", "t.csv").stdout
    assert ",150,120," in _run("hitung", "t.csv", "--kebijakan", "k.toml").stdout


def test_daftar_lists_reports_and_satker(proyek: Path) -> None:
    result = _run("daftar")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Laporan",
        "  uji",
        '    satker: str = "656794"  kode satker',
        "    tahun: int = 2023       tahun laporan",
        '    data: str = "data"      folder data',
        "Satker",
        "  656794  KPU Kota Metro: 2023",
    ]


def test_contoh_writes_a_country_that_can_be_checked(proyek: Path) -> None:
    call = ("contoh", "negeri", "--satker", "5", "--tahun", "2023", "--benih", "7", "--rusak", "2")
    made = _run(*call)
    assert (made.exit_code, made.stdout) == (0, "negeri\n")
    assert "5 satker rekaan" in made.stderr and "2 di antaranya rusak" in made.stderr
    broken = (proyek / "negeri" / "rusak.csv").read_text("utf-8").splitlines()[1:]
    checked = _run("periksa", "--data", "negeri")
    assert checked.exit_code == 1
    for line in broken:
        assert f"negeri/satker/{line[:6]}/" in checked.stdout
    assert "KPU Provinsi Contoh 01: 2023" in _run("daftar", "--data", "negeri").stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from kinerja_lib.cli import cli; from kinerja_lib.dasar import perintah\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'pandas', 'numpy', 'papermill',"
        "'nbconvert', 'matplotlib', 'typst', 'nbformat', 'babel', 'jinja2', 'sqlalchemy',"
        "'psycopg'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reader_that_leaves_ends_it_with_a_sentence(proyek: Path) -> None:
    process = subprocess.Popen(
        [*PERINTAH, "daftar"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    stderr = process.stderr.read()
    assert (process.wait(), stderr.decode()) == (1, f"{PUTUS}\n")
    process.stderr.close()


@pytest.mark.slow
def test_output_is_utf8_whatever_the_system_says(proyek: Path) -> None:
    (proyek / "t.csv").write_text("indikator,target,realisasi\n≥ é,10,5\n", encoding="utf-8")
    done = subprocess.run(
        [*PERINTAH, "hitung", "t.csv"],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert "≥ é,10,5" in done.stdout.decode("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C as a signal is a POSIX matter")
@pytest.mark.parametrize("satker", [["656794"], ["656794", "000001", "000002"]])
def test_an_interrupt_leaves_nothing_half_done(proyek: Path, satker: list[str]) -> None:
    import psutil

    source = "open('mulai', 'w').close()\nimport time\ntime.sleep(60)"
    write_notebook(proyek / "notebooks" / "uji.ipynb", source)
    for kode in satker[1:]:
        folder = proyek / "data" / "satker" / kode
        shutil.copytree(proyek / "data" / "satker" / "656794", folder)
        profil = folder / "profil.toml"
        profil.write_text(profil.read_text("utf-8").replace("656794", kode), "utf-8")
    process = subprocess.Popen(
        [*PERINTAH, "render", "uji", "--tahun", "2023", "--pekerja", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while not (proyek / "mulai").exists() and time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    assert (proyek / "mulai").exists(), "no cell began within two minutes"
    family = psutil.Process(process.pid).children(recursive=True)
    assert family
    os.killpg(process.pid, signal.SIGINT)
    stdout, stderr = process.communicate(timeout=50)
    assert (process.returncode, stdout) == (130, "")
    assert stderr.strip().splitlines()[-1].startswith("Dihentikan.")
    assert "Traceback" not in stderr
    assert not [p for p in (proyek / "output").rglob("*") if p.is_file()]
    deadline = time.monotonic() + 30
    while (alive := [p for p in family if _runs(p)]) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert alive == []


def _runs(process: Any) -> bool:
    """Tell whether a process has not ended; one that init has yet to collect has.

    The warm process kills its branches and goes at once, so they become init's, which collects them
    whenever it comes to it: under load that took longer than the five seconds once waited here.
    """
    import psutil

    with suppress(psutil.NoSuchProcess):
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    return False


@pytest.mark.slow
def test_the_real_report_from_start_to_end(proyek: Path) -> None:
    shutil.rmtree(proyek / "notebooks")
    done = subprocess.run(
        [*PERINTAH, "render", "lkj", "--satker", "656794", "--tahun", "2023"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "lkj 656794/2023: tersusun\n")
    notebook, page, pdf = (Path(p) for p in done.stdout.splitlines())
    assert page.read_text("utf-8").lstrip().lower().startswith("<!doctype html>")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert str(proyek) not in notebook.read_text("utf-8")
