"""Broken offices fail the check, and only those."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kinerja_lib.contoh.rusak import RUSAK, choose_broken
from kinerja_lib.dasar.errors import DataError
from kinerja_lib.paket.folder import list_satker
from kinerja_lib.paket.paket import read_paket


def broken_of(data: Path) -> dict[str, str]:
    with open(data / "rusak.csv", encoding="utf-8", newline="") as file:
        return {row["kode"]: row["jenis"] for row in csv.DictReader(file)}


def test_every_broken_office_is_refused_and_only_those(negeri_rusak: Path) -> None:
    said = {}
    for kode in list_satker(negeri_rusak):
        try:
            read_paket(kode, negeri_rusak)
        except DataError as error:
            said[kode] = error.temuan
    assert said.keys() == broken_of(negeri_rusak).keys()
    assert all(said.values())


def test_the_rest_of_the_country_is_untouched(negeri: Path, negeri_rusak: Path) -> None:
    for kode in set(list_satker(negeri)) - set(broken_of(negeri_rusak)):
        for path in (negeri / "satker" / kode).rglob("*.csv"):
            same = negeri_rusak / path.relative_to(negeri)
            assert same.read_bytes() == path.read_bytes()


def test_every_kind_comes_before_one_comes_again(negeri_rusak: Path) -> None:
    kinds = list(broken_of(negeri_rusak).values())
    assert len(kinds) == len(RUSAK) + 1
    assert set(kinds[: len(RUSAK)]) == {r.jenis for r in RUSAK}


def test_the_choice_rests_on_the_seed() -> None:
    kode = [f"{n:06d}" for n in range(50)]
    assert choose_broken(kode, 5, 1) == choose_broken(kode, 5, 1)
    assert choose_broken(kode, 5, 1).keys() != choose_broken(kode, 5, 2).keys()


@pytest.mark.parametrize("rusak", RUSAK, ids=lambda r: r.jenis)
def test_what_was_done_is_said(rusak: object) -> None:
    assert getattr(rusak, "uraian", "")
