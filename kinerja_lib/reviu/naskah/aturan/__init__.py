"""The rules over a finished report: each a pure function of a Naskah that yields findings.

A new rule is a function with `@aturan(...)`, rows in its test, and docs/reviu.md made anew.
"""

from __future__ import annotations

from kinerja_lib.naskah.naskah import Naskah
from kinerja_lib.reviu.registri import Aturan, Registri

_registri: Registri[Naskah] = Registri("kinerja_lib.reviu.naskah.aturan", "dok-")
aturan = _registri.add


def aturan_naskah() -> dict[str, Aturan[Naskah]]:
    """Return every rule by id: worst first, then by id."""
    return _registri.all
