from __future__ import annotations

import pytest

from kinerja_lib.grafik.titik import Titik, illustrations, verdict


@pytest.mark.parametrize("titik, note, status", [
    (Titik(1, 1, 1, False, False, True), "", "data"),
    (Titik(1, 1, 1, True, True, True), "ilustrasi", "ilustrasi"),
    (Titik(1, 1, 1, True, False, True), "target ilustrasi", "target ilustrasi"),
    (Titik(1, 1, 1, False, True, True), "realisasi ilustrasi", "realisasi ilustrasi"),
    (Titik(1, 1, None, False, False, True), "belum diisi", "data"),
    (Titik(1, 1, None, False, False, False), "belum dilaporkan", "data"),
    (Titik(1, 1, None, True, False, False), "target ilustrasi, belum dilaporkan",
     "target ilustrasi"),
])  # fmt: skip
def test_note_and_status(titik, note, status):
    assert titik.note() == note
    assert titik.status() == status


@pytest.mark.parametrize("target, realisasi, words", [
    (100, 100, "Pada Triwulan II realisasi sama dengan target."),
    (100, 100 - 1e-9, "Pada Triwulan II realisasi sama dengan target."),
    (100, 99.9, "Pada Triwulan II realisasi di bawah target."),
    (0, 1, "Pada Triwulan II realisasi di atas target."), (None, 1, ""), (1, None, ""),
])  # fmt: skip
def test_verdict(target, realisasi, words):
    points = [Titik(2, target, realisasi, False, False, True),
              Titik(3, 5, None, False, False, False)]  # fmt: skip
    assert verdict(points) == words


@pytest.mark.parametrize("flags, words", [
    ([], ""), ([(False, False)], ""),
    ([(True, False), (True, True)], "Ilustrasi, bukan hasil pengukuran: target Triwulan I dan II; "
                                    "realisasi Triwulan II."),
])  # fmt: skip
def test_illustrations(flags, words):
    assert illustrations([Titik(i, 1, 1, *f, True) for i, f in enumerate(flags, 1)]) == words
