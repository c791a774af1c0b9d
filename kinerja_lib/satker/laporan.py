"""Laporan: what one notebook may ask for. One satker, one year, measured once.

Everything computed is a cached property over the validated Paket; chapters only ask and show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

import pandas as pd

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.blok.markdown import letters, sections
from kinerja_lib.capaian.agregat import Agregat, aggregate, aggregate_by
from kinerja_lib.capaian.deret import Cara
from kinerja_lib.capaian.konsolidasi import consolidate
from kinerja_lib.capaian.ukur import measure, measure_one, measured_target
from kinerja_lib.dasar.bahasa import bulat, persen, poin_persen
from kinerja_lib.dasar.errors import PolicyError, UsageError
from kinerja_lib.paket.baris import (
    BarisAnggaran,
    BarisBukti,
    BarisDokumen,
    BarisIndikator,
    BarisKlaim,
    BarisPegawai,
    BarisPendukung,
    BarisPengecualian,
    BarisPengukuran,
    BarisPerjanjian,
    BarisRenstra,
    BarisSasaran,
    BarisStandar,
    BarisStruktur,
    BarisTriwulan,
    BarisTugas,
)
from kinerja_lib.paket.dokumen_ukur import kind
from kinerja_lib.paket.folder import satker_code
from kinerja_lib.paket.kesiapan import Kesiapan, assess_paket
from kinerja_lib.paket.paket import Paket, read_paket
from kinerja_lib.satker.tahunan import Perbandingan, Tahunan, by_year, compare_years, used_rows
from kinerja_lib.sumber import rows_of

Row = Mapping[Any, Any]
Terukur = dict[Any, Any]
"""A row of `pengukuran` with what was measured of it."""
R = TypeVar("R", bound=Row)


@dataclass(frozen=True, eq=False)
class Laporan:
    """One satker's year, and up to which triwulan it is told (4 = the whole year)."""

    paket: Paket
    tahun: int
    kebijakan: Kebijakan
    skala: Mapping[str, Skala]
    triwulan: int = 4

    @overload
    def rows(self, nama: Literal["sasaran"], **equal: str) -> list[BarisSasaran]: ...
    @overload
    def rows(self, nama: Literal["indikator"], **equal: str) -> list[BarisIndikator]: ...
    @overload
    def rows(self, nama: Literal["pengukuran"], **equal: str) -> list[BarisPengukuran]: ...
    @overload
    def rows(self, nama: Literal["triwulan"], **equal: str) -> list[BarisTriwulan]: ...
    @overload
    def rows(self, nama: Literal["anggaran"], **equal: str) -> list[BarisAnggaran]: ...
    @overload
    def rows(self, nama: Literal["perjanjian"], **equal: str) -> list[BarisPerjanjian]: ...
    @overload
    def rows(self, nama: Literal["dokumen"], **equal: str) -> list[BarisDokumen]: ...
    @overload
    def rows(self, nama: Literal["klaim"], **equal: str) -> list[BarisKlaim]: ...
    @overload
    def rows(self, nama: Literal["pegawai"], **equal: str) -> list[BarisPegawai]: ...
    @overload
    def rows(self, nama: Literal["struktur"], **equal: str) -> list[BarisStruktur]: ...
    @overload
    def rows(self, nama: Literal["tugas"], **equal: str) -> list[BarisTugas]: ...
    @overload
    def rows(self, nama: Literal["bukti"], **equal: str) -> list[BarisBukti]: ...
    @overload
    def rows(self, nama: Literal["pendukung"], **equal: str) -> list[BarisPendukung]: ...
    @overload
    def rows(self, nama: Literal["renstra"], **equal: str) -> list[BarisRenstra]: ...
    @overload
    def rows(self, nama: Literal["standar"], **equal: str) -> list[BarisStandar]: ...
    @overload
    def rows(self, nama: Literal["pengecualian"], **equal: str) -> list[BarisPengecualian]: ...
    @overload
    def rows(self, nama: str, **equal: str) -> list[Row]: ...
    def rows(self, nama: str, **equal: str) -> Any:
        """Return the rows of a table (of this year, where it has years) with these values."""
        if "tahun" in equal or "tahun" not in self.paket.tabel[nama]:
            return self.all_rows(nama, **equal)
        if nama not in self._of_year:
            self._of_year[nama] = self.all_rows(nama, tahun=str(self.tahun))
        return _with(self._of_year[nama], equal)

    @overload
    def all_rows(self, nama: Literal["sasaran"], **equal: str) -> list[BarisSasaran]: ...
    @overload
    def all_rows(self, nama: Literal["indikator"], **equal: str) -> list[BarisIndikator]: ...
    @overload
    def all_rows(self, nama: Literal["pengukuran"], **equal: str) -> list[BarisPengukuran]: ...
    @overload
    def all_rows(self, nama: Literal["triwulan"], **equal: str) -> list[BarisTriwulan]: ...
    @overload
    def all_rows(self, nama: Literal["anggaran"], **equal: str) -> list[BarisAnggaran]: ...
    @overload
    def all_rows(self, nama: Literal["perjanjian"], **equal: str) -> list[BarisPerjanjian]: ...
    @overload
    def all_rows(self, nama: Literal["dokumen"], **equal: str) -> list[BarisDokumen]: ...
    @overload
    def all_rows(self, nama: Literal["klaim"], **equal: str) -> list[BarisKlaim]: ...
    @overload
    def all_rows(self, nama: Literal["pegawai"], **equal: str) -> list[BarisPegawai]: ...
    @overload
    def all_rows(self, nama: Literal["struktur"], **equal: str) -> list[BarisStruktur]: ...
    @overload
    def all_rows(self, nama: Literal["tugas"], **equal: str) -> list[BarisTugas]: ...
    @overload
    def all_rows(self, nama: Literal["bukti"], **equal: str) -> list[BarisBukti]: ...
    @overload
    def all_rows(self, nama: Literal["pendukung"], **equal: str) -> list[BarisPendukung]: ...
    @overload
    def all_rows(self, nama: Literal["renstra"], **equal: str) -> list[BarisRenstra]: ...
    @overload
    def all_rows(self, nama: Literal["standar"], **equal: str) -> list[BarisStandar]: ...
    @overload
    def all_rows(self, nama: Literal["pengecualian"], **equal: str) -> list[BarisPengecualian]: ...
    @overload
    def all_rows(self, nama: str, **equal: str) -> list[Row]: ...
    def all_rows(self, nama: str, **equal: str) -> Any:
        """Return the rows of a table with these values, of all years."""
        return _with(self._records[nama], equal)

    @cached_property
    def _of_year(self) -> dict[str, list[Any]]:
        return {}

    @cached_property
    def _records(self) -> dict[str, list[Any]]:
        """Keep every table as rows: chapters ask hundreds of times for a few of them."""
        return {nama: rows_of(table) for nama, table in self.paket.tabel.items()}

    def narasi(self, nama: str, bagian: str = "") -> str:
        """Return an analyst's Markdown (one `##` section of it), "" where there is none."""
        return sections(self.paket.narasi.get((self.tahun, nama), "")).get(bagian, "")

    def place(self, nama: str) -> str:
        """Say where a missing narrative is to be filled in."""
        return f"satker/{self.paket.kode}/narasi/{self.tahun}/{nama}.md"

    def place_of(self, tabel: str, kolom: str = "") -> str:
        """Say where a table, or a column of it, is to be filled in: its file, or book and sheet."""
        place = f"satker/{self.paket.kode}/{self.paket.tempat[tabel]}"
        return f"{place}, kolom {kolom}" if kolom else place

    def kalimat(self, kunci: str, **isi: object) -> str:
        """Return the sentence of a state, filled; sentences are data (`acuan/kalimat.toml`).

        The sentence is Markdown, what fills it is not: its letters stay letters.
        """
        facts = {k: letters(v) if isinstance(v, str) else v for k, v in isi.items()}
        return self.plain_kalimat(kunci, **facts)

    def plain_kalimat(self, kunci: str, **isi: object) -> str:
        """Return a sentence as plain text; also a phrase that another sentence is filled with."""
        return self.paket.acuan.kalimat(kunci, isi)

    def bulat(self, x: float | None) -> float | None:
        """Round a percentage as the year's policy prints it; None stays None."""
        return None if x is None or x != x else bulat(x, self.kebijakan.desimal)

    def persen(self, x: float | None) -> str:
        """Print a percentage as the year's policy rounds it."""
        return persen(x, self.kebijakan.desimal)

    def poin_persen(self, x: float | None) -> str:
        """Print a difference of percentages as the year's policy rounds it."""
        return poin_persen(x, self.kebijakan.desimal)

    @cached_property
    def sasaran(self) -> list[Row]:
        """Return the sasaran in their printed order."""
        return sorted(self.rows("sasaran"), key=lambda r: int(r["no"]))

    @cached_property
    def indikator(self) -> dict[str, Row]:
        """Return the indicators by kode."""
        return {r["kode"]: r for r in self.rows("indikator")}

    @cached_property
    def dokumen(self) -> list[str]:
        """Return the year's documents with indicators, in the order of the table."""
        return list(dict.fromkeys(r["dokumen"] for r in self.rows("pengukuran")))

    def printed(self, dokumen: str) -> list[Row]:
        """Return the indicators of one document as printed."""
        return [*self.rows("pengukuran", dokumen=dokumen)]

    def nama_dokumen(self, dokumen: str) -> str:
        """Return a document's name for the reader: its own, else that of its kind with its code."""
        with suppress(PolicyError):
            return self.kalimat(f"dokumen.{dokumen}")
        if titled := self.rows("dokumen", dokumen=dokumen):
            return str(titled[0]["judul"])
        with suppress(PolicyError):
            return f"{self.kalimat(f'dokumen.{kind(dokumen, {})}')} ({dokumen})"
        return dokumen

    @cached_property
    def pengukuran(self) -> pd.DataFrame:
        """Return the year's measured indicators: printed values, meta data, capaian."""
        return self.measure_year(self.tahun)

    def kebijakan_of(self, tahun: int) -> Kebijakan:
        """Return the policy of another year of the same satker."""
        return self.kebijakan if tahun == self.tahun else self.paket.acuan.kebijakan(tahun)

    @property
    def dokumen_ukur(self) -> str:
        """Return the document that is measured."""
        return self.measured_in(self.tahun)

    def measured_in(self, tahun: int | str) -> str:
        """Return the document that is measured in a year of the same satker, "" for none."""
        known = self.kesiapan.get(str(tahun))
        return known.ukur.dokumen if known else ""

    @cached_property
    def kesiapan(self) -> dict[str, Kesiapan]:
        """Return what each year of the satker can be reported from."""
        return assess_paket(self.paket)

    def lacking(self) -> list[str]:
        """Say what whoever asked for this report should know is not in yet."""
        place = self.place_of("triwulan", "realisasi")
        return self.kesiapan[str(self.tahun)].lacking(self.triwulan, place)

    def measure_year(self, tahun: int, kebijakan: Kebijakan | None = None) -> pd.DataFrame:
        """Measure the document of a year, by the year's own policy or by another one."""
        table = self.paket.tabel["pengukuran"]
        rows = table[(table["tahun"] == str(tahun)) & (table["dokumen"] == self.measured_in(tahun))]
        meta = self.paket.tabel["indikator"].set_index("kode")
        rows = rows.assign(
            **{c: rows["kode"].map(meta[c]) for c in ("kode_sasaran", "arah", "skala", "nama")},
            bobot=pd.to_numeric(rows["kode"].map(meta["bobot"]).str.replace(",", ".")),
        ).reset_index(drop=True)
        inputs = rows.assign(target=[measured_target(r) for r in rows_of(rows)])
        return rows.join(measure(inputs, kebijakan or self.kebijakan_of(tahun), dict(self.skala)))

    def measured(self, kode_sasaran: str) -> list[Terukur]:
        """Return the measured indicators of one sasaran."""
        return [r for r in self.terukur if r["kode_sasaran"] == kode_sasaran]

    @cached_property
    def terukur(self) -> list[Terukur]:
        """Return `pengukuran` row by row."""
        return rows_of(self.pengukuran)

    def measure_row(self, row: Row) -> Terukur:
        """Measure a printed row, of any year, by its indicator's polarity and this year's rule."""
        meta = self.indikator[row["kode"]]
        target, realisasi = (str(v).strip() for v in (measured_target(row), row["realisasi"]))
        return measure_one(
            target, realisasi, meta["arah"], meta["skala"], self.kebijakan, dict(self.skala)
        )

    @cached_property
    def capaian(self) -> Agregat:
        """Return the satker's capaian."""
        return aggregate(self.pengukuran, self.kebijakan.agregasi)

    @cached_property
    def dipakai(self) -> list[Terukur]:
        """Return the measured rows that the satker's capaian is made of."""
        return used_rows(self.pengukuran, self.kebijakan.agregasi)

    @cached_property
    def per_sasaran(self) -> dict[str, Agregat]:
        """Return capaian by kode of sasaran."""
        return aggregate_by(self.pengukuran, self.kebijakan.agregasi)

    def kategori(self, nilai: float | None) -> str:
        """Return the class of a capaian on the year's scale, "" for none."""
        if nilai is None or nilai != nilai:
            return ""
        return str(self.skala[self.kebijakan.skala].classify(nilai))

    @cached_property
    def tahunan(self) -> list[Tahunan]:
        """Return the satker's capaian by year up to this one, all by this year's rule."""
        return by_year(self)

    @cached_property
    def perbandingan(self) -> Perbandingan | None:
        """Return this year beside last year, None where one of them is not known."""
        return compare_years(self)

    @property
    def selisih(self) -> float | None:
        """Return this year's capaian less last year's in percentage points, rounded by nothing."""
        return self.perbandingan.selisih if self.perbandingan else None

    def waits(self, kode: str) -> bool:
        """Say whether an indicator's capaian of the year is known only at its end."""
        meta = self.indikator[kode]
        return Cara(meta["konsolidasi"], meta["arah"], meta["skala"], dict(self.skala)).menunggu

    @cached_property
    def triwulanan(self) -> pd.DataFrame:
        """Return every indicator's quarters, consolidated (see `capaian.konsolidasi`)."""
        table = self.paket.tabel["triwulan"]
        rows = table[table["tahun"] == str(self.tahun)]
        year = {r["kode"]: r | {"target": measured_target(r)} for r in self.terukur}
        indikator = self.paket.tabel["indikator"]
        return consolidate(rows, indikator, self.kebijakan, dict(self.skala), year)


