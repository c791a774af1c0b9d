"""Contracts of the tables in a satker's folder; `data/README.md` is their dictionary.

A contract is rules for the cells of each column, over text as printed; every violation is said with
its row and rule. `rujukan` collects those of all tables, then what no single table can see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import Temuan, nearest
from kinerja_lib.dasar.status import STATUS
from kinerja_lib.sumber import BARIS, BERKAS

MAX_TEKS = 4_000
ARAH = ("naik", "turun", "tetap")
KONSOLIDASI = ("jumlah", "terakhir", "rerata", "maksimum", "minimum")
BUTIR = ("capaian", "kategori", "kenaikan", "jumlah_pegawai")
JEJAK = ("sumber", "catatan")
"""Columns of remarks: without `sumber` a row is traced by its file and number alone."""


@dataclass(frozen=True)
class Syarat:
    """One rule for the cells of a column: what must hold, how to say it, how to mend it."""

    teks: str
    perbaikan: str
    holds: Callable[[str], bool]


def _pattern(regex: str, teks: str, perbaikan: str, empty: bool = False) -> Syarat:
    compiled = re.compile(regex)
    return Syarat(teks, perbaikan, lambda v: (empty and v == "") or bool(compiled.fullmatch(v)))


def _one_of(*allowed: str, empty: bool = False) -> Syarat:
    listing = ", ".join(allowed) + (", atau kosong" if empty else "")
    return Syarat(
        f"harus salah satu dari: {listing}",
        "ganti dengan salah satu nilai itu",
        lambda v: v in allowed or (empty and v == ""),
    )


def _rupiah() -> Syarat:
    from kinerja_lib.dasar.nilai import is_misread, read_rupiah

    return Syarat(
        "harus satu jumlah rupiah yang tidak negatif",
        "tulis misalnya Rp 6.400.000 atau 6,4 miliar; kosongkan bila belum ada dan jelaskan di "
        "kolom catatan",
        lambda v: read_rupiah(v).jenis != "tak_terbaca" or is_misread(v),
    )


def _persen() -> Syarat:
    from kinerja_lib.dasar.nilai import is_grouped, read_nilai

    def holds(v: str) -> bool:
        n = read_nilai(v)
        return n.lain is None or n.angka is None or not is_grouped(n.angka, n.lain)

    return Syarat(
        "titik dalam persen bermakna ganda", "tulis desimal dengan koma, mis. 99,875%", holds
    )


def _readable() -> Syarat:
    from kinerja_lib.dasar.nilai import is_misread, read_nilai

    return Syarat(
        "nilai tidak dapat dibaca",
        "tulis sebagai angka, persen, angka dengan satuan, atau label; kosongkan bila tidak ada",
        lambda v: read_nilai(v).jenis != "tak_terbaca" or is_misread(v),
    )


def _no_lookalike() -> Syarat:
    from kinerja_lib.dasar.nilai import is_misread

    return Syarat(
        "angka bercampur huruf yang mirip angka (o, O, l, I)",
        "ketik ulang sebagai angka, mis. 40; beri spasi sebelum satuan, mis. 5 liter",
        lambda v: not is_misread(v),
    )


def _is_date(value: str) -> bool:
    import datetime as dt

    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return value == ""
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return False
    return True


WAJIB = Syarat("wajib diisi", "isi sel ini", lambda v: v != "")
TEKS = Syarat(
    "memuat karakter kendali atau lebih dari 4.000 huruf",
    "ketik ulang teksnya; pindahkan uraian panjang ke berkas narasi",
    lambda v: len(v) <= MAX_TEKS and not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", v),
)
TAHUN = _pattern(r"20[0-9]{2}", "tahun empat angka", "tulis misalnya 2023")
BULAT = _pattern(r"[0-9]{1,9}", "bilangan bulat", "tulis angka tanpa satuan")
KODE = _pattern(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", "kode tanpa spasi", "pakai huruf dan angka")
KODE_OPSIONAL = _pattern(
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", "kode tanpa spasi", "pakai huruf dan angka", empty=True
)
TANGGAL = Syarat("tanggal yang ada, TTTT-BB-HH", "tulis misalnya 2023-01-03", _is_date)
BOBOT = _pattern(r"[0-9]{1,3}([.,][0-9]{1,9})?|", "bobot berupa angka", "tulis misalnya 12,5")


TERPAKAI = frozenset(
    (
        "tugas",
        "pegawai",
        "pk",
        "rkt",
        "skala",
        "pengukuran",
        "tercetak",
        "perbedaan",
        "kelengkapan",
        "anggaran",
        "monev",
        "triwulan",
    )
)
"""Names that the report's own tables bear; `[](#tabel-<nama>)` must lead to one table."""
NAMA_BEBAS = Syarat(
    "nama ini dipakai tabel laporan sendiri",
    "ganti namanya, misalnya tambahkan _lain",
    lambda v: v not in TERPAKAI,
)


