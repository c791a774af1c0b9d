"""Every chapter of the notebooks over real, minimal and hostile data."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from kinerja_lib import open_laporan
from kinerja_lib.blok import TANDA, Blok
from kinerja_lib.contoh.tulis import write_contoh
from kinerja_lib.paket.skema import contracts
from kinerja_lib.satker.laporan import Laporan
from tests.conftest import DATA, JAHAT, PROYEK

NOTEBOOKS = ("lkj", "monev", "perjanjian", "reviu")


def blocks_of(notebook: str, laporan: Laporan) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (call, block data) of a notebook's shown cells, run here without a kernel."""
    names: dict[str, Any] = {}
    nb = nbformat.read(PROYEK / "notebooks" / f"{notebook}.ipynb", as_version=4)
    shown = [c for c in nb.cells if "remove-cell" not in c.metadata.get("tags", [])]
    code = [c.source for c in shown if c.cell_type == "code"]
    exec(code[0], names)
    exec(code[1].partition("lap =")[0], names)
    names["lap"] = laporan
    for source in code[2:]:
        block = eval(source, names)
        assert isinstance(block, Blok), source
        data = block.data()
        for part in data["isi"] if data["jenis"] == "bagian" else [data]:
            yield source, part


def cells(part: dict[str, Any]) -> list[dict[str, Any]]:
    """Return all cells of a table or figure."""
    return [c for row in part.get("baris", []) if isinstance(row, list) for c in row]


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_the_real_report_is_json_with_unique_labels(notebook: str, lap: Laporan) -> None:
    parts = [p for _, p in blocks_of(notebook, lap)]
    assert json.loads(json.dumps(parts))
    labels = [p["label"] for p in parts if p.get("label")]
    assert len(labels) == len(set(labels))
    refs = {part for p in parts if p["jenis"] == "narasi" for part in _links(p["ast"])}
    assert {r for r in refs if r.startswith("#")} <= {f"#{label}" for label in labels}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_columns_that_may_be_left_out_break_no_chapter(notebook: str, tmp_path: Path) -> None:
    shutil.copytree(DATA / "satker", tmp_path / "satker")
    for nama, kontrak in contracts().items():
        path = tmp_path / "satker" / "656794" / f"{nama}.csv"
        if path.exists():
            table = pd.read_csv(path, dtype=str, keep_default_na=False)
            kept = [*kontrak.required, *(["konsolidasi"] if nama == "indikator" else [])]
            table[kept].to_csv(path, index=False)
    parts = [p for _, p in blocks_of(notebook, open_laporan("656794", 2023, tmp_path))]
    assert json.loads(json.dumps(parts)) and "None" not in str(parts).replace("': None", "")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_no_report_prints_the_words_of_another_office(notebook: str, tmp_path: Path) -> None:
    write_contoh(tmp_path / "negeri", 2, [2023], 42, 0)
    report = open_laporan("990002", 2023, tmp_path / "negeri")
    shown = str([p for _, p in blocks_of(notebook, report)])
    assert "KPU Kabupaten Contoh 001" in shown
    for name in ("Metro", "Lampung", "656794", "654357"):
        assert name not in shown


def _links(tokens: list[dict[str, Any]]) -> Iterator[str]:
    for t in tokens:
        if t["type"] == "link":
            yield t["attrs"]["url"]
        yield from _links(t.get("children") or [])


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_number_of_a_table_says_where_it_comes_from(notebook: str, lap: Laporan) -> None:
    bare = [
        (part["label"], c["teks"])
        for _, part in blocks_of(notebook, lap)
        if part["jenis"] == "tabel"
        for c in cells(part)
        if re.match(r"(Rp)?\d[\d.,]*( ?%|$| [a-z]+$)", c["teks"]) and not c.get("sumber")
    ]
    assert bare == []


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_satker_with_little_data_has_gaps_not_errors(
    notebook: str, satker_kecil: Callable[..., Path]
) -> None:
    laporan = open_laporan("022207", 2023, satker_kecil())
    parts = [p for _, p in blocks_of(notebook, laporan)]
    gaps = [p for p in parts if p["jenis"] == "kosong"]
    assert len(gaps) >= {"lkj": 20, "reviu": 0}.get(notebook, 1)
    for perihal, place in (b for p in gaps for b in p["butir"]):
        assert perihal
        assert place.startswith("satker/022207/")


