"""Read a PDF that has a layer of text: lines and ruled tables, page by page."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinerja_lib.errors import UsageError
from kinerja_lib.reviu.jadi.naskah import CAPTION, Alinea, BarisTabel, Letak, Naskah, TakTerbaca
from kinerja_lib.reviu.jadi.susun import assemble

MAX_HALAMAN = 400
MAX_HURUF_HALAMAN = 60_000
"""Characters of one page; a page with more is a picture made of letters or an attack."""
TEPI = 3
"""Pages on which a line must stand at one height to be a running head or foot."""


def read_pdf(path: Path, raw: bytes) -> Naskah:
    """Read a PDF; raise UsageError when it is broken, locked, too long, or has no text at all."""
    try:
        import pdfplumber
    except ImportError:
        raise UsageError(
            "membaca .pdf memerlukan pdfplumber. Pasang: pip install 'kinerja[dokumen]'."
        ) from None
    if not raw[:1024].lstrip().startswith(b"%PDF"):
        raise UsageError(f'dokumen "{path}": bukan berkas PDF.')
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


def _read(path: Path, pdf: Any) -> Naskah:
    parts: list[tuple[float, Alinea | list[BarisTabel]]] = []
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
            parts += _page(page, here)
        if page.images:
            pictures.append(here)
        page.close()
    unread = (
        TakTerbaca("halaman tanpa lapisan teks", tuple(blank)),
        TakTerbaca("halaman dengan terlalu banyak huruf", tuple(dense)),
        TakTerbaca("gambar", tuple(pictures)),
    )
    return Naskah(
        path.name, tuple(assemble(_paragraphs(_without_edges(parts)))),
        tuple(t for t in unread if t.letak),
    )  # fmt: skip


def _page(page: Any, here: Letak) -> list[tuple[float, Alinea | list[BarisTabel]]]:
    """Return a page's lines outside tables and its tables, from top to bottom."""
    tables = [t for t in page.find_tables() if len(t.rows) > 1]
    made: list[tuple[float, Alinea | list[BarisTabel]]] = []
    for t in tables:
        rows = [tuple(" ".join((c or "").split()) for c in r) for r in t.extract()]
        made.append((t.bbox[1], [BarisTabel(r, here) for r in rows if any(r)]))
    sizes = Counter(round(c["size"], 1) for c in page.chars)
    body = sizes.most_common(1)[0][0]
    for line in page.extract_text_lines(return_chars=True):
        middle = (line["top"] + line["bottom"]) / 2
        if any(t.bbox[1] <= middle <= t.bbox[3] for t in tables):
            continue
        size = max(c["size"] for c in line["chars"])
        level = 2 if size > body * 1.12 and re.search(r"[^\W\d]{3}", line["text"]) else 0
        made.append((line["top"], Alinea(line["text"], here, level)))
    return sorted(made, key=lambda x: x[0])


def _without_edges(
    parts: list[tuple[float, Alinea | list[BarisTabel]]],
) -> Iterator[Alinea | list[BarisTabel]]:
    """Drop running heads and feet: one text, numbers aside, at one height of several pages."""
    def key(top: float, a: Alinea) -> tuple[int, str]:
        return round(top), re.sub(r"\d+", "#", a.teks)

    seen = Counter(key(top, a) for top, a in parts if isinstance(a, Alinea))
    for top, part in parts:
        if not isinstance(part, Alinea) or seen[key(top, part)] < TEPI:
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
