"""Tables of all satker in one database (PostgreSQL, SQLite), through SQLAlchemy.

A table has the columns of its contract as text, as printed, and before them `satker` and `baris`,
the row as a CSV file would number it (the headings are row 1): together its key. Beside them stand
`satker` (kode, profil), `narasi` (satker, tahun, nama, teks), `berkas` (satker, nama, isi) and
`acuan` (nama, isi); docs/basisdata.md is the dictionary. One satker is read in one transaction,
by its code.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData

from kinerja_lib.dasar.alamat import mask, password
from kinerja_lib.dasar.errors import DataError, Temuan, UsageError, one_line
from kinerja_lib.sumber import Baris
from kinerja_lib.sumber.csv import numbered_csv
from kinerja_lib.sumber.jauh import TANDA, Ambilan, scheme

KUNCI = ("satker", "baris")
"""What stands before the columns of every table of a contract."""
LAIN: Mapping[str, tuple[str, ...]] = {
    "satker": ("kode", "profil"),
    "narasi": ("satker", "tahun", "nama", "teks"),
    "berkas": ("satker", "nama", "isi"),
    "acuan": ("nama", "isi"),
}
"""The other tables of a database; all but `satker` may be missing."""
MAX_BARIS = 1_000_000
BATAS_SAMBUNG = 10
"""Seconds to wait for a server, or for a lock on a file."""
BATAS_PERNYATAAN = 120
"""Seconds that PostgreSQL may take over one statement, locks included."""
SEPOTRET = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""All tables of a satker as they were at one moment."""
SEBAB: tuple[tuple[str, str, str], ...] = (
    (
        r"28P01|28000|password authentication failed|no password supplied",
        "menolak nama atau sandinya",
        "Periksa nama pengguna; sandi dibaca dari PGPASSWORD, .pgpass, atau alamatnya",
    ),
    (
        r"3D000|database .* does not exist",
        "tidak ada di server itu",
        "Periksa nama basis datanya, atau minta pengelola membuatnya",
    ),
    (
        r"57014|statement timeout|lock_not_available|55P03",
        f"tidak menjawab dalam {BATAS_PERNYATAAN} detik",
        "Mungkin sedang dikunci pekerjaan lain; ulangi nanti",
    ),
    (
        r"timeout|timed out",
        f"tidak menjawab dalam {BATAS_SAMBUNG} detik",
        "Periksa alamat, port, dan jaringannya",
    ),
    (
        r"connection refused|could not translate|resolve host|not known|no such file or directory"
        r"|is the server running|unreachable|no route|closed the connection|57P0\d|53300",
        "tidak dapat dihubungi",
        "Periksa alamat, port, dan jaringannya, dan apakah servernya jalan",
    ),
    (
        r"database is locked|table is locked",
        "sedang dikunci program lain",
        "Tutup program yang menulisinya, lalu ulangi",
    ),
    (r"not a database|malformed", "bukan berkas SQLite yang utuh", "Periksa nama berkasnya"),
    (
        r"42501|permission denied",
        "tidak mengizinkan ini bagi pengguna itu",
        "Minta izin kepada pengelolanya",
    ),
    (r"readonly|read-only|25006", "hanya dapat dibaca", "Periksa izin berkas dan foldernya"),
    (r"unable to open", "tidak dapat dibuka", "Periksa nama, folder, dan izin berkasnya"),
    (r"disk is full|53100|no space", "tidak dapat menulis: disk penuh", "Kosongkan disknya"),
    (
        r"42P01|no such table|42703|no such column|has no column",
        "tidak memuat tabel atau kolom yang diperlukan",
        "Samakan dengan docs/basisdata.md",
    ),
    (
        r"23505|UNIQUE constraint",
        "sudah memuat baris berkunci sama",
        "Ada yang menulis bersamaan; ulangi",
    ),
)
"""Why a database refuses, by what it says or its SQLSTATE, with the remedy."""
JELAS = {
    "menolak nama atau sandinya",
    "tidak ada di server itu",
    "tidak dapat dihubungi",
    "sedang dikunci program lain",
    f"tidak menjawab dalam {BATAS_PERNYATAAN} detik",
    f"tidak menjawab dalam {BATAS_SAMBUNG} detik",
}
"""Reasons to which the database's own words, in English, add nothing."""


