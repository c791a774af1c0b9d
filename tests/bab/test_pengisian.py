"""What a quarter lacks is said of the quarter and of the indicators; both targets are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab import pengisian
from tests.sepanjang_tahun import HASIL, write


@pytest.mark.parametrize(
    ("masuk", "triwulan", "said"),
    [
        ([1], 1, ""),
        (
            [1],
            2,
            "**TW II belum diisi**: belum ada satu pun realisasi Triwulan II. Yang terakhir "
            "terisi adalah Triwulan I.",
        ),
        ([2], 1, "**TW I belum diisi**: belum ada satu pun realisasi triwulan tahun ini."),
        ([], 4, "**TW IV belum diisi**: belum ada satu pun realisasi triwulan tahun ini."),
        (
            [1, 3],
            4,
            "**TW IV belum diisi**: belum ada satu pun realisasi Triwulan IV. Yang "
            "terakhir terisi adalah Triwulan III.",
        ),
    ],
)
def test_a_quarter_without_any_realisasi_is_said_to_be_open(
    tmp_path: Path, masuk: list[int], triwulan: int, said: str
) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, masuk), triwulan)
    assert pengisian.belum(lap) == said


@pytest.mark.parametrize(
    ("masuk", "triwulan", "said"),
    [
        ([1], 1, []),
        ([1], 2, []),
        (
            [1, 2],
            2,
            ["Realisasi Triwulan II belum diisi pada 1 dari 4 indikator yang direncanakan: S01.1."],
        ),
        ([2], 2, ["TW I belum diisi, sehingga", "Realisasi Triwulan II belum diisi pada 1"]),
        ([1, 3], 3, ["TW II belum diisi, sehingga"]),
    ],
)
def test_gaps_are_named_once_each(
    tmp_path: Path, masuk: list[int], triwulan: int, said: list[str]
) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, masuk), triwulan)
    found = pengisian.celah(lap)
    assert len(found) == len(said)
    assert all(line.startswith(part) for line, part in zip(found, said, strict=True))


def test_a_realisasi_that_nobody_planned_is_named(tmp_path: Path) -> None:
    lap = open_laporan(
        "022207", 2025, write(tmp_path, [1], hasil=HASIL | {"S02.1": ("CC", "", "", "BB")}), 1
    )
    assert pengisian.celah(lap) == [
        "Target Triwulan I belum diisi pada 1 indikator yang realisasinya sudah ada: S02.1."
    ]


@pytest.mark.parametrize(
    ("kode", "said"),
    [
        (
            ["S01.1"],
            "Terhadap target sampai Triwulan I capaiannya 100%; terhadap target setahun "
            "(Perjanjian Kinerja) 6,38%.",
        ),
        (
            ["S01.1", "S01.2", "S02.2"],
            "Terhadap target sampai Triwulan I capaiannya 100% sampai "
            "110%; terhadap target setahun (Perjanjian Kinerja) 6,38% sampai 97,78%.",
        ),
        ([], ""),
    ],
)
def test_capaian_is_said_against_both_targets(tmp_path: Path, kode: list[str], said: str) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, [1]), 1)
    table = lap.triwulanan
    rows = table[table["kode"].isin(kode) & (table["triwulan"] == 1)].to_dict("records")
    assert pengisian.penyebut(lap, rows) == said


def test_a_year_that_is_not_known_is_said(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, [1]), 1)
    rows = [{"capaian_triwulan": 80.0, "capaian_tahun": float("nan")}]
    assert pengisian.penyebut(lap, rows).endswith("(Perjanjian Kinerja) belum dapat dihitung.")
