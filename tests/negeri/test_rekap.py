"""The portal's data: one row a satker, whatever became of its reports."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import Rekap, open_rekap
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.negeri.rekap import Baris, group, measured
from tests.batch import record, satker_rows, write_batch, write_manifest
from tests.conftest import DATA


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_batch(tmp_path_factory.mktemp("batch"), 120)


def opened(root: Path, provinsi: object = "") -> Rekap:
    return open_rekap(2023, root / "output", root / "data", provinsi)


def test_every_satker_has_a_row_and_a_status(batch: Path) -> None:
    rekap = opened(batch)
    counts = [rekap.count(s) for s in ("tersusun", "gagal", "belum disusun")]
    assert (len(rekap.baris), counts) == (120, [114, 4, 2])


def test_rows_come_by_region_with_the_province_first(batch: Path) -> None:
    rows = opened(batch).baris
    assert [b.kantor.kode_wilayah for b in rows[:4]] == ["11", "11.01", "11.02", "11.03"]


@pytest.mark.parametrize("provinsi", ["18", 18, " 18 "])
def test_a_province_narrows_the_rows_and_keeps_the_country_beside(
    batch: Path, provinsi: object
) -> None:
    rekap = opened(batch, provinsi)
    assert rekap.lingkup == "Lampung"
    assert {b.kantor.provinsi for b in rekap.baris} == {"Lampung"}
    assert len(rekap.semua) == 120


@pytest.mark.parametrize("provinsi", ["99", "Lampung", "<b>", "1"])
def test_an_unknown_province_is_refused_with_the_known_ones(batch: Path, provinsi: str) -> None:
    with pytest.raises(UsageError, match=r"tidak dikenal.*18 Lampung"):
        opened(batch, provinsi)


@pytest.mark.parametrize("tahun", ["dua", 23, "", "٢٠٢٣"])
def test_a_year_is_four_digits(batch: Path, tahun: object) -> None:
    with pytest.raises(UsageError, match="empat angka"):
        open_rekap(tahun, batch / "output", batch / "data")


def rows_of(*more: dict[str, Any]) -> Baris:
    base = record(satker_rows(1)[0], 2023, random.Random(1))
    return group([base | m for m in more])[0]


MONEV = {"laporan": "monev", "triwulan": 2}


@pytest.mark.parametrize(
    ("records", "status", "utama", "terkini"),
    [
        ([{}], "tersusun", ("lkj", None), True),
        ([{"keadaan": "gagal"}], "gagal", ("lkj", None), False),
        ([MONEV, {}], "tersusun", ("lkj", None), True),
        ([{}, MONEV | {"keadaan": "gagal"}], "gagal", ("lkj", None), True),
        ([MONEV, MONEV | {"triwulan": 3}], "tersusun", ("monev", 3), True),
    ],
)
def test_the_yearly_report_stands_for_the_satker(
    records: list[dict[str, Any]], status: str, utama: tuple[str, int | None], terkini: bool
) -> None:
    row = rows_of(*records)
    assert row.utama is not None
    assert (row.status, (row.utama["laporan"], row.utama["triwulan"]), row.terkini) == (
        status,
        utama,
        terkini,
    )


def test_figures_of_a_run_before_the_failure_are_shown_but_not_counted() -> None:
    row = rows_of({"keadaan": "gagal"})
    assert row.capaian is not None
    assert measured([row]) == []


def test_names_come_from_report_then_list_then_profil(tmp_path: Path) -> None:
    rows = satker_rows(4)
    acuan = tmp_path / "data" / "acuan"
    acuan.mkdir(parents=True)
    (acuan / "satker.csv").write_text(
        "kode,nama,jenis,provinsi,kode_wilayah,induk,sumber\n650002,KPU Daftar,kota,Uji,12.01,,u\n",
        encoding="utf-8",
    )
    for row in rows:
        (tmp_path / "data" / "satker" / row["kode"]).mkdir(parents=True)
    profil = tmp_path / "data" / "satker" / "650003" / "profil.toml"
    profil.write_text('nama = "KPU Profil"\nkode_wilayah = "13"', encoding="utf-8")
    (profil.parents[1] / "650004" / "profil.toml").write_text("rusak [", encoding="utf-8")
    write_manifest(tmp_path, [record(rows[0], 2023, random.Random(1))])
    found = {b.kantor.kode: b.nama for b in opened(tmp_path).baris}
    assert found == {
        "650001": "KPU Provinsi Aceh",
        "650002": "KPU Daftar",
        "650003": "KPU Profil",
        "650004": "650004",
    }


def test_a_notebook_finds_the_results_in_the_folder_above(
    batch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (batch / "notebooks").mkdir(exist_ok=True)
    monkeypatch.chdir(batch / "notebooks")
    assert len(open_rekap(2023).baris) == 120


@pytest.mark.parametrize(
    ("kini", "lalu", "asal", "selisih", "sebanding"),
    [
        (96.004, 94.996, "dihitung", 1.008, True),
        (96.004, 94.996, "dinyatakan", 1.008, False),
        (96.004, 94.996, "tercetak", 1.008, False),
        (90.0, None, "", None, False),
        (None, 90.0, "dihitung", None, False),
    ],
)
def test_a_difference_is_unrounded_and_known_to_compare_like_with_like(
    kini: float | None, lalu: float | None, asal: str, selisih: float | None, sebanding: bool
) -> None:
    row = rows_of({})
    assert row.ringkasan is not None
    row.ringkasan.update(capaian=kini, lalu=lalu, lalu_asal=asal)
    assert (row.selisih, row.sebanding) == (pytest.approx(selisih), sebanding)


def test_before_any_batch_every_satker_is_still_to_be_made(tmp_path: Path) -> None:
    rekap = open_rekap(2023, tmp_path, DATA)
    assert [(b.nama, b.status) for b in rekap.baris] == [("KPU Kota Metro", "belum disusun")]
    assert rekap.terukur == []
