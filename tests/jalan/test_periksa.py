"""Every problem of every satker at once."""

from __future__ import annotations

import shutil
from pathlib import Path

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
