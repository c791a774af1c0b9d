"""What is told to be filled in is what the chapters show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab import pendahuluan
from kinerja_lib.bab.sasaran import semua, tujuh_butir
from kinerja_lib.paket.skema import contracts
from kinerja_lib.satker.kelengkapan import missing, terisi
from kinerja_lib.satker.laporan import Laporan


def agree(lap: Laporan) -> None:
    for s in lap.sasaran:
        shown = tuple(bool(isi) for isi in tujuh_butir(lap, s["kode"]))
        assert terisi(lap, s["kode"]) == shown, s["kode"]


def test_the_chapters_of_the_real_report_agree(lap: Laporan) -> None:
    agree(lap)


def test_a_small_satker_lacks_nearly_everything(satker_kecil: Callable[..., Path]) -> None:
    lap = open_laporan("022207", 2023, satker_kecil())
    agree(lap)
    said = [k.nama for k in missing(lap)]
    assert "Perjanjian Kinerja (Bab II)" in said and "kata pengantar" in said
    assert "Target dan realisasi tahun ini" not in said
    assert "Terhadap standar nasional" not in said


@pytest.mark.parametrize("butir", [2, 3, 5, 6, 7])
def test_an_item_is_said_once_with_its_sasaran(lap: Laporan, butir: int) -> None:
    [kurang] = [k for k in missing(lap) if k.butir == butir]
    assert kurang.sasaran
    assert "{" not in kurang.isi_di


@pytest.mark.parametrize(
    ("book", "places"),
    [
        (
            "",
            [
                "struktur.csv",
                "perjanjian.csv dan dokumen.csv",
                "anggaran.csv, kolom realisasi",
                "renstra.csv",
            ],
        ),
        (
            "b {x}.xlsx",
            [
                "b {x}.xlsx, lembar struktur",
                "b {x}.xlsx, lembar perjanjian dan b {x}.xlsx, lembar dokumen",
                "b {x}.xlsx, lembar anggaran, kolom realisasi",
                "b {x}.xlsx, lembar renstra",
            ],
        ),
    ],
)
def test_where_to_fill_in_is_what_the_satker_keeps(
    satker_kecil: Callable[..., Path], book: str, places: list[str]
) -> None:
    data = satker_kecil()
    if book:
        made = openpyxl.Workbook()
        made.active.title = "struktur"
        made.active.append(list(contracts()["struktur"].columns))
        made.save(data / "satker" / "022207" / book)
    lap = open_laporan("022207", 2023, data)
    assert set(places) <= {k.isi_di for k in missing(lap)}
    shown = str([b.data() for b in (semua(lap), pendahuluan.struktur(lap))])
    for nama in ("struktur", "renstra"):
        assert (f"{nama}.csv" in shown) == (not book)
        assert (f"{book}, lembar {nama}" in shown) == bool(book)
