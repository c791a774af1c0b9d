"""Views as tables: what comes out for a choice, what is said, what is saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kinerja_lib
from kinerja_lib import (
    Aturan,
    andai,
    lintasan,
    open_jelajah,
    open_laporan,
    pengantar,
    perubahan,
    proyeksi,
    sesama,
    tren,
)
from kinerja_lib.blok.halaman import to_html
from kinerja_lib.dasar.errors import UsageError
from tests.conftest import JAHAT

VIEWS: dict[str, Callable[[Any, str], Any]] = {
    "tren": lambda j, s: tren(j, s),
    "tren per triwulan": lambda j, s: tren(j, s, sampai=2, kumulatif=False),
    "lintasan": lambda j, s: lintasan(j, s),
    "perubahan": lambda j, s: perubahan(j, s),
    "perubahan indikator": lambda j, s: perubahan(j, s, j.rows("tahunan", satker=s)[0]["kode"]),
    "sesama": lambda j, s: sesama(j, s),
    "proyeksi": lambda j, s: proyeksi(j, s),
    "andai": lambda j, s: andai(j, s, Aturan(cap="tanpa", minimise="rasio", skala="akip")),
}


@pytest.mark.parametrize("nama", VIEWS)
@pytest.mark.parametrize("asal", ["j", "metro"])
def test_every_view_shows_picture_words_and_table(
    nama: str, asal: str, request: pytest.FixtureRequest
) -> None:
    source = request.getfixturevalue(asal)
    view = VIEWS[nama](source, source.satker[0])
    html = to_html(view.blok().data())
    assert ("<svg" in html) == ("<table" in html) == (not view.sepi)
    assert view.sepi == (asal == "metro" and nama in ("lintasan", "sesama"))
    assert "nan" not in html.replace("lainnya", "").split()
    assert len(view.tabel) >= 1


def test_quarters_are_those_of_the_report(j: Any, negeri: Path) -> None:
    kode = j.satker[1]
    quarters = open_laporan(kode, 2022, negeri).triwulanan
    for indikator in dict.fromkeys(quarters["kode"]):
        mine = tren(j, kode, 2022, indikator).tabel
        theirs = quarters[quarters["kode"] == indikator]
        for column in (
            "target_kumulatif",
            "realisasi_kumulatif",
            "capaian_triwulan",
            "capaian_tahun",
        ):
            assert list(mine[column]) == pytest.approx(list(theirs[column]), nan_ok=True)


@pytest.mark.parametrize(
    ("indikator", "sampai", "gaya", "said"),
    [
        ("S03.1", 2, ["turunan"] * 6, "Angka ini turunan"),
        ("S09.1", 2, ["ilustrasi"] * 6, "Angka ini memuat ilustrasi"),
        ("S06.1", 1, ["turunan", "", "turunan", "", "turunan", ""], "Angka ini turunan"),
        ("S03.1", 4, ["turunan", "turunan", "", "", "", ""], "dari target setahun"),
    ],
)
def test_quarters_say_how_firm_they_are(
    metro: Any, indikator: str, sampai: int, gaya: list[str], said: str
) -> None:
    view = tren(metro, "656794", 2023, indikator, sampai)
    assert [c.gaya for c in view.baris[-1][1:]] == gaya
    assert said in view.kalimat[0]
    assert ("Angka ini" in view.kalimat[0]) == ("Angka ini" in said)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("999999",), "999999"),
        (("656794", 1999), "tidak terukur"),
        (("656794", 2023, "S77.7"), "S77.7"),
        (("656794", 2023, "", 5), "triwulan"),
    ],
)
def test_a_wrong_choice_is_refused(metro: Any, arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        tren(metro, *arguments)


def test_an_indicator_may_be_named_in_any_case(metro: Any) -> None:
    row = metro.rows("tahunan")[3]
    assert row["kode"] in tren(metro, "656794", 2023, row["indikator"].upper()).judul


def test_peers_are_ranked_with_ties_alike(j: Any) -> None:
    view = sesama(j, j.satker[0], tahun=2022)
    table = view.tabel
    assert set(table["satker"]) <= set(j.satker)
    for _, row in table.iterrows():
        shown = table["capaian"].round(2)
        assert row["peringkat"] == 1 + (shown > round(row["capaian"], 2)).sum()
    assert "tidak ikut karena datanya belum utuh: 1" in " ".join(view.kalimat)


def test_the_page_shows_what_another_rule_changes_and_the_table_all(metro: Any) -> None:
    view = andai(metro, "656794", Aturan(cap="tanpa"))
    assert [str(b[0])[:5] for b in view.baris[1:]] == ["S01.1", "S09.1"]
    assert len(view.tabel) == 22


def test_a_rule_that_changes_nothing_is_a_sentence(metro: Any) -> None:
    view = andai(metro, "656794", Aturan())
    html = to_html(view.blok().data())
    assert "Tidak satu pun dari 22" in html
    assert "<svg" not in html
    assert "<table" not in html


def test_one_satker_alone_has_no_rank(metro: Any) -> None:
    view = sesama(metro, "656794")
    assert "Belum ada pembanding" in " ".join(view.kalimat)
    assert "peringkat" not in " ".join(view.kalimat) + view.bagan.alt()


def test_a_long_list_is_shown_in_part_and_kept_whole(
    j: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja_lib.jelajah.sesama.BANYAK", 3)
    monkeypatch.setattr("kinerja_lib.jelajah.sesama.UJUNG", 1)
    kode = j.satker[4]
    view = sesama(j, kode, tahun=2022)
    shown, ranks = [str(r[1]) for r in view.baris], list(view.tabel["satker"])
    place = ranks.index(kode)
    near = ranks[max(0, place - 2) : place + 3]
    outliers = set(view.tabel["satker"][view.tabel["pencilan"] != ""])
    expected = [k for k in ranks if k in {ranks[0], ranks[-1], *near, *outliers}]
    assert shown == [j.nama(k) for k in expected]
    assert len(shown) < len(ranks) == len(view.tabel)
    assert f"{len(shown)} dari {len(ranks)} satker" in view.kalimat[-1]


@pytest.mark.parametrize(
    "aturan, kode, expected",
    [
        (Aturan(cap="tanpa"), "S01.1", 140.0),
        (Aturan(cap=110.0), "S01.1", 110.0),
        (Aturan(), "S01.1", 100.0),
        (Aturan(arah="turun"), "S01.1", 60.0),
        (Aturan(arah="turun", minimise="rasio"), "S01.1", 71.43),
        (Aturan(arah="tetap"), "S01.1", 60.0),
    ],
)
def test_another_rule_measures_again(
    metro: Any, aturan: Aturan, kode: str, expected: float
) -> None:
    view = andai(metro, "656794", aturan, kode)
    row = view.tabel.set_index("kode").loc[kode]
    assert row["capaian_resmi"] == 100.0
    assert row["capaian_andai_bukan_resmi"] == pytest.approx(expected, abs=0.005)
    assert ("BUKAN HASIL RESMI" in view.peringatan[0]) == aturan.berubah
    assert metro.rows("tahunan", kode=kode)[0]["capaian"] == 100.0


def test_another_arah_is_that_of_one_indicator(metro: Any) -> None:
    view = andai(metro, "656794", Aturan(arah="turun"), "S01.1").tabel
    moved = view[view["capaian_resmi"].fillna(-1) != view["capaian_andai_bukan_resmi"].fillna(-1)]
    assert list(moved["kode"]) == ["S01.1"]
    with pytest.raises(UsageError, match="satu indikator"):
        andai(metro, "656794", Aturan(arah="turun"))


@pytest.mark.parametrize(
    "field, value",
    [
        ("arah", "miring"),
        ("cap", -5),
        ("cap", "banyak"),
        ("cap", True),
        ("minimise", "kali"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(field: str, value: Any) -> None:
    with pytest.raises(UsageError, match=field):
        Aturan(**{field: value})


def test_an_unknown_scale_is_refused(metro: Any) -> None:
    with pytest.raises(UsageError, match="skala"):
        andai(metro, "656794", Aturan(skala="xyz"))


def test_saving_keeps_what_is_there(metro: Any, tmp_path: Path) -> None:
    view = tren(metro, "656794")
    heads = {".csv": b"\xef\xbb\xbfsatker,", ".png": b"\x89PNG", ".svg": b"<?xml"}
    for ending, head in heads.items():
        path = view.simpan(tmp_path / "baru" / f"tren{ending}")
        assert path.read_bytes().startswith(head)
        with pytest.raises(UsageError, match="sudah ada"):
            view.simpan(path)
        assert view.simpan(path, timpa=True) == path
    with pytest.raises(UsageError, match="akhiran"):
        view.simpan(tmp_path / "tren.exe")
    read = pd.read_csv(tmp_path / "baru" / "tren.csv", dtype={"satker": str})
    assert list(read["satker"]) == ["656794"] * 4


def test_dots_are_in_the_png_too(j: Any) -> None:
    import matplotlib.image as image

    view = sesama(j, j.satker[0], tahun=2022)
    pixels = image.imread(io.BytesIO(view.isi(".png")))
    blue = (abs(pixels[..., :3] - [0, 0x60 / 255, 0x8F / 255]) < 0.02).all(axis=2)
    assert blue.sum() > 300


def test_a_saved_file_says_what_it_shows_and_that_it_is_invented(j: Any, metro: Any) -> None:
    view = tren(j, j.satker[0], 2022)
    svg = view.isi(".svg").decode()
    assert "<svg" in svg and svg.lstrip().startswith("<?xml")
    assert view.isi(".csv").decode("utf-8-sig").count("rekaan") >= len(view.tabel)
    assert "rekaan" not in tren(metro, "656794").isi(".csv").decode("utf-8-sig").lower()
    figure = view.titled()
    said = " ".join(t.get_text() for t in figure.texts).replace("\n", " ")
    assert view.judul in said and view.catatan in said


def test_hostile_data_stay_letters(satker_kecil: Callable[..., Path], tmp_path: Path) -> None:
    j = open_jelajah(satker_kecil(teks=JAHAT))
    for name, make in VIEWS.items():
        html = to_html(make(j, "022207").blok().data())
        assert "<script" not in html, name
    j = open_jelajah(satker_kecil(teks="=HYPERLINK(1)"))
    path = andai(j, "022207", Aturan(cap="tanpa")).simpan(tmp_path / "a.csv")
    (row,) = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    assert row["indikator"] == "'=HYPERLINK(1)"


def test_invented_data_say_so(j: Any, metro: Any) -> None:
    assert "rekaan" in tren(j, j.satker[0]).catatan.lower()
    assert tren(metro, "656794").catatan == ""
    html = to_html(pengantar(j, j.satker[0]).data())
    assert "rekaan" in html.lower()
    assert next(iter(j.ditinggalkan)) in html


def test_the_public_functions_say_what_they_do() -> None:
    for name in (
        "Aturan",
        "andai",
        "lintasan",
        "open_jelajah",
        "perubahan",
        "proyeksi",
        "sesama",
        "tren",
        "jelajahi",
        "pengantar",
    ):
        assert name in kinerja_lib.__all__
        assert getattr(kinerja_lib, name).__doc__


def test_a_target_keeps_its_own_unit(metro: Any) -> None:
    assert "triwulan dan laporan" in tren(metro, "656794", 2023, "S04.1").svg
    items = proyeksi(metro, "656794", 2023, "S04.1").tabel.set_index("butir")["satuan"]
    assert items["Target setahun"] == "triwulan"
    assert items["Proyeksi akhir tahun"] == "laporan"
