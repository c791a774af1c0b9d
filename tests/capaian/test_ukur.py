"""Printed target and realisasi in, capaian out: other agencies' reports, every kind, every edge."""

from __future__ import annotations

import random
import time
from itertools import product

import numpy as np
import pandas as pd
import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.ukur import HASIL, measure
from kinerja_lib.dasar.errors import PolicyError

NAN = float("nan")


def measure_one(
    skala: dict[str, Skala], t: str, r: str, arah: str = "", ordinal: str = "", **policy: object
) -> dict[str, object]:
    row = {"target": t, "realisasi": r, "arah": arah, "skala": ordinal}
    result = measure(pd.DataFrame([row]), Kebijakan(**policy), skala)  # type: ignore[arg-type]
    return result.to_dict("records")[0]


@pytest.mark.parametrize(
    ("laporan", "target", "realisasi", "arah", "policy", "mentah", "capaian"),
    [
        (
            "LKj KPU Kab. Sarolangun 2019, partisipasi pemilih",
            "80%",
            "83%",
            "naik",
            {},
            103.75,
            100,
        ),
        ("LKj KPU Kab. Sarolangun 2019, pemilih perempuan", "78%", "78%", "naik", {}, 100, 100),
        ("LKj KPU Kab. Sarolangun 2019, di luar DPT", "0.2%", "0.2%", "turun", {}, 100, 100),
        ("LAKIP KPU RI 2012", "80", "89,42", "naik", {"cap": None}, 111.775, 111.775),
        ("LKj Sekretariat KPU Prov. Kalimantan Timur 2020", "2 Lap", "2 Lap", "naik", {}, 100, 100),
        (
            "LKj Sekretariat KPU Prov. Kalimantan Timur 2020",
            "11 Lap",
            "11 Lap",
            "naik",
            {},
            100,
            100,
        ),
        ("LKj Sekretariat KPU Prov. Kalimantan Timur 2020", "80%", "80%", "naik", {}, 100, 100),
        ("LKjIP Inspektorat Kab. Sampang 2019, n/a", "55%", "n/a", "naik", {}, NAN, NAN),
        ("LKj KPU Kota Metro 2023 no. 1", "5 Orang", "7 orang", "naik", {}, 140, 100),
        ("LKj KPU Kota Metro 2023 no. 10", "10 unit", "20 unit", "naik", {}, 200, 100),
        (
            "LKj KPU Kota Metro 2023 no. 10",
            "1 Gedung dan 1 gudang",
            "1 Gedung/ 1 gudang",
            "naik",
            {},
            100,
            100,
        ),
        ("LKj KPU Kota Metro 2023 no. 2, huruf Kiril", "В", "B", "naik", {}, 100, 100),
        (
            "LKj KPU Kota Metro 2023 no. 13, salah baca",
            "2 Iaporan",
            "2 Laporan",
            "naik",
            {},
            100,
            100,
        ),
        ("BPS, cap 120", "80", "100", "naik", {"cap": 120}, 125, 120),
        ("cap 110", "80", "100", "naik", {"cap": 110}, 125, 110),
        ("opini BPK", "WTP", "WTP", "naik", {}, 100, 100),
        ("Permenpan-RB 8/2021, selisih", "10", "14", "turun", {}, 60, 60),
        ("rasio", "10", "14", "turun", {"minimise": "rasio"}, 1000 / 14, 1000 / 14),
        ("Permenpan-RB 8/2021, selisih", "10", "24", "turun", {}, 0, 0),
        ("rasio", "10", "24", "turun", {"minimise": "rasio"}, 1000 / 24, 1000 / 24),
        ("0 sengketa", "0 sengketa", "0 sengketa", "turun", {}, 100, 100),
    ],
)
def test_gives_what_reports_print(
    skala: dict[str, Skala],
    laporan: str,
    target: str,
    realisasi: str,
    arah: str,
    policy: dict[str, object],
    mentah: float,
    capaian: float,
) -> None:
    hasil = measure_one(skala, target, realisasi, arah, **policy)
    assert hasil["capaian_mentah"] == pytest.approx(mentah, nan_ok=True), laporan
    assert hasil["capaian"] == pytest.approx(capaian, nan_ok=True), laporan


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "mentah", "note"),
    [
        ("80", "83%", "naik", 103.75, "salah satu nilai tanpa satuan"),
        (
            "4 triwulan",
            "4 laporan",
            "naik",
            100,
            "satuan berbeda: target triwulan, realisasi laporan",
        ),
        ("Rp 100.000", "Rp. 50.000", "naik", 50, ""),
        ("Rp 100.000", "50.000", "naik", 50, "tanpa satuan"),
        ("0,9", "0,95", "naik", 95 / 0.9, ""),
        ("0%", "0%", "turun", 100, ""),
        ("0", "2", "turun", 0, "rumus selisih tidak terdefinisi"),
        ("5", "-1", "naik", -20, "realisasi negatif"),
        ("5", "-1", "turun", 220, "realisasi negatif"),
        ("80-90%", "85%", "naik", 100, "di dalam rentang"),
        ("80-90%", "70%", "naik", 87.5, "di luar rentang"),
        ("80-90%", "92%", "naik", 92 / 90 * 100, "menurut arah naik"),
        ("7-8", "6,5", "turun", 7.5 / 7 * 100, "menurut arah turun"),
        ("7-8", "10", "turun", 75, "di luar rentang"),
        ("7-8", "7,5", "turun", 100, "di dalam rentang"),
        ("80-90%", "92%", "tetap", 100 - 200 / 90, "di luar rentang"),
        ("80-90%", "70%", "tetap", 87.5, "di luar rentang"),
        ("2-3 jam", "150 menit", "turun", 100, "dikonversi ke jam"),
        ("≥ 80%", "40%", "naik", 50, "dibaca sebagai batas bawah 80%"),
        ("> 80", "84", "", 105, "batas bawah"),
        ("maks 5 hari", "4 hari", "turun", 120, "batas atas"),
        ("≤ 14", "21", "turun", 50, "batas atas"),
        ("12 bulan", "1 tahun", "naik", 100, "realisasi dalam tahun dikonversi ke bulan"),
        ("1 jam", "90 menit", "turun", 50, "dikonversi"),
        ("2 minggu", "7 hari", "naik", 50, "dikonversi"),
        ("2031", "2030", "naik", 2030 / 20.31, "tampak seperti tahun"),
        ("85", "0,9", "naik", 90 / 85, "bila persen"),
        ("2 rim", "500 lembar", "naik", 50, "dikonversi ke rim"),
        ("2 lusin", "12 buah", "naik", 50, "dikonversi"),
        ("2 rim kertas", "500 lembar kertas", "naik", 50, "dikonversi ke rim kertas"),
        ("30 hr", "2 mgg", "turun", (60 - 14) / 30 * 100, "dikonversi ke hari"),
        ("10 km", "5000 m", "naik", 50, "dikonversi ke km"),
        ("5 hari kerja", "4 hari", "turun", 120, "satuan berbeda"),
        ("4 kali setahun", "3 kali per tahun", "naik", 75, "satuan berbeda"),
        ("2 juta", "1.500.000", "naik", 75, ""),
        ("50 ribu", "45.000", "naik", 90, ""),
        ("5 ribu orang", "4 orang", "naik", 0.08, ""),
        ("4 ribu orang", "3.600 orang", "naik", 90, ""),
        ("2,5 miliar", "2.000 juta", "naik", 80, ""),
        ("1.250", "1.000", "naik", 80, ""),
        ("1,250 orang", "1,000 orang", "naik", 80, ""),
        ("1.250 orang", "25 orang", "naik", 2, ""),
        ("1.250", "1.125,5", "naik", 90.04, ""),
        ("3,125", "2,5", "naik", 80, ""),
        ("4 kasus", "nihil", "turun", 200, "dibaca 0"),
        ("nihil", "nihil", "turun", 100, "dibaca 0"),
        ("100%", "12", "naik", 12, "tanpa satuan"),
        ("2 orang", "50 orang", "naik", 2500, "melampaui batas wajar 1.000%"),
        ("Ya", "Ya", "naik", 100, ""),
        ("Ya", "Tidak", "naik", 0, ""),
        ("Tidak", "Tidak", "turun", 100, ""),
        ("Tidak ada", "Ada", "turun", 0, ""),
        ("B", "A", "naik", 150, "peringkat pada skala AKIP dibandingkan"),
        ("BB", "B", "naik", 80, "AKIP"),
        ("BB (Sangat Baik)", "A (Memuaskan)", "naik", 120, "AKIP"),
        ("WTP", "WDP", "naik", 75, "OPINI"),
        ("Sangat Baik", "BB", "naik", 100, ""),
        ("1 Gedung dan 1 gudang", "1 gudang dan 1 gedung", "naik", 100, ""),
        ("2 unit dan 4 unit", "4 unit dan 2 unit", "naik", 125, ""),
        ("12 bulan", "12 Bulan/4 triwulan", "naik", 100, "di luar target tidak dihitung: triwulan"),
        ("2 a dan 4 b", "1 a dan 4 c", "naik", 75, "menurut urutannya"),
        ("10 a dan 10 b", "14 a dan 10 b", "turun", 80, ""),
    ],
)
def test_measures_every_kind_with_its_remark(
    skala: dict[str, Skala], target: str, realisasi: str, arah: str, mentah: float, note: str
) -> None:
    hasil = measure_one(skala, target, realisasi, arah, cap=None)
    assert hasil["capaian_mentah"] == hasil["capaian"] == pytest.approx(mentah)
    assert note in str(hasil["keterangan"]) and bool(note) == bool(hasil["keterangan"])


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "reason"),
    [
        ("80%", "", "naik", "realisasi kosong"),
        ("", "80%", "naik", "target kosong"),
        ("n/a", "n/a", "naik", "target kosong"),
        ("80%", "#DIV/0!", "naik", 'realisasi "#DIV/0!" tidak terbaca'),
        ("=1+1", "5", "naik", 'target "=1+1" tidak terbaca'),
        ("0", "5", "naik", "target 0"),
        ("0%", "0%", "naik", "target 0"),
        ("0", "5", "tetap", "target 0"),
        ("-5", "5", "naik", "target negatif"),
        ("0", "-5", "turun", "realisasi negatif"),
        ("80%", "5 orang", "naik", "target (%) dan realisasi (orang) tidak sejenis"),
        ("Rp 5", "5 orang", "naik", "tidak sejenis"),
        ("90%", "0,9", "naik", '"0,9" tanpa tanda persen bermakna ganda'),
        ("1", "100%", "naik", "bermakna ganda"),
        ("1", "5%", "naik", "bermakna ganda"),
        ("100%", "1,05", "naik", '"1,05" tanpa tanda persen bermakna ganda (1,05% atau 105%)'),
        ("90%", "2", "naik", "bermakna ganda"),
        ("1,25", "90%", "naik", "bermakna ganda"),
        ("1,000 orang", "950 orang", "naik", '"1,000 orang" di samping "950 orang" bermakna ganda'),
        ("950", "1,100", "naik", "bermakna ganda (1.100 atau 1,1)"),
        ("3.125", "3.5", "naik", "bermakna ganda"),
        ("3.987", "4,00", "turun", "bermakna ganda"),
        ("1,250", "1.125", "naik", "bermakna ganda"),
        ("maks 5 hari", "3 hari", "", 'arahnya tidak disebut, tulis arah "turun"'),
        ("< 5%", "3%", "naik", "batas atas tetapi arahnya naik"),
        ("minimal 5", "3", "turun", 'tulis arah "naik"'),
        ("5", "> 4", "naik", 'realisasi "> 4" adalah batas'),
        ("30 hari", "1 bulan", "naik", "hari dan bulan tidak dapat dikonversi"),
        ("1 gb", "900 mb", "naik", "tidak dapat dikonversi"),
        ("3 jam", "2 kg", "naik", "tidak dapat dikonversi"),
        ("14 hari kalender", "2 minggu", "turun", "tidak dapat dikonversi"),
        ("2 jam pelajaran", "90 menit", "naik", "tidak dapat dikonversi"),
        ("4 kali setahun", "1 kali sebulan", "naik", "bukan satuan yang sama"),
        ("12 kali", "1 kali setiap bulan", "naik", "bukan satuan yang sama"),
        ("Rp 500 juta", "450", "naik", '"450" di samping "Rp 500 juta" bermakna ganda'),
        ("2,4", "2,5 miliar", "naik", '"2,4" di samping "2,5 miliar" bermakna ganda'),
        ("BB (Memuaskan)", "BB", "naik", "tidak terbaca"),
        ("10 kali / tahun", "1 kali / bulan", "naik", "bukan satuan yang sama"),
        ("2,5 M", "2.400 juta", "naik", '"m" bermakna ganda'),
        ("5%", "nihil", "turun", "nihil berarti 0 kejadian"),
        ("3½ hari", "3 hari", "naik", 'target "3½ hari" tidak terbaca'),
        ("5", "6", "miring", 'arah "miring" tidak dikenal (pakai: naik, turun, tetap)'),
        ("B", "5 lap", "naik", 'label dibanding bukan label: target "B", realisasi "5 lap"'),
        ("Tertib", "Tertib", "naik", 'target "Tertib" tidak terbaca sebagai angka'),
        ("5 orang", "empat", "naik", 'realisasi "empat" tidak terbaca sebagai angka'),
        ("4o Orang", "5 orang", "naik", 'target "4o Orang" tidak terbaca; angka bercampur huruf'),
        ("WTP", "BB", "naik", '"WTP" dan "BB" label dari skala yang berbeda'),
        ("Ya", "5", "naik", "ya/tidak"),
        ("5", "80-90", "naik", "bukan satu angka"),
        ("80-90", "80-90", "naik", "bukan satu angka"),
        ("80-90%", "85 orang", "naik", "tidak sejenis"),
        ("12 Bulan/4 triwulan", "12 Bulan", "naik", "tidak sepadan"),
        ("1 a, 2 b dan 3 c", "1 a", "naik", "tidak terbaca"),
        ("0 a dan 1 b", "0 a dan 1 b", "naik", "target 0"),
        ("9" * 308, "9" * 308, "turun", "bukan angka terhingga"),
    ],
)
def test_says_why_it_cannot_be_computed(
    skala: dict[str, Skala], target: str, realisasi: str, arah: str, reason: str
) -> None:
    hasil = measure_one(skala, target, realisasi, arah, cap=None)
    assert np.isnan([hasil["capaian_mentah"], hasil["capaian"]]).all()
    assert hasil["kategori"] == ""
    assert str(hasil["keterangan"]).startswith("tidak dapat dihitung: ")
    assert reason in str(hasil["keterangan"])


