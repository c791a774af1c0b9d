"""What holds for every printed value: it says its number or that it cannot be read."""

from __future__ import annotations

import math
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_lib import nilai as modul
from kinerja_lib.bahasa import terbilang
from kinerja_lib.bilangan import contradicts
from kinerja_lib.nilai import Nilai, cell_text, is_misread, makna, read_nilai, read_rupiah
from kinerja_lib.satuan import BESARAN, CACAH, SATUAN

KATA = sorted({
    *modul.KOSONG, *modul.YA, *modul.TIDAK, *modul.NIHIL, *modul.ATAS, *modul.BAWAH, *modul.AKHIR,
    *BESARAN, *SATUAN, *CACAH, "Rp", "Rp.", "dan", "/", "(lima)", "%", "*)", "1", "2,5", "1.000",
    "3.125", "-", "Iaporan", "\u200b", "\xa0", "В",
})  # fmt: skip
"""Everything that means something to the reader."""
HURUF = st.sampled_from([chr(c) for c in range(256)]) | st.integers(0, 0x10FFFF).map(chr)
"""Any letter; `st.characters` takes a second to learn what all of Unicode is."""
TEKS = st.one_of(
    st.lists(HURUF, max_size=20).map("".join),
    st.lists(st.sampled_from(KATA) | HURUF, max_size=6).map(" ".join),
    st.lists(st.sampled_from(KATA), max_size=6).map("".join),
)
TANPA_ANGKA = TEKS.filter(lambda t: not any(c.isnumeric() for c in t))
JENIS = {"persen", "kuantitas", "rupiah", "label", "rentang", "ya_tidak", "kosong", "tak_terbaca"}
ANGKA = st.decimals(-(10**12), 10**12, places=3, allow_nan=False).map(lambda d: d.normalize())
GAYA = {"id": ".,", "en": ",.", "polos,": "\0,", "polos.": "\0."}
"""Ways to write a number: the mark of thousands, the mark of decimals."""
DEPAN = st.sampled_from(["", "maks ", "≤ ", "minimal ", "lebih dari "])
BELAKANG = st.sampled_from(["", "%", " %", " persen", " hari", " km", "*)", " **"])
UTUH = st.sampled_from([" orang", " Lap.", " laporan"])
"""What is counted whole, so that `1.250 orang` is 1250."""


def cetak(angka: Decimal, gaya: str) -> str:
    """Print a number in a style."""
    ribuan, desimal = GAYA[gaya]
    text = f"{angka:,f}".replace(",", "\1").replace(".", desimal).replace("\1", ribuan)
    return text.replace("\0", "")


def numbers(n: Nilai) -> set[float]:
    """Return every number that a value may mean."""
    known = [n.angka, n.lain, *(n.batas or ()), *(a for a, _ in n.bagian)]
    return {a for a in known if a is not None}


@given(TEKS)
@example("nihil 5 kasus")
@example("1 " + "m" * 200)
def test_any_text_is_a_value_or_unreadable(teks: str) -> None:
    for nilai in (read_nilai(teks), read_rupiah(teks)):
        assert nilai.teks == teks and nilai.jenis in JENIS
        assert all(math.isfinite(a) for a in numbers(nilai))
        assert nilai.jenis != "tak_terbaca" or not numbers(nilai)
    assert isinstance(is_misread(teks), bool) and isinstance(contradicts(teks, 5.0), bool)


@given(ANGKA, st.sampled_from(sorted(GAYA)), DEPAN, BELAKANG)
def test_a_printed_number_is_that_number_or_refused(
    angka: Decimal, gaya: str, depan: str, belakang: str
) -> None:
    nilai = read_nilai(f"{depan}{cetak(angka, gaya)}{belakang}")
    assert numbers(nilai) == set() or float(angka) in numbers(nilai)


@given(st.integers(-(10**12), 10**12), st.sampled_from(sorted(GAYA)), UTUH)
@example(-1250, "id", " orang")
def test_a_number_of_whole_things_is_that_number_or_refused(
    angka: int, gaya: str, satuan: str
) -> None:
    nilai = read_nilai(f"{cetak(Decimal(angka), gaya)}{satuan}")
    assert numbers(nilai) == set() or angka in numbers(nilai)


@given(st.integers(0, 10**14), st.sampled_from(sorted(GAYA)), st.sampled_from(["Rp ", "Rp.", "rp"]))
def test_an_amount_is_that_amount_or_refused(sen: int, gaya: str, depan: str) -> None:
    nilai = read_nilai(f"{depan}{cetak(Decimal(sen) / 100, gaya)}")
    assert numbers(nilai) in (set(), {sen / 100})


