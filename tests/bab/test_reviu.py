"""The first page of the working paper: what to mend first, by rule, with its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kinerja_lib import open_laporan
from kinerja_lib.bab.reviu.ringkasan import ringkasan
from kinerja_lib.reviu.daftar import semua_aturan
from kinerja_lib.reviu.periksa import review
from tests.reviu.bersih import bersih, write


def table_of(lap: Any) -> list[Any]:
    return [b for b in ringkasan(lap).isi if getattr(b, "label", "") == "tabel-aturan"]


def test_the_worst_findings_come_first_with_their_remedy(lap: Any) -> None:
    (table,) = table_of(lap)
    berat = review(lap).berat
    rules = {a.judul: a for a in semua_aturan().values()}
    assert [rules[str(row[1])].tingkat for row in table.baris] == ["berat"] * len(table.baris)
    assert [row[2] for row in table.baris] == [rules[str(row[1])].perbaikan for row in table.baris]
    assert sum(int(row[3].teks) for row in table.baris) == len(berat)
    assert str(table.baris[0][0]).startswith("B1")
    assert str(table.baris[-1][0]).endswith(f"B{len(berat)}")


def test_nothing_found_needs_no_table(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2023, write(bersih(), tmp_path))
    assert table_of(lap) == []
