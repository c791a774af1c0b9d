"""A place for results: the same promises for a folder and for an address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.errors import KinerjaError, ReportError
from kinerja_lib.jalan.berkas import PROSES
from kinerja_lib.jalan.gudang import Awan, Gudang, describe, open_store


@pytest.fixture(params=["folder", "memory"])
def gudang(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Gudang]:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.store.clear()
    yield open_store(str(tmp_path / "out") if request.param == "folder" else "memory://uji/out")
    memory.store.clear()


def test_files_come_back_as_written(gudang: Gudang) -> None:
    gudang.check()
    gudang.write({"2023/656794/lkj.html": b"<p>", "2023/a.json": b"{}"})
    assert gudang.read("2023/656794/lkj.html") == b"<p>"
    assert gudang.size("2023/656794/lkj.html") == 3
    assert gudang.names("2023") == ["656794", "a.json"]
    assert gudang.read_all("2023", ".json") == {"a.json": b"{}"}
    assert gudang.read_all("2024", ".json") == {}
    gudang.remove("2023/a.json")
    gudang.remove("2023/a.json")
    assert gudang.names("2023") == ["656794"]


def test_what_is_not_there_is_none(gudang: Gudang) -> None:
    assert gudang.read("a/b") is None
    assert gudang.size("a/b") is None
    assert gudang.names("a") == []


@pytest.mark.parametrize("meanwhile", [b"", b"sela"])
def test_after_a_failure_the_commit_is_true(
    gudang: Gudang, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes
) -> None:
    """A folder is as it was; an object store has changed, and its commit says nothing else."""
    gudang.write({"a": b"1", "catatan": b"1"}, commit="catatan")

    def stop(real: Any, at: int, *arguments: Any) -> Any:
        if str(arguments[at]).endswith("catatan") and gudang.read("a") == b"2":
            raise OSError(28, "No space left on device")
        return real(*arguments)

    if isinstance(gudang, Awan):
        real = gudang._fs.pipe_file
        monkeypatch.setattr(gudang._fs, "pipe_file", lambda *a: stop(real, 0, *a))
    else:
        move = os.replace
        monkeypatch.setattr(os, "replace", lambda *a: stop(move, 1, *a))
    with pytest.raises(ReportError):
        gudang.write({"catatan": b"2", "a": b"2"}, commit="catatan", meanwhile=meanwhile)
    after = (b"2", meanwhile or None) if isinstance(gudang, Awan) else (b"1", b"1")
    assert (gudang.read("a"), gudang.read("catatan")) == after


def test_what_changed_after_its_commit_is_looked_into(gudang: Gudang) -> None:
    gudang.write({"a": b"satu", "catatan": b"{}"}, commit="catatan")
    known = describe(b"satu")
    assert gudang.intact("a", known, "catatan")
    gudang.write({"a": b"satu"})
    assert gudang.intact("a", known, "catatan")
    for other in (b"dua!", b"tiga!"):
        gudang.write({"a": other})
        assert not gudang.intact("a", known, "catatan")
    gudang.remove("a")
    assert not gudang.intact("a", known, "catatan")


@pytest.mark.skipif(os.name != "posix", reason="who lives can be asked on POSIX only")
def test_what_a_killed_run_left_goes_and_what_others_write_stays(tmp_path: Path) -> None:
    folder = open_store(str(tmp_path))
    dead, live = 4194305, os.getppid()
    own = (
        "2023/.manifes/.656794.lkj.json",
        "2023/656794/.lkj.pdf",
        "2023/.index.html",
        ".index.html",
    )
    gone = [f"{name}.{PROSES}.{dead}.{end}" for name in own for end in ("tmp", "lama")]
    kept = [*(f"{name}.{PROSES}.{live}.tmp" for name in own), "2023/656794/lkj.pdf",
            f"2023/656794/.lkj.pdf.0a0a0a0a.{dead}.tmp", "2023/656794/.catatan.tmp"]  # fmt: skip
    for name in (*gone, *kept):
        folder.write({name: b"x"})
    folder.tidy(2023)
    assert sorted(kept) == sorted(
        p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()
    )


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("xyzzy://a/b", "tidak dikenal"), ("s3://wadah/x", "memerlukan paket tambahan|menolak"),
        ("memory://", "tidak menyebut wadah"), ("memory:///", "tidak menyebut wadah"),
        ("file:///", "Tulis sebagai folder biasa"), ("zip://x", "tidak dapat dibuka"),
        ("file:///srv/hasil", 'Tulis sebagai folder biasa: "/srv/hasil"'),
        ("file:hasil", 'folder biasa: "hasil"'), ("local://a\x1b", r'folder biasa: "a\\x1b"'),
    ],
)  # fmt: skip
def test_an_impossible_address_is_explained(output: str, said: str) -> None:
    with pytest.raises(KinerjaError, match=said):
        open_store(output).check()


def test_addresses_are_printed_as_given() -> None:
    assert open_store("memory://uji/out/").place("2023/a.html") == "memory://uji/out/2023/a.html"
