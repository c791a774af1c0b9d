"""Every finding with the places it names, each linked to where the LKj beside it shows it."""

from __future__ import annotations

from itertools import groupby

from kinerja_lib.bab.reviu.tempat import say
from kinerja_lib.blok import Bagian, Blok, Kolom, Narasi, Sel, Tabel
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.tanda import Tanda, signs
from kinerja_lib.reviu.temuan import TemuanReviu
from kinerja_lib.reviu.tinjau import review
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.satker.tercetak import compare_documents

LKJ = "lkj.html"
NOMOR = "nomor urut temuan"
KOLOM = (
    Kolom("No", "kanan", 0.4),
    Kolom("Temuan", lebar=2.6),
    Kolom("Nilai tercetak dan tempatnya", lebar=2.6),
)


def tingkat(lap: Laporan, nama: str) -> Bagian:
    """Return the findings of one severity, under the head of their rule."""
    found = review(lap).of(nama)
    if not found:
        return Bagian([Narasi(lap.kalimat("reviu.tanpa_temuan", tingkat=nama))])
    body: list[list[Sel | str]] = []
    names = signs(lap)
    for id, group in groupby(found, key=lambda t: t.aturan):
        rule = semua_aturan()[id]
        body.append([f"{rule.judul} [{id}]. {rule.perbaikan}"])
        for t in group:
            body += _rows(lap, t, names)
    table: Blok = Tabel(f"tabel-temuan-{nama}", f"Temuan {nama}", KOLOM, body)
    return Bagian([table])


def _rows(lap: Laporan, t: TemuanReviu, names: dict[TemuanReviu, Tanda]) -> list[list[Sel | str]]:
    """Return a finding as one row, or as its cause with a row for each thing of it."""

    def number(one: TemuanReviu) -> Sel:
        return Sel(names[one].nomor, NOMOR, jangkar=names[one].jangkar)

    if not t.bagian:
        return [[number(t), t.pesan, _places(lap, t, t.pesan)]]
    rows: list[list[Sel | str]] = [[number(t), f"{t.sebab}:", ""]]
    rows += [[number(p), p.rinci[0], _places(lap, p, p.rinci[0])] for p in t.bagian]
    return rows


def _places(lap: Laporan, t: TemuanReviu, temuan: str) -> Sel:
    text, names = say(t.tempat, temuan)
    links = tuple((name, f"{LKJ}#{a}") for name, p in names if (a := anchor_of(lap, p)))
    return Sel(text, "; ".join(p.sel for p in t.tempat), tautan=links)


def anchor_of(lap: Laporan, p: Tempat) -> str:
    """Return the id of the LKj's table or heading that shows a place, "" where none does."""
    parts = p.kunci.split(" / ")
    first = parts[0]
    if p.tabel == "pengukuran":
        return _measured(lap, first, parts[1], p.kolom)
    if p.tabel == "perjanjian":
        return f"tabel-{first.replace('_', '-')}"
    if p.tabel == "anggaran":
        return f"tabel-pagu-{first.replace('_', '-')}"
    if p.tabel == "bukti":
        return f"tabel-bukti-{first.lower()}"
    if p.tabel.startswith("pendukung/"):
        return f"tabel-{p.tabel.removeprefix('pendukung/')}"
    if p.tabel == "narasi":
        return f"sasaran-{p.kunci.lower()}" if p.kunci in lap.per_sasaran else ""
    if p.tabel == "bagian":
        return "tabel-kelengkapan" if first.startswith("butir") else ""
    if p.tabel == "klaim":
        return "tabel-pegawai" if first == "jumlah_pegawai" else "tabel-pengukuran"
    return {"pegawai": "tabel-pegawai", "skala": "tabel-skala"}.get(p.tabel, "")


@sekali
def _differing(lap: Laporan) -> frozenset[tuple[str, str]]:
    """Return the indicators and columns that the table of differing documents shows."""
    return frozenset((beda.kode, beda.kolom) for beda in compare_documents(lap))


def _measured(lap: Laporan, dokumen: str, kode: str, kolom: str) -> str:
    if dokumen in ("rkt", "rkt_kegiatan"):
        return f"tabel-{dokumen.replace('_', '-')}"
    if dokumen != lap.dokumen_ukur and (kode, kolom) in _differing(lap):
        return "tabel-perbedaan"
    row = next((r for r in lap.terukur if r["kode"] == kode), None)
    return f"tabel-ukur-{row['kode_sasaran'].lower()}" if row else ""
