"""A contradiction marks its cells in the draft of the LKj, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.depan import sampul
from kinerja_lib.ekspor.dokumen import document_of
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.reviu.tanda import signs
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber.asal import DIHITUNG, DINYATAKAN
from tests.bab.test_bab import blocks_of
from tests.conftest import PROYEK
from tests.reviu.bersih import bersih, write
from tests.reviu.test_pengecualian import JAWAB
from tests.reviu.test_tanam import TANAM, Tanam, add, both
from tests.reviu.test_temuan_656794 import SEBAB

UKUR = "pengukuran.csv"
"""Rows of a clean satker's table: an indicator has 2022, rkt, lkj_tabel5, lkj_sasaran, in order."""


def opened(root: Path, *plants: Tanam) -> Laporan:
    t = bersih()
    both(*plants)(t)
    return open_laporan("022207", 2023, write(t, root))


def shown(lap: Laporan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (place, cell) of every cell and every gap of the draft that says its place."""
    for part in document_of(p for _, p in blocks_of("lkj", lap))["bagian"]:
        for row in part["baris"] if part["jenis"] in ("tabel", "grafik") else ():
            yield from ((c["sumber"], c) for c in row if c.get("sumber"))
        for card in part["butir"] if part["jenis"] == "angka" else ():
            yield card["sumber"], card
        for gap in part["butir"] if part["jenis"] == "kosong" else ():
            yield gap[1], dict(zip(("temuan",), gap[2:], strict=False))


def marks(lap: Laporan) -> set[str]:
    """Return the places that are marked, from the satker's folder down.

    Of a computed figure they are where the document states it.
    """
    found = {
        said
        for place, cell in shown(lap)
        if "temuan" in cell
        for said in place.split(DINYATAKAN)
        if not said.startswith(DIHITUNG)
    }
    return {place.partition(f"satker/{lap.paket.kode}/")[2] for place in found}


@pytest.mark.parametrize(
    ("aturan", "sel"),
    [
        ("angka-berbeda", {f"{UKUR}:12:target_persen", f"{UKUR}:13:target_persen"}),
        ("capaian-tak-berumus", {f"{UKUR}:12:capaian_tercetak", f"{UKUR}:13:capaian_tercetak"}),
        ("homoglif", {f"{UKUR}:16:realisasi"}),
        ("klaim-kategori", {"klaim.csv:3:nilai", "klaim.csv:4:nilai"}),
        ("kenaikan-satuan", {f"klaim.csv:{n}:nilai" for n in (3, 4, 5)}),
        ("jumlah-pegawai", {"pegawai.csv:2:jumlah", "pegawai.csv:3:jumlah"}),
        ("pagu-kosong", {"anggaran.csv:5:pagu"}),
        ("bukti-luar-tahun", {"bukti.csv:2:tanggal"}),
        ("nomor-hilang", {f"pendukung/kendaraan.csv:{n}:No" for n in (2, 3)}),
        (
            "pejabat-berbeda",
            {
                "dokumen.csv:3:pihak_pertama,jabatan_pertama",
                "dokumen.csv:5:pihak_kedua,jabatan_kedua",
                "struktur.csv:2:pejabat",
            },
        ),
        ("standar-nasional", {"standar.csv"}),
        ("lkj-tanpa-pk", {f"{UKUR}:19:indikator"}),
        ("catatan-sumber", set()),
    ],
)
def test_a_planted_contradiction_marks_exactly_its_cells(
    aturan: str, sel: set[str], tmp_path: Path
) -> None:
    assert marks(opened(tmp_path, TANAM[aturan][0])) == sel


@pytest.mark.parametrize("aturan", TANAM)
def test_every_shown_cell_that_a_finding_names_is_marked_with_it(
    aturan: str, tmp_path: Path
) -> None:
    lap = opened(tmp_path, TANAM[aturan][0])
    [(temuan, sign)] = signs(lap).items()
    named = {p.sel for p in temuan.tempat}
    for place, cell in shown(lap):
        split = [said.rpartition(":") for said in place.split(DINYATAKAN)]
        printed = {place, *(f"{row}:{c}" for row, _, columns in split for c in columns.split(","))}
        assert cell.get("temuan", [""])[0] == (sign.nomor if printed & named else ""), place


def test_a_clean_draft_has_no_mark_and_says_so(tmp_path: Path) -> None:
    lap = opened(tmp_path)
    assert marks(lap) == set()
    assert sampul(lap, final=False).reviu == "Reviu: tidak ada temuan yang terbuka."


def test_a_waived_finding_marks_nothing(tmp_path: Path) -> None:
    lap = opened(tmp_path, TANAM["capaian-tak-berumus"][0], add("pengecualian", JAWAB))
    assert marks(lap) == set()


@pytest.mark.parametrize(
    ("cover", "marked"),
    [
        ({"final": False}, True),
        ({"final": True}, False),
        ({"jenis": "monev"}, False),
        ({"jenis": "reviu"}, False),
    ],
)
def test_only_a_draft_is_marked(cover: dict[str, Any], marked: bool, tmp_path: Path) -> None:
    made = sampul(opened(tmp_path, TANAM["homoglif"][0]), **cover)
    assert bool(made.temuan) is bool(made.reviu) is marked


def test_the_cover_counts_what_stands_and_says_where(lap: Laporan) -> None:
    made = sampul(lap, final=False)
    berat, sedang, ringan = SEBAB.values()
    assert f"{berat} temuan berat, {sedang} sedang, dan {ringan} ringan" in made.reviu
    assert "kinerja render reviu --satker 656794 --tahun 2023" in made.reviu
    assert made.reviu_tautan == (("reviu.html", "reviu.html"),)


def test_an_empty_part_of_every_sasaran_is_marked_where_it_is_missing(lap: Laporan) -> None:
    found = {place for place in marks(lap) if place.endswith("bagian ## analisis")}
    lacking = ("S02", "S08", "S11", "S12", "S13", "S14")
    assert found == {f"narasi/2023/{kode}.md, bagian ## analisis" for kode in lacking}


@pytest.mark.slow
def test_a_new_waiver_makes_the_draft_anew(tmp_path: Path) -> None:
    t = bersih()
    TANAM["capaian-tak-berumus"][0](t)
    tugas = Tugas(
        "lkj",
        "022207",
        2023,
        data=str(write(t, tmp_path)),
        format=("html",),
        output=str(tmp_path / "hasil"),
        akar=PROYEK,
    )
    page = tmp_path / "hasil" / "2023" / "022207" / "lkj.html"
    assert render(tugas).berkas and 'class="temuan b"' in page.read_text("utf-8")
    assert not render(tugas).berkas
    t["pengecualian"] = [JAWAB]
    write(t, tmp_path)
    assert render(tugas).berkas and 'class="temuan b"' not in page.read_text("utf-8")
