"""What a command asks for, and what follows it: the manifest, the portal, the front page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.jalan.antrean import choose, finish, front_page, plan
from kinerja_lib.jalan.tugas import Tugas
from tests.batch import write_batch
from tests.conftest import PROYEK

PILIHAN: dict[str, Any] = {"tahun": 2023, "output": "hasil"}


@pytest.fixture(scope="module")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return an invented country of 30 satker in three provinces."""
    folder = tmp_path_factory.mktemp("negeri") / "data"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "kinerja_lib",
            "contoh",
            str(folder),
            "--satker",
            "30",
            "--tahun",
            "2023",
            "--benih",
            "3",
        ],
        check=True,
        capture_output=True,
        cwd=PROYEK,
    )
    return str(folder)


def test_without_codes_every_satker_is_meant(negeri: str) -> None:
    tugas = plan("lkj", (), "", data=negeri, **PILIHAN)
    assert (len(tugas), {t.laporan for t in tugas}) == (30, {"lkj"})
    assert choose(("990002", "990002", 990001), negeri) == ["990002", "990001"]  # type: ignore[arg-type]


def test_a_province_narrows_and_an_unknown_one_is_refused(negeri: str) -> None:
    everything = {t.satker for t in plan("lkj", (), "", data=negeri, **PILIHAN)}
    found = [{t.satker for t in plan("lkj", (), p, data=negeri, **PILIHAN)} for p in ("01", "02")]
    assert all(found) and not found[0] & found[1] and found[0] | found[1] < everything
    with pytest.raises(UsageError, match=r"provinsi.*tidak dikenal.*01, 02"):
        plan("lkj", (), "99", data=negeri, **PILIHAN)


def test_a_report_over_many_is_one_task(negeri: str) -> None:
    (tugas,) = plan("rekap", (), "01", data=negeri, **PILIHAN)
    assert (tugas.satker, tugas.provinsi) == ("", "01")
    with pytest.raises(UsageError, match="jangan pakai --satker"):
        plan("rekap", ("990002",), "", data=negeri, **PILIHAN)


@pytest.mark.parametrize(
    ("count", "whole", "provinsi", "scopes"),
    [
        (2, True, "", ["semua"]),
        (2, True, "01", ["semua", "01"]),
        (2, False, "", []),
        (1, True, "", []),
    ],
)
def test_a_whole_batch_is_followed_by_its_portals(
    tmp_path: Path, count: int, whole: bool, provinsi: str, scopes: list[str]
) -> None:
    tugas = [Tugas("lkj", f"00000{n}", 2023, output=str(tmp_path)) for n in range(count)]
    assert [t.lingkup for t in finish(tugas, whole, provinsi)] == scopes


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("index.html", None),
        ("index.html", b"lain"),
        (".beranda", b"{}"),
        (".beranda", b"abc"),
        (".beranda", None),
    ],
)
def test_the_front_page_is_made_anew_when_it_is_not_as_it_was_made(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    root = write_batch(tmp_path, 2)
    (root / "output/2023/index.html").touch()
    portal = Tugas("rekap", "", 2023, data=str(root / "data"), output=str(root / "output"))
    assert front_page(portal)
    made = (root / "output/index.html").read_bytes()
    assert not front_page(portal)
    (root / "output" / name).unlink() if content is None else (
        (root / "output" / name).write_bytes(content)
    )
    assert front_page(portal)
    assert (root / "output/index.html").read_bytes() == made


@pytest.mark.slow
def test_a_far_place_gets_reports_portals_and_front_page(negeri: str) -> None:
    """Data and results in fsspec's memory: one process, so the command is called in it."""
    import fsspec
    from click.testing import CliRunner

    from kinerja_lib.cli.cli import cli

    memory = fsspec.filesystem("memory")
    memory.store.clear()
    memory.put(f"{negeri}/acuan/", "/jauh/data/acuan", recursive=True)
    for kode in ("990001", "990002", "990003"):
        memory.put(f"{negeri}/satker/{kode}/", f"/jauh/data/satker/{kode}", recursive=True)
    call = [
        "render",
        "monev",
        "--tahun",
        "2023",
        "--format",
        "html",
        "--json",
        "--provinsi",
        "01",
        "--data",
        "memory://jauh/data",
        "--output",
        "memory://jauh/hasil",
    ]
    done = CliRunner().invoke(cli, call, prog_name="kinerja")
    assert done.exit_code == 0, done.output
    events = [json.loads(line) for line in done.stdout.splitlines()]
    made = [name for e in events for name in e.get("berkas", ())]
    assert all(name.startswith("memory://jauh/hasil/") for name in made)
    there = {p.removeprefix("/jauh/hasil/") for p in memory.find("/jauh/hasil")}
    assert {n.removeprefix("memory://jauh/hasil/") for n in made} <= there
    assert {"index.html", "2023/index.html", "2023/provinsi-01.html", "2023/manifes.json"} <= there
    page = memory.cat_file("/jauh/hasil/2023/index.html").decode()
    assert "memory://" not in page and "kinerja-hasil" not in page
    again = CliRunner().invoke(cli, call, prog_name="kinerja")
    assert {json.loads(li)["keadaan"] for li in again.stdout.splitlines() if "keadaan" in li} == {
        "sudah mutakhir"
    }
    memory.rm_file("/jauh/hasil/index.html")
    last = CliRunner().invoke(cli, call, prog_name="kinerja").stdout.splitlines()[-1]
    assert json.loads(last) == {"laporan": "beranda", "berkas": ["memory://jauh/hasil/index.html"]}
    memory.store.clear()
