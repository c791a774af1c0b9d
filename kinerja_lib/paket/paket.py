"""Paket: one satker's validated data of all years, as printed, every cell traceable."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.acuan.acuan import Acuan, open_acuan
from kinerja_lib.dasar.alamat import conceal
from kinerja_lib.dasar.errors import (
    DataError,
    PolicyError,
    Temuan,
    nearest,
)
from kinerja_lib.paket.buku import PENDUKUNG, Buku, list_files, supports
from kinerja_lib.paket.folder import check_satker, find_data, satker_code
from kinerja_lib.paket.isi_folder import check_folder, meant_by
from kinerja_lib.paket.kantor_lain import Asing, check_names, find_asing, refuse
from kinerja_lib.paket.narasi import read_narasi
from kinerja_lib.paket.pendukung import read_pendukung
from kinerja_lib.paket.profil import REKAAN, read_profil
from kinerja_lib.paket.rujukan import check_tables
from kinerja_lib.paket.silang import check_across
from kinerja_lib.paket.skema import Kontrak, contracts
from kinerja_lib.paket.tabel import frame, read_tables, table_place
from kinerja_lib.sumber import BARIS, BERKAS, KOLOM, rows_of

Tabel = dict[str, "pd.DataFrame"]


@dataclass(frozen=True)
class Paket:
    """One satker's data: `tabel` by contract name, `pendukung` and `narasi` by (tahun, name).

    Headings of `tabel` are those of the contract; supporting tables keep theirs as typed.
    """

    kode: str
    folder: Path
    acuan: Acuan
    profil: Mapping[str, str]
    tabel: Mapping[str, pd.DataFrame]
    pendukung: Mapping[tuple[int, str], pd.DataFrame] = field(default_factory=dict)
    narasi: Mapping[tuple[int, str], str] = field(default_factory=dict)
    tempat: Mapping[str, str] = field(default_factory=lambda: {n: f"{n}.csv" for n in contracts()})
    """Where each table is kept, or belongs: `anggaran.csv`, or `data.xlsx, lembar anggaran`."""
    asing: tuple[Asing, ...] = ()
    """Other offices that are named in passing."""
    sisa: tuple[Temuan, ...] = ()
    """What lies in the folder and is not read, like nothing that is; what is hidden and is read."""

    @property
    def rekaan(self) -> bool:
        """Tell whether the profile says that these data are invented."""
        return self.profil.get(REKAAN) == str(True)

    @property
    def tahun(self) -> tuple[int, ...]:
        """Return the years with a target or a realisasi in `pengukuran`."""
        table = self.tabel["pengukuran"]
        filled = table[(table["target"] != "") | (table["realisasi"] != "")]
        return tuple(sorted({int(t) for t in filled["tahun"]}))


def read_paket(satker: object, data: str | Path = "data", acuan: Acuan | None = None) -> Paket:
    """Read and validate one satker; raise DataError with every violation, UsageError if unknown.

    A table that cannot be read does not keep the others from being checked. Who reads many gives
    their reference data, so that they are read once.
    """
    data = conceal(data)
    kode = satker_code(satker, data)
    root = find_data(data, kode)
    check_satker(root, kode, data)
    folder = root / "satker" / kode
    label = f"{data}/satker/{kode}".replace("\\", "/")
    profil, temuan = read_profil(folder, label, kode)
    temuan = temuan or check_names(profil, f"{label}/profil.toml")
    tables, buku, bad = _read_tables(folder, label)
    acuan = acuan or open_acuan(root)
    temuan += bad + check_tables(tables)
    tables = _with_promised(tables, acuan)
    temuan += check_across(tables, acuan)
    pendukung, more = read_pendukung(folder, label, tables.get("pendukung"), buku)
    narasi, bad = read_narasi(folder, label, _codes(tables.get("sasaran")))
    unread, left = check_folder(folder, label)
    instead = {p for t in unread for p in (t.berkas, f"{label}/{meant_by(t.nilai)}")}
    temuan = [t for t in temuan + more if t.baris or t.kolom or t.berkas not in instead]
    temuan += bad + unread
    free = {f"{PENDUKUNG}{n}": t for (_, n), t in pendukung.items()}
    asing = find_asing(profil, {**tables, **free}, narasi, label)
    if temuan := [*temuan, *refuse(asing, profil.get("nama", kode))]:
        raise DataError(temuan)
    places = _places(folder, buku)
    return Paket(
        kode,
        folder,
        acuan,
        profil,
        tables,
        pendukung,
        narasi,
        places,
        tuple(asing),
        (*left, *buku.tersembunyi),
    )


def _codes(sasaran: pd.DataFrame | None) -> list[str] | None:
    return None if sasaran is None or "kode" not in sasaran else list(sasaran["kode"])


def _with_promised(tables: Tabel, acuan: Acuan) -> Tabel:
    """Measure targets of `perjanjian` in years without others; broken tables stay as they are."""
    from kinerja_lib.paket.janji import TABEL, promised_years

    if any(n not in tables or {*contracts()[n].columns} - {*tables[n].columns} for n in TABEL):
        return tables
    rows = {n: rows_of(tables[n], [*tables[n].columns]) for n in TABEL}
    made: list[dict[str, Any]] = []
    with suppress(PolicyError):
        made = promised_years(rows, acuan.kebijakan)
    return tables | {"pengukuran": _more(tables["pengukuran"], made)} if made else tables


def _more(table: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    more = pd.DataFrame(rows, columns=[*table.columns, KOLOM])
    return pd.concat([table.assign(**{KOLOM: None}), more], ignore_index=True)


def _read_tables(folder: Path, label: str) -> tuple[Tabel, Buku, list[Temuan]]:
    """Read every table: an absent optional one is empty, one that cannot be read is left out."""
    found, buku, temuan = read_tables(folder, label, contracts())
    tables: Tabel = {}
    for nama, kontrak in contracts().items():
        if (table := found.get(nama)) is not None:
            tables[nama] = _complete(frame(table), kontrak)
        elif nama not in found and kontrak.wajib_ada:
            temuan += _missing(nama, buku, f"{label}/{table_place(folder, nama)}")
        elif nama not in found:
            tables[nama] = _complete(_empty(kontrak.columns), kontrak)
    files = [p for p in list_files(folder, ".csv") if p.stem.lower() not in contracts()]
    stray = [(p.stem, f"{label}/{table_place(folder, p.stem)}") for p in files]
    stray += [(n, buku.place(n, "")) for n in buku.lembar if not supports(n)]
    temuan += [t for nama, berkas in stray if nama not in contracts() for t in _stray(nama, berkas)]
    return tables, buku, temuan


def _places(folder: Path, buku: Buku) -> dict[str, str]:
    """Say where each table is, and where one that is missing is to be filled in."""
    book = buku.berkas.rpartition("/")[2]
    return {
        nama: table_place(folder, nama)
        if not book or (folder / f"{nama}.csv").exists()
        else f"{book}, lembar {buku.title(nama)}"
        for nama in contracts()
    }


def _complete(table: pd.DataFrame, kontrak: Kontrak) -> pd.DataFrame:
    """Return a table with every column that may be left out.

    A column without any value is as one that was left out, and a blank has its natural meaning:
    rows are numbered in their order, a document is one, and what names no place in a document is
    traced by its own file and row.
    """
    absent = [c for c in kontrak.boleh if c not in table.columns or not any(table[c].tolist())]
    made: dict[str, str | list[str]] = dict.fromkeys(absent, "")
    if "no" in absent:
        made["no"] = [str(n) for n in range(1, len(table) + 1)]
    if "jumlah" in absent and kontrak.kolom["jumlah"]:
        made["jumlah"] = "1"
    known = table["sumber"].tolist() if "sumber" in table.columns else [""] * len(table)
    if "sumber" in kontrak.boleh and not all(known):
        rows = zip(known, table[BERKAS], table[BARIS], strict=True)
        made["sumber"] = [v or f"{berkas.rpartition('/')[2]} baris {n}" for v, berkas, n in rows]
    return table.assign(**made).astype(dict.fromkeys(made, "str")) if made else table


def _missing(nama: str, buku: Buku, berkas: str) -> list[Temuan]:
    """Name a required table that is nowhere; a workbook that cannot be opened may well hold it."""
    if not buku.utuh:
        return []
    if not buku.berkas:
        return [Temuan(berkas, 0, "", "", "tabel wajib tidak ada", "buat tabel ini")]
    rule, remedy = "lembar wajib tidak ada", f'tambahkan lembar bernama "{nama}" di buku kerja ini'
    return [Temuan(buku.place(nama, berkas), 0, "", "", rule, remedy)]


def _stray(nama: str, berkas: str) -> list[Temuan]:
    """Refuse a table that nothing would read: most often a misspelt name."""
    near = nearest(nama, list(contracts()))
    remedy = "ganti nama dengan salah satu tabel di kamus data, atau pindahkan dari folder ini"
    if near:
        remedy = f'mungkin maksudnya "{near}"; {remedy}'
    return [Temuan(berkas, 0, "", nama, "tabel tidak dikenal", remedy)]


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    table = pd.DataFrame({c: pd.Series(dtype="str") for c in (*columns, BERKAS)})
    return table.assign(**{BARIS: pd.Series(dtype="int64")})
