"""Every problem of every satker at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja_lib.jalan.periksa import check_satker


def test_clean_data_have_no_problem(proyek: Path) -> None:
    assert check_satker(["656794"], "data") == []


def test_all_problems_of_all_satker_are_listed(proyek: Path) -> None:
    satker = proyek / "data" / "satker"
    shutil.copytree(satker / "656794", satker / "000001")
    (satker / "656794" / "sasaran.csv").unlink()
    (satker / "656794" / "indikator.csv").unlink()
    problems = check_satker(["000001", "656794"], "data")
    for berkas in ("000001/profil.toml", "656794/sasaran.csv", "656794/indikator.csv"):
        assert [p for p in problems if p.startswith(f"data/satker/{berkas}:")]


def test_a_bad_kebijakan_is_a_problem_named_once(proyek: Path) -> None:
    path = proyek / "data" / "acuan" / "kebijakan.toml"
    path.write_text('[bawaan]\nskala = "lain"\n')
    shutil.copytree(proyek / "data/satker/656794", proyek / "data/satker/000001")
    (problem,) = [p for p in check_satker(["656794"] * 2, "data") if "kebijakan.toml" in p]
    assert "skala: lain" in problem


@pytest.mark.parametrize(
    ("berkas", "before", "after", "said"),
    [
        ("triwulan.csv", "2023,S05.1,4,1 laporan,1 laporan", "2023,S05.1,4,1 laporan,2 laporan",
         "realisasi: 2 laporan: jumlah keempat triwulan (5 laporan dari"),
        ("pengukuran.csv", ",3 Kegiatan,3 Kegiatan,100%,Tabel 5",
         ",3 Kegiatan,sekitar tiga,100%,Tabel 5",
         "realisasi: sekitar tiga: kata-kata ini bukan angka"),
        ("pengukuran.csv", "90%,В,В,90%,Tabel 5", "90%,В,Bagus,90%,Tabel 5",
         "realisasi: Bagus: bukan label skala AKIP"),
        ("pengukuran.csv", "90%,5 Orang,7 orang,100%,Tabel 5", "90%,4o Orang,7 orang,100%,Tabel 5",
         "target: 4o Orang: angka bercampur huruf yang mirip angka"),
    ],
)  # fmt: skip
def test_one_planted_fault_of_real_data_is_one_problem(
    proyek: Path, berkas: str, before: str, after: str, said: str
) -> None:
    path = proyek / "data" / "satker" / "656794" / berkas
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    (problem,) = check_satker(["656794"], "data")
    assert said in problem and problem.startswith(f"data/satker/656794/{berkas}:")
