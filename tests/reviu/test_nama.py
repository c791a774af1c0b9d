"""Two wordings of one indicator."""

from __future__ import annotations

import pytest

from kinerja_lib.reviu.nama import same

BMN = "Persentase KPU Kota Metro yang patuh dan tertib dalam pengelolaan Barang Milik Negara"
BMN_NASIONAL = (
    "Persentase KPU Provinsi dan KPU Kabupaten/Kota yang Patuh dan Tertib dalam Pengelolaan "
    "Barang Milik Negara yang Material"
)
ADHOC = "Persentase jumlah Badan Penyelenggara AdHoc yang dipersiapkan dan dibentuk"


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        (BMN, BMN_NASIONAL, True),
        (ADHOC, "Jumlah badan ad hoc yang dipersiapkan dan dibentuk", True),
        ("Indeks Reformasi Birokrasi", "Indeks reformasi birokrasi", True),
        ("Nilai evaluasi В", "Nilai evaluasi B", True),
        (
            "Indeks Reformasi Birokrasi",
            "Nilai evaluasi atas pelaksanaan reformasi birokrasi KPU",
            False,
        ),
        (
            "Persentase sarana transportasi untuk mendukung kinerja pegawai yang berfungsi dengan "
            "baik",
            "Persentase Gedung dan Gudang yang berfungsi dengan baik",
            False,
        ),
    ],
)
def test_same(a: str, b: str, sama: bool) -> None:
    assert same(a, b) is sama
