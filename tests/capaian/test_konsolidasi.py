"""Quarters brought together, and what they are measured against."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.konsolidasi import KOLOM, consolidate, cumulate, ratio
from kinerja_lib.capaian.skala import Skala

NAN = float("nan")


@pytest.mark.parametrize(
    ("metode", "values", "expected"),
    [
        ("jumlah", [1, 2, NAN, 4], [1, 3, 3, 7]),
        ("terakhir", [1, 2, NAN, 4], [1, 2, 2, 4]),
        ("rerata", [2, 4, NAN, 9], [2, 3, 3, 5]),
        ("maksimum", [2, 1, NAN, 4], [2, 2, 2, 4]),
        ("minimum", [2, 1, NAN, 4], [2, 1, 1, 1]),
        ("jumlah", [NAN, NAN, 3, NAN], [NAN, NAN, 3, 3]),
        ("terakhir", [NAN, 5, NAN, NAN], [NAN, 5, 5, 5]),
        ("minimum", [NAN, 0, 3, NAN], [NAN, 0, 0, 0]),
        ("jumlah", [NAN] * 4, [NAN] * 4),
    ],
)
def test_cumulate(metode: str, values: list[float], expected: list[float]) -> None:
    both = cumulate(np.array([values, [1, 1, 1, 1]]), metode)
    assert both[0] == pytest.approx(expected, nan_ok=True)
    assert cumulate(np.array(values), metode) == pytest.approx(expected, nan_ok=True)


def test_cumulate_refuses_an_unknown_method() -> None:
    with pytest.raises(ValueError, match="jumlah, terakhir"):
        cumulate(np.ones(4), "entah")


def test_ratio_needs_a_whole() -> None:
    assert ratio(np.array([5, 5, 5]), np.array([10, 0, NAN])) == pytest.approx(
        [50, NAN, NAN], nan_ok=True
    )


def quarters(
    skala: dict[str, Skala], target: list[str], realisasi: list[str], metode: str = "jumlah",
    arah: str = "naik", ordinal: str = "", status: str = "dokumen", cap: float | None = None,
) -> pd.DataFrame:  # fmt: skip
    rows = [
        {"kode": "A", "triwulan": str(q + 1), "target": t, "realisasi": r,
         "status_target": "ilustrasi",
         "status_realisasi": status, "_berkas": "triwulan.csv", "_baris": q + 2}
        for q, (t, r) in enumerate(zip(target, realisasi, strict=True))
    ]  # fmt: skip
    meta = {"kode": "A", "konsolidasi": metode, "arah": arah, "skala": ordinal}
    table = pd.DataFrame(rows, columns=[*rows[0]] if rows else ["kode", "triwulan"])
    return consolidate(table, pd.DataFrame([meta]), Kebijakan(cap=cap), skala)


@pytest.mark.parametrize(
    ("case", "target", "realisasi", "kumulatif", "triwulan", "tahun"),
    [
        ({}, ["1 org"] * 4, ["0 org", "0", "7 org", "0 org"],
         [0, 0, 7, 7], [0, 0, 700 / 3, 175], [0, 0, 175, 175]),
        ({}, ["2", "2", "2", "2"], ["1", "2", "", ""],
         [1, 3, NAN, NAN], [50, 75, NAN, NAN], [12.5, 37.5, NAN, NAN]),
        ({}, ["2", "2", "2", "2"], ["1", "", "3", ""],
         [1, 1, 4, NAN], [50, 25, 400 / 6, NAN], [12.5, 12.5, 50, NAN]),
        ({}, ["0", "1", "0", "1"], ["0", "1", "0", "1"],
         [0, 1, 1, 2], [NAN, 100, 100, 100], [0, 50, 50, 100]),
        ({}, ["", "", "", "4"], ["1", "1", "1", "1"],
         [1, 2, 3, 4], [NAN, NAN, NAN, 100], [25, 50, 75, 100]),
        ({"metode": "terakhir"}, ["10%", "50%", "80%", "100%"], ["10%", "40%", "80%", "90%"],
         [10, 40, 80, 90], [100, 80, 100, 90], [10, 40, 80, 90]),
        ({"metode": "rerata"}, ["80%"] * 4, ["80%", "40%", "60%", "100%"],
         [80, 60, 60, 70], [100, 75, 75, 87.5], [100, 75, 75, 87.5]),
        ({"metode": "maksimum"}, ["5"] * 4, ["4", "5", "3", "1"],
         [4, 5, 5, 5], [80, 100, 100, 100], [80, 100, 100, 100]),
        ({"metode": "minimum"}, ["4"] * 4, ["4", "2", "3", "4"],
         [4, 2, 2, 2], [100, 50, 50, 50], [100, 50, 50, 50]),
        ({"arah": "turun"}, ["1 kasus"] * 4, ["0 kasus", "3 kasus", "0 kasus", "0 kasus"],
         [0, 3, 3, 3], [200, 50, 100, 125], [200, 125, 125, 125]),
        ({"metode": "terakhir", "ordinal": "akip"}, ["", "", "", "BB"], ["", "", "", "B"],
         [NAN, NAN, NAN, 4], [NAN, NAN, NAN, 80], [NAN, NAN, NAN, 80]),
        ({"metode": "maksimum"}, ["WTP"] * 4, ["WDP", "WTP", "WDP", "TW"],
         [3, 4, 4, 4], [75, 100, 100, 100], [75, 100, 100, 100]),
        ({"metode": "terakhir"}, ["1 gedung dan 1 gudang"] * 4, ["1 gedung/1 gudang"] * 4,
         [NAN] * 4, [100] * 4, [100] * 4),
        ({"metode": "maksimum"}, ["1 gedung dan 1 gudang"] * 4, ["1 gedung/1 gudang"] * 4,
         [NAN] * 4, [100] * 4, [100] * 4),
        ({}, ["1 a dan 2 b"] * 4, ["1 a dan 1 b"] * 4,
         [NAN] * 4, [75] * 4, [18.75, 37.5, 56.25, 75]),
        ({"metode": "terakhir"}, ["80-90%"] * 4, ["85%", "40%", "80%", "100%"],
         [85, 40, 80, 100], [100, 50, 100, 1000 / 9], [100, 50, 100, 1000 / 9]),
        ({}, ["2 jam"] * 4, ["1 jam", "30 menit", "90 menit", "2 jam"],
         [1, 1.5, 3, 5], [50, 37.5, 50, 62.5], [12.5, 18.75, 37.5, 62.5]),
        ({}, ["1,250"] * 4, ["1,000"] * 4,
         [1, 2, 3, 4], [80, 80, 80, 80], [20, 40, 60, 80]),
        ({"metode": "terakhir"}, ["Ya"] * 4, ["Tidak", "Tidak", "Ya", "Ya"],
         [0, 0, 1, 1], [0, 0, 100, 100], [0, 0, 100, 100]),
    ],
)  # fmt: skip
def test_consolidate(
    skala: dict[str, Skala], case: dict[str, Any], target: list[str], realisasi: list[str],
    kumulatif: list[float], triwulan: list[float], tahun: list[float],
) -> None:  # fmt: skip
    hasil = quarters(skala, target, realisasi, **case)
    assert tuple(hasil.columns) == KOLOM
    assert hasil["triwulan"].tolist() == [1, 2, 3, 4]
    assert hasil["realisasi_kumulatif"].tolist() == pytest.approx(kumulatif, nan_ok=True)
    assert hasil["capaian_triwulan"].tolist() == pytest.approx(triwulan, nan_ok=True)
    assert hasil["capaian_tahun"].tolist() == pytest.approx(tahun, nan_ok=True)
    missing = hasil["capaian_tahun"].isna() | hasil["capaian_triwulan"].isna()
    assert hasil["keterangan"][missing].str.contains("tidak dapat dihitung").all()


@pytest.mark.parametrize(
    ("target", "realisasi", "metode", "q", "reason"),
    [
        (["1"] * 4, ["1", "", "", ""], "jumlah", 1, "realisasi Triwulan II belum dilaporkan"),
        (["", "", "", ""], ["1"] * 4, "jumlah", 0, "target sampai Triwulan I"),
        (["", "2", "2", "2"], ["1"] * 4, "jumlah", 3, "target Triwulan I belum diisi"),
        (["B"] * 4, ["B"] * 4, "jumlah", 1, "tidak dapat digabung dengan cara jumlah"),
        (["1 a dan 1 b", "1 c dan 1 d", "", ""], ["1"] * 4, "jumlah", 1, "tidak dapat digabung"),
        (["50%", "2 orang", "", ""], ["1"] * 4, "jumlah", 1, "tidak dapat digabung"),
        (["1 lap", "1 dok", "1 lap", "1 lap"], ["1 lap"] * 4, "jumlah", 1, "antartriwulan berbeda"),
        (["950"] * 4, ["1,000", "925", "1,050", "975"], "jumlah", 1, "bermakna ganda"),
        (["950"] * 4, ["1,000", "925", "1,050", "975"], "maksimum", 1, "bermakna ganda"),
        (["30 hari"] * 4, ["30 hari", "1 bulan", "", ""], "jumlah", 1, "tidak dapat dikonversi"),
        (["x!", "1", "1", "1"], ["1"] * 4, "terakhir", 0, '"x!" tidak terbaca'),
    ],
)
def test_consolidate_says_why_not(
    skala: dict[str, Skala],
    target: list[str],
    realisasi: list[str],
    metode: str,
    q: int,
    reason: str,
) -> None:
    assert reason in quarters(skala, target, realisasi, metode)["keterangan"][q]


@pytest.mark.parametrize(
    ("metode", "sumber", "flags"),
    [
        ("jumlah", [2, 3, 4, 5], [True, True, True, True]),
        ("terakhir", [5], [True, True, True, False]),
        ("maksimum", [2, 3], [True, True, True, True]),
    ],
)
def test_points_know_their_rows_and_whether_they_are_illustration(
    skala: dict[str, Skala], metode: str, sumber: list[int], flags: list[bool]
) -> None:
    rows = [
        {"kode": "A", "triwulan": q, "target": t, "realisasi": r, "status_target": "turunan",
         "status_realisasi": "ilustrasi" if q < 4 else "dokumen", "_berkas": "t.csv",
          "_baris": q + 1}
        for q, t, r in ((1, "1", "1"), (2, "2", "1"), (3, "1", "1"), (4, "1", "0"))
    ]  # fmt: skip
    meta = pd.DataFrame([{"kode": "A", "konsolidasi": metode, "arah": "naik", "skala": ""}])
    hasil = consolidate(pd.DataFrame(rows), meta, Kebijakan(), skala)
    assert hasil["sumber"][3] == [f"t.csv:{n}" for n in sumber]
    assert hasil["ilustrasi_realisasi"].tolist() == flags
    assert hasil["ilustrasi_target"].tolist() == [False] * 4


def test_missing_rows_and_indicators(skala: dict[str, Skala]) -> None:
    rows = [{"kode": "B", "triwulan": "3", "target": "4 orang", "realisasi": "2 orang"}]
    meta = [{"kode": k, "konsolidasi": "jumlah", "arah": "naik", "skala": ""} for k in "ABC"]
    hasil = consolidate(pd.DataFrame(rows), pd.DataFrame(meta), Kebijakan(), skala)
    assert hasil["kode"].tolist() == ["B"] * 4
    assert hasil["realisasi_kumulatif"].tolist() == pytest.approx([NAN, NAN, 2, NAN], nan_ok=True)
    assert hasil["satuan"].tolist() == ["orang"] * 4
    assert hasil["capaian_triwulan"][2] == 50 and hasil["sumber"][2] == []
    assert np.isnan(hasil["capaian"][2]), "the year's target is not known in Triwulan III"
    assert "belum lengkap" in hasil["keterangan"][2]
    empty = consolidate(pd.DataFrame(rows).head(0), pd.DataFrame(meta), Kebijakan(), skala)
    assert tuple(empty.columns) == KOLOM and len(empty) == 0


def test_capaian_is_capped_and_the_two_denominators_are_not(skala: dict[str, Skala]) -> None:
    hasil = quarters(skala, ["1"] * 4, ["8", "0", "0", "0"], cap=100)
    assert (hasil["capaian_triwulan"][0], hasil["capaian_tahun"][0]) == (800, 200)
    assert hasil["capaian"].tolist() == [100] * 4
