"""Bab I says of structure and staff what the office wrote, and misses nothing without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab import pendahuluan, perencanaan
from kinerja_lib.blok import Narasi

STRUKTUR = "kode,induk,nama,pejabat,jenis,sumber\nkpu,,KPU Uji,,komisi,uji\n"
PEGAWAI = "tahun,kelompok,kategori,jumlah,sumber,catatan\n2023,status,ASN,3,uji,\n"
DOKUMEN = (
    "tahun,dokumen,jenis,judul,pihak_pertama,jabatan_pertama,pihak_kedua,jabatan_kedua,induk,"
    "jumlah,tempat,tanggal,sumber,catatan\n"
    "2023,pk_a,pk,PK A,Nama A,Ketua,,,,1,Uji,2023-01-03,uji,{}\n"
    "2023,pk_b,pk,PK B,{},Pelaksana,Nama A,Ketua,pk_a,2,Uji,2023-01-03,uji,{}\n"
)


@pytest.mark.parametrize("bagian", ["struktur organisasi", "sumber daya manusia"])
@pytest.mark.parametrize("teks", ["", "Nama pegawai tidak dimuat."])
def test_a_remark_stands_before_the_chart_and_the_table(
    satker_kecil: Callable[..., Path], bagian: str, teks: str
) -> None:
    tables = {"struktur.csv": STRUKTUR, "pegawai.csv": PEGAWAI}
    written = {"narasi/2023/pendahuluan.md": f"## {bagian}\n\n{teks}\n"} if teks else {}
    lap = open_laporan("022207", 2023, satker_kecil(**tables, **written))
    chapter = pendahuluan.struktur if bagian.startswith("struktur") else pendahuluan.pegawai
    blocks = chapter(lap).isi
    assert [b.teks for b in blocks if isinstance(b, Narasi)] == ([teks] if teks else [])
    assert len(blocks) == 1 + bool(teks)


@pytest.mark.parametrize(
    ("nama", "catatan", "said"),
    [
        ("", "nama tidak dimuat", "Dokumen tanpa nama: nama tidak dimuat."),
        ("", "", ""),
        ("Nama B", "nama tidak dimuat", ""),
    ],
)
def test_who_is_not_named_is_explained_by_the_document_itself(
    satker_kecil: Callable[..., Path], nama: str, catatan: str, said: str
) -> None:
    rows = DOKUMEN.format("ditandatangani sendiri", nama, catatan)
    lap = open_laporan("022207", 2023, satker_kecil(**{"dokumen.csv": rows}))
    assert perencanaan.penandatangan(lap, lap.rows("dokumen")).catatan == said
