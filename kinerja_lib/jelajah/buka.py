"""Jelajah: every measured row of a data folder, all satker and years, ready to be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.capaian.kebijakan import Kebijakan
from kinerja_lib.capaian.skala import Skala
from kinerja_lib.errors import UsageError
from kinerja_lib.jelajah.baca import Acuan, fingerprint
from kinerja_lib.jelajah.bangun import build
from kinerja_lib.jelajah.bentuk import Row, Tabel, join, keep
from kinerja_lib.jelajah.milik import copied
from kinerja_lib.jelajah.simpanan import Simpanan, cache_file, load, mark, store
from kinerja_lib.kalimat import fill
from kinerja_lib.kantor import read_kantor
from kinerja_lib.paket import find_acuan, find_data, list_satker, reference
from kinerja_lib.saran import command
from kinerja_lib.sumber import BARIS, BERKAS
from kinerja_lib.sumber.jauh import is_remote

SALINAN = "*"
"""What the kept fingerprint of a satker ends in that is left out as another's copy."""


@dataclass(frozen=True, eq=False)
class Jelajah:
    """Tidy tables of a data folder; `jelajah.bentuk.TABEL` lists their columns.

    `ditinggalkan` says by satker why its data are left out, `data` is the folder as asked for.
    Text columns are categoricals.
    """

    folder: Path
    acuan: Acuan
    tabel: Tabel
    ditinggalkan: Mapping[str, str] = field(default_factory=dict)
    data: str = "data"

    @property
    def tahunan(self) -> pd.DataFrame:
        """Return one row a satker, year and indicator, measured by the year's official policy."""
        return self.tabel["tahunan"]

    @property
    def triwulan(self) -> pd.DataFrame:
        """Return one row a satker, year, indicator and quarter, as printed and as numbers."""
        return self.tabel["triwulan"]

    @property
    def skala(self) -> dict[str, Skala]:
        """Return every scale by code."""
        return self.acuan.skala

    def kebijakan(self, tahun: int) -> Kebijakan:
        """Return the official policy of a year."""
        return self.acuan.policy(tahun)

    @cached_property
    def kantor(self) -> dict[str, Row]:
        """Return who each satker is: nama, jenis, provinsi, rekaan, by code."""
        rows = {r["satker"]: r for r in self.rows("kantor")}
        known = {k: {**r, "rekaan": bool(r["rekaan"])} for k, r in rows.items()}
        listed = read_kantor(self.folder, rows, known)
        return {k.kode: {**vars(k), "nama": k.nama or k.kode} for k in listed}

    @cached_property
    def satker(self) -> list[str]:
        """Return the satker that have measured rows."""
        return sorted({str(k) for k in self.tahunan["satker"].unique()})

    def nama(self, satker: str) -> str:
        """Return a satker's name, its code where nobody named it."""
        return str(self.kantor[satker]["nama"]) if satker in self.kantor else satker

    def kategori(self, tahun: int, nilai: float | None) -> str:
        """Return the class of a capaian on a year's official scale, "" for none."""
        if nilai is None or nilai != nilai:
            return ""
        return str(self.skala[self.kebijakan(tahun).skala].classify(nilai))

    def catatan(self, satker: str = "") -> str:
        """Return the remark under a picture that its data are invented, "" for real ones."""
        invented = {k for k, row in self.kantor.items() if row["rekaan"]}
        if satker in invented or (not satker and len(invented) == len(self.kantor)):
            return self.plain_kalimat("jelajah.rekaan")
        return self.plain_kalimat("jelajah.sebagian_rekaan") if not satker and invented else ""

    def rows(self, nama: str, **equal: object) -> list[Row]:
        """Return the rows of a tidy table with these values; each knows its cell."""
        table = self.tabel[nama]
        for column, value in equal.items():
            table = table[(table[column] == value).to_numpy()]
        columns = {str(k): table[k].tolist() for k in table}
        if "berkas" in columns:
            columns |= {BERKAS: columns["berkas"], BARIS: columns["baris"]}
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def kalimat(self, kunci: str, **isi: object) -> str:
        """Return the sentence of a state as Markdown; what fills it stays letters."""
        from kinerja_lib.blok.markdown import letters

        facts = {k: letters(v) if isinstance(v, str) else v for k, v in isi.items()}
        return self.plain_kalimat(kunci, **facts)

    def plain_kalimat(self, kunci: str, **isi: object) -> str:
        """Return the sentence of a state as plain text (`acuan/kalimat.toml`)."""
        return fill(reference(self.acuan.folder, "kalimat.toml"), kunci, isi)


def open_jelajah(data: str | Path = "data") -> Jelajah:
    """Open a data folder for exploration; what did not change since the last time is not read.

    Raises UsageError for a folder without satker, or when every satker is broken.
    """
    root = find_data(data)
    codes = list_satker(root)
    if not codes:
        raise UsageError(f'folder "{data}/satker" belum berisi satker. Periksa nama foldernya.')
    if is_remote(data):
        for kode in codes:
            find_data(data, kode)
    acuan = Acuan(find_acuan(root))
    tables, left = _tables(root, codes, acuan)
    if not len(tables["tahunan"]):
        kode, why = next(iter(left.items()), (codes[0], "belum ada baris yang diukur"))
        raise UsageError(
            f'folder "{data}": tidak ada satker yang dapat dijelajahi. {kode}: {why}. '
            f"Jalankan `{command('periksa', data=data)}`."
        )
    return Jelajah(root, acuan, tables, left, str(data))


def _tables(root: Path, codes: list[str], acuan: Acuan) -> tuple[Tabel, Mapping[str, str]]:
    """Return the tables: of satker that are kept as they are now, and of all others made anew.

    Who is another's copy is read again when anything changed: it may not be one any more.
    """
    path, tanda = cache_file(root), mark(acuan)
    prints = {k: fingerprint(root / "satker" / k) for k in codes}
    kept = load(path, tanda)
    if kept and {k: s.rstrip(SALINAN) for k, s in kept.sidik.items()} == prints:
        return kept.tabel, kept.ditinggalkan
    same = [k for k in codes if kept and kept.sidik.get(k) == prints[k]]
    todo = [k for k in codes if k not in {*same}]
    tables, left = build(root, todo)
    if kept and same:
        tables = join([keep(kept.tabel, same), tables])
        left |= {k: kept.ditinggalkan[k] for k in same if k in kept.ditinggalkan}
    if twins := copied(tables):
        left |= twins
        prints |= {k: prints[k] + SALINAN for k in twins}
        tables = keep(tables, [k for k in codes if k not in left])
    store(path, tanda, Simpanan(tables, prints, left))
    return tables, left
