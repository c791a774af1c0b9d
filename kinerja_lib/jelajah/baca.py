"""Read what exploration needs of one satker: shape and keys are checked, nothing more.

Full validation (`paket.read_paket`) also reads narratives, budget and documents and takes ten times
as long; a comparison over many satker asks only that these rows mean what they say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.capaian.kebijakan import Kebijakan, read_kebijakan
from kinerja_lib.capaian.konsolidasi import Cara
from kinerja_lib.capaian.skala import Skala, read_skala
from kinerja_lib.capaian.ukur import measured_target
from kinerja_lib.errors import Temuan
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.nilai import read_nilai
from kinerja_lib.paket import reference
from kinerja_lib.profil import REKAAN
from kinerja_lib.skema import ARAH, KONSOLIDASI, contracts
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.csv import read_table
from kinerja_lib.sumber.excel import read_workbook
from kinerja_lib.toml import TomlError, read_toml

WAJIB = ("sasaran", "indikator", "pengukuran")
DIBACA = (*WAJIB, "triwulan", "renstra", "klaim")
"""The tables that must be there, and all that are read."""
BUKU = (".xlsx", ".xlsm", ".xls")


class SatkerRusak(Exception):
    """Say in Indonesian why a satker's rows cannot be compared with others."""


@dataclass(frozen=True)
class Acuan:
    """Where policies and scales are, read once each."""

    folder: Path

    @cached_property
    def skala(self) -> dict[str, Skala]:
        """Return every scale."""
        return read_skala(reference(self.folder, "skala.csv"))

    @cached_property
    def _policies(self) -> dict[int, Kebijakan]:
        return {}

    def policy(self, tahun: int) -> Kebijakan:
        """Return the policy of a year."""
        if tahun not in self._policies:
            path = reference(self.folder, "kebijakan.toml")
            self._policies[tahun] = read_kebijakan(path, tahun)
        return self._policies[tahun]

    def content(self) -> bytes:
        """Return what the two files hold, to tell whether they changed."""
        names = ("kebijakan.toml", "skala.csv")
        return b"\0".join(reference(self.folder, n).read_bytes() for n in names)


def fingerprint(folder: Path) -> str:
    """Hash the content of every file that `read_satker` looks at."""
    digest = hashlib.blake2b(digest_size=16)
    names = [f"{n}.csv" for n in DIBACA] + ["profil.toml"]
    try:
        names += sorted(p.name for p in _books(folder))
    except OSError:
        return ""
    for name in names:
        try:
            content = (folder / name).read_bytes()
        except OSError:
            continue
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _books(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir()
            if p.suffix.lower() in BUKU and not p.name.startswith((".", "~$"))]  # fmt: skip


def read_satker(folder: Path, acuan: Acuan) -> dict[str, list[Row]]:
    """Return the satker's rows by tidy table, not yet measured; raise SatkerRusak if broken."""
    kode = folder.name
    tables = {nama: _records(t) for nama, t in _tables(folder).items()}
    for nama, rows in tables.items():
        _check_key(nama, rows)
    meta = {r["kode"]: r for r in tables["indikator"]}
    sasaran = {r["kode"]: r["nama"] for r in tables["sasaran"]}
    for r in meta.values():
        _check_meta(r, sasaran)
    for nama in ("pengukuran", "triwulan", "renstra"):
        for r in tables[nama]:
            if r["kode"] not in meta:
                raise SatkerRusak(f"{nama}.csv baris {r[BARIS]}: kode {r['kode']} tidak ada")
    found = {
        "tahunan": [_tahunan(r, meta[r["kode"]], sasaran, acuan) for r in tables["pengukuran"]
                    if r["dokumen"] == acuan.policy(int(r["tahun"])).dokumen_ukur],
        "triwulan": [_triwulan(r, meta[r["kode"]], acuan) for r in tables["triwulan"]],
        "renstra": [_renstra(r, meta[r["kode"]], acuan) for r in tables["renstra"]],
        "klaim": [_klaim(r) for r in tables["klaim"] if r["butir"] == "capaian"],
        "kantor": [_kantor(folder)],
    }  # fmt: skip
    return {nama: [r | {"satker": kode} for r in rows] for nama, rows in found.items()}


def _tables(folder: Path) -> dict[str, pd.DataFrame | None]:
    """Read the tables from CSV or from the satker's workbook, as `paket` does."""
    label = f"satker/{folder.name}"
    books = _books(folder)
    sheets: Mapping[str, Any] = {}
    if books:
        wanted = {n: contracts()[n].columns for n in DIBACA}
        sheets, wrong = read_workbook(books[0], f"{label}/{books[0].name}", wanted)
        if wrong:
            raise SatkerRusak(f"{wrong[0].berkas.rpartition('/')[2]}: {wrong[0].aturan}")
    tables: dict[str, pd.DataFrame | None] = {}
    for nama in DIBACA:
        path, table = folder / f"{nama}.csv", sheets.get(nama)
        temuan: list[Temuan] = []
        if path.exists():
            table, temuan = read_table(
                path, f"{label}/{nama}.csv", wanted=contracts()[nama].columns
            )
        if nama in sheets and path.exists():
            raise SatkerRusak(f"tabel {nama} ada di CSV dan di Excel")
        if temuan:
            raise SatkerRusak(f"{nama}: {temuan[0].aturan}")
        if table is None and nama in WAJIB:
            raise SatkerRusak(f"tabel {nama} tidak ada")
        if table is not None:
            table = table.rename(columns=str.lower)
            if missing := [c for c in contracts()[nama].columns if c not in table]:
                raise SatkerRusak(f"{nama}: kolom {missing[0]} tidak ada")
        tables[nama] = table
    return tables


