"""Write tables so that a spreadsheet shows their text and never runs it."""

from __future__ import annotations

import csv
import io
import math
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.berkas import replace_file
from kinerja_lib.dasar.errors import UsageError, one_line, os_reason
from kinerja_lib.sumber.dialek import BAWAAN, Dialek

DESIMAL = 10
LEBAR = 60
"""Letters of a spreadsheet's column; a longer text wraps."""
ANGKA = "angka"
"""Where a table's attrs keep the numbers behind its texts: column → row → number."""
_RUMUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_PEMISAH = re.compile(r"([;,|\t\n])")
_AMAN = re.compile(r"[-+]+|[-+][0-9][0-9.,]*(?: ?%| ?[A-Za-z][A-Za-z .]*)?")
_BUTIR = re.compile(r' ?- ?[^\W\d][^=|!()+*/^&<>"@]*')
_TERLARANG = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def csv_text(table: pd.DataFrame, dialek: Dialek = BAWAAN) -> str:
    """Return a table as CSV in one dialect, without anything that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialek.pemisah, lineterminator="\n")
    writer.writerow([_defused(str(c)) for c in table.columns])
    for row in _rows(table):
        cells = (v if isinstance(v, str) else number_text(v, dialek.desimal) for v in row)
        writer.writerow(map(_defused, cells))
    return dialek.tanda + out.getvalue()


def xlsx_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as one Excel sheet: text as text (never a formula), numbers as numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("hasil")
    sheet.freeze_panes = "A2"
    for i, name in enumerate(table.columns):
        longest = max([len(str(name)), *(len(str(v)) for v in table.iloc[:, i])])
        sheet.column_dimensions[get_column_letter(i + 1)].width = min(longest + 2, LEBAR)
    head = [_cell(sheet, str(c)) for c in table.columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(len(head), 1))}{len(table) + 1}"
    numbers = table.attrs.get(ANGKA, {})
    for i, row in enumerate(_rows(table)):
        kept = {j: by_row[i] for j, by_row in numbers.items() if i in by_row}
        sheet.append([_cell(sheet, kept.get(j, value)) for j, value in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    text = _TERLARANG.sub(lambda m: one_line(m[0]), value) if isinstance(value, str) else ""
    cell = WriteOnlyCell(sheet, text or _finite(value))
    if text:
        cell.data_type = "s"
        cell.alignment = Alignment(wrap_text=len(text) > LEBAR, vertical="top")
    return cell


def check_output(path: Path, timpa: bool = False, masukan: Iterable[Path] = ()) -> None:
    """Raise UsageError where `--output` names a file that may not be written.

    That is one that is there, unless `timpa`; what is read (`masukan`) and what is no plain file
    (a device, a pipe) never are.
    """
    said = one_line(path, 200)
    if any(_same(path, given) for given in masukan):
        raise UsageError(
            f'keluaran "{said}" adalah berkas masukannya sendiri dan akan tertimpa. '
            "Pilih nama lain untuk --output."
        )
    if path.exists() and not path.is_file():
        raise UsageError(f'keluaran "{said}" bukan berkas biasa. Pilih nama lain untuk --output.')
    if os.path.lexists(path) and not timpa:
        raise UsageError(
            f'keluaran "{said}" sudah ada dan tidak ditimpa. Pilih nama lain untuk --output, atau '
            "tambahkan --timpa."
        )


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def write_output(
    path: Path, content: bytes, timpa: bool = False, masukan: Iterable[Path] = ()
) -> None:
    """Write the file that `--output` names, whole or not at all; raise UsageError if it cannot be.

    Through a link the file that it leads to is written.
    """
    try:
        check_output(path, timpa, masukan)
        replace_file(Path(os.path.realpath(path)), content)
    except (OSError, ValueError) as error:
        why = os_reason(error) if isinstance(error, OSError) else "namanya bukan nama berkas"
        raise UsageError(
            f'keluaran "{one_line(path, 200)}" tidak dapat ditulis: {why}. '
            "Periksa nama dan foldernya."
        ) from None


def defuse(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, in each of its parts.

    A part is what another list separator would cut off: `x;=1+1` in a file with commas. Printed
    values (`-`, `-5%`, `-5 orang`, `+4`) stay as they are, and so do the dashes of a list.
    """
    if _AMAN.fullmatch(text):
        return text
    first, *rest = _PEMISAH.split(text)
    parts = zip(rest[::2], rest[1::2], strict=True)
    return _part(first) + "".join(
        mark + (part if _BUTIR.fullmatch(part) else _part(part)) for mark, part in parts
    )


def _part(text: str) -> str:
    live = text.lstrip(' "').startswith(_RUMUS) and not _AMAN.fullmatch(text.strip(' "'))
    return "'" + text if live else text


def number_text(value: Any, desimal: str = ".") -> str:
    """Print a number: 111.775, 100, "" for nan."""
    number = _finite(value)
    if number is None:
        return ""
    text = f"{number:.{DESIMAL}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text.replace(".", desimal)


def _finite(value: Any) -> float | int | None:
    if value is None or isinstance(value, str):
        return None
    return value if isinstance(value, int) or math.isfinite(value) else None


def _defused(text: str) -> str:
    """Defuse a text; a lone carriage return, which csv leaves unquoted, becomes a line feed."""
    return defuse(text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows(table: pd.DataFrame) -> Iterator[list[Any]]:
    """Yield rows of plain Python values."""
    for row in table.itertuples(index=False, name=None):
        yield [v.item() if hasattr(v, "item") else v for v in row]
