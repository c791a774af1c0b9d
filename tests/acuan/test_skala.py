"""Bands without gaps, from data."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kinerja_lib.acuan.skala import Skala, read_skala
from kinerja_lib.dasar.errors import PolicyError

KEPALA = "skala,dasar,dibulatkan,peringkat,bawah,termasuk,kategori,nama,tercetak\n"


@pytest.mark.parametrize(
    ("kode", "nilai", "kategori"),
    [
        ("kpu", 0, "Gagal"),
        ("kpu", -20, "Gagal"),
        ("kpu", 54.99, "Gagal"),
        ("kpu", 55, "Cukup Baik"),
        ("kpu", 75, "Cukup Baik"),
        ("kpu", 75.4, "Cukup Baik"),
        ("kpu", 75.5, "Baik"),
        ("kpu", 76, "Baik"),
        ("kpu", 90, "Baik"),
        ("kpu", 90.49, "Baik"),
        ("kpu", 90.5, "Sangat Baik"),
        ("kpu", 91, "Sangat Baik"),
        ("kpu", 100, "Sangat Baik"),
        ("kpu", 140, "Sangat Baik"),
        ("kpu", 1e300, "Sangat Baik"),
        ("kpu", float("nan"), ""),
        ("permendagri", 50.4, "Sangat Rendah"),
        ("permendagri", 50.5, "Rendah"),
        ("permendagri", 65.5, "Sedang"),
        ("permendagri", 90.5, "Sangat Tinggi"),
        ("akip", 30, "Sangat Kurang"),
        ("akip", 30.1, "Kurang"),
        ("akip", 60, "Cukup"),
        ("akip", 60.01, "Baik"),
        ("akip", 70, "Baik"),
        ("akip", 80, "Sangat Baik"),
        ("akip", 90, "Memuaskan"),
        ("akip", 90.1, "Sangat Memuaskan"),
        ("nka", 50, "Sangat Kurang"),
        ("nka", 80, "Cukup"),
        ("nka", 90, "Baik"),
        ("nka", 91, "Sangat Baik"),
        ("ikpa", 69.9, "Kurang"),
        ("ikpa", 70, "Cukup"),
        ("ikpa", 88.99, "Cukup"),
        ("ikpa", 89, "Baik"),
        ("ikpa", 94.99, "Baik"),
        ("ikpa", 95, "Sangat Baik"),
        ("kpu", 0.1 * 3 / 0.3 * 75.5, "Baik"),
    ],
)
def test_classify(skala: dict[str, Skala], kode: str, nilai: float, kategori: str) -> None:
    assert skala[kode].classify(np.array([nilai])).tolist() == [kategori]
    assert str(skala[kode].classify(nilai)) == kategori


@pytest.mark.parametrize(
    ("kode", "label", "rank"),
    [
        ("akip", "D", 1),
        ("akip", "bb", 5),
        ("akip", "AA", 7),
        ("akip", "Memuaskan", 6),
        ("akip", "WTP", None),
        ("opini", "WTP", 4),
        ("opini", "tw", 2),
        ("kpu", "Gagal", 1),
    ],
)
def test_rank(skala: dict[str, Skala], kode: str, label: str, rank: int | None) -> None:
    assert skala[kode].rank(label) == rank


def test_where_bands_begin_in_fact(skala: dict[str, Skala]) -> None:
    assert [p.mulai for p in skala["kpu"].pita] == [-np.inf, 55, 75.5, 90.5]
    assert skala["kpu"].dibulatkan and not skala["akip"].dibulatkan


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("k,d,ya,1,,ya,,,\n", ":2:kategori: (kosong): wajib diisi"),
        ("k,d,entah,1,,ya,A,,\n", ":2:dibulatkan: entah: harus ya atau tidak"),
        ("k,d,ya,1,,ya,A,,\nk,d,ya,2,nan,ya,B,,\n", ":3:bawah: nan: harus angka"),
        ("k,d,ya,x,,ya,A,,\n", ":2:peringkat: x: harus angka"),
        ("k,d,ya,2,,ya,A,,\n", ":2:peringkat: 2: peringkat urut dari 1"),
        ("k,d,ya,1,5,ya,A,,\n", ":2:bawah: 5: pita terendah tanpa batas bawah"),
        ("k,d,ya,1,,ya,A,,\nk,d,ya,2,5,ya,B,,\nk,d,ya,3,5,ya,C,,\n", ":4:bawah: 5: harus di atas"),
        ("", ": tidak ada satu pun skala"),
    ],
)
def test_a_broken_row_is_named(tmp_path: Path, rows: str, place: str) -> None:
    path = tmp_path / "skala.csv"
    path.write_text(KEPALA + rows, encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        read_skala(path)
    assert place in str(error.value) and str(error.value).startswith(str(path))


@pytest.mark.parametrize("text", [None, "", "skala,kategori\nk,A\n", 'a,"b\n'])
def test_a_broken_file_is_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "skala.csv"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"skala\.csv"):
        read_skala(path)
