"""Where reference files are: a data folder's own, else the project's."""

from __future__ import annotations

from pathlib import Path

ACUAN = Path(__file__).parents[2] / "data" / "acuan"
"""The project's own reference data, used where a data folder has none."""


def reference(acuan: Path, berkas: str) -> Path:
    """Find a reference file: the data folder's own, else the project's."""
    own = acuan / berkas
    return own if own.exists() else ACUAN / berkas
