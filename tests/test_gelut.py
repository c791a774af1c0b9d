"""The targets of fuzzing: each reads its seeds, and keeps what no reader may do."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import pytest

from tests.gelut import GELUT, Gelut, _attempt, main


@pytest.mark.parametrize("nama", GELUT)
def test_every_target_takes_its_seeds(nama: str) -> None:
    seeds = [*itertools.islice(GELUT[nama].seeds(), 6)]
    assert seeds
    for raw in seeds:
        GELUT[nama].try_one(raw)


def test_a_finding_is_kept_once_a_place(tmp_path: Path) -> None:
    def fails(raw: bytes) -> None:
        raise ValueError(raw)

    for raw in (b"a", b"b"):
        _attempt(Gelut(fails, lambda: iter(())), raw, tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"a"]


def test_an_input_is_tried_again_without_atheris(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12 Bulan")
    assert main(["nilai", str(tmp_path / "x")]) == 0


def test_without_atheris_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "atheris", None)
    assert main(["nilai"]) == 2
    assert "pip install atheris" in capsys.readouterr().err
