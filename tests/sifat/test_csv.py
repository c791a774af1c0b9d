"""What holds for every CSV file: it reads back as it was written, or its fault is named."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kinerja_lib.dasar.errors import Temuan, one_line
from kinerja_lib.sumber.csv import PEMISAH, read_mentah

SANDI = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
HURUF = st.sampled_from(
    [*map(chr, range(32, 256)), "\n", "\t", "–", "’", "½", "Ω", "日", "😀", "\u200b"]
)
POTONG = ("", "a", "87,5%", "1.234", "Rp 2.000,-", ",", ";", "|", '"', "5;6", "a,b", "\n", "sep=;")
SEL = st.sampled_from(POTONG) | st.lists(HURUF | st.sampled_from(POTONG), max_size=6).map("".join)
JUDUL = ("kode", "nama", "target", "realisasi")


@st.composite
def tabel(draw: st.DrawFn) -> list[list[str]]:
    """Return a heading row and rows below, all of one length."""
    width = draw(st.integers(2, len(JUDUL)))
    row = st.lists(SEL, min_size=width, max_size=width)
    return [[*JUDUL[:width]], *draw(st.lists(row, max_size=5))]


def written(rows: list[list[str]], pemisah: str, kutip: int, akhir: str) -> str:
    """Write rows as the csv module does."""
    made = io.StringIO()
    csv.writer(made, delimiter=pemisah, quoting=kutip, lineterminator=akhir).writerows(rows)
    return made.getvalue()


def as_read(rows: list[list[str]]) -> list[list[str]]:
    """Return what a table holds of rows: no spaces around, no blank rows."""
    return [r for r in ([c.strip() for c in row] for row in rows) if any(r)]


def check_named(temuan: list[Temuan]) -> None:
    """Hold what is refused to a message that a person can act on."""
    for t in temuan:
        assert t.aturan and t.perbaikan and one_line(t) == str(t)


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the one file that is written again and again."""
    return tmp_path_factory.mktemp("csv") / "t.csv"


@given(
    tabel(),
    st.sampled_from([*PEMISAH]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(SANDI),
)
def test_rows_read_back_or_are_refused(
    berkas: Path, rows: list[list[str]], pemisah: str, kutip: int, akhir: str, sandi: str
) -> None:
    berkas.write_bytes(written(rows, pemisah, kutip, akhir).encode(sandi, errors="ignore"))
    table, temuan = read_mentah(berkas, "t.csv")
    check_named(temuan)
    if not temuan:
        rows = [[c.encode(sandi, errors="ignore").decode(sandi) for c in row] for row in rows]
        assert table is not None and table.judul == rows[0]
        assert [cells for _, cells in table.baris] == as_read(rows[1:])


@given(tabel(), st.sampled_from([*PEMISAH]), st.sampled_from(SANDI[:3]))
@example([["kode", "nama"], [";\n", "5;6"]], ",", "utf-8")
def test_what_is_quoted_is_read(
    berkas: Path, rows: list[list[str]], pemisah: str, sandi: str
) -> None:
    berkas.write_bytes(written(rows, pemisah, csv.QUOTE_ALL, "\r\n").encode(sandi))
    assert read_mentah(berkas, "t.csv")[1] == []


@given(
    st.binary(max_size=60) | st.lists(HURUF | SEL, max_size=12).map(lambda x: "".join(x).encode())
)
def test_any_bytes_are_a_table_or_refused(berkas: Path, isi: bytes) -> None:
    berkas.write_bytes(isi)
    table, temuan = read_mentah(berkas, "t.csv", baris_kosong=True)
    check_named(temuan)
    assert temuan or table is not None