def test_a_named_scale_says_which_value_is_not_on_it(skala: dict[str, Skala]) -> None:
    for target, realisasi, reason in (
        ("B", "Bagus", 'realisasi "Bagus" bukan label skala AKIP'),
        ("WTP", "B", 'target "WTP" bukan label skala AKIP'),
        ("B", "90%", 'label dibanding bukan label: target "B", realisasi "90%"'),
    ):
        assert reason in str(measure_one(skala, target, realisasi, "naik", "akip")["keterangan"])


@pytest.mark.parametrize(
    ("cap", "mentah", "capaian", "note"),
    [(100, NAN, 100, "dinilai sebesar batas atas"), (None, NAN, NAN, "tidak dapat dihitung")],
)
def test_ratio_of_zero_realisasi(
    skala: dict[str, Skala], cap: float | None, mentah: float, capaian: float, note: str
) -> None:
    hasil = measure_one(skala, "10", "0", "turun", minimise="rasio", cap=cap)
    values = [hasil["capaian_mentah"], hasil["capaian"]]
    assert values == pytest.approx([mentah, capaian], nan_ok=True)
    assert note in str(hasil["keterangan"])


def test_parts_are_capped_before_their_mean(skala: dict[str, Skala]) -> None:
    hasil = measure_one(skala, "1 gedung dan 1 gudang", "2 gedung dan 0 gudang", "naik")
    assert (hasil["capaian_mentah"], hasil["capaian"]) == (100, 50)


