"""The working paper: what to mend first, places said once, policies that agree, evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.reviu.daftar_uji import daftar_uji
from kinerja_lib.bab.reviu.hitung_ulang import merge, varian
from kinerja_lib.bab.reviu.ringkasan import ringkasan
from kinerja_lib.bab.reviu.tempat import MAX_TEMPAT, say
from kinerja_lib.bab.reviu.temuan import anchor_of
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.tanda import signs
from kinerja_lib.reviu.tinjau import review
from kinerja_lib.reviu.varian import variants
from tests.reviu.bersih import bersih, write


def table_of(lap: Any) -> list[Any]:
    return [b for b in ringkasan(lap).isi if getattr(b, "label", "") == "tabel-aturan"]


def test_the_worst_findings_come_first_with_their_remedy(lap: Any) -> None:
    (table,) = table_of(lap)
    berat = review(lap).berat
    rules = {a.judul: a for a in semua_aturan().values()}
    assert [rules[str(row[1])].tingkat for row in table.baris] == ["berat"] * len(table.baris)
    assert [row[2] for row in table.baris] == [rules[str(row[1])].perbaikan for row in table.baris]
    assert sum(int(row[3].teks) for row in table.baris) == len(berat)
    assert str(table.baris[0][0]).startswith("B1")
    assert str(table.baris[-1][0]).endswith(f"B{len(berat)}")


def test_nothing_found_needs_no_table(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2023, write(bersih(), tmp_path))
    assert table_of(lap) == []


def tempat(kolom: str, nilai: str, sumber: str) -> Tempat:
    return Tempat("pengukuran", "lkj / S01.1", "satker/1/pengukuran.csv", 2, kolom, nilai, sumber)


@pytest.mark.parametrize(
    ("places", "temuan", "text"),
    [
        (
            [
                ("target_persen", "95 %", "Tabel 3 no. 4"),
                ("realisasi", "", "Tabel 5 no. 4"),
                ("target_persen", "95 %", "Tabel 4 no. 4"),
                ("target_persen", "95 %", "Tabel 3 no. 4"),
            ],
            "",
            "target persen 95 %: Tabel 3 no. 4; Tabel 4 no. 4;\nrealisasi kosong: Tabel 5 no. 4",
        ),
        (
            [
                ("target", "1", "LKj 2023, Tabel 3 no. 4"),
                ("target", "1", "LKj 2023, Bab III"),
                ("target", "2", "PK 2023, no. 1"),
            ],
            "",
            "target 1: LKj 2023, Tabel 3 no. 4; Bab III;\ntarget 2: PK 2023, no. 1",
        ),
        (
            [
                ("pagu", "1", "PK A, no. 1"),
                ("pagu", "2", "PK A, no. 2"),
                ("pagu", "2", "PK B, no. 1"),
            ],
            "",
            "pagu 1: PK A, no. 1;\npagu 2: PK A, no. 2; PK B, no. 1",
        ),
        (
            [("pagu", "1", "PK A, no. 1"), ("pagu", "2", "PK A, no. 2")],
            "",
            "pagu 1: PK A, no. 1;\npagu 2: no. 2",
        ),
        (
            [("target", "1", "PK, no. 1"), ("target", "1", "Tabel 3")],
            "",
            "target 1: PK, no. 1; Tabel 3",
        ),
        (
            [
                ("indikator", "Persentase yang panjang namanya", "Tabel 3"),
                ("target", "1", "Tabel 3"),
            ],
            "Persentase yang panjang namanya, 1",
            "target 1: Tabel 3",
        ),
        (
            [("indikator", "Persentase yang panjang namanya", "Tabel 3")],
            "Persentase yang panjang namanya",
            "indikator: Tabel 3",
        ),
        ([("## analisis", "belum dinilai", "S01.md")], "", '"belum dinilai": S01.md'),
        ([("", "", "standar.csv")], "", "standar.csv"),
    ],
)
def test_a_printed_value_is_said_once_with_its_places(
    places: list[tuple[str, str, str]], temuan: str, text: str
) -> None:
    said, names = say([tempat(*p) for p in places], temuan)
    assert said.replace("\u00a0", " ") == text
    rest = said
    for name, _ in names:
        before, found, rest = rest.partition(name)
        assert found, (name, before)


def test_places_beyond_the_limit_are_counted() -> None:
    places = [tempat("target", "1", f"Tabel {n}") for n in range(MAX_TEMPAT + 3)]
    said, names = say(places, "")
    assert said.endswith("; dan 3 tempat lain") and len(names) == MAX_TEMPAT


def test_a_row_of_policies_says_exactly_those_that_give_its_result(lap: Any) -> None:
    rows = merge(variants(lap))
    said = [(c, m, a, r.nilai) for r in rows for c in r.cap for m in r.minimise for a in r.agregasi]
    assert len(said) == len(variants(lap)) and len(rows) < len(said)
    for v in variants(lap):
        (nilai,) = [n for *key, n in said if key == [v.cap, v.minimise, v.agregasi]]
        assert nilai == pytest.approx(v.nilai)


def test_the_policy_in_force_is_one_bold_row(lap: Any) -> None:
    (table,) = [b for b in varian(lap).isi if getattr(b, "label", "") == "tabel-varian"]
    bold = [[c.teks for c in row] for row in table.baris if getattr(row[0], "gaya", "") == "jumlah"]
    assert [row[:3] for row in bold] == [
        ["100%", "selisih (berlaku) dan rasio", "rerata indikator (berlaku) dan rerata sasaran"]
    ]


def test_the_checklist_names_findings_by_their_linked_numbers(lap: Any) -> None:
    links = {sign.nomor: sign.alamat for sign in signs(lap).values()}
    (table,) = [b for b in daftar_uji(lap).isi if getattr(b, "label", "") == "tabel-daftar-uji"]
    cells = [row[2] for row in table.baris if len(row) > 1]
    assert any(c.tautan for c in cells)
    for cell in cells:
        assert all(links[name] == url and name in cell.teks for name, url in cell.tautan)
        assert not any(id in cell.teks for id in semua_aturan())


@pytest.mark.parametrize(
    "tabel, kunci, kolom, jangkar",
    [
        ("klaim", "jumlah_pegawai", "nilai", "tabel-pegawai"),
        ("klaim", "capaian", "nilai", "tabel-pengukuran"),
        ("pengukuran", "lkj_tabel5 / S13.1", "target", "tabel-ukur-s13"),
        ("pengukuran", "lkj_sasaran / S13.1", "target", "tabel-perbedaan"),
        ("pengukuran", "lkj_sasaran / S01.1", "target", "tabel-ukur-s01"),
    ],
)
def test_a_place_leads_to_the_table_that_prints_it(
    lap: Any, tabel: str, kunci: str, kolom: str, jangkar: str
) -> None:
    assert anchor_of(lap, Tempat(tabel, kunci, "a.csv", 2, kolom, "")) == jangkar
