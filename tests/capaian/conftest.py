"""The project's own scales, read once."""

from __future__ import annotations

import pytest

from kinerja_lib.acuan.skala import Skala, read_skala
from tests.conftest import DATA


@pytest.fixture(scope="session")
def skala() -> dict[str, Skala]:
    return read_skala(DATA / "acuan" / "skala.csv")
