"""The front page over all years, `output/index.html`: one row a year, from its manifest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import fmean

from kinerja_lib.acuan.acuan import Acuan
from kinerja_lib.blok import Blok, Judul, Kolom, Narasi, Sel, Tabel
from kinerja_lib.dasar.bahasa import angka, persen, poin_persen
from kinerja_lib.dasar.errors import KinerjaError
from kinerja_lib.dasar.perintah import command, span
from kinerja_lib.ekspor.dokumen import document_of
from kinerja_lib.ekspor.html import page
from kinerja_lib.negeri.manifes import BERKAS, read_manifest
from kinerja_lib.negeri.portal import HALAMAN
from kinerja_lib.negeri.rekap import Baris, group, measured

JUDUL = "Laporan Kinerja KPU"
KOLOM = (
    Kolom("Tahun", lebar=0.8),
    Kolom("Satker", "kanan"),
    Kolom("Tersusun", "kanan"),
    Kolom("Gagal disusun", "kanan"),
    Kolom("Rerata capaian", "kanan", 1.2),
    Kolom("Dibanding tahun sebelumnya", "kanan", 1.8),
)


def front_page(output: Path, data: str = "data", keluaran: str = "output") -> str:
    """Return the page of the years that have a portal (`<tahun>/index.html`), newest first.

    A year whose manifest cannot be read is listed without figures. `data` and `keluaran` are the
    folders as the page may name them.
    """
    years = sorted(_years(output), reverse=True)
    blocks: list[Blok] = [Judul(JUDUL, 1, tanda=_tanda(output, years))]
    if years:
        rows = [_row(output, tahun) for tahun in years]
        note = (
            "Rerata memberi setiap satker yang capaiannya dapat dihitung bobot yang sama; "
            "perbandingan hanya memuat satker yang kedua tahunnya dihitung."
        )
        blocks += [
            Narasi("Pilih tahun untuk melihat capaian dan laporan setiap satker."),
            Tabel("tabel-tahun", "Tahun laporan", *_without_empty(rows), note),
        ]
    else:
        call = command("render", "lkj", "--tahun", "2023", data=data, output=keluaran)
        blocks.append(Narasi(f"Belum ada laporan. Susun dengan {span(call)}."))
    return page(document_of(b.data() for b in blocks))


def _without_empty(rows: list[list[Sel]]) -> tuple[Sequence[Kolom], list[list[Sel | str]]]:
    """Return columns and rows; the change against the year before only where a year has one."""
    kept = len(KOLOM) - all(row[-1].gaya == "kosong" for row in rows)
    return KOLOM[:kept], [[*row[:kept]] for row in rows]


def _years(output: Path) -> Iterator[int]:
    for path in output.glob(f"[0-9][0-9][0-9][0-9]/{HALAMAN}"):
        if re.fullmatch(r"[0-9]{4}", path.parent.name):
            yield int(path.parent.name)


def _tanda(output: Path, years: Iterable[int]) -> str:
    """Return the mark of a page over invented data: all of them, a part, or "" for none."""
    marks: list[bool] = []
    for tahun in years:
        with suppress(KinerjaError):
            made = [r["ringkasan"] for r in read_manifest(output / str(tahun), tahun)]
            marks += [bool(r.get("rekaan")) for r in made if r is not None]
    kunci = "rekaan.tanda" if marks and all(marks) else "rekap.tanda" if any(marks) else ""
    return Acuan().kalimat(kunci, {}) if kunci else ""


def _row(output: Path, tahun: int) -> list[Sel]:
    link = Sel(str(tahun), tautan=((str(tahun), f"{tahun}/{HALAMAN}"),))
    try:
        rows = group(read_manifest(output / str(tahun), tahun))
    except KinerjaError:
        return [link, *[Sel("tidak terbaca", gaya="kosong")] * (len(KOLOM) - 1)]
    made = [b for b in rows if b.status != "gagal"]
    sumber = f"dihitung dari {tahun}/{BERKAS}"
    counts = (len(rows), len(made), len(rows) - len(made))
    return [link, *(Sel(angka(n, 0), sumber, n) for n in counts), *_capaian(rows, sumber)]


def _capaian(rows: list[Baris], sumber: str) -> list[Sel]:
    """Return the mean capaian and its change over satker whose both years are computed."""
    known = measured(rows)
    both = [d for b, _ in known if b.sebanding and (d := b.selisih) is not None]
    nothing = Sel("–", gaya="kosong")
    if not known:
        return [nothing, nothing]
    mean = fmean(x for _, x in known)
    change = fmean(both) if both else None
    return [
        Sel(persen(mean), sumber, mean),
        nothing if change is None else Sel(poin_persen(change), sumber, change),
    ]
