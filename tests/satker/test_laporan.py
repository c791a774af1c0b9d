from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kinerja_lib
from kinerja_lib import open_laporan
from kinerja_lib.dasar.errors import UsageError
from tests.conftest import DATA


def test_the_public_list_is_what_can_be_imported() -> None:
    assert sorted(kinerja_lib.__all__) == kinerja_lib.__all__
    assert all(getattr(kinerja_lib, name) for name in kinerja_lib.__all__)
    with pytest.raises(AttributeError):
        kinerja_lib.tidak_ada  # noqa: B018


def test_the_headline_comes_out_of_the_engine(lap: Any) -> None:
    assert lap.capaian.nilai == 100
    assert (lap.capaian.terukur, lap.capaian.jumlah) == (19, 22)
    assert lap.kategori(lap.capaian.nilai) == "Sangat Baik"
    assert [(t.tahun, t.nilai, t.asal) for t in lap.tahunan] == [
        (2022, 96.0, "dinyatakan"),
        (2023, 100.0, "dihitung"),
    ]
    assert lap.selisih == 4


@pytest.mark.parametrize(
    ("satker", "tahun", "triwulan", "message"),
    [
        ("656794", 2031, 4, "2023"),
        ("656794", 2022, 4, "tahun"),
        ("656794", "dua ribu", 4, "bilangan bulat"),
        ("656794", 2023, 5, "triwulan"),
        ("999999", 2023, 4, "999999"),
        ("../..", 2023, 4, "enam angka"),
    ],
)
def test_a_wrong_call_is_refused_with_what_would_be_right(
    satker: str, tahun: object, triwulan: object, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        open_laporan(satker, tahun, DATA, triwulan)


def test_papermill_may_bring_numbers(satker_kecil: Callable[..., Path]) -> None:
    assert open_laporan(22207, "2023", satker_kecil()).paket.kode == "022207"


@pytest.mark.parametrize(
    ("realisasi", "capaian"),
    [("4 laporan", 100.0), ("2 laporan", 50.0), ("", None), ("95%", 100.0)],
)
def test_capaian_follows_the_data(
    satker_kecil: Callable[..., Path], realisasi: str, capaian: float | None
) -> None:
    target = "" if "%" in realisasi else "4 laporan"
    table = (
        "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
        "capaian_tercetak,sumber,catatan\n"
        f"2023,lkj_tabel5,S01.1,1,a,b,95%,{target},{realisasi},,uji,\n"
    )
    lap = open_laporan("022207", 2023, satker_kecil(**{"pengukuran.csv": table}))
    assert lap.capaian.nilai == capaian


def test_a_year_that_cannot_be_measured_has_no_difference(
    satker_kecil: Callable[..., Path],
) -> None:
    klaim = "tahun,butir,nilai,sumber,catatan\n2022,capaian,96%,uji,\n2023,capaian,100%,uji,\n"
    lap = open_laporan("022207", 2023, satker_kecil(realisasi="", **{"klaim.csv": klaim}))
    assert (lap.capaian.nilai, lap.selisih) == (None, None)
    assert [(t.tahun, t.asal) for t in lap.tahunan] == [(2022, "dinyatakan"), (2023, "dinyatakan")]


def test_a_data_folder_may_bring_its_own_policy(satker_kecil: Callable[..., Path]) -> None:
    data = satker_kecil(realisasi="6 laporan")
    (data / "acuan").mkdir()
    (data / "acuan" / "kebijakan.toml").write_text("[bawaan]\ncap = 120\n", encoding="utf-8")
    lap = open_laporan("022207", 2023, data)
    assert lap.capaian.nilai == 120
    assert "120%" in lap.kebijakan.aturan()


@pytest.mark.parametrize(
    ("target", "realisasi", "konsolidasi", "arah", "tahunan"),
    [
        ("85%", "85%", "terakhir", "naik", 94.44),
        ("1 perkara", "1 perkara", "terakhir", "turun", 150.0),
        ("1 perkara", "1 perkara", "jumlah", "turun", float("nan")),
    ],
)
def test_the_years_target_is_the_years_even_when_quarters_are_still_open(
    satker_kecil: Callable[..., Path],
    target: str,
    realisasi: str,
    konsolidasi: str,
    arah: str,
    tahunan: float,
) -> None:
    setahun = "90%" if "%" in target else "2 perkara"
    head = "tahun,kode,triwulan,target,realisasi,status_target,status_realisasi,sumber,catatan\n"
    rows = f"2023,S01.1,2,{target},{realisasi},dokumen,dokumen,uji,\n"
    measured = (
        "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
        f"capaian_tercetak,sumber,catatan\n2023,lkj_tabel5,S01.1,1,a,b,,{setahun},,,uji,\n"
    )
    data = satker_kecil(**{"triwulan.csv": head + rows, "pengukuran.csv": measured})
    path = data / "satker" / "022207" / "indikator.csv"
    text = path.read_text("utf-8").replace(",naik,,jumlah,", f",{arah},,{konsolidasi},")
    path.write_text(text, "utf-8")
    quarters = open_laporan("022207", 2023, data).triwulanan
    at = quarters[quarters["triwulan"] == 2].iloc[0]
    assert at["capaian_tahun"] == pytest.approx(tahunan, abs=0.01, nan_ok=True)
