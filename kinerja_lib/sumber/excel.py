"""Tables from one Excel workbook, a sheet a table; read with calamine (fast, needs no Excel)."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan, dead_link, list_rows, os_reason, plain_size
from kinerja_lib.dasar.nilai import cell_text
from kinerja_lib.sumber import build_table, ods, tampilan
from kinerja_lib.sumber.csv import MAX_BYTES
from kinerja_lib.sumber.lama import Xls
from kinerja_lib.sumber.lembar import Lembar
from kinerja_lib.sumber.luas import MAX_BUKA, Tempat, cell_name, name_cells, unpacked

PERSEN = frozenset({"target_persen", "capaian_tercetak"})
PECAHAN = frozenset({"target", "realisasi", "nilai"})
"""Columns where a number cell that is not formatted as percent is ambiguous: 0,9 may be 90%. In
PERSEN any number is; in PECAHAN a fraction between 0 and 1, and a small number beside percents."""
MAX_PECAHAN = 10
"""The largest number that may be a percent whose format was lost: 10 = 1000%."""
BUNDEL = "xl/workbook.bin"
"""What an .xlsb holds; its formats and errors cannot be seen."""
LAMA = "angka yang dicoret atau terangkat (catatan kaki) di format .xls lama tidak terlihat"
SEMBUNYI = "tersembunyi"
"""Where a table's attrs keep what is hidden of it."""
RUSAK = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    struct.error,
    KeyError,
    ValueError,
)
"""What reading a broken archive may raise."""
_BERPERSEN = re.compile(r"[0-9] ?(%|persen|prosen)", re.I)
Buku = dict[str, Lembar]


