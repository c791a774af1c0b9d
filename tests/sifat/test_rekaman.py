"""What holds for every record: it is one that this version wrote, or there is none."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_lib.blok.bentuk import read_blocks
from kinerja_lib.blok.halaman import to_html
from kinerja_lib.errors import KinerjaError, ReportError, one_line
from kinerja_lib.jalan.gudang import Folder
from kinerja_lib.jalan.rekaman import (
    assemble,
    dump,
    failure,
    interrupted,
    is_current,
    read_record,
    record_name,
)
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.manifes import read_manifest
from tests.conftest import every_block

LKJ = Tugas("lkj", "656794", 2023)
UTUH = failure(LKJ, {}, ReportError("aduh"))
KUNCI = sorted({*UTUH, "ukuran", "sha256", "teks", "tingkat", "jenis", "isi"})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([*KUNCI, "", "\x1b"])
    | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(KUNCI), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@st.composite
def diubah(draw: st.DrawFn, awal: Any) -> Any:
    """Return JSON in which one place, at any depth, is something else or gone."""
    made = copy.deepcopy(awal)
    at, key = None, None
    here = made
    while isinstance(here, dict | list) and here and (at is None or draw(st.booleans())):
        keys = sorted(here) if isinstance(here, dict) else range(len(here))
        at, key = here, draw(st.sampled_from(keys))
        here = here[key]
    if at is not None and draw(st.booleans()):
        at[key] = draw(JSON)
    elif at is not None:
        del at[key]
    return made


@pytest.fixture(scope="module")
def gudang(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Return the folder of results whose one record is written again and again."""
    return Folder(tmp_path_factory.mktemp("hasil"))


def put(gudang: Folder, name: str, isi: bytes) -> Path:
    """Write a file of the folder of results."""
    path = Path(gudang.root) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(isi)
    return path


ISI = (
    st.binary(max_size=40)
    | JSON.map(lambda j: json.dumps(j).encode())
    | diubah(UTUH).map(lambda j: json.dumps(j).encode())
    | st.builds(lambda a, b: dump(UTUH)[:a] + b, st.integers(0, 300), st.binary(max_size=3))
)


@given(ISI)
@example(dump(UTUH | {"tahun": None}))
@example(dump({k: v for k, v in UTUH.items() if k != "triwulan"}))
def test_any_bytes_are_a_record_or_none(gudang: Folder, isi: bytes) -> None:
    put(gudang, record_name(LKJ), isi)
    found = read_record(gudang, LKJ)
    assert not is_current(gudang, LKJ, "ab")
    assert found == {} or (found["satker"], found["laporan"]) == ("656794", "lkj")
    failure(LKJ, found, ReportError("aduh"))
    interrupted(LKJ, found, ["lkj.pdf"])
    made = assemble(gudang, 2023)
    assert [r["laporan"] for r in made["laporan"]] == ["lkj"] * bool(found)


@given(ISI | diubah({"versi": 1, "tahun": 2023, "laporan": [UTUH]}).map(dump))
def test_any_manifest_is_read_or_refused(gudang: Folder, isi: bytes) -> None:
    path = put(gudang, "manifes.json", isi)
    try:
        assert isinstance(read_manifest(path.parent, 2023), list)
    except KinerjaError as error:
        assert one_line(error) == str(error)


@given(JSON | st.sampled_from([b.data() for b in every_block() if not isinstance(b, str)])
       .flatmap(diubah))  # fmt: skip
def test_any_block_of_a_stranger_shows(blok: Any) -> None:
    for part in read_blocks(blok):
        assert isinstance(to_html(part), str)
