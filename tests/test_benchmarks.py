"""The benchmark's arithmetic and tables, on numbers whose answers are known; nothing is timed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import kertas, mesin, ringkas, tabel
from benchmarks.cara import Kerja, stock_commands
from benchmarks.kertas import Anggapan, Terukur
from benchmarks.pohon import Biaya

DOKUMEN = mesin.DOKUMEN.read_text("utf-8")
UKURAN = {
    "ipynb": 1_000_000,
    "html": 500_000,
    "pdf": 1_500_000,
    "data": 200_000,
    "rekaman": 3_000,
    "manifes": 4_000,
    "portal": 900,
}


def run(n: int, detik: float, cpu: float = 0.0, **more: Any) -> dict[str, Any]:
    return {
        "n": n,
        "detik": detik,
        "cpu": cpu,
        "rss": 300 * tabel.MIB,
        "pss": 200 * tabel.MIB,
        "cabang_pss": 90 * tabel.MIB,
        "cabang_uss": 70 * tabel.MIB,
        "pencuplik": 0.1,
        "beban": 1.5,
        "pekerja": 2,
        **more,
    }


ROUNDS = [
    {
        "a": run(4, 40, 48),
        "b": run(4, 20, 24),
        "c-sedikit": run(4, 10, 8),
        "c": run(20, 20, 20),
        "c-pekerja": run(20, 10, 22),
    },
    {
        "a": run(4, 60, 44),
        "b": run(4, 30, 20),
        "c-sedikit": run(4, 12, 8),
        "c": run(20, 40, 20),
        "c-pekerja": run(20, 20, 22),
    },
    {
        "a": run(4, 44, 40),
        "b": run(4, 24, 28),
        "c-sedikit": run(4, 14, 8),
        "c": run(20, 20, 20),
        "c-pekerja": run(20, 10, 22),
    },
]
LARI = [run(10, 20.0), run(50, 60.0), run(100, 110.0)]
HASIL = {
    "mesin": {
        "cpu": "Uji",
        "inti": 2,
        "memori": 8,
        "sistem": "Linux",
        "python": "3.11.7",
        "pustaka": {"papermill": "2.7.0"},
        "peramban": "Chromium 1",
    },
    "banding": {"putaran": ROUNDS, "pekerja": 2},
    "tumbuh": {
        "lari": LARI,
        "ulang": [run(100, 1.0), run(100, 3.0), run(100, 2.0)],
        "portal": run(100, 7.0),
        "ukuran": UKURAN,
    },
    "pekerja": [run(8, 16.0, pekerja=1), run(8, 8.0)],
    "tahap": [dict.fromkeys((*tabel.TAHAP, "semua"), 0.1) | {"semua": 0.9}],
    "besar": [
        {"n": 5, "susun": 0.5, "manifes": 2e6, "portal": run(5, 6.0), "halaman": 1e6},
        {"n": 9, "susun": 0.75, "manifes": 3e6},
    ],
}


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([2.0], "2.00 (2.00–2.00)"),
        ([3.0, 1.0, 2.0], "2.00 (1.00–3.00)"),
        ([1.0, 2.0, 3.0, 10.0], "2.50 (1.00–10.00)"),
    ],
)
def test_a_median_tells_its_spread(values: list[float], text: str) -> None:
    assert ringkas.middle(values).text() == text


@pytest.mark.parametrize(
    ("cara", "what", "tengah", "least", "most"),
    [
        ("a", "detik", 11, 10, 15),
        ("a", "cpu", 11, 10, 12),
        ("c", "detik", 1, 1, 2),
    ],
)
def test_costs_are_for_each_satker(
    cara: str, what: str, tengah: float, least: float, most: float
) -> None:
    assert ringkas.per_satker(ROUNDS, cara, what) == ringkas.Nilai(tengah, least, most)


@pytest.mark.parametrize(
    ("over", "under", "what", "text"),
    [
        ("a", "c", "detik", "10.0 (7.5–11.0)"),
        ("b", "c", "detik", "5.0 (3.8–6.0)"),
        ("a", "c", "cpu", "11.0 (10.0–12.0)"),
        ("a", "c-sedikit", "detik", "4.0 (3.1–5.0)"),
    ],
)
def test_ratios_are_taken_within_a_round(over: str, under: str, what: str, text: str) -> None:
    assert ringkas.ratio(ROUNDS, over, under, what).text(1) == text


def test_the_line_of_growth_has_a_start_and_a_slope() -> None:
    line = ringkas.growth(LARI)
    assert line is not None
    assert (round(line.awal, 6), round(line.tambah, 6)) == (10.0, 1.0)
    assert ringkas.growth(LARI[:1]) is None


@pytest.mark.parametrize(
    ("n", "kode"),
    [
        (1, "a"),
        (2, "ad"),
        (3, "ace"),
        (6, "abcdef"),
        (9, "abcdef"),
    ],
)
def test_satker_are_spread_over_the_country(n: int, kode: str) -> None:
    assert "".join(ringkas.spread_out("abcdef", n)) == kode


def test_costs_add_up_and_peaks_do_not() -> None:
    assert Biaya(1, 2.0, 3.0, 10, 5) + Biaya(1, 1.0, 1.0, 7, 9) == Biaya(2, 3.0, 4.0, 10, 9)


def test_all_of_government_is_plain_arithmetic() -> None:
    terukur, anggapan = Terukur(1.8, UKURAN, 1), Anggapan()
    assert kertas.hours(terukur, anggapan) == pytest.approx(10)
    assert kertas.wall_minutes(terukur, anggapan, 8) == pytest.approx(75)
    assert kertas.storage(terukur, anggapan) == pytest.approx(60)
    assert kertas.cost(terukur, anggapan) == pytest.approx((8_000, 96_000))
    assert kertas.traffic(terukur, 9) == pytest.approx(16)
    assert kertas.records(anggapan) == 80_000
    assert kertas.assembly_minutes(anggapan) == pytest.approx(80_000 * 0.02 / 60)


def test_worker_seconds_come_from_the_line_and_the_number_of_workers() -> None:
    found = tabel.measured(HASIL["tumbuh"])  # type: ignore[arg-type]
    assert (round(found.detik, 6), found.pekerja_bytes) == (2.0, 100 * tabel.MIB)


def test_the_tables_say_what_was_measured() -> None:
    found = tabel.sections(HASIL)
    assert set(found) == set(tabel.BAGIAN)
    for line in (
        "| (a) stock chain, three processes a satker | 4 | 11.00 (10.00–15.00) | "
        "11.00 (10.00–12.00) | 300 | 200 |",
        "| a / (c) ours, 1 worker | 10.0 (7.5–11.0) | 11.0 (10.0–12.0) |",
        "| 50 | 2 | 60.0 | 1.20 | 0.00 | 200 | 90 / 70 |",
        "| 9 | 0.75 | 3.0 | not made | – | – |",
    ):
        assert line in found["hasil"]
    assert "with nothing to do: 2.00 (1.00–3.00) s" in found["hasil"]
    assert "| fork of a branch | 100 | 11% |" in found["tahap"]
    assert "| 20000 × 2.00 worker-seconds | 11.1 worker-hours |" in found["kertas"]


def test_a_part_that_was_not_run_has_no_table() -> None:
    assert tabel.sections({"mesin": HASIL["mesin"]}) == {}
    assert set(tabel.sections({"mesin": HASIL["mesin"], "tahap": HASIL["tahap"]})) == {"tahap"}


def test_a_section_is_replaced_between_its_markers() -> None:
    text = "a\n<!-- x -->\nlama\n<!-- /x -->\nb\n"
    assert tabel.write_section(text, "x", r"\1 baru") == (
        "a\n<!-- x -->\n\\1 baru\n<!-- /x -->\nb\n"
    )
    with pytest.raises(ValueError, match="<!-- y -->"):
        tabel.write_section(text, "y", "")


def test_the_document_shows_the_results_that_are_kept() -> None:
    text = DOKUMEN
    for name, body in tabel.sections(json.loads(mesin.HASIL.read_text("utf-8"))).items():
        text = tabel.write_section(text, name, body)
    assert text == DOKUMEN, "run: python benchmarks/mesin.py --bagian ''"


@pytest.mark.parametrize("name", tabel.BAGIAN)
def test_the_document_has_the_markers(name: str) -> None:
    assert tabel.write_section(DOKUMEN, name, "x") != DOKUMEN


def test_results_of_another_machine_are_dropped(tmp_path: Path) -> None:
    file = tmp_path / "hasil.json"
    assert mesin.keep(file, {"cpu": "x"}, {"tahap": 1}) == {"mesin": {"cpu": "x"}, "tahap": 1}
    assert set(mesin.keep(file, {"cpu": "x"}, {"pekerja": 2})) == {"mesin", "tahap", "pekerja"}
    assert set(mesin.keep(file, {"cpu": "y"}, {"besar": 3})) == {"mesin", "besar"}


def test_broken_satker_are_left_out(tmp_path: Path) -> None:
    for kode in ("990002", "990001", "990003"):
        (tmp_path / "satker" / kode).mkdir(parents=True)
    (tmp_path / "rusak.csv").write_text("kode,jenis\n990002,kode_asing\n", encoding="utf-8")
    assert mesin.sound_codes(tmp_path) == ("990001", "990003")


def test_only_known_parts_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert mesin.read_arguments(["--bagian", ""]).bagian == ()
    assert mesin.read_arguments(["--bagian", "tahap,tumbuh"]).bagian == ("tahap", "tumbuh")
    with pytest.raises(SystemExit):
        mesin.read_arguments(["--bagian", "semua"])
    assert "unknown: semua" in capsys.readouterr().err


def test_the_stock_chain_is_three_commands(tmp_path: Path) -> None:
    work = Kerja(("990001",), 2023, tmp_path / "data", tmp_path / "hasil", "chromium")
    run_it, page, pdf = stock_commands(work, "990001")
    assert run_it[1:3] == ["-m", "papermill"] and "--engine" not in run_it
    assert page[1:5] == ["-m", "nbconvert", "--to", "html"]
    assert pdf[0] == "chromium" and any(w.startswith("--user-data-dir=") for w in pdf)


@pytest.mark.skipif(sys.platform != "linux", reason="counts children as Linux does")
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import sys; sys.exit('tidak bisa')", "ended with 1"),
        ("import os; os.fork() or os._exit(0)", "2 reports"),
        ("import subprocess; subprocess.Popen(['sleep', '0.1'])", "2 reports"),
    ],
)
def test_a_command_is_measured_or_its_failure_told(code: str, told: str) -> None:
    """In a process of its own: `measure` takes in every child that its process has."""
    asked = (
        "import sys, psutil; from benchmarks.pohon import measure\n"
        f"cost = measure([sys.executable, '-c', {code!r}], 2)\n"
        "assert cost.cpu > 0 and not psutil.Process().children(recursive=True)\n"
        "print(cost.n, 'reports')"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=mesin.AKAR, capture_output=True, text=True, timeout=60
    )
    assert told in done.stdout + done.stderr
