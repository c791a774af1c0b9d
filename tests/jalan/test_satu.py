"""One report: made when something changed, kept whole when something fails."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib.dasar import berkas
from kinerja_lib.dasar.errors import DataError, KinerjaError, ReportError
from kinerja_lib.jalan import ekspor, satu
from kinerja_lib.jalan.gudang import open_store
from kinerja_lib.jalan.rekaman import assemble, record_name
from kinerja_lib.jalan.satu import render
from kinerja_lib.jalan.tugas import Tugas
from tests.jalan.conftest import Pengekspor, write_notebook

TUGAS = Tugas("uji", "656794", 2023)


def _path(extension: str) -> Path:
    return Path("output", TUGAS.folder, TUGAS.file(extension))


def _names(*extensions: str) -> tuple[str, ...]:
    return tuple(str(_path(e)) for e in extensions)


def _record() -> dict[str, Any]:
    return dict(json.loads(Path("output", record_name(TUGAS)).read_text("utf-8")))


def test_every_format_and_the_notebook_are_written(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    assert render(TUGAS).berkas == _names("ipynb", "html", "pdf")
    assert _path("html").read_text().startswith("hasil {'satker': '656794'")
    record = _record()
    assert (record["keadaan"], record["galat"], set(record["sidik"])) == (
        "tersusun",
        None,
        {"html", "pdf"},
    )
    for name, known in record["berkas"].items():
        content = (_path("ipynb").parent / name).read_bytes()
        assert known == {"ukuran": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    assert (
        sorted(record["berkas"])
        == sorted(p.name for p in _path("ipynb").parent.iterdir())
        == [
            "uji.html",
            "uji.ipynb",
            "uji.pdf",
        ]
    )


def _touch(proyek: Path, name: str) -> None:
    with open(proyek / name, "a", encoding="utf-8") as file:
        file.write("\n")


@pytest.mark.parametrize(
    ("change", "again"),
    [
        ("", False),
        ("data/satker/656794/profil.toml", True),
        ("data/satker/656794/pengukuran.csv", True),
        ("data/acuan/kebijakan.toml", True),
        ("notebooks/uji.ipynb", True),
    ],
)
def test_it_is_made_again_only_when_an_input_changed(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str], change: str, again: bool
) -> None:
    render(TUGAS)
    if change:
        _touch(proyek, change)
    assert bool(render(TUGAS).berkas) is again
    assert len(tanpa_kernel) == 1 + again


def test_force_and_a_lost_or_altered_file_make_it_again(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    render(TUGAS)
    assert render(replace(TUGAS, paksa=True)).berkas
    for change in (Path.unlink, lambda p: p.write_bytes(p.read_bytes()[::-1])):
        change(_path("pdf"))
        assert render(TUGAS).berkas == _names("ipynb", "html", "pdf")
    assert not render(TUGAS).berkas


def test_a_copied_data_folder_makes_it_again_for_the_notebook_names_it(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    render(TUGAS)
    (proyek / "data").rename(proyek / "salinan")
    assert render(replace(TUGAS, data="salinan")).berkas == _names("ipynb", "html", "pdf")
    made = json.loads(_path("ipynb").read_text("utf-8"))
    assert made["metadata"]["papermill"]["parameters"]["data"] == "salinan"


def test_each_format_has_its_own_fingerprint(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    render(TUGAS)
    _touch(proyek, "data/satker/656794/profil.toml")
    assert render(replace(TUGAS, format=("pdf",))).berkas == _names("ipynb", "pdf")
    assert not render(replace(TUGAS, format=("pdf",))).berkas
    assert render(replace(TUGAS, format=("html",))).berkas == _names("ipynb", "html")
    assert not render(TUGAS).berkas


@pytest.mark.parametrize(
    "error",
    [ReportError("tidak jadi"), ValueError("rusak"), ImportError("x.so: failed to map segment")],
)
def test_an_exporter_that_fails_loses_nothing(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str], error: Exception
) -> None:
    render(TUGAS)
    before = {p: p.read_bytes() for p in map(_path, ("ipynb", "html", "pdf"))}
    pengekspor.galat = error
    with pytest.raises(ReportError, match=r"format html.*(tidak jadi|rusak|memori tidak cukup)"):
        render(replace(TUGAS, paksa=True))
    assert {p: p.read_bytes() for p in before} == before
    record = _record()
    assert (record["keadaan"], record["galat"]["tahap"]) == ("gagal", "html")
    assert sorted(record["berkas"]) == [p.name for p in sorted(before)]
    pengekspor.galat = None
    assert render(TUGAS).berkas
    assert _record()["galat"] is None


def _refuse(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Let a result not be replaced: open elsewhere, no room for it, or no room for anything."""
    if how == "terbuka":
        real = os.replace

        def replace(source: Any, target: Any) -> None:
            if Path(target).name == "uji.pdf":
                raise PermissionError(errno.EACCES, "open elsewhere")
            real(source, target)

        monkeypatch.setattr(os, "replace", replace)
        return
    write = berkas._write

    def fill(path: Path, content: bytes) -> None:
        if how == "penuh" or ".pdf." in path.name:
            raise OSError(errno.ENOSPC, "full")
        write(path, content)

    monkeypatch.setattr(berkas, "_write", fill)


