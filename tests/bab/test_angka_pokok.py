"""Claimed, computed and printed: each figure that exists, each said by its state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.bab.akuntabilitas import capaian
from kinerja_lib.bab.angka_pokok import angka_pokok, kalimat_angka_pokok
from kinerja_lib.bab.depan import ikhtisar, perhatian
from kinerja_lib.bab.penutup import simpulan
from kinerja_lib.satker.laporan import Laporan
from tests.dua_tahun import laporan, rows

KLAIM = {(2023, "capaian"): "80%"}
LIHAT = "Semuanya berdampingan di [](#tabel-angka-pokok)."
TABEL, SASARAN = "LKj, tabel pengukuran", "LKj, tabel sasaran"


def test_the_real_report(lap: Laporan) -> None:
    """19 of 22 indicators; 1.835/19 and 1.820/19 of the printed columns; 7/5 and 20/10 uncapped."""
    table = angka_pokok(lap)
    assert table is not None
    made = [[c if isinstance(c, str) else c.teks for c in row][1] for row in table.baris]
    assert made == ["100%", "100%", "107,37%", "96,58%", "95,79%"]
    path, kolom = "dihitung dari satker/656794/pengukuran.csv", "capaian_tercetak"
    assert [row[1].sumber for row in table.baris if not isinstance(row[1], str)] == [
        "satker/656794/klaim.csv:3:nilai",
        f"{path}:48–53, 55–57, 59–62, 64–69 (target, realisasi)",
        f"{path}:48–53, 55–57, 59–62, 64–69 (target, realisasi)",
        f"{path}:48–53, 55–57, 59–62, 64–69 ({kolom})",
        f"{path}:70–75, 77–79, 81–84, 86–91 ({kolom})",
    ]


@pytest.mark.parametrize("bagian", [ikhtisar, capaian, simpulan])
def test_every_figure_is_said_in_each_of_the_three_places(lap: Laporan, bagian: Any) -> None:
    text = "".join(t["raw"] for t in _texts(bagian(lap).data()["isi"]))
    for said in (
        "menyatakan 100%, sama dengan hasil hitung",
        "menghasilkan 107,37%",
        f"96,58% di {TABEL} (19 angka) dan 95,79% di {SASARAN} (19 angka)",
        "19 dari 22 indikator",
    ):
        assert said in text, said


def _texts(node: Any) -> Any:
    for child in node if isinstance(node, list) else [node]:
        if isinstance(child, dict):
            yield from [child] if child.get("type") == "text" else []
            for value in child.values():
                if isinstance(value, (list, dict)):
                    yield from _texts(value)


@pytest.mark.parametrize(
    ("realisasi", "tercetak", "klaim", "kalimat"),
    [
        (["80"], [], {}, []),
        (["80"], [], KLAIM, ["Dokumen menyatakan 80%, sama dengan hasil hitung."]),
        (
            ["80,3"],
            [],
            KLAIM,
            ["Dokumen menyatakan 80%, yaitu hasil hitung 80,3% yang dibulatkan."],
        ),
        (["81"], [], KLAIM, ["**Dokumen menyatakan 80%, berbeda dari hasil hitung 81%.**"]),
        (
            ["80"],
            [],
            {(2023, "capaian"): "B"},
            ["Dokumen menyatakan B, yang tidak dapat dibandingkan dengan hasil hitung."],
        ),
        (
            [""],
            [],
            KLAIM,
            ["Dokumen menyatakan 80%, yang tidak dapat dibandingkan dengan hasil hitung."],
        ),
        (
            ["80"],
            [],
            KLAIM | {(2023, "kategori"): "baik"},
            [
                "Dokumen menyatakan 80%, sama dengan hasil hitung.",
                "Kategori yang dinyatakan, baik, sama dengan kategori hasil hitung.",
            ],
        ),
        (
            ["80"],
            [],
            {(2023, "kategori"): "Sangat Baik"},
            ["Kategori yang dinyatakan, Sangat Baik, berbeda dari kategori hasil hitung, Baik."],
        ),
        (["140", "50"], [], {}, ["Tanpa batas atas 100%, indikator yang sama menghasilkan 95%."]),
        (
            ["80", "50"],
            ["80%", "50%"],
            {},
            [
                f"Rerata kolom capaian yang dicetak sesuai dengan hasil hitung: 65% di {TABEL} (2 "
                "angka)."
            ],
        ),
        (
            ["66,666", "50"],
            ["66,7%", "50%"],
            {},
            [
                f"Rerata kolom capaian yang dicetak sesuai dengan hasil hitung: 58,35% "
                f"di {TABEL} (2 "
                "angka)."
            ],
        ),
        (
            ["80", "50"],
            ["90%"],
            {},
            [
                f"Rerata kolom capaian yang dicetak berbeda dari hasil hitung: 90% di {TABEL} (1 "
                "angka)."
            ],
        ),
        (["80", "50"], ["B", "-"], {}, []),
        ([""], ["90%"], {}, [f"Rerata kolom capaian yang dicetak: 90% di {TABEL} (1 angka)."]),
    ],
    ids=[
        "computed only",
        "claim equal",
        "claim rounded",
        "claim different",
        "claim is a label",
        "claim alone",
        "class equal",
        "class different",
        "cap lowers",
        "column equal",
        "column equal within its rounding",
        "column different",
        "column of words",
        "column alone",
    ],
)
def test_each_state_has_its_sentence(
    satker_kecil: Callable[..., Path],
    realisasi: list[str],
    tercetak: list[str],
    klaim: dict[tuple[int, str], str],
    kalimat: list[str],
) -> None:
    lap = laporan(satker_kecil, rows(2023, realisasi, tercetak), klaim)
    assert kalimat_angka_pokok(lap) == ([*kalimat, LIHAT] if kalimat else [])
    assert (angka_pokok(lap) is not None) is bool(kalimat)


def test_columns_that_agree_are_told_from_those_that_do_not(
    satker_kecil: Callable[..., Path],
) -> None:
    tables = rows(2023, ["80"], ["80%"]) + rows(2023, ["80"], ["95%"], "lkj_sasaran")
    lap = laporan(satker_kecil, tables + rows(2023, ["80"], ["85%"], "lkj_lain"))
    assert kalimat_angka_pokok(lap)[:-1] == [
        f"Rerata kolom capaian yang dicetak sesuai dengan hasil hitung: 80% di {TABEL} (1 angka).",
        f"Rerata kolom capaian yang dicetak berbeda dari hasil hitung: 95% di {SASARAN} (1 angka) "
        "dan 85% di LKj (lkj\\_lain) (1 angka).",
    ]


def test_the_uncapped_mean_is_over_the_same_indicators(satker_kecil: Callable[..., Path]) -> None:
    lap = laporan(satker_kecil, rows(2023, ["150", "", "50"]))
    table = angka_pokok(lap)
    assert table is not None
    [_, raw] = [[getattr(c, "teks", c) for c in row] for row in table.baris]
    assert raw == ["Dihitung, tanpa batas atas", "100%", "Sangat Baik", "2 dari 3 indikator"]


@pytest.mark.parametrize(
    ("pengukuran", "klaim", "watched"),
    [
        (rows(2023, ["80"]), KLAIM, []),
        (rows(2023, ["81"]), KLAIM, ["capaian yang dinyatakan dokumen berbeda dari hasil hitung"]),
        (rows(2023, ["80"], ["95%"]), KLAIM, ["1 indikator dicetak dengan capaian yang berbeda"]),
        (rows(2023, ["80", ""]), KLAIM, ["1 indikator tidak dapat dihitung"]),
        (
            rows(2022, ["70"]) + rows(2023, ["80"]),
            KLAIM | {(2022, "capaian"): "95%"},
            ["capaian 2022 yang dinyatakan dokumen berbeda dari tabelnya"],
        ),
        (
            rows(2022, ["70"]) + rows(2023, ["80"]),
            KLAIM | {(2022, "capaian"): "60%"},
            ["capaian 2022 yang dinyatakan dokumen berbeda dari tabelnya"],
        ),
        (rows(2022, ["70"]) + rows(2023, ["80"]), KLAIM | {(2022, "capaian"): "70%"}, []),
        (
            rows(2023, ["81", ""], ["95%"]),
            KLAIM,
            [
                "1 indikator tidak dapat dihitung",
                "capaian yang dinyatakan dokumen berbeda dari hasil hitung",
                "1 indikator dicetak dengan capaian yang berbeda",
            ],
        ),
    ],
    ids=[
        "nothing",
        "claim",
        "printed",
        "not computed",
        "claim turns the change",
        "claim changes its size",
        "claim of last year agrees",
        "all",
    ],
)
def test_what_needs_attention_names_every_difference_and_no_other(
    satker_kecil: Callable[..., Path], pengukuran: str, klaim: Any, watched: list[str]
) -> None:
    lines = perhatian(laporan(satker_kecil, pengukuran, klaim)).splitlines()
    assert len(lines) == len(watched) + 1
    for line, said in zip(
        lines, [*watched, "butir wajib analisis sasaran belum diisi"], strict=True
    ):
        assert said in line
