"""Data kept elsewhere: a mirror that follows its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.paket.folder import find_data, list_satker
from kinerja_lib.sumber import jauh
from kinerja_lib.sumber.jauh import check_name, fetch, mirror
from tests.conftest import DATA

URL = "memory://negeri/data"


@pytest.fixture
def awan(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Return fsspec's memory with the real data folder in it."""
    import fsspec

    monkeypatch.setattr(jauh, "_mirrors", {})
    fs = fsspec.filesystem("memory")
    fs.store.clear()
    fs.put(str(DATA) + "/", "/negeri/data", recursive=True)
    yield fs
    fs.store.clear()


def test_a_report_opens_from_an_address_as_from_a_folder(awan: Any) -> None:
    far, near = open_laporan("656794", 2023, URL), open_laporan("656794", 2023, DATA)
    assert (far.capaian, far.selisih) == (near.capaian, near.selisih)
    assert list_satker(find_data(URL)) == ["656794"]


def test_the_mirror_follows_its_source(awan: Any) -> None:
    root = "/negeri/data/satker/656794"
    folder = mirror(URL, "656794") / "satker" / "656794"
    before = (folder / "sasaran.csv").read_bytes()
    awan.pipe_file(f"{root}/sasaran.csv", before + b"\n")
    awan.pipe_file(f"{root}/baru.csv", b"x")
    awan.rm_file(f"{root}/klaim.csv")
    mirror(URL, "656794")
    assert (folder / "sasaran.csv").read_bytes() == before + b"\n"
    assert (folder / "baru.csv").exists()
    assert not (folder / "klaim.csv").exists()


def test_only_the_satker_asked_for_is_taken(awan: Any) -> None:
    awan.pipe_file("/negeri/data/satker/022207/profil.toml", b"x")
    folder = mirror(URL, "656794")
    assert list_satker(folder) == ["656794"]
    assert list_satker(mirror(URL)) == ["022207", "656794"]
    assert list((folder / "satker" / "022207").iterdir()) == []


@pytest.mark.parametrize("name", ["satker/../../jahat", "/etc/passwd", "C:/jahat", "a\\b", ""])
def test_a_name_that_leaves_the_mirror_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="tidak sah"):
        check_name(name)


def test_one_file_can_be_fetched(awan: Any) -> None:
    assert (fetch(URL, "acuan/skala.csv") / "acuan/skala.csv").is_file()
    assert not (fetch(URL, "tidak/ada") / "tidak/ada").exists()
