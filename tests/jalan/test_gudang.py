"""A place for results: the same promises for a folder and for an address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.errors import KinerjaError, ReportError
from kinerja_lib.jalan.gudang import Awan, Folder, Gudang, open_store


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


def test_the_commit_is_gone_while_the_others_change(
    gudang: Gudang, monkeypatch: pytest.MonkeyPatch
) -> None:
    gudang.write({"a": b"1", "catatan": b"1"}, commit="catatan")
    target = gudang._fs if isinstance(gudang, Awan) else None
    if target is None:
        import os

        real = os.replace
        monkeypatch.setattr("os.replace", lambda *a: _stop(gudang, real, *a))
    else:
        real = target.pipe_file
        monkeypatch.setattr(target, "pipe_file", lambda *a: _stop(gudang, real, *a))
    with pytest.raises(ReportError):
        gudang.write({"catatan": b"2", "a": b"2"}, commit="catatan")
    assert gudang.read("a") == b"2"
    assert gudang.read("catatan") is None


def _stop(gudang: Gudang, real: Any, *arguments: Any) -> Any:
    """Do the first change, fail at the commit."""
    assert gudang.read("catatan") is None
    if "catatan" in str(arguments[-1] if isinstance(gudang, Folder) else arguments[0]):
        raise OSError(28, "No space left on device")
    return real(*arguments)


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
