"""Every state of every sentence of the monitoring, and what its cells rest on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab import monev
from kinerja_lib.blok import Grafik, Tabel
from kinerja_lib.satker.laporan import Laporan
from tests.bab.kuartal import indikator, open_with
from tests.conftest import DATA, PROYEK

Make = Callable[..., Path]
SAMA = ("4|4", "1|1|1|1", "1|1|1|1")
KURANG = ("4|3", "1|1|1|1", "1|0|1|1")
LEBIH = ("4|5", "1|1|1|1", "1|2|1|1")
KOSONG = ("4|", "", "")
D, T, I = "dddd", "tttt", "iiii"  # noqa: E741
LAIN = {"monev.tren_sasaran", "monev.menunggu"}
"""Sentences whose states are in other tests."""
Keadaan = tuple[list[Any], int, list[str], list[str]]
"""Indicators, the triwulan told, what is said and what is not."""


def said(lap: Laporan) -> str:
    """Return the sentences above the charts, without their marks."""
    part = monev.ringkas(lap).isi
    return " ".join(b.teks.replace("\n\n", " ") for b in part if hasattr(b, "teks")).replace(
        "\\", ""
    )


RINGKAS: list[Keadaan] = [
    # reached, not reached; all documents
    (
        [indikator(*SAMA)],
        2,
        [
            "Sampai Triwulan II, 1 dari 1 indikator",
            "Semuanya dihitung dari",
            "Seluruh 4 titik target dan realisasi sampai Triwulan II dicetak",
        ],
        ["turunan", "lustrasi", "Belum", "Tidak termasuk", "tidak diisi"],
    ),
    (
        [indikator(*SAMA), indikator(*KURANG)],
        2,
        [
            "1 dari 2 indikator",
            "Semuanya dihitung dari angka yang dicetak dokumen.",
            "Belum mencapai target kumulatif: S01.2 Indikator 2.",
        ],
        ["turunan", "lustrasi"],
    ),
    (
        [indikator(*KURANG), indikator(*KURANG)],
        4,
        ["0 dari 2 indikator", "S01.1 Indikator 1 dan S01.2 Indikator 2."],
        ["turunan"],
    ),
    ([indikator(*LEBIH)], 4, ["1 dari 1 indikator"], ["Belum mencapai", "turunan"]),
    # all derived, some derived, none
    (
        [indikator(*SAMA, T, T)],
        2,
        [
            "Seluruh 1 indikator itu bertumpu pada",
            "Pada 1 indikator turunan itu target dan",
            "Dari 4 titik target dan realisasi sampai Triwulan II, 0 dicetak "
            "dokumen, 4 turunan, dan "
            "0 ilustrasi.",
            "Turunan mengikuti angka setahun",
        ],
        ["Semuanya dihitung", "Ilustrasi adalah", "Sebanyak"],
    ),
    (
        [indikator(*SAMA, T, T), indikator(*SAMA, T, T)],
        3,
        ["Seluruh 2 indikator itu", "Pada 2 indikator turunan itu", "12 turunan"],
        ["Sebanyak"],
    ),
    (
        [indikator(*SAMA, T, T), indikator(*SAMA)],
        2,
        [
            "2 dari 2",
            "Dari 2 indikator itu, 1 bertumpu pada angka turunan, bukan angka triwulan "
            "yang dicetak dokumen: S01.1.",
            "Pada 1 indikator turunan itu",
            "4 dicetak dokumen, 4 turunan",
        ],
        ["Seluruh 1 ind", "Semuanya dihitung"],
    ),
    # derived on one side only, or unlike: nothing is equal by construction
    ([indikator(*SAMA, T, D)], 2, ["Seluruh 1 indikator itu"], ["Pada 1"]),
    ([indikator(*KURANG, T, T)], 2, ["0 dari 1", "Seluruh 1 indikator itu"], ["Pada 1"]),
    ([indikator(*LEBIH, T, T)], 2, ["1 dari 1", "Seluruh 1 indikator itu"], ["Pada 1"]),
    # the year's end that a document prints is its own again
    (
        [indikator(*SAMA, T, T)],
        4,
        ["Angka setahunnya dicetak dokumen; yang", "8 turunan"],
        ["Seluruh 1 ind", "Pada 1"],
    ),
    ([indikator("5|4", *SAMA[1:], T, T)], 4, ["Seluruh 1 indikator itu"], ["Semuanya"]),
    # no status kept
    (
        [indikator(*SAMA, "----", "----")],
        2,
        [
            "dihitung dari angka di tabel triwulan",
            "Seluruh 4 titik target dan realisasi sampai Triwulan II tidak menyebut statusnya",
        ],
        ["Sebanyak", "angka yang dicetak"],
    ),
    (
        [indikator(*SAMA, T, "-d--")],
        2,
        ["2 dicetak dokumen, 2 turunan", "Sebanyak 1 titik tidak menyebut"],
        ["Seluruh 4"],
    ),
    # some illustrative, all
    (
        [indikator(*SAMA, I, I), indikator(*SAMA)],
        2,
        [
            "1 dari 1",
            "Semuanya dihitung",
            "Tidak termasuk 1 indikator yang angka kumulatifnya ilustrasi: S01.1.",
            "4 dicetak dokumen, 0 turunan, dan 4 ilustrasi",
            "Ilustrasi adalah",
        ],
        ["Turunan mengikuti"],
    ),
    (
        [indikator(*SAMA, I, I), indikator(*SAMA, T, I)],
        2,
        [
            "Sampai Triwulan II belum ada indikator yang dapat dihitung dari angka yang bukan "
            "ilustrasi.",
            "Tidak termasuk 2 indikator",
            "S01.1 dan S01.2",
            "2 turunan, dan 6 il",
            "Turunan mengikuti",
            "Ilustrasi adalah",
        ],
        [" dari 0", "bertumpu"],
    ),
    (
        [indikator(*SAMA, T, T), indikator(*SAMA, I, I)],
        1,
        ["1 dari 1", "0 dicetak dokumen, 2 turunan, dan 2 ilustrasi"],
        [],
    ),
    # not computable, no quarters at all
    (
        [indikator("4|4", "0|2|1|1", "0|2|1|1"), indikator(*SAMA)],
        1,
        ["1 dari 1", "Belum dapat dihitung 1 indikator", ": S01.1."],
        ["S01.2"],
    ),
    (
        [indikator(*SAMA), indikator(*KOSONG), indikator(*KOSONG)],
        2,
        ["1 dari 1", "Sebanyak 2 indikator belum mempunyai angka triwulanan: S01.2 dan S01.3."],
        [],
    ),
    (
        [indikator("4|", "|||4", "|||")],
        2,
        [
            "**TW II belum diisi**: belum ada satu pun realisasi triwulan tahun ini.",
            "Belum ada titik target atau realisasi sampai Triwulan II.",
        ],
        ["Seluruh", "Dari 0", "0 dari"],
    ),
    # a quarter nobody filled in, a gap, both targets
    (
        [indikator("4|4", "1|1|1|1", "1|||")],
        2,
        [
            "**TW II belum diisi**: belum ada satu pun realisasi Triwulan II. Yang terakhir terisi "
            "adalah Triwulan I."
        ],
        ["0 dari", "indikator yang dapat dihitung"],
    ),
    (
        [indikator("4|4", "1|1|1|1", "1|1||"), indikator("4|4", "1|1|1|1", "1|||")],
        2,
        [
            "1 dari 1",
            "belum diisi pada 1 dari 2 indikator yang direncanakan: S01.2.",
            "capaiannya 100%; terhadap target setahun (",
            " 50%.",
        ],
        ["TW II belum"],
    ),
    (
        [indikator("4|4", "1|1|1|1", "|1||")],
        2,
        ["TW I belum diisi", "Belum dapat dihitung 1 indikator"],
        ["TW II belum", "0 dari"],
    ),
    (
        [indikator("|", "1|1||", "1|1||")],
        2,
        ["1 dari 1", "capaiannya 100%; terhadap target setahun (", "belum dapat dihitung."],
        [],
    ),
    (
        [indikator("4|4", "1||1|2", "1|1||")],
        2,
        ["Target Triwulan II belum diisi pada 1 indikator yang realisasinya sudah ada: S01.1."],
        [],
    ),
]


@pytest.mark.parametrize(("rows", "triwulan", "there", "absent"), RINGKAS)
def test_the_summary_in_every_state(
    satker_kecil: Make, rows: list[Any], triwulan: int, there: list[str], absent: list[str]
) -> None:
    words = said(open_with(satker_kecil, rows, triwulan))
    assert [w for w in there if w not in words] == []
    assert [w for w in absent if w in words] == []


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_every_indicator_is_counted_once(triwulan: int) -> None:
    lap = open_laporan("656794", 2023, DATA, triwulan)
    words = said(lap)
    known = int(re.search(r"dari (\d+) indikator", words)[1])  # type: ignore[index]
    others = [r"termasuk (\d+) indikator", r"dihitung (\d+) indikator", r"(\d+) indikator belum"]
    counts = [int(found[1]) for o in others if (found := re.search(o, words))]
    assert known + sum(counts) == len(lap.terukur) == 22


def test_the_real_report_counts_all_three_kinds(lap: Laporan) -> None:
    words = said(lap)
    assert "Dari 140 titik" in words
    assert "1 dicetak dokumen, 70 turunan, dan 69 ilustrasi." in words


def curve(lap: Laporan) -> Grafik:
    """Return the satker's curve."""
    blok = monev.tren_satker(lap)
    assert isinstance(blok, Grafik)
    return blok


