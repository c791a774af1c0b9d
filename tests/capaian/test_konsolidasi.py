"""Quarters brought together, and what they are measured against."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.konsolidasi import KOLOM, consolidate

NAN = float("nan")


def quarters(
    skala: dict[str, Skala],
    target: list[str],
    realisasi: list[str],
    metode: str = "jumlah",
    arah: str = "naik",
    ordinal: str = "",
    status: str = "dokumen",
    cap: float | None = None,
) -> pd.DataFrame:
    rows = [
        {
            "kode": "A",
            "triwulan": str(q + 1),
            "target": t,
            "realisasi": r,
            "status_target": "ilustrasi",
            "status_realisasi": status,
            "_berkas": "triwulan.csv",
            "_baris": q + 2,
        }
        for q, (t, r) in enumerate(zip(target, realisasi, strict=True))
    ]
    meta = {"kode": "A", "konsolidasi": metode, "arah": arah, "skala": ordinal}
    table = pd.DataFrame(rows, columns=[*rows[0]] if rows else ["kode", "triwulan"])
    return consolidate(table, pd.DataFrame([meta]), Kebijakan(cap=cap), skala)


@pytest.mark.parametrize(
    ("case", "target", "realisasi", "kumulatif", "triwulan", "tahun"),
    [
        (
            {},
            ["1 org"] * 4,
            ["0 org", "0", "7 org", "0 org"],
            [0, 0, 7, 7],
            [0, 0, 700 / 3, 175],
            [0, 0, 175, 175],
        ),
        (
            {},
            ["2", "2", "2", "2"],
            ["1", "2", "", ""],
            [1, 3, NAN, NAN],
            [50, 75, NAN, NAN],
            [12.5, 37.5, NAN, NAN],
        ),
        (
            {},
            ["2", "2", "2", "2"],
            ["1", "", "3", ""],
            [1, NAN, NAN, NAN],
            [50, NAN, NAN, NAN],
            [12.5, NAN, NAN, NAN],
        ),
        (
            {},
            ["2", "", "2", "2"],
            ["1", "", "3", ""],
            [1, 1, 4, NAN],
            [50, 50, 100, NAN],
            [100 / 6, 100 / 6, 400 / 6, NAN],
        ),
        (
            {"metode": "rerata"},
            ["80%"] * 4,
            ["", "40%", "60%", ""],
            [NAN] * 4,
            [NAN] * 4,
            [NAN] * 4,
        ),
        (
            {"metode": "terakhir"},
            ["50%"] * 4,
            ["", "40%", "", "50%"],
            [NAN, 40, NAN, 50],
            [NAN, 80, NAN, 100],
            [NAN, 80, NAN, 100],
        ),
        (
            {},
            ["0", "1", "0", "1"],
            ["0", "1", "0", "1"],
            [0, 1, 1, 2],
            [NAN, 100, 100, 100],
            [0, 50, 50, 100],
        ),
        (
            {},
            ["", "", "", "4"],
            ["1", "1", "1", "1"],
            [1, 2, 3, 4],
            [NAN, NAN, NAN, 100],
            [25, 50, 75, 100],
        ),
        (
            {"metode": "terakhir"},
            ["10%", "50%", "80%", "100%"],
            ["10%", "40%", "80%", "90%"],
            [10, 40, 80, 90],
            [100, 80, 100, 90],
            [10, 40, 80, 90],
        ),
        (
            {"metode": "rerata"},
            ["80%"] * 4,
            ["80%", "40%", "60%", "100%"],
            [80, 60, 60, 70],
            [100, 75, 75, 87.5],
            [100, 75, 75, 87.5],
        ),
        (
            {"metode": "maksimum"},
            ["5"] * 4,
            ["4", "5", "3", "1"],
            [4, 5, 5, 5],
            [80, 100, 100, 100],
            [80, 100, 100, 100],
        ),
        (
            {"metode": "minimum"},
            ["4"] * 4,
            ["4", "2", "3", "4"],
            [4, 2, 2, 2],
            [100, 50, 50, 50],
            [100, 50, 50, 50],
        ),
        (
            {"arah": "turun"},
            ["1 kasus"] * 4,
            ["0 kasus", "3 kasus", "0 kasus", "0 kasus"],
            [0, 3, 3, 3],
            [200, 50, 100, 125],
            [NAN, NAN, NAN, 125],
        ),
        (
            {"arah": "turun", "metode": "maksimum"},
            ["2 kasus"] * 4,
            ["0 kasus", "1 kasus", "0", "0"],
            [0, 1, 1, 1],
            [200, 150, 150, 150],
            [NAN, NAN, NAN, 150],
        ),
        (
            {"arah": "turun", "metode": "terakhir"},
            ["8 hari"] * 4,
            ["6 hari", "10 hari", "", ""],
            [6, 10, NAN, NAN],
            [125, 75, NAN, NAN],
            [125, 75, NAN, NAN],
        ),
        (
            {"arah": "turun", "metode": "rerata"},
            ["8 hari"] * 4,
            ["6 hari", "10 hari", "", ""],
            [6, 8, NAN, NAN],
            [125, 100, NAN, NAN],
            [125, 100, NAN, NAN],
        ),
        (
            {"metode": "terakhir", "ordinal": "akip"},
            ["", "", "", "BB"],
            ["", "", "", "B"],
            [NAN, NAN, NAN, 4],
            [NAN, NAN, NAN, 80],
            [NAN, NAN, NAN, 80],
        ),
        (
            {"metode": "maksimum"},
            ["WTP"] * 4,
            ["WDP", "WTP", "WDP", "TW"],
            [3, 4, 4, 4],
            [75, 100, 100, 100],
            [75, 100, 100, 100],
        ),
        (
            {"metode": "terakhir"},
            ["1 gedung dan 1 gudang"] * 4,
            ["1 gedung/1 gudang"] * 4,
            [NAN] * 4,
            [100] * 4,
            [100] * 4,
        ),
        (
            {"metode": "maksimum"},
            ["1 gedung dan 1 gudang"] * 4,
            ["1 gedung/1 gudang"] * 4,
            [NAN] * 4,
            [100] * 4,
            [100] * 4,
        ),
        (
            {},
            ["1 a dan 2 b"] * 4,
            ["1 a dan 1 b"] * 4,
            [NAN] * 4,
            [75] * 4,
            [18.75, 37.5, 56.25, 75],
        ),
        (
            {"metode": "terakhir"},
            ["80-90%"] * 4,
            ["85%", "40%", "80%", "100%"],
            [85, 40, 80, 100],
            [100, 50, 100, 1000 / 9],
            [100, 50, 100, 1000 / 9],
        ),
        (
            {},
            ["2 jam"] * 4,
            ["1 jam", "30 menit", "90 menit", "2 jam"],
            [1, 1.5, 3, 5],
            [50, 37.5, 50, 62.5],
            [12.5, 18.75, 37.5, 62.5],
        ),
        ({}, ["1,250"] * 4, ["1,000"] * 4, [1, 2, 3, 4], [80, 80, 80, 80], [20, 40, 60, 80]),
        (
            {"metode": "terakhir"},
            ["Ya"] * 4,
            ["Tidak", "Tidak", "Ya", "Ya"],
            [0, 0, 1, 1],
            [0, 0, 100, 100],
            [0, 0, 100, 100],
        ),
    ],
)
def test_consolidate(
    skala: dict[str, Skala],
    case: dict[str, Any],
    target: list[str],
    realisasi: list[str],
    kumulatif: list[float],
    triwulan: list[float],
    tahun: list[float],
) -> None:
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
        (["1"] * 4, ["0", "", "", ""], "turun", 0, "sesudah Triwulan IV dilaporkan"),
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
    case = {"arah": "turun"} if metode == "turun" else {"metode": metode}
    assert reason in quarters(skala, target, realisasi, **case)["keterangan"][q]


FOUR = ((1, "1", "1"), (2, "2", "1"), (3, "1", "1"), (4, "1", "0"))


def of_status(
    skala: dict[str, Skala], metode: str, target: str, realisasi: str, setahun: dict[str, Any]
) -> pd.DataFrame:
    """Consolidate FOUR; `target` and `realisasi` hold the first letters of the four statuses."""
    name = {"d": "dokumen", "t": "turunan", "i": "ilustrasi", "-": ""}
    rows = [
        {
            "kode": "A",
            "triwulan": q,
            "target": t,
            "realisasi": r,
            "status_target": name[a],
            "status_realisasi": name[b],
            "_berkas": "t.csv",
            "_baris": q + 1,
        }
        for (q, t, r), a, b in zip(FOUR, target, realisasi, strict=True)
    ]
    meta = pd.DataFrame([{"kode": "A", "konsolidasi": metode, "arah": "naik", "skala": ""}])
    return consolidate(pd.DataFrame(rows), meta, Kebijakan(), skala, {"A": setahun})


@pytest.mark.parametrize(
    ("metode", "target", "realisasi", "setahun", "of_target", "of_realisasi", "of_both", "of_year"),
    [
        ("jumlah", "dddd", "dddd", {}, "dddd", "dddd", "dddd", "dddd"),
        ("jumlah", "dtdd", "dddt", {}, "dttt", "dddt", "dttt", "tttt"),
        ("jumlah", "tttt", "ditd", {}, "tttt", "diii", "tiii", "tiii"),
        ("jumlah", "iddd", "dtdd", {}, "iiii", "dttt", "iiii", "iiii"),
        ("terakhir", "tttt", "itdd", {}, "tttt", "itdd", "ittt", "ittt"),
        # 5 and 3 are what the four quarters come to: the year's end is the document's own
        (
            "jumlah",
            "iiii",
            "ttti",
            {"target": "5", "realisasi": "3"},
            "iiid",
            "tttd",
            "iiid",
            "tttd",
        ),
        (
            "jumlah",
            "iiii",
            "tttt",
            {"target": "5", "realisasi": "4"},
            "iiid",
            "tttt",
            "iiit",
            "tttt",
        ),
        (
            "jumlah",
            "iiii",
            "tttt",
            {"target": "6", "realisasi": "3"},
            "iiii",
            "tttd",
            "iiii",
            "iiii",
        ),
        (
            "terakhir",
            "iiii",
            "iiii",
            {"target": "1", "realisasi": "0"},
            "iiid",
            "iiid",
            "iiid",
            "iiid",
        ),
    ],
)
def test_what_is_brought_together_is_as_firm_as_its_weakest_part(
    skala: dict[str, Skala],
    metode: str,
    target: str,
    realisasi: str,
    setahun: dict[str, Any],
    of_target: str,
    of_realisasi: str,
    of_both: str,
    of_year: str,
) -> None:
    hasil = of_status(skala, metode, target, realisasi, setahun)
    columns = ("target", "realisasi", "triwulan", "tahun")
    found = ["".join(s[:1] for s in hasil[f"status_{c}"]) for c in columns]
    assert found == [of_target, of_realisasi, of_both, of_year]


def test_what_is_not_reported_has_no_status(skala: dict[str, Skala]) -> None:
    hasil = quarters(skala, ["1"] * 4, ["1", "1", "", ""], status="turunan")
    assert hasil["status_realisasi"].tolist() == ["turunan", "turunan", "", ""]
    assert hasil["status_tahun"].tolist() == ["ilustrasi", "ilustrasi", "", ""]
    assert hasil["status_target"].tolist() == ["ilustrasi"] * 4


@pytest.mark.parametrize(
    ("metode", "of_target", "of_realisasi", "of_year"),
    [
        ("jumlah", [2, 3, 4], [2, 3, 4], [2, 3, 4, 5]),
        ("terakhir", [4], [4], [5]),
        ("maksimum", [3], [2], [3]),
    ],
)
def test_points_know_exactly_the_rows_they_rest_on(
    skala: dict[str, Skala],
    metode: str,
    of_target: list[int],
    of_realisasi: list[int],
    of_year: list[int],
) -> None:
    third = of_status(skala, metode, "dddd", "dddd", {}).iloc[2]
    found = [[r["_baris"] for r in third[f"baris_{c}"]] for c in ("target", "realisasi", "setahun")]
    assert found == [of_target, of_realisasi, of_year]


def test_a_year_not_yet_spread_rests_on_its_printed_row(skala: dict[str, Skala]) -> None:
    rows = [
        {
            "kode": "A",
            "triwulan": 1,
            "target": "2",
            "realisasi": "1",
            "status_target": "turunan",
            "status_realisasi": "dokumen",
            "_berkas": "t.csv",
            "_baris": 2,
        }
    ]
    meta = pd.DataFrame([{"kode": "A", "konsolidasi": "jumlah", "arah": "naik", "skala": ""}])
    year = {"A": {"target": "8", "realisasi": "", "_berkas": "p.csv", "_baris": 9}}
    first = consolidate(pd.DataFrame(rows), meta, Kebijakan(), skala, year).iloc[0]
    assert (first["capaian_triwulan"], first["capaian_tahun"]) == (50, 12.5)
    assert (first["status_triwulan"], first["status_tahun"]) == ("turunan", "dokumen")
    assert [r["_baris"] for r in first["baris_setahun"]] == [9]


@pytest.mark.parametrize(
    ("metode", "target", "share"),
    [
        ("jumlah", ["2", "0", "1", "1"], [50, 50, 75, 100]),
        (
            "jumlah",
            ["1 a dan 0 b", "0 a dan 1 b", "1 a dan 1 b", "0 a dan 0 b"],
            [25, 50, 100, 100],
        ),
        ("terakhir", ["1 gedung dan 1 gudang"] * 4, [100] * 4),
        ("terakhir", ["70-80%", "80-90%", "80-90%", "80-90%"], [NAN, 100, 100, 100]),
        ("terakhir", ["C", "B", "BB", "BB"], [40, 80, 100, 100]),
        ("jumlah", ["", "", "", "4"], [NAN, NAN, NAN, 100]),
        ("jumlah", ["1", "1", "1", ""], [NAN] * 4),
        ("jumlah", ["0", "0", "0", "0"], [NAN] * 4),
    ],
)
def test_the_targets_share_of_the_year(
    skala: dict[str, Skala], metode: str, target: list[str], share: list[float]
) -> None:
    hasil = quarters(skala, target, ["1"] * 4, metode)
    assert hasil["bagian_target"].tolist() == pytest.approx(share, nan_ok=True)


def test_missing_rows_and_indicators(skala: dict[str, Skala]) -> None:
    rows = [{"kode": "B", "triwulan": "3", "target": "4 orang", "realisasi": "2 orang"}]
    meta = [{"kode": k, "konsolidasi": "jumlah", "arah": "naik", "skala": ""} for k in "ABC"]
    hasil = consolidate(pd.DataFrame(rows), pd.DataFrame(meta), Kebijakan(), skala)
    assert hasil["kode"].tolist() == ["B"] * 4
    assert hasil["realisasi_kumulatif"].tolist() == pytest.approx([NAN, NAN, 2, NAN], nan_ok=True)
    assert hasil["satuan"].tolist() == ["orang"] * 4
    assert hasil["capaian_triwulan"][2] == 50 and hasil["baris_target"][2] == []
    assert np.isnan(hasil["capaian"][2]), "the year's target is not known in Triwulan III"
    assert "belum lengkap" in hasil["keterangan"][2]
    empty = consolidate(pd.DataFrame(rows).head(0), pd.DataFrame(meta), Kebijakan(), skala)
    assert tuple(empty.columns) == KOLOM and len(empty) == 0


def test_capaian_is_capped_and_the_two_denominators_are_not(skala: dict[str, Skala]) -> None:
    hasil = quarters(skala, ["1"] * 4, ["8", "0", "0", "0"], cap=100)
    assert (hasil["capaian_triwulan"][0], hasil["capaian_tahun"][0]) == (800, 200)
    assert hasil["capaian"].tolist() == [100] * 4
