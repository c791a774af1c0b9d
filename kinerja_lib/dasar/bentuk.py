"""The shape of JSON that comes from a file: checked before anybody relies on it.

A shape is a type, `[shape]` (a list of it), `(a, b)` (a list of exactly these), a dict (keys, those
ending in `?` may be absent) or a frozenset (one of these values).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import (
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

NAMES = {
    str: "teks",
    float: "bilangan",
    int: "bilangan bulat",
    bool: "ya/tidak",
    list: "daftar",
    dict: "objek",
}


def shape_of(kind: Any) -> Any:
    """Return the shape of a type: a plain one, a list, a Literal, or a TypedDict by its fields.

    A field that is `NotRequired`, or may be None, may be absent.
    """
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        return dict(_field(name, hint) for name, hint in hints.items())
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return frozenset(parts)
    return [shape_of(parts[0])] if origin is list else origin or kind


def _field(name: str, hint: Any) -> tuple[str, Any]:
    optional = get_origin(hint) is NotRequired
    inner = get_args(hint)[0] if get_origin(hint) in (NotRequired, Required) else hint
    kinds = get_args(inner) if get_origin(inner) in (Union, UnionType) else (inner,)
    (there,) = [k for k in kinds if k is not NoneType]
    return f"{name}?" if optional or NoneType in kinds else name, shape_of(there)


def misfit(value: Any, shape: Any, where: str) -> str:
    """Say in Indonesian where a value does not have its shape, or return an empty text."""
    if isinstance(shape, dict):
        return _dict_fault(value, shape, where)
    if isinstance(shape, list | tuple):
        if not isinstance(value, list | tuple):
            return f"{where} harus daftar"
        if isinstance(shape, tuple) and len(value) != len(shape):
            return f"{where} harus berisi {len(shape)} butir, bukan {len(value)}"
        each = shape if isinstance(shape, tuple) else shape * len(value)
        found = (
            misfit(v, s, f"{where}[{i}]") for i, (v, s) in enumerate(zip(value, each, strict=True))
        )
        return next(filter(None, found), "")
    if isinstance(shape, frozenset):
        known = isinstance(value, str | int) and not isinstance(value, bool) and value in shape
        return (
            "" if known else f"{where} harus salah satu dari {', '.join(map(str, sorted(shape)))}"
        )
    return "" if _is(value, shape) else f"{where} harus {NAMES[shape]}"


def _dict_fault(value: Any, shape: Mapping[str, Any], where: str) -> str:
    if not isinstance(value, dict):
        return f"{where} harus objek"
    for key, inner in shape.items():
        name = key.removesuffix("?")
        if value.get(name) is None and key.endswith("?"):
            continue
        if name not in value:
            return f"{where}.{name} tidak ada"
        if problem := misfit(value[name], inner, f"{where}.{name}"):
            return problem
    return ""


def _is(value: Any, kind: type) -> bool:
    if kind in (int, float):
        number = int if kind is int else int | float
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, (list, tuple) if kind is list else kind)
