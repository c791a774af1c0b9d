"""The ways to install agree: pyproject.toml is the truth, the others follow."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

AKAR = Path(__file__).parents[1]
PROYEK: dict[str, Any] = tomllib.loads((AKAR / "pyproject.toml").read_text("utf-8"))["project"]
LAINNYA = (
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    {"sys_platform": "darwin", "platform_system": "Darwin"},
)


GRUP = [PROYEK["dependencies"], *PROYEK["optional-dependencies"].values()]
SYARAT = [Requirement(line) for group in GRUP for line in group]


def _declared() -> dict[str, str]:
    return {canonicalize_name(r.name): str(r.specifier) for r in SYARAT}


def _conda() -> tuple[dict[str, Any], list[str]]:
    made = yaml.safe_load((AKAR / "environment.yml").read_text("utf-8"))
    plain = [d for d in made["dependencies"] if isinstance(d, str)]
    (pip,) = [d["pip"] for d in made["dependencies"] if isinstance(d, dict)]
    return made, plain + [d for d in pip if not d.startswith("-e")]


def _pins() -> dict[str, str]:
    lines = (AKAR / "constraints.txt").read_text("utf-8").split()
    return {canonicalize_name(n): v for n, v in (line.split("==") for line in lines)}


def test_conda_installs_what_pyproject_asks_for() -> None:
    made, lines = _conda()
    found = {canonicalize_name(r.name): str(r.specifier) for r in map(Requirement, lines)}
    assert found.pop("python") == PROYEK["requires-python"]
    assert found.pop("pip") == ""
    assert found == _declared()
    assert made["channels"] == ["conda-forge"]


def test_every_pin_is_within_what_pyproject_allows() -> None:
    pins = _pins()
    wrong = [str(r) for r in SYARAT if pins.get(canonicalize_name(r.name), "0") not in r.specifier]
    assert wrong == []


def test_the_pins_are_complete() -> None:
    """Follow what is installed from the project on, for this system and for others."""
    places = [default_environment() | other for other in ({}, *LAINNYA)]
    seen: set[str] = set()
    queue = [("kinerja", frozenset({"basisdata", "dokumen", "klaster", "lab", "dev"}))]
    done: set[tuple[str, frozenset[str]]] = set()
    while queue:
        name, extras = queue.pop()
        try:
            lines = requires(name) or []
        except PackageNotFoundError:
            continue
        for r in map(Requirement, lines):
            used = r.marker is None or any(
                r.marker.evaluate({**place, "extra": extra})
                for place in places
                for extra in (*extras, "")
            )
            step = (canonicalize_name(r.name), frozenset(r.extras))
            if used and step not in done:
                done.add(step)
                seen.add(step[0])
                queue.append(step)
    assert sorted(seen - _pins().keys()) == []


@pytest.mark.parametrize(
    "name",
    [
        "constraints.txt",
        "environment.yml",
        ".pre-commit-config.yaml",
        "Makefile",
        ".ci/run",
        "pyproject.toml",
    ],
)
def test_no_address_and_no_machine_path(name: str) -> None:
    text = (AKAR / name).read_text("utf-8")
    assert not re.search(r"https?:|file:|--index|/(work|tmp|root|home)/", text)


def test_hooks_use_the_tools_of_the_environment() -> None:
    config = yaml.safe_load((AKAR / ".pre-commit-config.yaml").read_text("utf-8"))
    hooks = [h for repo in config["repos"] for h in repo["hooks"]]
    assert {repo["repo"] for repo in config["repos"]} == {"local"}
    assert {h["language"] for h in hooks} == {"system"}
    assert {h["entry"].split()[0] for h in hooks} <= _declared().keys()


def test_make_lists_every_target() -> None:
    text = (AKAR / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert re.findall(r"^([a-z]+):.*## \w", text, re.MULTILINE) == phony[1].split()
