from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.patches import PathPatch

from kinerja_lib.grafik.gaya import PALET, contrast
from kinerja_lib.grafik.peta import PetaTriwulan, cell_text, colour

PETA = PetaTriwulan(
    [("S01.1", "Satu"), ("S02.1", "Dua"), ("S03.1", "Tiga")],
    [[0, 25, 99.5, 7], [None, 12.345, 240, 7], [50, 75, 100, 7]],
    [
        ["ilustrasi", "turunan", "dokumen", "ilustrasi"],
        ["ilustrasi", "dokumen", "dokumen", ""],
        ["dokumen", "turunan", "turunan", ""],
    ],
    sampai=3,
)


@pytest.mark.parametrize(
    "nilai, key",
    [
        (-5, "sel_1"),
        (0, "sel_1"),
        (24.99, "sel_1"),
        (25, "sel_2"),
        (50, "sel_3"),
        (75, "sel_4"),
        (99.99, "sel_4"),
        (99.999, "sel_5"),
        (100, "sel_5"),
        (240, "sel_5"),
    ],
)
def test_colour_follows_the_printed_value(nilai, key):
    assert colour(nilai) == key


@pytest.mark.parametrize(
    "nilai, words",
    [
        (0, "0"),
        (66.666, "66,67"),
        (240, "240"),
        (1234.56, "1.235"),
        (1e9, "> 9.999"),
        (-1e9, "< −999"),
        (99.999, "100"),
    ],
)
def test_cell_text(nilai, words):
    assert cell_text(nilai) == words


def test_cells_hold_their_values_in_order(lembar):
    centred = [t.get_text() for t in lembar(PETA).fig.axes[0].texts if t.get_ha() == "center"]
    assert centred == [
        "TW I",
        "TW II",
        "TW III",
        "TW IV",
        "0",
        "25",
        "99,5",
        "–",
        "12,35",
        "240",
        "50",
        "75",
        "100",
    ]


def test_marks_of_illustration_gaps_and_open_cells(lembar):
    sheet = lembar(PETA)
    assert len(sheet.shapes("kosong")) == 1
    assert len(sheet.shapes("belum")) == 3
    assert len(sheet.shapes("ilustrasi")) == 1 + 1
    cells = [s for s in sheet.shapes("turunan") if isinstance(s, PathPatch)]
    drawn = sum(len(s.get_path().vertices) // 2 for s in cells)
    assert drawn + len(sheet.shapes("turunan")) - len(cells) == 3 + 1
    assert sheet.find("0").get_style() == "italic"
    assert sheet.find("25").get_style() == "normal"
    key = {
        "miring, sudut terlipat: ilustrasi",
        "titik di sudut: turunan",
        "tidak dapat dihitung",
        "belum dilaporkan",
    }
    assert key <= set(sheet.texts())


def test_a_key_names_only_what_occurs(lembar):
    written = lembar(PetaTriwulan(PETA.baris[2:], PETA.nilai[2:])).texts()
    assert not [t for t in written if "ilustrasi" in t or "turunan" in t or "dihitung" in t]


def test_ink_reads_on_every_cell(lembar, semua):
    for name in ("peta", "peta jahat", "peta 60"):
        sheet = lembar(semua[name])
        cells = [c for c in sheet.shapes("sel")]
        for text, (x0, y0, x1, y1) in sheet.text_boxes():
            for c in cells:
                (x, y), w, h = c.get_xy(), c.get_width(), c.get_height()
                if x <= (x0 + x1) / 2 <= x + w and y <= (y0 + y1) / 2 <= y + h:
                    ink = sheet_colour(sheet, text, x0)
                    assert contrast(ink, as_hex(c.get_facecolor())) >= 4.5


def sheet_colour(sheet, words, x0):
    """Return the colour of a text, found by its words and its left end."""
    boxes = sheet.text_boxes()
    i = next(i for i, (w, b) in enumerate(boxes) if w == words and b[0] == x0)
    return sheet.fig.axes[0].texts[i].get_color()


def as_hex(rgba):
    return "#" + "".join(f"{round(c * 255):02x}" for c in rgba[:3])


@pytest.mark.parametrize("name", ["peta", "peta 60"])
def test_fits_on_a_page(name, lembar, semua):
    assert lembar(semua[name]).tinggi <= 670


def test_alt():
    assert PETA.alt() == (
        "Peta panas 3 indikator × 4 triwulan, isi sel: capaian kumulatif terhadap target setahun, "
        "persen. Pada Triwulan III 2 dari 3 indikator mencapai 100% atau lebih; terendah 99,5% "
        "(S01.1). 3 sel memuat angka turunan. 1 sel memuat angka ilustrasi."
    )


def test_data():
    head, rows = PETA.data()
    assert head == [
        "Kode",
        "Indikator",
        "Triwulan I",
        "Triwulan II",
        "Triwulan III",
        "Triwulan IV",
        "Status",
    ]
    assert rows[0] == [
        "S01.1",
        "Satu",
        "0%",
        "25%",
        "99,5%",
        "belum dilaporkan",
        "dokumen: Triwulan III; turunan: Triwulan II; ilustrasi: Triwulan I",
    ]
    assert rows[1][2:4] == ["tidak dapat dihitung", "12,35%"]


@pytest.mark.parametrize(
    "nilai, status", [([[1] * 4] * 2, ()), ([[1] * 3], ()), ([[1] * 4], [["turunan"]])]
)
def test_ragged_values_are_refused(nilai, status):
    with pytest.raises(ValueError, match="PetaTriwulan"):
        PetaTriwulan([("a", "b")], nilai, status)


def test_cells_are_told_apart_in_grey():
    steps = [PALET[f"sel_{i}"] for i in range(1, 6)]
    assert all(contrast(a, b) >= 1.2 for a, b in pairwise(steps))
