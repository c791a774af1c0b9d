"""What holds for every name in a data folder: it is read, harmless or named, and nothing fails."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_lib.buku import read_book
from kinerja_lib.errors import one_line
from kinerja_lib.isi_folder import check_folder, check_root, code_in, is_noise, meant_by, misnamed
from kinerja_lib.naskah import read_narasi
from kinerja_lib.paket import _read_tables
from kinerja_lib.skema import contracts

POTONG = (
    "profil", ".toml", "sasaran", "SASARAN", "triwulan", ".csv", ".CSV", ".txt", ".xlsx", ".xls",
    ".ods", "narasi", "pendukung", "~$", ".", "_", " ", "(1)", " - Copy", "656794", "2023", "S01",
    ".md", "\n", "\x1b[31m", "\u202e", "é", "e\u0301", "日", "\udcff", "%s", "{}", "'", '"',
)  # fmt: skip
NAMA = (
    st.lists(st.sampled_from(POTONG) | st.integers(1, 0xFFFF).map(chr), min_size=1, max_size=5)
    .map("".join)
    .map(lambda n: n.replace("/", "").replace("\0", ""))
    .filter(lambda n: n not in ("", ".", "..") and len(os.fsencode(_system(n))) < 200)
)
"""Names that a file system takes; bytes that are no letters come as lone surrogates."""


def _system(name: str) -> str:
    return os.fsdecode(name.encode("utf-8", "surrogatepass"))


@pytest.fixture(scope="module")
def akar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder that is emptied and filled again."""
    return tmp_path_factory.mktemp("nama")


def put(folder: Path, name: str, is_folder: bool) -> str:
    """Put one file or folder into an empty folder; return the name that it got."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / _system(name)
    path.mkdir() if is_folder else path.write_bytes(b"kode\nx\n")
    return path.name


@given(NAMA, st.booleans())
def test_an_entry_of_a_satker_is_read_or_named(akar: Path, nama: str, is_folder: bool) -> None:
    folder = akar / "satker" / "656794"
    name = put(folder, nama, is_folder)
    refused, said = check_folder(folder, "satker/656794")
    buku, broken = read_book(folder, "satker/656794", {})
    told = [*refused, *said, *broken]
    if name.lower().endswith(".csv"):
        told += _read_tables(folder, "satker/656794", buku)[1]
    assert all(one_line(t) == str(t) for t in told)
    read = name in {f"{n}.csv" for n in contracts()} | {"profil.toml", "narasi", "pendukung"}
    assert read or is_noise(name) or any(name in t.berkas or name == t.nilai for t in told)


@given(NAMA, st.sampled_from(["", "satker", "acuan"]), st.booleans())
def test_an_entry_of_a_data_folder_is_looked_at(
    akar: Path, nama: str, di: str, is_folder: bool
) -> None:
    shutil.rmtree(akar / "data", ignore_errors=True)
    name = put(akar / "data" / di, nama, is_folder)
    refused, said = check_root(akar / "data", "data", ["kebijakan.toml", "skala.csv"])
    assert all(one_line(t) == str(t) for t in [*refused, *said])
    read = di == "" or is_noise(name) or (di == "acuan" and name in ("kebijakan.toml", "skala.csv"))
    read = read or (di == "satker" and is_folder and name.isascii() and len(name) == 6)
    assert read or name in [t.nilai for t in [*refused, *said]]
    misnamed(akar / "data", "656794")
    code_in(akar / "data" / di / name)
    assert isinstance(meant_by(name), str)


@given(NAMA, NAMA, st.booleans())
def test_a_narrative_is_read_or_named(akar: Path, tahun: str, nama: str, is_folder: bool) -> None:
    shutil.rmtree(akar / "n", ignore_errors=True)
    name = put(akar / "n" / "narasi" / _system(tahun), nama, is_folder)
    texts, temuan = read_narasi(akar / "n", "n", ["S01"])
    assert all(one_line(t) == str(t) for t in temuan)
    assert texts or temuan or is_noise(name) or is_noise(_system(tahun))