def test_a_composite_follows_the_minimise_variant(skala: dict[str, Skala]) -> None:
    hasil = measure_one(skala, "10 a dan 10 b", "20 a dan 20 b", "turun", minimise="rasio")
    assert hasil["capaian"] == 50


def test_a_named_scale_is_the_only_one_tried(skala: dict[str, Skala]) -> None:
    assert measure_one(skala, "B", "BB", "naik", "akip", cap=None)["capaian"] == 125
    assert "skala OPINI" in str(measure_one(skala, "B", "BB", "naik", "opini")["keterangan"])
    assert 'skala "x" tidak dikenal' in str(measure_one(skala, "B", "B", "naik", "x")["keterangan"])


def test_keeps_index_and_reads_numbers_and_blanks(skala: dict[str, Skala]) -> None:
    table = pd.DataFrame(
        {"target": [80.0, 4, None, 123.456], "realisasi": [np.nan, 2, "5", 123.456]},
        index=[7, 7, 3, 1],
    )
    hasil = measure(table, Kebijakan(), skala)
    assert tuple(hasil.columns) == HASIL
    assert list(hasil.index) == [7, 7, 3, 1]
    assert hasil["capaian"].tolist() == pytest.approx([NAN, 50, NAN, 100], nan_ok=True)
    assert len(measure(table.head(0), Kebijakan(), skala)) == 0


