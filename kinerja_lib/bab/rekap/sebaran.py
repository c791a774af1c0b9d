"""The portal's pictures: all satker, peers, provinces, sasaran missed, quarters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import Any

from kinerja_lib.bab.bersama import gambar
from kinerja_lib.blok import Blok, Narasi
from kinerja_lib.blok.markdown import letters
from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.grafik.kuartil import kuartil
from kinerja_lib.grafik.peringkat import Peringkat
from kinerja_lib.grafik.pita import Pita
from kinerja_lib.grafik.pita_triwulan import TW, PitaTriwulan
from kinerja_lib.grafik.sebaran import SebaranCapaian
from kinerja_lib.grafik.terlewat import SasaranTerlewat
from kinerja_lib.grafik.wilayah import SebaranWilayah
from kinerja_lib.negeri.manifes import Ringkasan, RingkasanSasaran
from kinerja_lib.negeri.rekap import Rekap, measured
from kinerja_lib.paket.kantor import JENIS

TERCAPAI = 100.0
"""A sasaran below this capaian, as printed, counts as missed."""
PALING_SERING = 10
BAGIAN_PENGUKUR = 0.1
"""A sasaran that fewer of the satker measure is too rare to be ranked."""


def capaian(rekap: Rekap) -> Blok:
    """Return the distribution of capaian over the categories."""
    bagan = SebaranCapaian([x for _, x in rekap.terukur], _pita(rekap), rekap.kebijakan.cap)
    judul = f"Sebaran capaian satker Tahun {rekap.tahun}"
    return gambar("gambar-sebaran", judul, bagan, rekap.sumber, rekap.kalimat("rekap.sebaran"))


def _pita(rekap: Rekap) -> list[Pita]:
    """Return the year's scale as bands with both ends."""
    bands = rekap.skala.pita
    ends = [p.mulai for p in bands[1:]] + [float("inf")]
    return [(p.mulai, end, p.kategori) for p, end in zip(bands, ends, strict=True)]


def peringkat(rekap: Rekap) -> Blok:
    """Return every satker among its peers, offices of one kind together; a sentence if none has."""
    groups: dict[str, list[tuple[str, float | None]]] = {}
    order = [*JENIS]
    for b, x in sorted(rekap.terukur, key=lambda p: _place(order, p[0].kantor.jenis)):
        groups.setdefault(b.kantor.jenis_tampil, []).append((b.nama, rekap.bulat(x)))
    if groups and all(len(rows) == 1 for rows in groups.values()):
        return Narasi(rekap.kalimat("rekap.tanpa_sejenis"))
    bagan = Peringkat(list(groups.items()))
    judul = f"Satker di antara sejenisnya, Tahun {rekap.tahun}"
    return gambar("gambar-peringkat", judul, bagan, rekap.sumber, rekap.kalimat("rekap.peringkat"))


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def provinsi(rekap: Rekap) -> Blok:
    """Return the provinces of the whole country by median; the chosen one stands out.

    A single province is compared with nothing: a sentence says its median.
    """
    values: dict[str, list[float | None]] = {}
    for b, x in measured(rekap.semua):
        if name := rekap.nama_provinsi.get(b.kantor.kode_provinsi):
            values.setdefault(name, []).append(x)
    rows = sorted(values.items(), key=lambda r: (-_median(r[1]), r[0]))
    if len(rows) == 1:
        name, found = rows[0]
        return Narasi(
            rekap.kalimat(
                "rekap.satu_provinsi",
                nama=letters(name),
                jumlah=angka(len(found), 0),
                median=rekap.persen(_median(found)),
            )
        )
    bagan = SebaranWilayah(rows, rekap.lingkup if rekap.provinsi else "")
    judul = f"Capaian satker menurut provinsi, Tahun {rekap.tahun}"
    return gambar("gambar-provinsi", judul, bagan, rekap.sumber, rekap.kalimat("rekap.provinsi"))


def _median(values: list[float | None]) -> float:
    return kuartil([v for v in values if v is not None])[1]


def terlewat(rekap: Rekap) -> Blok:
    """Return the sasaran that satker miss most often."""
    names: dict[str, Counter[str]] = {}
    counted: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for s in _sasaran(rekap):
        key = " ".join(s["nama"].split()).casefold()
        names.setdefault(key, Counter())[s["nama"]] += 1
        counted[key] += 1
        missed[key] += rekap.bulat(s["capaian"] or 0.0) < TERCAPAI
    least = max(1, ceil(BAGIAN_PENGUKUR * len(rekap.terukur)))
    common = [k for k in counted if counted[k] >= least and missed[k]]
    ranked = sorted(common, key=lambda k: (-missed[k] / counted[k], -missed[k], k))
    rows = [(names[k].most_common(1)[0][0], missed[k], counted[k]) for k in ranked[:PALING_SERING]]
    note = rekap.kalimat("rekap.terlewat", paling=PALING_SERING, pengukur=least)
    judul = f"Sasaran yang paling sering belum tercapai, Tahun {rekap.tahun}"
    return gambar("gambar-terlewat", judul, SasaranTerlewat(rows), rekap.sumber, note)


def _sasaran(rekap: Rekap) -> Iterator[RingkasanSasaran]:
    """Yield the computable sasaran of every satker of this run."""
    for r in _ringkasan(rekap):
        yield from (s for s in r["sasaran"] if s.get("capaian") is not None)


def _ringkasan(rekap: Rekap) -> Iterator[Ringkasan]:
    for b in rekap.baris:
        if b.terkini and b.ringkasan is not None:
            yield b.ringkasan


def triwulan(rekap: Rekap) -> Blok:
    """Return the quarterly progress: median and middle half of realisasi beside the target."""
    target, done = _quarters(rekap, "target"), _quarters(rekap, "realisasi")
    judul = f"Target dan realisasi kumulatif satker menurut triwulan, Tahun {rekap.tahun}"
    note = [rekap.kalimat("rekap.triwulan"), *_firmness(rekap)]
    bagan = PitaTriwulan(target, done)
    return gambar("gambar-triwulan", judul, bagan, rekap.sumber, " ".join(note))


def _firmness(rekap: Rekap) -> list[str]:
    """Say on how many curves derived figures lie; nothing where nobody said how firm they are."""
    found = [{str(q.get("status") or "") for q in r["triwulanan"]} for r in _ringkasan(rekap)]
    curves = [status for status in found if status]
    derived = sum("turunan" in status for status in curves)
    if (not derived and any(status != {"dokumen"} for status in curves)) or not curves:
        return []
    status, counts = "turunan" if derived else "dokumen", (derived, len(curves))
    jumlah, semua = (angka(n, 0) for n in counts)
    return [rekap.kalimat(f"rekap.triwulan_{status}", jumlah=jumlah, semua=semua)]


def _quarters(rekap: Rekap, name: str) -> list[list[float | None]]:
    rows: list[Any] = [q for r in _ringkasan(rekap) for q in r["triwulanan"]]
    return [[q.get(name) for q in rows if q["triwulan"] == tw] for tw in TW]
