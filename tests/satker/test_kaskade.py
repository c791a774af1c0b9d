"""The cascade of Perjanjian Kinerja: small tables of promises in, what supports what out."""

from __future__ import annotations

from typing import Any

import pytest

from kinerja_lib.acuan.skala import read_skala
from kinerja_lib.satker.kaskade import Kaskade, Tautan, kaskade_of
from tests.conftest import DATA

SKALA = read_skala(DATA / "acuan" / "skala.csv")
POHON = (("ketua", ""), ("sek", "ketua"), ("a", "sek"), ("b", "sek"))
INDIKATOR = (
    {"nama": "Jumlah revisi", "arah": "turun", "skala": ""},
    {"nama": "Nilai tetap", "arah": "tetap", "skala": ""},
    {"nama": "Opini", "arah": "naik", "skala": "opini"},
)


def dokumen(kode: str, induk: str = "", menggantikan: str = "", jenis: str = "pk") -> Any:
    return {"dokumen": kode, "induk": induk, "menggantikan": menggantikan, "jenis": jenis}


def kaskade(
    *janji: tuple[str, str, str],
    pagu: tuple[tuple[str, str, str], ...] = (),
    semua: tuple[Any, ...] = tuple(dokumen(*d) for d in POHON),
) -> Kaskade:
    """Return a cascade of (dokumen, indikator, target) and budgets (dokumen, tingkat, pagu)."""
    perjanjian = [{"dokumen": d, "sasaran": "S", "indikator": i, "target": t} for d, i, t in janji]
    anggaran = [{"dokumen": d, "tingkat": t, "pagu": p} for d, t, p in pagu]
    return Kaskade(semua, perjanjian, anggaran, INDIKATOR, SKALA)


def link(k: Kaskade, kode: str) -> Tautan:
    return next(t for t in k.tautan if t.dokumen["dokumen"] == kode)


@pytest.mark.parametrize(
    ("indikator", "atas", "bawah", "hubungan", "alasan"),
    [
        ("Persentase X", "100%", "100 %", "setara", ""),
        ("Persentase X", "100%", "87,5%", "lebih lemah", ""),
        ("Persentase X", "90%", "100%", "lebih kuat", ""),
        ("Jumlah laporan", "2 Lap", "2 laporan", "setara", ""),
        ("Jumlah laporan", "2 laporan", "1 laporan", "lebih lemah", ""),
        ("Jumlah revisi", "10 Kali", "12 kali", "lebih lemah", ""),
        ("Jumlah revisi", "10 Kali", "8 kali", "lebih kuat", ""),
        ("Nilai tetap", "10", "11", "lebih lemah", ""),
        ("Nilai akip", "BB", "B", "lebih lemah", ""),
        ("Nilai akip", "В", "BB", "lebih kuat", ""),
        ("Opini", "WTP", "WDP", "lebih lemah", ""),
        ("Terlaksana", "ya", "tidak", "lebih lemah", ""),
        ("Gedung", "1 gedung dan 1 gudang", "1 gedung dan 2 gudang", "lebih kuat", ""),
        ("Gedung", "1 gedung dan 2 gudang", "2 gedung dan 1 gudang", "lebih lemah", ""),
        ("Rentang", "80–90%", "85%", "setara", ""),
        ("Rentang", "80–90%", "75%", "lebih lemah", ""),
        ("Jumlah", "12 bulan", "4 triwulan", "tidak dapat dibandingkan", "satuannya berbeda"),
        ("Jumlah", "5 orang", "90%", "tidak dapat dibandingkan", "jenis targetnya berbeda"),
        ("Jumlah", "5 orang", "", "tidak dapat dibandingkan", "target ini kosong"),
        ("Jumlah", "", "5", "tidak dapat dibandingkan", "target PK di atasnya kosong"),
        ("Jumlah", "5 orang", "4o", "tidak dapat dibandingkan", "target ini tidak terbaca"),
    ],
)
def test_a_target_is_compared_with_the_one_above(
    indikator: str, atas: str, bawah: str, hubungan: str, alasan: str
) -> None:
    found = link(kaskade(("sek", indikator, atas), ("a", indikator, bawah)), "a")
    assert (found.hubungan, found.alasan) == (hubungan, alasan)
    assert found.lemah is (hubungan not in ("setara", "lebih kuat"))


@pytest.mark.parametrize(
    ("atas", "bawah", "sama"),
    [
        ("Badan Ad Hoc yang dibentuk", "badan AdHoc, yang  dibentuk.", True),
        ("verifikasi dan/atau syarat", "Verifikasi dan atau syarat", True),
        ("Nilai В", "Nilai B", True),
        ("arsip yang dikelola", "arsip dikelola", False),
        ("—", "–", False),
    ],
)
def test_indicators_are_one_by_letters_and_digits_only(atas: str, bawah: str, sama: bool) -> None:
    found = link(kaskade(("sek", atas, "1"), ("a", bawah, "1")), "a")
    assert found.hubungan == ("setara" if sama else "tidak ada padanan")
    assert (found.induk is not None) is sama