@pytest.mark.parametrize("how", ["terbuka", "sesak", "penuh"])
def test_a_result_that_cannot_be_replaced_leaves_the_earlier_set_and_is_told(
    proyek: Path,
    pengekspor: Pengekspor,
    tanpa_kernel: list[str],
    how: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    render(TUGAS)
    before = {p: p.read_bytes() for p in map(_path, ("ipynb", "html", "pdf"))}
    known = _record()["berkas"]
    _touch(proyek, "data/satker/656794/profil.toml")
    with monkeypatch.context() as patched:
        _refuse(patched, how)
        with pytest.raises(ReportError, match=r"tidak dapat ditulis"):
            render(TUGAS)
    assert {p: p.read_bytes() for p in _path("pdf").parent.iterdir()} == before
    record = _record()
    assert (record["keadaan"], record["galat"]["tahap"], record["berkas"]) == (
        "gagal",
        "tulis",
        known,
    )
    seen = assemble(open_store("output"), TUGAS.tahun)["laporan"]
    assert [(r["satker"], r["keadaan"]) for r in seen] == [(TUGAS.satker, "gagal")]
    assert render(TUGAS).berkas == _names("ipynb", "html", "pdf")
    assert (_record()["keadaan"], _record()["galat"]) == ("tersusun", None)


def test_broken_data_are_refused_before_the_run(
    proyek: Path, pengekspor: Pengekspor, tanpa_kernel: list[str]
) -> None:
    (proyek / "data/satker/656794/sasaran.csv").write_text("kode;no\nS01;satu\n")
    (proyek / "data/satker/656794/indikator.csv").unlink()
    with pytest.raises(DataError) as error:
        render(TUGAS)
    assert len(error.value.temuan) >= 2
    assert tanpa_kernel == []
    galat = _record()["galat"]
    assert (galat["tahap"], galat["pesan"]) == ("data", str(error.value))


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"satker": "999999"}, 2, 'satker "999999" tidak dikenal'),
        ({"satker": "../../etc"}, 2, "tidak dikenal"),
        ({"tahun": 1999}, 2, "1999"),
        ({"data": "tidak-ada"}, 2, "Periksa --data"),
        ({"data": "../../../../../../etc"}, 2, "Periksa --data"),
    ],
)
def test_a_wrong_call_is_refused_before_the_run(
    proyek: Path,
    pengekspor: Pengekspor,
    tanpa_kernel: list[str],
    change: dict[str, object],
    code: int,
    said: str,
) -> None:
    with pytest.raises(KinerjaError, match=said) as error:
        render(replace(TUGAS, **change))  # type: ignore[arg-type]
    assert (error.value.exit_code, tanpa_kernel) == (code, [])


@pytest.mark.slow
def test_a_failing_notebook_loses_nothing(proyek: Path, pengekspor: Pengekspor) -> None:
    render(TUGAS)
    before = {p: p.read_bytes() for p in map(_path, ("ipynb", "html", "pdf"))}
    write_notebook(proyek / "notebooks" / "uji.ipynb", "1 / 0")
    with pytest.raises(ReportError, match="ZeroDivisionError"):
        render(TUGAS)
    assert {p: p.read_bytes() for p in before} == before
    galat = _record()["galat"]
    assert (galat["tahap"], galat["sel"]) == ("notebook", "sel [3]")
    partial = nbformat.read(_path("gagal.ipynb"), 4)
    assert partial.cells[-1].outputs[-1].ename == "ZeroDivisionError"
    write_notebook(proyek / "notebooks" / "uji.ipynb", "1")
    render(TUGAS)
    assert not _path("gagal.ipynb").exists()


@pytest.mark.slow
def test_the_whole_report_has_a_time_limit(proyek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(satu, "BATAS_LAPORAN", 3)
    write_notebook(proyek / "notebooks" / "uji.ipynb", *["import time\ntime.sleep(1)"] * 60)
    with pytest.raises(ReportError, match=r"batas waktu|belum selesai dalam"):
        render(TUGAS)
    assert _record()["keadaan"] == "gagal"


@pytest.mark.slow
def test_the_same_inputs_give_the_same_notebook(proyek: Path, pengekspor: Pengekspor) -> None:
    render(TUGAS)
    first = _path("ipynb").read_bytes()
    render(replace(TUGAS, paksa=True))
    assert _path("ipynb").read_bytes() == first


def test_an_exporter_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(
        "nbconvert.exporters.get_exporter", lambda name: lambda: made.append(name) or object()
    )
    ekspor.exporter.cache_clear()
    try:
        assert ekspor.exporter("html") is ekspor.exporter("html")
        assert made == ["kinerja-html"]
    finally:
        ekspor.exporter.cache_clear()
