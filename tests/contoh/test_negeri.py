"""The offices of the invented country."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kinerja_lib.contoh.negeri import list_kantor

NYATA = {"656794", "654357", "022207"}


def test_a_whole_country_is_38_provinces_and_514_kabupaten_and_kota() -> None:
    jenis = Counter(k.jenis for k in list_kantor(552))
    assert jenis["provinsi"] == 38
    assert jenis["kabupaten"] + jenis["kota"] == 514
    assert jenis["kota"] > 50


@pytest.mark.parametrize("banyak", [1, 20, 1000])
def test_codes_are_reserved_and_unlike_real_ones(banyak: int) -> None:
    kode = [k.kode for k in list_kantor(banyak)]
    assert len(set(kode)) == banyak
    assert all(re.fullmatch(r"99\d{4}|0099\d{2}", k) for k in kode)
    assert not NYATA & set(kode)


def test_some_codes_begin_with_0() -> None:
    assert [k.kode for k in list_kantor(24) if k.kode[0] == "0"] == ["009901", "009902"]


def test_every_office_hangs_under_its_province() -> None:
    kantor = {k.kode: k for k in list_kantor(552)}
    wilayah = [k.kode_wilayah for k in kantor.values()]
    assert len(set(wilayah)) == len(wilayah)
    for k in kantor.values():
        if k.jenis == "provinsi":
            assert (k.induk, k.nama) == ("", f"KPU {k.provinsi}")
        else:
            assert kantor[k.induk].provinsi == k.provinsi
            assert k.kode_wilayah[:2] == kantor[k.induk].kode_wilayah


def test_an_office_is_the_same_however_many_there_are() -> None:
    assert list_kantor(40) == list_kantor(552)[:40]
