"""What people print, and what is read from it."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest

from kinerja_lib.nilai import cell_text, is_misread, read_angka, read_nilai, read_rupiah


@pytest.mark.parametrize(
    ("teks", "jenis", "angka", "satuan"),
    [
        ("87,5%", "persen", 87.5, "%"),
        ("100 %", "persen", 100.0, "%"),
        ("0.2%", "persen", 0.2, "%"),
        ("90 persen", "persen", 90.0, "%"),
        ("100% (seratus persen)", "persen", 100.0, "%"),
        ("-5%", "persen", -5.0, "%"),
        ("−5 %", "persen", -5.0, "%"),
        ("5 Orang", "kuantitas", 5.0, "orang"),
        ("5 (lima) orang", "kuantitas", 5.0, "orang"),
        ("2 Lap", "kuantitas", 2.0, "laporan"),
        ("2 Lap.", "kuantitas", 2.0, "laporan"),
        ("2 Laporan", "kuantitas", 2.0, "laporan"),
        ("12 bln", "kuantitas", 12.0, "bulan"),
        ("12Bulan", "kuantitas", 12.0, "bulan"),
        ("5 kali / pekan", "kuantitas", 5.0, "kali / pekan"),
        ("0 sengketa", "kuantitas", 0.0, "sengketa"),
        ("-5 orang", "kuantitas", -5.0, "orang"),
        ("20 m²", "kuantitas", 20.0, "m²"),
        ("9.24", "kuantitas", 9.24, ""),
        ("9,24", "kuantitas", 9.24, ""),
        ("1.234,5", "kuantitas", 1234.5, ""),
        ("1.234", "kuantitas", 1234.0, ""),
        ("0.125", "kuantitas", 0.125, ""),
        ("1,234.5", "kuantitas", 1234.5, ""),
        ("1,234,567", "kuantitas", 1234567.0, ""),
        (" 80 ", "kuantitas", 80.0, ""),
        ("80\xa0%", "persen", 80.0, "%"),
        ("5\norang", "kuantitas", 5.0, "orang"),
        ("Rp. 2.818.560.000", "rupiah", 2818560000.0, "rupiah"),
        ("Rp2.818.560.000,00", "rupiah", 2818560000.0, "rupiah"),
        ("rp 2.000,-", "rupiah", 2000.0, "rupiah"),
        ("Rp1,5 miliar", "rupiah", 1.5e9, "rupiah"),
        ("IDR 900", "rupiah", 900.0, "rupiah"),
        ("Rp 2.500 jt", "rupiah", 2.5e9, "rupiah"),
        ("3 juta rupiah", "rupiah", 3e6, "rupiah"),
        ("Rp 0", "rupiah", 0.0, "rupiah"),
        ("Rp -", "kosong", None, ""),
        ("Rp. –", "kosong", None, ""),
        ("Rp ·", "kosong", None, ""),
        ("Rp -,-", "kosong", None, ""),
        ("Rp ...", "kosong", None, ""),
        ("2 juta", "kuantitas", 2e6, ""),
        ("2,5 miliar", "kuantitas", 2.5e9, ""),
        ("5 ribu orang", "kuantitas", 5000.0, "orang"),
        ("7 rb pemilih", "kuantitas", 7000.0, "pemilih"),
        ("90 menit", "kuantitas", 90.0, "menit"),
        ("Nihil", "kuantitas", 0.0, ""),
        ("nihil kasus", "kuantitas", 0.0, "kasus"),
        ("95 ％", "persen", 95.0, "%"),
        ("B", "label", None, "B"),
        ("bb", "label", None, "BB"),
        ("WTP", "label", None, "WTP"),
        ("Opini WTP", "label", None, "WTP"),
        ("Sangat  Baik", "label", None, "SANGAT BAIK"),
        ("Ya", "ya_tidak", 1.0, ""),
        ("tidak ada", "ya_tidak", 0.0, ""),
        ("", "kosong", None, ""),
        ("-", "kosong", None, ""),
        ("–", "kosong", None, ""),
        ("n/a", "kosong", None, ""),
        ("N/A", "kosong", None, ""),
        ("belum ada data", "kosong", None, ""),
        ("+80%", "persen", 80.0, "%"),
        ("80%.", "persen", 80.0, "%"),
        ("80 persen (delapan puluh)", "persen", 80.0, "%"),
        ("100 (seratus) %", "persen", 100.0, "%"),
        ("-87,125%", "persen", -87.125, "%"),
        ("8,2 juta", "kuantitas", 8_200_000.0, ""),
        ("12 kasus per juta penduduk", "kuantitas", 12.0, "kasus per juta penduduk"),
        ("80 percent", "persen", 80.0, "%"),
        ("10 bulan (sepuluh)", "kuantitas", 10.0, "bulan"),
        ("5 (lima) ribu orang", "kuantitas", 5000.0, "orang"),
        ("500 (juta rupiah)", "rupiah", 5e8, "rupiah"),
        ("5 orang;", "kuantitas", 5.0, "orang"),
        ("3x", "kuantitas", 3.0, "kali"),
        ("5 desa", "kuantitas", 5.0, "desa"),
        ("3 sepeda", "kuantitas", 3.0, "sepeda"),
        ("Rp500.000,--", "rupiah", 500000.0, "rupiah"),
        ("Rp 1.000.000 (satu juta rupiah)", "rupiah", 1e6, "rupiah"),
        ("Ya.", "ya_tidak", 1.0, ""),
        ("BB (Sangat Baik)", "label", None, "BB (SANGAT BAIK)"),
    ],
)
def test_reads_one_value(teks: str, jenis: str, angka: float | None, satuan: str) -> None:
    nilai = read_nilai(teks)
    assert (nilai.teks, nilai.jenis, nilai.angka, nilai.satuan) == (teks, jenis, angka, satuan)


@pytest.mark.parametrize(
    ("teks", "bagian"),
    [
        ("12 Bulan/4 triwulan", ((12.0, "bulan"), (4.0, "triwulan"))),
        ("12 Bulan/ 4 triwulan", ((12.0, "bulan"), (4.0, "triwulan"))),
        ("1 Gedung dan 1 gudang", ((1.0, "gedung"), (1.0, "gudang"))),
        ("2 Lap / 2 Laporan", ((2.0, "laporan"), (2.0, "laporan"))),
        (
            "4 unit sarana IT dan 1 unit sarana printer",
            ((4.0, "unit sarana it"), (1.0, "unit sarana printer")),
        ),
    ],
)
def test_reads_the_parts_of_a_composite(teks: str, bagian: tuple[Any, ...]) -> None:
    nilai = read_nilai(teks)
    assert (nilai.jenis, nilai.angka, nilai.bagian) == ("kuantitas", None, bagian)


@pytest.mark.parametrize(
    ("teks", "batas", "satuan"),
    [
        ("80-90%", (80.0, 90.0), "%"),
        ("80% – 90%", (80.0, 90.0), "%"),
        ("80 s.d. 90", (80.0, 90.0), ""),
        ("80 s/d 90 orang", (80.0, 90.0), "orang"),
        ("5 sampai dengan 7 laporan", (5.0, 7.0), "laporan"),
    ],
)
def test_reads_a_range(teks: str, batas: tuple[float, float], satuan: str) -> None:
    nilai = read_nilai(teks)
    assert (nilai.jenis, nilai.batas, nilai.satuan) == ("rentang", batas, satuan)


@pytest.mark.parametrize(
    ("teks", "angka", "satuan", "catatan"),
    [
        ("В", None, "B", "aksara lain"),
        ("ΒΒ", None, "BB", "aksara lain"),
        ("2 Iaporan", 2.0, "laporan", '"Iaporan" dibaca "laporan"'),
        ("5\u200b orang", 5.0, "orang", "tak terlihat"),
        ("nihil", 0.0, "", '"nihil" dibaca 0'),
        ("100% *)", 100.0, "%", 'tanda catatan "*)" diabaikan'),
        ("5 orang**", 5.0, "orang", 'tanda catatan "**" diabaikan'),
    ],
)
def test_a_repair_is_remarked(teks: str, angka: float | None, satuan: str, catatan: str) -> None:
    nilai = read_nilai(teks)
    assert (nilai.teks, nilai.angka, nilai.satuan) == (teks, angka, satuan)
    assert catatan in "; ".join(nilai.catatan)


@pytest.mark.parametrize(
    "teks",
    [
        "1e400", "9" * 400, "=1+1", "+", "@x", "#DIV/0!", "\0", "5\0 orang", "١٢", "٥ orang", "５",
        "5 ٦", "1O0%", "l00%", "1.2.3", "3/4", "31/12/2023", "2023-01-03", "1-2-2023", "90-80%",
        "12:30", "5 dari 7", "80%%", "90% dari 100", "87.500%", "4 unit / 2", "(5)", "- 5", "1 234",
        "31 Januari", "5 Desember",
        "3½ hari", "3 ½ hari", "10²", "5 ¾", "5-an orang", "5 + orang", "7* orang", "Rp 2,5 M",
        "Rp 2,500", "sekitar 90%", "± 5", "5 hari lebih dari biasa", "1,250 orang dan 4 unit",
        "1,000 - 1,500", "maks sekitar 5", "maks 80-90%", "kira-kira 5", "2 jam 30 menit",
        "1 Jan", "31 Des", "31Des", "5 Sept", "17 Agst", "1 Nop", "5 ratus orang", "5 puluh",
        "5 setengah hari", "5 koma lima persen", "2 ribu juta", "10 ribuan", "2 mio", "5 dari",
        "10 (dua belas) bulan", "100% (sembilan puluh persen)", "Rp 5.000 (enam ribu rupiah)",
        "1aporan", "21aporan", "7S", "9G orang", "10 O", "10 ,",
        "-1.250%", "nihil 5 kasus", "nihil ½", "5 ribu persen", "2 juta (dua juta) %",
        "0,l", "1.OOO", "2 (kira-kira) juta", "500 rupiah (dalam juta)",
        "<script>alert(1)</script>", "Отлично", "Rp 1.2.3", "5 orang 3", "5" + "x" * 4000,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_to_be_so(teks: str) -> None:
    nilai = read_nilai(teks)
    assert (nilai.jenis, nilai.angka, nilai.bagian) == ("tak_terbaca", None, ())


@pytest.mark.parametrize(
    ("teks", "ujung", "angka", "satuan"),
    [
        ("≤ 14", "atas", 14.0, ""),
        ("<5%", "atas", 5.0, "%"),
        ("maks 5 hari", "atas", 5.0, "hari"),
        ("Maks. 5 hari", "atas", 5.0, "hari"),
        ("paling lama 3 bulan", "atas", 3.0, "bulan"),
        ("tidak lebih dari 2 perkara", "atas", 2.0, "perkara"),
        ("5 hari (maksimal)", "atas", 5.0, "hari"),
        ("5 atau kurang", "atas", 5.0, ""),
        ("maksimal Rp 5 juta", "atas", 5e6, "rupiah"),
        ("≥ 80%", "bawah", 80.0, "%"),
        ("minimal 3 laporan", "bawah", 3.0, "laporan"),
        ("tidak kurang dari 4 unit", "bawah", 4.0, "unit"),
        ("80 ke atas", "bawah", 80.0, ""),
        ("80% atau lebih", "bawah", 80.0, "%"),
    ],
)
def test_a_bound_says_which_end_it_is(teks: str, ujung: str, angka: float, satuan: str) -> None:
    nilai = read_nilai(teks)
    assert (nilai.teks, nilai.ujung, nilai.angka, nilai.satuan) == (teks, ujung, angka, satuan)
    assert f"batas {ujung}" in nilai.catatan[-1]


@pytest.mark.parametrize(
    ("teks", "angka", "lain"),
    [
        ("1,000 orang", 1.0, 1000.0),
        ("1.250", 1250.0, 1.25),
        ("3,125", 3.125, 3125.0),
        ("2.400 juta", 2.4e9, 2.4e6),
        ("Rp 1.234 miliar", 1.234e12, 1.234e9),
        ("1.250 orang", 1250.0, None),
        ("Rp 2.500", 2500.0, None),
        ("87,125%", 87.125, None),
        ("0,125", 0.125, None),
        ("1.250.000", 1.25e6, None),
        ("1.250,5", 1250.5, None),
        ("3,25", 3.25, None),
        ("1250", 1250.0, None),
    ],
)
def test_digits_that_say_two_numbers_keep_both(teks: str, angka: float, lain: float | None) -> None:
    nilai = read_nilai(teks)
    assert (nilai.angka, nilai.lain) == (angka, lain)


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("Rp 6.400.000", 6.4e6), ("6.400.000", 6.4e6), ("6,4 miliar", 6.4e9), ("750 juta", 7.5e8),
        ("0", 0.0), ("1.250", 1250.0), ("Rp -", None), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_an_amount_may_leave_out_rp(teks: str, angka: float | None) -> None:
    nilai = read_rupiah(teks)
    assert (nilai.angka, nilai.jenis) == (angka, "kosong" if angka is None else "rupiah")


@pytest.mark.parametrize(
    "teks",
    ["12 orang", "-5", "Rp -5.000", "90%", "B", "1.000-2.000", "maks Rp 5 juta", "6,400",
     "Ya", "6,4 M", "2 unit dan 3 unit"],
)  # fmt: skip
def test_what_is_no_amount_is_refused(teks: str) -> None:
    assert read_rupiah(teks).jenis == "tak_terbaca"


def test_a_percent_with_a_group_of_three_says_why_it_is_refused() -> None:
    assert "bermakna ganda" in read_nilai("87.500%").catatan[0]


@pytest.mark.parametrize(
    "teks",
    [
        "1" * 4000, "1." * 2000, "1," * 2000, "- " * 2000, "1 dan " * 660, "(" * 4000, "5 (" * 1300,
        "s" * 4000, "rp" + "." * 3998, "1-" * 2000, "≥" * 4000, "%" * 4000, "1 " + "a(" * 1900,
        "a " * 2000, "1%(" * 1300, "1" * 2000 + "-" + "1" * 1999, "1" + " " * 3998 + "x",
    ],
)  # fmt: skip
def test_no_text_takes_long(teks: str) -> None:
    start = time.process_time()
    read_nilai.__wrapped__(teks)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("1.234.567,89", 1234567.89),
        ("+5", 5.0),
        ("−1,5", -1.5),
        ("5.", 5.0),
        ("", None),
        ("x", None),
    ],
)
def test_read_angka(teks: str, angka: float | None) -> None:
    assert read_angka(teks) == angka


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""), (float("nan"), ""), (True, "Ya"), (False, "Tidak"), (12.0, "12"), (12, "12"),
        (9.24, "9,24"), (123.456, "123,456"), (0.1 + 0.2, "0,3"), (1e-7, "0,0000001"),
        (-0.5, "-0,5"),
        (1e22, "10000000000000000000000"), (100.0, "100"), (dt.date(2023, 1, 3), "2023-01-03"),
        (dt.datetime(2023, 1, 3), "2023-01-03"),
        (dt.datetime(2023, 1, 3, 4, 5), "2023-01-03 04:05:00"),
        (dt.time(3, 4), "03:04:00"), ("a\r\nb", "a\nb"),
    ],
)  # fmt: skip
def test_cell_text_prints_as_typed(value: Any, printed: str) -> None:
    assert cell_text(value) == printed


@pytest.mark.parametrize("number", [0.5, 9.24, 123.456, 1234.567, 100.0, -3.25, 0.001])
def test_a_number_cell_reads_back_as_itself(number: float) -> None:
    assert read_nilai(cell_text(number)).angka == number


@pytest.mark.parametrize(
    ("teks", "misread"),
    [
        ("4o Orang", True), ("l0", True), ("1O", True), ("1OO%", True), ("Rp1O.000", True),
        ("Rp. 1O.000", True), ("4о Orang", True), ("I2 bulan", True), ("5l", True), ("9|", True),
        ("40 Orang", False), ("5 l", False), ("5 orang", False), ("12Bulan", False),
        ("1 Gedung dan 1 gudang", False), ("12 Bulan/4 triwulan", False), ("Rp -", False),
        ("В", False), ("2 Iaporan", False), ("10 Ol", False), ("triwulan II", False),
        ("CO2", False), ("Pasal 27A", False), ("5G", False), ("o" * 100_000, False),
    ],
)  # fmt: skip
def test_letters_among_digits_are_never_a_number(teks: str, misread: bool) -> None:
    assert is_misread(teks) is misread
    assert not misread or read_nilai(teks).jenis == "tak_terbaca"
