"""Targets of `perjanjian` become rows to be measured where `pengukuran` has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.paket.janji import promised, promised_years
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.asal import asal

Janji = tuple[str, str, str]
DOKUMEN = [
    {"tahun": "2025", "dokumen": d, "jenis": d[:3].rstrip("_"), "induk": i, "menggantikan": m}
    for d, i, m in (
        ("pk_atas", "", ""),
        ("pk_bawah", "pk_atas", ""),
        ("pk_baru", "", "pk_lama"),
        ("pk_lama", "", ""),
        ("pk_lain", "pk_atas", ""),
        ("rkt_a", "", ""),
    )
]


def tables(janji: Sequence[Janji], ukur: Sequence[str] = (), triwulan: str = "") -> dict[str, Any]:
    """Return a year: indicators A and B, targets (document, name, target), documents of A."""
    return {
        "indikator": [{"kode": "A", "nama": "Nilai AKIP"}, {"kode": "B", "nama": "Jumlah laporan"}],
        "pengukuran": [{"tahun": "2025", "dokumen": d, "kode": "A", "target": "1"} for d in ukur],
        "triwulan": [{"tahun": "2025", "kode": k} for k in triwulan],
        "dokumen": DOKUMEN,
        "perjanjian": [
            {
                "tahun": "2025",
                "dokumen": d,
                "no": str(n),
                "sasaran": "S",
                "indikator": nama,
                "target": t,
                "sumber": "uji",
                "catatan": "",
                BERKAS: "x/satker/1/perjanjian.csv",
                BARIS: n + 1,
            }
            for n, (d, nama, t) in enumerate(janji, 1)
        ],
    }


@pytest.mark.parametrize(
    ("janji", "found"),
    [
        (
            [("pk_atas", "nilai akip", "B"), ("pk_atas", "Jumlah  Laporan", "4")],
            {"A": "B", "B": "4"},
        ),
        ([("pk_atas", "Nilai AKIP", "B"), ("pk_bawah", "Nilai AKIP", "CC")], {"A": "B"}),
        ([("pk_atas", "Nilai AKIP", ""), ("pk_bawah", "Nilai AKIP", "CC")], {"A": "CC"}),
        ([("pk_bawah", "Nilai AKIP", "B"), ("pk_lain", "Nilai AKIP", "CC")], {}),
        (
            [("pk_bawah", "Nilai AKIP", "4 lap"), ("pk_lain", "Nilai AKIP", "4 Laporan")],
            {"A": "4 lap"},
        ),
        ([("pk_lama", "Nilai AKIP", "B"), ("pk_baru", "Nilai AKIP", "BB")], {"A": "BB"}),
        ([("pk_atas", "Nilai SAKIP", "B")], {}),
        ([("rkt_a", "Nilai AKIP", "B")], {"A": "B"}),
        ([("rkt_a", "Nilai AKIP", "B"), ("pk_atas", "Nilai AKIP", "BB")], {"A": "BB"}),
    ],
)
def test_a_target_goes_to_the_indicator_of_its_name(
    janji: list[Janji], found: dict[str, str]
) -> None:
    assert {r["kode"]: r["target"] for r in promised(tables(janji), Kebijakan())} == found


@pytest.mark.parametrize(
    ("ukur", "triwulan", "used"),
    [
        ((), "", True),
        ((), "AB", True),
        (("rkt",), "A", True),
        (("rkt",), "AB", False),
        (("pk",), "A", False),
        (("lkj_tabel9",), "A", False),
    ],
)
def test_what_is_measured_already_stays(ukur: tuple[str, ...], triwulan: str, used: bool) -> None:
    year = tables([("pk_atas", "Nilai AKIP", "B")], ukur, triwulan)
    assert bool(promised_years(year, lambda _: Kebijakan())) is used


def test_two_indicators_of_one_name_get_no_target() -> None:
    year = tables([("pk_atas", "Nilai AKIP", "B")])
    year["indikator"].append({"kode": "C", "nama": "Nilai AKIP"})
    assert promised(year, Kebijakan()) == []


def test_every_cell_leads_to_its_own_table() -> None:
    (row,) = promised(tables([("pk_atas", "Nilai AKIP", "B")]), Kebijakan())
    place = "satker/1/perjanjian.csv:2"
    assert [asal(row, c) for c in ("target", "no_tercetak", "realisasi")] == [
        f"{place}:target",
        f"{place}:no",
        place,
    ]