KURVA: list[Keadaan] = [
    (
        [indikator(*KURANG)],
        2,
        ["Rerata 1 indikator", "Semua titik yang sudah dilaporkan di", "berimpit di Triwulan I."],
        ["turunan", "Tidak termasuk", "II"],
    ),
    (
        [indikator(*SAMA, T, T)],
        2,
        [
            "Semua titik yang sudah dilaporkan memuat angka turunan, dari 1 di antara 1 indikator",
            "berimpit di Triwulan I dan II: angkanya diturunkan",
        ],
        ["III", "IV", "berimpit di Triwulan I."],
    ),
    (
        [indikator(*SAMA, T, T)],
        4,
        [
            "Titik Triwulan I, II, dan III memuat angka turunan,",
            "berimpit di Triwulan IV.",
            "berimpit di Triwulan I, II, dan III: angkanya",
        ],
        ["Semua titik"],
    ),
    (
        [indikator(*SAMA, D, "dtdd")],
        2,
        [
            "Titik Triwulan II memuat angka turunan,",
            "berimpit di Triwulan II: angkanya",
            "berimpit di Triwulan I.",
        ],
        ["III"],
    ),
    (
        [indikator(*LEBIH, T, T)],
        2,
        ["memuat angka turunan", "berimpit di Triwulan I: angkanya"],
        ["Triwulan I dan II", "Triwulan II"],
    ),
    (
        [indikator("4|", "1|1|1|1", "1|||", T, T)],
        3,
        ["Semua titik yang sudah dilaporkan memuat", "Triwulan I: angkanya"],
        ["II"],
    ),
    (
        [indikator("4|", "1|1|1|1", "|||", T, T)],
        3,
        ["Rerata 1 indikator"],
        ["berimpit", "Semua titik", "Titik", "tidak digambar"],
    ),
    # who is left out, and why
    (
        [
            indikator(*SAMA),
            indikator(*SAMA, I, D),
            indikator(*SAMA, arah="turun"),
            indikator("4|4", "|||4", "|||4"),
            indikator(*KOSONG),
        ],
        4,
        [
            "Rerata 1 indikator",
            "Tidak termasuk 4 indikator: ",
            "S01.2 (memuat angka ilustrasi)",
            "S01.3 (berarah turun atau tetap)",
            "S01.4 (targetnya tidak terisi sejak Triwulan I)",
            "S01.5 (belum mempunyai angka triwulanan)",
        ],
        ["S01.1"],
    ),
    (
        [indikator(*SAMA), indikator("4 a|4", "1 a|1 a|1 a|1 a", "50%|1 a|1 a|1 a")],
        1,
        ["S01.2 (angkanya tidak dapat dibandingkan dengan target setahun)"],
        [],
    ),
    # composites count like any other
    (
        [
            indikator(*SAMA),
            indikator(
                "1 a dan 1 b|1 a dan 1 b",
                "1 a dan 1 b|" * 3 + "1 a dan 1 b",
                "1 a dan 1 b|" * 3 + "1 a dan 1 b",
                cara="terakhir",
            ),
        ],
        4,
        ["Rerata 2 indikator"],
        ["Tidak termasuk"],
    ),
    # two meet by chance where only one of two indicators is derived
    (
        [indikator(*SAMA, T, T), indikator(*SAMA)],
        2,
        [
            "memuat angka turunan, dari 1 di antara 2 indikator itu.",
            "berimpit di Triwulan I dan II.",
        ],
        ["angkanya diturunkan"],
    ),
    # who is behind is left out and named; a mean is of all its indicators or it is not drawn
    (
        [
            indikator("4|", "1|1|1|1", "1|1||"),
            indikator("4|", "1|1|1|1", "1|||"),
            indikator("4|", "1|1|1|1", "|||"),
        ],
        2,
        [
            "Rerata 1 indikator",
            "S01.2 dan S01.3 (realisasinya belum lengkap)",
            "berimpit di Triwulan I dan II.",
        ],
        ["tidak digambar"],
    ),
    (
        [
            indikator("4|", "1|1|1|1", "1|1||"),
            indikator("1|", "|1|1|1", "|1||", cara="terakhir"),
            indikator("1|", "1|1|1|1", "|1||", cara="terakhir"),
        ],
        2,
        [
            "Rerata 2 indikator",
            "S01.2 (targetnya tidak",
            "Realisasi Triwulan I tidak digambar karena belum lengkap; belum ada angka S01.3.",
        ],
        ["realisasinya belum"],
    ),
]


