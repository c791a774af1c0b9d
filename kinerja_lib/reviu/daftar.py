"""The registry of rules: `@aturan(...)` beside a function puts it in, in the order of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from kinerja_lib.laporan import Laporan
from kinerja_lib.reviu.temuan import TINGKAT, TemuanReviu

Periksa = Callable[[Laporan], Iterable[TemuanReviu]]


@dataclass(frozen=True)
class Aturan:
    """A rule: its id, how bad what it finds is, and what a reader is told about it.

    `memeriksa` is what it compares, `dasar` the regulation or the reason, `perbaikan` the remedy.
    A finding of the rules in `serap` whose places all stand in one of this rule is left out: one
    cause, said once. A rule with `sisa` speaks only of rows that no other finding names.
    """

    id: str
    tingkat: str
    judul: str
    memeriksa: str
    dasar: str
    perbaikan: str
    find: Periksa
    serap: tuple[str, ...] = ()
    sisa: bool = False


class Uraian(Protocol):
    """What a reader is told about any rule, over tables or over a finished report."""

    @property
    def id(self) -> str: ...
    @property
    def tingkat(self) -> str: ...
    @property
    def judul(self) -> str: ...
    @property
    def memeriksa(self) -> str: ...
    @property
    def dasar(self) -> str: ...
    @property
    def perbaikan(self) -> str: ...


_semua: dict[str, Aturan] = {}


def aturan(
    id: str, tingkat: str, judul: str, *, memeriksa: str, dasar: str, perbaikan: str,
    serap: tuple[str, ...] = (), sisa: bool = False,
) -> Callable[[Periksa], Periksa]:  # fmt: skip
    """Register a rule; raise ValueError for an id that is taken or an unknown severity."""

    def register(find: Periksa) -> Periksa:
        if id in _semua or tingkat not in TINGKAT:
            raise ValueError(f"aturan {id} ({tingkat}): id sudah dipakai atau tingkat tidak ada")
        _semua[id] = Aturan(id, tingkat, judul, memeriksa, dasar, perbaikan, find, serap, sisa)
        return find

    return register


@cache
def semua_aturan() -> dict[str, Aturan]:
    """Return every rule by id: worst first, then by id."""
    from importlib import import_module
    from pkgutil import iter_modules

    from kinerja_lib.reviu import aturan as folder

    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        import_module(module.name)
    order = sorted(_semua.values(), key=lambda a: (TINGKAT.index(a.tingkat), a.id))
    return {a.id: a for a in order}


def rule_of(id: str) -> Uraian:
    """Return the rule that a finding names; raise KeyError where there is none."""
    from kinerja_lib.reviu.jadi.daftar import aturan_naskah

    rule: Uraian | None = semua_aturan().get(id)
    return rule or aturan_naskah()[id]
