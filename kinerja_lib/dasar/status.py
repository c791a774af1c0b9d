"""Where a quarter's figure comes from: one closed list, firmest first.

`dokumen` is printed in a document; `turunan` follows from what is printed, such as a year's figure
spread by its timetable; `ilustrasi` is an example that rests on nothing printed. What is made of
several figures is as firm as the weakest of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Status = Literal["", "dokumen", "turunan", "ilustrasi"]
"""A figure's status; "" where there is no figure."""
STATUS: tuple[Status, ...] = get_args(Status)[1:]


def as_status(text: object) -> Status:
    """Return the status of a figure that is there; a blank is taken as printed.

    An office that keeps no status writes down its own figures; the report says how many are such.
    """
    return text if text in STATUS else "dokumen"


def weakest(found: Iterable[Status]) -> Status:
    """Return the weakest status that occurs, "" of none."""
    return max((s for s in found if s), key=STATUS.index, default="")