def is_workbook(path: Path) -> bool:
    """Tell a workbook by its first bytes, whatever its name (zip = xlsx, OLE = xls)."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
    except OSError:
        return False
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def is_old(path: Path) -> bool:
    """Tell a workbook of the old kind, whose marks on single letters are not seen."""
    return not zipfile.is_zipfile(path)


def read_workbook(
    path: Path, berkas: str, wanted: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[dict[str, pd.DataFrame | None], list[Temuan]]:
    """Read every sheet of a workbook into a traced table, keyed by the sheet's name, lower case.

    A sheet without a header, or too large to load, is None. `wanted` holds the headings of sheets
    that have a contract. Refuses what would have to be guessed: merged cells, percents kept as
    numbers, formulas without a saved value, error cells, two sheets of one name. Sheets whose name
    starts with `_` are notes and are not read.
    """
    sheets, temuan = read_sheets(path, berkas)
    if sheets and is_old(path):
        found = [t for title, s in sheets.items() for t in broken_cells(s, f"{berkas}[{title}]")]
        remedy = "buka di Excel lalu simpan sebagai .xlsx"
        return {}, [Temuan(berkas, 0, "", ".xls", LAMA, remedy), *found]
    tables: dict[str, pd.DataFrame | None] = {}
    for title, sheet in sheets.items():
        name, place = title.strip().lower(), f"{berkas}[{title}]"
        if name.startswith("_"):
            continue
        if name in tables:
            temuan.append(Temuan(place, 0, "", title, "lembar ganda", "gabungkan atau hapus"))
            continue
        temuan += broken_cells(sheet, place)
        for cell in (*sheet.rumus, *sheet.galat):
            sheet.put(cell, "")
        table, problems = (
            (None, [])
            if sheet.jauh
            else build_table(sheet.rows(), place, wanted=wanted.get(name, ()))
        )
        temuan += problems
        tables[name] = table
        if table is not None:
            temuan += _ambiguous(sheet.sel, place) + _merged(sheet, place)
            table.attrs[SEMBUNYI] = [*hidden(sheet, place, _heading(sheet.sel))]
    return tables, temuan


def read_sheets(path: Path, berkas: str) -> tuple[Buku, list[Temuan]]:
    """Read the cells of every worksheet that has any; one that reaches too far stays empty."""
    try:
        if plain_size(path) > MAX_BYTES:
            return {}, [Temuan(berkas, 0, "", "", "lebih dari 50 MB", "pecah buku kerjanya")]
        if not zipfile.is_zipfile(path):
            return _load_old(path), []
        with zipfile.ZipFile(path) as archive:
            if refused := _refused(archive, berkas):
                return {}, [refused]
            display = ods if ods.ISI in archive.namelist() else tampilan
            far = display.far_cells(archive)
            if far and display is ods:
                return _too_far(far), []
            sheets = _load(path, far)
            display.restore(archive, sheets)
            return sheets, []
    except OSError as error:
        rule = dead_link(path) or f"buku kerja tidak dapat dibaca: {os_reason(error)}"
        remedy = "periksa nama dan izin berkasnya"
    except RUSAK:
        rule, remedy = "bukan buku kerja Excel yang utuh", "buka di Excel lalu simpan sebagai .xlsx"
    except Terkunci:
        rule, remedy = "buku kerja terkunci sandi", "buka kuncinya di Excel lalu simpan ulang"
    return {}, [Temuan(berkas, 0, "", "", rule, remedy)]


def _too_far(far: Mapping[str, Tempat]) -> Buku:
    """Return the sheets that reach too far, not loaded: calamine would load all of them at once."""
    return {title: Lembar([], jauh=place) for title, place in far.items()}


def _load_old(path: Path) -> Buku:
    """Load an old workbook; calamine knows whether it has a password, so it goes first."""
    try:
        records = Xls(path)
    except (*RUSAK, IndexError) as error:
        _load(path, {})
        raise ValueError(str(error)) from None
    if far := records.far_cells():
        return _too_far(far)
    sheets = _load(path, {})
    records.restore(sheets)
    return sheets


class Terkunci(Exception):
    """Say that a workbook has a password."""


def _refused(archive: zipfile.ZipFile, berkas: str) -> Temuan | None:
    """Refuse an archive before it is unpacked."""
    size = unpacked(archive)
    if size > MAX_BUKA:
        rule = f"isi buku kerja lebih dari {MAX_BUKA // 1_000_000} MB setelah dibuka"
        shown = f"{size // 1_000_000} MB"
        return Temuan(berkas, 0, "", shown, rule, "hapus lembar dan gambar yang tidak dipakai")
    if BUNDEL in archive.namelist():
        remedy = "buka di Excel lalu simpan sebagai .xlsx"
        return Temuan(berkas, 0, "", ".xlsb", "format sel buku kerja biner tidak terbaca", remedy)
    return None


def _load(path: Path, far: Mapping[str, Tempat]) -> Buku:
    """Load the worksheets with calamine; a panic of its (it is Rust) is a broken workbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            return _worksheets(workbook, far)
    except PasswordError:
        raise Terkunci from None
    except CalamineError as error:
        raise ValueError(str(error)) from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise ValueError(str(error)) from None


def _worksheets(workbook: Any, far: Mapping[str, Tempat]) -> Buku:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets: Buku = {}
    for meta in workbook.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        visible = meta.visible == SheetVisibleEnum.Visible
        if meta.name in far:
            sheets[meta.name] = Lembar([], tampak=visible, jauh=far[meta.name])
            continue
        sheet = workbook.get_sheet_by_name(meta.name)
        if cells := sheet.to_python(skip_empty_area=False):
            merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or []]
            sheets[meta.name] = Lembar(cells, merged, visible)
    return sheets


def broken_cells(sheet: Lembar, place: str) -> list[Temuan]:
    """Name the cells of a sheet that hold no value: one message a kind, whatever their number."""
    found = []
    if sheet.jauh:
        rule = "sel berisi terlalu jauh dari tabel, lembar ini tidak dimuat"
        remedy = "hapus isi sel itu (juga yang hanya spasi), atau pindahkan ke dekat tabelnya"
        found.append(Temuan(place, sheet.jauh[0] + 1, "", cell_name(sheet.jauh), rule, remedy))
    if sheet.rumus:
        rule = f"rumus tanpa nilai tersimpan: {name_cells(sheet.rumus)}"
        remedy = "buka di Excel lalu simpan supaya hasilnya tersimpan, atau ketik angkanya"
        count = f"{len(sheet.rumus)} rumus"
        found.append(Temuan(place, min(sheet.rumus)[0] + 1, "", count, rule, remedy))
    if sheet.galat:
        rule = f"sel berisi nilai galat: {name_cells(sheet.galat)}"
        shown = str(sheet.at(min(sheet.galat)))
        remedy = "betulkan rumusnya, atau ketik angkanya"
        found.append(Temuan(place, min(sheet.galat)[0] + 1, "", shown, rule, remedy))
    return found


