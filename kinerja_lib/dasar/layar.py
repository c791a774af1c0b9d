"""What the command line prints: results on stdout, all else on stderr.

Whatever a name of a file holds, a terminal only sees letters. A stdout that cannot be written to is
an error with a sentence; a stderr that cannot be is no reason to stop.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import click

from kinerja_lib.dasar.alamat import mask
from kinerja_lib.dasar.errors import KinerjaError, one_line, os_reason

PUTUS = "Keluaran ditutup sebelum semuanya tercetak, misalnya oleh `head`; sisanya tidak dicetak."


class KeluaranError(KinerjaError):
    """Say that stdout cannot be written to."""

    @classmethod
    def of(cls, error: OSError) -> KeluaranError:
        """Tell a reader that went away from a place that takes no more."""
        if isinstance(error, BrokenPipeError):
            return cls(PUTUS)
        return cls(f"Keluaran tidak dapat ditulis: {os_reason(error)}. Arahkan ke tempat lain.")


def show(text: object, nl: bool = True) -> None:
    """Print a result on stdout: as it is for a program, as letters for a terminal."""
    said = str(text)
    try:
        click.echo(letters(said) if _is_terminal() else said, nl=nl)
    except OSError as error:
        raise KeluaranError.of(error) from None


def say(text: object) -> None:
    """Print a message on stderr, where there is one; an address in it has no password."""
    with suppress(OSError, ValueError):
        click.echo(letters(mask(str(text))), err=True)


def letters(text: str) -> str:
    """Return lines in which control characters are written out: `\\x1b`."""
    return "\n".join(one_line(line) for line in text.split("\n"))


def finish() -> None:
    """Write out what stdout still holds."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        raise KeluaranError.of(error) from None


def let_go() -> None:
    """Forget streams that cannot be written to: Python would try again, in English, at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
