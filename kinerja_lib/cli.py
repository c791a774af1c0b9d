"""The command line: parses, calls, prints. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from kinerja_lib.errors import KinerjaError
from kinerja_lib.layar import say, show
from kinerja_lib.perintah import Bulat, Kelompok, Perintah, Pilihan, required

MAX_PEKERJA = 61
"""What Windows can wait for at once."""
MAX_CONTOH = 1000
"""Invented offices: their numbers must fit the codes."""
DATA = click.option(
    "--data", default="data", metavar="FOLDER", help="Folder data. Bawaan: data."
)  # fmt: skip
SATKER = click.option(
    "--satker", multiple=True, metavar="KODE",
    help="Kode satker enam angka, boleh diulang. Tanpa ini: semua satker di folder data.",
)  # fmt: skip
TIMPA = click.option("--timpa", is_flag=True, help="Timpa FILE keluaran bila sudah ada.")


@click.group(cls=Kelompok)
def cli() -> None:
    """Susun Laporan Kinerja satker dari tabel indikator menjadi HTML dan PDF."""


@cli.command(cls=Perintah)
@click.argument("laporan", metavar="LAPORAN")
@click.option("--tahun", callback=required, type=Bulat(2000, 2099), metavar="TAHUN",
              help="Tahun laporan, misalnya 2023. Wajib.")  # fmt: skip
@SATKER
@click.option("--triwulan", type=Bulat(1, 4), metavar="1..4",
              help="Triwulan, untuk laporan yang memilikinya.")  # fmt: skip
@click.option("--format", "formats", default="html,pdf", type=Pilihan(), metavar="FORMAT,...",
              help="Format hasil selain notebook. Bawaan: html,pdf.")  # fmt: skip
@DATA
@click.option("--output", default="output", metavar="FOLDER", help="Folder hasil. Bawaan: output.")
@click.option("--provinsi", default="", metavar="KODE",
              help="Hanya satker satu provinsi, dua angka kode wilayah, misalnya 18.")  # fmt: skip
@click.option("--pekerja", type=Bulat(1, MAX_PEKERJA), metavar="N",
              help="Banyak laporan yang disusun bersamaan. Bawaan: banyaknya inti.")  # fmt: skip
@click.option("--klaster", default="", metavar="ALAMAT",
              help="Susun di klaster Dask, misalnya tcp://10.0.0.5:8786.")  # fmt: skip
@click.option("--paksa", is_flag=True, help="Susun ulang walaupun sudah mutakhir.")
@click.option(
    "--final",
    is_flag=True,
    help="Laporan final: ditolak bila ada temuan reviu berat atau bagian wajib kosong.",
)
@click.option("--json", "as_json", is_flag=True,
              help="Cetak setiap hasil sebagai satu baris JSON.")  # fmt: skip
def render(laporan: str, satker: tuple[str, ...], formats: tuple[str, ...], provinsi: str,
           pekerja: int | None, klaster: str, as_json: bool, **options: Any) -> int:  # fmt: skip
    """Susun LAPORAN (nama notebook, misalnya lkj) untuk satu atau banyak satker.

    Alamat setiap berkas yang ditulis dicetak ke keluaran baku.
    """
    from kinerja_lib.jalan.antrean import finish, front_page, left_out, link_pages, pages, plan
    from kinerja_lib.jalan.tugas import check_task

    akar = os.getcwd() if klaster else ""
    tugas = plan(laporan, satker, provinsi, format=formats, akar=akar, **options)
    for line in left_out(satker, options["data"]):
        say(line)
    check_task(tugas[0])
    before = pages(tugas[0])
    try:
        kabar = _show(tugas, pekerja, klaster, as_json)
    finally:
        rest = finish(tugas, whole=not satker, provinsi=provinsi)
    last = _show(rest, 1, "", as_json) if rest else kabar
    if last.exit_code == 0:
        if page := front_page((rest or tugas)[0]):
            show(json.dumps({"laporan": "beranda", "berkas": [page]}) if as_json else page)
        link_pages(rest or tugas, before)
    return max(kabar.exit_code, last.exit_code)


def _show(tugas: list[Any], pekerja: int | None, klaster: str, as_json: bool) -> Any:
    """Render, print each file on stdout and all else on stderr; return the Kabar that counted."""
    from kinerja_lib.jalan.banyak import render_many
    from kinerja_lib.jalan.kabar import Kabar

    workers = pekerja or min(os.cpu_count() or 1, MAX_PEKERJA)
    with Kabar(len(tugas), as_json) as kabar:
        for hasil in render_many(tugas, workers, klaster=klaster):
            kabar.tell(hasil)
    return kabar


@cli.command(cls=Perintah)
@SATKER
@DATA
def periksa(satker: tuple[str, ...], data: str) -> int:
    """Periksa data tanpa menyusun laporan; semua masalah disebut sekaligus."""
    from kinerja_lib.jalan.antrean import choose
    from kinerja_lib.jalan.periksa import check_satker

    kode = choose(satker, data)
    hasil = check_satker(kode, data, semua=not satker)
    for line in (*hasil.masalah, *hasil.peringatan):
        show(line)
    say(hasil.ringkasan)
    if len(kode) == 1 and hasil.siap:
        say(f"Dapat disusun: {hasil.siap[0]}")
    return 1 if hasil.masalah else 0


@cli.command(cls=Perintah)
@SATKER
@click.option("--tahun", type=Bulat(2000, 2099), metavar="TAHUN",
              help="Tahun laporan. Tanpa ini: semua tahun yang dapat dilaporkan.")  # fmt: skip
@click.option("--format", "jenis", default="teks", type=Pilihan(), metavar="FORMAT",
              help="teks, json, csv, atau xlsx. Bawaan: teks.")  # fmt: skip
@click.option("--output", metavar="FILE", help="Tulis ke FILE, bukan ke layar. Wajib untuk xlsx.")
@DATA
@click.option("--dokumen", metavar="FILE",
              help="Reviu laporan jadi (.txt, .md, .docx, .pdf), bukan data satker.")  # fmt: skip
@TIMPA
def reviu(satker: tuple[str, ...], tahun: int | None, jenis: tuple[str, ...], output: str | None,
          data: str, dokumen: str | None, timpa: bool) -> int:  # fmt: skip
    """Cari pertentangan di data, atau di laporan jadi, menurut aturan reviu (docs/reviu.md).

    Kode keluar 1 bila masih ada temuan berat yang tidak dikecualikan.
    """
    from kinerja_lib.jalan.antrean import choose, left_out
    from kinerja_lib.jalan.reviu import check_scope, review_document, review_many, write_review

    check_scope(dokumen, satker, tahun, output, timpa)
    found = review_many(choose(satker, data), tahun, data) if dokumen is None else (
        review_document(dokumen))  # fmt: skip
    for line in (*map(str, found.galat), *(left_out(satker, data) if dokumen is None else ())):
        say(line)
    content = write_review(found.reviu, jenis, output, timpa)
    if content:
        show(content, nl=False)
    elif output:
        say(f"Tertulis: {output}")
    return found.exit_code


@cli.command(cls=Perintah)
@click.argument("file", metavar="FILE")
@click.option("--output", metavar="FILE", help="Tulis ke FILE (.csv atau .xlsx), bukan ke layar.")
@click.option("--kebijakan", metavar="FILE", help="Kebijakan pengukuran (TOML).")
@TIMPA
def hitung(file: str, output: str | None, kebijakan: str | None, timpa: bool) -> int:
    """Hitung capaian tabel apa pun yang berkolom indikator, target, dan realisasi."""
    from kinerja_lib.capaian.hitung import MASUKAN, write_table
    from kinerja_lib.capaian.hitung import hitung as measure_file
    from kinerja_lib.capaian.kebijakan import read_kebijakan
    from kinerja_lib.capaian.skala import read_skala
    from kinerja_lib.paket import ACUAN

    policy = _existing(kebijakan) if kebijakan else ACUAN / "kebijakan.toml"
    skala = read_skala(ACUAN / "skala.csv")
    table = measure_file(_existing(file), read_kebijakan(policy), skala)
    show(write_table(table, Path(output) if output else None, timpa), nl=False)
    made = table.attrs[MASUKAN]
    for line in (*made.catatan, *made.masalah):
        say(line)
    return 1 if made.masalah else 0


def _existing(name: str) -> Path:
    from kinerja_lib.errors import UsageError, dead_link

    if not Path(name).is_file():
        said = dead_link(name) or "tidak ada"
        raise UsageError(f'berkas "{name}": {said}. Periksa namanya.')
    return Path(name)


@cli.command(cls=Perintah)
@DATA
def daftar(data: str) -> int:
    """Sebutkan laporan dengan parameternya, dan satker dengan tahunnya."""
    from kinerja_lib.jalan.antrean import left_out
    from kinerja_lib.jalan.daftar import describe_reports, list_offices
    from kinerja_lib.paket import find_data
    from kinerja_lib.saran import command

    code, root = 0, find_data(data)
    show("Laporan")
    for line in describe_reports():
        show(f"  {line}")
    show("Satker")
    for office in list_offices(root):
        if isinstance(office, KinerjaError):
            show(f"  {office}")
            code = 1
            continue
        call = command("periksa", "--satker", office.kode, data=data)
        open_years = any(not k.dapat for k in office.tahun)
        more = f"; lihat `{call}`" if open_years else "" if office.tahun else (
            f"belum ada data (lihat `{call}`)")  # fmt: skip
        if wrong := office.masalah:
            more = f"; bermasalah: {wrong[0]} (lihat semuanya: `{call}`)"
        show(f"  {office}{more}")
    for line in left_out((), data):
        say(line)
    return code


@cli.command(cls=Perintah)
@click.argument("folder", metavar="FOLDER")
@click.option("--satker", default=552, type=Bulat(1, MAX_CONTOH), metavar="N",
              help="Banyak kantor rekaan. Bawaan: 552.")  # fmt: skip
@click.option("--tahun", default="2021-2023", metavar="TAHUN[-TAHUN]",
              help="Tahun atau rentang tahun. Bawaan: 2021-2023.")  # fmt: skip
@click.option("--benih", default=42, type=Bulat(0, 999_999_999), metavar="N",
              help="Benih acak; benih sama, data sama. Bawaan: 42.")  # fmt: skip
@click.option("--rusak", default=0, type=Bulat(0, MAX_CONTOH), metavar="N",
              help="Banyak satker yang datanya sengaja dirusak. Bawaan: 0.")  # fmt: skip
def contoh(folder: str, satker: int, tahun: str, benih: int, rusak: int) -> None:
    """Tulis folder data rekaan, satu negeri contoh, untuk mencoba Kinerja."""
    from kinerja_lib.contoh.tulis import read_tahun, write_contoh

    years = read_tahun(tahun)
    write_contoh(Path(folder), satker, years, benih, rusak)
    show(folder)
    broken = f", {rusak} di antaranya rusak (lihat rusak.csv)" if rusak else ""
    say(f"{satker} satker rekaan, {len(years)} tahun{broken}.")


@cli.command(cls=Perintah, context_settings={"ignore_unknown_options": True})
@click.argument("argumen", nargs=-1, type=click.UNPROCESSED, metavar="[ARGUMEN]...")
def lab(argumen: tuple[str, ...]) -> int:
    """Buka notebook di JupyterLab; ARGUMEN diteruskan, misalnya --no-browser."""
    from kinerja_lib.jalan.lab import open_lab

    return open_lab(argumen)


def main() -> None:
    """Run the command line with UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.stdout is None:
        say("Keluaran baku tertutup: yang seharusnya tercetak di sana tidak ditulis.")
    if not os.environ.get("KINERJA_DEBUG"):
        import warnings

        warnings.simplefilter("ignore")
    cli.main(prog_name="kinerja")
