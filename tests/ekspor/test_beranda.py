"""The front page: one row a year, as strict as every other page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kinerja_lib.ekspor.beranda import front_page
from kinerja_lib.ekspor.html import policy
from tests.batch import write_batch


def rows(output: Path) -> list[list[str]]:
    made = BeautifulSoup(front_page(output), "html.parser")
    return [[td.text for td in tr.find_all("td")] for tr in made.select("#tabel-tahun tbody tr")]


def test_years_with_a_portal_newest_first(tmp_path: Path) -> None:
    for tahun in (2021, 2022, 2023):
        write_batch(tmp_path, 120, tahun)
    output = tmp_path / "output"
    for name in ("2021", "2023", "lama"):
        (output / name).mkdir(exist_ok=True)
        (output / name / "index.html").touch()
    (output / "2021" / "manifes.json").write_text("{", encoding="utf-8")
    found = rows(output)
    assert [r[0] for r in found] == ["2023", "2021"]
    assert found[0][1:4] == ["118", "114", "4"]
    assert found[0][4].endswith("%") and found[0][5].endswith("poin persen")
    assert found[1][1:] == ["tidak terbaca"] * 5


def test_no_year_has_one_before_it_and_no_column_says_so(tmp_path: Path) -> None:
    write_batch(tmp_path, 3, 2023)
    path = tmp_path / "output" / "2023" / "manifes.json"
    (path.parent / "index.html").touch()
    heads = [len(rows(tmp_path / "output")[0])]
    manifest = json.loads(path.read_text("utf-8"))
    for record in manifest["laporan"]:
        record["ringkasan"]["lalu"] = None
    path.write_text(json.dumps(manifest), "utf-8")
    made = BeautifulSoup(front_page(tmp_path / "output"), "html.parser")
    heads += [len(made.select("#tabel-tahun thead th")), len(rows(tmp_path / "output")[0])]
    assert heads == [6, 5, 5]


def test_links_are_relative_and_the_policy_is_strict(tmp_path: Path) -> None:
    write_batch(tmp_path, 1)
    (tmp_path / "output" / "2023" / "index.html").touch()
    made = BeautifulSoup(front_page(tmp_path / "output"), "html.parser")
    assert [a["href"] for a in made.select("td a")] == ["2023/index.html"]
    assert made.find("meta", attrs={"http-equiv": True})["content"] == policy()
    assert made.h1.text == "Laporan Kinerja KPU"


def test_no_year_yet_says_what_to_do(tmp_path: Path) -> None:
    assert "Belum ada laporan" in front_page(tmp_path)


@pytest.mark.parametrize(
    ("invented", "mark"),
    [((True, True), "DATA REKAAN:"), ((True, False), "SEBAGIAN DATA REKAAN"), ((False, False), "")],
)
def test_invented_data_are_marked(tmp_path: Path, invented: tuple[bool, bool], mark: str) -> None:
    for tahun, rekaan in zip((2022, 2023), invented, strict=True):
        write_batch(tmp_path, 3, tahun)
        path = tmp_path / "output" / str(tahun) / "manifes.json"
        manifest = json.loads(path.read_text("utf-8"))
        for record in manifest["laporan"]:
            if record["ringkasan"] is not None:
                record["ringkasan"]["rekaan"] = rekaan
        path.write_text(json.dumps(manifest), encoding="utf-8")
        (path.parent / "index.html").touch()
    made = BeautifulSoup(front_page(tmp_path / "output"), "html.parser")
    found = made.select_one("main > .tanda")
    assert (found.text.strip() if found else "").startswith(mark) and bool(found) is bool(mark)