def _records(table: pd.DataFrame | None) -> list[Row]:
    if table is None:
        return []
    columns = [table[c].tolist() for c in table.columns]
    return [dict(zip(table.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _check_key(nama: str, rows: list[Row]) -> None:
    seen: set[tuple[str, ...]] = set()
    for r in rows:
        key = tuple(r[k] for k in contracts()[nama].kunci)
        tahun = r.get("tahun", "2000")
        if not (len(tahun) == 4 and tahun.isascii() and tahun.isdigit() and tahun[:2] == "20"):
            raise SatkerRusak(f"{nama} baris {r[BARIS]}: tahun bukan empat angka")
        if r.get("triwulan", "1") not in ("1", "2", "3", "4"):
            raise SatkerRusak(f"{nama} baris {r[BARIS]}: triwulan bukan 1 sampai 4")
        if key in seen:
            raise SatkerRusak(f"{nama} baris {r[BARIS]}: baris ganda ({', '.join(key)})")
        seen.add(key)


def _check_meta(r: Row, sasaran: Mapping[str, str]) -> None:
    for kolom, known in (("arah", ARAH), ("konsolidasi", KONSOLIDASI), ("kode_sasaran", sasaran)):
        if r[kolom] not in known:
            raise SatkerRusak(f'indikator {r["kode"]}: {kolom} "{r[kolom]}" tidak dikenal')


def _number(text: str, meta: Row, acuan: Acuan) -> tuple[float | None, str]:
    """Return a printed value's number (a label's rank) and unit; raise if it cannot be read."""
    nilai = read_nilai(text)
    if nilai.jenis == "tak_terbaca":
        raise SatkerRusak(f'indikator {meta["kode"]}: nilai "{text[:40]}" tidak terbaca')
    number = Cara("", "", meta["skala"], acuan.skala).number(nilai)
    return (None if number != number else number), "" if nilai.jenis == "label" else nilai.satuan


def name_key(nama: str) -> str:
    """Return what two satker's names of one indicator share: letters in any case, single spaces."""
    return " ".join(nama.casefold().split())


def _tahunan(r: Row, meta: Row, sasaran: Mapping[str, str], acuan: Acuan) -> Row:
    target = measured_target(r)
    t, unit = _number(target, meta, acuan)
    x, other = _number(r["realisasi"], meta, acuan)
    return {
        "tahun": int(r["tahun"]), "kode_sasaran": meta["kode_sasaran"],
        "sasaran": sasaran[meta["kode_sasaran"]], "kode": r["kode"], "indikator": meta["nama"],
        "kunci": name_key(meta["nama"]), "arah": meta["arah"], "skala": meta["skala"],
        "konsolidasi": meta["konsolidasi"], "bobot": meta["bobot"], "target": target,
        "realisasi": r["realisasi"], "target_angka": t, "realisasi_angka": x,
        "satuan": unit or other, "berkas": r[BERKAS], "baris": r[BARIS],
    }  # fmt: skip


def _triwulan(r: Row, meta: Row, acuan: Acuan) -> Row:
    return {
        "tahun": int(r["tahun"]), "kode": r["kode"], "kunci": name_key(meta["nama"]),
        "konsolidasi": meta["konsolidasi"], "triwulan": int(r["triwulan"]), "target": r["target"],
        "realisasi": r["realisasi"], "status_target": r["status_target"],
        "status_realisasi": r["status_realisasi"],
        "target_angka": _number(r["target"], meta, acuan)[0],
        "realisasi_angka": _number(r["realisasi"], meta, acuan)[0],
        "berkas": r[BERKAS], "baris": r[BARIS],
    }  # fmt: skip


def _renstra(r: Row, meta: Row, acuan: Acuan) -> Row:
    number, unit = _number(r["target"], meta, acuan)
    return {"kode": r["kode"], "tahun": int(r["tahun"]), "target": r["target"],
            "target_angka": number, "satuan": unit, "berkas": r[BERKAS],
            "baris": r[BARIS]}  # fmt: skip


def _klaim(r: Row) -> Row:
    return {"tahun": int(r["tahun"]), "nilai": r["nilai"],
            "capaian": read_nilai(r["nilai"]).angka, "berkas": r[BERKAS],
            "baris": r[BARIS]}  # fmt: skip


def _kantor(folder: Path) -> Row:
    try:
        profil = read_toml(folder / "profil.toml")
    except TomlError as error:
        raise SatkerRusak(f"profil.toml: {error.aturan}") from None
    row = {k: str(profil.get(k) or "") for k in ("nama", "jenis", "provinsi", "kode_wilayah")}
    return row | {"rekaan": "ya" if profil.get(REKAAN) is True else ""}
