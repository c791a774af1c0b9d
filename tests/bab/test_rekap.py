"""The portal's chapters over many, few, missing and hostile records."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib import Rekap, open_rekap
from kinerja_lib.bab.rekap import daftar, gagal, pembuka, sebaran
from kinerja_lib.blok import Blok, Tabel
from kinerja_lib.blok.bentuk import read_blocks
from kinerja_lib.blok.halaman import to_html
from kinerja_lib.dasar.bahasa import persen
from kinerja_lib.negeri.manifes import Galat
from tests.batch import record, ringkasan, satker_rows, write_batch, write_manifest
from tests.conftest import JAHAT, PROYEK

CALLS = [
    c.source
    for c in nbformat.read(PROYEK / "notebooks" / "rekap.ipynb", as_version=4).cells
    if c.cell_type == "code"
][2:]


def opened(root: Path, provinsi: str = "") -> Rekap:
    return open_rekap(2023, root / "output", root / "data", provinsi)


def blocks(rekap: Rekap) -> list[dict[str, Any]]:
    names = {
        "rekap": rekap,
        "daftar": daftar,
        "gagal": gagal,
        "pembuka": pembuka,
        "sebaran": sebaran,
    }
    found: list[dict[str, Any]] = []
    for call in CALLS:
        block = eval(call, names)
        assert isinstance(block, Blok)
        data = block.data()
        found += data["isi"] if data["jenis"] == "bagian" else [data]
    return found


@pytest.fixture(scope="module")
def banyak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_batch(tmp_path_factory.mktemp("banyak"), 120)


@pytest.mark.parametrize(
    ("jumlah", "provinsi", "pembanding"),
    [(1, "", (False, False)), (3, "11", (False, True)), (120, "", (True, True))],
)
def test_a_chart_that_compares_nothing_is_a_sentence(
    tmp_path: Path, jumlah: int, provinsi: str, pembanding: tuple[bool, bool]
) -> None:
    rekap = opened(write_batch(tmp_path, jumlah), provinsi)
    made = [sebaran.peringkat(rekap).data(), sebaran.provinsi(rekap).data()]
    assert tuple(m["jenis"] == "grafik" for m in made) == pembanding
    assert {m["jenis"] for m in made} <= {"grafik", "narasi"}


def empty(root: Path) -> Path:
    """Return a batch of three satker without a single figure."""
    write_batch(root, 3)
    rows = [record(r, 2023, random.Random(1)) for r in satker_rows(3)]
    for r in rows:
        r["ringkasan"] |= {
            "capaian": None,
            "lalu": None,
            "kategori": "",
            "sasaran": [],
            "triwulanan": [],
            "kelengkapan": {"terisi": 0, "semua": 0},
            "anggaran": None,
        }
    write_manifest(root, rows)
    return root


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ((["dokumen"], ["dokumen"], ["dokumen"]), "Angka triwulan 3 satker itu dicetak dokumen."),
        (
            (["dokumen", "turunan"], ["dokumen"], ["turunan"]),
            "Pada 2 dari 3 satker kurvanya memuat",
        ),
        ((["turunan"], [], []), "Pada 1 dari 1 satker kurvanya memuat"),
        ((["dokumen"], [""], ["dokumen"]), ""),
        (([], [], []), ""),
    ],
)
def test_the_quarters_of_many_say_how_firm_they_are(
    tmp_path: Path, status: tuple[list[str], ...], said: str
) -> None:
    write_batch(tmp_path, 3)
    rows = [record(r, 2023, random.Random(1)) for r in satker_rows(3)]
    for r, of in zip(rows, status, strict=True):
        r["ringkasan"]["triwulanan"] = [
            {"triwulan": q, "target": 25.0 * q, "realisasi": 20.0, "status": s}
            for q, s in enumerate(of, 1)
        ]
    write_manifest(tmp_path, rows)
    note = sebaran.triwulan(opened(tmp_path)).data()["catatan"]
    assert note.startswith("Rerata indikator berarah naik")
    assert said in note
    assert bool(said) == ("dicetak dokumen" in note or "memuat angka turunan" in note)


@pytest.mark.parametrize("jumlah", [1, 3, 120])
@pytest.mark.parametrize("provinsi", ["", "11"])
def test_every_block_is_sound_whatever_the_number(
    tmp_path: Path, jumlah: int, provinsi: str
) -> None:
    parts = blocks(opened(write_batch(tmp_path, jumlah), provinsi))
    assert [
        p
        for part in parts
        for p in read_blocks(json.loads(json.dumps(part)))
        if p["jenis"] == "luar"
    ] == []
    labels = [p["label"] for p in parts if p.get("label")]
    assert len(labels) == len(set(labels)) >= 4


def test_nothing_measurable_is_said_in_words(tmp_path: Path) -> None:
    html = "".join(to_html(p) for p in blocks(opened(empty(tmp_path))))
    assert html.count("belum ada data") >= 5
    assert "tidak dapat dihitung" in html
    assert "nan" not in re.findall(r"[a-z]+", html.lower())


def test_nobody_made_anything(tmp_path: Path) -> None:
    write_batch(tmp_path, 3)
    write_manifest(tmp_path, [])
    parts = blocks(opened(tmp_path))
    table = next(p for p in parts if p.get("label") == "tabel-satker")
    assert {row[-2]["teks"] for row in table["baris"]} == {"belum disusun"}


def test_key_figures(banyak: Path) -> None:
    rekap = opened(banyak)
    butir = {k["perihal"]: (k["angka"], k["keterangan"]) for k in blocks(rekap)[2]["butir"]}
    known = [(x, b.lalu) for b, x in rekap.terukur]
    mean, last = (round(sum(v) / len(v), 2) for v in zip(*known, strict=True))
    assert butir["Satker"] == ("120", "Seluruh Indonesia")
    assert butir["Gagal disusun"] == ("4", "3,3% satker")
    assert butir["Rerata capaian 2023"] == (persen(mean), "114 satker")
    assert butir["Selisih rerata"][0].startswith("+" if mean > last else "−")
    said = f"114 satker yang kedua tahunnya dihitung: {persen(last)} → {persen(mean)}"
    assert butir["Selisih rerata"][1] == said


@pytest.mark.parametrize("klaim", [0, 1, 3])
def test_what_rests_on_a_claim_is_marked_and_not_averaged(tmp_path: Path, klaim: int) -> None:
    write_batch(tmp_path, 3)
    made = [record(r, 2023, random.Random(1)) for r in satker_rows(3)]
    for i, r in enumerate(made):
        before = {"lalu": 90.0 + i, "lalu_asal": "dinyatakan" if i < klaim else "dihitung"}
        r["ringkasan"] |= {"capaian": 95.0, "kategori": "Sangat Baik"} | before
    write_manifest(tmp_path, made)
    kinds = ("Capaian tahun 2022", "Selisih, poin persen")
    marked = [[table(tmp_path, r["satker"])[k].get("gaya", "") for k in kinds] for r in made]
    assert marked == [["klaim"] * 2] * klaim + [["", ""]] * (3 - klaim)
    parts = blocks(opened(tmp_path))
    butir = {k["perihal"]: k["angka"] for p in parts if p["jenis"] == "angka" for k in p["butir"]}
    shown = butir.get("Rerata capaian 2022"), butir.get("Selisih rerata")
    assert (
        shown
        == {0: ("91%", "+4 poin persen"), 1: ("91,5%", "+3,5 poin persen"), 3: (None, None)}[klaim]
    )
    said = f"Capaian 2022 pada {klaim} satker hanya dinyatakan dokumennya"
    assert (said in "".join(to_html(p) for p in parts)) is bool(klaim)


def test_invented_data_are_said_first(banyak: Path) -> None:
    first = blocks(opened(banyak))[1]
    assert first["jenis"] == "catatan"
    assert first["teks"].startswith("Data 116 dari 120 satker pada halaman ini adalah rekaan")
    assert pembuka.judul(opened(banyak)).tanda == "SEBAGIAN DATA REKAAN"


def table(root: Path, kode: str, label: str = "tabel-satker") -> dict[str, Any]:
    """Return one satker's row by heading."""
    block = next(
        b
        for b in (daftar.satker(opened(root)), gagal.laporan(opened(root)))
        if isinstance(b, Tabel) and b.label == label
    )
    data = block.data()
    row = next(r for r in data["baris"] if kode in [c["teks"] for c in r])
    return dict(zip([k["judul"] for k in data["kolom"]], row, strict=True))


