"""Read a Word document: paragraphs, headings and tables in their order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.naskah.naskah import Alinea, BarisTabel, Letak, Naskah, TakTerbaca
from kinerja_lib.naskah.rangkai import assemble

MAX_ISI = 200_000_000
"""Bytes of all parts, unpacked."""
MAX_XML = 60_000_000
"""Bytes of one part of text, unpacked."""
MAX_BAGIAN = 5_000
MAX_SEL = 400_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GAMBAR = re.compile(r"\}(?:drawing|pict|object)$")
_TINGKAT = re.compile(r"(?:heading|judul) (\d)", re.I)


def read_docx(path: Path, raw: bytes) -> Naskah:
    """Read a .docx; raise UsageError when it is broken, too big, or the reader is not installed."""
    _check_zip(path, raw)
    try:
        import docx
    except ImportError:
        raise UsageError(
            "membaca .docx memerlukan python-docx. Pasang dengan: pip install python-docx."
        ) from None
    try:
        document = docx.Document(io.BytesIO(raw))
        body = document.element.body
        if body is None:
            raise ValueError("no body")
        styles = {s.style_id: str(s.name) for s in document.styles}
    except Exception:  # whatever a broken package raises: KeyError, XMLSyntaxError, ValueError
        raise UsageError(
            f'dokumen "{path}": berkas .docx rusak. Buka dan simpan ulang di pengolah kata.'
        ) from None
    parts = assemble(_parts(body, styles, path))
    return Naskah(path.name, tuple(parts), tuple(_unread(body)))


def _check_zip(path: Path, raw: bytes) -> None:
    """Refuse what unpacks to more than a report can hold, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UsageError(
            f'dokumen "{path}": bukan berkas .docx. Simpan ulang sebagai .docx.'
        ) from None
    text = max((i.file_size for i in infos if i.filename.endswith((".xml", ".rels"))), default=0)
    if len(infos) > MAX_BAGIAN or sum(i.file_size for i in infos) > MAX_ISI or text > MAX_XML:
        raise UsageError(
            f'dokumen "{path}": isinya setelah dibuka terlalu besar (batas {MAX_ISI // 10**6} MB, '
            f"teks {MAX_XML // 10**6} MB). Kecilkan gambarnya atau bagi dokumennya."
        )


def _parts(body: Any, styles: dict[str, str], path: Path) -> Iterator[Alinea | list[BarisTabel]]:
    paragraphs = tables = cells = 0
    for node in body.iterchildren():
        if node.tag == f"{_W}p":
            paragraphs += 1
            text = _text(node)
            if text.strip():
                yield _alinea(node, text, styles, Letak(0, f"paragraf {paragraphs}"))
        elif node.tag == f"{_W}tbl":
            tables += 1
            rows = [*_rows(node, tables)]
            cells += sum(len(r.sel) for r in rows)
            if cells > MAX_SEL:
                raise UsageError(
                    f'dokumen "{path}": lebih dari {MAX_SEL} sel tabel. Bagi dokumennya.'
                )
            yield rows


def _text(node: Any) -> str:
    """Return a node's text as it is shown: what a tracked change removed is left out."""
    made: list[str] = []
    for child in node.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        made.append(child.text or "" if child.tag == f"{_W}t" else " ")
    return "".join(made)


def _alinea(node: Any, text: str, styles: dict[str, str], letak: Letak) -> Alinea:
    found = node.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(found.get(f"{_W}val", ""), "") if found is not None else ""
    match = _TINGKAT.match(style)
    level = int(match[1]) if match else int(style.lower() in ("title", "judul"))
    listed = node.find(f"{_W}pPr/{_W}numPr") is not None or style.lower().startswith("list")
    return Alinea(text.strip(), letak, level, listed and not level)


def _rows(table: Any, number: int) -> Iterator[BarisTabel]:
    """Yield rows; a cell that spans columns is followed by empty ones, a merged one is empty."""
    for i, row in enumerate(table.findall(f"{_W}tr"), 1):
        cells: list[str] = []
        for cell in row.findall(f"{_W}tc"):
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            value = span.get(f"{_W}val", "1") if span is not None else "1"
            wide = min(int(value), 60) if value.isdigit() else 1
            text = " ".join(_text(p).strip() for p in cell.findall(f"{_W}p")).strip()
            cells += [text, *[""] * (wide - 1)]
        if cells:
            yield BarisTabel(tuple(cells), Letak(0, f"tabel ke-{number} baris {i}"))


def _unread(body: Any) -> Iterator[TakTerbaca]:
    """Say which pictures, text boxes and removed passages there are."""
    pictures: list[Letak] = []
    changes: list[Letak] = []
    for i, node in enumerate((n for n in body.iterchildren() if n.tag == f"{_W}p"), 1):
        here = Letak(0, f"paragraf {i}")
        if any(_GAMBAR.search(str(n.tag)) for n in node.iter()):
            pictures.append(here)
        if any(n.tag in (f"{_W}del", f"{_W}ins") for n in node.iter()):
            changes.append(here)
    if pictures:
        yield TakTerbaca("gambar atau objek", tuple(pictures))
    if changes:
        yield TakTerbaca("perubahan terlacak yang belum diterima", tuple(changes))
