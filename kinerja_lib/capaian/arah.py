"""One formula a polarity: arrays of target T and realisasi R in, capaian C in percent out.

Formulas: Permenpan-RB 8/2021 (selisih) and practice; nan where C is not computable. A new polarity
is one function and one line in `ARAH`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Larik = NDArray[np.float64]


def naik(t: Larik, r: Larik) -> Larik:
    """Maximise: C = R / T × 100, without a floor; T = 0 is not computable."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        c = r / t * 100
    return np.where(t > 0, c, np.nan)


def turun_selisih(t: Larik, r: Larik) -> Larik:
    """Minimise: C = (2T − R) / T × 100, floor 0; a zero target is met (100) or exceeded (0)."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        c = np.maximum((2 * t - r) / t * 100, 0)
    return _zero_target(t, r, c)


def turun_rasio(t: Larik, r: Larik) -> Larik:
    """Minimise: C = T / R × 100; R = 0 below a positive target has no finite ratio (inf)."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        c = np.where(r < 0, np.nan, t / np.abs(r) * 100)
    return _zero_target(t, r, c)


def tetap(t: Larik, r: Larik) -> Larik:
    """Stabilise: C = 100 − |R − T| / T × 100, floor 0, never above 100."""
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        c = np.maximum(100 - np.abs(r - t) / t * 100, 0)
    return np.where(t > 0, c, np.where((t == 0) & (r == 0), 100.0, np.nan))


def _zero_target(t: Larik, r: Larik, c: Larik) -> Larik:
    at_zero = np.where(r == 0, 100.0, np.where(r > 0, 0.0, np.nan))
    return np.where(t > 0, c, np.where(t == 0, at_zero, np.nan))


ARAH: dict[str, Callable[[Larik, Larik], Larik]] = {
    "naik": naik,
    "turun/selisih": turun_selisih,
    "turun/rasio": turun_rasio,
    "tetap": tetap,
}
"""Formula of each polarity; `turun` is followed by the variant that the policy names."""


def formula(arah: str, minimise: str) -> Callable[[Larik, Larik], Larik]:
    """Return the formula of a polarity under the policy's minimise variant."""
    return ARAH[f"turun/{minimise}" if arah == "turun" else arah]


def nearest_bound(lo: float, hi: float, r: float) -> float | None:
    """Return the bound of a range target that `r` broke, None inside it."""
    return lo if r < lo else hi if r > hi else None
