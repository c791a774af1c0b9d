"""What several tests share: a document of every kind of block, benign and hostile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kinerja_lib.acuan.acuan import Acuan
from kinerja_lib.acuan.skala import Skala
from kinerja_lib.blok import (
    Angka,
    Bagian,
    Blok,
    Catatan,
    Daftar,
    Grafik,
    Isian,
    Judul,
    Kartu,
    Kolom,
    Kop,
    Kosong,
    Narasi,
    Rumus,
    Sampul,
    Sel,
    Tabel,
    TandaTangan,
)
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.jalan import terpisah

PROYEK = Path(__file__).parents[1]
DATA = PROYEK / "data"
TAUTAN = "[k](https://jahat.example) **TEBAL**"
JAHAT = (
    f"{TAUTAN} <script>alert(1)</script> "
    '#read("/etc/passwd") [x](javascript:alert(1)) $x^2$ =1+1 \\"&'
)
"""A text that HTML, Typst, Markdown and spreadsheets would each like to run."""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 453 60" width="604" height="80">'
    '<rect x="0" y="20" width="300" height="20" fill="#00608f"/>'
    '<text x="310" y="34" font-size="8" fill="#1f2933" font-family="Liberation Sans">'
    "96%</text></svg>"
)


@pytest.fixture(scope="session", autouse=True)
def simpanan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the cache of exploration out of the user's own, in child processes too."""
    folder = tmp_path_factory.mktemp("simpanan")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SIMPANAN", str(folder))
        yield folder


