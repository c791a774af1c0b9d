"""Key figures of a report: what each says, where it comes from, where the document states it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.kartu import kartu
from kinerja_lib.satker.laporan import Laporan
from tests.dua_tahun import laporan, rows
from tests.reviu.bersih import bersih, write

UKUR = "dihitung dari satker/656794/pengukuran.csv:48–53, 55–57, 59–62, 64–69 (target, realisasi)"
"""The 19 rows that can be computed."""
SEMUA = "dihitung dari satker/656794/pengukuran.csv:48–69 (target, realisasi)"
KLAIM = "satker/656794/klaim.csv"


def test_the_real_report(lap: Laporan) -> None:
    assert [(k.angka, k.perihal, k.sumber) for k in kartu(lap).butir] == [
        (
            "100%",
            "Capaian 2023",
            f"{UKUR}; dinyatakan di {KLAIM}:3:nilai; dinyatakan di {KLAIM}:4:nilai",
        ),
        ("96%", "Capaian 2022", f"{KLAIM}:2:nilai"),
        ("+4 poin persen", "Selisih", f"{UKUR}; {KLAIM}:2:nilai; dinyatakan di {KLAIM}:5:nilai"),
        ("19 dari 22", "Indikator terukur", SEMUA),
    ]


@pytest.mark.parametrize(
    ("klaim", "kartu_lalu"),
    [
        ([], []),
        ([("2022", "kategori", "Baik")], []),
        ([("2022", "capaian", "90%")], ["Capaian 2022", "Selisih"]),
    ],
)
def test_last_year_is_shown_where_it_is_known(
    klaim: list[tuple[str, str, str]], kartu_lalu: list[str], tmp_path: Path
) -> None:
    t = bersih()
    t["pengukuran"] = [r for r in t["pengukuran"] if r.get("tahun", "2023") == "2023"]
    t["klaim"] = [{"tahun": y, "butir": b, "nilai": n, "sumber": "Bab III"} for y, b, n in klaim]
    made = kartu(open_laporan("022207", 2023, write(t, tmp_path))).butir
    assert [k.perihal for k in made] == ["Capaian 2023", *kartu_lalu, "Indikator terukur"]
    assert "dinyatakan" not in made[0].sumber and made[0].sumber == made[-1].sumber


@pytest.mark.parametrize(
    ("lalu", "klaim", "catatan", "selisih"),
    [
        (["70"], None, "dihitung · Cukup Baik", ("+10 poin persen", "2022 → 2023")),
        (["70"], "70%", "dihitung · Cukup Baik", ("+10 poin persen", "2022 → 2023")),
        (
            ["70"],
            "95%",
            "dihitung · Cukup Baik · dokumen menyatakan 95%",
            ("+10 poin persen", "2022 → 2023"),
        ),
        (
            [""],
            "95%",
            "dinyatakan · Sangat Baik",
            ("−15 poin persen", "dasar berbeda: 2022 dinyatakan, 2023 dihitung"),
        ),
    ],
    ids=["no claim", "claim agrees", "claim differs", "only a claim"],
)
def test_an_arrow_stands_only_between_years_computed_alike(
    satker_kecil: Callable[..., Path],
    lalu: list[str],
    klaim: str | None,
    catatan: str,
    selisih: tuple[str, str],
) -> None:
    said = {(2022, "capaian"): klaim} if klaim else {}
    lap = laporan(satker_kecil, rows(2022, lalu) + rows(2023, ["80"]), said)
    _, before, change, _ = kartu(lap).butir
    assert before.keterangan == catatan
    assert ("satker/022207/klaim.csv:2:nilai" in before.sumber) is bool(klaim)
    assert (change.angka, change.keterangan) == selisih
