"""The portal through stock papermill and nbconvert: three satker, the country and one province."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.batch import write_batch
from tests.conftest import PROYEK

pytestmark = pytest.mark.slow
HEADINGS = ["Daftar Satker", "Capaian Satker", "Sebaran", "Di Antara Sejenisnya",
            "Menurut Provinsi", "Sasaran yang Sering Belum Tercapai", "Kemajuan Triwulanan",
            "Laporan yang Gagal Disusun"]


def run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, cwd=PROYEK)


@pytest.mark.parametrize(("provinsi", "satker"), [([], 3), (["-p", "provinsi", "12"], 1)])
def test_page_and_pdf(tmp_path: Path, provinsi: list[str], satker: int) -> None:
    root = write_batch(tmp_path, 3)
    made = root / "output" / "2023" / "index.ipynb"
    run("papermill", "notebooks/rekap.ipynb", str(made), "-p", "tahun", "2023", "-p", "data",
        str(root / "data"), "-p", "output", str(root / "output"), *provinsi)
    for form in ("html", "pdf"):
        run("nbconvert", "--to", f"kinerja-{form}", str(made))
    page = BeautifulSoup(made.with_suffix(".html").read_text("utf-8"), "html.parser")
    assert [h.text for h in page.select("main :is(h2, h3)")] == HEADINGS
    assert len(page.select("#tabel-satker tbody tr")) == satker
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(made.with_suffix(".pdf")).pages)
                    .split())
    for heading in HEADINGS:
        assert heading in text
    assert "notebook" not in text