def test_nothing_measurable_is_said_in_words(satker_kecil: Callable[..., Path]) -> None:
    laporan = open_laporan("022207", 2023, satker_kecil(realisasi=""))
    parts = [p for _, p in blocks_of("lkj", laporan)]
    assert "tidak dapat dihitung" in json.dumps(parts, allow_nan=False)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_hostile_text_stays_text(notebook: str, satker_kecil: Callable[..., Path]) -> None:
    laporan = open_laporan("022207", 2023, satker_kecil(teks=JAHAT))
    parts = list(blocks_of(notebook, laporan))
    from kinerja_lib.blok.halaman import to_html

    for source, part in parts:
        html = to_html(part)
        assert "<script" not in html, source
        assert 'href="javascript' not in html, source


def test_the_seven_items_are_all_there_or_said_to_be_missing(lap: Laporan) -> None:
    from kinerja_lib.bab.lampiran import butir_kosong
    from kinerja_lib.bab.sasaran import BUTIR, semua

    assert [b.no for b in BUTIR] == [1, 2, 3, 4, 5, 6, 7]
    kosong, jumlah = butir_kosong(lap)
    shown = semua(lap).isi
    headed = [b for b in shown if getattr(b, "tingkat", 0) == 5]
    gaps = [b for b in shown if type(b).__name__ == "Kosong"]
    assert jumlah == 7 * 15 == len(headed) + len(gaps)
    assert len(gaps) == kosong > 0


@pytest.mark.parametrize(("status", "count"), [("turunan", 70), ("ilustrasi", 69)])
def test_what_is_not_printed_never_looks_printed(lap: Laporan, status: str, count: int) -> None:
    """Each derived and each illustrative point of the data is marked in the report's table."""
    part = next(p for _, p in blocks_of("lkj", lap) if p.get("label") == "tabel-triwulan")
    marked = {c["sumber"] for c in cells(part) if c.get("gaya") == status}
    expected = {
        f"satker/656794/triwulan.csv:{r['_baris']}:{name}"
        for r in lap.rows("triwulan")
        for name in ("target", "realisasi")
        if r[f"status_{name}"] == status and r[name]
    }
    assert marked == expected
    assert len(expected) == count
    assert any(key.startswith(TANDA[status][0]) for key in part["kunci"])


def test_indicators_without_quarters_are_named() -> None:
    from kinerja_lib.bab.monev import ringkas

    assert "S05.2, S08.2, dan S10.2" in str(ringkas(open_laporan("656794", 2023, DATA)).data())


@pytest.mark.parametrize("triwulan", [1, 2, 3, 4])
def test_monev_of_each_quarter_leaves_out_later_ones(triwulan: int) -> None:
    laporan = open_laporan("656794", 2023, DATA, triwulan)
    parts = [p for _, p in blocks_of("monev", laporan)]
    tren = next(p for p in parts if p.get("label") == "gambar-tren")
    later = [row for row in tren["baris"] if row[2]["teks"] == "belum dilaporkan"]
    assert len(later) == 4 - triwulan


def test_capaian_tercetak_is_shown_where_it_differs(lap: Laporan) -> None:
    from kinerja_lib.bab.lampiran import count_beda, tercetak_dihitung

    table = tercetak_dihitung(lap).isi[0].data()
    by_code = {row[0]["teks"]: [c["teks"] for c in row[2:]] for row in table["baris"]}
    assert by_code["S02.2"] == ["100%", "90%", "90%"]
    assert by_code["S02.1"] == ["100%", "100%", "90%"]
    assert count_beda(lap) == len(by_code)
