"""Every cell of a finished page that says where it comes from is right about it.

Printed cells are looked up in their files; computed ones are computed again from the rows that they
name, by formulas written here. Of an office that exists, of an invented one, and of its workbook.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
from pathlib import Path

import pytest

from kinerja_lib.contoh.tulis import write_contoh
from tests.conftest import DATA
from tests.halaman import Asal, Sel, cells_of, page_of, places
from tests.hitung_sendiri import Hitung, angka
from tests.hitung_triwulan import HitungTriwulan

TAHUN = 2023
LAPORAN = (("lkj", 4), ("monev", 2), ("monev", 4), ("perjanjian", 4), ("reviu", 4))
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
         "Oktober", "November", "Desember")
KOSONG = ("–", "belum diisi", "………………………")
KATA = {
    "nomor urut temuan", "kebijakan yang dicoba", "aturan reviu dan kelengkapan",
    "dihitung dari aturan reviu", "dihitung dari baris ini",
}
"""Sources in words, of what rests on no single row of a table."""


def invented(root: Path) -> tuple[Path, str]:
    """Return an invented office of two years."""
    write_contoh(root / "data", 3, range(TAHUN - 1, TAHUN + 1), 42, 0)
    return root / "data", "990003"


def workbook(root: Path) -> tuple[Path, str]:
    """Return the same office with all its tables in one workbook."""
    from openpyxl import Workbook

    data, kode = invented(root)
    folder = data / "satker" / kode
    book = Workbook()
    book.remove(book.active)
    for path in sorted(folder.rglob("*.csv")):
        prefix = "pendukung." if path.parent.name == "pendukung" else ""
        sheet = book.create_sheet(prefix + path.stem)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                sheet.append(row)
        path.unlink()
    shutil.rmtree(folder / "pendukung", ignore_errors=True)
    book.save(folder / "data.xlsx")
    return data, kode


KANTOR = {
    "656794": (lambda _: (DATA, "656794"), LAPORAN),
    "rekaan": (invented, LAPORAN),
    "buku kerja": (workbook, LAPORAN[:2]),
}


class Halaman:
    """The cells of an office's pages, its files, and its figures computed by this test."""

    def __init__(self, data: Path, kode: str, laporan: tuple[tuple[str, int], ...]) -> None:
        self.asal = Asal(data)
        self.hitung = Hitung(self.asal, kode, TAHUN)
        self.sel: list[tuple[Sel, int]] = [
            (c, q) for r, q in laporan for c in cells_of(page_of(r, kode, TAHUN, data, q))
        ]
        self._triwulan = {q: HitungTriwulan(self.hitung, q) for _, q in laporan}

    def salah(self, sel: Sel, triwulan: int) -> str:
        """Say what is wrong with a computed cell of a page that is told up to a quarter."""
        return self.hitung.salah(sel, self._triwulan[triwulan].harapan(sel))


@pytest.fixture(scope="module", params=KANTOR)
def halaman(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Halaman:
    make, laporan = KANTOR[request.param]
    return Halaman(*make(tmp_path_factory.mktemp("asal")), laporan)


def test_a_printed_cell_leads_to_a_cell_with_that_value(halaman: Halaman) -> None:
    printed = [c for c, _ in halaman.sel if not c.dihitung and c.sumber not in KATA]
    assert len(printed) > 500
    assert [c for c in printed if not _leads(halaman.asal, c)] == []


def _leads(asal: Asal, sel: Sel) -> bool:
    found = places(sel.sumber)
    if sel.label.startswith("tabel-temuan"):
        return all(_said(sel, _raw(asal, p)) for p in found)
    return len(found) == 1 and _same(sel, _raw(asal, found[0]), asal.row(*found[0][:2]))


def _raw(asal: Asal, place: tuple[str, int, tuple[str, ...]]) -> str:
    row = asal.row(*place[:2])
    values = [row.get(k, f"tanpa kolom {k}") for k in place[2]]
    return " ".join(", ".join(filter(None, values)).split())


def _said(sel: Sel, raw: str) -> bool:
    """Tell whether a finding's row says a value; long ones are cut, and so is a long list."""
    return not raw or raw[:50] in sel.seluruh_baris or "tempat lain" in sel.teks


def _same(sel: Sel, raw: str, row: dict[str, str]) -> bool:
    if not raw or "tidak terbaca" in raw:
        return sel.teks in KOSONG
    if re.fullmatch(r"\d{4}-\d\d-\d\d", raw):
        date = dt.date.fromisoformat(raw)
        return sel.teks == f"{date.day} {BULAN[date.month - 1]} {date.year}"
    if re.match(r"Rp\.? ?[-–·]", raw):
        return sel.teks in KOSONG
    if sel.teks.startswith("Rp") or sel.label in ("gambar-pergeseran", "gambar-tahunan"):
        return angka(sel.teks) == angka(raw)
    return sel.teks in (raw, f"{row.get('kode', '')} {raw}")


def test_a_computed_cell_names_exactly_the_rows_that_give_it(halaman: Halaman) -> None:
    computed = [(c, q) for c, q in halaman.sel if c.dihitung and c.sumber not in KATA]
    assert len(computed) > 200
    assert [f"{c}: {why}" for c, q in computed if (why := halaman.salah(c, q))] == []
