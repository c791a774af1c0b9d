"""The formula of each polarity."""

from __future__ import annotations

import numpy as np
import pytest

from kinerja_lib.capaian.arah import formula, nearest_bound

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("arah", "minimise", "t", "r", "c"),
    [
        ("naik", "selisih", 80, 89.42, 111.775),
        ("naik", "selisih", 5, 7, 140),
        ("naik", "selisih", 5, 0, 0),
        ("naik", "selisih", 0, 5, NAN),
        ("naik", "selisih", -5, 5, NAN),
        ("naik", "selisih", 5, -1, -20),
        ("turun", "selisih", 10, 14, 60),
        ("turun", "selisih", 10, 24, 0),
        ("turun", "selisih", 10, 0, 200),
        ("turun", "selisih", 0, 0, 100),
        ("turun", "selisih", 0, 3, 0),
        ("turun", "selisih", 0, -3, NAN),
        ("turun", "selisih", -1, 0, NAN),
        ("turun", "rasio", 10, 14, 1000 / 14),
        ("turun", "rasio", 10, 24, 1000 / 24),
        ("turun", "rasio", 10, 0, INF),
        ("turun", "rasio", 0, 0, 100),
        ("turun", "rasio", 0, 3, 0),
        ("turun", "rasio", 10, -5, NAN),
        ("tetap", "selisih", 10, 10, 100),
        ("tetap", "selisih", 10, 12, 80),
        ("tetap", "selisih", 10, 8, 80),
        ("tetap", "selisih", 10, 25, 0),
        ("tetap", "selisih", 0, 0, 100),
        ("tetap", "selisih", 0, 1, NAN),
        ("naik", "selisih", NAN, 1, NAN),
        ("turun", "selisih", 1, NAN, NAN),
    ],
)
def test_formula(arah: str, minimise: str, t: float, r: float, c: float) -> None:
    result = formula(arah, minimise)(np.array([t], dtype=float), np.array([r], dtype=float))
    assert result == pytest.approx([c], nan_ok=True)


@pytest.mark.parametrize(
    ("r", "bound"),
    [(80, None), (85, None), (90, None), (79.9, 80), (90.1, 90)],
)
def test_nearest_bound(r: float, bound: float | None) -> None:
    assert nearest_bound(80, 90, r) == bound
