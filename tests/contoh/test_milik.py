"""What people put or changed in an example folder outlives every further run of the command."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.contoh import tulis
from kinerja_lib.contoh.milik import DAFTAR, read_list
from kinerja_lib.contoh.tulis import write_contoh
from kinerja_lib.dasar.errors import UsageError
from tests.contoh.test_tulis import content, make
from tests.mati import killed_at

SATKER = "satker/990002"


def _add(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("milik orang")

    return act


def _append(name: str) -> Callable[[Path], None]:
    return lambda f: (f / name).write_bytes((f / name).read_bytes() + b"\n")


def _link(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        target = folder.parent / "asli"
        os.replace(folder / name, target)
        (folder / name).symlink_to(target)

    return act


def _rename(old: str, new: str) -> Callable[[Path], Any]:
    return lambda f: (f / old).rename(f / new)


OWN: dict[str, tuple[Callable[[Path], Any], str]] = {
    "a file at the top": (_add("catatan.txt"), r"catatan\.txt \(bukan dari"),
    "an office": (_add("satker/656794/profil.toml"), r"satker/656794 \(bukan dari"),
    "a kebijakan": (_add("acuan/kebijakan.toml"), r"acuan/kebijakan\.toml \(bukan dari"),
    "an edit": (_append(f"{SATKER}/pengukuran.csv"), rf"{SATKER}/pengukuran\.csv \(sudah diubah"),
    "an edited word": (_append("BACA.md"), r"BACA\.md \(sudah diubah"),
    "other capitals": (_rename(f"{SATKER}/profil.toml", f"{SATKER}/Profil.toml"), "Profil.toml"),
    "an empty folder": (lambda f: (f / "baru").mkdir(), r"baru \(bukan dari"),
    "a link to a file": (_link(f"{SATKER}/profil.toml"), r"profil\.toml \(sudah diubah"),
    "a link to a folder": (_link(f"{SATKER}/narasi"), r"narasi \(bukan dari"),
    "a broken link": (lambda f: (f / "x").symlink_to("y"), r"x \(bukan dari"),
    "no list": (lambda f: (f / DAFTAR).unlink(), f"tanpa {DAFTAR}"),
    "a torn list": (lambda f: os.truncate(f / DAFTAR, 100), f"tanpa {DAFTAR}"),
    "an empty list": (lambda f: os.truncate(f / DAFTAR, 0), f"tanpa {DAFTAR}"),
    "a list of something else": (lambda f: (f / DAFTAR).write_bytes(b"\xff"), f"tanpa {DAFTAR}"),
    "an old list": (lambda f: (f / DAFTAR).write_text(f"{'0' * 64}  BACA.md\n"), "sudah diubah"),
    "many": (lambda f: [_add(f"{n}.txt")(f) for n in range(9)], r"4\.txt \(bukan [^,]*, … *\."),
}


@pytest.mark.parametrize("what", OWN)
def test_what_people_made_or_changed_is_named_and_kept(tmp_path: Path, what: str) -> None:
    act, said = OWN[what]
    make(tmp_path / "d")
    act(tmp_path / "d")
    before = content(tmp_path)
    with pytest.raises(UsageError, match="Tidak ada yang ditimpa") as error:
        make(tmp_path / "d")
    assert error.match(said)
    assert content(tmp_path) == before


def _forget(folder: Path) -> None:
    shutil.rmtree(folder / SATKER)
    (folder / "BACA.md").unlink()
    (folder / "satker" / ".DS_Store").write_bytes(b"x")


@pytest.mark.parametrize("act", [lambda f: None, _forget, shutil.rmtree])
def test_what_is_as_written_or_gone_is_written_again(tmp_path: Path, act: Any) -> None:
    first = make(tmp_path / "d")
    act(tmp_path / "d")
    (tmp_path / "tautan").symlink_to("d")
    assert make(tmp_path / "tautan") == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "tautan"]
    assert (tmp_path / "tautan").is_symlink()


def test_the_list_names_every_other_file(tmp_path: Path) -> None:
    files = make(tmp_path / "d")
    assert {*(read_list(tmp_path / "d") or {}), DAFTAR} == files.keys()


def test_what_is_put_there_while_it_writes_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "d")
    real = tulis.make_satker
    monkeypatch.setattr(
        tulis, "make_satker", lambda *a: (_add("catatan.txt")(tmp_path / "d"), real(*a))[1]
    )
    with pytest.raises(UsageError, match=r'folder "[^"]*/d" berisi .*catatan\.txt'):
        make(tmp_path / "d", benih=7)
    assert (tmp_path / "d/catatan.txt").read_text() == "milik orang"
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


def _killed_at(step: int, folder: Path) -> bool:
    changes = ("replace", "mkdir", "unlink", "rmdir")
    return killed_at(step, changes, lambda: write_contoh(folder, 1, range(2023, 2024), 7, 0))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_the_next_run_ends_as_if_nothing_had_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"profil.toml": b"x", "narasi/2023/S01.md": b"y"}
    monkeypatch.setattr(tulis, "make_satker", lambda *_: few)
    folder, milik = tmp_path / "d", tmp_path / ".d.lama"
    milik.write_text("milik orang")
    write_contoh(folder, 1, range(2023, 2024), 7, 0)
    whole = content(folder)
    step = 0
    while _killed_at(step, folder):
        hidden = [p for p in tmp_path.iterdir() if p.name.endswith(".lama") and p != milik]
        assert content(folder if folder.exists() else hidden[0]) == whole, step
        step += 1
        if step % 2:
            write_contoh(folder, 1, range(2023, 2024), 7, 0)
            assert sorted(p.name for p in tmp_path.iterdir()) == [".d.lama", "d"], step
    assert step > 20
    write_contoh(folder, 1, range(2023, 2024), 7, 0)
    assert content(folder) == whole
    assert sorted(p.name for p in tmp_path.iterdir()) == [".d.lama", "d"]
