"""What a reader makes of a finished report: lines, headings, tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kinerja_lib.dasar.nilai import HOMOGLIF, TAK_TERLIHAT
from kinerja_lib.dasar.tempat import Tempat

CAPTION = re.compile(r"^(tabel|gambar|grafik)\s+(\d{1,3})(?!\.\d)\b\s*[.:–-]?\s*(.*)$", re.I | re.S)


MAX_DERET = 300
"""Letters without a space that are read."""
_DERET = re.compile(rf"(\S{{{MAX_DERET}}})\S+")
MAX_LETAK = 12
"""Places of what could not be read that are named one by one."""


@dataclass(frozen=True)
class Letak:
    """Where something stands: a line of a text file, else a page or a paragraph in words."""

    baris: int = 0
    sebut: str = ""


@dataclass(frozen=True)
class Alinea:
    """A line or paragraph; `tingkat` is its level as a heading, 0 = prose."""

    teks: str
    letak: Letak
    tingkat: int = 0
    butir: bool = False


@dataclass(frozen=True)
class BarisTabel:
    """One row of a table; `lanjutan` = the first row after a page break."""

    sel: tuple[str, ...]
    letak: Letak
    lanjutan: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table with its heading row, and the caption that stands above it."""

    kepala: tuple[str, ...]
    isi: tuple[BarisTabel, ...]
    letak: Letak
    judul: str = ""

    @property
    def nama(self) -> str:
        """Name the table as its caption does: `Tabel 5`, "" without a caption."""
        match = CAPTION.match(self.judul)
        return f"{match[1].title()} {match[2]}" if match else ""

    @cached_property
    def peran(self) -> dict[str, int]:
        """Return the columns by what they hold: no, sasaran, indikator, target, realisasi, ..."""
        return roles(self.kepala)


@dataclass(frozen=True)
class TakTerbaca:
    """What could not be read: what it is, and where."""

    apa: str
    letak: tuple[Letak, ...]

    def __str__(self) -> str:
        """Say how many and where: `3 sel angka: baris 350, 353, 659`."""
        first = self.letak[0]
        shown = list(dict.fromkeys(p.sebut or str(p.baris) for p in self.letak))
        more = f", dan {len(shown) - MAX_LETAK} tempat lain" if len(shown) > MAX_LETAK else ""
        lead = "" if first.sebut else "baris "
        return f"{len(self.letak)} {self.apa}: {lead}{', '.join(shown[:MAX_LETAK])}{more}"


@dataclass(frozen=True)
class Naskah:
    """A finished report as it was read, in its own order."""

    berkas: str
    bagian: tuple[Alinea | Tabel, ...]
    tak_terbaca: tuple[TakTerbaca, ...] = ()

    @cached_property
    def alinea(self) -> tuple[Alinea, ...]:
        """Return the lines and headings."""
        return tuple(b for b in self.bagian if isinstance(b, Alinea))

    @cached_property
    def tabel(self) -> tuple[Tabel, ...]:
        """Return the tables."""
        return tuple(b for b in self.bagian if isinstance(b, Tabel))

    @cached_property
    def judul(self) -> tuple[Alinea, ...]:
        """Return the headings."""
        return tuple(a for a in self.alinea if a.tingkat)

    @cached_property
    def tahun(self) -> int | None:
        """Return the year that the report is about: what it calls itself most often."""
        said = re.findall(
            r"(?:laporan kinerja|akuntabilitas kinerja|capaian kinerja|perjanjian kinerja)"
            r"[^.;:]{0,160}?\btahun\s+(20\d\d)\b(?!\s*[-–])",
            " \n".join(a.teks for a in self.alinea),
            re.I,
        )
        return int(max(set(said), key=lambda y: (said.count(y), y))) if said else None

    def texts(self) -> Iterator[tuple[str, Letak, str]]:
        """Yield every text with its place and the name of its column ("" for prose)."""
        for b in self.bagian:
            if isinstance(b, Alinea):
                yield b.teks, b.letak, ""
                continue
            yield from ((head, b.letak, "") for head in b.kepala if head)
            for row in b.isi:
                for i, cell in enumerate(row.sel):
                    yield cell, row.letak, b.kepala[i] if i < len(b.kepala) else ""

    def tempat(self, letak: Letak, nilai: str, kolom: str = "", sumber: str = "") -> Tempat:
        """Name a place of this file as findings do."""
        where = ", ".join(p for p in (letak.sebut, clean(kolom)) if p)
        return Tempat(
            "naskah",
            sumber or letak.sebut or str(letak.baris),
            self.berkas,
            letak.baris,
            where,
            nilai,
            sumber,
        )


def bounded(naskah: Naskah) -> Naskah:
    """Cut long runs of letters without a space, and say where: rules take too long over them."""
    cut = tuple(dict.fromkeys(p for text, p, _ in naskah.texts() if _DERET.search(text)))
    if not cut:
        return naskah
    parts = tuple(
        replace(b, teks=_short(b.teks))
        if isinstance(b, Alinea)
        else replace(
            b,
            kepala=tuple(map(_short, b.kepala)),
            isi=tuple(replace(r, sel=tuple(map(_short, r.sel))) for r in b.isi),
        )
        for b in naskah.bagian
    )
    said = TakTerbaca(f"deret lebih dari {MAX_DERET} huruf tanpa spasi, hanya awalnya dibaca", cut)
    return replace(naskah, bagian=parts, tak_terbaca=(*naskah.tak_terbaca, said))


def _short(text: str) -> str:
    return _DERET.sub(r"\1…", text)


PERAN = (
    ("no", r"no|nomor|nourut|10"),  # OCR reads NO as 10
    ("indikator", r"indikator.*"),
    ("target", r"target|targetkinerja|target20\d\d|tar.?et\(?%\)?|target%"),
    ("target_satuan", r"target(kegiatan|satuan|output|volume)"),
    ("realisasi", r"realisasi|realisasi20\d\d|realisasikinerja|realisasi%"),
    ("capaian", r"capaian|capaian%|capaiankinerja|persentasecapaian|%capaian"),
    ("sasaran", r"sasaran.*"),
    ("nama", r"nama|namalengkap|namapegawai"),
)


def roles(kepala: tuple[str, ...]) -> dict[str, int]:
    """Read what columns hold from headings that OCR may have torn: `Capaia n (%)` → capaian."""
    found: dict[str, int] = {}
    for i, head in enumerate(kepala):
        key = re.sub(r"[^a-z0-9%]", "", head.lower())
        for peran, pattern in PERAN:
            if re.fullmatch(pattern, key):
                twice = peran == "target" and "target" in found
                found.setdefault("target_satuan" if twice else peran, i)
                break
    torn = [i for i, h in enumerate(kepala[:-1]) if re.search("sasaran.*indikator", h, re.I)]
    if torn and "indikator" not in found and not kepala[torn[0] + 1].strip():
        found["indikator"] = torn[0] + 1
    if {"target", "target_satuan"} - set(found) == {"target"}:
        found["target"] = found.pop("target_satuan")
    return found


def clean(text: str) -> str:
    """Return a text on one line without marks of Markdown and with Latin letters."""
    plain = text.translate(TAK_TERLIHAT).translate(HOMOGLIF).replace("**", "").replace("__", "")
    return " ".join(plain.split())


def fold(text: str) -> str:
    """Return a text's letters and digits, for comparison."""
    return re.sub(r"[^a-z0-9%]", "", clean(text).lower())
