"""A beat of long work: whoever waits with a limit learns that it goes on."""

from __future__ import annotations

from collections.abc import Callable

_hear: Callable[[], None] | None = None


def beat() -> None:
    """Say that a page, a rule or a table is done."""
    if _hear is not None:
        _hear()


def listen(hear: Callable[[], None] | None) -> None:
    """Have every beat of this process told."""
    global _hear
    _hear = hear
