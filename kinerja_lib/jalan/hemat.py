"""What libraries would import and no report needs, left out of a start."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast


def skip_grammar() -> None:
    """Spare a start 0,9 s: jsonschema would load a grammar of IRIs, which no notebook holds."""
    sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))


def skip_debugger() -> None:
    """Spare a kernel 0,3 s: ipykernel would load a debugger, which nobody attaches to a batch."""
    stub = ModuleType("ipykernel.debugger")
    stub._is_debugpy_available = False  # type: ignore[attr-defined]
    stub.Debugger = object  # type: ignore[attr-defined]
    sys.modules.setdefault("ipykernel.debugger", stub)
