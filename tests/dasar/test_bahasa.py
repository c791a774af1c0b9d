"""How numbers, money, dates and lists are printed in Indonesian."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kinerja_lib.dasar import bahasa

NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("function", "arguments", "printed"),
    [
        ("angka", (1234.5,), "1.234,5"),
        ("angka", (0,), "0"),
        ("angka", (100.0,), "100"),
        ("angka", (111.775,), "111,78"),
        ("angka", (2.675,), "2,68"),
        ("angka", (0.005,), "0,01"),
        ("angka", (-0.001,), "0"),
        ("angka", (-1234567.891,), "−1.234.567,89"),
        ("angka", (71.428571, 4), "71,4286"),
        ("angka", (999.5, 0), "1.000"),
        ("angka", (1e21,), "1.000.000.000.000.000.000.000"),
        ("angka", (1e-300,), "0"),
        ("angka", (NAN,), "tidak dapat dihitung"),
        ("angka", (INF,), "tidak dapat dihitung"),
        ("persen", (96.5,), "96,5%"),
        ("persen", (100,), "100%"),
        ("persen", (66.66666, 1), "66,7%"),
        ("persen", (None,), "tidak dapat dihitung"),
        ("persen", (NAN,), "tidak dapat dihitung"),
        ("persen", (INF,), "tidak dapat dihitung"),
        ("poin_persen", (4.0,), "+4 poin persen"),
        ("poin_persen", (-4.166,), "−4,17 poin persen"),
        ("poin_persen", (0.001,), "0 poin persen"),
        ("poin_persen", (-0.001,), "0 poin persen"),
        ("poin_persen", (None,), "tidak dapat dihitung"),
        ("poin_persen", (NAN,), "tidak dapat dihitung"),
        ("rupiah", (2818560000,), "Rp2.818.560.000"),
        ("rupiah", (0,), "Rp0"),
        ("rupiah", (-500,), "−Rp500"),
        ("rupiah", (NAN,), "tidak dapat dihitung"),
        ("miliar", (2818560000,), "Rp2,82 miliar"),
        ("miliar", (58_900_000,), "Rp58,9 juta"),
        ("miliar", (1.5e12,), "Rp1,5 triliun"),
        ("miliar", (999_999_999,), "Rp1 miliar"),
        ("miliar", (950_000,), "Rp950.000"),
        ("miliar", (-2e9,), "−Rp2 miliar"),
        ("miliar", (NAN,), "tidak dapat dihitung"),
        ("tanggal", ("2024-01-03",), "3 Januari 2024"),
        ("tanggal", (dt.date(2026, 3, 31),), "31 Maret 2026"),
        ("tanggal", ("",), ""),
        ("triwulan", (1,), "Triwulan I"),
        ("triwulan", (4,), "Triwulan IV"),
        ("terbilang", (0,), "nol"),
        ("terbilang", (11,), "sebelas"),
        ("terbilang", (15,), "lima belas"),
        ("terbilang", (100,), "seratus"),
        ("terbilang", (1000,), "seribu"),
        ("terbilang", (2023,), "dua ribu dua puluh tiga"),
        ("daftar", ([],), ""),
        ("daftar", (["a"],), "a"),
        ("daftar", (["a", "b"],), "a dan b"),
        ("daftar", (["a", "b", "c"],), "a, b, dan c"),
    ],
)
def test_prints(function: str, arguments: tuple[Any, ...], printed: str) -> None:
    assert getattr(bahasa, function)(*arguments) == printed