def test_the_place_in_the_tree_says_what_is_missing() -> None:
    k = kaskade(("ketua", "X", "1"), ("ketua", "Y", "1"), ("sek", "Z", "1"), ("a", "X", "1"))
    found = {(t.dokumen["dokumen"], t.target["indikator"]): t for t in k.tautan}
    assert (found["ketua", "X"].hubungan, found["ketua", "X"].diampu) == ("puncak", True)
    assert (found["ketua", "Y"].diampu, found["ketua", "Y"].lemah) == (False, True)
    assert (found["sek", "Z"].hubungan, found["sek", "Z"].diampu) == ("tidak ada padanan", False)
    up = found["a", "X"]
    assert (up.hubungan, up.lompat, up.diampu, up.lemah) == ("setara", True, None, True)
    assert up.di is not None
    assert up.di["dokumen"] == "ketua"


def test_a_parent_without_targets_is_no_orphanage() -> None:
    found = link(kaskade(("a", "X", "1")), "a")
    assert (found.hubungan, found.alasan) == (
        "tidak dapat dibandingkan",
        "target PK di atasnya tidak ada di data",
    )


@pytest.mark.parametrize(
    ("target", "hubungan", "alasan"),
    [
        (("10 orang", "6 orang", "4 orang"), "setara", "dijumlahkan dari 2 PK"),
        (("10 orang", "6 orang", "3 orang"), "lebih lemah", "dijumlahkan dari 2 PK"),
        (("10 orang", "6 orang", "4 kali"), "lebih lemah", ""),
        (("100%", "50%", "50%"), "lebih lemah", ""),
    ],
)
def test_an_indicator_with_two_owners(
    target: tuple[str, str, str], hubungan: str, alasan: str
) -> None:
    k = kaskade(*((d, "X", t) for d, t in zip(("sek", "a", "b"), target, strict=True)))
    assert (link(k, "a").hubungan, link(k, "a").alasan) == (hubungan, alasan)
    assert [d["dokumen"] for d in link(k, "a").ganda] == ["b"]
    assert [d["dokumen"] for d in link(k, "b").ganda] == ["a"]


@pytest.mark.parametrize(
    ("pagu", "found"),
    [
        ((("sek", "100"), ("a", "60"), ("b", "40")), ("tidak melebihi", 100, True)),
        ((("sek", "100"), ("a", "60"), ("b", "50")), ("melebihi", 110, True)),
        ((("sek", "100"), ("a", "60"), ("b", "")), ("tidak dapat dibandingkan", 60, False)),
        ((("sek", "100"), ("a", "160"), ("b", "")), ("melebihi", 160, False)),
        ((("sek", ""), ("a", "60")), ("tidak dapat dibandingkan", 60, True)),
    ],
)
def test_budgets_below_may_not_be_more(pagu: Any, found: tuple[str, float, bool]) -> None:
    k = kaskade(pagu=tuple((d, "program", f"Rp{p}" if p else "") for d, p in pagu))
    assert [(j.hubungan, j.bawah, j.terbaca) for j in k.jenjang] == [found]


def test_activities_of_a_document_with_programmes_are_part_of_them() -> None:
    k = kaskade(
        pagu=(("sek", "program", "100"), ("sek", "kegiatan", "100"), ("a", "kegiatan", "9"))
    )
    assert [(j.pagu, j.bawah) for j in k.jenjang] == [(100, 9)]


def test_a_revised_document_takes_the_place_of_the_old_one() -> None:
    semua = (
        dokumen("ketua"),
        dokumen("ketua2", menggantikan="ketua"),
        dokumen("sek", "ketua"),
        dokumen("rkt", jenis="rkt"),
    )
    k = kaskade(("ketua", "X", "90%"), ("ketua2", "X", "100%"), ("sek", "X", "90%"), semua=semua)
    assert list(k.pk) == ["ketua2", "sek"]
    assert link(k, "sek").hubungan == "lebih lemah"


@pytest.mark.parametrize("induk", [("a", "b"), ("b", "a"), ("a", "a")])
def test_a_circle_ends(induk: tuple[str, str]) -> None:
    semua = tuple(dokumen(k, i) for k, i in zip("ab", induk, strict=True))
    assert len(kaskade(("a", "X", "1"), ("b", "X", "1"), semua=semua).tautan) == 2


def test_the_real_cascade(lap: Any) -> None:
    k = kaskade_of(lap)
    weaker = [
        (t.dokumen["dokumen"], t.target["target"]) for t in k.tautan if t.hubungan == "lebih lemah"
    ]
    assert weaker == [("pk_keuangan", "87,5%"), ("pk_hukum", "90%"), ("pk_hukum", "97%")]
    assert {t.dokumen["dokumen"] for t in k.tautan if t.ganda} == {"pk_teknis", "pk_keuangan"}
    assert sum(t.hubungan == "tidak ada padanan" for t in k.tautan) == 19
    assert [(j.dokumen["dokumen"], j.hubungan) for j in k.jenjang] == [
        ("pk_ketua", "tidak melebihi"),
        ("pk_sekretaris", "melebihi"),
    ]
