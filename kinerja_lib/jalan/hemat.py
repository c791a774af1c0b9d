"""What libraries would import and no report needs, left out of a start."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import cast


def skip_grammar() -> None:
    """Spare a start 0,9 s: jsonschema would load a grammar of IRIs, which no notebook holds."""
    sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))


def allow_grammar() -> None:
    """Let cells import it all the same."""
    if sys.modules.get("rfc3987_syntax", sys) is None:
        del sys.modules["rfc3987_syntax"]
