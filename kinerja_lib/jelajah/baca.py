"""Read what exploration needs of one satker: shape and keys are checked, nothing more.

Full validation (`paket.read_paket`) also reads narratives, budget and documents and takes ten times
as long; a comparison over many satker asks only that these rows mean what they say.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.buku import BUKU, list_files
from kinerja_lib.capaian.deret import Cara
from kinerja_lib.capaian.kebijakan import Kebijakan, read_kebijakan
from kinerja_lib.capaian.skala import Skala, read_skala
from kinerja_lib.capaian.ukur import measured_target
from kinerja_lib.dokumen_ukur import choose
from kinerja_lib.errors import dead_link, plain_size
from kinerja_lib.janji import promised_years
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.milik import foreign_office, read_owner, text_files
from kinerja_lib.nilai import read_nilai
from kinerja_lib.paket import reference
from kinerja_lib.profil import KANTOR_LAIN, REKAAN
from kinerja_lib.skema import ARAH, KONSOLIDASI, contracts
from kinerja_lib.sumber import BARIS, BERKAS, rows_of
from kinerja_lib.sumber.csv import read_mentah
from kinerja_lib.sumber.excel import read_workbook

WAJIB = ("sasaran", "indikator", "pengukuran")
DIBACA = (*WAJIB, "triwulan", "renstra", "klaim", "dokumen", "perjanjian")
"""The tables that must be there, and all that are read."""


Angka = tuple[float | None, str]
"""A printed value's number and unit."""
BULATAN = (
    ("tahun", re.compile("20[0-9]{2}").fullmatch, "tahun bukan empat angka"),
    ("triwulan", re.compile("[1-4]").fullmatch, "triwulan bukan 1 sampai 4"),
)
"""Columns of whole numbers, what they may hold, and the rule as a message says it."""


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
    def angka(self) -> dict[tuple[str, str], Angka]:
        """Return the values read so far, by text and scale: a country prints the same ones over."""
        return {}

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
    """Hash the content of every file that `read_satker` reads, size and time of all other texts."""
    digest = hashlib.blake2b(digest_size=16)
    names = [f"{n}.csv" for n in DIBACA] + ["profil.toml"]
    try:
        names += (p.name for p in list_files(folder, *BUKU))
    except OSError:
        return ""
    for name in names:
        try:
            plain_size(folder / name)
            content = (folder / name).read_bytes()
        except OSError:
            continue
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    with suppress(OSError):
        for entry in text_files(folder):
            if entry.name not in names:
                state, place = entry.stat(), os.fsencode(entry.path[len(str(folder)) :])
                digest.update(place + f"\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def read_satker(folder: Path, acuan: Acuan) -> dict[str, list[Row]]:
    """Return the satker's rows by tidy table, not yet measured; raise SatkerRusak if broken."""
    kode = folder.name
    profil, foreign = read_owner(folder)
    if foreign:
        raise SatkerRusak(foreign)
    sheets = _sheets(folder)
    label = f"satker/{kode}"
    tables = {nama: _table(nama, folder / f"{nama}.csv", label, sheets) for nama in DIBACA}
    for nama, rows in tables.items():
        _check_key(nama, rows)
    meta = {r["kode"]: r for r in tables["indikator"]}
    sasaran = {r["kode"]: r["nama"] for r in tables["sasaran"]}
    quarters = {r["kode"] for r in tables["triwulan"]}
    for r in meta.values():
        _check_meta(r, sasaran, KONSOLIDASI if r["kode"] in quarters else ("", *KONSOLIDASI))
        r["kunci"] = name_key(r["nama"])
    for nama in ("pengukuran", "triwulan", "renstra"):
        for r in tables[nama]:
            if r["kode"] not in meta:
                raise SatkerRusak(f"{nama}.csv baris {r[BARIS]}: kode {r['kode']} tidak ada")
    found = {
        "tahunan": [_tahunan(r, meta[r["kode"]], sasaran, acuan) for r in _measured(tables, acuan)],
        "triwulan": [_triwulan(r, meta[r["kode"]], acuan) for r in tables["triwulan"]],
        "renstra": [_renstra(r, meta[r["kode"]], acuan) for r in tables["renstra"]],
        "klaim": [_klaim(r) for r in tables["klaim"] if r["butir"] == "capaian"],
        "kantor": [_kantor(profil)],
    }  # fmt: skip
    if foreign := foreign_office(folder, profil, sheets):
        raise SatkerRusak(foreign)
    return {nama: [r | {"satker": kode} for r in rows] for nama, rows in found.items()}


def _measured(tables: Mapping[str, list[Row]], acuan: Acuan) -> list[Row]:
    """Return the rows of each year's measured document."""
    years: dict[str, list[Row]] = {}
    for r in tables["pengukuran"] + promised_years(tables, acuan.policy):
        years.setdefault(r["tahun"], []).append(r)
    found = []
    for tahun, rows in years.items():
        dokumen = [d for d in tables["dokumen"] if d["tahun"] == tahun]
        ukur = choose(rows, dokumen, acuan.policy(int(tahun))).dokumen
        found += [r for r in rows if r["dokumen"] == ukur]
    return found


def _sheets(folder: Path) -> Mapping[str, pd.DataFrame | None]:
    """Read the sheets of the satker's workbook, as `paket` does."""
    books = list_files(folder, *BUKU)
    if not books:
        return {}
    wanted = {n: contracts()[n].required for n in DIBACA}
    sheets, wrong = read_workbook(books[0], f"satker/{folder.name}/{books[0].name}", wanted)
    if wrong:
        raise SatkerRusak(f"{wrong[0].berkas.rpartition('/')[2]}: {wrong[0].aturan}")
    return sheets


def _table(
    nama: str, path: Path, label: str, sheets: Mapping[str, pd.DataFrame | None]
) -> list[Row]:
    kontrak = contracts()[nama]
    csv, sheet = None, sheets.get(nama)
    if dead := dead_link(path):
        raise SatkerRusak(f"{nama}.csv: {dead}")
    if path.exists():
        if nama in sheets:
            raise SatkerRusak(f"tabel {nama} ada di CSV dan di Excel")
        csv, temuan = read_mentah(path, f"{label}/{nama}.csv", wanted=kontrak.required)
        if temuan:
            raise SatkerRusak(f"{nama}: {temuan[0].aturan}")
    if csv is not None:
        csv = replace(csv, judul=[k.lower() for k in csv.judul])
        columns, rows = {*csv.judul}, csv.records()
    elif sheet is not None:
        sheet = sheet.rename(columns=str.lower)
        columns = {*sheet.columns}
        rows = [{str(k): v for k, v in r.items()} for r in rows_of(sheet)]
    elif nama in WAJIB:
        raise SatkerRusak(f"tabel {nama} tidak ada")
    else:
        return []
    if missing := [c for c in kontrak.required if c not in columns]:
        raise SatkerRusak(f"{nama}: kolom {missing[0]} tidak ada")
    absent = dict.fromkeys((c for c in kontrak.boleh if c not in columns), "")
    return [absent | r for r in rows] if absent else rows


def _check_key(nama: str, rows: list[Row]) -> None:
    for kolom, allowed, rule in BULATAN:
        if kolom in contracts()[nama].columns:
            wrong = {v for r in rows if not allowed(v := r[kolom])}
            if wrong:
                at = next(r[BARIS] for r in rows if r[kolom] in wrong)
                raise SatkerRusak(f"{nama} baris {at}: {rule}")
    kunci = contracts()[nama].kunci
    seen: set[tuple[str, ...]] = set()
    for r in rows:
        key = tuple([r[k] for k in kunci])
        if key in seen:
            raise SatkerRusak(f"{nama} baris {r[BARIS]}: baris ganda ({', '.join(key)})")
        seen.add(key)


def _check_meta(r: Row, sasaran: Mapping[str, str], cara: Sequence[str]) -> None:
    for kolom, known in (("arah", ARAH), ("konsolidasi", cara), ("kode_sasaran", sasaran)):
        if r[kolom] not in known:
            raise SatkerRusak(f'indikator {r["kode"]}: {kolom} "{r[kolom]}" tidak dikenal')


def _number(text: str, meta: Row, acuan: Acuan) -> Angka:
    """Return a printed value's number (a label's rank) and unit; raise if it cannot be read."""
    key = text, meta["skala"]
    if (known := acuan.angka.get(key)) is not None:
        return known
    nilai = read_nilai(text)
    if nilai.jenis == "tak_terbaca":
        raise SatkerRusak(f'indikator {meta["kode"]}: nilai "{text[:40]}" tidak terbaca')
    number = Cara("", "", meta["skala"], acuan.skala).number(nilai)
    found = None if number != number else number, "" if nilai.jenis == "label" else nilai.satuan
    return acuan.angka.setdefault(key, found)


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
        "kunci": meta["kunci"], "arah": meta["arah"], "skala": meta["skala"],
        "konsolidasi": meta["konsolidasi"], "bobot": meta["bobot"], "target": target,
        "realisasi": r["realisasi"], "target_angka": t, "realisasi_angka": x,
        "satuan": unit or other, "berkas": r[BERKAS], "baris": r[BARIS],
    }  # fmt: skip


def _triwulan(r: Row, meta: Row, acuan: Acuan) -> Row:
    return {
        "tahun": int(r["tahun"]), "kode": r["kode"], "kunci": meta["kunci"],
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


def _kantor(profil: Mapping[str, str]) -> Row:
    known = ("nama", "jenis", "provinsi", "kode_wilayah", KANTOR_LAIN)
    row = {k: profil.get(k, "") for k in known}
    return row | {"rekaan": "ya" if profil.get(REKAAN) == str(True) else ""}