def test_an_unknown_scale_of_the_policy_is_refused(skala: dict[str, Skala]) -> None:
    with pytest.raises(PolicyError, match=r"skala: entah: .* pakai: kpu"):
        measure(
            pd.DataFrame({"target": ["1"], "realisasi": ["1"]}), Kebijakan(skala="entah"), skala
        )


TEKS = (
    "",
    "-",
    "0",
    "0%",
    "5",
    "-5",
    "10 orang",
    "10 laporan",
    "80%",
    "0,9",
    "1",
    "80-90%",
    "0-0",
    "B",
    "WTP",
    "Ya",
    "Tidak",
    "Rp 5",
    "Rp -",
    "1 a dan 2 b",
    "0 a dan 1 b",
    "1 b / 1 a",
    "≥ 80%",
    "=x",
    "1e400",
    "9" * 308,
    "0," + "0" * 320 + "1",
)


@pytest.mark.parametrize("cap", [None, 100.0, 120.0])
@pytest.mark.parametrize("minimise", ["selisih", "rasio"])
@pytest.mark.filterwarnings("error")
def test_nan_if_and_only_if_a_reason_is_given(
    skala: dict[str, Skala], cap: float | None, minimise: str
) -> None:
    rows = list(product(TEKS, TEKS, ("", "naik", "turun", "tetap", "x")))
    table = pd.DataFrame(rows, columns=["target", "realisasi", "arah"])
    hasil = measure(table, Kebijakan(cap=cap, minimise=minimise), skala)
    missing = hasil["capaian"].isna()
    assert missing.any() and not missing.all()
    assert (missing == hasil["keterangan"].str.contains("tidak dapat dihitung")).all()
    assert (missing == (hasil["kategori"] == "")).all()
    assert cap is None or (hasil["capaian"].dropna() <= cap).all()


def test_time_grows_no_faster_than_the_table(skala: dict[str, Skala]) -> None:
    pick = random.Random(1)
    table = pd.DataFrame(
        {
            c: [f"{pick.randrange(100)} orang" for _ in range(100_000)]
            for c in ("target", "realisasi")
        }
    )

    def seconds(rows: int) -> float:
        start = time.process_time()
        measure(table.head(rows), Kebijakan(), skala)
        return time.process_time() - start

    hasil = measure(table, Kebijakan(), skala)
    short, long = (min(seconds(n) for _ in range(3)) for n in (10_000, 100_000))
    assert long < 40 * short
    assert len(hasil) == 100_000 and hasil["capaian"].notna().sum() > 90_000
