"""click speaks Indonesian: every word of its own, and every exit code."""

from __future__ import annotations

import re

import click
import pytest
from click.testing import CliRunner

from kinerja_lib.cli.cli import cli
from kinerja_lib.cli.klik import Kelompok
from kinerja_lib.dasar.errors import DataError, ReportError, Temuan, UsageError

INGGRIS = re.compile(
    r"\b(usage|options?|commands?|error|missing|show|this|message|exit|required|default|invalid|"
    r"value|such|try|help for|argument|aborted|range)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "arguments",
    [[], ["--help"], *[[c, "--help"] for c in ("render", "periksa", "hitung", "daftar")]],
)
def test_help_has_no_english_word(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, arguments, prog_name="kinerja")
    assert not INGGRIS.findall(result.output)
    assert "Pemakaian: kinerja" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rendr"], 'perintah "rendr" tidak dikenal. Mungkin maksudnya "render".'),
        (["zzz"], 'perintah "zzz" tidak dikenal.'),
        (["--versi"], "opsi --versi tidak dikenal."),
        (["render"], "LAPORAN wajib diisi."),
        (["hitung"], "FILE wajib diisi."),
        (["render", "lkj"], "--tahun wajib diisi."),
        (["render", "lkj", "--tahun"], "opsi --tahun: nilainya kurang atau tidak diperlukan."),
        (["render", "lkj", "--paksa=1"], "opsi --paksa: nilainya kurang atau tidak diperlukan."),
        (["render", "x", "--thun", "1"], 'opsi --thun tidak dikenal. Mungkin maksudnya "--tahun".'),
        (["render", "x", "--tahun", "abc"], '"abc" bukan bilangan bulat 2000 sampai 2099.'),
        (["render", "lkj", "--tahun", "23"], '--tahun: "23" bukan bilangan bulat'),
        (["render", "lkj", "--tahun", "٢٠٢٣"], "bukan bilangan bulat"),
        (["render", "lkj", "--tahun", "9" * 5000], "bukan bilangan bulat"),
        (["render", "lkj", "--tahun", "00002023" + "0" * 5000], "bukan bilangan bulat"),
        (["render", "lkj", "--tahun", "\x1b[2J"], r'"\x1b[2J" bukan bilangan'),
        (["render", "lkj", "--tahun", "2023", "--triwulan", "5"], '--triwulan: "5" bukan'),
        (["render", "lkj", "--tahun", "2023", "--pekerja", "0"], '--pekerja: "0" bukan'),
        (["render", "lkj", "--tahun", "2023", "--format", ","], "--format: harus menyebut"),
        (["render", "lkj", "lagi", "--tahun", "2023"], 'argumen "lagi" berlebih.'),
        (["daftar", "x"], 'argumen "x" berlebih.'),
    ],
)
def test_wrong_usage_is_said_in_indonesian(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(cli, arguments, prog_name="kinerja")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert not INGGRIS.findall(result.stderr.replace("--help", ""))


TEMUAN = Temuan("a.csv", 2, "x", "", "wajib diisi", "isi")


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (None, 0, ""),
        (UsageError("salah"), 2, "salah\n"),
        (ReportError("gagal"), 1, "gagal\n"),
        (DataError([TEMUAN]), 1, "a.csv:2:x: (kosong): wajib diisi: isi\n"),
        (KeyboardInterrupt(), 130, "Dihentikan. Hasil yang sudah selesai tetap utuh.\n"),
        (ValueError("apa\x1b[31m"), 1, "Kesalahan tak terduga (ValueError: apa\\x1b[31m)."),
    ],
)
def test_every_end_has_its_code_and_its_line(
    monkeypatch: pytest.MonkeyPatch, error: BaseException | None, code: int, said: str
) -> None:
    @click.group(cls=Kelompok)
    def group() -> None:
        """Uji."""

    @group.command()
    def jalan() -> None:
        """Uji."""
        if error:
            raise error

    monkeypatch.delenv("KINERJA_DEBUG", raising=False)
    result = CliRunner().invoke(group, ["jalan"])
    assert result.exit_code == code
    assert result.stderr.strip().startswith(said.strip())
    assert "Traceback" not in result.output
    monkeypatch.setenv("KINERJA_DEBUG", "1")
    shown = CliRunner().invoke(group, ["jalan"]).output
    assert ("Traceback" in shown) is (
        error is not None and not isinstance(error, KeyboardInterrupt)
    )
