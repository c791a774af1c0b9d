"""What a rule is, and a registry of rules that look at the same kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Generic, TypeVar

from kinerja_lib.reviu.temuan import TINGKAT, TemuanReviu

T = TypeVar("T")


@dataclass(frozen=True)
class Aturan(Generic[T]):
    """A rule: its id, how bad what it finds is, and what a reader is told about it.

    `memeriksa` is what it compares, `dasar` the regulation or the reason, `perbaikan` the remedy.
    A finding of the rules in `serap` whose places all stand in one of this rule is left out: one
    cause, said once. A rule with `sisa` speaks only of rows that no other finding names. What a
    rule with `tetap` finds cannot be answered by a waiver.
    """

    id: str
    tingkat: str
    judul: str
    memeriksa: str
    dasar: str
    perbaikan: str
    find: Callable[[T], Iterable[TemuanReviu]]
    serap: tuple[str, ...] = ()
    sisa: bool = False
    tetap: bool = False


class Registri(Generic[T]):
    """Rules by id: `add` is the decorator beside a function, `folder` the package of its files.

    Ids begin with `awalan`, so that those of two registries can stand side by side.
    """

    def __init__(self, folder: str, awalan: str = "") -> None:
        self.folder, self.awalan = folder, awalan
        self._rules: dict[str, Aturan[T]] = {}

    def add(
        self,
        id: str,
        tingkat: str,
        judul: str,
        *,
        memeriksa: str,
        dasar: str,
        perbaikan: str,
        serap: tuple[str, ...] = (),
        sisa: bool = False,
        tetap: bool = False,
    ) -> Callable[[Callable[[T], Iterable[TemuanReviu]]], Callable[[T], Iterable[TemuanReviu]]]:
        """Register a rule; raise ValueError for an id that is taken or misnamed, or no severity."""

        def register(
            find: Callable[[T], Iterable[TemuanReviu]],
        ) -> Callable[[T], Iterable[TemuanReviu]]:
            if id in self._rules or tingkat not in TINGKAT or not id.startswith(self.awalan):
                raise ValueError(
                    f"aturan {id} ({tingkat}): id sudah dipakai, tidak berawalan "
                    f'"{self.awalan}", atau tingkat tidak ada'
                )
            self._rules[id] = Aturan(
                id, tingkat, judul, memeriksa, dasar, perbaikan, find, serap, sisa, tetap
            )
            return find

        return register

    @cached_property
    def all(self) -> dict[str, Aturan[T]]:
        """Read every file of the folder and return the rules by id: worst first, then by id."""
        path = import_module(self.folder).__path__
        for module in iter_modules(path, f"{self.folder}."):
            import_module(module.name)
        order = sorted(self._rules.values(), key=lambda a: (TINGKAT.index(a.tingkat), a.id))
        return {a.id: a for a in order}


def absorb(found: Sequence[TemuanReviu], rules: Mapping[str, Aturan[Any]]) -> list[TemuanReviu]:
    """Drop a finding whose cells all stand in one finding of a rule that says more of them."""
    cells = [frozenset(p.sel for p in t.tempat) for t in found]
    named = {
        (p.berkas, p.baris) for t in found if not rules[t.aturan].sisa for p in t.tempat if p.baris
    }
    kept = []
    for t, here in zip(found, cells, strict=True):
        if rules[t.aturan].sisa:
            said = all((p.berkas, p.baris) in named for p in t.tempat)
        else:
            said = any(
                t.aturan in rules[other.aturan].serap and here <= there
                for other, there in zip(found, cells, strict=True)
            )
        if not said:
            kept.append(t)
    return kept
