"""What `hitung` measures: the table in a file that anybody made, and what is said of reading it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import DataError, Temuan, one_line
from kinerja_lib.dasar.nilai import cell_text, read_nilai
from kinerja_lib.sumber import Baris, Mentah, shape
from kinerja_lib.sumber.bukan import CATATAN, NOMOR, TTD, is_numbering, what_is
from kinerja_lib.sumber.csv import PEMISAH, read_isi
from kinerja_lib.sumber.dialek import BAWAAN, Dialek, dialect_of
from kinerja_lib.sumber.excel import (
    LAMA,
    broken_cells,
    hidden,
    is_number,
    is_old,
    is_workbook,
    read_sheets,
)
from kinerja_lib.sumber.geser import shifted_rows
from kinerja_lib.sumber.kepala import WAJIB, Kepala, find_head, has_invisible, other_years
from kinerja_lib.sumber.lembar import Lembar, Persen
from kinerja_lib.sumber.luas import name_cells
from kinerja_lib.sumber.sinonim import JUDUL, key, words

JUDUL_ULANG, LAIN = "judul kolom yang berulang", "bukan indikator"
DIUKUR = (*WAJIB, "arah")
TERUKUR = ("persen", "kuantitas", "rupiah", "rentang", "label")
"""Kinds of values that a row without a name may be measured by."""


@dataclass
class Masukan:
    """The table of a file: its rows as printed, every column with a name, blank rows kept.

    `kolom` says at which position the columns of `hitung` are, `bukan` what a row (by its position)
    is that is no indicator, `lembar` the sheet that it is from, with the position there of each
    column. `catatan` is what a reader must know, `masalah` what is wrong with values to measure.
    """

    mentah: Mentah
    kolom: dict[str, int]
    asal: list[int]
    bukan: dict[int, str]
    lembar: Lembar | None = None
    dialek: Dialek = BAWAAN
    catatan: list[str] = field(default_factory=list)
    masalah: list[Temuan] = field(default_factory=list)
    berkas: Path = Path()

    def column(self, nama: str) -> list[str]:
        """Return the cells of a column of `hitung`."""
        return [cells[self.kolom[nama]] for _, cells in self.mentah.baris]

    def heading(self, nama: str) -> str:
        """Return the heading of a column of `hitung` as typed."""
        return self.mentah.judul[self.kolom[nama]]

    def frame(self) -> pd.DataFrame:
        """Return the table as text."""
        import pandas as pd

        return pd.DataFrame(
            [c for _, c in self.mentah.baris], columns=self.mentah.judul, dtype="str"
        )

    def readings(self, position: int, text: str) -> list[str]:
        """Return what a printed capaian may mean: a number cell without a format may be a share."""
        at = self.mentah.baris[position][0] - 1, self.asal[self.kolom["tercetak"]]
        value: Any = self.lembar.at(at) if self.lembar else None
        return [text, f"{cell_text(float(value) * 100)}%"] if is_number(value) else [text]

    def numbers(self) -> dict[int, dict[int, float]]:
        """Return the number cells of the sheet, by column and position of the row."""
        found: dict[int, dict[int, float]] = {}
        for column, at in enumerate(self.asal if self.lembar else ()):
            for row, (n, _) in enumerate(self.mentah.baris):
                value: Any = self.lembar.at((n - 1, at)) if self.lembar else None
                if is_number(value):
                    found.setdefault(column, {})[row] = value
        return found

    def made_texts(self) -> dict[int, list[int]]:
        """Return the positions of the cells that the sheet keeps as numbers, by column."""
        found = {column: [*rows] for column, rows in self.numbers().items()}
        for column, at in enumerate(self.asal if self.lembar else ()):
            for row, (n, _) in enumerate(self.mentah.baris):
                if self.lembar and isinstance(self.lembar.at((n - 1, at)), Persen):
                    found.setdefault(column, []).append(row)
        return found

    def __deepcopy__(self, _: object) -> Masukan:
        """Stay one: pandas copies the attrs of a table at every step."""
        return self


def read_masukan(path: Path) -> Masukan:
    """Read a CSV file, or the first visible sheet with the columns; raise DataError without."""
    made = _from_workbook(path) if is_workbook(path) else _from_csv(path)
    made.berkas = path
    return made


def _from_csv(path: Path) -> Masukan:
    place = str(path)
    isi, temuan = read_isi(path, place)
    if temuan:
        raise DataError(temuan)
    head = _fitting(find_head(isi.baris), place, f"; pemisah kolom: {PEMISAH[isi.pemisah]}")
    made = _make(isi.baris, head, place)
    if isi.koma and (moved := shifted_rows(made.mentah, isi.teks)):
        raise DataError(moved)
    made.dialek = dialect_of(isi.pemisah, (c for n in made.kolom for c in made.column(n)))
    made.catatan.append(f"{place}: pemisah kolom: {PEMISAH[isi.pemisah]}")
    if isi.sandi:
        made.catatan.insert(0, f"{place}: dibaca sebagai {isi.sandi}, bukan UTF-8")
    return made


def _from_workbook(path: Path) -> Masukan:
    sheets, temuan = read_sheets(path, str(path))
    if temuan:
        raise DataError(temuan)
    heads = {t: find_head(s.rows(), s.gabung) for t, s in sheets.items()}
    fit = [t for t, head in heads.items() if head and not head.kurang]
    visible = [t for t in fit if sheets[t].tampak]
    if not visible:
        raise DataError(_no_sheet(str(path), sheets, heads, fit))
    title, *others = visible
    place, sheet = f"{path}[{title}]", sheets[title]
    made = _make(sheet.rows(), _fitting(heads[title], place), place)
    made.lembar = sheet
    unseen = [t for t in sheets if not sheets[t].tampak]
    said = [f'lembar yang dibaca "{title}"']
    said += [f"lembar tersembunyi tidak dibaca: {_listed(unseen)}"] if unseen else []
    said += [f"lembar lain yang juga cocok tidak dibaca: {_listed(others)}"] if others else []
    made.catatan.insert(0, f"{path}: {'; '.join(said)}")
    if is_old(path):
        made.catatan.append(f"{path}: {LAMA}; simpan sebagai .xlsx")
    _say_cells(made, sheet, place)
    return made


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{one_line(name, 40)}"' for name in names)


def _no_sheet(
    path: str, sheets: dict[str, Lembar], heads: dict[str, Kepala | None], fit: list[str]
) -> list[Temuan]:
    """Say why no sheet can be measured: what is hidden, too large, or lacks fewest columns."""
    if fit:
        rule = "hanya lembar tersembunyi yang memuat kolom indikator, target, dan realisasi"
        remedy = "tampilkan lembarnya (Unhide) bila memang itu yang diukur"
        return [Temuan(path, 0, "", _listed(fit), rule, remedy)]
    far = [t for title, s in sheets.items() if s.jauh for t in broken_cells(s, f"{path}[{title}]")]
    found = [(len(h.kurang), t) for t, h in heads.items() if h and sheets[t].tampak]
    if far or not found:
        empty = Temuan(path, 0, "", "", "buku kerja kosong", "isi satu lembar dengan tabelnya")
        return far or [empty]
    title = min(found)[1]
    return _unfit(heads[title], f"{path}[{title}]", "")


def _fitting(head: Kepala | None, place: str, more: str = "") -> Kepala:
    if head is None or (problems := _unfit(head, place, more)):
        empty = Temuan(place, 0, "", "", "tabel kosong", "isi baris judul kolom dan datanya")
        raise DataError(problems if head else [empty])
    return head


def _unfit(head: Kepala | None, place: str, more: str) -> list[Temuan]:
    """Say which columns are missing or twice there, and what was read instead."""
    if head is None:
        return []
    found = []
    if head.kurang:
        rule = f"kolom wajib tidak ada; judul yang terbaca: {head.terbaca or 'tidak ada'}{more}"
        remedy = f"beri judul {_listed(head.kurang)} pada kolomnya"
        if more and len(head.judul) == 1:
            remedy = f"pisahkan kolom dengan titik koma, dan {remedy}"
        found.append(Temuan(place, head.baris[-1], ", ".join(head.kurang), "", rule, remedy))
    for column, headings in head.ganda.items():
        rule, remedy = "judul kolom ganda", f'beri judul "{column}" hanya pada yang diukur'
        found.append(Temuan(place, head.baris[-1], column, _listed(headings), rule, remedy))
    if other := other_years(head):
        rule = "target dan realisasi dari tahun yang berbeda"
        remedy = 'beri judul "target" dan "realisasi" pada dua kolom dari satu tahun'
        found.append(Temuan(place, head.baris[-1], "", _listed(other), rule, remedy))
    return found


def _make(rows: Sequence[Baris], head: Kepala, place: str) -> Masukan:
    """Cut the table out of the rows of a file or sheet."""
    width = len(head.judul)
    found, temuan = shape([(head.baris[-1], head.judul), *rows[head.isi :]], place, True)
    if found is None or temuan:
        raise DataError(temuan)
    kept = [i for i in range(width) if _is_used(found, i)]
    body = [(n, [cells[i] for i in kept]) for n, cells in found.baris]
    mentah = Mentah(place, [head.judul[i] for i in kept], body)
    made = Masukan(mentah, {c: kept.index(i) for c, i in head.kolom.items()}, kept, {})
    made.bukan = {
        position: kind
        for position, (_, cells) in enumerate(body)
        if any(cells) and (kind := _kind(cells, made))
    }
    made.catatan += [f"{place}: {said}" for said in _say_reading(made, rows, head)]
    return made


def _is_used(table: Mentah, column: int) -> bool:
    """Tell a column that has a heading of its own, or anything below."""
    return table.judul[column] != f"kolom {column + 1}" or any(c[column] for _, c in table.baris)


def _kind(cells: Sequence[str], made: Masukan) -> str:
    """Say what a row is that is no indicator, "" for one that is."""
    name, target, realisasi = (cells[made.kolom[c]] for c in WAJIB)
    if is_numbering([c for c in cells if c]):
        return NOMOR
    known = words(JUDUL)
    if known.get(key(name)) == "indikator" and known.get(key(target)) == "target":
        return JUDUL_ULANG
    values = min(made.kolom["target"], made.kolom["realisasi"])
    labels = [c for i, c in enumerate(cells) if c and (i < values or i == made.kolom["indikator"])]
    if (kind := what_is(labels)) not in ("", TTD, CATATAN):
        return kind
    if name:
        return "" if target or realisasi else what_is([name])
    if all(read_nilai(v).jenis in TERUKUR for v in (target, realisasi)):
        return ""
    return what_is([c for c in cells if c]) or LAIN


def _say_reading(made: Masukan, rows: Sequence[Baris], head: Kepala) -> Iterator[str]:
    """Say what was taken for what, and what was left out."""
    titles = [n for n, cells in rows[: head.isi] if n not in head.baris and any(cells)]
    if titles:
        yield f"judul kolom di baris {_rows(head.baris)}; dilewati di atasnya: {_rows(titles)}"
    elif len(head.baris) > 1:
        yield f"judul kolom di dua baris: {_rows(head.baris)}"
    if odd := [name for name in head.judul if has_invisible(name)]:
        yield f"karakter tak terlihat di judul diabaikan: {_listed(odd)}"
    taken = [f"{c} {_listed([made.heading(c)])}" for c in made.kolom]
    taken += [] if "arah" in made.kolom else ["arah tidak ada, dianggap naik"]
    yield f"kolom yang dibaca: {', '.join(taken)}"
    used = {*made.kolom.values()}
    if rest := [name for i, name in enumerate(made.mentah.judul) if i not in used]:
        yield f"kolom yang tidak dipakai menghitung: {_listed(rest)}"
    numbers: dict[str, list[int]] = {}
    for position, kind in made.bukan.items():
        numbers.setdefault(kind, []).append(made.mentah.baris[position][0])
    if numbers:
        kinds = (f"baris {_rows(found)} ({kind})" for kind, found in numbers.items())
        yield f"tidak diukur: {', '.join(kinds)}"


def _rows(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:20])) + (", …" if len(numbers) > 20 else "")


def _say_cells(made: Masukan, sheet: Lembar, place: str) -> None:
    """Say which cells hold no value; one that is to be measured is a fault, another a remark."""
    rows = {n - 1 for i, (n, _) in enumerate(made.mentah.baris) if i not in made.bukan}
    columns = {made.asal[made.kolom[c]] for c in DIUKUR if c in made.kolom}
    for wanted in (True, False):
        part = Lembar(
            sheet.sel,
            rumus=[p for p in sheet.rumus if (p[0] in rows and p[1] in columns) is wanted],
            galat=[p for p in sheet.galat if (p[0] in rows and p[1] in columns) is wanted],
        )
        if wanted:
            made.masalah += broken_cells(part, place)
        else:
            made.catatan += map(str, broken_cells(part, place))
    start = min(rows, default=0) - 1
    seen = replace(sheet, baris_sembunyi=sheet.baris_sembunyi & rows)
    made.catatan += map(str, hidden(seen, place, start, sorted(columns)))
    merged = [
        (top, left)
        for top, left, bottom, _ in sheet.gabung
        if bottom > top and {*range(top, bottom + 1)} & rows and left in columns
    ]
    if merged:
        made.catatan.append(
            f"{place}: sel gabungan {name_cells(merged)} hanya berisi di baris pertamanya"
        )
