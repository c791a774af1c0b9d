from __future__ import annotations

import pytest
from matplotlib.patches import Circle, Rectangle

from kinerja_lib.grafik.gaya import PALET, to_svg
from kinerja_lib.grafik.kanvas import Kanvas
from kinerja_lib.grafik.titik import Titik, dots, link, marked, said_status, verdict

D, T, I = "dokumen", "turunan", "ilustrasi"  # noqa: E741


@pytest.mark.parametrize(
    "titik, notes, status",
    [
        (Titik(1, 1, 1, "", "", True), [], "data"),
        (Titik(1, 1, 1, D, D, True), [], D),
        (Titik(1, 1, 1, T, T, True), [T], T),
        (Titik(1, 1, 1, I, I, True), [I], I),
        (Titik(1, 1, 1, I, D, True), ["target ilustrasi"], "target ilustrasi, realisasi dokumen"),
        (
            Titik(1, 1, 1, D, I, True),
            ["realisasi ilustrasi"],
            "target dokumen, realisasi ilustrasi",
        ),
        (
            Titik(1, 1, 1, I, T, True),
            ["target ilustrasi", "realisasi turunan"],
            "target ilustrasi, realisasi turunan",
        ),
        (Titik(1, 1, 1, T, D, True), ["target turunan"], "target turunan, realisasi dokumen"),
        (Titik(1, 1, None, "", "", True), ["belum diisi"], "data"),
        (Titik(1, 1, None, D, "", False), ["belum dilaporkan"], "target dokumen"),
        (Titik(1, 1, None, T, "", False), ["target turunan", "belum dilaporkan"], "target turunan"),
    ],
)
def test_notes_and_status(titik, notes, status):
    assert titik.notes() == notes
    assert titik.status() == status


@pytest.mark.parametrize(
    "target, realisasi, words",
    [
        (100, 100, "Pada Triwulan II realisasi sama dengan target."),
        (100, 100 - 1e-9, "Pada Triwulan II realisasi sama dengan target."),
        (100, 99.9, "Pada Triwulan II realisasi di bawah target."),
        (0, 1, "Pada Triwulan II realisasi di atas target."),
        (None, 1, ""),
        (1, None, ""),
    ],
)
def test_verdict(target, realisasi, words):
    points = [Titik(2, target, realisasi, D, D, True), Titik(3, 5, None, D, "", False)]
    assert verdict(points) == words


@pytest.mark.parametrize(
    "statuses, weak, words",
    [
        ([], set(), ""),
        ([(D, D)], set(), ""),
        ([("", "")], set(), ""),
        (
            [(I, D), (I, I)],
            {I},
            "Ilustrasi, bukan hasil pengukuran: target Triwulan I dan II; realisasi Triwulan II.",
        ),
        (
            [(T, T), (D, T)],
            {T},
            "Turunan, bukan angka triwulan yang dicetak: target Triwulan I; "
            "realisasi Triwulan I dan II.",
        ),
        (
            [(I, T)],
            {T, I},
            "Turunan, bukan angka triwulan yang dicetak: realisasi Triwulan I. "
            "Ilustrasi, bukan hasil pengukuran: target Triwulan I.",
        ),
    ],
)
def test_what_is_not_firm_is_named(statuses, weak, words):
    points = [Titik(i, 1, 1, *s, True) for i, s in enumerate(statuses, 1)]
    assert said_status(points) == words
    assert marked(points) == weak


@pytest.mark.parametrize(
    "status, hollow, cores",
    [
        ("", False, 0),
        (D, False, 0),
        (T, True, 1),
        (I, True, 0),
    ],
)
@pytest.mark.parametrize("name, shape", [("target", Rectangle), ("realisasi", Circle)])
def test_the_filling_of_a_point_says_how_firm_it_is(name, shape, status, hollow, cores):
    k = Kanvas(20)
    dots(k, [(5, 5, 2, status)], name, "uji")
    points = [a for a in k.ax.patches if a.get_label() == "uji"]
    assert [type(p) for p in points] == [shape]
    assert (points[0].get_facecolor() == (1, 1, 1, 1)) is hollow
    assert len([a for a in k.ax.patches if a.get_label() == "inti"]) == cores


def test_every_look_is_a_picture_of_its_own():
    """Print in grey, or with one colour for all: the three statuses stay three."""
    seen = set()
    for status in (D, T, I):
        k = Kanvas(20)
        dots(k, [(5, 5, 2, status), (30, 5, 2, status)], "realisasi", "uji")
        link(k, (5, 30), (5, 5), "realisasi", 2, (status, status), "uji")
        seen.add(to_svg(k.fig, "x").replace(PALET["realisasi"], "#000000"))
    assert len(seen) == 3


@pytest.mark.parametrize(
    "ends, pattern",
    [
        ((D, D), None),
        ((D, T), "1.2,1.8"),
        ((T, T), "1.2,1.8"),
        ((T, I), "3,2"),
        ((D, I), "3,2"),
    ],
)
def test_a_line_is_as_firm_as_its_weaker_end(ends, pattern):
    k = Kanvas(20)
    link(k, (5, 30), (5, 5), "target", 1.0, ends, "uji")
    svg = to_svg(k.fig, "x")
    assert (f'stroke-dasharray="{pattern}"' in svg) if pattern else ("dasharray" not in svg)