@pytest.mark.parametrize(("rows", "triwulan", "there", "absent"), KURVA)
def test_the_caption_of_the_curve_in_every_state(
    satker_kecil: Make, rows: list[Any], triwulan: int, there: list[str], absent: list[str]
) -> None:
    words = curve(open_with(satker_kecil, rows, triwulan)).catatan
    assert [w for w in there if w not in words] == []
    assert [w for w in absent if w in words] == []


def test_the_curve_means_the_same_indicators_on_both_sides(satker_kecil: Make) -> None:
    wide = "1 a dan 1 b|" * 3 + "1 a dan 1 b"
    rows = [
        indikator("8|4", "2|2|2|2", "1|1|1|1"),
        indikator("1 a dan 1 b|1 a dan 1 b", wide, wide, cara="terakhir"),
        indikator("4|4", "|||4", "|||4"),
    ]
    made = [[c.teks for c in row] for row in curve(open_with(satker_kecil, rows)).baris]
    assert [row[1:3] for row in made] == [
        ["62,5%", "56,25%"],
        ["75%", "62,5%"],
        ["87,5%", "68,75%"],
        ["100%", "75%"],
    ]


def test_what_cannot_carry_a_curve_is_a_gap(satker_kecil: Make) -> None:
    lap = open_with(satker_kecil, [indikator(*SAMA, I, I)])
    assert monev.tren_satker(lap).perihal == "angka triwulanan yang bukan ilustrasi"  # type: ignore[attr-defined]
    bare = open_with(satker_kecil, [indikator(*KOSONG)])
    for part in (monev.tren_satker, monev.tren_sasaran, monev.peta, monev.tabel):
        assert part(bare).perihal == "angka triwulanan"  # type: ignore[attr-defined]


