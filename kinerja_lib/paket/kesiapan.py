"""Kesiapan: which reports of which year a satker's tables allow, and what is missing, where.

`periksa`, `daftar` and whatever opens a Laporan ask here, so that they cannot disagree. A year
needs a document to be measured; what else is missing is said in the report at its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinerja_lib.paket.paket import Paket

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.dasar.bahasa import ROMAWI, daftar
from kinerja_lib.paket.dokumen_ukur import Pilihan, choose, documents, kind
from kinerja_lib.paket.janji import of_year
from kinerja_lib.sumber import KOLOM, rows_of

Row = Mapping[Any, Any]
Rows = Sequence[Row]
TABEL = ("pengukuran", "triwulan", "dokumen", "perjanjian")
SEMUA = (1, 2, 3, 4)
MAX_SEBUT = 5
"""Indicators that a sentence names."""


@dataclass(frozen=True)
class Kesiapan:
    """One year: what is measured, and which quarters have come in.

    `ada` are the year's documents with figures. `terukur` tells whether the measured one has any
    realisasi; `yatim` are the indicators with quarters that it leaves out; `lebih_lengkap` names a
    document that holds more than twice its indicators. `sebagian` says of a quarter how many of
    the indicators planned in it have a realisasi.
    """

    tahun: str
    ukur: Pilihan
    ada: tuple[str, ...] = ()
    dari_perjanjian: bool = False
    terukur: bool = False
    triwulan: tuple[int, ...] = ()
    sebagian: Mapping[int, str] = field(default_factory=dict)
    yatim: tuple[str, ...] = ()
    lebih_lengkap: str = ""
    urutan: tuple[str, ...] = ()

    @property
    def dapat(self) -> bool:
        """Tell whether reports of the year can be made."""
        return bool(self.ukur.dokumen)

    @property
    def kurang(self) -> str:
        """Say why no report of the year can be made and what to do, "" where they can."""
        urutan = ", ".join(self.urutan)
        if self.dapat:
            return ""
        if self.ukur.setara:
            return (
                f"{daftar(self.ukur.setara)} di tabel pengukuran sejenis dan tidak dapat dipilih: "
                f"sebut salah satunya paling depan di dokumen_ukur pada [tahun.{self.tahun}] "
                "acuan/kebijakan.toml, atau isi induk atau menggantikan di tabel dokumen"
            )
        there = f"; yang ada hanya dokumen {daftar(self.ada)}" if self.ada else ""
        return (
            f"belum ada target setahun di dokumen yang diukur ({urutan}){there}: isi targetnya di "
            "tabel pengukuran (misalnya dokumen pk), atau di tabel perjanjian dengan nama "
            "indikator yang sama seperti di tabel indikator"
        )

    @property
    def keadaan(self) -> str:
        """Say what a report of the year would lack, "" for a whole year measured by its LKj."""
        said = []
        if not self.dapat:
            return "belum dapat disusun"
        if self.triwulan != SEMUA:
            quarters = ", ".join(f"TW {ROMAWI[q]}{self.sebagian.get(q, '')}" for q in self.triwulan)
            said.append(f"monev: {quarters or 'triwulan belum diisi'}")
        if not self.terukur:
            said.append("lkj: realisasi setahun belum diisi")
        if not kind(self.ukur.dokumen, {}).startswith("lkj"):
            place = " di tabel perjanjian" if self.dari_perjanjian else ""
            said.append(f"diukur: {self.ukur.dokumen}{place}")
        return "; ".join(said)

    def lacking(self, triwulan: int, place: str) -> list[str]:
        """Say of a report up to a triwulan that this one has not come in, with where to fill it."""
        some = self.sebagian.get(triwulan)
        if triwulan in self.triwulan:
            said = f"TW {ROMAWI[triwulan]} terisi sebagian{some}: lengkapi {place}"
            return [said] if some else []
        done = daftar([f"TW {ROMAWI[q]}" for q in self.triwulan]) or "belum ada"
        return [f"TW {ROMAWI[triwulan]} belum diisi (yang terisi: {done}): isi {place}"]

    @property
    def peringatan(self) -> list[str]:
        """Say what the measured document leaves out; each with its remedy."""
        said = []
        if self.ukur.lain:
            said.append(
                f"yang diukur {self.ukur.dokumen}; {daftar(self.ukur.lain)} sejenis dan tidak "
                "diukur: bila bukan itu maksudnya, sebut dokumennya di dokumen_ukur "
                "(acuan/kebijakan.toml)"
            )
        if self.lebih_lengkap:
            said.append(
                f"yang diukur {self.ukur.dokumen}, padahal {self.lebih_lengkap} memuat lebih dari "
                "dua kali indikatornya: lengkapi, atau kosongkan dulu sampai lengkap"
            )
        if self.yatim:
            left = self.yatim[MAX_SEBUT:]
            some = daftar([*self.yatim[:MAX_SEBUT], *([f"{len(left)} lagi"] if left else [])])
            said.append(
                f"indikator {some} mempunyai triwulan, tetapi tidak ada di {self.ukur.dokumen} "
                "yang diukur: target setahunnya tidak diketahui: tambahkan barisnya"
            )
        return said


def assess_paket(paket: Paket) -> dict[str, Kesiapan]:
    """Return the years of a validated satker."""
    tables = {n: rows_of(paket.tabel[n]) for n in TABEL}
    return assess(tables, paket.acuan.kebijakan)


def assess(tables: Mapping[str, Rows], policy: Callable[[int], Kebijakan]) -> dict[str, Kesiapan]:
    """Return every year of which a table of `TABEL` has rows, in order."""
    years = {r["tahun"] for nama in TABEL for r in tables.get(nama, ())}
    return {
        tahun: _assess(tahun, {n: tables.get(n, ()) for n in TABEL}, policy(int(tahun)))
        for tahun in sorted(t for t in years if t.isascii() and t.isdigit())
    }


def current(years: Mapping[str, Kesiapan]) -> list[Kesiapan]:
    """Return the years to speak of: those that can be reported, and what comes after them.

    Rows of an earlier year that is not measured are there to be compared with.
    """
    last = max((t for t, k in years.items() if k.dapat), default="")
    return [k for t, k in years.items() if k.dapat or t > last]


def _assess(tahun: str, tables: Mapping[str, Rows], kebijakan: Kebijakan) -> Kesiapan:
    year = of_year(tables, tahun)
    ukur = choose(year["pengukuran"], year["dokumen"], kebijakan)
    rows = [r for r in year["pengukuran"] if r["dokumen"] == ukur.dokumen]
    codes = {r.get("kode") for r in rows}
    planned = [r for r in year["triwulan"] if r.get("target") or r.get("realisasi")]
    count_of = {
        q: [bool(r.get("realisasi")) for r in planned if r["triwulan"] == str(q)] for q in SEMUA
    }
    known = dict.fromkeys(r["kode"] for r in planned)
    count = {
        d: sum(r["dokumen"] == d for r in year["pengukuran"]) for d in documents(year["pengukuran"])
    }
    more = [d for d, n in count.items() if d != ukur.dokumen and n > 2 * len(rows)]
    return Kesiapan(
        tahun,
        ukur,
        tuple(count),
        any(isinstance(r.get(KOLOM), tuple) for r in rows),
        any(r.get("realisasi") for r in rows),
        tuple(q for q, done in count_of.items() if any(done)),
        {
            q: f" ({sum(done)} dari {len(done)})"
            for q, done in count_of.items()
            if any(done) and not all(done)
        },
        tuple(k for k in known if k not in codes) if ukur.dokumen else (),
        next(iter(more), "") if ukur.dokumen else "",
        kebijakan.dokumen_ukur,
    )
