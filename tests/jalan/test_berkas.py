"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kinerja_lib.errors import ReportError
from kinerja_lib.jalan import berkas
from kinerja_lib.jalan.berkas import write_files


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b.txt": b"satu", tmp_path / "c.txt": b"dua"})
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"satu"
    assert sorted(p.name for p in tmp_path.rglob("*.*")) == ["b.txt", "c.txt"]


def test_a_full_disk_leaves_the_earlier_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.pdf"
    write_files({first: b"lama", second: b"lama"})
    write = berkas._write

    def fail_at_the_pdf(path: Path, content: bytes) -> None:
        write(path, content[:2])
        if ".pdf" in path.name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(berkas, "_write", fail_at_the_pdf)
    with pytest.raises(ReportError, match=r"b\.pdf: tidak dapat ditulis \(disk penuh\)"):
        write_files({first: b"baru", second: b"baru"})
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {
        "a.html": b"lama", "b.pdf": b"lama",
    }  # fmt: skip


@pytest.mark.parametrize("target", ["berkas/a.html", "x" * 300 + "/a.html", "x" * 255])
def test_an_impossible_place_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(ReportError, match="--output lain"):
        write_files({tmp_path / target: b""})
    assert [p.name for p in tmp_path.iterdir()] == ["berkas"]
