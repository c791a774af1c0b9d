"""A process that ends at any of its changes of the disk, as a kill would end it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def killed_at(step: int, names: Sequence[str], act: Callable[[], object]) -> bool:
    """Act in a process of its own that ends at its n-th change of the disk; tell if it did.

    `names` are the functions of `os` that change it; writing bytes to a path counts as well.
    """
    pid = os.fork()
    if pid == 0:
        left = step

        def counted(real: Any) -> Any:
            def change(*a: Any, **k: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    os._exit(9)
                return real(*a, **k)

            return change

        for name in names:
            setattr(os, name, counted(getattr(os, name)))
        Path.write_bytes = counted(Path.write_bytes)  # type: ignore[method-assign]
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
