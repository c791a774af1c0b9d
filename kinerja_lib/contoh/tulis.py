"""The whole data folder of an invented country, with the list of what was written (`milik`)."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kinerja_lib.contoh.milik import DAFTAR, digest, list_text, staged
from kinerja_lib.contoh.negeri import KantorRekaan, list_kantor
from kinerja_lib.contoh.rusak import Rusak, choose_broken
from kinerja_lib.contoh.satker import Berkas, csv_bytes, make_satker
from kinerja_lib.dasar.errors import UsageError, one_line

TANDA = "# Data rekaan Kinerja"
BACA = "BACA.md"
MAKS_TAHUN = 10


def read_tahun(teks: str) -> range:
    """Read `2023` or `2021-2023`; raise UsageError for anything else."""
    match = re.fullmatch(r"(20[0-9]{2})(?:[-–](20[0-9]{2}))?", teks.strip())
    if match is None:
        said = f'tahun "{one_line(teks, 40)}": tulis satu tahun atau rentang, misalnya 2021-2023.'
        raise UsageError(said)
    first, last = int(match[1]), int(match[2] or match[1])
    if first > last:
        raise UsageError(f'tahun "{teks}": tahun awal harus sebelum tahun akhir.')
    if last - first >= MAKS_TAHUN:
        raise UsageError(f'tahun "{teks}": paling banyak {MAKS_TAHUN} tahun.')
    return range(first, last + 1)


def write_contoh(folder: Path, satker: int, tahun: Sequence[int], benih: int, rusak: int) -> None:
    """Write the invented country; raise UsageError where the folder may not be (over)written."""
    with suppress(ValueError):  # no name of a folder: refused below
        folder = Path(os.path.realpath(folder))
    if rusak > satker:
        raise UsageError(f"--rusak {rusak}: paling banyak sebanyak satker, yaitu {satker}.")
    kantor = list_kantor(satker)
    broken = choose_broken([k.kode for k in kantor], rusak, benih)
    with staged(folder) as baru:
        written = _write(baru, _common(kantor, tahun, benih, broken))
        for k in kantor:
            files = make_satker(k, tahun, benih)
            if k.kode in broken:
                files = broken[k.kode].ubah(files)
            written |= _write(baru, {f"satker/{k.kode}/{n}": b for n, b in files.items()})
        (baru / DAFTAR).write_bytes(list_text(written))


def _write(folder: Path, files: Berkas) -> dict[str, str]:
    """Write files below a folder; return the mark of each."""
    for place in {(folder / nama).parent for nama in files}:
        place.mkdir(parents=True, exist_ok=True)
    for nama, content in files.items():
        (folder / nama).write_bytes(content)
    return {nama: digest(content) for nama, content in files.items()}


def _common(
    kantor: Sequence[KantorRekaan], tahun: Sequence[int], benih: int, broken: dict[str, Rusak]
) -> Berkas:
    """Return what belongs to no office: the list of offices, what is broken, and a word on it."""
    years = f"{tahun[0]}-{tahun[-1]}" if len(tahun) > 1 else str(tahun[0])
    call = f"kinerja contoh FOLDER --satker {len(kantor)} --tahun {years} --benih {benih}"
    call += f" --rusak {len(broken)}" if broken else ""
    said = (
        f"{TANDA}\n\nSemua kantor, angka, dan uraian di folder ini rekaan untuk mencoba Kinerja.\n"
        "Tidak satu pun menggambarkan kantor yang ada. Folder ini boleh dihapus, dan perintah\n"
        f"yang sama menulisnya lagi sampai ke bita terakhir:\n\n    {call}\n"
    )
    columns = ("kode", "nama", "jenis", "provinsi", "kode_wilayah", "induk", "sumber")
    rows: list[dict[str, object]] = [{c: getattr(k, c, "Rekaan") for c in columns} for k in kantor]
    files = {BACA: said.encode(), "acuan/satker.csv": csv_bytes(columns, rows)}
    if broken:
        files["rusak.csv"] = csv_bytes(
            ("kode", "jenis", "uraian"),
            [{"kode": k, "jenis": r.jenis, "uraian": r.uraian} for k, r in broken.items()],
        )
    return files
