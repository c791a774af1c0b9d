"""Aggregates, and what they leave out."""

from __future__ import annotations

import pandas as pd
import pytest

from kinerja_lib.capaian.agregat import aggregate, aggregate_by

NAN = float("nan")
HASIL = pd.DataFrame(
    [
        ("S1", 100.0, "", "50"),
        ("S1", 50.0, "", 25.0),
        ("S2", 60.0, "", "12,5"),
        ("S2", NAN, "tidak dapat dihitung: realisasi kosong", "12,5"),
        ("S3", NAN, "", ""),
    ],
    columns=["kode_sasaran", "capaian", "keterangan", "bobot"],
)


@pytest.mark.parametrize(
    ("metode", "nilai"),
    [
        ("rerata_indikator", 70.0),
        ("rerata_sasaran", (75 + 60) / 2),
        ("tertimbang", (100 * 50 + 50 * 25 + 60 * 12.5) / 87.5),
    ],
)
def test_aggregate(metode: str, nilai: float) -> None:
    agregat = aggregate(HASIL, metode)
    assert agregat.nilai == pytest.approx(nilai)
    assert (agregat.jumlah, agregat.terukur, agregat.dikecualikan) == (5, 3, 2)
    assert agregat.alasan == {
        "tidak dapat dihitung: realisasi kosong": 1,
        "tidak dapat dihitung": 1,
    }
    assert agregat.aturan


def test_what_has_no_weight_is_left_out_and_counted() -> None:
    agregat = aggregate(HASIL.assign(bobot=["10", "", None, "0", "x"]), "tertimbang")
    assert (agregat.nilai, agregat.terukur) == (100.0, 1)
    assert agregat.alasan["bobot belum diisi"] == 2


def test_what_has_no_sasaran_is_left_out_and_counted() -> None:
    agregat = aggregate(HASIL.assign(kode_sasaran=["S1", "", None, "S2", "S3"]), "rerata_sasaran")
    assert (agregat.nilai, agregat.alasan["sasaran belum diisi"]) == (100.0, 2)


@pytest.mark.parametrize("metode", ["rerata_indikator", "rerata_sasaran", "tertimbang"])
def test_nothing_computable_is_none(metode: str) -> None:
    assert aggregate(HASIL[HASIL["capaian"].isna()], metode).nilai is None
    empty = aggregate(HASIL.head(0), metode)
    assert (empty.nilai, empty.jumlah, empty.alasan) == (None, 0, {})


def test_aggregate_by_sasaran_keeps_order_and_counts() -> None:
    found = aggregate_by(HASIL.iloc[::-1])
    assert list(found) == ["S3", "S2", "S1"]
    assert {k: a.nilai for k, a in found.items()} == {"S3": None, "S2": 60.0, "S1": 75.0}
    assert found["S2"].dikecualikan == 1


def test_capped_first_differs_from_a_capped_mean() -> None:
    mentah = pd.DataFrame({"capaian": [140.0, 50.0], "keterangan": ["", ""]})
    capped = mentah.assign(capaian=mentah["capaian"].clip(upper=100))
    assert (aggregate(mentah).nilai, aggregate(capped).nilai) == (95.0, 75.0)
