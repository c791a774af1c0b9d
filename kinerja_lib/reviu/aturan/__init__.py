"""The rules: each a pure function of a Laporan that yields findings; a file holds one subject.

A new rule is a function with `@aturan(...)`, rows in its test, and docs/reviu.md made anew
(`python -m kinerja_lib.reviu.dokumen`).
"""

from __future__ import annotations

from typing import Any

from kinerja_lib.reviu.registri import Aturan, Registri
from kinerja_lib.satker.laporan import Laporan

PERMENPAN = "Permenpan-RB Nomor 53 Tahun 2014"
TERTELUSUR = "Angka dalam laporan harus dapat ditelusuri dan sama di setiap tempat ia disebut"

_registri: Registri[Laporan] = Registri("kinerja_lib.reviu.aturan")
aturan = _registri.add


def semua_aturan() -> dict[str, Aturan[Laporan]]:
    """Return every rule by id: worst first, then by id."""
    return _registri.all


def rule_of(id: str) -> Aturan[Any]:
    """Return the rule that a finding names, over tables or over a finished report; or KeyError."""
    if id in semua_aturan():
        return semua_aturan()[id]
    from kinerja_lib.reviu.naskah.aturan import aturan_naskah

    return aturan_naskah()[id]
