"""Work out once for a Laporan what many ask for, and keep it with that Laporan."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from kinerja_lib.satker.laporan import Laporan

P = ParamSpec("P")
R = TypeVar("R")


def sekali(
    function: Callable[Concatenate[Laporan, P], R],
) -> Callable[Concatenate[Laporan, P], R]:
    """Let a function of a Laporan run once for it; the result goes when the Laporan goes.

    An `lru_cache` would hold every satker of an analyst's loop in memory.
    """

    @wraps(function)
    def once(lap: Laporan, *rest: P.args, **more: P.kwargs) -> R:
        kept, key = vars(lap), f"{function.__module__}.{function.__qualname__}{(*rest, more)}"
        if key not in kept:
            kept[key] = function(lap, *rest, **more)
        result: R = kept[key]
        return result

    return once
