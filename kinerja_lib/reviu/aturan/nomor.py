"""Numbers that a list leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import pendukung, tempat
from kinerja_lib.reviu.temuan import RINGAN, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row


@dataclass(frozen=True)
class Celah:
    """A missing number: of which list, between which two cells."""

    nomor: tuple[int, ...]
    daftar: str
    antara: tuple[Tempat, Tempat]


def _gaps(tabel: str, nama: str, rows: Sequence[Row], kolom: str) -> Iterator[Celah]:
    """Yield the jumps in a list's numbers, in the order of the rows."""
    numbered = [(r, int(r[kolom])) for r in rows if str(r[kolom]).strip(". ").isdigit()]
    for (a, x), (b, y) in pairwise(numbered):
        if y > x + 1:
            cells = tempat(tabel, a, kolom), tempat(tabel, b, kolom)
            yield Celah(tuple(range(x + 1, y)), nama, cells)


def _lists(lap: Laporan) -> Iterator[tuple[str, str, Sequence[Row], str]]:
    for d in lap.dokumen:
        rows = lap.printed(d)
        yield "pengukuran", _name(rows, lap.nama_dokumen(d)), rows, "no_tercetak"
    yield "sasaran", "daftar sasaran", lap.sasaran, "no"
    for tabel in ("perjanjian", "anggaran"):
        for d in dict.fromkeys(r["dokumen"] for r in lap.rows(tabel)):
            yield tabel, f"{tabel} {d}", lap.rows(tabel, dokumen=d), "no"
    for entry, heads, body in pendukung(lap):
        head = next((h for h in heads if h.lower().strip(".") == "no"), None)
        if head:
            yield f"pendukung/{entry['tabel']}", entry["judul"], body, head


def _name(rows: Sequence[Row], fallback: str) -> str:
    """Name a table as its rows' source does: `Tabel 5 no. 1` → `Tabel 5`."""
    leads = {str(r["sumber"]).split(" no.")[0] for r in rows}
    return leads.pop() if len(leads) == 1 else fallback


@aturan(
    "nomor-hilang",
    RINGAN,
    "Penomoran melompat",
    memeriksa="Urutan nomor di setiap tabel, lampiran perjanjian, dan tabel pendukung.",
    dasar="Nomor yang hilang dapat berarti baris yang hilang",
    perbaikan="Pulihkan baris yang hilang, atau urutkan kembali nomornya.",
)
def nomor_hilang(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find jumps; the same numbers missing in several tables of one kind are one finding."""
    found: dict[tuple[str, tuple[int, ...]], list[Celah]] = {}
    for tabel, nama, rows, kolom in _lists(lap):
        for celah in _gaps(tabel, nama, rows, kolom):
            found.setdefault((tabel, celah.nomor), []).append(celah)
    for (_, nomor), gaps in found.items():
        numbers = daftar([str(n) for n in nomor])
        where = daftar([g.daftar for g in gaps])
        first = gaps[0].antara
        yield TemuanReviu(
            "nomor-hilang",
            f"Nomor {numbers} tidak ada di {where} (dari {first[0].nilai} ke {first[1].nilai}).",
            tuple(p for g in gaps for p in g.antara),
            (("sebelum", first[0].nilai), ("sesudah", first[1].nilai)),
        )
