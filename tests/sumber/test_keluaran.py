"""What `--output` names is never overwritten unasked, and never when it is what was read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.sumber.tulis import check_output, write_output


@pytest.mark.parametrize(
    ("make", "timpa", "said"),
    [
        (lambda p: None, False, ""),
        (lambda p: None, True, ""),
        (lambda p: p.write_bytes(b"lama"), False, "sudah ada dan tidak ditimpa.*--timpa"),
        (lambda p: p.write_bytes(b"lama"), True, ""),
        (lambda p: p.symlink_to("hilang"), False, "sudah ada"),
        (lambda p: p.mkdir(), True, "bukan berkas biasa"),
        (os.mkfifo, True, "bukan berkas biasa"),
        (lambda p: os.link(p.with_name("masukan"), p), True, "berkas masukannya sendiri"),
        (lambda p: p.symlink_to("masukan"), True, "berkas masukannya sendiri"),
    ],
)
def test_a_file_that_is_there_needs_to_be_named_twice(
    tmp_path: Path, make: Any, timpa: bool, said: str
) -> None:
    path, source = tmp_path / "hasil.csv", tmp_path / "masukan"
    source.write_bytes(b"asli")
    make(path)
    if said:
        for act in (check_output, lambda p, *a: write_output(p, b"baru", *a)):
            with pytest.raises(UsageError, match=said):
                act(path, timpa, [source])
    else:
        write_output(path, b"baru", timpa, [source])
        assert path.read_bytes() == b"baru"
    assert source.read_bytes() == b"asli"
    assert {p.name for p in tmp_path.iterdir()} <= {"hasil.csv", "masukan"}


def test_through_a_link_the_file_behind_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "asli.csv").write_bytes(b"lama")
    (tmp_path / "hasil.csv").symlink_to("asli.csv")
    write_output(tmp_path / "hasil.csv", b"baru", timpa=True)
    assert (tmp_path / "asli.csv").read_bytes() == b"baru"
    assert (tmp_path / "hasil.csv").is_symlink()


@pytest.mark.parametrize("name", ["tidak/ada.csv", "a\0b", "x" * 300])
def test_an_impossible_name_is_explained(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="tidak dapat ditulis"):
        write_output(tmp_path / name, b"")
