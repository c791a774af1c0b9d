"""The rules over a finished report; their ids begin with `dok-`."""

from __future__ import annotations

from kinerja_lib.reviu.jadi.naskah import Naskah
from kinerja_lib.reviu.registri import Aturan, Registri

_registri: Registri[Naskah] = Registri("kinerja_lib.reviu.jadi.periksa", "dok-")
aturan = _registri.add


def aturan_naskah() -> dict[str, Aturan[Naskah]]:
    """Return every rule by id: worst first, then by id."""
    return _registri.all