def test_the_year_before_has_columns_only_where_there_is_one(banyak: Path, tmp_path: Path) -> None:
    both = {"Capaian tahun 2022", "Selisih, poin persen"}
    assert both < set(table(banyak, "650001"))
    found = table(empty(tmp_path), "650001")
    assert not both & set(found) and found["Kategori"]["teks"] == "–"


def test_a_remedy_repeats_the_folder_of_the_user(
    banyak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(banyak)
    rekap = open_rekap(2023, "output", "./data")
    said = str(gagal.laporan(rekap).data())
    assert "kinerja periksa --satker 650008 --data ./data, betulkan" in said
    assert str(banyak) not in str([b.data() for b in (gagal.laporan(opened(banyak)),)])


def test_links_lead_to_what_was_made(banyak: Path) -> None:
    assert table(banyak, "650001")["Laporan"]["tautan"] == (
        ("HTML", "650001/lkj.html"),
        ("PDF", "650001/lkj.pdf"),
        ("notebook", "650001/lkj.ipynb"),
        ("Monev TW II", "650001/monev-tw2.html"),
    )
    failed, absent = table(banyak, "650008"), table(banyak, "650046")
    assert failed["Laporan"] == absent["Laporan"] == {"teks": "–", "gaya": "kosong"}
    assert (failed["Status"]["teks"], absent["Status"]["teks"]) == ("gagal", "belum disusun")


def test_figures_of_an_earlier_run_are_marked(banyak: Path) -> None:
    old = table(banyak, "650064")["Capaian tahun 2023"]
    assert (old["gaya"], old["tanda"]) == ("lama", "†")
    assert "gaya" not in table(banyak, "650001")["Capaian tahun 2023"]


def test_a_failure_names_stage_cell_cause_and_remedy(banyak: Path) -> None:
    notebook, data = (table(banyak, k, "tabel-gagal") for k in ("650064", "650008"))
    assert notebook["Tahap"]["teks"] == "notebook"
    assert notebook["Sebab"]["teks"].startswith('sel [12] pada "Bab III')
    assert notebook["Notebook"]["tautan"] == (("sampai galat", "650064/lkj.gagal.ipynb"),)
    assert data["Sebab"]["teks"].endswith("tulis sebagai angka (dan 1 baris lain)")
    assert "kinerja periksa --satker 650008" in data["Perbaikan"]["teks"]
    assert "tautan" not in data["Notebook"]


@pytest.mark.parametrize(
    ("pesan", "terbit"),
    [
        ("/home/u/kerja/data/satker/656794/a.csv:5:kode: x", "satker/656794/a.csv:5:kode: x"),
        ("data/satker/656794/a.csv:5", "satker/656794/a.csv:5"),
        (r"C:\Users\Budi S\data\satker\656794\a.csv:5", r"satker\656794\a.csv:5"),
        ("/home/u/hasil/2023/lkj.pdf: disk penuh", "…/lkj.pdf: disk penuh"),
        (r"D:\hasil\2023\lkj.pdf: disk penuh", "…/lkj.pdf: disk penuh"),
        ("target dan/atau realisasi 3/4", "target dan/atau realisasi 3/4"),
    ],
)
def test_a_cause_tells_nothing_of_the_machine(tmp_path: Path, pesan: str, terbit: str) -> None:
    write_batch(tmp_path, 1)
    galat: Galat = {"tahap": "data", "sel": "", "pesan": pesan}
    made = record(satker_rows(1)[0], 2023, random.Random(1)) | {"keadaan": "gagal", "galat": galat}
    write_manifest(tmp_path, [made])
    assert table(tmp_path, "650001", "tabel-gagal")["Sebab"]["teks"] == terbit


@pytest.mark.parametrize("tahap", ["data", "notebook", "html", "pdf", "tulis", "proses", "x"])
def test_every_stage_has_a_remedy(tmp_path: Path, tahap: str) -> None:
    write_batch(tmp_path, 1)
    galat: Galat = {"tahap": tahap, "sel": "", "pesan": ""}
    made = record(satker_rows(1)[0], 2023, random.Random(1)) | {"keadaan": "gagal", "galat": galat}
    write_manifest(tmp_path, [made])
    row = table(tmp_path, "650001", "tabel-gagal")
    assert row["Sebab"]["teks"] == "tidak disebutkan"
    assert row["Perbaikan"]["teks"].endswith(".")


def test_sasaran_below_100_count_as_missed_by_printed_name(tmp_path: Path) -> None:
    rows = satker_rows(4)
    write_batch(tmp_path, 4)
    made = []
    for row, name, value in zip(
        rows, ["Tertib", "tertib ", "TERTIB", "Lain"], [99.99, 99.999, 100.0, 100.0], strict=True
    ):
        r = record(row, 2023, random.Random(1))
        r["ringkasan"]["sasaran"] = [
            {"kode": "S1", "no": 1, "nama": name, "capaian": value},
            {"kode": "S2", "no": 2, "nama": "Tidak terukur", "capaian": None},
        ]
        made.append(r)
    write_manifest(tmp_path, made)
    data = sebaran.terlewat(opened(tmp_path)).data()
    assert [[c["teks"] for c in row] for row in data["baris"]] == [["Tertib", "1", "3", "33,3%"]]


def test_every_number_says_where_it_comes_from(banyak: Path) -> None:
    bare = [
        c["teks"]
        for part in blocks(opened(banyak))
        if part["jenis"] in ("tabel", "grafik")
        for row in part["baris"]
        for c in row
        if re.fullmatch(r"[+−]?\d+(,\d+)?%?", c["teks"])
        and len(c["teks"]) < 6
        and not c.get("sumber")
    ]
    assert bare == []


def test_key_figures_say_where_they_come_from_but_counts_do_not(banyak: Path) -> None:
    [cards] = [p["butir"] for p in blocks(opened(banyak)) if p["jenis"] == "angka"]
    assert [c["perihal"] for c in cards if not c["sumber"]] == [
        "Satker",
        "Tersusun",
        "Gagal disusun",
        "Belum disusun",
    ]
    assert {c["sumber"] for c in cards[4:]} == {"dihitung dari 2023/manifes.json"}


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    write_batch(tmp_path, 2)
    row = satker_rows(1)[0] | {"nama": JAHAT, "provinsi": JAHAT, "jenis": JAHAT}
    made = record(row, 2023, random.Random(1), "notebook")
    made["galat"] = {"tahap": JAHAT, "sel": JAHAT, "pesan": JAHAT}
    made["berkas"][f"{JAHAT}.html"] = {"ukuran": 9, "sha256": "0" * 64}
    made["ringkasan"] = ringkasan(row, 2023, random.Random(1)) | {"kategori": JAHAT}
    made["ringkasan"]["sasaran"][0]["nama"] = JAHAT
    write_manifest(tmp_path, [made, made | {"laporan": JAHAT}])
    html = "".join(to_html(p) for p in blocks(opened(tmp_path)))
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert "&lt;script&gt;" in html
