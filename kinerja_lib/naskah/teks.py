"""Read plain text, text from OCR with tabs between cells, and Markdown."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.naskah.naskah import Alinea, BarisTabel, Letak, Naskah, TakTerbaca
from kinerja_lib.naskah.rangkai import assemble

MAX_BARIS = 200_000
MAX_HURUF = 20_000
"""Letters of one line; a longer line is cut and said to be."""
MAX_RUSAK = 0.01
"""Share of letters that are not UTF-8 above which a file is held to be no text."""
RUSAK = "\ufffd"
_KEPALA = re.compile(r"^(#{1,6})\s+(.*)$")
_BUTIR = re.compile(r"^\s*[-*•]\s+")
_GARIS = re.compile(r"^[\s|:+-]+$")
_GAMBAR = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")


def read_teks(path: Path, raw: bytes) -> Naskah:
    """Read a text file; raise UsageError when it is not text or too long."""
    text = _decode(path, raw)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MAX_BARIS:
        raise UsageError(
            f'dokumen "{path}": lebih dari {MAX_BARIS} baris. Bagi berkasnya, lalu reviu '
            "satu per satu."
        )
    cut = [Letak(i) for i, x in enumerate(lines, 1) if len(x) > MAX_HURUF]
    control = [Letak(i) for i, x in enumerate(lines, 1) if _control(x)]
    broken = [Letak(i) for i, x in enumerate(lines, 1) if RUSAK in x]
    images = [Letak(i) for i, x in enumerate(lines, 1) if "![" in x and _GAMBAR.search(x)]
    parts = assemble(_parts([_printable(x[:MAX_HURUF]) for x in lines]))
    unread = [
        TakTerbaca("baris terlalu panjang, hanya awalnya dibaca", tuple(cut)),
        TakTerbaca("baris memuat karakter kendali, karakternya diabaikan", tuple(control)),
        TakTerbaca("baris memuat huruf yang bukan UTF-8", tuple(broken)),
        TakTerbaca("gambar", tuple(images)),
    ]
    return Naskah(path.name, tuple(parts), tuple(t for t in unread if t.letak))


def _decode(path: Path, raw: bytes) -> str:
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = raw.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    if text.count(RUSAK) > len(text) * MAX_RUSAK:
        raise UsageError(f'dokumen "{path}": bukan teks UTF-8. Simpan ulang sebagai teks UTF-8.')
    if "\x00" in text:
        raise UsageError(f'dokumen "{path}": isinya bukan teks. Berikan .txt, .md, .docx, .pdf.')
    return text


def _control(line: str) -> bool:
    return not line.isprintable() and any(
        unicodedata.category(c) == "Cc" and c not in "\t\f" for c in line
    )


def _printable(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(" " if unicodedata.category(c) == "Cc" and c != "\t" else c for c in line)


def _parts(lines: list[str]) -> Iterator[Alinea | list[BarisTabel]]:
    """Yield paragraphs and runs of rows; a blank line ends a run."""
    run: list[BarisTabel] = []
    for number, line in enumerate(lines, 1):
        cells = _cells(line)
        if cells is not None:
            run += [BarisTabel(cells, Letak(number))] if cells else []
            continue
        if run:
            yield run
            run = []
        if line.strip():
            yield _alinea(line, Letak(number))
    if run:
        yield run


def _cells(line: str) -> tuple[str, ...] | None:
    """Return the cells of a row, () for a rule of Markdown, None for a line that is no row."""
    bare = line.strip()
    if bare.startswith("|") and bare.count("|") > 1:
        if _GARIS.match(bare):
            return ()
        return tuple(c.strip() for c in bare.strip("|").split("|"))
    if "\t" in line and bare:
        return tuple(c.strip() for c in line.split("\t"))
    return None


def _alinea(line: str, letak: Letak) -> Alinea:
    bare = line.strip()
    head = _KEPALA.match(bare)
    text = head[2] if head else bare
    bullet = bool(_BUTIR.match(bare))
    text = _BUTIR.sub("", text) if bullet else text
    whole = re.fullmatch(r"\*\*([^*]{3,120})\*\*", text)
    level = len(head[1]) if head else 0
    return Alinea(whole[1] if whole else text, letak, level, bullet)
