"""The registry of rules over a finished report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from kinerja_lib.reviu.jadi.naskah import Naskah
from kinerja_lib.reviu.temuan import TINGKAT, TemuanReviu

Periksa = Callable[[Naskah], Iterable[TemuanReviu]]
AWALAN = "dok-"
"""Ids of these rules begin so: they stand beside those over tables."""


@dataclass(frozen=True)
class AturanNaskah:
    """A rule: its id, how bad what it finds is, and what a reader is told about it.

    A finding of the rules in `serap` whose places all stand in one of this rule is left out.
    """

    id: str
    tingkat: str
    judul: str
    memeriksa: str
    dasar: str
    perbaikan: str
    find: Periksa
    serap: tuple[str, ...] = ()


_semua: dict[str, AturanNaskah] = {}


def aturan(
    id: str,
    tingkat: str,
    judul: str,
    *,
    memeriksa: str,
    dasar: str,
    perbaikan: str,
    serap: tuple[str, ...] = (),
) -> Callable[[Periksa], Periksa]:
    """Register a rule; raise ValueError for an id that is taken, misnamed, or of no severity."""

    def register(find: Periksa) -> Periksa:
        if id in _semua or tingkat not in TINGKAT or not id.startswith(AWALAN):
            raise ValueError(f"aturan {id} ({tingkat}): id sudah dipakai atau tingkat tidak ada")
        _semua[id] = AturanNaskah(id, tingkat, judul, memeriksa, dasar, perbaikan, find, serap)
        return find

    return register


@cache
def aturan_naskah() -> dict[str, AturanNaskah]:
    """Return every rule by id: worst first, then by id."""
    from importlib import import_module
    from pkgutil import iter_modules

    from kinerja_lib.reviu.jadi import periksa as folder

    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        import_module(module.name)
    order = sorted(_semua.values(), key=lambda a: (TINGKAT.index(a.tingkat), a.id))
    return {a.id: a for a in order}
