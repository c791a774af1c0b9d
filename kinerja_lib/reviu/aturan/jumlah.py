"""A stated count against the parts that a table lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kinerja_lib.dasar.bahasa import angka, daftar
from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.reviu.aturan import TERTELUSUR, aturan
from kinerja_lib.reviu.aturan.angka import dokumen_laporan
from kinerja_lib.reviu.nama import kata
from kinerja_lib.reviu.tempat import pendukung, tempat
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row

TOTAL = re.compile(r"\s*(jumlah|total|jumlah total|total keseluruhan)\s*", re.I)
UMUM = frozenset(
    ("kpu", "kota", "kabupaten", "provinsi", "jumlah", "persentase", "pegawai", "tahun", "kegiatan")
)
"""Words that do not tell one table from another."""
SEPADAN = 2
"""Words that an indicator and a table's title must share for the table to list its parts."""


@aturan(
    "rincian-realisasi",
    BERAT,
    "Realisasi berbeda dari jumlah rinciannya",
    memeriksa="Realisasi indikator dibanding jumlah atau banyaknya baris tabel pendukung sasaran "
    "itu, bila judul dan satuannya sama.",
    dasar=TERTELUSUR,
    perbaikan="Samakan realisasi dengan rincian, atau lengkapi rinciannya.",
    serap=("angka-berbeda",),
)
def rincian_realisasi(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find realisasi that the supporting table of the same thing does not add up to."""
    for entry, heads, rows in pendukung(lap):
        for kode, meta in lap.indikator.items():
            if meta["kode_sasaran"] != entry["kode_sasaran"] or not _about(meta, entry):
                continue
            report = [r for d in dokumen_laporan(lap) for r in lap.printed(d) if r["kode"] == kode]
            found = _parts(heads, rows, report)
            if found is None:
                continue
            total, kolom, said = found
            wrong = [r for r in report if read_nilai(r["realisasi"]).angka not in (None, total)]
            if wrong:
                claimed = daftar([f"{r['realisasi']} di {r['sumber']}" for r in wrong])
                yield TemuanReviu(
                    "rincian-realisasi",
                    f"{kode} {meta['nama']}: realisasi {claimed}; {entry['judul']} "
                    f"({entry['sumber']}) {said}.",
                    (
                        *(tempat("pengukuran", r, "realisasi") for r in wrong),
                        *(tempat(f"pendukung/{entry['tabel']}", r, kolom) for r in rows),
                    ),
                    (("realisasi", wrong[0]["realisasi"]), ("rincian", angka(total))),
                )


def _about(meta: Row, entry: Row) -> bool:
    shared = (kata(meta["nama"]) & kata(entry["judul"])) - UMUM
    return len(shared) >= SEPADAN


def _parts(
    heads: list[str], rows: Sequence[Row], report: Sequence[Row]
) -> tuple[float, str, str] | None:
    """Return the total that a table gives in the unit of a realisasi, its column, in words."""
    units = {n.satuan for r in report if (n := read_nilai(r["realisasi"])).jenis == "kuantitas"}
    head = next((h for h in heads if h.strip().lower() == "jumlah"), None)
    body = [r for r in rows if not _is_total(r, heads)]
    if head:
        cells = [read_nilai(str(r[head])) for r in body]
        if cells and all(_counts(n, units) for n in cells):
            total = sum(n.angka or 0.0 for n in cells)
            return (
                total,
                head,
                f"berjumlah {' + '.join(angka(n.angka or 0) for n in cells)} = {angka(total)}",
            )
    named = next((h for h in heads for u in units if u and h.lower() == f"nama {u}"), None)
    if named and not head:
        return float(len(body)), named, f"memuat {len(body)} baris"
    return None


def _is_total(row: Row, heads: list[str]) -> bool:
    return any(TOTAL.fullmatch(str(row[h])) for h in heads if row[h])


def _counts(n: Nilai, units: set[str]) -> bool:
    return n.jenis == "kuantitas" and n.angka is not None and n.satuan in units and n.satuan != ""


@aturan(
    "jumlah-tabel",
    SEDANG,
    "Baris jumlah tidak sama dengan jumlah barisnya",
    memeriksa='Baris "Jumlah" atau "Total" di tabel pendukung dibanding barisnya.',
    dasar=TERTELUSUR,
    perbaikan="Hitung ulang baris jumlah.",
)
def jumlah_tabel(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find totals in supporting tables that their rows do not add up to."""
    for entry, heads, rows in pendukung(lap):
        total = next((r for r in rows if _is_total(r, heads)), None)
        body = [r for r in rows if r is not total]
        for head in heads if total and body else ():
            said = read_nilai(str(total[head])).angka if total else None
            cells = [read_nilai(str(r[head])).angka for r in body]
            made = sum(c for c in cells if c is not None)
            if said is None or None in cells or said == made or head.lower().strip(".") == "no":
                continue
            assert total is not None
            tabel = f"pendukung/{entry['tabel']}"
            yield TemuanReviu(
                "jumlah-tabel",
                f"{entry['judul']}, kolom {head}: jumlah dicetak {total[head]}, barisnya berjumlah "
                f"{angka(made)}.",
                (tempat(tabel, total, head), *(tempat(tabel, r, head) for r in body)),
                (("dicetak", str(total[head])), ("dihitung", angka(made))),
            )
