"""Sources of cells: exactly the rows used."""

from __future__ import annotations

import pytest

from kinerja_lib.sumber.asal import asal, dihitung, gabung, target_realisasi

T, P = "/rumah/data/satker/1/triwulan.csv", "/rumah/data/satker/1/pengukuran.csv"


def rows(*numbers: int, berkas: str = T) -> list[dict[str, object]]:
    """Return rows of a file by their numbers."""
    return [{"_berkas": berkas, "_baris": n} for n in numbers]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((7,), "7"),
        ((2, 3), "2–3"),
        ((2, 3, 4, 5), "2–5"),
        ((2, 4), "2, 4"),
        ((2, 3, 5, 6), "2–3, 5–6"),
        ((2, 3, 4, 5, 9, 12, 13, 14), "2–5, 9, 12–14"),
        ((14, 2, 13, 2, 12), "2, 12–14"),
        ((2, 61), "2, 61"),
        ((9, 10, 11, 13), "9–11, 13"),
    ],
)
def test_only_adjacent_rows_are_drawn_together(numbers: tuple[int, ...], said: str) -> None:
    assert dihitung(rows(*numbers)) == f"dihitung dari satker/1/triwulan.csv:{said}"


def test_rows_of_two_files_stay_apart() -> None:
    both = [*rows(4), *rows(5, berkas=P), *rows(5)]
    assert dihitung(both, "target") == (
        "dihitung dari satker/1/triwulan.csv:4–5; satker/1/pengukuran.csv:5 (target)"
    )


def test_nothing_used_is_no_source() -> None:
    assert dihitung([], "target") == gabung("", "") == target_realisasi([], []) == ""


@pytest.mark.parametrize(
    ("target", "realisasi", "said"),
    [
        (rows(2, 3), rows(3, 2), "satker/1/triwulan.csv:2–3 (target, realisasi)"),
        (
            rows(2, 3),
            rows(2),
            "satker/1/triwulan.csv:2–3 (target); satker/1/triwulan.csv:2 (realisasi)",
        ),
        (
            rows(9, berkas=P),
            rows(2, 4),
            "satker/1/pengukuran.csv:9 (target); satker/1/triwulan.csv:2, 4 (realisasi)",
        ),
        (rows(2), [], "satker/1/triwulan.csv:2 (target)"),
    ],
)
def test_target_and_realisasi_may_stand_in_rows_of_their_own(
    target: list[dict[str, object]], realisasi: list[dict[str, object]], said: str
) -> None:
    assert target_realisasi(target, realisasi) == f"dihitung dari {said}"


def test_a_printed_cell_is_one_place() -> None:
    assert asal(rows(8)[0], "target") == "satker/1/triwulan.csv:8:target"
