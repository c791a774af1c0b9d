"""Pick the reader of a finished report by its file's ending; refuse what is too big."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kinerja_lib.dasar.denyut import beat
from kinerja_lib.dasar.errors import UsageError, one_line, os_reason
from kinerja_lib.naskah.docx import read_docx
from kinerja_lib.naskah.naskah import Naskah, bounded
from kinerja_lib.naskah.pdf import read_pdf
from kinerja_lib.naskah.teks import read_teks

MAX_BITA = 64_000_000
MAX_ISI = 20_000
"""Paragraphs and rows of tables: more than 400 pages hold."""
PEMBACA: dict[str, Callable[[Path, bytes], Naskah]] = {
    ".txt": read_teks,
    ".md": read_teks,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Readers by ending; a new kind of document is one reader and one line here."""


def read_naskah(path: Path) -> Naskah:
    """Read a finished report; raise UsageError naming the file, why not, and what to do."""
    ending = path.suffix.lower()
    if ending not in PEMBACA:
        known = ", ".join(PEMBACA)
        raise UsageError(
            f'dokumen "{one_line(path)}": jenis "{ending or "tanpa akhiran"}" tidak dapat dibaca. '
            f"Yang dapat dibaca: {known}."
        )
    try:
        if not path.is_file() and path.exists():
            raise UsageError(f'dokumen "{one_line(path)}": bukan berkas biasa. Berikan berkasnya.')
        size = path.stat().st_size
        if size > MAX_BITA:
            raise UsageError(
                f'dokumen "{one_line(path)}": {size // 10**6} MB, batas {MAX_BITA // 10**6} MB. '
                "Kecilkan gambarnya atau bagi dokumennya."
            )
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f'dokumen "{one_line(path)}" tidak dapat dibaca: {os_reason(error)}. Periksa alamatnya.'
        ) from None
    naskah = PEMBACA[ending](path, raw)
    beat()
    if not naskah.bagian:
        raise _empty(path, naskah)
    lines = len(naskah.alinea) + sum(len(t.isi) for t in naskah.tabel)
    if lines > MAX_ISI:
        raise UsageError(
            f'dokumen "{one_line(path)}": {lines} alinea dan baris tabel, batas {MAX_ISI}. '
            "Bagi dokumennya."
        )
    return bounded(naskah)


def _empty(path: Path, naskah: Naskah) -> UsageError:
    """Say that there is nothing to review, and what there is instead."""
    if naskah.tak_terbaca:
        what = "; ".join(map(str, naskah.tak_terbaca))
        return UsageError(
            f'dokumen "{one_line(path)}": tidak memuat teks yang dapat dibaca ({what}). Bila '
            "hasil pindai, jalankan OCR lebih dahulu, atau berikan berkas asalnya."
        )
    return UsageError(f'dokumen "{one_line(path)}": kosong. Berikan berkas yang berisi laporannya.')
