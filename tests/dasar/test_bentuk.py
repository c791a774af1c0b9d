"""The shape of JSON from a file is read off the type that describes it."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

import pytest

from kinerja_lib.dasar.bentuk import misfit, shape_of


class Dalam(TypedDict):
    nilai: float | None


class Luar(TypedDict):
    nama: str
    jenis: Literal["pk", "rkt"]
    isi: list[Dalam]
    bebas: dict[str, Any]
    lama: NotRequired[int]
    satu: Dalam | None


BAIK: dict[str, Any] = {"nama": "a", "jenis": "pk", "isi": [{"nilai": 1.5}, {}], "bebas": {"x": 1}}


def test_a_type_gives_its_shape() -> None:
    inner = {"nilai?": float}
    assert shape_of(Luar) == {
        "nama": str,
        "jenis": frozenset({"pk", "rkt"}),
        "isi": [inner],
        "bebas": dict,
        "lama?": int,
        "satu?": inner,
    }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"lama": None, "satu": {"nilai": None}}, ""),
        ({"nama": 1}, "x.nama harus teks"),
        ({"jenis": "lkj"}, "x.jenis harus salah satu dari pk, rkt"),
        ({"isi": {}}, "x.isi harus daftar"),
        ({"isi": [{"nilai": "1"}]}, "x.isi[0].nilai harus bilangan"),
        ({"bebas": []}, "x.bebas harus objek"),
        ({"lama": 1.5}, "x.lama harus bilangan bulat"),
        ({"satu": []}, "x.satu harus objek"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(change: dict[str, Any], said: str) -> None:
    assert misfit(BAIK | change, shape_of(Luar), "x") == said


def test_a_field_that_must_be_there_is_missed() -> None:
    rest = {k: v for k, v in BAIK.items() if k != "nama"}
    assert misfit(rest, shape_of(Luar), "x") == "x.nama tidak ada"
