"""Every rule over a finished report: texts that it must and must not speak of."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.reviu.jadi.daftar import aturan_naskah
from kinerja_lib.reviu.jadi.naskah import Naskah
from kinerja_lib.reviu.jadi.teks import read_teks
from kinerja_lib.reviu.jadi.tinjau import find_all

KEPALA = "NO\tINDIKATOR\tTarget (%)\tTarget (Kegiatan)\tRealisasi\tCapaian (%)\n"
DUA = "NO\tINDIKATOR\tTarget\n"
ISI = "\n\n".join(f"Kalimat ke sekian tentang hal lain nomor x{i}" for i in range(50))
BAB = (
    "IKHTISAR EKSEKUTIF\n\nPENDAHULUAN\n\nPERENCANAAN KINERJA\n\nPerjanjian Kinerja\n\n"
    "AKUNTABILITAS KINERJA\n\nRealisasi Anggaran\n\nPENUTUP\n\n"
)
LENGKAP = (
    "Capaian itu naik dari tahun sebelumnya. Capaian dibanding target akhir Renstra 90%. "
    "Standar nasional 95%. Efisiensi anggaran 4%.\n\n"
)


def naskah(text: str) -> Naskah:
    """Read a text as a file would be."""
    return read_teks(Path("lkj.txt"), text.encode())


def baris(indikator: str, *cells: str) -> str:
    """Return a row with a name that is long enough to be one."""
    return "\t".join(("1", f"Persentase {indikator} yang tercapai", *cells)) + "\n"


S1 = "# III. AKUNTABILITAS KINERJA\n\nSasaran 1. A\n\n"
UKUR = "NO\tINDIKATOR\tTarget\tRealisasi\n"
PEGAWAI = (
    "NO\tNAMA LENGKAP\tNIP\tPANGKAT\n1\tAni Budiman, S.H.\tx\tIII/d\n2\tBeni Candra\tx\tIII/c\n"
    "3\tCici Darma, S.E.\tx\tIII/a\n\n"
)


def baris_nilai(realisasi: str) -> str:
    """Return a row with a score."""
    return f"1\tNilai evaluasi atas akuntabilitas kinerja\tB\t{realisasi}\n"


def tertanda(*nama: str) -> str:
    """Return the head of an agreement for each of these people."""
    return "".join(f"Nama\n\n: {n}, S.H.\n\nJabatan\n\n: Kasubbag Uji\n\n" for n in nama)


# rule, text, what its findings say (none = the rule is silent)
KASUS = [
    ("dok-capaian", KEPALA + baris("x", "90%", "12 bln", "12 Bln", "95%"), ["memberi 100%"]),
    ("dok-capaian", KEPALA + baris("x", "90%", "4 unit", "3 unit", "60%"), ["4 unit"]),
    ("dok-capaian", KEPALA + baris("x", "90%", "5 Orang", "7 orang", "100%"), []),  # cap 100
    ("dok-capaian", KEPALA + baris("x", "90%", "5 Orang", "7 orang", "110%"), []),  # cap 110
    ("dok-capaian", KEPALA + baris("x", "90%", "5 Orang", "7 orang", "120%"), []),  # cap 120
    ("dok-capaian", KEPALA + baris("x", "90%", "5 Orang", "7 orang", "140%"), []),  # no cap
    ("dok-capaian", KEPALA + baris("x", "", "4 kasus", "5 kasus", "75%"), []),  # turun, selisih
    ("dok-capaian", KEPALA + baris("x", "", "4 kasus", "5 kasus", "80%"), []),  # turun, rasio
    ("dok-capaian", KEPALA + baris("x", "", "В", "B", "100%"), []),
    ("dok-capaian", KEPALA + baris("x", "", "A", "B", "90%"), []),  # needs a scale
    ("dok-capaian", KEPALA + baris("x", "", "4 triwulan", "4 laporan", "95%"), []),  # other units
    ("dok-capaian", KEPALA + baris("x", "", "1 Gedung dan 1 gudang", "1 Gedung/ 1 gudang", "100%"),
     []),
    ("dok-capaian", KEPALA + baris("x", "90%", "", "4o%", "95%"), []),  # not read, not judged
    ("dok-tak-wajar", KEPALA + baris("x", "", "1,200 orang", "1150 orang", "96%"), ["ganda"]),
    ("dok-tak-wajar", KEPALA + baris("x", "", "3 orang", "45 orang", "100%"), ["1.500%"]),
    ("dok-tak-wajar", KEPALA + baris("x", "", "1.200 orang", "1.150 orang", "96%"), []),
    ("dok-tak-wajar", KEPALA + baris("x", "", "3 orang", "29 orang", "100%"), []),
    ("dok-capaian-disalin", KEPALA + baris("x", "80%", "1 lap", "1 lap", "80%"), ["80%"]),
    ("dok-capaian-disalin", KEPALA + baris("x", "80%", "10 lap", "8 lap", "80%"), []),
    ("dok-capaian-disalin", KEPALA + baris("x", "100%", "1 lap", "1 lap", "100%"), []),
    ("dok-target-berbeda", DUA + baris("x", "90%") + "\nLalu.\n\n" + DUA + baris("x", "95%"),
     ["target 90% (baris 2) dan 95% (baris 7)"]),
    ("dok-target-berbeda", DUA + baris("x", "B") + "\nLalu.\n\n" + DUA + baris("x", "90%"),
     ["B"]),
    ("dok-target-berbeda", DUA + baris("x", "90%") + "\nLalu.\n\n" + DUA + baris("x", "2 kali"),
     []),  # in percent and in units
    ("dok-target-berbeda", DUA + baris("x", "90%") + "\nLalu.\n\n" + DUA + baris("x", "95%")
     + "\nLalu.\n\n" + KEPALA + baris("x", "95%", "", "", "100%"), ["90% (baris 2) dan 95%"]),
    ("dok-angka-berbeda", DUA + baris("x", "90%") + "\nLalu.\n\n" + DUA + baris("x", "95%")
     + "\nLalu.\n\n" + KEPALA + baris("x", "95%", "", "", "100%"), []),  # one of both measured
    ("dok-angka-berbeda", DUA + baris("x", "90%") + "\nLalu.\n\n" + KEPALA
     + baris("x", "95%", "", "", "100%"), ["90% (baris 2) dan 95%"]),
    ("dok-angka-berbeda", KEPALA + baris("x", "90%", "", "", "80%") + "\nLalu.\n\n" + KEPALA
     + baris("x", "90%", "", "", "85%"), ["capaian 80%"]),
    ("dok-angka-berbeda", DUA + baris("x", "2 Laporan") + "\nLalu.\n\n" + DUA + baris("x", "2 lap"),
     []),
    ("dok-angka-berbeda", DUA + baris("x", "100%") + "\nLalu.\n\n" + DUA + baris("x", "1009"), []),
    ("dok-angka-berbeda", KEPALA + baris("x", "100%", "12 orang", "", "") + "\nLalu.\n\n" + DUA
     + baris("x", "12 orang"), []),  # in percent and in units
    ("dok-angka-berbeda", KEPALA + baris("x", "100%", "12 orang", "", "") + "\nLalu.\n\n" + DUA
     + baris("x", "10 orang"), ["satuan 10 orang (baris 7) dan 12 orang (baris 2)"]),
    ("dok-angka-berbeda", DUA + baris("satu", "1") + "\nLalu.\n\n" + DUA + baris("lainnya", "2"),
     []),
    ("dok-klaim-capaian", "Persentase capaian kinerja sebesar 100% tahun ini.\n\n" + KEPALA
     + "".join(baris(x * 9, "", "", "", "90%") for x in "abcde"), ["rerata 5 angka"]),
    ("dok-klaim-capaian", "Persentase capaian kinerja sebesar 90% tahun ini.\n\n" + KEPALA
     + "".join(baris(x * 9, "", "", "", "90%") for x in "abcde"), []),
    ("dok-jumlah", "Pegawai sebanyak 28 orang, yang terdiri dari:\n- a. Anggota sebanyak 5 (lima) "
     "orang\n- b. ASN sebanyak 15 Orang;\n- c. Lainnya sebanyak 11 orang\n",
     ["5 + 15 + 11 = 31 orang"]),
    ("dok-jumlah", "Pegawai sebanyak 20 orang, yang terdiri dari:\n- a. Anggota sebanyak 5 orang\n"
     "- b. ASN sebanyak 15 Orang;\n", []),
    ("dok-jumlah", "Ada 11 (sebelas) orang yang terdiri dari 1 (satu) orang sopir, 3 orang jaga "
     "dan 5 orang operator.", ["1 + 3 + 5 = 9"]),
    ("dok-jumlah", "Ada 9 orang yang terdiri dari 1 orang sopir, 3 orang jaga dan 5 orang operator",
     []),
    ("dok-jumlah", "Nama\tUnit\nA\t2\nB\t3\nJumlah\t6\n", ["berjumlah 5"]),
    ("dok-jumlah", "Nama\tUnit\nA\t2\nB\t3\nJumlah\t5\n", []),
    ("dok-jumlah", "Nama\tPagu\t%\nA\t2\t90\nB\t3\t50\nJumlah\t5\t66\n", []),
    ("dok-jumlah", "Nama\tUnit\nA\t2\nB\t3\nRata-rata\t2,5\n", []),
    ("dok-angka-kata", "Sebanyak 7 (enam) orang.", ["7 adalah tujuh"]),
    ("dok-angka-kata", "Sebanyak 7 (tujuh) orang, golongan II (Dua), 15 (lima belas) unit.", []),
    ("dok-angka-kata", "Pasal 7 (ayat dua) berlaku.", []),
    ("dok-kenaikan-satuan", "Capaian sebesar 100%.\n\nNaik dari yang lalu 96%, yaitu kenaikan "
     "sebesar 4 %.", ["+4 poin persen"]),
    ("dok-kenaikan-satuan", "Naik dari 96% menjadi 100%, kenaikan sebesar 4 poin persen.", []),
    ("dok-kenaikan-satuan", "Naik dari 50% menjadi 60%, kenaikan sebesar 20%.", []),
    ("dok-kenaikan-salah", "Naik dari 90% menjadi 95%, kenaikan sebesar 7%.", ["+5 poin persen"]),
    ("dok-kenaikan-salah", "Naik dari 50% menjadi 60%, kenaikan sebesar 20%.", []),
    ("dok-nomor-judul", "Tabel 1. Satu\n\nTabel 2. Dua\n\nTabel 4. Empat", ["Tabel 3 tidak ada"]),
    ("dok-nomor-judul", "Tabel 1. Satu\n\nTabel 2. Dua\n\nTabel 2. Lain", ["dipakai 2 kali"]),
    ("dok-nomor-judul", "Tabel 1. Satu\n\nTabel 2. Dua\n\nTabel 1 memuat hal itu.", []),
    ("dok-nomor-judul", "# I. AWAL\n\n## 2. MAKSUD\n\n## 3. TUGAS", ["nomor 1 tidak ada"]),
    ("dok-nomor-judul", "# I. AWAL\n\n## 1. A\n\n### 1. B\n\n### 2. C\n\n## 2. D\n\n# II. B\n\n"
     "## 1. E", []),
    ("dok-judul-kembar", "Tabel 1. Pengukuran\n\nTabel 2. Pengukuran", ["Tabel 1 dan Tabel 2"]),
    ("dok-judul-kembar", "Tabel 1. Ukur\nA\tB\n1\t2\n\nTabel 2. Ukur\nA\tB\n1\t2\n", []),  # again
    ("dok-nomor-baris", "No\tApa\n1\ta\n2\tb\n4\tc\n", ["Nomor 3 tidak ada"]),
    ("dok-nomor-baris", "No\tApa\n1\ta\n\tb\n2\tc\n2\td\n3\te\n", []),
    ("dok-nomor-baris", "- a. satu\n- b. dua\n- d. empat\n", ["Butir c tidak ada"]),
    ("dok-nomor-baris", "- o. satu\n- tanpa tanda\n  lanjutan\n- q. tiga\n", []),
    ("dok-nomor-baris", "- j. satu\n- k. dua\n- 1. tiga\n- m. empat\n", []),  # a misread l
    ("dok-rujukan", "Tabel 1. Satu\n\nLihat Tabel 7 untuk rinciannya.", ["Tabel 7 dirujuk"]),
    ("dok-rujukan", "Tabel 1. Satu\n\nLihat Tabel 1 untuk rinciannya.", []),
    ("dok-rujukan", "Tabel 1. Satu ........ 3\n\nTabel 2. Dua ........ 4\n\nTabel 1. Satu\n\n"
     "Tabel 2. Dua\n\nTabel 3. Tiga", ["Tabel 3 tidak ada di daftar tabel"]),
    ("dok-rujukan", "Sesuai Peraturan Nomor 7 Tahun 2017 pada pasal 2.", []),
    ("dok-pengantar", "Berikut grafik kinerja selama Tahun 2023:\n\nSasaran 6. Lain", ["Grafik"]),
    ("dok-pengantar", "Dihitung dengan rumus sebagai berikut:\n\nKeterangan: makin baik.",
     ["Rumus"]),
    ("dok-pengantar", "Dihitung dengan rumus sebagai berikut:\n\nC = R / T x 100%", []),
    ("dok-pengantar", "Dapat dilihat pada tabel berikut:\n\nNo\tApa\n1\ta\n", []),
    ("dok-pengantar", "Seperti gambar berikut :\n\nGambar 2. Struktur", []),
    ("dok-skala", "NO\tRentang\tKategori\n1\tKurang dari 55%\tGagal\n2\t55 % sampai dengan 75%\tC\n"
     "3\t76% sampai dengan 90%\tB\n", ["bercelah"]),
    ("dok-skala", "NO\tRentang\tKategori\n1\t0 - 55%\tGagal\n2\t>55 - 75%\tC\n3\t>75 - 90%\tB\n",
     []),
    ("dok-periode", "Tahun 2023 merupakan tahun Ketiga dari periode Renstra 2020-2024.", ["ke-4"]),
    ("dok-periode", "Tahun 2023 merupakan tahun keempat dari periode Renstra 2020-2024.", []),
    ("dok-periode", "Renstra 2020–2024 selama 4 (empat) tahun.", ["padahal 5"]),
    ("dok-periode", "Renstra 2020–2024 selama 5 (lima) tahun.", []),
    ("dok-tanggal", "Laporan Kinerja Tahun 2023\n\n# III. AKUNTABILITAS KINERJA\n\nSasaran 1. A\n\n"
     "Dilantik tanggal 24 Januari 2024.\n\n# IV. PENUTUP\n\nMetro, 2 Februari 2024",
     ["Sasaran 1: peristiwa di luar 2023: 24 Januari 2024"]),
    ("dok-tanggal", "Laporan Kinerja Tahun 2023\n\n# II. AWAL\n\nSasaran 1. A\n\nTanggal 24 "
     "Januari 2024.\n\n# III. AKUNTABILITAS KINERJA\n\nSasaran 1. A\n\n4 Januari 2023", []),
    ("dok-belum-dinilai", S1 + UKUR + baris_nilai("B") + "\nEvaluasi atas akuntabilitas tahun itu "
     "belum dilaksanakan.", ["belum dilaksanakan"]),
    ("dok-belum-dinilai", S1 + UKUR + baris_nilai("") + "\nEvaluasi atas akuntabilitas tahun itu "
     "belum dilaksanakan.", []),  # and no result is printed
    ("dok-belum-dinilai", S1 + UKUR + baris_nilai("B") + "\nEvaluasi reformasi belum terbit.", []),
    ("dok-belum-dinilai", S1 + UKUR + baris_nilai("B") + "\nSasaran 2. Lain\n\nEvaluasi atas "
     "akuntabilitas belum dilaksanakan.", []),  # of another sasaran
    ("dok-target-uraian", S1 + KEPALA + baris("x", "90%", "5 Orang", "7 orang", "100%")
     + "\nDari target sebesar 4 orang pegawai semuanya lulus.", ["4 orang, di tabelnya 5 Orang"]),
    ("dok-target-uraian", S1 + KEPALA + baris("x", "90%", "5 Orang", "7 orang", "100%")
     + "\nDari target sebesar 5 (lima) orang pegawai semuanya lulus.", []),
    ("dok-target-uraian", S1 + KEPALA + baris("x", "90%", "5 Orang", "7 orang", "100%")
     + "\nSesuai target yang ditetapkan yakni sebanyak 1 (satu) laporan.", []),  # another unit
    ("dok-target-uraian", S1 + KEPALA + baris("x", "90%", "5 Orang", "7 orang", "100%")
     + "\nMenurut target akhir Renstra sebesar 9 orang.", []),
    ("dok-rincian-realisasi", S1 + KEPALA + baris("mobil dinas layak", "", "3 unit", "5 unit", "")
     + "\nTabel 7. Mobil dinas\n\nJenis\tJumlah\nMinibus\t1 unit\nPikap\t2 unit\n",
     ["realisasi 5 unit"]),
    ("dok-rincian-realisasi", S1 + KEPALA + baris("mobil dinas layak", "", "3 unit", "3 unit", "")
     + "\nTabel 7. Mobil dinas\n\nJenis\tJumlah\nMinibus\t1 unit\nPikap\t2 unit\n", []),
    ("dok-rincian-realisasi", S1 + KEPALA + baris("mobil dinas layak", "", "3 unit", "5 unit", "")
     + "\nTabel 7. Peserta rapat\n\nJenis\tJumlah\nSatu\t1 unit\nDua\t2 unit\n", []),
    ("dok-rincian-realisasi", S1 + KEPALA + baris("mobil dinas layak", "", "3 unit", "5 unit", "")
     + "\nTabel 7. Mobil dinas\n\nJenis\tJumlah\nMinibus\t1 orang\nPikap\t2 orang\n", []),
    ("dok-sebutan", "Dari 6 partai yang ikut, 5 partai dinyatakan memenuhi syarat tahun itu. "
     "Partai yang dinyatakan memenuhi syarat adalah Satu, Dua, Tiga, dan Partai Empat.",
     ["Dinyatakan 5 partai, yang disebut 4"]),
    ("dok-sebutan", "Dari 6 partai yang ikut, 4 partai dinyatakan memenuhi syarat tahun itu. "
     "Partai yang dinyatakan memenuhi syarat adalah Satu, Dua, Tiga, dan Partai Empat.", []),
    ("dok-sebutan", "Dari 6 partai, 5 partai dinyatakan memenuhi syarat tahun itu. Partai yang "
     "dinyatakan memenuhi syarat antara lain Satu, Dua, Tiga, dan Partai Empat.", []),
    ("dok-sebutan", "Ada 5 kecamatan di kota ini. Rapat dihadiri Camat, Polres, Kodim, dan "
     "Bawaslu.", []),
    ("dok-status", "Tabel 1. Hasil\n\nNo\tNama\tStatus\n1\tPartai Coba\tMS\n2\tPartai Uji\tMS\n"
     "\nDiketahui Partai Uji tidak memenuhi syarat.", ["Partai Uji berstatus MS"]),
    ("dok-status", "Tabel 1. Hasil\n\nNo\tNama\tStatus\n1\tPartai Coba\tMS\n2\tPartai Uji\tTMS\n"
     "\nDiketahui Partai Uji tidak memenuhi syarat.", []),
    ("dok-status", "Tabel 1. Hasil\n\nNo\tNama\tStatus\n1\tPartai Uji\tMS\n\nPartai Uji ada, dan "
     "satu partai lain tidak memenuhi syarat.", []),
    ("dok-judul-peraturan", "Undang-Undang Nomor 32 tahun 2004 tentang Pemilihan Kepala Daerah, "
     "dan menurut Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah yakni pasal 56.",
     ["Undang-Undang Nomor 32 Tahun 2004"]),
    ("dok-judul-peraturan", "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas "
     "Kenerja Instansi. Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas "
     "Kinerja Instansi Pemerintah.", []),  # a misread word
    ("dok-judul-peraturan", "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas. "
     "Peraturan Menteri Keuangan Nomor 29 Tahun 2014 tentang Bagan Akun.", []),
    ("dok-penandatangan", PEGAWAI + tertanda("ANI BUDIMAN", "BENI CANDRA", "CICI DARMA")
     + tertanda("DEDI EKAPUTRA"), ["DEDI EKAPUTRA, S.H. (Kasubbag Uji) tidak tercantum"]),
    ("dok-penandatangan", PEGAWAI + tertanda("ANI BUDIMAN", "BENI CANDRA", "CICI DARMA"), []),
    ("dok-penandatangan", PEGAWAI + tertanda("ANI BUDIMAN", "BENI CANDRA", "CICI DARMA")
     + "Nama : FAFA GHANI\n\nJabatan : Ketua Komisi\n", []),  # no member of the staff
    ("dok-penandatangan", PEGAWAI + tertanda("DEDI EKAPUTRA", "ANI BUDIMAN"), []),  # another list
    ("dok-tanggal-keputusan", "Ditetapkan pada tanggal 10 Januari 2021 dengan Keputusan Sekretaris "
     "Nomor 81 tahun 2022.", ["keputusannya tahun 2022"]),
    ("dok-tanggal-keputusan", "Ditetapkan pada tanggal 10 Januari 2022 dengan Keputusan Sekretaris "
     "Nomor 81 tahun 2022.", []),
    ("dok-homoglif", "Nilai\tВ\n", ["U+0412"]),
    ("dok-homoglif", "Nilai B, café, “kutipan” – dan spasi\u200bnol", []),
    ("dok-salah-baca", "2 Iaporan dan 3 laporan", ['"Iaporan" tampaknya "laporan"']),
    ("dok-salah-baca", "Ibu Ismono di Indonesia", []),
    ("dok-salah-baca", "Sebanyak l0 orang dan 4o%", ['"l0"', '"4o%"']),
    ("dok-salah-baca", "Komişi itu, Komisi ini", ["Komisi"]),
    ("dok-salah-baca", "A\tTarget\nx\t100%\ny\t90%\nz\t1009\n", ["100%"]),
    ("dok-salah-baca", "A\tJumlah\nx\t100\ny\t90\nz\t1009\n", []),
    ("dok-nama", "Nama\n\n: ANI BUDI, S.H.\n\nNama : Ani Budi, S.E.", ['"Ani Budi, S.E."']),
    ("dok-nama-tertanda", "Nama : ANI BUDIMAN, S.H.\n\nANI BUDIMAM", ["BUDIMAM"]),
    ("dok-nama-tertanda", "Nama : ANI BUDIMAN, S.H.\n\nANÍ BUDIMAN\n\nSITI AMINAH", []),
    ("dok-nama", "Nama : ANI BUDI, S.A.P.\n\nNama : Ani Budi, SAP\n\nANI BUDI\n\nANÍ BUDI, S.A.P",
     []),
    ("dok-nip", "NIP 19700101" + "1990031001 tercetak", ["1 NIP tercetak"]),
    ("dok-nip", "Rekening 123456789012345678 dan 19700101", []),
    ("dok-bagian-wajib", BAB.replace("Realisasi Anggaran", "Lain") + ISI, ["Realisasi Anggaran"]),
    ("dok-bagian-wajib", BAB + ISI, []),
    ("dok-bagian-wajib", "Satu halaman saja.", []),  # an excerpt is not a report
    ("dok-ikhtisar", BAB.replace("IKHTISAR EKSEKUTIF", "KATA PENGANTAR") + ISI, ["ikhtisar"]),
    ("dok-ikhtisar", BAB + ISI, []),
    ("dok-analisis", BAB + ISI, ["standar nasional"]),
    ("dok-analisis", BAB + LENGKAP + ISI, []),
]  # fmt: skip


@pytest.mark.parametrize(("id", "text", "said"), KASUS)
def test_rules_speak_of_what_contradicts_and_of_nothing_else(
    id: str, text: str, said: list[str]
) -> None:
    found = [*aturan_naskah()[id].find(naskah(text))]
    assert [t.aturan for t in found] == [id] * len(said), [t.pesan for t in found]
    for temuan, part in zip(found, said, strict=True):
        assert part in temuan.pesan
        assert temuan.tempat


@pytest.mark.parametrize("id", [*aturan_naskah()])
def test_every_rule_has_texts_that_it_speaks_of_and_texts_that_it_does_not(id: str) -> None:
    assert {bool(said) for name, _, said in KASUS if name == id} == {True, False}


@pytest.mark.parametrize("id", [*aturan_naskah()])
def test_every_rule_says_what_it_checks_on_what_basis_and_the_remedy(id: str) -> None:
    rule = aturan_naskah()[id]
    assert rule.memeriksa.endswith(".") and rule.perbaikan.endswith(".")
    assert not rule.dasar.endswith(".") and not rule.judul.endswith(".")


def test_the_number_of_an_employee_is_never_repeated() -> None:
    (temuan,) = aturan_naskah()["dok-nip"].find(naskah("A\tNIP\nx\t19700101 199003 1 001\n"))
    assert "1990" not in repr(temuan)
    assert temuan.tempat[0].sel == "lkj.txt:2:NIP"


def test_one_cause_is_said_once() -> None:
    """Vehicles that disagree with their own list are not told again as two figures."""
    rows = [baris("mobil dinas layak", "", "3 unit", f"{n} unit", "") for n in (5, 4)]
    tabel = "\nTabel 7. Mobil dinas\n\nJenis\tJumlah\nMinibus\t1 unit\nPikap\t2 unit\n"
    found = find_all(naskah(KEPALA + rows[0] + "\nLalu.\n\n" + S1 + KEPALA + rows[1] + tabel))
    said = [t for t in found if t.aturan in ("dok-angka-berbeda", "dok-rincian-realisasi")]
    assert [t.aturan for t in said] == ["dok-rincian-realisasi"]
    assert "5 unit (baris 2) dan 4 unit" in said[0].pesan
