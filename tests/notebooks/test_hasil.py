"""The finished reports: what the page and the PDF promise, and that they agree."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.conftest import JAHAT, PROYEK

REPORTS = ("lkj", "monev-tw4", "perjanjian", "reviu", "eksplorasi")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
pytestmark = pytest.mark.slow


def main_of(path: Path) -> BeautifulSoup:
    """Return the page's text as the PDF has it: no navigation, no folded data, no pictures."""
    main = BeautifulSoup(path.read_text("utf-8"), "html.parser").find("main")
    for node in main.select("details, svg, nav, script, .anchor"):
        node.decompose()
    return main


def test_the_files_have_the_promised_names(jadi: dict[str, Path]) -> None:
    expected = {f"{r}.{f}" for r in REPORTS for f in ("ipynb", "html", "pdf")}
    assert set(jadi) == expected


def test_the_page_is_small_enough(jadi: dict[str, Path]) -> None:
    assert jadi["lkj.html"].stat().st_size <= 600_000


def test_key_figures_carry_their_source_and_marks(jadi: dict[str, Path]) -> None:
    lkj = BeautifulSoup(jadi["lkj.html"].read_text("utf-8"), "html.parser")
    cards = lkj.select(".angka > div[data-sumber]")
    assert [c.dt.text for c in cards] == [
        "Capaian 2023", "Capaian 2022", "Selisih", "Indikator terukur"]
    assert ["klaim-kolom" in str(c.select_one("a.temuan")) for c in cards] == [True, *[False] * 3]
    reviu = BeautifulSoup(jadi["reviu.html"].read_text("utf-8"), "html.parser")
    assert reviu.select(".angka > div") and not reviu.select(".angka [data-sumber]")


def test_a_draft_says_so_on_every_page(jadi: dict[str, Path]) -> None:
    page = BeautifulSoup(jadi["lkj.html"].read_text("utf-8"), "html.parser")
    assert "RANCANGAN" in page.select_one("main > .tanda").text
    pages = [p.extract_text() for p in PdfReader(jadi["lkj.pdf"]).pages]
    assert all("RANCANGAN" in text for text in pages[1:])


def test_findings_lead_to_tables_of_the_lkj(jadi: dict[str, Path]) -> None:
    lkj = BeautifulSoup(jadi["lkj.html"].read_text("utf-8"), "html.parser")
    page = BeautifulSoup(jadi["reviu.html"].read_text("utf-8"), "html.parser")
    links = {a["href"].partition("#")[2] for a in page.select('a[href^="lkj.html#"]')}
    assert len(links) > 30
    assert links <= {node["id"] for node in lkj.select("[id]")}


def test_every_mark_leads_to_its_finding(jadi: dict[str, Path]) -> None:
    lkj = BeautifulSoup(jadi["lkj.html"].read_text("utf-8"), "html.parser")
    page = BeautifulSoup(jadi["reviu.html"].read_text("utf-8"), "html.parser")
    numbers = {cell["id"]: cell.get_text() for cell in page.select("td[id]")}
    marks = [(m["href"], m.get_text()) for m in lkj.select("a.temuan")]
    assert len(marks) > 300
    for address, sign in marks:
        file, _, anchor = address.partition("#")
        assert (file, numbers[anchor]) == ("reviu.html", sign.partition("+")[0])
    cover = lkj.select_one(".sampul .reviu")
    assert cover.a["href"] == "reviu.html"
    for tingkat in ("berat", "sedang", "ringan"):
        stands = [n for n in numbers.values() if re.fullmatch(rf"{tingkat[0].upper()}\d+", n)]
        assert re.search(rf"\b{len(stands)} (temuan )?{tingkat}", cover.text)


def test_the_headline_stands_on_the_page_and_in_the_pdf(jadi: dict[str, Path]) -> None:
    page = " ".join(main_of(jadi["lkj.html"]).get_text(" ").split())
    pdf = " ".join(" ".join(p.extract_text() for p in PdfReader(jadi["lkj.pdf"]).pages).split())
    for text in (page, pdf):
        for said in ("Sangat Baik", "+4 poin persen", "96%", "100%", "rerata capaian semua"):
            assert said in text


@pytest.mark.parametrize("report", REPORTS)
def test_the_pdf_holds_every_number_of_the_page(jadi: dict[str, Path], report: str) -> None:
    page = Counter(NUMBER.findall(main_of(jadi[f"{report}.html"]).get_text(" ")))
    text = " ".join(p.extract_text() for p in PdfReader(jadi[f"{report}.pdf"]).pages)
    missing = page - Counter(NUMBER.findall(text))
    assert not missing
    assert page.total() >= 90


@pytest.mark.parametrize("report", REPORTS)
def test_headings_come_in_one_order(jadi: dict[str, Path], report: str) -> None:
    def titles(items: list[object]) -> list[str]:
        return [t for i in items for t in (titles(i) if isinstance(i, list) else [i["/Title"]])]

    def fold(text: str) -> str:
        return re.sub(r"[^a-z0-9]", "", text.lower())

    outline = [fold(t) for t in titles(PdfReader(jadi[f"{report}.pdf"]).outline)]
    page = [fold(h.get_text()) for h in main_of(jadi[f"{report}.html"]).select("h2, h3, h4")]
    shared = [t for t in outline if t in set(page)]
    assert shared == [h for h in page if h in set(outline)]
    assert len(shared) >= 5


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_of_this_machine_is_in_the_files(jadi: dict[str, Path], report: str) -> None:
    for form in ("ipynb", "html"):
        text = jadi[f"{report}.{form}"].read_text("utf-8")
        assert str(PROYEK) not in text
        assert "papermill-error" not in text
        assert not re.search(r"\b\d{18}\b", text), "looks like a NIP"


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_plain_nbconvert_gives_the_same_file(
    jadi: dict[str, Path], tmp_path: Path, form: str
) -> None:
    source = tmp_path / "lkj.ipynb"
    source.write_bytes(jadi["lkj.ipynb"].read_bytes())
    command = [sys.executable, "-m", "nbconvert", "--to", f"kinerja-{form}", str(source)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    assert (tmp_path / f"lkj.{form}").read_bytes() == jadi[f"lkj.{form}"].read_bytes()


def test_a_hostile_satker_becomes_letters(
    satker_kecil: Callable[..., Path], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "kinerja_lib", "render", "lkj", "--tahun", "2023",
               "--data", str(satker_kecil(teks=JAHAT)), "--output", str(tmp_path / "hasil")]
    subprocess.run(command, check=True, capture_output=True, cwd=PROYEK)
    folder = tmp_path / "hasil" / "2023" / "022207"
    page = BeautifulSoup((folder / "lkj.html").read_text("utf-8"), "html.parser")
    assert len(page.find_all("script")) == 1
    assert not page.select("[onclick], [onload], [onerror], a[href^='javascript']")
    assert "alert(1)" in page.get_text()
    pdf = " ".join(p.extract_text() for p in PdfReader(folder / "lkj.pdf").pages)
    assert 'read("/etc/passwd")' in " ".join(pdf.split())
    assert "root:x" not in pdf
    assert nbformat.read(folder / "lkj.ipynb", as_version=4)