def _with(rows: Sequence[R], equal: Mapping[str, str]) -> list[R]:
    """Return the rows that have these values, in a list of their own."""
    for column, value in equal.items():
        rows = [r for r in rows if r.get(column) == value]
    return [*rows]


_ready: dict[tuple[object, ...], Laporan] = {}


def open_ahead(satker: object, tahun: object, data: str | Path, triwulan: object) -> Laporan:
    """Open a satker's year for the next `open_laporan` that asks for the same, and only for it.

    The runner validates before the first cell; the notebook then need not read everything again.
    """
    lap = _open(satker, tahun, data, triwulan)
    _ready[_key(satker, tahun, data, triwulan)] = lap
    return lap


def _key(satker: object, tahun: object, data: str | Path, triwulan: object) -> tuple[object, ...]:
    return satker_code(satker), str(tahun), str(data), str(triwulan)


def open_laporan(
    satker: object, tahun: object, data: str | Path = "data", triwulan: object = 4
) -> Laporan:
    """Open one satker's year; raise UsageError for a year that has nothing to measure."""
    ready = _ready.pop(_key(satker, tahun, data, triwulan), None) if _ready else None
    return ready or _open(satker, tahun, data, triwulan)


def _open(satker: object, tahun: object, data: str | Path, triwulan: object) -> Laporan:
    paket = read_paket(satker, data)
    year, quarter = _whole("tahun", tahun), _whole("triwulan", triwulan)
    if quarter not in (1, 2, 3, 4):
        raise UsageError(f'triwulan "{triwulan}": harus 1, 2, 3, atau 4.')
    acuan = paket.acuan
    acuan.check(year)
    _check_year(paket, year)
    return Laporan(paket, year, acuan.kebijakan(year), acuan.skala, quarter)


def _check_year(paket: Paket, tahun: int) -> None:
    """Raise UsageError for a year without data, or whose data are not enough for any report."""
    years = assess_paket(paket)
    known = [t for t, k in years.items() if k.dapat]
    there = f"Tahun yang dapat dilaporkan satker {paket.kode}: {', '.join(known) or 'belum ada'}."
    if str(tahun) not in years:
        raise UsageError.unknown("tahun", str(tahun), known, there)
    if kurang := years[str(tahun)].kurang:
        raise UsageError(
            f"laporan {tahun} satker {paket.kode} belum dapat disusun: {kurang}. {there}"
        )


def _whole(name: str, value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise UsageError(f'{name} "{value}": harus bilangan bulat, misalnya 2023.') from None
