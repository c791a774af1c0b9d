"""Letters of other scripts and characters that were misread."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import HOMOGLIF, TAK_TERLIHAT, read_nilai
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import pendukung, tempat
from kinerja_lib.reviu.temuan import RINGAN, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.sumber import BARIS, BERKAS

_ASING = frozenset(map(chr, (*HOMOGLIF, *TAK_TERLIHAT)))


def _cells(lap: Laporan) -> Iterator[tuple[str, Row, str]]:
    for tabel in lap.paket.tabel:
        for r in lap.rows(tabel):
            for kolom, value in r.items():
                if kolom not in (BERKAS, BARIS) and value and not str(value).isascii():
                    yield tabel, r, kolom
    for entry, heads, rows in pendukung(lap):
        for r in rows:
            for head in heads:
                if r[head] and not r[head].isascii():
                    yield f"pendukung/{entry['tabel']}", r, head


@aturan(
    "homoglif",
    RINGAN,
    "Huruf aksara lain yang tampak seperti huruf Latin",
    memeriksa="Huruf Sirilik atau Yunani dan karakter tak terlihat di semua tabel.",
    dasar="Predikat В (Sirilik) tidak sama dengan B bagi mesin pencari dan rumus",
    perbaikan="Ketik ulang hurufnya.",
)
def homoglif(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find look-alike letters, one finding a letter: it has one cause in every file."""
    found: dict[str, list[Tempat]] = {}
    for tabel, r, kolom in _cells(lap):
        for letter in dict.fromkeys(c for c in str(r[kolom]) if c in _ASING):
            found.setdefault(letter, []).append(tempat(tabel, r, kolom))
    for letter, cells in found.items():
        latin = letter.translate(HOMOGLIF)
        name = unicodedata.name(letter, f"U+{ord(letter):04X}")
        shown = f'"{letter}" seperti "{latin}"' if latin != letter else "karakter tak terlihat"
        files = Counter(p.berkas for p in cells)
        said = daftar([f"{n} sel {berkas}" for berkas, n in files.items()])
        yield TemuanReviu(
            "homoglif",
            f"{shown} (U+{ord(letter):04X}, {name.title()}) di {said}.",
            tuple(cells),
            (("tercetak", f"U+{ord(letter):04X}"), ("seharusnya", latin * (latin != letter))),
        )


@aturan(
    "salah-baca",
    RINGAN,
    "Satuan salah ketik atau salah baca",
    memeriksa='Satuan yang hurufnya tertukar, misalnya "Iaporan" dengan huruf I besar.',
    dasar="Salinan dari pindaian sering menukar l, I, dan 1",
    perbaikan="Ketik ulang satuannya.",
)
def salah_baca(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find units that were read with a repair, the same misreading of a table once."""
    places = [("pengukuran", c) for c in ("target", "realisasi")] + [("perjanjian", "target")]
    places += [("triwulan", c) for c in ("target", "realisasi")]
    found: dict[tuple[str, str], list[Tempat]] = {}
    for tabel, kolom in places:
        for r in lap.rows(tabel):
            for note in read_nilai(r[kolom]).catatan:
                if note.startswith('"I'):
                    found.setdefault((tabel, note), []).append(tempat(tabel, r, kolom))
    for (_, note), cells in found.items():
        said = daftar([f"{p.nilai} di {p.sumber}" for p in cells])
        yield TemuanReviu(
            "salah-baca",
            f"{said}: {note}.",
            tuple(cells),
            (("tercetak", cells[0].nilai), ("dibaca", note.split(" dibaca ")[1].strip('"'))),
        )