@dataclass(frozen=True)
class Kontrak:
    """Contract of one table: columns with their rules, the key, whether there must be one.

    Columns in `boleh` may be left out: only what identifies, measures or dates a row must be there.
    """

    kolom: Mapping[str, tuple[Syarat, ...]]
    kunci: tuple[str, ...]
    wajib_ada: bool = False
    boleh: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns in the order of the dictionary."""
        return tuple(self.kolom)

    @property
    def required(self) -> tuple[str, ...]:
        """Name the columns that every table must have."""
        return tuple(c for c in self.kolom if c not in self.boleh)


@cache
def contracts() -> Mapping[str, Kontrak]:
    """Build the contract of every table once (reading values pulls in the parser)."""
    digits = _no_lookalike()
    nilai, rupiah = (digits, _readable()), (digits, _rupiah())
    persen = (*nilai, _persen())
    kode, kode0, wajib, tahun = (KODE,), (KODE_OPSIONAL,), (WAJIB,), (TAHUN,)
    return {
        "sasaran": Kontrak(
            {"kode": kode, "no": (BULAT,), "nama": wajib, "sumber": ()},
            ("kode",),
            True,
            boleh=("no", "sumber"),
        ),
        "indikator": Kontrak(
            {
                "kode": kode,
                "kode_sasaran": kode,
                "nama": wajib,
                "arah": (_one_of(*ARAH),),
                "skala": kode0,
                "konsolidasi": (_one_of(*KONSOLIDASI, empty=True),),
                "bobot": (BOBOT,),
                "penanggung_jawab": kode0,
                "sumber": (),
            },
            ("kode",),
            True,
            boleh=("skala", "konsolidasi", "bobot", "penanggung_jawab", "sumber"),
        ),
        "pengukuran": Kontrak(
            {
                "tahun": tahun,
                "dokumen": kode,
                "kode": kode,
                "no_tercetak": (),
                "sasaran": (),
                "indikator": wajib,
                "target_persen": persen,
                "target": nilai,
                "realisasi": nilai,
                "capaian_tercetak": persen,
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "dokumen", "kode"),
            True,
            boleh=("no_tercetak", "sasaran", "target_persen", "capaian_tercetak", *JEJAK),
        ),
        "triwulan": Kontrak(
            {
                "tahun": tahun,
                "kode": kode,
                "triwulan": (_one_of("1", "2", "3", "4"),),
                "target": nilai,
                "realisasi": nilai,
                "status_target": (_one_of(*STATUS, empty=True),),
                "status_realisasi": (_one_of(*STATUS, empty=True),),
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "kode", "triwulan"),
            boleh=("status_target", "status_realisasi", *JEJAK),
        ),
        "anggaran": Kontrak(
            {
                "tahun": tahun,
                "dokumen": kode,
                "no": (BULAT,),
                "tingkat": (_one_of("program", "kegiatan"),),
                "nama": wajib,
                "kode_sasaran": kode0,
                "pagu": rupiah,
                "realisasi": rupiah,
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "dokumen", "tingkat", "no"),
            boleh=("kode_sasaran", "realisasi", *JEJAK),
        ),
        "perjanjian": Kontrak(
            {
                "tahun": tahun,
                "dokumen": kode,
                "no": wajib,
                "program": (),
                "sasaran": (),
                "indikator": wajib,
                "target": nilai,
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "dokumen", "no", "indikator"),
            boleh=("program", "sasaran", *JEJAK),
        ),
        "dokumen": Kontrak(
            {
                "tahun": tahun,
                "dokumen": kode,
                "jenis": (_one_of("rkt", "pk"),),
                "judul": wajib,
                "pihak_pertama": (),
                "jabatan_pertama": wajib,
                "pihak_kedua": (),
                "jabatan_kedua": (),
                "induk": kode0,
                "jumlah": (BULAT,),
                "tempat": (),
                "tanggal": (TANGGAL,),
                "sumber": (),
                "catatan": (),
                "menggantikan": kode0,
                "alasan": (),
            },
            ("tahun", "dokumen"),
            boleh=(
                "pihak_pertama",
                "pihak_kedua",
                "jabatan_kedua",
                "induk",
                "jumlah",
                "tempat",
                "tanggal",
                "menggantikan",
                "alasan",
                *JEJAK,
            ),
        ),
        "klaim": Kontrak(
            {
                "tahun": tahun,
                "butir": (_one_of(*BUTIR),),
                "nilai": (WAJIB, *nilai),
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "butir"),
            boleh=JEJAK,
        ),
        "pegawai": Kontrak(
            {
                "tahun": tahun,
                "kelompok": wajib,
                "kategori": wajib,
                "jumlah": (BULAT,),
                "sumber": (),
                "catatan": (),
            },
            ("tahun", "kelompok", "kategori"),
            boleh=JEJAK,
        ),
        "struktur": Kontrak(
            {
                "kode": kode,
                "induk": kode0,
                "nama": wajib,
                "pejabat": (),
                "jenis": (_one_of("komisi", "sekretariat", "subbagian", "kelompok"),),
                "sumber": (),
            },
            ("kode",),
            boleh=("induk", "pejabat", "sumber"),
        ),
        "tugas": Kontrak(
            {"kode": kode, "no": (BULAT,), "uraian": wajib, "sumber": ()},
            ("kode", "no"),
            boleh=("sumber",),
        ),
        "bukti": Kontrak(
            {
                "tahun": tahun,
                "kode_sasaran": kode,
                "tanggal": (TANGGAL,),
                "uraian": wajib,
                "jumlah": (),
                "sumber": (),
            },
            ("tahun", "kode_sasaran", "tanggal", "uraian"),
            boleh=("jumlah", "sumber"),
        ),
        "pendukung": Kontrak(
            {
                "tahun": tahun,
                "tabel": (
                    _pattern(
                        r"[a-z0-9_]{1,20}",
                        "nama berkas 1–20 huruf kecil",
                        "pakai huruf kecil, angka, garis bawah",
                    ),
                    NAMA_BEBAS,
                ),
                "judul": wajib,
                "kode_sasaran": kode0,
                "sumber": (),
            },
            ("tahun", "tabel"),
            boleh=("kode_sasaran", "sumber"),
        ),
        "renstra": Kontrak(
            {"kode": kode, "tahun": tahun, "target": (WAJIB, *nilai), "sumber": ()},
            ("kode", "tahun"),
            boleh=("sumber",),
        ),
        "standar": Kontrak(
            {
                "kode": kode,
                "tahun": tahun,
                "standar": wajib,
                "nilai": (WAJIB, *nilai),
                "sumber": (),
            },
            ("kode", "tahun", "standar"),
            boleh=("sumber",),
        ),
        "pengecualian": Kontrak(
            {
                "tahun": tahun,
                "aturan": (
                    _pattern(
                        r"[a-z]+(-[a-z]+)*",
                        "id aturan reviu",
                        "pakai id di docs/reviu.md, mis. angka-berbeda",
                    ),
                ),
                "tabel": wajib,
                "kunci": wajib,
                "alasan": wajib,
                "peran": wajib,
                "tanggal": (WAJIB, TANGGAL),
            },
            ("tahun", "aturan", "tabel", "kunci"),
        ),
    }


def check_table(nama: str, table: pd.DataFrame) -> list[Temuan]:
    """Collect every violation of one table's contract: columns, cells, keys."""
    kontrak = contracts()[nama]
    berkas = str(table.attrs.get("berkas", nama))
    missing = [c for c in kontrak.required if c not in table.columns]
    known = {*kontrak.columns, BERKAS, BARIS}
    strange = [str(c) for c in table.columns if c not in known]
    temuan = _heads(berkas, missing, strange, kontrak.columns)
    if not len(table):
        return temuan
    doubled = [] if {*kontrak.kunci} & {*missing} else _check_key(kontrak, table)
    return temuan + _check_cells(nama, table) + doubled