def hidden(sheet: Lembar, place: str, start: int, columns: Sequence[int] = ()) -> Iterator[Temuan]:
    """Say which hidden rows, columns or sheets count all the same.

    `start` is the position of the last row of headings; without `columns` each filled one counts.
    """
    filled = [(n, row) for n, row in enumerate(sheet.sel) if n > start and any(map(cell_text, row))]
    remedy = "tampilkan (Unhide, atau hapus saringannya) lalu periksa; hapus bila tidak berlaku"
    if not sheet.tampak:
        yield Temuan(place, 0, "", "", "lembar tersembunyi ikut dibaca", remedy)
    if rows := [n + 1 for n, _ in filled if n in sheet.baris_sembunyi]:
        rule = f"baris tersembunyi ikut dihitung: {list_rows(rows)}"
        yield Temuan(place, rows[0], "", f"{len(rows)} baris", rule, remedy)
    used = columns or [i for i, c in enumerate(sheet.sel[start]) if cell_text(c).strip()]
    if names := [cell_text(sheet.at((start, i))) for i in used if i in sheet.kolom_sembunyi]:
        rule = f"kolom tersembunyi ikut dibaca: {', '.join(names)}"
        yield Temuan(place, start + 1, "", f"{len(names)} kolom", rule, remedy)


def _heading(cells: list[list[Any]]) -> int:
    """Return the position of the first filled row."""
    return next((i for i, row in enumerate(cells) if any(cell_text(c).strip() for c in row)), 0)


def _ambiguous(cells: list[list[Any]], place: str) -> list[Temuan]:
    """Refuse number cells that may be percents: never guess whether 0,9 means 0,9% or 90%.

    A percent whose format was lost is known by its company: 1.05 beside `100%`.
    """
    start = _heading(cells)
    head = [cell_text(c).strip().lower() for c in cells[start]]
    rows = [dict(zip(head, row, strict=False)) for row in cells[start + 1 :]]
    values = [name for name in dict.fromkeys(head) if name in PERSEN | PECAHAN]
    mixed = {name for name in values if any(is_percent(row.get(name)) for row in rows)}
    return [
        Temuan(
            place,
            n,
            name,
            cell_text(row[name]),
            "persen tersimpan sebagai angka Excel, artinya tidak pasti",
            'format kolom sebagai Teks, lalu ketik ulang seperti tercetak, mis. "90%"',
        )
        for n, row in enumerate(rows, start + 2)
        for name in values
        if is_number(row.get(name)) and _may_be_percent(name, row, name in mixed)
    ]


def _may_be_percent(name: str, row: Mapping[str, Any], mixed: bool) -> bool:
    """Tell whether the number in a column may be a percent; `mixed`: others in the column are."""
    size = abs(row[name])
    if name in PERSEN or 0 < size < 1:
        return True
    other = row.get("target" if name == "realisasi" else "realisasi")
    if name == "realisasi" and other in (None, ""):
        other = row.get("target_persen")
    if is_percent(other):
        return 0 < size <= MAX_PECAHAN
    return mixed and 1 < size < 2 and not isinstance(other, str)


def is_number(value: Any) -> bool:
    """Tell a number cell."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_percent(value: Any) -> bool:
    """Tell a cell that prints a percent."""
    return isinstance(value, str) and bool(_BERPERSEN.search(value))


def _merged(sheet: Lembar, place: str) -> list[Temuan]:
    """Refuse merged cells of the body: nobody can say which rows the value belongs to."""
    start = _heading(sheet.sel)
    head = [cell_text(c).strip() for c in sheet.sel[start]]
    found = []
    for top, left, _, _ in sheet.gabung:
        if start <= top < len(sheet.sel) and left < len(sheet.sel[top]):
            name, shown = head[left] if left < len(head) else "", cell_text(sheet.at((top, left)))
            rule, remedy = "sel gabungan (merge)", "pisahkan selnya (unmerge) dan isi setiap baris"
            found.append(Temuan(place, top + 1, name, shown, rule, remedy))
    return found
