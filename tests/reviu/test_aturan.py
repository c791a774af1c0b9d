"""What each rule of words and numbers takes for a contradiction, and what it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.reviu.aturan.arah import _wrong
from kinerja_lib.reviu.aturan.catatan import ANEH, PERTENTANGAN
from kinerja_lib.reviu.aturan.periode import _unlike
from kinerja_lib.reviu.aturan.satuan import unfit
from kinerja_lib.reviu.belum import not_yet
from kinerja_lib.reviu.tinjau import find_all
from tests.reviu.bersih import NARASI, bersih, write
from tests.reviu.test_tanam import TABEL_96, Tanam, add, both, di, klaim, put, ukur


@pytest.mark.parametrize(
    ("nama", "arah", "target", "salah"),
    [
        ("Jumlah pelanggaran kode etik", "naik", "2 kasus", True),
        ("Jumlah pelanggaran kode etik", "turun", "2 kasus", False),
        ("Persentase keterlambatan laporan", "naik", "5%", True),
        ("Persentase pelanggaran yang ditindaklanjuti", "naik", "100%", False),
        ("Persentase penyelesaian sengketa", "naik", "100%", False),
        ("Persentase rekomendasi temuan BPK yang selesai", "naik", "100%", False),
        ("Penurunan jumlah sengketa", "naik", "1 laporan", True),
        ("Penurunan jumlah sengketa", "naik", "10%", False),
        ("Menurunnya jumlah keluhan", "turun", "3 keluhan", False),
        ("Indeks kepuasan masyarakat", "turun", "90", True),
        ("Kesesuaian rencana dan revisi anggaran", "naik", "4 triwulan", False),
        ("Jumlah laporan", "naik", "4 laporan", False),
    ],
)
def test_arah(nama: str, arah: str, target: str, salah: bool) -> None:
    assert bool(_wrong({"nama": nama, "arah": arah}, target)) is salah


@pytest.mark.parametrize(
    ("nama", "target", "salah"),
    [
        ("Persentase pemutakhiran data", "12 Bulan", True),
        ("Persentase pemutakhiran data", "12 Bulan/4 triwulan", True),
        ("Persentase pemutakhiran data", "90%", False),
        ("Persentase pemutakhiran data", "90", False),
        ("Persentase pemutakhiran data", "", False),
        ("Jumlah laporan keuangan", "12 bln", True),
        ("Jumlah laporan keuangan", "2 Lap", False),
        ("Jumlah dokumen SOP", "2 laporan", True),
        ("Jumlah pegawai yang dilatih", "12 orang", False),
        ("Jumlah revisi rencana kerja", "10 kali", False),
        ("Jumlah kegiatan sosialisasi", "24 keg", False),
        ("Jumlah laporan keuangan", "90%", True),
        ("Nilai evaluasi AKIP", "1 Laporan", True),
        ("Nilai evaluasi AKIP", "B", False),
        ("Nilai kinerja anggaran", "96", False),
        ("Gedung dan gudang yang berfungsi", "1 Gedung dan 1 gudang", False),
    ],
)
def test_satuan(nama: str, target: str, salah: bool) -> None:
    assert bool(unfit(nama, target)) is salah


@pytest.mark.parametrize(
    ("teks", "salah"),
    [
        ("12 Bulan/3 triwulan", True),
        ("12 Bulan/4 triwulan", False),
        ("1 tahun/12 bulan", False),
        ("13 bulan", True),
        ("5 triwulan", True),
        ("4 triwulan", False),
        ("12 laporan/4 triwulan", False),
        ("B", False),
        ("", False),
    ],
)
def test_waktu(teks: str, salah: bool) -> None:
    assert bool(_unlike(teks)) is salah


@pytest.mark.parametrize(
    ("catatan", "aneh"),
    [
        ('teks sumber: "1009"', True),
        ("Drs. Uji tidak tercantum pada Tabel 1", False),  # a contradiction, see below
        ("nama dan akronim tercetak terbalik", True),
        ("ditandatangani Ketua sendiri", False),
        ("dicetak sebagai capaian sebelumnya", False),
        ("", False),
    ],
)
def test_catatan(catatan: str, aneh: bool) -> None:
    assert bool(ANEH.search(catatan)) is aneh


@pytest.mark.parametrize(
    ("catatan", "bertentangan"),
    [
        ("Drs. Uji tidak tercantum pada Tabel 1", True),
        ("menurut uraian Sasaran 12 tidak memenuhi syarat", True),
        ("tanda kutip tidak berpasangan pada sumber", False),
        ("dilengkapi menurut PK Sekretaris no. 1", False),
        ("", False),
    ],
)
def test_catatan_pertentangan(catatan: str, bertentangan: bool) -> None:
    assert bool(PERTENTANGAN.search(catatan)) is bertentangan


@pytest.mark.parametrize(
    ("teks", "nama", "belum"),
    [
        ("Akuntabilitas kinerja 2023 belum dinilai.", "Nilai akuntabilitas kinerja", True),
        ("Tim belum menilai akuntabilitas kinerja.", "Nilai evaluasi akuntabilitas", True),
        ("Evaluasi akuntabilitas belum dilaksanakan.", "Nilai evaluasi akuntabilitas", True),
        ("Evaluasi akuntabilitas belum dilaksanakan.", "Nilai reformasi birokrasi", False),
        ("Evaluasi akuntabilitas belum dilaksanakan.", "Persentase akuntabilitas", False),
        ("Nilai akuntabilitas belum memuaskan.", "Nilai evaluasi akuntabilitas", False),
        ("Nilai akuntabilitas sudah terbit.", "Nilai evaluasi akuntabilitas", False),
        ("Gedung belum dinilai. Akuntabilitas naik.", "Nilai akuntabilitas", False),
        ("", "Nilai akuntabilitas", False),
    ],
)
def test_belum_dinilai(teks: str, nama: str, belum: bool) -> None:
    assert bool(not_yet(teks, nama)) is belum


@pytest.mark.parametrize(
    "teks",
    [
        "Tahun 2023 tahun keempat periode Renstra 2020–2024.",
        "Renstra 2020–2024 berlaku selama lima tahun.",
        "Renstra 2020–2024 berlaku selama 5 (lima) tahun mendatang.",
        "Pada tahun 2023, tahun ketiga sejak gedung dibangun. Renstra 2020–2024.",
        "Lihat tabel berikut: [](#tabel-kendaraan)",
        "Grafik berikut:\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    ],
)
def test_a_right_text_is_left_alone(teks: str, tmp_path: Path) -> None:
    data = write(bersih(), tmp_path, {"S01": f"{NARASI['S01']}\n\n{teks}\n"})
    assert find_all(open_laporan("022207", 2023, data)) == []


HARMLESS: dict[str, Tanam] = {
    "claim rounded as printed": both(
        klaim("capaian", "83%"),
        ukur("S02.1", realisasi="1 unit", capaian_tercetak="33%"),
        put("pendukung/kendaraan", {"Jumlah": "1 buah"}),
    ),
    "relative rise in percent": both(
        klaim("capaian", "100%"),
        klaim("capaian", "96%", "2022"),
        TABEL_96,
        klaim("kenaikan", "4,17%"),
    ),
    "points named as points": both(
        klaim("capaian", "100%"),
        klaim("capaian", "96%", "2022"),
        TABEL_96,
        klaim("kenaikan", "4 poin"),
    ),
    "unit written short in one table": di("S02.1", "lkj_sasaran", realisasi="3 Unit"),
    "raw capaian printed above the cap": both(
        ukur("S01.2", realisasi="3 pelanggaran", capaian_tercetak="125%")
    ),
    "capaian rounded to whole numbers": both(
        ukur("S02.1", realisasi="2 unit", capaian_tercetak="67%"),
        put("pendukung/kendaraan", {"Jumlah": "2 buah"}),
    ),
    "child stronger than parent": put("perjanjian", {"target": "95%"}, dokumen="pk_satu", no="1"),
    "child words it otherwise": put(
        "perjanjian", {"indikator": "Persentase pemilih terdaftar"}, dokumen="pk_satu", no="1"
    ),
    "less is stronger where less is better": put(
        "perjanjian", {"target": "3 pelanggaran"}, dokumen="pk_satu", no="2"
    ),
    "children below the parent's budget": put("anggaran", {"pagu": "Rp 150"}, dokumen="pk_dua"),
    "event without a date": put("bukti", {"tanggal": ""}),
    "plan signed the year before": put("dokumen", {"tanggal": "2022-12-20"}, dokumen="pk_satu"),
    "decree of the same year": put("bukti", {"uraian": "Keputusan 81 Tahun 2023"}),
    "a blank cell in a filled column": put("pendukung/kendaraan", {"Jenis": ""}, No="1"),
    "a total that adds up": add(
        "pendukung/kendaraan", {"No": "", "Jenis": "Jumlah", "Jumlah": "3 unit"}
    ),
    "certificates may overlap": add(
        "pegawai", {"kelompok": "sertifikat", "kategori": "Bendahara", "jumlah": "9"}
    ),
    "same name typed with another dot": put(
        "dokumen", {"pihak_kedua": "A. Uji, S.H", "jabatan_kedua": "Sekretaris"}, dokumen="pk_dua"
    ),
    "a note that only explains": put(
        "dokumen", {"catatan": "ditandatangani sendiri"}, dokumen="pk_sekretaris"
    ),
}


@pytest.mark.parametrize("nama", [*HARMLESS])
def test_what_agrees_is_left_alone(nama: str, tmp_path: Path) -> None:
    t = bersih()
    HARMLESS[nama](t)
    assert find_all(open_laporan("022207", 2023, write(t, tmp_path))) == []


def test_a_replaced_agreement_no_longer_counts(tmp_path: Path) -> None:
    """Of an agreement and its revision only the revision is compared."""
    t = bersih()
    old = {
        "dokumen": "pk_lama",
        "jenis": "pk",
        "judul": "PK lama",
        "induk": "pk_sekretaris",
        "jabatan_pertama": "Kasubbag satu",
    }
    t["dokumen"].append(old)
    t["perjanjian"].append(
        {
            "dokumen": "pk_lama",
            "no": "1",
            "target": "10%",
            "sumber": "lama",
            "indikator": "Persentase pemilih yang terdaftar",
        }
    )
    t["anggaran"].append(
        {"dokumen": "pk_lama", "no": "1", "nama": "A", "pagu": "Rp 100", "tingkat": "kegiatan"}
    )
    data = write(t, tmp_path)
    before = {x.aturan for x in find_all(open_laporan("022207", 2023, data))}
    assert before >= {"pk-lebih-lemah", "pk-dua-pemilik", "pagu-anak-melebihi"}
    path = data / "satker" / "022207" / "dokumen.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    told = [f"{head},menggantikan", *(r + ("," + "pk_lama" * (",pk_satu," in r)) for r in rows)]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert find_all(open_laporan("022207", 2023, data)) == []
