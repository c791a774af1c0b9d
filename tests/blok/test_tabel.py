"""Tables: groups, widths, cells with their source."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from kinerja_lib.blok.tabel import table_html
from tests.conftest import JAHAT

KOLOM = [{"judul": "Indikator", "rata": "kiri", "lebar": 3.0}, {"judul": "Nilai", "rata": "kanan"}]


def table(baris: list[list[dict[str, Any]]], kolom: Any = KOLOM, sort: bool = False) -> Any:
    return BeautifulSoup(table_html(kolom, baris, "Judul", sort), "html.parser").table


@pytest.mark.parametrize(
    ("cell", "html"),
    [
        ({"teks": "a"}, '<td class="kanan">a</td>'),
        (
            {"teks": "5", "sumber": "a.csv:2:target", "urut": 5.0},
            '<td class="kanan" data-nilai="5.0" data-sumber="a.csv:2:target">5</td>',
        ),
        ({"teks": "-", "gaya": "kosong"}, '<td class="kanan kosong">-</td>'),
        ({"teks": "0", "urut": 0}, '<td class="kanan" data-nilai="0">0</td>'),
        (
            {"teks": "<b>", "sumber": '"><b>'},
            '<td class="kanan" data-sumber=\'"&gt;&lt;b&gt;\'>&lt;b&gt;</td>',
        ),
    ],
)
def test_cell(cell: dict[str, Any], html: str) -> None:
    made = table([[{"teks": "x"}, cell]]).find_all("td")[1]
    wanted = BeautifulSoup(html, "html.parser").td
    assert (made.attrs, made.text) == (wanted.attrs, wanted.text)


def test_each_lone_cell_heads_a_body_of_its_own() -> None:
    row = [{"teks": "a"}, {"teks": "b"}]
    made = table([row, [{"teks": "S1"}], row, row, [{"teks": "S2"}], row])
    assert [len(b.find_all("tr")) for b in made.find_all("tbody")] == [1, 3, 2]
    assert [(t.text, t["scope"], t["colspan"]) for t in made.find_all("th", scope="rowgroup")] == [
        ("S1", "rowgroup", "2"),
        ("S2", "rowgroup", "2"),
    ]


@pytest.mark.parametrize(
    ("widths", "classes"),
    [((3.0, 1.0), ["l75", "l25"]), ((0.2, 9.0), ["l5", "l95"]), ((0.0, 0.0), ["l50", "l50"])],
)
def test_widths_become_classes(widths: tuple[float, float], classes: list[str]) -> None:
    kolom = [{"judul": "A", "rata": "kiri", "lebar": w} for w in widths]
    assert [th["class"][-1] for th in table([], kolom).find_all("th")] == classes


def test_header_without_words_is_no_header() -> None:
    made = table([], [{"judul": "", "rata": "kiri"}, KOLOM[1]])
    assert [c.name for c in made.thead.tr.find_all(True)] == ["td", "th"]


@pytest.mark.parametrize(("sort", "mark"), [(True, "ya"), (False, None)])
def test_sortable_only_where_asked(sort: bool, mark: str | None) -> None:
    assert table([], sort=sort).get("data-urut") == mark


@pytest.mark.parametrize(("rows_are", "mark"), [("satker", "satker"), ("", None)])
def test_rows_can_be_narrowed_only_where_asked(rows_are: str, mark: str | None) -> None:
    made = BeautifulSoup(table_html(KOLOM, [], "", False, rows_are), "html.parser").table
    assert made.get("data-saring") == mark


def test_hostile_cells_stay_letters() -> None:
    made = table([[{"teks": JAHAT}], [{"teks": JAHAT}, {"teks": JAHAT, "sumber": JAHAT}]])
    assert made.find("script") is None
    assert [td.text for td in made.tbody.find_all("td")] == [JAHAT, JAHAT]
