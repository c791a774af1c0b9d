"""The fingerprint changes with everything a report is made from, and with nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinerja_lib.jalan import sidik
from kinerja_lib.jalan.sidik import fingerprint
from kinerja_lib.paket.folder import files_below


@pytest.fixture
def tempat(tmp_path: Path) -> Path:
    (tmp_path / "data" / "narasi").mkdir(parents=True)
    for name in ("data/a.csv", "data/narasi/b.md", "lkj.ipynb"):
        (tmp_path / name).write_text(name)
    return tmp_path


def _print(tempat: Path, tahun: int = 2023) -> str:
    return fingerprint(tempat / "lkj.ipynb", [tempat / "data"], {"tahun": tahun})


@pytest.mark.parametrize("name", ["data/a.csv", "data/narasi/b.md", "data/baru.csv", "lkj.ipynb"])
def test_a_changed_input_changes_it(tempat: Path, name: str) -> None:
    before = _print(tempat)
    (tempat / name).write_text("lain")
    assert _print(tempat) != before


@pytest.mark.parametrize("name", ["data/.DS_Store", "data/~$a.xlsx", "data/__pycache__"])
def test_what_is_no_input_does_not(tempat: Path, name: str) -> None:
    before = _print(tempat)
    (tempat / name).write_text("lain")
    os.utime(tempat / "data" / "a.csv", (0, 0))
    assert _print(tempat) == before


def test_a_moved_file_changes_it(tempat: Path) -> None:
    before = _print(tempat)
    (tempat / "data" / "a.csv").rename(tempat / "data" / "c.csv")
    assert _print(tempat) != before


def test_parameters_andlibrary_change_it(tempat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _print(tempat)
    assert _print(tempat, 2022) != before
    monkeypatch.setattr(sidik, "_version", lambda name: "99")
    sidik.library.cache_clear()
    try:
        assert _print(tempat) != before
    finally:
        sidik.library.cache_clear()


def test_links_that_lead_back_or_nowhere_end(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x")
    for name in ("satu", "dua", "tiga"):
        (tmp_path / name).symlink_to(".")
    (tmp_path / "b.csv").symlink_to("b.csv")
    assert [name for name, _ in files_below(str(tmp_path))] == ["a.csv"]
