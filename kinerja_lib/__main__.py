"""Run the command line: the script `kinerja`, or `python -m kinerja_lib`.

Ctrl+C works from the first line on, also while modules are being loaded, where libraries would
swallow it or turn it into another error.
"""

from __future__ import annotations

import os
import sys
from typing import Any

DIHENTIKAN = 130
"""The exit code of a command that the user stopped."""


def main() -> None:
    """Run the command line; a first Ctrl+C lets it clean up, a second one ends it at once."""
    try:
        import signal

        signal.signal(signal.SIGINT, _stop)
        sys.unraisablehook = _unraisable
        from kinerja_lib.cli.cli import main as run

        run()
    except KeyboardInterrupt:
        _leave()


def _stop(*_: Any) -> None:
    import signal

    signal.signal(signal.SIGINT, _leave)
    raise KeyboardInterrupt


def _unraisable(what: Any) -> None:
    """End where an interrupt hit a place that cannot raise it, as the clean-up of an object."""
    if isinstance(what.exc_value, KeyboardInterrupt):
        _leave()
    sys.__unraisablehook__(what)


def _leave(*_: Any) -> None:
    try:
        os.write(2, b"Dihentikan. Hasil yang sudah selesai tetap utuh.\n")
    finally:
        os._exit(DIHENTIKAN)


if __name__ == "__main__":
    main()
