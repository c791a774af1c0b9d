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
from functools import cached_property
from pathlib import Path

from kinerja_lib.acuan.acuan import Acuan
from kinerja_lib.capaian.deret import Cara
from kinerja_lib.capaian.ukur import measured_target
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.milik import foreign_office, read_owner, text_files
from kinerja_lib.paket.buku import BUKU, Buku, list_files
from kinerja_lib.paket.dokumen_ukur import choose
from kinerja_lib.paket.folder import hash_files
from kinerja_lib.paket.janji import promised_years
from kinerja_lib.paket.profil import KANTOR_LAIN, REKAAN
from kinerja_lib.paket.skema import ARAH, KONSOLIDASI, contracts
from kinerja_lib.paket.tabel import absent_columns, read_tables, records
from kinerja_lib.sumber import BARIS, BERKAS

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


class Bacaan(Acuan):
    """The reference data, with the values read so far: a country prints the same ones."""

    @cached_property
    def angka(self) -> dict[tuple[str, str], Angka]:
        """Return the values read so far, by text and scale."""
        return {}


def fingerprint(folder: Path) -> str:
    """Hash the content of every file that `read_satker` reads, size and time of all other texts."""
    try:
        books = [p.name for p in list_files(folder, *BUKU)]
    except OSError:
        return ""
    names = [*(f"{n}.csv" for n in DIBACA), "profil.toml", *books]
    marks = [hash_files(folder, names)]
    with suppress(OSError):
        for entry in text_files(folder):
            if entry.name not in names:
                name, at = entry.path[len(str(folder)) :], entry.stat()
                marks.append(f"{name}:{at.st_size}:{at.st_mtime_ns}")
    return hashlib.sha256(os.fsencode("\0".join(marks))).hexdigest()


def read_satker(folder: Path, acuan: Bacaan) -> dict[str, list[Row]]:
    """Return the satker's rows by tidy table, not yet measured; raise SatkerRusak if broken."""
    kode = folder.name
    profil, foreign = read_owner(folder)
    if foreign:
        raise SatkerRusak(foreign)
    tables, buku = _tables(folder)
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
                raise SatkerRusak(f"{nama} baris {r[BARIS]}: kode {r['kode']} tidak ada")
    found = {
        "tahunan": [_tahunan(r, meta[r["kode"]], sasaran, acuan) for r in _measured(tables, acuan)],
        "triwulan": [_triwulan(r, meta[r["kode"]], acuan) for r in tables["triwulan"]],
        "renstra": [_renstra(r, meta[r["kode"]], acuan) for r in tables["renstra"]],
        "klaim": [_klaim(r) for r in tables["klaim"] if r["butir"] == "capaian"],
        "kantor": [_kantor(profil)],
    }
    if foreign := foreign_office(folder, profil, buku.lembar):
        raise SatkerRusak(foreign)
    return {nama: [r | {"satker": kode} for r in rows] for nama, rows in found.items()}


def _measured(tables: Mapping[str, list[Row]], acuan: Bacaan) -> list[Row]:
    """Return the rows of each year's measured document."""
    years: dict[str, list[Row]] = {}
    for r in tables["pengukuran"] + promised_years(tables, acuan.kebijakan):
        years.setdefault(r["tahun"], []).append(r)
    found = []
    for tahun, rows in years.items():
        dokumen = [d for d in tables["dokumen"] if d["tahun"] == tahun]
        ukur = choose(rows, dokumen, acuan.kebijakan(int(tahun))).dokumen
        found += [r for r in rows if r["dokumen"] == ukur]
    return found


def _tables(folder: Path) -> tuple[dict[str, list[Row]], Buku]:
    """Read the tables, with the workbook; raise SatkerRusak for one that has not its columns."""
    tables, buku, wrong = read_tables(folder, f"satker/{folder.name}", DIBACA)
    if wrong:
        raise SatkerRusak(f"{wrong[0].berkas.rpartition('/')[2]}: {wrong[0].aturan}")
    for nama in DIBACA:
        if nama in WAJIB and tables.get(nama) is None:
            raise SatkerRusak(f"tabel {nama} tidak ada")
        if missing := absent_columns(nama, tables.get(nama)):
            raise SatkerRusak(f"{nama}: kolom {missing[0].kolom} tidak ada")
    return {nama: records(nama, tables.get(nama)) for nama in DIBACA}, buku


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


def _number(text: str, meta: Row, acuan: Bacaan) -> Angka:
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


def _tahunan(r: Row, meta: Row, sasaran: Mapping[str, str], acuan: Bacaan) -> Row:
    target = measured_target(r)
    t, unit = _number(target, meta, acuan)
    x, other = _number(r["realisasi"], meta, acuan)
    return {
        "tahun": int(r["tahun"]),
        "kode_sasaran": meta["kode_sasaran"],
        "sasaran": sasaran[meta["kode_sasaran"]],
        "kode": r["kode"],
        "indikator": meta["nama"],
        "kunci": meta["kunci"],
        "arah": meta["arah"],
        "skala": meta["skala"],
        "konsolidasi": meta["konsolidasi"],
        "bobot": meta["bobot"],
        "target": target,
        "realisasi": r["realisasi"],
        "target_angka": t,
        "realisasi_angka": x,
        "satuan": unit or other,
        "berkas": r[BERKAS],
        "baris": r[BARIS],
    }


def _triwulan(r: Row, meta: Row, acuan: Bacaan) -> Row:
    return {
        "tahun": int(r["tahun"]),
        "kode": r["kode"],
        "kunci": meta["kunci"],
        "konsolidasi": meta["konsolidasi"],
        "triwulan": int(r["triwulan"]),
        "target": r["target"],
        "realisasi": r["realisasi"],
        "status_target": r["status_target"],
        "status_realisasi": r["status_realisasi"],
        "target_angka": _number(r["target"], meta, acuan)[0],
        "realisasi_angka": _number(r["realisasi"], meta, acuan)[0],
        "berkas": r[BERKAS],
        "baris": r[BARIS],
    }


def _renstra(r: Row, meta: Row, acuan: Bacaan) -> Row:
    number, unit = _number(r["target"], meta, acuan)
    return {
        "kode": r["kode"],
        "tahun": int(r["tahun"]),
        "target": r["target"],
        "target_angka": number,
        "satuan": unit,
        "berkas": r[BERKAS],
        "baris": r[BARIS],
    }


def _klaim(r: Row) -> Row:
    return {
        "tahun": int(r["tahun"]),
        "nilai": r["nilai"],
        "capaian": read_nilai(r["nilai"]).angka,
        "berkas": r[BERKAS],
        "baris": r[BARIS],
    }


def _kantor(profil: Mapping[str, str]) -> Row:
    known = ("nama", "jenis", "provinsi", "kode_wilayah", KANTOR_LAIN)
    row = {k: profil.get(k, "") for k in known}
    return row | {"rekaan": "ya" if profil.get(REKAAN) == str(True) else ""}
