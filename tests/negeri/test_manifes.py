"""The manifest of a batch: read whole, or refused with what is wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.dasar.errors import KinerjaError, ReportError, UsageError
from kinerja_lib.negeri.manifes import REKAMAN, Rekaman, read_manifest
from tests.batch import record, satker_rows, write_manifest

ROW = satker_rows(1)[0]


def one(**more: Any) -> dict[str, Any]:
    return record(ROW, 2023, random.Random(1)) | more


def test_a_record_comes_back_as_written(tmp_path: Path) -> None:
    path = write_manifest(tmp_path, [one()])
    assert read_manifest(path.parent, 2023) == [one()]


def test_the_last_record_of_a_report_counts_and_absent_fields_are_none(tmp_path: Path) -> None:
    first, last = one(), one(keadaan="gagal")
    for name in ("galat", "ringkasan", "triwulan"):
        del last[name]
    path = write_manifest(tmp_path, [first, one(laporan="monev", triwulan=2), last])
    found = read_manifest(path.parent, 2023)
    assert [(r["laporan"], r["triwulan"], r["keadaan"]) for r in found] == [
        ("lkj", None, "gagal"),
        ("monev", 2, "tersusun"),
    ]
    assert found[0]["galat"] is found[0]["ringkasan"] is None


def test_no_manifest_is_a_wrong_call_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"belum ada laporan tahun 2023.*kinerja render lkj"):
        read_manifest(tmp_path, 2023)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"versi": 1, "tahun": 2023, "lap', "terpotong atau bukan JSON"),
        ("", "terpotong"),
        ("[" * 100_000, "terpotong"),
        ("[]", "manifes harus objek"),
        ('{"versi": 2, "tahun": 2023, "laporan": []}', "manifes.versi harus salah satu dari 1"),
        ('{"versi": 1, "tahun": 2022, "laporan": []}', "manifes.tahun harus salah satu dari 2023"),
        ('{"versi": 1, "tahun": 2023}', "manifes.laporan tidak ada"),
        ('{"versi": 1, "tahun": 2023, "laporan": [5]}', "laporan[0] harus objek"),
    ],
)
def test_a_torn_or_foreign_manifest_is_said(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "manifes.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReportError) as problem:
        read_manifest(tmp_path, 2023)
    assert said in str(problem.value)
    assert "Susun ulang" in str(problem.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"satker": "../../x"}, "laporan[0].satker harus kode enam angka"),
        ({"satker": "65679"}, "harus kode enam angka"),
        ({"tahun": 2022}, "laporan[0].tahun harus 2023"),
        ({"keadaan": "lancar"}, "laporan[0].keadaan harus salah satu dari gagal, tersusun"),
        ({"triwulan": 5}, "laporan[0].triwulan harus salah satu"),
        ({"berkas": []}, "laporan[0].berkas harus objek"),
        ({"ringkasan": {"satker": "1"}}, "laporan[0].ringkasan.nama tidak ada"),
        ({"galat": {"tahap": "data"}}, "laporan[0].galat.pesan tidak ada"),
    ],
)
def test_a_record_that_cannot_be_used_is_named(
    tmp_path: Path, more: dict[str, Any], said: str
) -> None:
    path = write_manifest(tmp_path, [one(**more)])
    with pytest.raises(KinerjaError) as problem:
        read_manifest(path.parent, 2023)
    assert said in str(problem.value)


def test_numbers_that_json_does_not_have_are_missing_values(tmp_path: Path) -> None:
    kept = one()
    kept["ringkasan"]["capaian"] = float("nan")
    path = write_manifest(tmp_path, [kept])
    assert "NaN" in path.read_text("utf-8")
    found = read_manifest(path.parent, 2023)[0]["ringkasan"]
    assert found is not None and found["capaian"] is None


def test_every_field_of_a_record_is_checked() -> None:
    checked = {k.removesuffix("?") for k in REKAMAN}
    assert checked == set(Rekaman.__annotations__)
    assert json.loads(json.dumps(one())).keys() - {"sidik"} == checked
