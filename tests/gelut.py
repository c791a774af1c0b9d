"""Wrestle with the readers: coverage-guided fuzzing by atheris, from `data/` and the tests' inputs.

    pip install atheris
    python -m tests.gelut nilai csv --detik 600

A target takes bytes; it may refuse them with a KinerjaError whose text a terminal can show, and
nothing else, within ten seconds and two gigabytes. What breaks that is kept, one input a place,
under `FOLDER/<target>/temuan`; `python -m tests.gelut nilai FILE` tries an input again. The corpus
stays in the folder, so that a later run goes on from it.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PROYEK = Path(__file__).resolve().parents[1]
DATA = PROYEK / "data"
FOLDER = Path(tempfile.gettempdir()) / "kinerja-gelut"
BATAS = ("-timeout=10", "-rss_limit_mb=2048", "-keep_seed=1", "-print_final_stats=1", "-reload=0")
MAX_BIBIT = 20_000
"""Bytes of a seed; more makes mutation blind."""
Bibit = Iterator[bytes]
Baca = Callable[[bytes], None]


def _file(raw: bytes, ending: str) -> Path:
    """Put bytes where a reader looks for a file."""
    path = _place() / f"masukan{ending}"
    path.write_bytes(raw)
    return path


@cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="gelut"))


def baca_nilai(raw: bytes) -> None:
    """Read a printed value: always a value, a finite number, and the same one however spaced."""
    from kinerja_lib.dasar.nilai import makna, read_nilai, read_rupiah

    teks = raw.decode("utf-8", errors="surrogateescape")
    read_nilai.cache_clear()
    nilai = read_nilai(teks)
    read_rupiah(teks)
    if nilai.jenis != "tak_terbaca":
        assert makna(f" {teks}\xa0") == makna(teks), "spaces around change the value"


def baca_csv(raw: bytes) -> None:
    """Read a table of a satker, then measure the file as `hitung` does."""
    from kinerja_lib.sumber.csv import read_table

    path = _file(raw, ".csv")
    _say(*read_table(path, "t.csv")[1])
    _measure(path)


def _buku(ending: str) -> Baca:
    """Read a workbook as a satker's, then measure it."""

    def baca(raw: bytes) -> None:
        from kinerja_lib.sumber.excel import is_workbook, read_workbook

        path = _file(raw, ending)
        if is_workbook(path):
            _say(*read_workbook(path, path.name)[1])
            _measure(path)

    return baca


def _measure(path: Path) -> None:
    from kinerja_lib.acuan.kebijakan import Kebijakan
    from kinerja_lib.capaian.hitung import MASUKAN, hitung, write_table

    table = hitung(path, Kebijakan(), _skala())
    write_table(table, None)
    _say(*table.attrs[MASUKAN].catatan, *table.attrs[MASUKAN].masalah)


@cache
def _skala() -> Any:
    from kinerja_lib.acuan.skala import read_skala

    return read_skala(DATA / "acuan" / "skala.csv")


def _dokumen(ending: str) -> Baca:
    """Read a finished report and put every rule to it."""

    def baca(raw: bytes) -> None:
        from kinerja_lib.naskah.baca import read_naskah
        from kinerja_lib.reviu.naskah.tinjau import find_all, unread

        naskah = read_naskah(_file(raw, ending))
        find_all(naskah)
        _say(*unread(naskah))

    return baca


def baca_toml(raw: bytes) -> None:
    """Read a profile, then a policy."""
    from kinerja_lib.acuan.kebijakan import read_kebijakan
    from kinerja_lib.paket.profil import read_profil

    path = _file(raw, ".toml").replace(_place() / "profil.toml")
    _say(*read_profil(path.parent, "satker/022207", "022207")[1])
    read_kebijakan(path, 2023)


def baca_rekaman(raw: bytes) -> None:
    """Read a record, a manifest and a block of a foreign notebook."""
    from kinerja_lib.blok.bentuk import read_blocks
    from kinerja_lib.blok.halaman import to_html
    from kinerja_lib.jalan.rekaman import _parse
    from kinerja_lib.negeri.manifes import read_manifest

    _parse(raw, 2023, "2023/.manifes/656794.lkj.json")
    try:
        for blok in read_blocks(json.loads(raw)):
            to_html(blok)
    except (ValueError, RecursionError):
        pass
    read_manifest(_file(raw, ".json").replace(_place() / "manifes.json").parent, 2023)


def baca_naskah(raw: bytes) -> None:
    """Read a narrative; what is not refused is shown on a page."""
    from kinerja_lib.blok import Narasi
    from kinerja_lib.blok.halaman import to_html
    from kinerja_lib.blok.markdown import sections
    from kinerja_lib.paket.narasi import read_narasi

    (_place() / "narasi" / "2023").mkdir(parents=True, exist_ok=True)
    _file(raw, ".md").replace(_place() / "narasi" / "2023" / "S01.md")
    teks, temuan = read_narasi(_place(), "satker/022207", ["S01"])
    _say(*temuan)
    if not temuan:
        for part in sections(teks[2023, "S01"]).values():
            to_html(Narasi(part).data())


