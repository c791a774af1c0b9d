"""The controls without a browser: a value changes, what is shown changes with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import jelajahi, open_jelajah
from kinerja_lib.blok import MIME, Catatan
from kinerja_lib.contoh.tulis import write_contoh
from tests.conftest import PROYEK


@pytest.fixture(scope="module")
def j(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return five invented offices."""
    folder = tmp_path_factory.mktemp("papan") / "negeri"
    write_contoh(folder, 5, (2022, 2023), 7, 0)
    return open_jelajah(folder)


@pytest.fixture
def papan(j: Any) -> Any:
    """Return a fresh board."""
    return jelajahi(j, j.satker[0])


STEPS = [
    [("pandangan", "Antartahun")],
    [("pandangan", "Antarsatker")],
    [("kumulatif", False)],
    [("sampai", 2)],
    [("tahun", 2022)],
    [("pandangan", "Aturan lain"), ("cap", "tanpa")],
    [("pandangan", "Aturan lain"), ("minimise", "rasio")],
    [("pandangan", "Aturan lain"), ("skala", "akip")],
    [("pandangan", "Aturan lain"), ("arah", "turun")],
    [("pandangan", "Antartahun"), ("lingkup", True)],
    [("pandangan", "Menuju Renstra")],
    [("pandangan", "Proyeksi"), ("sampai", 1)],
]


@pytest.mark.parametrize("steps", STEPS, ids=lambda s: "-".join(str(v) for _, v in s))
def test_every_control_changes_what_is_shown(papan: Any, steps: list[tuple[str, Any]]) -> None:
    for name, value in steps:
        before = papan.keluaran.value
        papan.kendali[name].value = value
        assert papan.keluaran.value != before
        shown = papan.keluaran.value
        assert any(x in shown for x in ("<svg", "Tidak satu pun dari", "tidak dapat dibuat"))


def test_lists_follow_the_satker_and_the_sasaran(papan: Any, j: Any) -> None:
    papan.kendali["satker"].value = j.satker[3]
    assert j.nama(j.satker[3]) in papan.keluaran.value
    goal = papan.kendali["sasaran"].options[2][1]
    papan.kendali["sasaran"].value = goal
    assert {code.split(".")[0] for _, code in papan.kendali["indikator"].options} == {goal}


def test_only_the_controls_of_a_view_are_seen(papan: Any) -> None:
    assert papan.kendali["cap"].layout.display == "none"
    papan.kendali["pandangan"].value = "Aturan lain"
    assert papan.kendali["cap"].layout.display is None
    assert papan.kendali["kumulatif"].layout.display == "none"


def test_saving_says_where_or_why_not(papan: Any, tmp_path: Path) -> None:
    papan.berkas.value = str(tmp_path / "tren.csv")
    papan.tombol.click()
    assert "Tersimpan" in papan.pesan.value
    papan.tombol.click()
    assert "sudah ada" in papan.pesan.value
    papan.timpa.value = True
    papan.tombol.click()
    assert "Tersimpan" in papan.pesan.value


def test_every_reader_gets_something(papan: Any) -> None:
    bundle = papan._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", MIME, "text/html"} <= bundle.keys()
    assert bundle[MIME]["jenis"] == "catatan"


def test_without_ipywidgets_it_says_how_to_get_them(
    j: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kinerja_lib.widget.find_spec", lambda name: None)
    shown = jelajahi(j, j.satker[0])
    assert isinstance(shown, Catatan)
    assert "ipywidgets" in shown.teks


def test_nothing_heavy_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys, kinerja_lib, kinerja_lib.widget\n"
        "print([m for m in ('ipywidgets', 'pandas', 'matplotlib') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROYEK
    )
    assert ran.stdout.strip() == "[]"
