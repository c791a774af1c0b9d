"""A small invented country, written once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.contoh.tulis import write_contoh

TAHUN = range(2021, 2024)
SATKER = 24
RUSAK = 12


@pytest.fixture(scope="session")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder of a country where nothing is broken."""
    folder = tmp_path_factory.mktemp("negeri") / "data"
    write_contoh(folder, SATKER, TAHUN, 42, 0)
    return folder


@pytest.fixture(scope="session")
def negeri_rusak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same country where half of the offices are broken."""
    folder = tmp_path_factory.mktemp("rusak") / "data"
    write_contoh(folder, SATKER, TAHUN, 42, RUSAK)
    return folder
