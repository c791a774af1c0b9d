"""Contracts: every violation named, and no table that breaks the check itself."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from kinerja_lib.dasar.errors import DataError, Temuan
from kinerja_lib.paket.paket import read_paket
from kinerja_lib.paket.rujukan import RUJUKAN, check_tables
from kinerja_lib.paket.skema import check_table, contracts
from kinerja_lib.sumber import build_table

BAIK = {
    "sasaran": {"kode": "S01", "no": "1", "nama": "x", "sumber": "uji"},
    "indikator": {
        "kode": "S01.1",
        "kode_sasaran": "S01",
        "nama": "x",
        "arah": "naik",
        "skala": "",
        "konsolidasi": "jumlah",
        "bobot": "12,5",
        "sumber": "uji",
    },
    "pengukuran": {
        "tahun": "2023",
        "dokumen": "d",
        "kode": "S01.1",
        "indikator": "x",
        "target": "5 orang",
        "realisasi": "n/a",
        "target_persen": "90%",
        "capaian_tercetak": "",
        "sumber": "uji",
    },
    "triwulan": {
        "tahun": "2023",
        "kode": "S01.1",
        "triwulan": "1",
        "target": "5",
        "realisasi": "",
        "status_target": "ilustrasi",
        "status_realisasi": "",
        "sumber": "uji",
    },
    "anggaran": {
        "tahun": "2023",
        "dokumen": "d",
        "no": "1",
        "tingkat": "program",
        "nama": "x",
        "pagu": "Rp. 2.818.560.000",
        "realisasi": "Rp -",
        "sumber": "uji",
    },
    "bukti": {
        "tahun": "2023",
        "kode_sasaran": "S01",
        "tanggal": "2023-02-28",
        "uraian": "x",
        "sumber": "uji",
    },
    "klaim": {"tahun": "2023", "butir": "capaian", "nilai": "96%", "sumber": "uji"},
    "pendukung": {"tahun": "2023", "tabel": "pelatihan", "judul": "x", "sumber": "uji"},
}


def table_of(nama: str, *rows: dict[str, str]) -> pd.DataFrame:
    columns = contracts()[nama].columns
    body = [(i, [row.get(c, "") for c in columns]) for i, row in enumerate(rows, 2)]
    table, temuan = build_table([(1, columns), *body], f"{nama}.csv")
    assert table is not None and temuan == []
    return table


def check_one(nama: str, /, **change: str) -> list[Temuan]:
    return check_table(nama, table_of(nama, BAIK[nama] | change))


@pytest.mark.parametrize("nama", BAIK)
def test_a_good_row_passes(nama: str) -> None:
    assert check_one(nama) == []


@pytest.mark.parametrize(
    ("nama", "kolom", "nilai"),
    [
        ("sasaran", "kode", ""),
        ("sasaran", "kode", "S 01"),
        ("sasaran", "kode", "../x"),
        ("sasaran", "no", "satu"),
        ("sasaran", "no", "١"),
        ("sasaran", "nama", ""),
        ("sasaran", "nama", "a\x1b[31m"),
        ("sasaran", "nama", "a\0"),
        ("sasaran", "nama", "a" * 4001),
        ("indikator", "arah", "miring"),
        ("indikator", "arah", ""),
        ("indikator", "konsolidasi", "kumulatif"),
        ("indikator", "bobot", "berat"),
        ("pengukuran", "tahun", "23"),
        ("pengukuran", "tahun", "٢٠٢٣"),
        ("pengukuran", "target", "=1+1"),
        ("pengukuran", "target", "1.2.3"),
        ("pengukuran", "realisasi", "#DIV/0!"),
        ("triwulan", "triwulan", "5"),
        ("triwulan", "triwulan", "I"),
        ("triwulan", "status_target", "nyata"),
        ("anggaran", "pagu", "banyak"),
        ("anggaran", "realisasi", "95%"),
        ("anggaran", "tingkat", "output"),
        ("bukti", "tanggal", "2023-02-30"),
        ("bukti", "tanggal", "03/01/2023"),
        ("bukti", "tanggal", "20230103"),
        ("klaim", "butir", "lain"),
        ("klaim", "nilai", ""),
        ("pendukung", "tabel", "../x"),
        ("pendukung", "tabel", "A"),
        ("pendukung", "tabel", "a" * 21),
    ],
)
def test_a_bad_cell_is_named_with_rule_and_remedy(nama: str, kolom: str, nilai: str) -> None:
    temuan = check_one(nama, **{kolom: nilai})
    assert {(t.berkas, t.baris, t.kolom, t.nilai) for t in temuan} == {
        (f"{nama}.csv", 2, kolom, nilai)
    }
    assert all(t.aturan and t.perbaikan for t in temuan)


def test_every_violation_comes_at_once() -> None:
    bad = {"kode": "S 1", "no": "x", "nama": ""}
    temuan = check_table("sasaran", table_of("sasaran", bad, BAIK["sasaran"], bad | {"kode": ""}))
    assert {(t.baris, t.kolom) for t in temuan} == {
        (row, kolom) for row in (2, 4) for kolom in ("kode", "no", "nama")
    }


def test_a_doubled_key_is_named_by_its_later_row() -> None:
    twice = table_of("sasaran", BAIK["sasaran"], BAIK["sasaran"])
    assert [(t.baris, t.nilai) for t in check_table("sasaran", twice)] == [(3, "S01")]


def test_missing_and_unknown_columns_are_named_even_without_rows() -> None:
    table, _ = build_table([(1, ["kode", "no", "nma", "sumber"])], "s.csv")
    assert table is not None
    found = {(t.berkas, t.baris, t.kolom) for t in check_table("sasaran", table)}
    assert found == {("s.csv", 1, "nma")}


@pytest.mark.parametrize(("nama", "kolom", "other"), RUJUKAN)
def test_a_code_must_lead_somewhere(nama: str, kolom: str, other: str) -> None:
    tables = {n: table_of(n) for n in contracts()}
    tables["dokumen"] = table_of("dokumen", {"dokumen": "d"})
    tables[nama] = table_of(nama, {kolom: "X9"})
    places = [
        (t.kolom, t.nilai) for t in check_tables(tables) if t.aturan.endswith(f"tabel {other}")
    ]
    assert places == [(kolom, "X9")]
    without = {n: t for n, t in tables.items() if n != other}
    assert not [
        t for t in check_tables(without) if "kode tidak ada" in t.aturan and t.kolom == kolom
    ]


WAJIB = {
    "sasaran": "kode,nama",
    "indikator": "kode,kode_sasaran,nama,arah",
    "pengukuran": "tahun,dokumen,kode,indikator,target,realisasi",
}


def test_only_what_identifies_and_measures_must_be_there(satker_kecil: Callable[..., Path]) -> None:
    assert {n: ",".join(contracts()[n].required) for n in WAJIB} == WAJIB
    rows = ("S02,a\nS01,b\n", "S01.1,S01,x,naik\n", "2023,lkj_tabel5,S01.1,x,4 orang,3 orang\n")
    files = {
        f"{n}.csv": f"{head}\n{body}" for (n, head), body in zip(WAJIB.items(), rows, strict=True)
    }
    tabel = read_paket("022207", satker_kecil(**files)).tabel
    assert list(tabel["sasaran"]["no"]) == ["1", "2"]
    assert list(tabel["sasaran"]["sumber"]) == ["sasaran.csv baris 2", "sasaran.csv baris 3"]
    assert {*contracts()["pengukuran"].columns} <= {*tabel["pengukuran"].columns}
    assert tabel["pengukuran"].loc[0, "target_persen"] == ""


def test_a_document_that_counts_nothing_is_one(satker_kecil: Callable[..., Path]) -> None:
    text = "tahun,dokumen,jenis,judul,jabatan_pertama,sumber\n2023,pk,pk,PK,Ketua,PK no. 1\n"
    dokumen = read_paket("022207", satker_kecil(**{"dokumen.csv": text})).tabel["dokumen"]
    assert tuple(dokumen.loc[0, ["jumlah", "menggantikan", "sumber"]]) == ("1", "", "PK no. 1")


@pytest.mark.parametrize(("kode", "rows"), [("S01.1", [2]), ("S02.1", [])])
def test_quarters_need_a_method(kode: str, rows: list[int]) -> None:
    indikator = table_of("indikator", BAIK["indikator"] | {"konsolidasi": ""})
    triwulan = table_of("triwulan", BAIK["triwulan"] | {"kode": kode})
    found = check_tables({"indikator": indikator, "triwulan": triwulan})
    assert [t.baris for t in found if t.kolom == "konsolidasi"] == rows


def test_strange_headings_are_one_message_and_a_misspelt_one_its_own() -> None:
    head = ["kode", "nama_", "warna", "bentuk"]
    table, _ = build_table([(1, head), (2, ["S01", "x", "y", "z"])], "sasaran.csv")
    found = {t.kolom: t.aturan for t in check_table("sasaran", table)}
    assert found == {
        "nama_": 'kolom tidak dikenal: mungkin maksudnya "nama"',
        "warna, bentuk": "kolom tidak dikenal",
    }


def test_missing_columns_are_one_message() -> None:
    table, _ = build_table([(1, ["kode", "indikator"]), (2, ["S01.1", "x"])], "pengukuran.csv")
    (temuan,) = [t for t in check_table("pengukuran", table) if "wajib tidak ada" in t.aturan]
    assert temuan.kolom == "tahun, dokumen, target, realisasi"


@pytest.mark.parametrize(
    ("menggantikan", "rows"), [(("", "a"), []), (("b", "a"), [2, 3]), (("a", ""), [2])]
)
def test_no_document_replaces_itself(menggantikan: tuple[str, str], rows: list[int]) -> None:
    table = table_of(
        "dokumen",
        *(
            {"tahun": "2023", "dokumen": k, "menggantikan": m}
            for k, m in zip("ab", menggantikan, strict=True)
        ),
    )
    found = check_tables({"dokumen": table})
    assert [t.baris for t in found if t.aturan.startswith("menggantikan melingkar")] == rows


def test_a_circle_over_two_years_is_none() -> None:
    rows = [("2022", "a", "b"), ("2022", "b", ""), ("2023", "a", ""), ("2023", "b", "a")]
    table = table_of("dokumen", *({"tahun": t, "dokumen": k, "induk": i} for t, k, i in rows))
    assert not [t for t in check_tables({"dokumen": table}) if "melingkar" in t.aturan]


ISI = (
    "",
    "-",
    "x",
    "5 orang",
    "100%",
    "\0",
    "9" * 5000,
    "2023",
    "٢٠٢٣",
    "S01",
    "../x",
    "=1+1",
    "naik",
    "1",
    "nan",
    "2023-02-30",
    "B",
    "a\nb",
    "\x1b[31m",
    "Rp -",
    "1 a dan 2 b",
)


@pytest.mark.parametrize("nama", contracts())
def test_no_table_crashes_the_check(nama: str) -> None:
    pick = random.Random(nama)
    for rows in (0, 1, 4, 4):
        columns = [*contracts()[nama].columns] + ["aneh"] * pick.randrange(2)
        pick.shuffle(columns)
        del columns[: pick.randrange(2)]
        body = [(i + 2, [pick.choice(ISI) for _ in columns]) for i in range(rows)]
        table, _ = build_table([(1, columns), *body], "t.csv")
        if table is None:
            continue
        temuan = check_table(nama, table.iloc[::-1])
        assert all(len(str(t).splitlines()) == 1 for t in temuan)
        assert len(check_tables({nama: table})) >= len(check_table(nama, table))


def test_every_broken_rule_of_every_cell_is_said_by_column_and_row() -> None:
    sound = BAIK["sasaran"]
    table = table_of(
        "sasaran", sound | {"no": "x"}, sound | {"kode": "S2", "nama": ""}, sound | {"no": "y"}
    )
    said = [(t.kolom, t.baris, t.nilai) for t in check_table("sasaran", table)]
    assert said[:3] == [("no", 2, "x"), ("no", 4, "y"), ("nama", 3, "")]


def test_a_missing_column_hides_no_fault_of_the_others(satker_kecil: Callable[..., Path]) -> None:
    table = (
        "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,"
        "capaian_tercetak,catatan\n2023,lkj_tabel5,S01.1,1,a,b,,370.032.00,,\n"
    )
    with pytest.raises(DataError) as caught:
        read_paket("022207", satker_kecil(**{"pengukuran.csv": table}))
    assert [(t.baris, t.kolom) for t in caught.value.temuan] == [(1, "realisasi"), (2, "target")]


@pytest.mark.parametrize(
    ("induk", "rows"),
    [
        (("", "a", "b"), []),
        (("a", "a", "a"), [2]),
        (("b", "a", "a"), [2, 3]),
        (("c", "a", "b"), [2, 3, 4]),
    ],
)
def test_nothing_stands_above_itself(induk: tuple[str, ...], rows: list[int]) -> None:
    lines = [
        (n, [k, i, "x", "", "kelompok", "uji"])
        for n, (k, i) in enumerate(zip("abc", induk, strict=True), 2)
    ]
    head = ["kode", "induk", "nama", "pejabat", "jenis", "sumber"]
    table, _ = build_table([(1, head), *lines], "struktur.csv")
    found = check_tables({"struktur": table})
    assert [t.baris for t in found if "melingkar" in t.aturan] == rows


def test_a_supporting_table_may_not_bear_a_name_of_the_report() -> None:
    found = check_one("pendukung", tabel="tercetak")
    assert ["dipakai tabel laporan" in t.aturan for t in found] == [True]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"kategori": "Jumlah", "jumlah": "9"}, "jumlah"),
        ({"tahun": "Total", "jumlah": "9"}, "jumlah"),
        ({"tahun": "2023", "kelompok": "Rata-rata", "jumlah": "9"}, "rata-rata"),
        ({"tahun": "1", "kelompok": "2", "kategori": "3", "jumlah": "4"}, "nomor kolom"),
        ({"sumber": "Metro, 31 Januari 2024"}, "tanda tangan"),
        ({"jumlah": "Sekretaris,"}, "tanda tangan"),
        ({"tahun": "2023", "kelompok": "jumlah pegawai", "kategori": "Ketua", "jumlah": "1"}, ""),
    ],
)
def test_a_row_that_is_no_data_is_said_once(row: dict[str, str], kind: str) -> None:
    columns = ("tahun", "kelompok", "kategori", "jumlah", "sumber")
    rows = [
        [r.get(c, "") for c in columns]
        for r in (
            {
                "tahun": "2023",
                "kelompok": "gender",
                "kategori": "laki-laki",
                "jumlah": "9",
                "sumber": "LKj",
            },
            row,
        )
    ]
    table, _ = build_table([(1, columns), (2, rows[0]), (3, rows[1])], "pegawai.csv")
    assert table is not None
    said = [(t.baris, t.aturan) for t in check_tables({"pegawai": table})]
    assert said == ([(3, f"baris {kind}, bukan data")] if kind else [])