def test_what_is_to_fall_waits_for_the_end_of_the_year(satker_kecil: Make) -> None:
    rows = [indikator("4 kasus|2 kasus", "1|1|1|1", "0|0|1|1", arah="turun"), indikator(*SAMA)]
    for triwulan, year in ((1, "tidak dapat dihitung"), (3, "tidak dapat dihitung"), (4, "150%")):
        lap = open_with(satker_kecil, rows, triwulan)
        table, (_, map_) = monev.tabel(lap), monev.peta(lap).isi  # type: ignore[attr-defined]
        assert isinstance(table, Tabel) and isinstance(map_, Grafik)
        assert table.baris[1][-1].teks == year  # type: ignore[union-attr]
        assert "200" not in "".join(c.teks for row in map_.baris for c in row)  # type: ignore[union-attr]
        for note in (table.catatan, map_.catatan):
            assert ("(S01.1)" in note) is (triwulan < 4)


CARA = {
    "jumlah": (("1 a", "2 a"), ("1 a", "3 a"), "3 a", "4 a"),
    "terakhir": (("1 a", "2 a"), ("1 a", "3 a"), "2 a", "3 a"),
    "maksimum": (("5 a", "2 a"), ("1 a", "3 a"), "5 a", "3 a"),
    "rerata": (("1 a", "2 a"), ("1 a", "4 a"), "1,5 a", "2,5 a"),
}