@given(ANGKA, st.sampled_from(["id", "polos,"]), st.sampled_from(["", "%", " hari"]))
@example(Decimal("-1.001"), "id", "%")
def test_a_number_as_it_is_written_here_is_read(angka: Decimal, gaya: str, satuan: str) -> None:
    teks = cetak(angka, gaya)
    groups, _, decimals = teks.lstrip("-").partition(",")
    twofold = satuan == "%" and groups.count(".") == 1 and not decimals
    assert read_nilai(f"{teks}{satuan}").angka == (None if twofold else float(angka))


@given(st.floats(-1e300, 1e300))
def test_a_number_cell_reads_back(angka: float) -> None:
    assert float(f"{angka:.15g}") in numbers(read_nilai(cell_text(angka)))


@given(st.integers(0, 10**9), TANPA_ANGKA, st.booleans())
@example(5, "nihil", False)
@example(5, "ribu persen", True)
def test_words_around_a_number_make_no_other_of_it(
    angka: int, kata: str, di_belakang: bool
) -> None:
    nilai = read_nilai(f"{angka} {kata}" if di_belakang else f"{kata} {angka}")
    words = kata.lower().split() if di_belakang else []
    size = next((BESARAN[w] for w in map(str.strip, words) if w in BESARAN), 1.0)
    assert numbers(nilai) <= {angka * size, -angka}


@given(TEKS, st.sampled_from(["\xa0", "  ", "\u2009", "\t", "\n", "\u3000", " \u200b"]))
def test_the_kind_of_space_does_not_matter(teks: str, spasi: str) -> None:
    printed = makna(teks.replace(" ", spasi))
    assert read_nilai(teks).jenis == "tak_terbaca" or printed == makna(teks)
    assert makna(f"{spasi}{teks}{spasi}") == makna(teks) or read_nilai(teks).jenis == "tak_terbaca"


@given(ANGKA, BELAKANG, st.sampled_from(" \xa0\n\u200b\u00ad"), st.integers(0, 30))
@example(Decimal("1.001"), " persen", " ", 7)
def test_a_space_within_a_number_makes_no_other_of_it(
    angka: Decimal, belakang: str, sela: str, at: int
) -> None:
    teks = f"{cetak(angka, 'id')}{belakang}"
    torn = read_nilai(teks[:at] + sela + teks[at:])
    assert torn.angka in (None, float(angka))


@given(ANGKA, BELAKANG, st.sampled_from("oOlI|SZBGQ"), st.integers(0, 30))
@example(Decimal("0.1"), "", "l", 2)
def test_a_letter_for_a_digit_makes_no_number(
    angka: Decimal, belakang: str, huruf: str, at: int
) -> None:
    teks = cetak(angka, "id")
    at %= len(teks)
    if teks[at].isdigit():
        assert numbers(read_nilai(teks[:at] + huruf + teks[at + 1 :] + belakang)) == set()


@given(ANGKA, st.sampled_from(sorted(BESARAN)), st.sampled_from(["", " orang", " rupiah"]))
@example(Decimal("8.2"), "juta", " rupiah")
def test_a_word_of_size_multiplies_exactly(angka: Decimal, kata: str, satuan: str) -> None:
    nilai = read_nilai(f"{cetak(angka, 'polos,')} {kata}{satuan}")
    assert nilai.angka == float(f"{angka * Decimal(BESARAN[kata]):.15g}")


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.sampled_from([" orang", "%", " laporan"]))
@example(100, 100, "%")
def test_words_in_a_bracket_agree_or_nothing_is_read(angka: int, kata: int, satuan: str) -> None:
    nilai = read_nilai(f"{angka} ({terbilang(kata)}){satuan}")
    assert numbers(nilai) == ({float(angka)} if angka == kata else set())


@given(ANGKA, ANGKA, st.sampled_from(["-", " - ", "–", " s.d. ", " sampai dengan "]), BELAKANG)
def test_a_range_is_its_two_ends_or_refused(
    a: Decimal, b: Decimal, sampai: str, belakang: str
) -> None:
    nilai = read_nilai(f"{cetak(a, 'id')}{sampai}{cetak(b, 'id')}{belakang}")
    assert numbers(nilai) in (set(), {float(a), float(b)})
    assert nilai.jenis in ("rentang", "tak_terbaca")
