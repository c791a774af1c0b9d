from __future__ import annotations

import pytest
from matplotlib.patches import Circle, Rectangle

from kinerja_lib.grafik.gaya import PALET
from kinerja_lib.grafik.tren import TrenTriwulan

HOLLOW = PALET["kertas"]
SEPARUH = TrenTriwulan(target=(25, 50, 75, 100), realisasi=(20, 60, None, None), sampai=2)


def values(sheet, name):
    """Read the drawn values back, by the marks of the axis."""
    marks = sheet.shapes("kisi")
    heights = [m.get_ydata()[0] for m in marks]
    words = [t for t in sheet.fig.axes[0].texts if t.get_ha() == "right"]
    scale = [float(t.get_text().rstrip("%").replace(",", ".").replace("−", "-")) for t in words]
    low, high, zero, one = scale[0], scale[-1], heights[0], heights[-1]
    found = []
    for dot in [s for s in sheet.shapes(name) if isinstance(s, Circle | Rectangle)]:
        y = dot.center[1] if isinstance(dot, Circle) else dot.get_y() + dot.get_height() / 2
        found.append(round(low + (y - zero) / (one - zero) * (high - low), 6))
    return found


@pytest.mark.parametrize(
    "target, realisasi",
    [
        ((25, 50, 75, 100), (20, 48.5, 75, 98.61)),
        ((25, 50, 75, 100), (60, 120, 180, 240)),
        ((1, 2, 4, 5), (0, 0, 7, 7)),
        ((-5, 0, 5, 10), (-10, -5, 3, -2)),
        ((0.001, 0.002, 0.003, 0.004), (0.001, 0.001, 0.002, 0.005)),
    ],
)
def test_points_stand_at_their_values(target, realisasi, lembar):
    sheet = lembar(TrenTriwulan(target=target, realisasi=realisasi, satuan="unit"))
    assert values(sheet, "target") == list(target)
    assert values(sheet, "realisasi") == list(realisasi)


@pytest.mark.parametrize(
    "chart, expected",
    [
        (
            TrenTriwulan(target=(25, 50, 75, 100), realisasi=(20, 48.5, 75, 98.61)),
            ["25%", "20%", "50%", "48,5%", "75%", "target 100%", "realisasi 98,61%"],
        ),
        (
            TrenTriwulan(target=(25, 50, 75, 100), realisasi=(25, 50, 75, 100)),
            ["25%", "50%", "75%", "target = realisasi 100%"],
        ),
        (
            TrenTriwulan(target=(None,) * 3 + (100,), realisasi=(None,) * 3 + (100 - 1e-9,)),
            ["target = realisasi 100%"],
        ),
        (SEPARUH, ["20%", "realisasi 60%", "target 100%"]),
        (
            TrenTriwulan(target=(1e15,) * 4, realisasi=(0, 0, 0, 2.5e12), satuan="rupiah"),
            ["target 1.000 triliun", "realisasi 2,5 triliun"],
        ),
    ],
)
def test_lines_are_named_with_their_last_value(chart, expected, lembar):
    assert set(expected) <= set(lembar(chart).texts())


def test_percent_axis_starts_at_zero_and_ends_at_100(semua, lembar):
    artists = lembar(semua["tren sama"]).fig.axes[0].texts
    assert [t.get_text() for t in artists if t.get_ha() == "right"] == ["0%", "50%", "100%"]


@pytest.mark.parametrize(
    "satuan, kumulatif, expected",
    [
        ("%", True, "persen, kumulatif"),
        ("laporan", True, "laporan, kumulatif"),
        ("nilai", False, "nilai"),
        ("", True, "kumulatif"),
        ("$x$", False, "$x$"),
    ],
)
def test_axis_is_named(satuan, kumulatif, expected, lembar):
    chart = TrenTriwulan(target=(1, 2, 3, 4), satuan=satuan, kumulatif=kumulatif)
    assert chart.axis() == expected
    assert lembar(chart).texts()[0] == expected