@pytest.mark.parametrize("cara", CARA)
def test_cumulative_cells_and_the_rows_they_rest_on(satker_kecil: Make, cara: str) -> None:
    target, realisasi, t, r = CARA[cara]
    row = indikator(
        "9 a|",
        "|".join((*target, "1 a", "1 a")),
        "|".join((*realisasi, "", "")),
        "dtdd",
        "dddd",
        cara=cara,
    )
    table = monev.tabel(open_with(satker_kecil, [row], 2))
    assert isinstance(table, Tabel)
    cells: Any = table.baris[1][3:5]
    assert [c.teks for c in cells] == [t, r]
    rows = {
        "jumlah": ("2–3", "2–3"),
        "rerata": ("2–3", "2–3"),
        "terakhir": ("3", "3"),
        "maksimum": ("2", "3"),
    }[cara]
    for cell, name, at in zip(cells, ("target", "realisasi"), rows, strict=True):
        place = f"satker/022207/triwulan.csv:{at}"
        alone = f"{place}:{name}"
        assert cell.sumber == (f"dihitung dari {place} ({name})" if "–" in at else alone)
    assert [c.gaya for c in cells] == ["" if cara == "maksimum" else "turunan", ""]


def test_composites_are_added_unit_by_unit(
    satker_kecil: Make,
) -> None:
    row = indikator(
        "2 a dan 2 b|",
        "1 a dan 0 b|0 a dan 1 b|1 a dan 0 b|0 a dan 1 b",
        "1 a dan 1 b|1 a dan 0 b||",
    )
    table = monev.tabel(open_with(satker_kecil, [row], 2))
    assert isinstance(table, Tabel)
    cells: Any = table.baris[1]
    assert [c.teks for c in cells[3:]] == ["1 a dan 1 b", "2 a dan 1 b", "150%", "75%"]


def test_the_cells_of_the_curve_name_exactly_their_rows(satker_kecil: Make) -> None:
    rows = [indikator(*SAMA), indikator(*SAMA, I, I), indikator(*SAMA)]
    second = curve(open_with(satker_kecil, rows, 2)).baris[1]
    file = "satker/022207/triwulan.csv"
    assert [c.sumber for c in second] == [  # type: ignore[union-attr]
        "",
        f"dihitung dari {file}:2–5, 10–13 (target)",
        f"dihitung dari {file}:2–5, 10–13 (target); {file}:2–3, 10–11 (realisasi)",
    ]


def test_both_capaian_of_a_row_bear_the_weakest_status_of_what_they_rest_on(
    satker_kecil: Make,
) -> None:
    for realisasi, gaya in ((D, ""), (T, "turunan"), (I, "ilustrasi")):
        table = monev.tabel(open_with(satker_kecil, [indikator(*SAMA, D, realisasi)], 2))
        assert isinstance(table, Tabel)
        cells: Any = table.baris[1]
        assert [c.gaya for c in cells[-2:]] == [gaya, gaya]


def test_every_sentence_of_the_section_has_a_state_above(
    satker_kecil: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    fill = Laporan.kalimat

    def record(lap: Laporan, kunci: str, **isi: object) -> str:
        asked.add(kunci)
        return fill(lap, kunci, **isi)

    monkeypatch.setattr(Laporan, "kalimat", record)
    for rows, triwulan, _, _ in RINGKAS:
        monev.ringkas(open_with(satker_kecil, rows, triwulan))
    for rows, triwulan, _, _ in KURVA:
        curve(open_with(satker_kecil, rows, triwulan))
    section = tomllib.loads((PROYEK / "data/acuan/kalimat.toml").read_text("utf-8"))["monev"]
    assert {f"monev.{name}" for name in section} - asked == LAIN
