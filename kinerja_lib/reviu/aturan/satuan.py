"""Units that do not fit the indicator's name, its realisasi or its scale."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.nilai import Nilai, makna, read_nilai
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.nama import groups, padanan
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row

WAKTU = ("hari", "minggu", "bulan", "triwulan", "semester", "tahun")
HASIL = (*WAKTU, "laporan", "dokumen", "kegiatan", "%")
"""Units that name what is counted: for a `Jumlah …` they must stand in the name."""
POIN = ("", "poin", "skor", "indeks", "%")
"""Units that a score may bear."""
PERSEN = re.compile(r"^\W*(persentase|prosentase|persen)\b", re.I)
JUMLAH = re.compile(r"^\W*(jumlah|banyaknya)\b", re.I)
NILAI = re.compile(r"^\W*(nilai|indeks|opini|predikat|skor)\b", re.I)

SEBAB = (
    (PERSEN, "{n} indikator persentase bertarget bukan persen"),
    (JUMLAH, "{n} indikator jumlah bertarget dalam satuan yang bukan bendanya"),
    (NILAI, "{n} indikator nilai bertarget bukan nilai"),
)


def _units(n: Nilai) -> tuple[str, ...]:
    return tuple(u for _, u in n.bagian) or (n.satuan,)


def unfit(nama: str, target: str) -> str:
    """Say what is wrong with a target's unit under an indicator's name, "" when nothing is."""
    n = read_nilai(target)
    if n.jenis not in ("kuantitas", "persen"):
        return ""
    units = _units(n)
    if PERSEN.search(nama) and any(u not in ("", "%") for u in units):
        return "persentase tidak diukur dalam " + daftar([u for u in units if u])
    if JUMLAH.search(nama):
        wrong = [u for u in units if u in HASIL and not re.search(rf"\b{re.escape(u)}", nama, re.I)]
        return f"yang dihitung bukan {daftar(wrong)}" if wrong else ""
    if NILAI.search(nama) and any(u not in POIN for u in units):
        return "nilai tidak diukur dalam " + daftar([u for u in units if u])
    return ""


@aturan(
    "satuan-nama",
    SEDANG,
    "Satuan target tidak sesuai nama indikator",
    memeriksa="Satuan target di setiap dokumen dibanding nama indikator: persentase dalam persen, "
    "jumlah dalam benda yang dihitung, nilai dalam nilai.",
    dasar="Indikator harus spesifik dan terukur (Permenpan-RB Nomor 53 Tahun 2014)",
    perbaikan="Ganti satuan target, atau ganti nama indikator dengan apa yang sebenarnya diukur.",
)
def satuan_nama(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by indicator, the targets whose unit contradicts the name printed beside them."""
    said: set[str] = set()
    for kode in lap.indikator:
        rows = [r for r in lap.rows("pengukuran", kode=kode) if unfit(r["indikator"], r["target"])]
        if rows:
            said.add(kode)
            yield _finding(f"{kode} {rows[-1]['indikator']}", "pengukuran", rows)
    promised = [r for r in lap.rows("perjanjian") if unfit(r["indikator"], r["target"])]
    for group in groups(promised):
        if padanan(lap).kode(group[0]["indikator"]) not in said:
            yield _finding(group[0]["indikator"], "perjanjian", group)


def _each(rows: Sequence[Row]) -> str:
    """Name each target once, with the places that print it."""
    places: dict[object, list[Row]] = {}
    for r in rows:
        places.setdefault(makna(r["target"]), []).append(r)
    return daftar(
        [f"{g[0]['target']} di {', '.join(r['sumber'] for r in g)}" for g in places.values()]
    )


def _finding(nama: str, tabel: str, rows: Sequence[Row]) -> TemuanReviu:
    why = unfit(rows[-1]["indikator"], rows[-1]["target"])
    said = _each(rows)
    sebab = next(s for kind, s in SEBAB if kind.search(rows[-1]["indikator"]))
    return TemuanReviu(
        "satuan-nama",
        f"{nama}: target {said}; {why}.",
        (*semua(tabel, rows, "target"), tempat(tabel, rows[-1], "indikator")),
        (("nama", rows[-1]["indikator"]), ("target", rows[-1]["target"])),
        sebab,
        (f"{nama}: {said}",),
    )


@aturan(
    "satuan-realisasi",
    SEDANG,
    "Satuan realisasi berbeda dari satuan target",
    memeriksa="Satuan target dan realisasi di baris yang sama.",
    dasar="Realisasi dibandingkan dengan target yang sejenis",
    perbaikan="Tulis realisasi dalam satuan targetnya.",
)
def satuan_realisasi(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, by indicator, rows that compare one unit with another."""
    for kode, meta in lap.indikator.items():
        rows = [r for r in lap.rows("pengukuran", kode=kode) if _unlike(r)]
        if rows:
            said = daftar([f"{r['target']} dan {r['realisasi']} di {r['sumber']}" for r in rows])
            yield TemuanReviu(
                "satuan-realisasi",
                f"{kode} {meta['nama']}: target dan realisasi berbeda satuan, {said}.",
                semua("pengukuran", rows, "target", "realisasi"),
                (("target", rows[0]["target"]), ("realisasi", rows[0]["realisasi"])),
            )


def _unlike(r: Row) -> bool:
    t, n = read_nilai(r["target"]), read_nilai(r["realisasi"])
    kinds = {"kuantitas", "persen", "rupiah"}
    plain = t.jenis in kinds and n.jenis in kinds and not t.bagian and not n.bagian
    return plain and "" not in (t.satuan, n.satuan) and t.satuan != n.satuan


@aturan(
    "label-skala",
    SEDANG,
    "Label bukan milik skala indikator",
    memeriksa="Label target dan realisasi (B, WTP) dibanding skala indikator, dan kolom persen.",
    dasar="Skala.csv: label hanya bermakna pada skalanya",
    perbaikan="Ganti label dengan label skala indikatornya, misalnya WTP untuk opini BPK.",
)
def label_skala(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find labels that the indicator's scale does not know."""
    for kode, meta in lap.indikator.items():
        skala = lap.skala.get(meta["skala"])
        if skala is None:
            continue
        rows = lap.rows("pengukuran", kode=kode)
        cells = [
            tempat("pengukuran", r, c)
            for r in rows
            for c in ("target", "realisasi")
            if read_nilai(r[c]).jenis == "label" and skala.rank(read_nilai(r[c]).satuan) is None
        ]
        if cells:
            said = daftar([f"{p.nilai} di {p.sumber}" for p in cells])
            known = ", ".join(p.nama for p in skala.pita)
            yield TemuanReviu(
                "label-skala",
                f"{kode} {meta['nama']}: {said} bukan label skala {meta['skala'].upper()} "
                f"({known}).",
                tuple(cells),
                (("label", cells[0].nilai), ("skala", meta["skala"])),
            )
