"""Words in a column of values: a label of the indicator's scale, or refused."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_lib.acuan.skala import read_skala
from kinerja_lib.paket.silang.label import check_labels
from tests.conftest import DATA

SKALA = read_skala(DATA / "acuan" / "skala.csv")
SEL = {"_berkas": "t.csv", "_baris": 7}


def check(
    nilai: str,
    kolom: str = "realisasi",
    skala: str = "",
    catatan: str = "",
    nama: str = "pengukuran",
) -> list[str]:
    columns = ("target_persen", "target", "realisasi", "capaian_tercetak", "nilai")
    row: dict[str, Any] = dict.fromkeys(columns, "") | SEL | {"kode": "S01.1", "catatan": catatan}
    row[kolom] = nilai
    meta = {"kode": "S01.1", "skala": skala}
    return [str(t) for t in check_labels({"indikator": [meta], nama: [row]}, SKALA)]


@pytest.mark.parametrize(
    ("nilai", "skala"),
    [
        ("", ""),
        ("-", "akip"),
        ("n/a", "opini"),
        ("4 orang", ""),
        ("87,5%", "akip"),
        ("Rp -", ""),
        ("12 Bulan/4 triwulan", ""),
        ("1 Gedung dan 1 gudang", ""),
        ("Ya", ""),
        ("В", "akip"),
        ("predikat BB", "akip"),
        ("Sangat Baik", "akip"),
        ("WTP", "opini"),
        ("B", ""),
        ("WTP", ""),
        ("4o", "akip"),
    ],
)
def test_what_can_be_measured_passes(nilai: str, skala: str) -> None:
    for nama in ("pengukuran", "triwulan"):
        assert check(nilai, skala=skala, nama=nama) == []


@pytest.mark.parametrize("kolom", ["target_persen", "target", "realisasi", "capaian_tercetak"])
def test_words_are_no_value(kolom: str) -> None:
    assert check("sembilan puluh", kolom, catatan="apa pun") == [
        f"t.csv:7:{kolom}: sembilan puluh: kata-kata ini bukan angka, persen, atau label skala "
        'yang dikenal: tulis angkanya, mis. "4 orang" atau "90%"; bila tidak ada, kosongkan dan '
        "jelaskan di kolom catatan"
    ]


def test_a_word_off_the_scale_names_its_labels_and_the_nearest() -> None:
    assert check("Bagus", skala="akip") == [
        "t.csv:7:realisasi: Bagus: bukan label skala AKIP (AA, A, BB, B, CC, C, D): tulis labelnya "
        "seperti tercetak, atau kosongkan dan jelaskan di kolom catatan"
    ]
    assert 'mungkin maksudnya "Memuaskan"; ' in check("memuasken", skala="akip")[0]


def test_a_label_of_another_scale_needs_an_explanation() -> None:
    assert "bukan label skala OPINI" in check("B", skala="opini")[0]
    assert check("B", skala="opini", catatan="tercetak B pada sumber") == []
    assert check("Bagus", skala="opini", catatan="tercetak Bagus pada sumber") != []


def test_documents_may_print_any_scale_and_their_own_kategori() -> None:
    assert check("Sangat Baik", "capaian_tercetak") == check("Gagal", "capaian_tercetak") == []
    klaim = {"butir": "kategori", "nilai": "Prima", "catatan": ""} | SEL
    assert check_labels({"klaim": [klaim]}, SKALA) == []
    assert len(check_labels({"klaim": [klaim | {"butir": "capaian"}]}, SKALA)) == 1
