"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.dasar import berkas
from kinerja_lib.dasar.berkas import write_files, write_over
from kinerja_lib.dasar.errors import ReportError
from tests.mati import killed_at


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
        "a.html": b"lama",
        "b.pdf": b"lama",
    }


@pytest.mark.parametrize("target", ["berkas/a.html", "x" * 300 + "/a.html", "x" * 255])
def test_an_impossible_place_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(ReportError, match="--output lain"):
        write_files({tmp_path / target: b""})
    assert [p.name for p in tmp_path.iterdir()] == ["berkas"]


NAMES = ("a.ipynb", "b.html", "c.pdf", "catatan")


def _set(folder: Path, content: bytes) -> dict[Path, bytes]:
    return {folder / name: content for name in NAMES}


def _there(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def _lock(monkeypatch: pytest.MonkeyPatch, *names: str, error: type[BaseException]) -> None:
    """Let nothing be moved to these names after the commit said that others change."""
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        if Path(target).name in names and not Path(source).name.endswith((".sela", ".lama")):
            raise error(errno.EACCES, "open elsewhere")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("error", [PermissionError, KeyboardInterrupt])
@pytest.mark.parametrize("meanwhile", [b"", b"sela"])
@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("locked", NAMES)
def test_one_that_cannot_be_replaced_leaves_all_as_they_were(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    locked: str,
    links: bool,
    meanwhile: bytes,
    error: type[BaseException],
) -> None:
    commit = tmp_path / "catatan"
    write_files(_set(tmp_path, b"lama"), commit)
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    if not links:
        monkeypatch.setattr(os, "link", lambda *a, **k: (_ for _ in ()).throw(OSError(1, "no")))
    _lock(monkeypatch, locked, error=error)
    with pytest.raises((ReportError, KeyboardInterrupt)):
        write_files(_set(tmp_path, b"baru"), commit, meanwhile)
    assert _there(tmp_path) == dict.fromkeys(NAMES, b"lama")
    assert {p.name: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before


def test_what_was_not_there_before_is_not_there_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lock(monkeypatch, "c.pdf", error=PermissionError)
    with pytest.raises(ReportError, match=r"c\.pdf: .*Tutup berkas itu bila sedang dibuka"):
        write_files(_set(tmp_path, b"baru"), tmp_path / "catatan")
    assert _there(tmp_path) == {}


@pytest.mark.parametrize(("meanwhile", "left"), [(b"", None), (b"sela", b"sela")])
def test_a_commit_does_not_come_back_over_a_mixed_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes, left: bytes | None
) -> None:
    write_files(_set(tmp_path, b"lama"), tmp_path / "catatan")
    real = os.replace

    def replace(source: Any, target: Any) -> None:
        back = Path(source).name.endswith(".lama")
        if Path(target).name == ("b.html" if back else "c.pdf"):
            raise PermissionError(errno.EACCES, "open elsewhere")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(ReportError):
        write_files(_set(tmp_path, b"baru"), tmp_path / "catatan", meanwhile)
    assert _there(tmp_path).get("catatan") == left


@pytest.mark.parametrize("meanwhile", [b"", b"sela"])
def test_the_commit_speaks_of_no_file_that_changes_and_bears_their_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bytes
) -> None:
    commit = tmp_path / "catatan"
    write_files(_set(tmp_path, b"lama"), commit)
    seen: list[bytes | None] = []
    real = os.replace
    monkeypatch.setattr(
        os, "replace", lambda s, t: (seen.append(_there(tmp_path).get("catatan")), real(s, t))
    )
    write_files(_set(tmp_path, b"baru"), commit, meanwhile)
    assert seen == [*([b"lama"] if meanwhile else []), *[meanwhile or None] * len(NAMES)]
    assert len({p.stat().st_mtime_ns for p in tmp_path.iterdir()}) == 1


@pytest.mark.parametrize("content", [b'{"keadaan": "gagal"}', b"x" * 99])
def test_a_small_file_is_written_over_where_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catatan.json"
    path.write_bytes(b'{"keadaan": "tersusun"}')
    number = path.stat().st_ino
    write_over(path, content)
    assert (path.read_bytes(), path.stat().st_ino) == (content, number)
    with pytest.raises(ReportError):
        write_over(tmp_path / "tidak.json", b"")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a limit of sizes")
def test_what_does_not_fit_leaves_the_small_file_as_it_was(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "catatan.json"
    path.write_bytes(b"lama")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50, limits[1]))
        with pytest.raises(ReportError, match="tidak dapat ditulis"):
            write_over(path, b"x" * 99)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"lama"


def _killed_at(step: int, folder: Path, meanwhile: bytes) -> bool:
    changes = ("replace", "link", "unlink", "utime", "fsync")
    new = _set(folder, b"baru")
    return killed_at(step, changes, lambda: write_files(new, folder / "catatan", meanwhile))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("meanwhile", [b"", b"sela"])
def test_killed_at_any_moment_the_commit_speaks_of_whole_sets(
    tmp_path: Path, meanwhile: bytes
) -> None:
    step, seen = 0, set()
    write_files(_set(tmp_path, b"lama"), tmp_path / "catatan")
    while _killed_at(step, tmp_path, meanwhile):
        there = {n: c for n, c in _there(tmp_path).items() if n in NAMES}
        said = there.get("catatan")
        others = {content for name, content in there.items() if name != "catatan"}
        assert said == (meanwhile or None) or others == {said}, step
        seen.add(said)
        write_files(_set(tmp_path, b"lama"), tmp_path / "catatan")
        assert _there(tmp_path) == dict.fromkeys(NAMES, b"lama"), step
        step += 1
    assert seen == {b"lama", meanwhile or None, b"baru"}
