"""What a report says about itself: JSON for the portal, the figures of its chapters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.ringkasan import ringkasan
from kinerja_lib.dasar.bentuk import misfit
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from kinerja_lib.ekspor.pdf import KinerjaPDFExporter
from kinerja_lib.negeri.manifes import MIME_RINGKASAN, RINGKASAN, Ringkasan
from kinerja_lib.satker.laporan import Laporan
from tests.conftest import DATA, JAHAT, PROYEK, notebook_of


def test_the_real_report_in_figures(lap: Laporan) -> None:
    isi = ringkasan(lap).isi
    assert {k: v for k, v in isi.items() if not isinstance(v, list)} == {
        "satker": "656794",
        "nama": "KPU Kota Metro",
        "jenis": "kota",
        "provinsi": "Lampung",
        "kode_wilayah": "18.72",
        "induk": "654357",
        "rekaan": False,
        "tahun": 2023,
        "triwulan": 4,
        "capaian": 100.0,
        "kategori": "Sangat Baik",
        "terukur": 19,
        "indikator": 22,
        "lalu": 96.0,
        "lalu_asal": "dinyatakan",
        "kelengkapan": {"terisi": 39, "semua": 105},
        "berbeda": 11,
        "anggaran": {"pagu": 6789464000.0, "realisasi": None},
    }
    assert [s["kode"] for s in isi["sasaran"]] == [f"S{i:02}" for i in range(1, 16)]
    assert [q["status"] for q in isi["triwulanan"]] == [*["turunan"] * 3, "dokumen"]
    assert isi["triwulanan"][-1] == {
        "triwulan": 4,
        "target": 100.0,
        "realisasi": 100.0,
        "status": "dokumen",
    }


def test_quarters_that_are_not_reported_yet_are_none() -> None:
    isi = ringkasan(open_laporan("656794", 2023, DATA, 2)).isi
    assert [q["realisasi"] is None for q in isi["triwulanan"]] == [False, False, True, True]
    assert isi["triwulan"] == 2


@pytest.mark.parametrize("realisasi", ["4 laporan", ""])
@pytest.mark.parametrize("teks", ["Uji", JAHAT])
def test_it_has_its_shape_and_is_plain_json(
    satker_kecil: Callable[..., Path], teks: str, realisasi: str
) -> None:
    data = satker_kecil(teks=teks, realisasi=realisasi)
    isi = ringkasan(open_laporan("022207", 2023, data)).isi
    again = json.loads(json.dumps(isi, allow_nan=False))
    assert again == isi
    assert misfit(again, RINGKASAN, "ringkasan") == ""
    assert set(isi) == set(Ringkasan.__annotations__)
    assert (isi["capaian"] is None) == (realisasi == "")


def test_the_notebook_carries_it_and_no_page_shows_it(lap: Laporan) -> None:
    bundle = ringkasan(lap)._repr_mimebundle_()
    assert bundle[MIME_RINGKASAN]["satker"] == "656794"
    assert set(bundle) == {MIME_RINGKASAN, "text/html", "text/plain"}
    notebook: Any = notebook_of("# Laporan")
    output = nbformat.v4.new_output("execute_result", data=bundle, execution_count=1)
    cell = nbformat.v4.new_code_cell("x", outputs=[output], metadata={"tags": ["remove-cell"]})
    notebook.cells.append(cell)
    assert "untuk portal" not in KinerjaHTMLExporter().from_notebook_node(notebook)[0]
    assert KinerjaPDFExporter().from_notebook_node(notebook)[0].startswith(b"%PDF")


@pytest.mark.parametrize("name", ["lkj", "monev"])
def test_each_report_ends_with_it_hidden(name: str) -> None:
    nb = nbformat.read(PROYEK / "notebooks" / f"{name}.ipynb", as_version=4)
    last = nb.cells[-1]
    assert (last.source, last.metadata.tags) == ("ringkasan.ringkasan(lap)", ["remove-cell"])


def test_invented_data_say_so(satker_kecil: Callable[..., Path]) -> None:
    data = satker_kecil()
    profil = data / "satker" / "022207" / "profil.toml"
    profil.write_text(f"{profil.read_text('utf-8')}\nrekaan = true\n", encoding="utf-8")
    assert ringkasan(open_laporan("022207", 2023, data)).isi["rekaan"] is True