@pytest.fixture(autouse=True)
def _benang(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let work be done apart as on the command line: threads of the tests' tools are at rest."""
    monkeypatch.setattr(terpisah, "_can_fork", lambda: hasattr(os, "fork"))


@pytest.fixture(scope="session")
def skala() -> dict[str, Skala]:
    """Return the project's own scales, read once."""
    return Acuan().skala


class Potongan(Blok):
    """A block made of data as they are."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def data(self) -> dict[str, Any]:
        """Return them."""
        return self._data


def notebook_of(*cells: Blok | str) -> Any:
    """Return an executed notebook: a str is a Markdown cell, a block the output of a code cell."""
    made = []
    for cell in cells:
        if isinstance(cell, str):
            made.append(nbformat.v4.new_markdown_cell(cell))
            continue
        output = nbformat.v4.new_output(
            "execute_result", data=cell._repr_mimebundle_(), execution_count=1
        )
        made.append(nbformat.v4.new_code_cell("bab.isi(lap)", outputs=[output], execution_count=1))
    return nbformat.v4.new_notebook(cells=made, metadata={"language_info": {"name": "python"}})


def every_block(teks: str = "Teks biasa") -> list[Blok | str]:
    """Return cells holding every kind of block, `teks` in every free-text field."""
    kolom = [Kolom("Indikator", lebar=3), Kolom("Target", "kanan"), Kolom("Capaian", "kanan")]
    baris = [
        [Sel(f"Sasaran 1. {teks}")],
        [teks, Sel("5 orang", "pengukuran.csv:49:target", 5.0), Sel("100%", "dihitung", 100.0)],
        [
            Sel(
                f"Nilai {teks}", tautan=(("Nilai", "656794/lkj.html"), (teks, f"javascript:{teks}"))
            ),
            Sel("ilustrasi 9,24", "triwulan.csv:2:target", 9.24, "ilustrasi"),
            Sel("tidak dapat dihitung", "", None, "kosong"),
        ],
        [
            "Jumlah",
            Sel("1.234,5", "dihitung", 1234.5, "jumlah"),
            Sel("96,5%", "dihitung", 96.5, "beda"),
        ],
    ]
    return [
        Sampul("Laporan Kinerja", f"KPU Contoh {teks}", "Kota Contoh", "2023", "Jalan", teks, teks),
        "## Kata Pengantar",
        Bagian(
            [
                Kop("KPU Contoh", teks),
                Isian([("Nama", teks), ("Jabatan", "")]),
                Narasi(f"Isi **tebal** dan *miring*. {teks}\n\n1. satu\n2. dua"),
                TandaTangan("Contoh, 3 Januari 2024", [("Sekretaris", teks)]),
            ]
        ),
        "## Ikhtisar Eksekutif",
        Angka(
            [
                Kartu("100%", "Capaian 2023", teks, teks),
                Kartu("96%", "Capaian 2022", "tercetak", "satker/1/klaim.csv:2:nilai"),
                Kartu("2", "Temuan"),
            ]
        ),
        Daftar("isi"),
        Daftar("tabel"),
        Daftar("gambar"),
        "## Bab I Pendahuluan\n\nLihat [](#tabel-uji) dan [](#gambar-uji).",
        "### 1. Bagian",
        Tabel("tabel-uji", f"Pengukuran {teks}", kolom, baris, catatan=teks),
        Tabel("tabel-urut", "Dapat diurut", kolom, baris[1:], dapat_diurut=True),
        Grafik(
            "gambar-uji",
            f"Capaian {teks}",
            SVG,
            f"Grafik batang: 96%. {teks}",
            ["Tahun", "Capaian"],
            [["2022", Sel("96%", "klaim.csv:2:nilai")], [teks, "100%"]],
            catatan=teks,
        ),
        "## Bab II Perencanaan",
        Bagian(
            [
                Judul(f"Sasaran {teks}", 3, "sasaran-1"),
                Judul("1. Target dan realisasi", 4),
                Rumus([f"Capaian = R / T × 100% {teks}"], teks),
                Catatan(teks),
                Kosong(teks, "narasi/2023/S01.md"),
                TandaTangan("Metro", [("Pihak Kedua", "A"), ("Pihak Pertama", teks)]),
            ]
        ),
    ]


@pytest.fixture(autouse=True)
def baca_sendiri() -> None:
    """Let each test read its values anew: one kept from before would hide a reader that changed."""
    read_nilai.cache_clear()


@pytest.fixture
def contoh() -> Any:
    """Return a benign notebook with every kind of block."""
    return notebook_of(*every_block())


@pytest.fixture
def jahat() -> Any:
    """Return the same notebook with a hostile text in every field."""
    return notebook_of(*every_block(JAHAT))


@pytest.fixture(scope="session")
def lap() -> Any:
    """Return the real report: KPU Kota Metro 2023."""
    from kinerja_lib import open_laporan

    return open_laporan("656794", 2023, DATA)


@pytest.fixture(scope="session")
def jadi(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Render the real reports once, through the front door; return the folder's files by name."""
    output = tmp_path_factory.mktemp("jadi")
    reports = ("lkj", "perjanjian", "reviu", "eksplorasi")
    for laporan, more in (("monev", ["--triwulan", "4"]), *((r, []) for r in reports)):
        command = [
            sys.executable,
            "-m",
            "kinerja_lib",
            "render",
            laporan,
            "--satker",
            "656794",
            "--tahun",
            "2023",
            "--output",
            str(output),
            *more,
        ]
        subprocess.run(command, cwd=PROYEK, check=True, capture_output=True)
    return {path.name: path for path in (output / "2023" / "656794").iterdir()}


@pytest.fixture
def satker_kecil(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of a data folder with one small satker, `teks` in every free-text cell."""

    def make(teks: str = "Uji", realisasi: str = "4 laporan", **tables: str) -> Path:
        folder = tmp_path / "data" / "satker" / "022207"
        (folder / "narasi" / "2023").mkdir(parents=True, exist_ok=True)
        cell = '"' + teks.replace('"', '""') + '"'
        profil = [
            f"{k} = {v}"
            for k, v in {
                "kode": '"022207"',
                "nama": "'KPU Uji'",
                "nama_panjang": "'Komisi Uji'",
                "jenis": "'kota'",
                "wilayah": "'Kota Uji'",
                "tempat": "'Uji'",
            }.items()
        ]
        files = {
            "profil.toml": "\n".join(profil),
            "sasaran.csv": f"kode,no,nama,sumber\nS01,1,{cell},uji\n",
            "indikator.csv": "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,"
            f"penanggung_jawab,sumber\nS01.1,S01,{cell},naik,,jumlah,,,uji\n",
            "pengukuran.csv": "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,"
            "target,realisasi,capaian_tercetak,sumber,catatan\n"
            f"2023,lkj_tabel5,S01.1,1,{cell},{cell},95%,4 laporan,{realisasi},,uji,{cell}\n",
            "narasi/2023/S01.md": f"## analisis\n\n{teks}\n",
            **tables,
        }
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return tmp_path / "data"

    return make
