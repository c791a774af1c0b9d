"""Measure any table that people have: CSV or Excel in, the same rows with capaian out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.bahasa import persen
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.masukan import DIUKUR, Masukan, read_masukan
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.capaian.ukur import HASIL, measure
from kinerja_lib.errors import MAX_NILAI, UsageError, one_line, os_reason
from kinerja_lib.nilai import read_nilai
from kinerja_lib.sumber.dialek import BAWAAN
from kinerja_lib.sumber.kepala import in_percent
from kinerja_lib.sumber.sinonim import ARAH, key, words
from kinerja_lib.sumber.tulis import ANGKA

ASAL, DIALEK, CATATAN, MASALAH, DICETAK = "asal", "dialek", "catatan", "masalah", "dicetak"
"""Where a measured table's attrs keep its file, its dialect, what is to be said of reading it, what
is wrong with it, and which texts (row, column) are number cells of a workbook."""


def hitung(path: Path, kebijakan: Kebijakan, skala: dict[str, Skala]) -> pd.DataFrame:
    """Measure the rows of a file; return them in order, all columns as text, with HASIL added.

    Headings are found by themselves, under titles and by other words for them, and keep their own
    spelling. Of a workbook the first visible sheet with the columns is used. Rows that are no
    indicator (totals, column numbers, signatures) stay, without a result. A column that already
    bears the name of a result is what the document printed: it is kept as `<judul>_tercetak`.
    Raise UsageError without such a file, DataError where it cannot be read or lacks a column.
    """
    if not path.is_file():
        raise UsageError(f'berkas "{path}" tidak ada. Periksa nama berkasnya.')
    made = read_masukan(path)
    table = made.frame()
    results = measure(_inputs(made), kebijakan, skala)
    _leave_out(results, made)
    if not _is_own(table):
        _compare_printed(results, made)
    found = _beside(table).join(results)
    found.attrs = {
        ASAL: str(path), DIALEK: made.dialek, CATATAN: made.catatan, MASALAH: made.masalah,
        ANGKA: made.numbers(), DICETAK: made.made_texts(),
    }  # fmt: skip
    return found


def _inputs(made: Masukan) -> pd.DataFrame:
    """Return the columns to measure: bare numbers under a heading of percents are percents."""
    import pandas as pd

    columns = {name: made.column(name) for name in DIUKUR if name in made.kolom}
    for name in ("target", "realisasi"):
        if in_percent(made.heading(name)):
            pairs = zip(columns["target"], columns["realisasi"], columns[name], strict=True)
            columns[name] = [_as_percent(value, (t, r)) for t, r, value in pairs]
    known = words(ARAH)
    if "arah" in columns:
        columns["arah"] = [known.get(key(a), a) for a in columns["arah"]]
    return pd.DataFrame(columns, dtype="str")


def _as_percent(value: str, pair: tuple[str, str]) -> str:
    """Add the sign that the heading bears; beside a value with a sign of its own it is doubtful."""
    nilai = read_nilai(value)
    bare = nilai.jenis == "kuantitas" and nilai.angka is not None and nilai.satuan == ""
    return f"{value}%" if bare and not any("%" in other for other in pair) else value


def _leave_out(results: pd.DataFrame, made: Masukan) -> None:
    """Empty the results of blank rows and of those that are no indicator; say which has no name."""
    names = made.column("indikator")
    for position, (_, cells) in enumerate(made.mentah.baris):
        if kind := made.bukan.get(position):
            _set(results, position, (None, None, "", f"baris {kind}, tidak diukur"))
        elif not any(cells):
            _set(results, position, (None, None, "", ""))
        elif not names[position]:
            _add(results, position, "baris tanpa nama indikator")


def _set(results: pd.DataFrame, position: int, values: tuple[Any, ...]) -> None:
    results.loc[results.index[position], list(HASIL)] = values


def _add(results: pd.DataFrame, position: int, said: str) -> None:
    place = results.index[position], "keterangan"
    results.loc[place] = "; ".join(filter(None, (str(results.loc[place]), said)))


def _compare_printed(results: pd.DataFrame, made: Masukan) -> None:
    """Say where the document printed another capaian than is computed, raw or capped."""
    if "tercetak" not in made.kolom:
        return
    differing, compared = [], 0
    printed = zip(made.column("tercetak"), made.mentah.baris, strict=True)
    for position, (text, (n, _)) in enumerate(printed):
        mentah, capaian = (float(results[name].iloc[position]) for name in HASIL[:2])
        if position in made.bukan or capaian != capaian or read_nilai(text).angka is None:
            continue
        compared += 1
        if not any(agrees(t, x) for t in made.readings(position, text) for x in (mentah, capaian)):
            differing.append(n)
            shown = one_line(text, MAX_NILAI)
            said = f"capaian tercetak {shown} berbeda dari hasil hitung {persen(capaian)}"
            if mentah != capaian:
                said += f" (sebelum batas atas {persen(mentah)})"
            _add(results, position, said)
    if compared:
        rows = f": baris {', '.join(map(str, differing))}" if differing else ""
        made.catatan.append(
            f"{made.mentah.berkas}: {len(differing)} dari {compared} capaian tercetak berbeda dari "
            f"hasil hitung{rows}"
        )


def _is_own(table: pd.DataFrame) -> bool:
    """Tell a table that an earlier run made."""
    return tuple(table.columns[-len(HASIL) :]) == HASIL


def _beside(table: pd.DataFrame) -> pd.DataFrame:
    """Make room for the results: an earlier run's are replaced, printed ones renamed."""
    if _is_own(table):
        return table.drop(columns=list(HASIL))
    named = {_key(column): column for column in table.columns}
    clash = {name: named[name] for name in HASIL if name in named}
    taken = set(named)
    renamed = {}
    for column in clash.values():
        new = f"{column}_tercetak"
        while _key(new) in taken:
            new += "_"
        taken.add(_key(new))
        renamed[column] = new
    return table.rename(columns=renamed)


