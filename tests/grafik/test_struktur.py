from __future__ import annotations

from itertools import combinations

import pytest

from kinerja_lib.grafik.struktur import BaganStruktur


@pytest.mark.parametrize("name", ["struktur", "struktur jahat", "struktur 30"])
def test_boxes_do_not_overlap(name, lembar, semua):
    boxes = [
        (b.get_x(), b.get_y(), b.get_x() + b.get_width(), b.get_y() + b.get_height())
        for b in lembar(semua[name]).shapes("unit")
    ]
    assert len(boxes) == len(semua[name].simpul)
    assert not [
        1
        for a, b in combinations(boxes, 2)
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("name", ["struktur", "struktur jahat"])
def test_text_stays_in_its_box(name, lembar, semua):
    sheet = lembar(semua[name])
    boxes = [
        (b.get_x(), b.get_y(), b.get_x() + b.get_width(), b.get_y() + b.get_height())
        for b in sheet.shapes("unit")
    ]
    for _, (x0, y0, x1, y1) in sheet.text_boxes():
        assert any(b[0] <= x0 and b[1] <= y0 and x1 <= b[2] and y1 <= b[3] for b in boxes)


def test_levels_descend(lembar, semua):
    sheet = lembar(semua["struktur"])
    heights = [sheet.find(t).get_position()[1] for t in ("Ketua", "Sekretaris")]
    subbag = [y for t, (_, y, _, _) in sheet.text_boxes() if t.startswith("Subbagian")]
    pelaksana = [y for t, (_, y, _, _) in sheet.text_boxes() if t == "Pelaksana"]
    assert heights[0] < heights[1] < min(subbag) <= max(subbag) < min(pelaksana)
    assert len(set(pelaksana)) == 1


def test_every_unit_below_another_has_a_line(lembar, semua):
    ends = [
        (round(x, 3), round(y, 3))
        for line in lembar(semua["struktur"]).shapes("garis")
        for x, y in zip(*line.get_data(), strict=True)
    ]
    units = lembar(semua["struktur"]).shapes("unit")[1:]
    for b in units:
        top = (round(b.get_x() + b.get_width() / 2, 3), round(b.get_y(), 3))
        side = (round(b.get_x(), 3), round(b.get_y() + b.get_height() / 2, 3))
        assert top in ends or side in ends


def test_alt_and_data():
    chart = BaganStruktur(
        [
            ("k", "", "Ketua", "Nama"),
            ("s", "k", "Sekretaris", ""),
            ("a", "s", "Subbagian A", ""),
            ("b", "s", "Subbagian B", ""),
        ]
    )
    assert chart.alt() == (
        "Bagan struktur organisasi, paling atas Ketua (Nama). Di bawah Ketua: Sekretaris. "
        "Di bawah Sekretaris: Subbagian A; Subbagian B."
    )
    assert chart.data() == (
        ["Unit", "Pejabat", "Di bawah"],
        [
            ["Ketua", "Nama", "–"],
            ["Sekretaris", "–", "Ketua"],
            ["Subbagian A", "–", "Sekretaris"],
            ["Subbagian B", "–", "Sekretaris"],
        ],
    )


@pytest.mark.parametrize(
    "simpul",
    [
        [("a", "b", "A", ""), ("b", "a", "B", "")],
        [("a", "a", "A", "")],
        [("a", "", "A", ""), ("a", "", "B", "")],
    ],
)
def test_cycles_and_twins_are_refused(simpul):
    with pytest.raises(ValueError, match="kembar atau induk yang melingkar"):
        BaganStruktur(simpul).draw()
