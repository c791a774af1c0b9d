"""Every page made from invented data says so; those of a real office do not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from kinerja_lib.bab import depan, monev
from kinerja_lib.satker.laporan import Laporan, open_laporan
from tests.conftest import PROYEK

TANDA = "DATA REKAAN"
KALIMAT = "Semua kantor, angka, dan uraian dalam laporan ini rekaan"


@pytest.fixture(scope="module")
def rekaan(negeri: Path) -> Laporan:
    return open_laporan("990002", 2023, negeri)


def test_cover_summary_and_monev_say_it(rekaan: Laporan) -> None:
    for jenis in ("lkj", "monev"):
        cover = depan.sampul(rekaan, jenis)
        assert TANDA in cover.tanda and KALIMAT in cover.keterangan
    for bagian in (depan.ikhtisar(rekaan), monev.ringkas(rekaan)):
        assert KALIMAT in bagian.data()["isi"][0]["teks"]
    assert KALIMAT not in str(monev.semua(rekaan).data())


def test_a_real_office_says_nothing_of_it(lap: Laporan) -> None:
    shown = [depan.sampul(lap), depan.ikhtisar(lap), monev.ringkas(lap)]
    assert "rekaan" not in str([b.data() for b in shown]).lower()
    assert depan.sampul(lap).keterangan == lap.kalimat("sampul.keterangan")


@pytest.mark.slow
@pytest.mark.parametrize(("laporan", "triwulan"), [("lkj", None), ("monev", 2)])
def test_every_page_of_the_finished_report_says_it(
    negeri: Path, tmp_path: Path, laporan: str, triwulan: int | None
) -> None:

    quarter = ["--triwulan", str(triwulan)] if triwulan else []
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "kinerja_lib",
            "render",
            laporan,
            "--satker",
            "990003",
            "--tahun",
            "2022",
            "--data",
            str(negeri),
            "--output",
            str(tmp_path),
            *quarter,
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROYEK,
    )
    _, html, pdf = (Path(p) for p in done.stdout.splitlines())
    made = BeautifulSoup(html.read_text("utf-8"), "html.parser")
    assert TANDA in made.select_one("main > .tanda").text
    assert KALIMAT in made.select_one(".sampul").text
    pages = [p.extract_text() for p in PdfReader(pdf).pages]
    assert len(pages) > 5
    assert all(TANDA in p for p in pages)