def _key(column: str) -> str:
    return " ".join(str(column).split()).lower()


def write_table(table: pd.DataFrame, path: Path | None) -> str:
    """Return the table as CSV text; with a path write it there (CSV, or XLSX by its ending).

    CSV is in the dialect of the file measured: `;` and decimal commas, or `,` and decimal points,
    which a workbook's numbers have, too. Up to ten decimals, nan is empty; a workbook keeps the
    number cells of the workbook measured. The file appears whole or not at all. Raise UsageError
    where it cannot be written or is the file measured.
    """
    from kinerja_lib.sumber.tulis import replace_file, xlsx_bytes

    if path is None:
        return _csv(table)
    if _is_input(path, table):
        raise UsageError(
            f'keluaran "{path}" adalah berkas masukannya sendiri dan akan tertimpa. '
            "Pilih nama lain untuk --output."
        )
    if path.suffix.lower() not in (".csv", ".txt", ".xlsx"):
        raise UsageError(f'keluaran "{path}": harus berakhiran .csv atau .xlsx. Ganti namanya.')
    content = xlsx_bytes(table) if path.suffix.lower() == ".xlsx" else _csv(table).encode()
    try:
        replace_file(path, content)
    except OSError as error:
        raise UsageError(
            f'keluaran "{path}" tidak dapat ditulis: {os_reason(error)}. Periksa foldernya.'
        ) from None
    return ""


def _csv(table: pd.DataFrame) -> str:
    from kinerja_lib.sumber.tulis import csv_text

    dialek = table.attrs.get(DIALEK, BAWAAN)
    shown = table.copy()
    for row, column in table.attrs.get(DICETAK, ()):
        shown.iat[row, column] = str(table.iat[row, column]).replace(",", dialek.desimal)
    return csv_text(shown, dialek)


def _is_input(path: Path, table: pd.DataFrame) -> bool:
    try:
        return path.samefile(table.attrs.get(ASAL, ""))
    except OSError:
        return False
