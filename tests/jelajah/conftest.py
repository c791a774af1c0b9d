"""A small invented country of three years, and KPU Kota Metro, opened for exploration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_jelajah
from kinerja_lib.contoh.tulis import write_contoh
from tests.conftest import DATA


@pytest.fixture(scope="session")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder of ten offices, one of them broken."""
    folder = tmp_path_factory.mktemp("jelajah") / "negeri"
    write_contoh(folder, 10, (2021, 2022, 2023), 42, 1)
    return folder


@pytest.fixture(scope="session")
def j(negeri: Path) -> Any:
    """Return the invented country."""
    return open_jelajah(negeri)


@pytest.fixture(scope="session")
def metro() -> Any:
    """Return the real data."""
    return open_jelajah(DATA)