def test_points_that_are_not_firm_are_hollow_broken_and_said(semua, lembar):
    sheet = lembar(semua["tren"])
    dots = [s.get_facecolor() for s in sheet.shapes("realisasi") if isinstance(s, Circle)]
    lines = [s.get_linestyle() for s in sheet.shapes("realisasi") if not isinstance(s, Circle)]
    assert [d == (1, 1, 1, 1) for d in dots] == [True, True, True, False]
    assert lines == ["--", "--", "--"]
    assert len(sheet.shapes("inti")) == 1
    assert [t for t in sheet.texts() if "ilustrasi" in t or "turunan" in t] == [
        "ilustrasi",
        "target ilustrasi",
        "realisasi turunan",
        "ilustrasi",
    ]
    assert all(sheet.find(t).get_style() == "italic" for t in ["target ilustrasi"])


def test_measured_points_are_never_marked(semua, lembar):
    sheet = lembar(semua["tren sama"])
    assert {s.get_linestyle() for s in sheet.shapes("realisasi") if not isinstance(s, Circle)} == {
        "-"
    }
    assert not [t for t in sheet.texts() if "ilustrasi" in t or "turunan" in t]
    assert not sheet.shapes("inti")
    assert "lustrasi" not in semua["tren sama"].alt()
    assert "urunan" not in semua["tren sama"].alt()


def test_realisasi_after_the_reported_quarter_is_not_drawn(semua, lembar):
    sheet = lembar(semua["tren sampai 2"])
    assert values(sheet, "realisasi") == [20, 50]
    assert sheet.texts().count("belum dilaporkan") == 2


@pytest.mark.parametrize(
    "chart, expected",
    [
        (
            TrenTriwulan(
                target=(1, 2, 4, 5),
                realisasi=(0, 0, 7, 7),
                satuan="orang",
                status_target=("ilustrasi",) * 4,
                status_realisasi=("turunan", *("dokumen",) * 3),
            ),
            "Grafik garis target dan realisasi kumulatif per triwulan: Triwulan I target 1 orang, "
            "realisasi 0 orang; Triwulan II target 2 orang, realisasi 0 orang; "
            "Triwulan III target 4 "
            "orang, realisasi 7 orang; Triwulan IV target 5 orang, realisasi 7 "
            "orang. Pada Triwulan IV "
            "realisasi di atas target. Turunan, bukan angka triwulan yang dicetak: "
            "realisasi Triwulan I. "
            "Ilustrasi, bukan hasil pengukuran: target Triwulan I, II, III, dan IV.",
        ),
        (
            SEPARUH,
            "Grafik garis target dan realisasi kumulatif per triwulan: Triwulan I "
            "target 25%, realisasi "
            "20%; Triwulan II target 50%, realisasi 60%; Triwulan III target 75%, realisasi belum "
            "dilaporkan; Triwulan IV target 100%, realisasi belum dilaporkan. Pada "
            "Triwulan II realisasi "
            "di atas target.",
        ),
        (TrenTriwulan(), "Grafik target dan realisasi per triwulan: belum ada data."),
    ],
)
def test_alt(chart, expected):
    assert chart.alt() == expected


@pytest.mark.parametrize(
    "chart, head, rows",
    [
        (
            SEPARUH,
            ["Triwulan", "Target kumulatif", "Realisasi kumulatif"],
            [
                ["Triwulan I", "25%", "20%"],
                ["Triwulan II", "50%", "60%"],
                ["Triwulan III", "75%", "belum dilaporkan"],
                ["Triwulan IV", "100%", "belum dilaporkan"],
            ],
        ),
        (
            TrenTriwulan(
                (3, 4),
                (1, None),
                (None, 1e15),
                ("ilustrasi",) * 2,
                ("", "turunan"),
                "unit",
                4,
                False,
            ),
            ["Triwulan", "Target (unit)", "Realisasi (unit)", "Status"],
            [
                ["Triwulan III", "1", "belum diisi", "target ilustrasi"],
                ["Triwulan IV", "belum diisi", "1.000.000.000.000.000", "realisasi turunan"],
            ],
        ),
    ],
)
def test_data(chart, head, rows):
    assert chart.data() == (head, rows)


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match=r"TrenTriwulan.realisasi: 1 nilai, seharusnya 4"):
        TrenTriwulan(target=(1, 2, 3, 4), realisasi=(1,)).draw()
