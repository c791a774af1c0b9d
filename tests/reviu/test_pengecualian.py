"""Waivers move a finding, never hide it; what fits nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.dasar.errors import DataError
from kinerja_lib.reviu.final import check_waivers
from kinerja_lib.reviu.tinjau import Hasil, review
from tests.reviu.bersih import bersih, write
from tests.reviu.test_tanam import TANAM, both, ukur

JAWAB = {
    "aturan": "capaian-tak-berumus",
    "tabel": "pengukuran",
    "kunci": "lkj_tabel5 / S02.1",
    "alasan": "Dihitung pusat",
    "peran": "Kasubbag Perencanaan",
    "tanggal": "2024-02-12",
}


def reviewed(root: Path, **ganti: str) -> Hasil:
    t = bersih()
    TANAM["capaian-tak-berumus"][0](t)
    t["pengecualian"] = [JAWAB | ganti]
    return review(open_laporan("022207", 2023, write(t, root)))


def test_a_waiver_answers_for_a_finding(tmp_path: Path) -> None:
    hasil = reviewed(tmp_path)
    assert hasil.temuan == () and hasil.tak_terpakai == () and hasil.berat == ()
    [(temuan, waiver)] = hasil.dikecualikan
    assert temuan.aturan == "capaian-tak-berumus"
    assert (waiver.alasan, waiver.peran) == ("Dihitung pusat", "Kasubbag Perencanaan")
    assert waiver.sel.endswith("pengecualian.csv:2")


@pytest.mark.parametrize(
    "ganti",
    [
        {"aturan": "capaian-disalin"},
        {"kunci": "lkj_tabel5 / S02.2"},
        {"tabel": "perjanjian"},
    ],
)
def test_a_waiver_that_fits_nothing_is_told(ganti: dict[str, str], tmp_path: Path) -> None:
    hasil = reviewed(tmp_path, **ganti)
    assert len(hasil.temuan) == 1 and len(hasil.tak_terpakai) == 1
    assert hasil.dikecualikan == ()


def test_a_waiver_of_another_year_is_not_of_this(tmp_path: Path) -> None:
    hasil = reviewed(tmp_path, tahun="2022")
    assert len(hasil.temuan) == 1 and hasil.tak_terpakai == ()


@pytest.mark.parametrize(
    ("ganti", "rule"),
    [
        ({"tanggal": "12 Februari 2024"}, "tanggal"),
        ({"alasan": ""}, "alasan"),
        ({"peran": ""}, "peran"),
        ({"aturan": "Angka Berbeda"}, "aturan"),
    ],
)
def test_a_broken_waiver_stops_at_the_door(
    ganti: dict[str, str], rule: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError, match=f"pengecualian.csv:2:{rule}"):
        reviewed(tmp_path, **ganti)


def test_an_unknown_rule_is_named_with_the_nearest(tmp_path: Path) -> None:
    t = bersih()
    t["pengecualian"] = [JAWAB | {"aturan": "capaian-tak-berumu"}]
    lap = open_laporan("022207", 2023, write(t, tmp_path))
    with pytest.raises(DataError, match='mungkin maksudnya "capaian-tak-berumus"'):
        check_waivers(lap)


def test_a_waiver_of_one_leaves_its_neighbours_of_one_cause(tmp_path: Path) -> None:
    t = bersih()
    both(
        ukur("S01.1", capaian_tercetak="97%"),
        ukur("S02.1", capaian_tercetak="97%"),
        ukur("S02.2", capaian_tercetak="97%"),
    )(t)
    data = write(t, tmp_path / "a")
    [one] = review(open_laporan("022207", 2023, data)).temuan
    assert one.pesan.startswith("3 indikator") and len(one.rinci) == 3
    t["pengecualian"] = [JAWAB]
    hasil = review(open_laporan("022207", 2023, write(t, tmp_path / "b")))
    assert len(hasil.temuan) == len(hasil.dikecualikan) == 1
    assert hasil.temuan[0].pesan.startswith("2 indikator")
    assert "S02.1" not in " ".join(hasil.temuan[0].rinci)
