from __future__ import annotations

import pytest

from kinerja_lib.grafik.pergeseran import PergeseranTarget

DOKUMEN = ["RKT", "RKT Kegiatan", "Tabel 5"]


def satu(*values, satuan="%"):
    return PergeseranTarget(DOKUMEN, [("S01.1", "Satu", values)], satuan)


@pytest.mark.parametrize(
    "values, written, shapes",
    [
        ((100, 90, 90), ["100%", "90%", "10", "90%"], ["turun", "tetap"]),
        ((90, 95, 90), ["90%", "95%", "5", "90%", "5"], ["naik", "turun"]),
        ((90, None, 95), ["90%", "–", "95%", "5"], ["naik"]),
        ((90, None, 90.5), ["90%", "–", "90,5%", "0,5"], ["naik"]),
        ((None, 95, 90), ["–", "95%", "90%", "5"], ["turun"]),
    ],
)
def test_a_row_prints_its_targets_and_marks_the_steps(values, written, shapes, lembar):
    sheet = lembar(satu(*values))
    assert sheet.texts()[-len(written) :] == written
    assert [
        s.get_label()
        for s in [*sheet.fig.axes[0].patches, *sheet.fig.axes[0].lines]
        if s.get_label() in ("naik", "turun", "tetap")
    ] == sorted(shapes, key=lambda s: s == "tetap")


def test_only_changed_targets_are_bold(lembar):
    bold = [
        t.get_text()
        for t in lembar(satu(100, 90, 90)).fig.axes[0].texts
        if t.get_weight() == "bold" and t.get_text() not in DOKUMEN
    ]
    assert bold == ["90%"]


@pytest.mark.parametrize(
    "values", [(90, 90, 90), (90, None, 90), (None,) * 3, (90, None, None), (90, float("nan"), 90)]
)
def test_rows_without_a_difference_are_counted_not_drawn(values, lembar):
    assert satu(*values).changed() == []
    assert lembar(satu(*values)).texts() == ["Tidak ada target yang berbeda antardokumen."]
    assert satu(*values).alt() == "Tidak ada target yang berbeda antardokumen pada 1 indikator."


def test_alt():
    chart = PergeseranTarget(
        DOKUMEN, [("S01.1", "Satu", (100, None, 90)), ("S02", "Dua", (5, 5, 5))]
    )
    assert chart.alt() == (
        "Bagan target yang berbeda antardokumen pada 1 indikator: S01.1 RKT: 100%, Tabel 5: 90%. "
        "Pada 1 indikator lain target tidak berbeda."
    )


def test_data():
    assert satu(1, None, 2, satuan="laporan").data() == (
        ["Kode", "Indikator", *DOKUMEN],
        [["S01.1", "Satu", "1", "–", "2"]],
    )


def test_a_row_with_a_missing_document_is_refused():
    with pytest.raises(ValueError, match=r"PergeseranTarget.baris: 2 nilai, seharusnya 3"):
        satu(1, 2)


def test_where_columns_are_narrow_a_step_has_its_mark_but_no_number(lembar):
    values = [100 - 2.5 * i for i in range(10)]
    sheet = lembar(PergeseranTarget([f"D{i}" for i in range(10)], [("S01.1", "Satu", values)]))
    assert sheet.overlaps() == []
    assert "2,5" not in sheet.texts()
    assert {"100%", "97,5%", "77,5%"} <= set(sheet.texts())
