"""A task: names, places, and what cannot work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.dasar.errors import KinerjaError
from kinerja_lib.jalan.tugas import Tugas, check_task, formats


@pytest.mark.parametrize(
    ("tugas", "label", "file"),
    [
        (Tugas("lkj", "656794", 2023), "lkj 656794/2023", "2023/656794/lkj.html"),
        (
            Tugas("monev", "022207", 2024, 2, output="x"),
            "monev 022207/2024 triwulan 2",
            "2024/022207/monev-tw2.html",
        ),
        (Tugas("rekap", "", 2023), "rekap 2023", "2023/index.html"),
        (
            Tugas("rekap", "", 2023, provinsi="18"),
            "rekap 2023 provinsi 18",
            "2023/provinsi-18.html",
        ),
    ],
)
def test_a_task_is_named_and_placed(tugas: Tugas, label: str, file: str) -> None:
    assert (tugas.label, f"{tugas.folder}/{tugas.file('html')}") == (label, file)


def test_triwulan_is_a_parameter_only_when_given() -> None:
    assert "triwulan" not in Tugas("monev", "656794", 2023).values
    assert Tugas("monev", "656794", 2023, 3).values["triwulan"] == 3


def test_final_is_a_parameter_only_when_asked_for() -> None:
    assert "final" not in Tugas("lkj", "656794", 2023).values
    assert Tugas("lkj", "656794", 2023, final=True).values["final"] is True


def test_formats_come_from_the_registry() -> None:
    assert formats() == ("html", "pdf")


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"laporan": "lain"}, 2, 'laporan "lain" tidak dikenal'),
        ({"triwulan": 2}, 2, "tidak memiliki parameter triwulan"),
        ({"format": ("html", "dox")}, 2, 'format "dox" tidak dikenal'),
        ({"output": "berkas"}, 1, "tidak dapat ditulis"),
        ({"output": "berkas/sub"}, 1, "bukan folder"),
    ],
)
def test_what_cannot_work_is_refused(
    proyek: Path, change: dict[str, Any], code: int, said: str
) -> None:
    (proyek / "berkas").write_text("")
    given = {"laporan": "uji", "satker": "656794", "tahun": 2023} | change
    with pytest.raises(KinerjaError, match=said) as error:
        check_task(Tugas(**given))
    assert error.value.exit_code == code