def _say(*pesan: object) -> None:
    from kinerja_lib.dasar.errors import one_line

    for one in map(str, pesan):
        assert one_line(one) == one, f"not for a terminal: {one!a}"


def _literals(*names: str) -> Bibit:
    """Yield the texts and bytes that tests are made of."""
    for name in names:
        for node in ast.walk(ast.parse((PROYEK / "tests" / name).read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                value = node.value
                yield value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")


def _data(ending: str) -> Bibit:
    for path in sorted(DATA.rglob(f"*{ending}")):
        yield path.read_bytes()


def _nilai() -> Bibit:
    yield from _literals("dasar/test_nilai.py")
    for raw in _data(".csv"):
        yield from raw.replace(b"\n", b",").split(b",")


def _csv() -> Bibit:
    yield from _literals("sumber/test_csv.py", "sumber/test_geser.py", "capaian/test_hitung.py")
    yield from _data(".csv")


def _toml() -> Bibit:
    yield from _literals("dasar/test_toml.py", "acuan/test_kebijakan.py")
    yield from _data(".toml")


def _markdown() -> Bibit:
    yield from _literals("blok/test_markdown.py", "blok/test_prosa.py", "test_naskah.py")
    yield from _data(".md")


def _teks() -> Bibit:
    names = sorted((PROYEK / "tests" / "reviu" / "jadi").rglob("test_*.py"))
    yield from _literals(*(str(p.relative_to(PROYEK / "tests")) for p in names))
    yield from _data(".md")


def _rekaman() -> Bibit:
    from kinerja_lib.dasar.errors import ReportError
    from kinerja_lib.jalan.rekaman import dump, failure
    from kinerja_lib.jalan.tugas import Tugas
    from tests.conftest import every_block

    record = failure(Tugas("lkj", "656794", 2023), {}, ReportError("x"))
    yield dump(record)
    yield dump({"versi": 1, "tahun": 2023, "laporan": [record]})
    for blok in every_block():
        yield b"" if isinstance(blok, str) else dump(blok.data())
    yield from _literals("test_manifes.py", "jalan/test_rekaman.py")


def _xlsx() -> Bibit:
    from openpyxl import Workbook

    book, raw = Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in (["Indikator", "Target", "Realisasi"], ["a", 0.9, "=1+1"], ["b", "5 orang", 1.5]):
        sheet.append(row)
    sheet["B2"].number_format, sheet["C3"].number_format = "0%", '0 "orang"'
    sheet.merge_cells("A4:A5")
    book.save(raw)
    yield raw.getvalue()


def _ods() -> Bibit:
    from tests.sumber.test_ods import TEKS, write

    cells = [TEKS.format(t) for t in ("Indikator", "Target", "Realisasi")]
    more = '<c office:value-type="percentage" office:value="0.5"><t>50%</t></c><c/>'
    rows = f'<r>{"".join(cells)}</r><r table:number-rows-repeated="2">{cells[0]}{more}</r>'
    yield write(_place() / "b.ods", rows).read_bytes()


def _docx() -> Bibit:
    import docx

    made, raw = docx.Document(), io.BytesIO()
    made.add_heading("BAB III AKUNTABILITAS KINERJA")
    table = made.add_table(2, 3)
    for i, text in enumerate(("Indikator", "Target", "Realisasi", "a", "90%", "80%")):
        table.cell(*divmod(i, 3)).text = text
    made.save(raw)
    yield raw.getvalue()


def _pdf() -> Bibit:
    """Yield pages as Typst writes them, and their streams unpacked, where mutation sees them."""
    import pikepdf
    import typst

    body = b"= Bab III\n#table(columns: 3, [Indikator], [Target], [Realisasi], [a], [90%], [80%])"
    raw, plain = typst.compile(body), io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    yield raw
    yield plain.getvalue()


def _parts(raw: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return [(n, archive.read(n)) for n in sorted(archive.namelist())]


@dataclass(frozen=True)
class Gelut:
    """What is fuzzed: a reader of bytes and its seeds.

    Of an `arsip` an input is one part, after a byte that says which; a whole file stays itself.
    With `pola` atheris learns from the regular expressions too; it cannot where they are of bytes.
    """

    baca: Baca
    bibit: Callable[[], Bibit]
    arsip: bool = False
    pola: bool = False

    def seeds(self) -> Bibit:
        """Yield the inputs to begin with."""
        for raw in self.bibit():
            if self.arsip:
                yield from (bytes([i]) + part for i, (_, part) in enumerate(_parts(raw)))
            if len(raw) <= MAX_BIBIT:
                yield raw

    def try_one(self, raw: bytes) -> None:
        """Read one input; raise what no reader may raise."""
        from kinerja_lib.dasar.errors import KinerjaError

        try:
            self.baca(self._whole(raw) if self.arsip and not raw.startswith(b"PK") else raw)
        except KinerjaError as error:
            _say(*str(error).split("\n"))

    def _whole(self, raw: bytes) -> bytes:
        parts = _frame(self.bibit)
        chosen, made = raw[0] % len(parts) if raw else 0, io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for i, (name, part) in enumerate(parts):
                archive.writestr(name, raw[1:] if i == chosen else part)
        return made.getvalue()


@cache
def _frame(bibit: Callable[[], Bibit]) -> list[tuple[str, bytes]]:
    return _parts(next(bibit()))


GELUT = {
    "nilai": Gelut(baca_nilai, _nilai, pola=True),
    "csv": Gelut(baca_csv, _csv),
    "xlsx": Gelut(_buku(".xlsx"), _xlsx, arsip=True),
    "ods": Gelut(_buku(".ods"), _ods, arsip=True),
    "docx": Gelut(_dokumen(".docx"), _docx, arsip=True),
    "pdf": Gelut(_dokumen(".pdf"), _pdf),
    "teks": Gelut(_dokumen(".txt"), _teks),
    "toml": Gelut(baca_toml, _toml),
    "rekaman": Gelut(baca_rekaman, _rekaman),
    "naskah": Gelut(baca_naskah, _markdown),
}
"""Targets by name: a new reader is one function, its seeds, and one line here."""


def fuzz(nama: str, folder: Path, detik: int) -> None:
    """Fuzz one target in this process, which atheris ends."""
    import atheris

    korpus, temuan = folder / "korpus", folder / "temuan"
    for made in (korpus, temuan):
        made.mkdir(parents=True, exist_ok=True)
    if GELUT[nama].pola:
        atheris.enabled_hooks.add("RegEx")
    with atheris.instrument_imports(include=["kinerja_lib", "mistune", "pdfminer", "docx"]):
        gelut = GELUT[nama]
        for raw in gelut.seeds():
            (korpus / hashlib.sha1(raw).hexdigest()).write_bytes(raw)
            _attempt(gelut, raw, temuan)
    words = [nama, str(korpus), f"-artifact_prefix={temuan}/", f"-max_total_time={detik}", *BATAS]
    atheris.Setup(words, lambda raw: _attempt(gelut, raw, temuan))
    atheris.Fuzz()


def _attempt(gelut: Gelut, raw: bytes, temuan: Path) -> None:
    """Try one input; keep what fails, once for each place, and go on."""
    try:
        gelut.try_one(raw)
    except Exception as error:
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if "kinerja_lib" in f.filename
        ]
        at = f"{Path(frames[-1].filename).stem}-{frames[-1].lineno}" if frames else "gelut"
        path = temuan / f"{type(error).__name__}-{at}"
        if not path.exists():
            path.write_bytes(raw)
            print(f"TEMUAN {path}: {error!a}", flush=True)


def main(words: list[str] | None = None) -> int:
    """Fuzz each target for its seconds, one after another; or try inputs again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("nama", nargs="+", help=f"{', '.join(GELUT)}, semua; or one and its inputs")
    parser.add_argument("--detik", type=int, default=600, help="seconds for each target")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where corpus and findings are")
    parser.add_argument("--sendiri", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args(words)
    first, *rest = told.nama
    if first in GELUT and rest and rest[0] not in GELUT:
        for name in rest:
            GELUT[first].try_one(Path(name).read_bytes())
        return 0
    names = [*GELUT] if told.nama == ["semua"] else told.nama
    if unknown := {*names} - {*GELUT}:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if told.sendiri:
        fuzz(first, told.folder / first, told.detik)
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("Fuzzing needs atheris, which is not installed: pip install atheris", file=sys.stderr)
        return 2
    return max(_run(name, told.folder, told.detik) for name in names)


def _run(nama: str, folder: Path, detik: int) -> int:
    """Fuzz a target in processes of its own until its seconds are over: an abort ends only one."""
    until, log = time.monotonic() + detik, folder / nama / "log.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        while (left := int(until - time.monotonic())) > 0:
            words = [nama, "--sendiri", "--detik", str(left), "--folder", str(folder)]
            command = [sys.executable, "-m", "tests.gelut", *words]
            subprocess.run(command, stdout=out, stderr=out, cwd=PROYEK, check=False)
    found = sorted(p.name for p in (folder / nama / "temuan").iterdir())
    said = [x for x in log.read_text("utf-8", "replace").splitlines() if x.startswith("stat::")]
    runs = sum(int(x.split()[-1]) for x in said if "number_of_executed_units" in x)
    print(f"{nama}: {runs} executions, {len(found)} findings {found}, {log}", flush=True)
    return min(len(found), 1)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