@dataclass(frozen=True)
class IsiSatker:
    """All that is kept of one satker: columns and numbered rows by table, texts, other files."""

    profil: str | None
    tabel: Mapping[str, tuple[Sequence[str], Sequence[Baris]]]
    narasi: Mapping[tuple[str, str], str] = field(default_factory=dict)
    berkas: Mapping[str, bytes] = field(default_factory=dict)


class Basisdata:
    """One database that satker are read from and written to."""

    def __init__(self, url: str, kolom: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
        """Take an address; who writes there gives the columns of every table.

        A SQLite file, and tables, that are not there yet are then made.
        """
        self._url, self._pid = mask(url), os.getpid()
        self._mesin = _engine(url, baru=bool(kolom))
        self._baru = kolom
        self._kolom: dict[str, list[str]] = {}

    def list_satker(self) -> list[str]:
        """List the codes of the table `satker`, and of rows that no foreign key holds to it."""
        from sqlalchemy import column, inspect, select, table, union

        with self._open() as c:
            self._kolom = self._look(c)
            held = inspect(c).get_multi_foreign_keys() if c.dialect.name != "sqlite" else {}
            loose = [n for n in self._tables() if not any(held.get((None, n), ()))]
            parts: list[Any] = [select(column("kode")).select_from(table("satker"))]
            parts += [select(column("satker")).select_from(table(n)) for n in loose]
            return sorted(str(kode) for (kode,) in c.execute(union(*parts)))

    def take(self, folder: str, seen: Mapping[str, object]) -> Ambilan:
        """Return the reference data or one satker as files, its tables as CSV; see `Sumber`."""
        with self._open() as c:
            self._kolom = self._kolom or self._look(c)
            if folder == "acuan":
                found = {n: bytes(isi) for n, isi in self._rows(c, "acuan")}
            else:
                found = self._satker(c, folder.rpartition("/")[2])
        files = {f"{folder}/{n}": content for n, content in found.items()}
        marks = {n: hashlib.sha256(content).digest() for n, content in files.items()}
        return marks, {n: v for n, v in files.items() if seen.get(n) != marks[n]}

    def write(self, kode: str, isi: IsiSatker) -> None:
        """Put one satker in place of what there is of it, all or nothing."""
        from sqlalchemy import delete, insert

        meta = self._skema
        with self._open(tulis=True) as c:
            satker = meta.tables["satker"]
            for t in reversed(meta.sorted_tables):
                if "satker" in t.c:
                    c.execute(delete(t).where(t.c.satker == kode))
            c.execute(delete(satker).where(satker.c.kode == kode))
            c.execute(insert(satker), [{"kode": kode, "profil": isi.profil}])
            for nama, (head, rows) in isi.tabel.items():
                made = [
                    dict(zip((*KUNCI, *head), (kode, n, *cells), strict=True)) for n, cells in rows
                ]
                if made:
                    c.execute(insert(meta.tables[nama]), made)
            texts = [
                {"satker": kode, "tahun": y, "nama": n, "teks": t}
                for (y, n), t in isi.narasi.items()
            ]
            files = [{"satker": kode, "nama": n, "isi": v} for n, v in isi.berkas.items()]
            for nama, more in (("narasi", texts), ("berkas", files)):
                if more:
                    c.execute(insert(meta.tables[nama]), more)

    def write_acuan(self, files: Mapping[str, bytes]) -> None:
        """Put reference data in place of what there is."""
        from sqlalchemy import delete, insert

        meta = self._skema
        with self._open(tulis=True) as c:
            c.execute(delete(meta.tables["acuan"]))
            if files:
                rows = [{"nama": n, "isi": v} for n, v in files.items()]
                c.execute(insert(meta.tables["acuan"]), rows)

    @cached_property
    def _skema(self) -> MetaData:
        """Return the tables that are written, made where they are not there."""
        meta = _schema(self._baru)
        with self._open(tulis=True) as c:
            meta.create_all(c)
        return meta

    def is_empty(self) -> bool:
        """Tell a database without the table `satker`."""
        from sqlalchemy import inspect

        with self._open() as c:
            return not inspect(c).has_table("satker")

    @contextmanager
    def _open(self, tulis: bool = False) -> Iterator[Connection]:
        """Open one transaction; whatever the database says becomes a sentence."""
        from sqlalchemy.exc import SQLAlchemyError

        if self._pid != os.getpid():
            self._pid = os.getpid()
            self._mesin.dispose(close=False)  # connections of the process that forked this one
        try:
            with self._mesin.connect() as c:
                if c.dialect.name == "sqlite":
                    c.exec_driver_sql("BEGIN IMMEDIATE" if tulis else "BEGIN")
                else:
                    if not tulis:
                        c.exec_driver_sql(SEPOTRET)
                    c.exec_driver_sql(f"SET LOCAL statement_timeout = '{BATAS_PERNYATAAN}s'")
                yield c
                if tulis:
                    c.commit()
        except SQLAlchemyError as error:
            raise _refused(self._url, error) from None

    def _look(self, c: Connection) -> dict[str, list[str]]:
        """Return the columns of every table and view that is one of ours."""
        from sqlalchemy import inspect
        from sqlalchemy.engine import ObjectKind

        every = inspect(c).get_multi_columns(kind=ObjectKind.ANY)
        found = {str(nama): [str(k["name"]) for k in kolom] for (_, nama), kolom in every.items()}
        if "satker" not in found:
            raise UsageError(
                f'basis data "{one_line(self._url, 100)}" tidak memuat tabel satker. Isi dengan '
                "`kinerja salin`, atau samakan tabelnya dengan docs/basisdata.md."
            )
        for nama, kolom in LAIN.items():
            if missing := [k for k in kolom if nama in found and k not in found[nama]]:
                raise UsageError(
                    f'basis data "{one_line(self._url, 100)}": tabel {nama} tidak berkolom '
                    f"{', '.join(missing)}. Samakan dengan docs/basisdata.md."
                )
        return {n: k for n, k in found.items() if n in LAIN or {*KUNCI} <= {*k}}

    def _tables(self) -> list[str]:
        return sorted(n for n in self._kolom if n not in LAIN)

    def _rows(self, c: Connection, nama: str, kode: str = "") -> Iterable[Sequence[Any]]:
        """Return the rows of a table without their satker, in order; only one satker's."""
        from sqlalchemy import bindparam, column, select, table

        if nama not in self._kolom:
            return []
        columns = [k for k in LAIN.get(nama, self._kolom[nama]) if k not in KUNCI]
        columns = columns if nama in LAIN else ["baris", *columns]
        query: Any = (
            select(*map(column, columns)).select_from(table(nama)).order_by(column(columns[0]))
        )
        if kode:
            key = "kode" if nama == "satker" else "satker"
            query = query.where(column(key) == bindparam("kode", kode))
        return list(c.execute(query))

    def _satker(self, c: Connection, kode: str) -> dict[str, bytes]:
        """Return the files of one satker; nothing where it is not known."""
        found: dict[str, bytes] = {}
        filled = False
        for nama in self._tables():
            rows = self._rows(c, nama, kode)
            filled = filled or bool(rows)
            head = [k for k in self._kolom[nama] if k not in KUNCI]
            found[f"{nama}.csv"] = self._csv(f"satker/{kode}/tabel {nama}", head, rows)
        known = self._rows(c, "satker", kode)
        if not known and not filled:
            return {}
        found[TANDA] = b""
        for _, profil in known:
            found |= {"profil.toml": str(profil).encode()} if profil is not None else {}
        others = {
            f"narasi/{y}/{n}.md": str(t or "").encode() for y, n, t in self._rows(c, "narasi", kode)
        }
        others |= {str(n): bytes(v or b"") for n, v in self._rows(c, "berkas", kode)}
        if doubled := sorted(n for n in others if n.lower() in found):
            where = f"{self._url}/satker/{kode}/{doubled[0]}"
            rule = "ada di tabel berkas dan sebagai tabel atau profil"
            raise DataError([Temuan(where, 0, "", "", rule, "hapus salah satunya")])
        return found | others

    def _csv(self, place: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
        """Return rows as a CSV file; refuse what is no text, and a number that no row can have."""
        temuan, made = [], []
        before = 1
        for baris, *cells in rows:
            if type(baris) is not int or not before < baris <= MAX_BARIS:
                rule = f"baris harus bilangan bulat 2 sampai {MAX_BARIS}, tidak berulang"
                temuan.append(
                    Temuan(
                        f"{self._url}/{place}", 0, "baris", str(baris), rule, "betulkan nomornya"
                    )
                )
                continue
            before = baris
            made.append((baris, ["" if v is None else v for v in cells]))
            temuan += [
                Temuan(
                    f"{self._url}/{place}",
                    baris,
                    k,
                    str(v),
                    "bukan teks",
                    "ubah jenis kolomnya menjadi TEXT, isinya seperti tercetak",
                )
                for k, v in zip(head, made[-1][1], strict=True)
                if not isinstance(v, str)
            ]
        if temuan:
            raise DataError(temuan)
        return numbered_csv(head, made)


def _engine(url: str, baru: bool) -> Engine:
    """Return SQLAlchemy's engine for an address; it connects when it is first used."""
    shown = one_line(mask(url), 100)
    try:
        from sqlalchemy import create_engine, make_url
        from sqlalchemy.exc import ArgumentError

        try:
            parsed = make_url(mask(url))
        except (ArgumentError, ValueError):
            raise UsageError(
                f'alamat basis data "{shown}" tidak dapat dibaca. Tulis misalnya '
                "postgresql://pengguna@server:5432/nama atau sqlite:///data.db."
            ) from None
        if scheme(url) == "sqlite":
            parsed = parsed.set(drivername="sqlite", database=_file(parsed.database, shown, baru))
            return create_engine(parsed, connect_args={"timeout": BATAS_SAMBUNG})
        parsed = parsed.set(drivername="postgresql+psycopg", password=password(url) or None)
        limit = {} if "connect_timeout" in parsed.query else {"connect_timeout": BATAS_SAMBUNG}
        return create_engine(parsed, connect_args=limit, pool_pre_ping=True)
    except ImportError as error:
        raise UsageError(
            f'alamat "{shown}" memerlukan paket tambahan ({one_line(error, 100)}). Pasang dengan: '
            'pip install "kinerja[basisdata]".'
        ) from None


def _file(name: str | None, shown: str, baru: bool) -> str:
    """Find a SQLite file, here or in the folders above, as a data folder is found."""
    if not name or name == ":memory:":
        raise UsageError(f'alamat "{shown}" tidak menyebut berkas. Tulis mis. sqlite:///data.db.')
    for base in (Path(), *Path.cwd().parents):
        if (base / name).is_file():
            return str(base / name)
    if not baru:
        raise UsageError(f'berkas basis data "{one_line(name, 100)}" tidak ada. Periksa --data.')
    return name


def _refused(url: str, error: Exception) -> UsageError:
    """Say in Indonesian why a database refused."""
    orig = getattr(error, "orig", None) or error
    said = f"{getattr(orig, 'sqlstate', None) or ''} {orig}"
    known = ((why, do) for pattern, why, do in SEBAB if re.search(pattern, said, re.IGNORECASE))
    rule, remedy = next(known, ("tidak dapat dipakai", "Periksa alamat dan isinya"))
    secret = password(url)
    detail = str(orig).replace(secret, "***") if secret else str(orig)
    words = one_line(" ".join(detail.split()), 160)
    quoted = "" if rule in JELAS else f' (kata basis datanya: "{words}")'
    return UsageError(f'basis data "{one_line(url, 100)}" {rule}{quoted}. {remedy}.')


def _schema(kolom: Mapping[str, Sequence[str]]) -> MetaData:
    """Return the tables of a database: one for each contract, and the others."""
    from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

    meta = MetaData()

    def key(name: str, *rest: Any) -> Column[str]:
        return Column(name, Text, *rest, primary_key=True)

    def satker() -> Column[str]:
        return key("satker", ForeignKey("satker.kode"))

    Table("satker", meta, key("kode"), Column("profil", Text))
    Table("narasi", meta, satker(), key("tahun"), key("nama"), Column("teks", Text, nullable=False))
    Table("berkas", meta, satker(), key("nama"), Column("isi", LargeBinary, nullable=False))
    Table("acuan", meta, key("nama"), Column("isi", LargeBinary, nullable=False))
    for nama, columns in kolom.items():
        baris = Column("baris", Integer, primary_key=True, autoincrement=False)
        Table(nama, meta, satker(), baris, *(Column(k, Text) for k in columns))
    return meta
