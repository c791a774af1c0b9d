"""The house: rooms in their order, and a map that names every module."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import kinerja_lib

PROYEK = Path(__file__).parents[1]
PAKET = PROYEK / "kinerja_lib"
KAMAR = sorted(p.parent for p in PAKET.glob("*/__init__.py"))


def test_no_import_points_up() -> None:
    """In a process of its own: import-linter turns off every logger that is there."""
    code = "from importlinter.cli import lint_imports as f; raise SystemExit(f(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROYEK, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_map_of_the_house_has_the_rooms_in_the_order_of_the_contract() -> None:
    settings = tomllib.loads((PROYEK / "pyproject.toml").read_text("utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    layers = [layer.split(" | ") for layer in contract["layers"]]
    rooms = re.findall(r"^(\w+) {2,}", str(kinerja_lib.__doc__), re.MULTILINE)
    height = {room: len(layers) - i for i, layer in enumerate(layers) for room in layer}
    assert sorted(rooms) == sorted(height) == [p.name for p in KAMAR]
    assert [height[r] for r in rooms] == sorted(height[r] for r in rooms)


@pytest.mark.parametrize("kamar", KAMAR, ids=lambda p: p.name)
def test_a_room_names_its_modules(kamar: Path) -> None:
    said = (kamar / "__init__.py").read_text("utf-8").split('"""')[1]
    modules = [p.stem for p in kamar.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()]
    unsaid = [m for m in modules if m != "__init__" and not re.search(rf"\b{m}\b", said)]
    assert not unsaid
