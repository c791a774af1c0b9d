"""One office's folder: every table and text of all years, as bytes by path."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from operator import itemgetter

from kinerja_lib.contoh.butir import choose
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.kantor import (
    bukti_rows,
    jumlah_klaim,
    pegawai_rows,
    pendukung_files,
    profil_toml,
    shown_tables,
    struktur_rows,
    tugas_rows,
)
from kinerja_lib.contoh.narasi import narasi_files
from kinerja_lib.contoh.negeri import KantorRekaan
from kinerja_lib.contoh.rencana import anggaran_rows, dokumen_rows, perjanjian_rows
from kinerja_lib.contoh.setahun import Setahun, make_setahun
from kinerja_lib.contoh.ukuran import (
    indikator_rows,
    klaim_rows,
    pengukuran_rows,
    renstra_rows,
    sasaran_rows,
    standar_rows,
    triwulan_rows,
)
from kinerja_lib.paket.skema import contracts

Row = dict[str, object]
Berkas = dict[str, bytes]
TANPA = {"dokumen": ("menggantikan", "alasan")}
"""Columns that the invented offices leave out: none of them changes its Perjanjian Kinerja."""


def make_satker(kantor: KantorRekaan, tahun: Sequence[int], benih: int) -> Berkas:
    """Return the files of one office; its figures rest on nothing but seed, code and year."""
    sasaran = choose(kantor, Dadu(benih, int(kantor.kode), 3))
    years = [make_setahun(kantor, sasaran, t, benih, t == tahun[-1]) for t in tahun]
    tables: dict[str, list[Row]] = {nama: [] for nama in contracts()}
    tables["sasaran"] += sasaran_rows(sasaran)
    tables["indikator"] += indikator_rows(sasaran)
    tables["struktur"] += struktur_rows(kantor)
    tables["tugas"] += tugas_rows()
    fixed = Dadu(benih, int(kantor.kode), 4)
    tables["klaim"] += klaim_rows(years, fixed)
    tables["renstra"] += renstra_rows(years, fixed)
    tables["standar"] += standar_rows(years)
    files: Berkas = {"profil.toml": profil_toml(kantor).encode()}
    for th in years:
        files |= _year(th, tables, Dadu(benih, int(kantor.kode), th.tahun, 5))
    for nama, kontrak in contracts().items():
        columns = [c for c in kontrak.columns if c not in TANPA.get(nama, ())]
        files[f"{nama}.csv"] = csv_bytes(columns, tables[nama])
    return files


def _year(th: Setahun, tables: dict[str, list[Row]], dadu: Dadu) -> Berkas:
    """Add one year's rows to the tables; return its files of their own."""
    files: Berkas = {}
    tables["pengukuran"] += pengukuran_rows(th, dadu)
    tables["triwulan"] += triwulan_rows(th, dadu)
    tables["anggaran"] += anggaran_rows(th, dadu)
    tables["dokumen"] += dokumen_rows(th.kantor, th.tahun, dadu)
    tables["perjanjian"] += perjanjian_rows(th, dadu)
    pegawai = list(pegawai_rows(th.kantor, th.tahun, dadu))
    tables["pegawai"] += pegawai
    tables["klaim"] += jumlah_klaim(pegawai, th.tahun, dadu)
    tables["bukti"] += bukti_rows(th, dadu)
    for entry, rows in pendukung_files(th, dadu):
        tables["pendukung"].append(entry)
        files[f"pendukung/{entry['tabel']}.csv"] = csv_bytes(list(rows[0]), rows)
    shown = {s.kode: shown_tables(tables["pendukung"], s, th.tahun) for s in th.sasaran}
    for nama, text in narasi_files(th, shown, dadu):
        files[f"narasi/{th.tahun}/{nama}"] = text.encode()
    return files


def csv_bytes(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as CSV with its columns in this order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(itemgetter(*columns), rows))
    return out.getvalue().encode()
