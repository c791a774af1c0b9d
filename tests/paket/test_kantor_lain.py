"""Other offices in a satker's folder: what says whose it was, and what may well stand there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kinerja_lib.dasar.errors import DataError
from kinerja_lib.paket.kantor_lain import find_asing, read_nama
from kinerja_lib.paket.paket import read_paket
from kinerja_lib.sumber import build_table
from tests.conftest import DATA

PROFIL = {
    "nama": "KPU Kabupaten Bandung",
    "jenis": "kabupaten",
    "wilayah": "Kabupaten Bandung",
    "provinsi": "Jawa Barat",
}
Kasus = tuple[str, str, str]


def found(*places: Kasus, **profil: str) -> dict[str, bool]:
    """Return the other offices of (table, column, cell) and of narratives ("", name, text)."""
    tabel, narasi = {}, {}
    for nama, kolom, teks in places:
        if nama:
            tabel[nama], _ = build_table([(1, [kolom]), (2, [teks])], f"{nama}.csv")
        else:
            narasi[2023, kolom] = teks
    return {a.nama: a.menentukan for a in find_asing(PROFIL | profil, tabel, narasi, "x")}


@pytest.mark.parametrize(
    "teks",
    [
        "PK Ketua KPU Kabupaten Bandung Tahun 2023",
        "KPU KABUPATEN BANDUNG",
        "KPU Kab. Bandung",
        "Komisi Pemilihan Umum Kabupaten Bandung Nomor 3",
        "KPU  Kabupaten\nBandung",
        "KPU Provinsi Jawa Barat",
        "KPU RI",
        "KPU Kabupaten/Kota se-Jawa Barat",
        "KPU Kabupaten",
        "Persentase KPU Kabupaten Yang Patuh",
        "KPU Provinsi dan KPU Kabupaten/Kota",
        "Kota Cimahi",
    ],
)
def test_its_own_name_and_those_above_it_may_stand_anywhere(teks: str) -> None:
    assert found(("dokumen", "judul", teks)) == {}


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ("PK Ketua KPU Kota Bandung Tahun 2023", "KPU Kota Bandung"),
        ("Sekretaris KPU Kabupaten Bandung Barat", "KPU Kabupaten Bandung Barat"),
        ("KPU KAB. CIREBON", "KPU KAB. CIREBON"),
        ("Komisi Pemilihan Umum Kota Cimahi,", "Komisi Pemilihan Umum Kota Cimahi"),
        ("KIP Kabupaten Aceh Besar", "KIP Kabupaten Aceh Besar"),
        ("Ketua KPU Provinsi Banten", "KPU Provinsi Banten"),
    ],
)
@pytest.mark.parametrize(
    ("tabel", "kolom"),
    [
        ("dokumen", "judul"),
        ("struktur", "pejabat"),
        ("dokumen", "jabatan_pertama"),
        ("indikator", "nama"),
        ("perjanjian", "program"),
    ],
)
def test_another_office_where_an_office_names_itself_is_decisive(
    teks: str, nama: str, tabel: str, kolom: str
) -> None:
    assert found((tabel, kolom, teks)) == {nama: True}


CIMAHI = "KPU Kota Cimahi mencapai 90%. "
SENDIRI = "KPU Kabupaten Bandung mencapai 95%. "


@pytest.mark.parametrize(
    ("places", "menentukan"),
    [
        ([("", "S01", CIMAHI)], False),
        ([("", "S01", CIMAHI * 2), ("bukti", "uraian", "Kunjungan ke KPU Kota Cimahi")], False),
        ([("", "S01", CIMAHI * 3)], True),
        ([("", "S01", CIMAHI * 3 + SENDIRI)], False),
        ([("", "S01", CIMAHI * 5 + SENDIRI)], True),
        ([("", "S01", CIMAHI), ("", "S02", CIMAHI), ("", "S03", CIMAHI)], True),
        ([("", f"S0{n}", CIMAHI) for n in (1, 2, 3)] + [("", "penutup", SENDIRI)], False),
        ([("", "kata_pengantar", CIMAHI)], True),
        ([("", "kata_pengantar", CIMAHI + SENDIRI)], False),
        ([("bukti", "uraian", CIMAHI * 4)], False),
        ([("bukti", "uraian", CIMAHI * 5)], True),
    ],
)
def test_a_comparison_is_none(places: list[Kasus], menentukan: bool) -> None:
    assert found(*places) == {"KPU Kota Cimahi": menentukan}


def test_offices_are_told_apart_and_brought_together() -> None:
    texts = "KPU Kota Cimahi. Ketua KPU Kota Cimahi Selaku Pihak. KPU Kabupaten Bogor."
    assert found(("", "S01", texts)) == {"KPU Kota Cimahi": False, "KPU Kabupaten Bogor": False}


@pytest.mark.parametrize("provinsi", ["", "Provinsi Daerah Khusus Ibukota Jakarta"])
def test_a_province_is_known_by_what_its_names_share(provinsi: str) -> None:
    named = ("dokumen", "jabatan_kedua", "Sekretaris KPU Provinsi Jakarta")
    assert found(named, provinsi=provinsi) == {}


def test_a_province_names_the_offices_below_it() -> None:
    profil = {"nama": "KPU Provinsi Lampung", "jenis": "provinsi", "wilayah": "Provinsi Lampung"}
    below = [("dokumen", "judul", "PK KPU Kota Metro"), ("", "S01", "KPU Kabupaten Mesuji. " * 9)]
    assert set(found(*below, **profil).values()) == {False}
    assert found(("dokumen", "judul", "PK KPU Provinsi Banten"), **profil) == {
        "KPU Provinsi Banten": True
    }


def test_what_the_profile_answers_for_is_accepted() -> None:
    named = [("dokumen", "judul", "KPU Kota Cimahi"), ("struktur", "nama", "KPU Kota Bogor")]
    assert found(*named, kantor_lain="KPU Kota Cimahi; KPU Kota Bogor") == {}
    assert found(*named, kantor_lain="KPU Kota Cimahi") == {"KPU Kota Bogor": True}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("KPU Kota Bandar Lampung", "Kota Bandarlampung", True),
        ("KPU Kabupaten Lima Puluh Kota", "Kabupaten Lima Puluh", True),
        ("KPU Kota Jakarta Pusat", "Komisi Pemilihan Umum Kota Administrasi Jakarta Pusat", True),
        ("Sekretariat KPU Kota Metro", "KPU Kota Metro Tahun 2023", True),
        ("KPU Provinsi NTB", "Provinsi Nusa Tenggara Barat", True),
        ("KPU Kabupaten Nias", "KPU Kabupaten Nias Barat", False),
        ("KPU Kota Bogor", "KPU Kabupaten Bogor", False),
        ("KPU Provinsi Riau", "KPU Provinsi Kepulauan Riau", False),
    ],
)
def test_one_office_has_several_names(a: str, b: str, same: bool) -> None:
    assert read_nama(a).same(read_nama(b)) is same is read_nama(b).same(read_nama(a))


def copy_to(root: Path, **profil: str) -> Path:
    """Copy the real satker under another code with a profile of its own."""
    folder = root / "satker" / "022207"
    shutil.copytree(DATA / "satker" / "656794", folder)
    keys = {
        "kode": "022207",
        "nama": "KPU Kabupaten Uji",
        "jenis": "kabupaten",
        "tempat": "Uji",
        "nama_panjang": "Komisi Pemilihan Umum Kabupaten Uji",
        "wilayah": "Kabupaten Uji",
        "provinsi": "Lampung",
    } | profil
    lines = [f"{k} = {v if v.startswith('[') else repr(v)}" for k, v in keys.items()]
    (folder / "profil.toml").write_text("\n".join(lines), "utf-8")
    return root


def test_a_copied_folder_is_refused_in_one_message_that_one_line_does_not_answer(
    tmp_path: Path,
) -> None:
    with pytest.raises(DataError) as error:
        read_paket("022207", copy_to(tmp_path / "a"))
    (temuan,) = error.value.temuan
    assert (temuan.nilai, temuan.kolom) == ("KPU Kota Metro", "program")
    assert "kantor_lain tidak dapat menjawabnya" in temuan.perbaikan
    with pytest.raises(DataError, match="kantor lain disebut"):
        read_paket("022207", copy_to(tmp_path / "b", kantor_lain='["KPU Kota Metro"]'))


@pytest.mark.parametrize(
    ("change", "kolom"),
    [
        ({"nama_panjang": "Komisi Pemilihan Umum Kota Metro"}, "nama_panjang"),
        ({"wilayah": "Kota Metro"}, "wilayah"),
        ({"kantor_lain": "KPU Kota Metro"}, "kantor_lain"),
        ({"kantor_lain": "[1]"}, "kantor_lain"),
    ],
)
def test_half_a_profile_is_refused(tmp_path: Path, change: dict[str, str], kolom: str) -> None:
    with pytest.raises(DataError) as error:
        read_paket("022207", copy_to(tmp_path, **change))
    assert kolom in {t.kolom for t in error.value.temuan}
