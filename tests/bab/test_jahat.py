"""A hostile text in every free-text cell, heading, profile and narrative of the real satker."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from kinerja_lib import open_laporan
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from kinerja_lib.ekspor.pdf import KinerjaPDFExporter
from kinerja_lib.paket.skema import contracts
from tests.bab.test_bab import NOTEBOOKS, blocks_of
from tests.conftest import DATA, JAHAT, TAUTAN, Potongan, notebook_of

FIXED = {
    "kode",
    "kode_sasaran",
    "dokumen",
    "induk",
    "penanggung_jawab",
    "tabel",
    "tahun",
    "no",
    "tanggal",
    "bobot",
    "jumlah",
    "butir",
    "kelompok",
    "tingkat",
    "jenis",
    "arah",
    "skala",
    "konsolidasi",
    "triwulan",
    "status_target",
    "status_realisasi",
}
"""Columns of codes, dates, whole numbers and fixed words: their contracts refuse anything else."""
NILAI = {"target_persen", "target", "realisasi", "capaian_tercetak", "nilai", "pagu"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data with every free text replaced."""
    root = tmp_path_factory.mktemp("jahat") / "data"
    shutil.copytree(DATA, root)
    folder = root / "satker" / "656794"
    for path in folder.glob("*.csv"):
        _poison(path, {c for c in contracts()[path.stem].columns if c not in FIXED | NILAI})
    for path in (folder / "pendukung").glob("*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
        rows[0] = [f"{h} {JAHAT}" if h.lower() != "sumber" else h for h in rows[0]]
        _write(path, [rows[0], *([JAHAT] * len(rows[0]) for _ in rows[1:])])
    for path in (folder / "narasi").rglob("*.md"):
        path.write_text(
            re.sub(
                r"(?m)^(?!##)(.+)$", lambda _: JAHAT.replace(TAUTAN, ""), path.read_text("utf-8")
            ),
            "utf-8",
        )
    profil = (folder / "profil.toml").read_text("utf-8")
    kept = re.sub(
        r'(?m)^(nama|nama_panjang|alamat|tempat|wilayah) = ".*"$',
        lambda m: f"{m[1]} = '''{JAHAT}'''",
        profil,
    )
    (folder / "profil.toml").write_text(kept, "utf-8")
    return root


def _poison(path: Path, columns: set[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    if not rows:
        return
    for i, row in enumerate(rows):
        row.update({c: f"{JAHAT} {i}" for c in columns & row.keys()})
    _write(path, [list(rows[0]), *(list(r.values()) for r in rows)])


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_free_text_arrives_as_letters(data: Path, notebook: str) -> None:
    laporan = open_laporan("656794", 2023, data)
    executed = notebook_of(*(Potongan(part) for _, part in blocks_of(notebook, laporan)))
    html, _ = KinerjaHTMLExporter().from_notebook_node(executed)
    page = BeautifulSoup(html, "html.parser")
    assert len(page.find_all("script")) == 1
    assert not page.select("[onclick], [onerror], [onload], iframe, object, form[action]")
    beside = re.compile(r"(lkj\.html)?#[A-Za-z0-9_.-]+|reviu\.html(#temuan-[a-z0-9-]+)?")
    assert not [a for a in page.select("[href]") if not beside.fullmatch(str(a["href"]))]
    assert not [b for b in page.select("strong") if b.get_text() == "TEBAL"]
    pdf, _ = KinerjaPDFExporter().from_notebook_node(executed)
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())
    for found in (page.get_text(), text):
        few = {"lkj": 300, "monev": 30, "perjanjian": 200, "reviu": 30}
        assert found.count("alert(1)") > few[notebook]
    assert "root:x" not in text
