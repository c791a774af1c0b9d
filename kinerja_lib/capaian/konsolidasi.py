"""Bring quarters together: the value up to each quarter, by what the method does.

`jumlah` adds, `terakhir` takes the latest level, `rerata`, `maksimum`, `minimum` say themselves.
(The words kumulatif and non-kumulatif are used in opposite senses, so they are not used here.)
"""

from __future__ import annotations

import numpy as np
import pandas as pd

METODE = ("jumlah", "terakhir", "rerata", "maksimum", "minimum")


def cumulate(values: np.ndarray, metode: str) -> np.ndarray:
    """Consolidate quarters (last axis) up to each quarter; a missing quarter stays out, not 0.

    Returns the same shape; nan until the first value arrives.
    """
    x = np.asarray(values, dtype=float)
    seen = np.cumsum(~np.isnan(x), axis=-1)
    total = np.nancumsum(x, axis=-1)
    if metode == "jumlah":
        result = total
    elif metode == "rerata":
        result = total / np.where(seen == 0, 1, seen)
    elif metode == "maksimum":
        result = np.fmax.accumulate(x, axis=-1)
    elif metode == "minimum":
        result = np.fmin.accumulate(x, axis=-1)
    else:
        result = pd.DataFrame(x.reshape(-1, x.shape[-1])).ffill(axis=1).to_numpy().reshape(x.shape)
    return np.where(seen > 0, result, np.nan)


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return part / whole × 100; nan where whole is not above 0.

    Both denominators of a quarter are useful: the target up to the quarter, and the year's.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(whole) > 0, np.asarray(part) / np.asarray(whole) * 100, np.nan)