def _heads(
    berkas: str, missing: list[str], strange: list[str], columns: Sequence[str]
) -> list[Temuan]:
    """Name in one message the columns that must be there, in one those that are not known.

    A strange heading beside a missing one that it resembles is that one misspelt.
    """
    temuan, rest = [], [*strange]
    for name in strange:
        near = nearest(name, missing)
        if near:
            missing = [c for c in missing if c != near]
            rest.remove(name)
            rule, remedy = f'mungkin maksudnya "{near}"', f"ganti judulnya menjadi {near}"
            temuan.append(Temuan(berkas, 1, name, name, f"kolom tidak dikenal: {rule}", remedy))
    if missing:
        remedy = "tambahkan kolom ini" if len(missing) == 1 else "tambahkan kolom-kolom ini"
        rule = "kolom wajib tidak ada"
        temuan.append(Temuan(berkas, 1, ", ".join(missing), "", rule, remedy))
    if rest:
        remedy = f"hapus, atau pindahkan isinya ke catatan; kolom: {', '.join(columns)}"
        names = ", ".join(rest)
        temuan.append(Temuan(berkas, 1, names, names, "kolom tidak dikenal", remedy))
    return temuan


def _check_cells(nama: str, table: pd.DataFrame) -> list[Temuan]:
    """Collect every cell that breaks a rule, by column, rule and row; each value is asked once."""
    temuan = []
    for column, rules in contracts()[nama].kolom.items():
        if column not in table.columns:
            continue
        cells = table[column].tolist()
        values = {*cells}
        for rule in (TEKS, *rules):
            broken = {v for v in values if not rule.holds(v)}
            rows = [i for i, v in enumerate(cells) if v in broken] if broken else ()
            temuan += [_of_row(table.iloc[i], column, rule) for i in rows]
    return temuan


def _of_row(row: pd.Series, column: str, rule: Syarat) -> Temuan:
    return Temuan(row[BERKAS], int(row[BARIS]), column, row[column], rule.teks, rule.perbaikan)


def _check_key(kontrak: Kontrak, table: pd.DataFrame) -> list[Temuan]:
    keys = list(kontrak.kunci)
    if len({*zip(*(table[k].tolist() for k in keys), strict=True)}) == len(table):
        return []
    doubled = table[table.duplicated(keys, keep="first")]
    return [
        Temuan(
            row[BERKAS],
            int(row[BARIS]),
            keys[-1],
            " · ".join(row[k] for k in keys),
            f"baris ganda untuk kunci {' + '.join(keys)}",
            "hapus atau bedakan salah satu baris",
        )
        for _, row in doubled.iterrows()
    ]
