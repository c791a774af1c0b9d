"""One document by papermill's -p: its two sheets and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import PROYEK

pytestmark = pytest.mark.slow


def run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, cwd=PROYEK)


def test_one_document(tmp_path: Path) -> None:
    made = tmp_path / "pk.ipynb"
    run("papermill", "notebooks/perjanjian.ipynb", str(made), "-p", "dokumen", "pk_ketua")
    run("nbconvert", "--to", "kinerja-pdf", str(made))
    pages = [p.extract_text() for p in PdfReader(made.with_suffix(".pdf")).pages]
    assert len(pages) == 2
    assert "KETUA KPU KOTA METRO" in pages[0]
    assert all("Nurris Septa Pratama, M.Pd." in page for page in pages)
