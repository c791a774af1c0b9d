"""Commands to copy: with the user's own folders, quoted for the shell, safe on a page."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from kinerja_lib.blok import Narasi
from kinerja_lib.blok.halaman import to_html
from kinerja_lib.dasar.errors import ReportError, UsageError
from kinerja_lib.dasar.perintah import command, public, quote, span
from kinerja_lib.ekspor.beranda import front_page
from kinerja_lib.jalan.antrean import choose
from kinerja_lib.jalan.parameter import open_notebook
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.negeri.manifes import read_manifest
from kinerja_lib.paket.folder import check_satker
from kinerja_lib.paket.paket import read_paket


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "kinerja render lkj --tahun 2023"),
        ({"data": "data", "output": "output"}, "kinerja render lkj --tahun 2023"),
        ({"data": "d 1"}, "kinerja render lkj --tahun 2023 --data 'd 1'"),
        ({"output": "s3://w/h"}, "kinerja render lkj --tahun 2023 --output s3://w/h"),
        ({"data": "a", "output": "b"}, "kinerja render lkj --tahun 2023 --data a --output b"),
    ],
)
def test_a_command_names_folders_that_are_not_the_default(
    given: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja_lib.dasar.perintah.quote", lambda t: shlex.quote(t))
    assert command("render", "lkj", "--tahun", 2023, **given) == said


@pytest.mark.parametrize("folder", ["a b", "it's", '"', "$(id)", "`id`", "x;y", "-x", "a\\b", "é"])
def test_a_posix_shell_reads_the_folder_back(folder: str) -> None:
    assert shlex.split(f"kinerja --data {quote(folder, windows=False)}")[-1] == folder


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("C:\\data\\2023", "C:\\data\\2023"),
        ("C:\\Data Satker", '"C:\\Data Satker"'),
        ("C:\\Data Satker\\", '"C:\\Data Satker\\\\"'),
        ("a&b", '"a&b"'),
        ("it's", '"it\'s"'),
        ('a"b', '"a\\"b"'),
        ("", '""'),
    ],
)
def test_windows_takes_double_quotes(folder: str, said: str) -> None:
    assert quote(folder, windows=True) == said


def test_a_folder_cannot_break_the_line_of_a_terminal() -> None:
    assert "\n" not in command("daftar", data="a\nb") and "\x1b" not in command("a\x1b[2J")


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("data", "data"),
        ("data/2023", "data/2023"),
        ("/home/x/data", "FOLDER"),
        ("C:\\Users\\x", "FOLDER"),
        ("\\\\server\\x", "FOLDER"),
        ("../x", "FOLDER"),
        ("s3://key:word@w/d", "FOLDER"),
    ],
)
def test_a_page_names_no_folder_of_this_machine(folder: str, said: str) -> None:
    assert public(folder) == said


@pytest.mark.parametrize("text", ["a b", "a`b", "``a", "a``` b`", "<b>&*x*"])
def test_markdown_shows_a_command_letter_by_letter(text: str) -> None:
    assert f"<code>{escape(text)}</code>" in to_html(Narasi(span(text)).data())


@pytest.fixture
def lain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a user who keeps data and results elsewhere."""
    (tmp_path / "data lain" / "satker" / "656794").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _asked() -> dict[str, Callable[[], object]]:
    tugas = Tugas("rekap", "", 2023, data="data lain", output="hasil")
    return {
        "daftar": lambda: choose(["999999"], "data lain"),
        "daftar ": lambda: choose(["abc"], "data lain"),
        "daftar  ": lambda: check_satker(Path("data lain"), "999999", "data lain"),
        "daftar   ": lambda: open_notebook("lk", data="data lain"),
        "daftar    ": lambda: read_paket("999999", "data lain"),
        "render lkj --tahun 2023": lambda: render(tugas),
    }


@pytest.mark.parametrize("perintah", _asked())
def test_a_message_repeats_the_folders_of_the_user(lain: Path, perintah: str) -> None:
    with pytest.raises(UsageError) as caught:
        _asked()[perintah]()
    assert f"`kinerja {perintah.strip()} --data {quote('data lain')}" in str(caught.value)
    assert ("--output hasil`" in str(caught.value)) == perintah.startswith("render")


def test_a_torn_manifest_says_how_to_make_it_again(lain: Path) -> None:
    (lain / "manifes.json").write_text("{")
    with pytest.raises(ReportError, match="--tahun 2023 --data d --output h`"):
        read_manifest(lain, 2023, "d", "h")


def test_an_empty_front_page_names_the_folders_of_the_user(tmp_path: Path) -> None:
    page = front_page(tmp_path, "d`1", "h")
    assert "<code>kinerja render lkj --tahun 2023 --data" in page and "--output h</code>" in page
