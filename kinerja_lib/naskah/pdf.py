"""Read a PDF that has a layer of text: lines and ruled tables, page by page."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.denyut import beat
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.naskah.kisi import grid_rows, grids
from kinerja_lib.naskah.naskah import CAPTION, Alinea, BarisTabel, Letak, Naskah, TakTerbaca
from kinerja_lib.naskah.rangkai import assemble

MAX_HALAMAN = 400
MAX_HURUF_HALAMAN = 60_000
"""Characters of one page; a page with more is a picture made of letters or an attack."""
MAX_ALIRAN = 200_000_000
"""Bytes of one stream, unpacked."""
POTONG = 1_000_000
TEPI = 3
"""Pages on which a line must stand at one height to be a running head or foot."""
Bagian = tuple[float, Alinea | list[BarisTabel], float]
"""Where on its page a part begins (0 top, 1 foot), the part, its letters' size (0 = a table)."""


def read_pdf(path: Path, raw: bytes) -> Naskah:
    """Read a PDF; raise UsageError when it is broken, locked, too long, or has no text at all."""
    try:
        import pdfplumber
    except ImportError:
        raise UsageError(
            "membaca .pdf memerlukan pdfplumber. Pasang dengan: pip install pdfplumber."
        ) from None
    beat()
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # its English is not for our users
    if not raw[:1024].lstrip().startswith(b"%PDF"):
        raise UsageError(f'dokumen "{path}": bukan berkas PDF.')
    if _swells(raw):
        raise UsageError(
            f'dokumen "{path}": isinya setelah dibuka terlalu besar. Cetak ulang ke PDF.'
        )
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            pages = len(pdf.pages)
            if pages <= MAX_HALAMAN:
                return _read(path, pdf)
    except Exception:  # pdfminer raises whatever the broken bytes lead it to
        raise UsageError(
            f'dokumen "{path}": PDF rusak atau terkunci. Cetak ulang ke PDF tanpa sandi.'
        ) from None
    raise UsageError(f'dokumen "{path}": {pages} halaman, batas {MAX_HALAMAN}. Bagi berkasnya.')


def _swells(raw: bytes) -> bool:
    """Tell whether a packed stream unpacks to more than a page can hold; keeps none of it."""
    for match in re.finditer(rb"stream\r?\n", raw):
        unpacker, size = zlib.decompressobj(), 0
        rest: bytes = raw[match.end() : match.end() + POTONG]
        at = match.end() + POTONG
        try:
            while rest and not unpacker.eof and size <= MAX_ALIRAN:
                size += len(unpacker.decompress(rest, POTONG))
                rest = unpacker.unconsumed_tail
                if not rest:
                    rest, at = raw[at : at + POTONG], at + POTONG
        except zlib.error:
            continue
        if size > MAX_ALIRAN:
            return True
    return False


def _read(path: Path, pdf: Any) -> Naskah:
    parts: list[Bagian] = []
    blank: list[Letak] = []
    dense: list[Letak] = []
    pictures: list[Letak] = []
    for number, page in enumerate(pdf.pages, 1):
        here = Letak(0, f"hal. {number}")
        chars = len(page.chars)
        if chars > MAX_HURUF_HALAMAN:
            dense.append(here)
        elif chars < 5:
            blank.append(here)
        else:
            parts += [
                (top / float(page.height), part, size) for top, part, size in _page(page, here)
            ]
        if page.images:
            pictures.append(here)
        page.close()
        beat()
    unread = (
        TakTerbaca("halaman tanpa lapisan teks", tuple(blank)),
        TakTerbaca("halaman dengan terlalu banyak huruf", tuple(dense)),
        TakTerbaca("gambar", tuple(pictures)),
    )
    return Naskah(
        path.name,
        tuple(assemble(_paragraphs(_without_edges(_levels(parts))))),
        tuple(t for t in unread if t.letak),
    )


def _page(page: Any, here: Letak) -> list[Bagian]:
    """Return a page's lines outside tables and its tables, from top to bottom, with sizes."""
    tables = grids(page)
    words = page.extract_words() if tables else []
    made: list[Bagian] = []
    for grid in tables:
        rows = [cells for row in grid for cells in grid_rows(row, words)]
        made.append((grid[0].top, [BarisTabel(r, here) for r in rows if any(r)], 0.0))
    for line in page.extract_text_lines(return_chars=True):
        middle = (line["top"] + line["bottom"]) / 2
        if any(g[0].top <= middle <= g[-1].bottom for g in tables):
            continue
        size = max(c["size"] for c in line["chars"])
        made.append((line["top"], Alinea(line["text"], here), round(float(size), 1)))
    return sorted(made, key=lambda x: x[0])


def _levels(parts: list[Bagian]) -> list[tuple[float, Alinea | list[BarisTabel]]]:
    """Make headings of lines that are larger than most of the document's letters."""
    sizes: Counter[float] = Counter()
    for _, part, size in parts:
        if isinstance(part, Alinea):
            sizes[size] += len(part.teks)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    return [
        (top, _level(part, 2 * (size > body * 1.12)) if isinstance(part, Alinea) else part)
        for top, part, size in parts
    ]


def _level(a: Alinea, tingkat: int) -> Alinea:
    return replace(a, tingkat=tingkat) if re.search(r"[^\W\d]{3}", a.teks) else a


def _without_edges(
    parts: list[tuple[float, Alinea | list[BarisTabel]]],
) -> Iterator[Alinea | list[BarisTabel]]:
    """Drop running heads and feet: one text, numbers aside, at one height of several pages."""

    def key(top: float, a: Alinea) -> tuple[int, str]:
        return round(top * 800), re.sub(r"\d+", "#", a.teks)

    seen = Counter(key(top, a) for top, a in parts if isinstance(a, Alinea))
    for top, part in parts:
        edge = top < 0.1 or top > 0.9
        if not (edge and isinstance(part, Alinea) and seen[key(top, part)] >= TEPI):
            yield part


def _paragraphs(parts: Iterator[Alinea | list[BarisTabel]]) -> Iterator[Alinea | list[BarisTabel]]:
    """Join the lines of one paragraph: a line goes on with one that starts in lower case."""
    last: Alinea | None = None
    for part in parts:
        if isinstance(part, Alinea) and last is not None and _goes_on(last, part):
            last = Alinea(f"{last.teks} {part.teks}", last.letak, last.tingkat)
            continue
        if last is not None:
            yield last
        last = part if isinstance(part, Alinea) else None
        if not isinstance(part, Alinea):
            yield part
    if last is not None:
        yield last


def _goes_on(a: Alinea, b: Alinea) -> bool:
    if a.tingkat != b.tingkat or a.teks.endswith((".", ":", ";")) or len(a.teks) > 5_000:
        return False
    if CAPTION.match(b.teks) or re.match(r"(?:\(?[a-z0-9]{1,2}[.)]|[-•])\s", b.teks):
        return False
    return b.teks[:1].islower() or (not a.tingkat and len(a.teks) > 70)
