"""Measure any table that people have: CSV or Excel in, the same rows with capaian out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.capaian.masukan import DIUKUR, Masukan, read_masukan
from kinerja_lib.capaian.ukur import HASIL, TIDAK, measure
from kinerja_lib.dasar.bahasa import persen
from kinerja_lib.dasar.errors import MAX_NILAI, UsageError, one_line
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.dasar.satuan import bare_unit, convert, with_unit
from kinerja_lib.sumber.kepala import heading_unit, in_percent
from kinerja_lib.sumber.sinonim import ARAH, key, words
from kinerja_lib.sumber.tulis import ANGKA

MASUKAN = "masukan"
"""Where a measured table's attrs keep what it was made of."""
MIN_PERSEN, SEUKURAN = 20, 5
"""From where on a number without a sign looks like a percent; how far two percents may differ."""


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
    inputs = _inputs(made)
    results = measure(inputs, kebijakan, skala)
    _doubt(results, inputs, made)
    _leave_out(results, made)
    _compare_units(results, made)
    if not _is_own(table):
        _compare_printed(results, made)
    found = _beside(table).join(results)
    found.attrs = {MASUKAN: made}
    return found


def _inputs(made: Masukan) -> pd.DataFrame:
    """Return the columns to measure: bare numbers have the unit of their heading or row."""
    import pandas as pd

    columns = {name: made.column(name) for name in DIUKUR if name in made.kolom}
    pairs = list(zip(columns["target"], columns["realisasi"], strict=True))
    units = made.column("satuan") if "satuan" in made.kolom else [""] * len(pairs)
    for i, name in enumerate(("target", "realisasi")):
        unit = heading_unit(made.heading(name))
        columns[name] = [
            _as_said(pair[i], pair, unit or row) for pair, row in zip(pairs, units, strict=True)
        ]
    known = words(ARAH)
    if "arah" in columns:
        columns["arah"] = [known.get(key(a), a) for a in columns["arah"]]
    return pd.DataFrame(columns, dtype="str")


def _as_said(value: str, pair: tuple[str, str], unit: str) -> str:
    """Add the unit that heading or row bears; percent beside a sign of its own is doubtful.

    What is no number, or none any more with that unit, stays as it is.
    """
    if not unit or not _is_bare(value) or (bare_unit(unit) == "%" and any("%" in v for v in pair)):
        return value
    said = with_unit(value, unit)
    return said if read_nilai(said).angka is not None else value


def _is_bare(value: str) -> bool:
    nilai = read_nilai(value)
    return nilai.jenis == "kuantitas" and nilai.angka is not None and nilai.satuan == ""


def _compare_units(results: pd.DataFrame, made: Masukan) -> None:
    """Say where a row's unit is another than its values print, or could not be used."""
    if "satuan" not in made.kolom:
        return
    heads = [u for c in ("target", "realisasi") if (u := heading_unit(made.heading(c)))]
    rows = zip(made.column("satuan"), made.column("target"), made.column("realisasi"), strict=True)
    for position, (unit, *values) in enumerate(rows):
        if position in made.bukan or not unit:
            continue
        column = f'kolom "{made.heading("satuan")}" ({one_line(unit, 30)})'
        own = read_nilai(with_unit("1", unit))
        if own.angka is None and any(map(_is_bare, values)):
            _add(results, position, f"{column} tidak terbaca sebagai satuan, tidak dipakai")
        printed = dict.fromkeys([*heads, *filter(None, map(_unit_of, values))])
        odd = [u for u in printed if own.angka is not None and not _alike(u, _unit_of(own.teks))]
        if odd:
            _add(results, position, f"{column} berbeda dari satuan nilainya ({', '.join(odd)})")


def _unit_of(value: str) -> str:
    nilai = read_nilai(value)
    if nilai.angka is None or nilai.jenis not in ("persen", "kuantitas", "rupiah"):
        return ""
    return {"persen": "%", "rupiah": "rupiah"}.get(nilai.jenis, nilai.satuan)


def _alike(a: str, b: str) -> bool:
    return a == b or convert(a, b) is not None or a.partition(" ")[0] == b.partition(" ")[0]


def _doubt(results: pd.DataFrame, inputs: pd.DataFrame, made: Masukan) -> None:
    """Empty the result of a small number beside a large one in a column of percents.

    100 and 0,95 without signs, among percents: 0,95% or 95%, whose format was lost.
    """
    percents = any(
        in_percent(made.heading(name)) or inputs[name].str.contains("%").any()
        for name in ("target", "realisasi")
    )
    pairs = zip(made.column("target"), made.column("realisasi"), strict=True)
    for position, pair in enumerate(pairs if percents else ()):
        bare = [n.angka for n in map(read_nilai, pair) if n.angka is not None and not n.satuan]
        if len(bare) == len(pair) and _shares(*bare):
            said = f"{TIDAK}: {pair[0]} dan {pair[1]} di antara persen bermakna ganda"
            _set(results, position, (None, None, "", f"{said}, tulis dengan tanda %"))


def _shares(a: float, b: float) -> bool:
    """Tell a share beside a percent: 0.95 and 100, not 0.8 and 0.83, nor 2 and 100."""
    low, high = sorted((a, b))
    share = 0 < low < 2 and low != 1
    return share and high >= MIN_PERSEN and 1 / SEUKURAN <= 100 * low / high <= SEUKURAN


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
    computed = (results[name].tolist() for name in HASIL[:2])
    rows = zip(made.column("tercetak"), made.mentah.baris, *computed, strict=True)
    for position, (text, (n, _), mentah, capaian) in enumerate(rows):
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
        where = f": baris {', '.join(map(str, differing))}" if differing else ""
        made.catatan.append(
            f"{made.mentah.berkas}: {len(differing)} dari {compared} capaian tercetak berbeda dari "
            f"hasil hitung{where}"
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


def write_table(table: pd.DataFrame, path: Path | None, timpa: bool = False) -> str:
    """Return the table as CSV text; with a path write it there (CSV, or XLSX by its ending).

    CSV is in the dialect of the file measured: `;` and decimal commas, or `,` and decimal points,
    which a workbook's numbers have, too. Up to ten decimals, nan is empty; a workbook keeps the
    number cells of the workbook measured. The file appears whole or not at all. Raise UsageError
    where it cannot be written, is the file measured, or is there and not to be replaced (`timpa`).
    """
    from kinerja_lib.sumber.tulis import write_output, xlsx_bytes

    if path is None:
        return _csv(table)
    if path.suffix.lower() not in (".csv", ".txt", ".xlsx"):
        raise UsageError(f'keluaran "{path}": harus berakhiran .csv atau .xlsx. Ganti namanya.')
    made: Masukan | None = table.attrs.get(MASUKAN)
    if path.suffix.lower() == ".xlsx":
        table.attrs = {ANGKA: made.numbers() if made else {}}
        content = xlsx_bytes(table)
        table.attrs = {MASUKAN: made} if made else {}
    else:
        content = _csv(table).encode()
    write_output(path, content, timpa, [made.berkas] if made else [])
    return ""


def _csv(table: pd.DataFrame) -> str:
    """Write it in the dialect that was read; number cells of a workbook have its decimal sign."""
    from kinerja_lib.sumber.tulis import csv_text

    made: Masukan | None = table.attrs.get(MASUKAN)
    if made is None:
        return csv_text(table)
    shown = table.copy()
    for column, rows in made.made_texts().items():
        cells = table.iloc[:, column].tolist()
        for row in rows:
            cells[row] = cells[row].replace(",", made.dialek.desimal)
        shown.isetitem(column, cells)
    return csv_text(shown, made.dialek)
