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
    """Return a cell of a status column as a status; the contract of the table allows no other."""
    return text if text in STATUS else ""


def weakest(found: Iterable[Status]) -> Status:
    """Return the weakest status that occurs, "" of none."""
    return max((s for s in found if s), key=STATUS.index, default="")
