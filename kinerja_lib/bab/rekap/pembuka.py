"""The portal's beginning: what it covers, its key figures, and how to read them."""

from __future__ import annotations

from statistics import fmean

from kinerja_lib.bab.bersama import join
from kinerja_lib.blok import Angka, Bagian, Blok, Catatan, Judul, Kartu, Narasi, Navigasi
from kinerja_lib.dasar.bahasa import angka, persen, poin_persen
from kinerja_lib.dasar.perintah import command, span
from kinerja_lib.negeri.manifes import GAGAL, TERSUSUN
from kinerja_lib.negeri.portal import HALAMAN, SEMUA_TAHUN, page_of
from kinerja_lib.negeri.rekap import BELUM, Rekap


def judul(rekap: Rekap) -> Judul:
    """Return the title, which is also that of the page and of the PDF."""
    teks = f"Rekapitulasi Kinerja KPU Tahun {rekap.tahun}: {rekap.lingkup}"
    invented = count_rekaan(rekap)
    if not invented:
        return Judul(teks, 1)
    if invented < len(rekap.baris):
        return Judul(teks, 1, tanda=rekap.kalimat("rekap.tanda"))
    return Judul(teks, 1, tanda=rekap.kalimat("rekaan.tanda"))


def count_rekaan(rekap: Rekap) -> int:
    """Count the satker whose data are invented."""
    return sum(b.kantor.rekaan for b in rekap.baris)


def ringkas(rekap: Rekap) -> Bagian:
    """Return key figures and the rule behind them; before them the way to other pages.

    First of all it says whether data are invented.
    """
    return Bagian(
        join(
            _rekaan(rekap),
            _jalan(rekap),
            Angka([*_hitungan(rekap), *_capaian(rekap)]),
            Narasi(_kalimat(rekap)),
        )
    )


def _jalan(rekap: Rekap) -> Navigasi | None:
    """Return links to the list of years, the whole country and the provinces that have a page."""
    names = {SEMUA_TAHUN: "Semua tahun", HALAMAN: f"Seluruh Indonesia tahun {rekap.tahun}"}
    names |= {page_of(code): name for code, name in rekap.nama_provinsi.items()}
    links = [(names[url], url) for url in rekap.sekitar if url in names]
    return Navigasi(links) if links else None


def _rekaan(rekap: Rekap) -> Blok | None:
    invented = count_rekaan(rekap)
    if not invented:
        return None
    return Catatan(
        rekap.kalimat("rekap.rekaan", jumlah=angka(invented, 0), semua=angka(len(rekap.baris), 0))
    )


def _hitungan(rekap: Rekap) -> list[Kartu]:
    n = len(rekap.baris)
    names = ((TERSUSUN, "Tersusun"), (GAGAL, "Gagal disusun"), (BELUM, "Belum disusun"))
    parts = [(rekap.count(status), name) for status, name in names]
    items = [Kartu(angka(n, 0), "Satker", rekap.lingkup)]
    return items + [Kartu(angka(k, 0), name, _share(k, n)) for k, name in parts]


def _share(part: int, whole: int) -> str:
    return f"{persen(part / whole * 100, 1)} satker" if whole else ""


def _capaian(rekap: Rekap) -> list[Kartu]:
    """Return the figures of this run's reports; all rest on the year's manifest."""
    return [Kartu(*figure, rekap.sumber) for figure in _rerata(rekap)]


def _rerata(rekap: Rekap) -> list[tuple[str, str, str]]:
    now = [x for _, x in rekap.terukur]
    if not now:
        return []
    both = [(x, b.lalu) for b, x in rekap.terukur if b.sebanding and b.lalu is not None]
    mean, last = rekap.rerata(now), rekap.rerata([v for _, v in both])
    items = [(rekap.persen(mean), f"Rerata capaian {rekap.tahun}", f"{angka(len(now), 0)} satker")]
    if both and last is not None:
        same = fmean(x for x, _ in both)
        n = angka(len(both), 0)
        items.append(
            (
                rekap.persen(last),
                f"Rerata capaian {rekap.tahun - 1}",
                f"{n} satker, dihitung dengan aturan {rekap.tahun}",
            )
        )
        items.append(
            (
                poin_persen(same - last, rekap.kebijakan.desimal),
                "Selisih rerata",
                f"{n} satker yang kedua tahunnya dihitung: {rekap.persen(last)} → "
                f"{rekap.persen(same)}",
            )
        )
    best = rekap.skala.pita[-1].kategori
    top = sum(
        b.ringkasan is not None and b.ringkasan.get("kategori") == best for b, _ in rekap.terukur
    )
    said = f"{angka(top, 0)} dari {angka(len(now), 0)} satker"
    items.append((persen(top / len(now) * 100, 1), f"Kategori {best}", said))
    return items


def _kalimat(rekap: Rekap) -> str:
    if rekap.count(BELUM) == len(rekap.baris):
        scope = ("--provinsi", rekap.provinsi) if rekap.provinsi else ()
        call = command(
            "render", "lkj", "--tahun", rekap.tahun, *scope, data=rekap.data, output=rekap.output
        )
        return rekap.kalimat("rekap.kosong", tahun=rekap.tahun, perintah=span(call))
    said = [rekap.kalimat("rekap.rerata")]
    stated = sum(b.lalu is not None and not b.sebanding for b, _ in rekap.terukur)
    if stated:
        said.append(rekap.kalimat("rekap.klaim", jumlah=angka(stated, 0), lalu=rekap.tahun - 1))
    said.append(rekap.kalimat("rekap.cari"))
    if rekap.count(GAGAL):
        said.append(rekap.kalimat("rekap.gagal"))
    return " ".join(said)
