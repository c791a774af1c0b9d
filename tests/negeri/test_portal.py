"""The pages of the portal lead to each other, and only to pages that are there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kinerja_lib.bab.rekap import pembuka
from kinerja_lib.negeri.portal import around, around_folder
from kinerja_lib.negeri.rekap import open_rekap
from tests.batch import write_batch

NAMA = [
    "index.html",
    "index.pdf",
    "manifes.json",
    "provinsi-12.html",
    "provinsi-x.html",
    "provinsi-11.html",
    "provinsi-12.pdf",
    "650001",
]


@pytest.mark.parametrize(
    ("provinsi", "names", "front", "links"),
    [
        ("", NAMA, True, ("../index.html", "provinsi-11.html", "provinsi-12.html")),
        ("", NAMA, False, ("provinsi-11.html", "provinsi-12.html")),
        ("12", NAMA, True, ("../index.html", "index.html")),
        ("12", ["provinsi-12.html"], True, ("../index.html",)),
        ("", [], False, ()),
    ],
)
def test_a_page_links_what_is_there(
    provinsi: str, names: list[str], front: bool, links: tuple[str, ...], tmp_path: Path
) -> None:
    assert around(provinsi, names, lambda: front) == links
    year = tmp_path / "2023"
    year.mkdir()
    for name in [*names, *(["../index.html"] if front else [])]:
        (year / name).touch()
    assert around_folder(year, provinsi) == links


def test_a_page_of_a_province_that_nobody_knows_is_not_linked(tmp_path: Path) -> None:
    root = write_batch(tmp_path, 3)
    for name in ("provinsi-11.html", "provinsi-98.html"):
        (root / "output" / "2023" / name).touch()
    made = pembuka.ringkas(open_rekap(2023, root / "output", root / "data")).data()["isi"]
    (links,) = [b["butir"] for b in made if b["jenis"] == "navigasi"]
    assert links == [("Aceh", "provinsi-11.html")]


def test_a_page_alone_has_no_links(tmp_path: Path) -> None:
    root = write_batch(tmp_path, 3)
    made = pembuka.ringkas(open_rekap(2023, root / "output", root / "data")).data()["isi"]
    assert "navigasi" not in [b["jenis"] for b in made]


@pytest.mark.slow
def test_links_follow_the_pages_that_come_and_go(tmp_path: Path) -> None:
    root = write_batch(tmp_path, 3)
    year = root / "output" / "2023"

    def render(*more: str) -> None:
        call = [sys.executable, "-m", "kinerja_lib", "render", "rekap", "--tahun", "2023"]
        subprocess.run([*call, "--format", "html", *more], cwd=root, check=True)

    def links(name: str) -> list[str]:
        page = BeautifulSoup((year / name).read_text("utf-8"), "html.parser")
        return [str(a["href"]) for a in page.select(".jalan a")]

    render("--provinsi", "12")
    assert links("provinsi-12.html") == []
    render()
    assert links("provinsi-12.html") == ["../index.html", "index.html"]
    assert links("index.html") == ["../index.html", "provinsi-12.html"]
    render("--provinsi", "11")
    assert links("provinsi-11.html") == ["../index.html", "index.html"]
    assert links("index.html") == ["../index.html", "provinsi-11.html", "provinsi-12.html"]
    (year / "provinsi-12.html").unlink()
    render()
    assert links("index.html") == ["../index.html", "provinsi-11.html"]
    assert not list(year.glob("*.pdf"))
