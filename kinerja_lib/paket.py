"""Paket: one satker's validated data of all years, as printed, every cell traceable."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from kinerja_lib.errors import DataError, Temuan, UsageError
from kinerja_lib.skema import check_tables, contracts
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.csv import read_table
from kinerja_lib.sumber.excel import read_workbook

ACUAN = Path(__file__).parents[1] / "data" / "acuan"
"""The project's own reference data, used where a data folder has none."""
PROFIL = ("kode", "nama", "nama_panjang", "jenis", "wilayah", "tempat")


@dataclass(frozen=True)
class Paket:
    """One satker's data: `tabel` by contract name, `pendukung` and `narasi` by (tahun, name)."""

    kode: str
    folder: Path
    acuan: Path
    profil: Mapping[str, str]
    tabel: Mapping[str, pd.DataFrame]
    pendukung: Mapping[tuple[int, str], pd.DataFrame] = field(default_factory=dict)
    narasi: Mapping[tuple[int, str], str] = field(default_factory=dict)

    @property
    def tahun(self) -> tuple[int, ...]:
        """Years that have a measurement table with target or realisasi."""
        return tuple(sorted({int(t) for t in self.tabel["pengukuran"]["tahun"]}))


def satker_code(satker: object) -> str:
    """Restore the six-digit code: papermill's `-p` turns 022207 into a number."""
    text = str(satker).strip()
    kode = text.zfill(6) if text.isdigit() else text
    if not re.fullmatch(r"\d{6}", kode):
        raise UsageError(
            f'satker "{text}": kode satker harus enam angka. Lihat daftarnya dengan `kinerja daftar`.'
        )
    return kode


def find_data(data: str | Path) -> Path:
    """Find the data folder; a relative one is looked for here and in the folders above.

    So a notebook works from `notebooks/` in JupyterLab as from the top of the project.
    """
    path = Path(data)
    places = [path] if path.is_absolute() else [base / path for base in (Path.cwd(), *Path.cwd().parents)]
    for place in places:
        if (place / "satker").is_dir():
            return place
    raise UsageError(f'folder data "{data}" tidak ada atau tidak berisi folder satker/. Periksa --data.')


def list_satker(data: Path) -> list[str]:
    """List the codes that have a folder, in order."""
    return sorted(
        p.name for p in (data / "satker").iterdir() if p.is_dir() and re.fullmatch(r"\d{6}", p.name)
    )


def read_paket(satker: object, data: str | Path = "data") -> Paket:
    """Read and validate one satker; raise DataError with every violation, UsageError if unknown."""
    kode, root = satker_code(satker), find_data(data)
    if kode not in (known := list_satker(root)):
        raise UsageError.unknown("satker", kode, known, "Lihat daftarnya dengan `kinerja daftar`.")
    folder = root / "satker" / kode
    label = f"{data}/satker/{kode}".replace("\\", "/")
    profil, temuan = _read_profil(folder, label, kode)
    tables, pendukung_raw, more = _read_tables(folder, label)
    temuan += more
    if not any(t.baris == 0 for t in more):
        temuan += check_tables(tables)
    pendukung, more = _read_pendukung(folder, label, tables["pendukung"], pendukung_raw)
    narasi, bad = _read_narasi(folder, label)
    if temuan := [*temuan, *more, *bad]:
        raise DataError(temuan)
    acuan = root / "acuan" if (root / "acuan").is_dir() else ACUAN
    return Paket(kode, folder, acuan, profil, tables, pendukung, narasi)


def _read_profil(folder: Path, label: str, kode: str) -> tuple[dict[str, str], list[Temuan]]:
    berkas = f"{label}/profil.toml"
    try:
        raw = tomllib.loads((folder / "profil.toml").read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}, [Temuan(berkas, 0, "", "", "berkas tidak ada", "buat dengan mencontoh 656794")]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [Temuan(berkas, 0, "", "", f"tidak dapat dibaca ({error})", "betulkan TOML-nya")]
    profil = {k: str(v) for k, v in raw.items()}
    temuan = [
        Temuan(berkas, 0, k, "", "wajib diisi", "tambahkan kunci ini")
        for k in PROFIL
        if not profil.get(k)
    ]
    if profil.get("kode", kode) != kode:
        temuan.append(
            Temuan(berkas, 0, "kode", profil["kode"], f"harus sama dengan nama folder {kode}", "samakan")
        )
    return profil, temuan


def _read_tables(
    folder: Path, label: str
) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame], list[Temuan]]:
    """Read every table from CSV or from a sheet of the one workbook; two sources are refused."""
    found: dict[str, pd.DataFrame] = {}
    temuan: list[Temuan] = []
    books = sorted(p for p in folder.glob("*.xlsx") if not p.name.startswith("~$"))
    for extra in books[1:]:
        temuan.append(
            Temuan(f"{label}/{extra.name}", 0, "", "", "lebih dari satu buku kerja", "gabungkan")
        )
    for book in books[:1]:
        found, more = read_workbook(book, f"{label}/{book.name}")
        temuan += more
    for nama, kontrak in contracts().items():
        path, berkas = folder / f"{nama}.csv", f"{label}/{nama}.csv"
        if path.exists() and nama in found:
            temuan.append(
                Temuan(berkas, 0, "", "", "tabel ada di CSV dan di Excel", "hapus salah satunya")
            )
        elif path.exists():
            table, more = read_table(path, berkas)
            temuan += more
            if table is not None:
                found[nama] = table
        elif nama not in found and kontrak.wajib_ada:
            temuan.append(Temuan(berkas, 0, "", "", "tabel wajib tidak ada", "buat tabel ini"))
    tables = {n: found.get(n, _empty(k.columns)) for n, k in contracts().items()}
    return tables, {n.removeprefix("pendukung."): t for n, t in found.items()}, temuan


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({c: pd.Series(dtype="str") for c in (*columns, BERKAS)} | {BARIS: []})


def _read_pendukung(
    folder: Path, label: str, index: pd.DataFrame, sheets: Mapping[str, pd.DataFrame]
) -> tuple[dict[tuple[int, str], pd.DataFrame], list[Temuan]]:
    tables: dict[tuple[int, str], pd.DataFrame] = {}
    temuan: list[Temuan] = []
    for row in index.to_dict("records"):
        nama = row.get("tabel", "")
        path, berkas = folder / "pendukung" / f"{nama}.csv", f"{label}/pendukung/{nama}.csv"
        if not re.fullmatch(r"[a-z0-9_]{1,20}", nama) or not str(row.get("tahun", "")).isdigit():
            continue
        if nama in sheets:
            table, more = sheets[nama], []
        elif path.exists():
            table, more = read_table(path, berkas)
        else:
            table, more = None, [Temuan(berkas, 0, "", "", "tabel pendukung tidak ada", "buat berkasnya")]
        temuan += more
        if table is not None:
            tables[int(row["tahun"]), nama] = table
    return tables, temuan


def _read_narasi(folder: Path, label: str) -> tuple[dict[tuple[int, str], str], list[Temuan]]:
    texts: dict[tuple[int, str], str] = {}
    temuan = []
    for path in sorted((folder / "narasi").glob("20[0-9][0-9]/*.md")):
        try:
            texts[int(path.parent.name), path.stem] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            berkas = f"{label}/narasi/{path.parent.name}/{path.name}"
            temuan.append(Temuan(berkas, 0, "", "", "bukan teks UTF-8", "simpan ulang sebagai UTF-8"))
    return texts, temuan
