"""The rules over a satker's tables: `@aturan(...)` beside a function puts it in."""

from __future__ import annotations

from typing import Any

from kinerja_lib.laporan import Laporan
from kinerja_lib.reviu.registri import Aturan, Registri

_registri: Registri[Laporan] = Registri("kinerja_lib.reviu.aturan")
aturan = _registri.add


def semua_aturan() -> dict[str, Aturan[Laporan]]:
    """Return every rule by id: worst first, then by id."""
    return _registri.all


def rule_of(id: str) -> Aturan[Any]:
    """Return the rule that a finding names, over tables or over a finished report; or KeyError."""
    if id in semua_aturan():
        return semua_aturan()[id]
    from kinerja_lib.reviu.jadi.daftar import aturan_naskah

    return aturan_naskah()[id]
