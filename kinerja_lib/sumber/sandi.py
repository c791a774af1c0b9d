"""Bytes of a CSV file to text: UTF-8, UTF-16 with its mark, or what an older Excel writes.

A file that is UTF-8 but for a few bytes is refused with their rows, never read as something else:
all its other letters would be mangled. Windows-1252 is believed only where its own punctuation
(– ’ “ ” … ½) is there and every byte fits.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from kinerja_lib.dasar.errors import Temuan
from kinerja_lib.sumber import Baris

TANDA_WINDOWS = frozenset("–—‘’“”„…•‚‹›«»°±²³¼½¾×÷·§©®™€\u00a0")
"""What Excel's "CSV (Comma delimited)" writes in Indonesian text, and no other encoding there."""
HURUF_WINDOWS = frozenset("àáâäåæçèéêëìíîïñòóôöøùúûüÉÖÜÄ")
"""Letters of foreign names; alone they prove nothing."""
_ASING = re.compile("[\udc80-\udcff]")
_HTML = re.compile(r"\s*(<!doctype html|<html|<table|<head|<meta|mime-version:)", re.I)
_XML = re.compile(r"\s*<\?xml", re.I)
MAX_BARIS = 20
"""Rows that a message names."""


def decode(raw: bytes, berkas: str) -> tuple[str, str, list[Temuan]]:
    """Return the text of a file and its encoding if not Unicode, or "" and why it is not read.

    Bytes that are no text stay in it as lone surrogates; `foreign_rows` names their rows.
    """
    try:
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return raw.decode("utf-16"), "", []
    except UnicodeDecodeError:
        return "", "", [_not_text(berkas)]
    if b"\0" in raw:
        return "", "", [_not_text(berkas)]
    text, encoding = raw.decode("utf-8-sig", errors="surrogateescape"), ""
    if has_foreign(text) and is_windows(raw):
        text, encoding = raw.decode("cp1252"), "Windows-1252"
    wrong = _page(text, berkas)
    return ("", "", [wrong]) if wrong else (text, encoding, [])


def has_foreign(text: str) -> bool:
    """Tell a text with bytes of another encoding; asking the encoder is faster than searching."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def is_windows(raw: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 are Windows-1252 beyond doubt."""
    if any(c > "\x7f" for c in raw.decode("utf-8", errors="ignore")):
        return False
    high = {c for c in raw.decode("cp1252", errors="replace") if c > "\x7f"}
    return bool(high & TANDA_WINDOWS) and high <= TANDA_WINDOWS | HURUF_WINDOWS


def foreign_rows(rows: Sequence[Baris], teks: str, berkas: str) -> list[Temuan]:
    """Refuse the rows with bytes of another encoding: one message that names them all."""
    if not has_foreign(teks):
        return []
    bad = [(n, cell) for n, cells in rows for cell in cells if _ASING.search(cell)]
    numbers = [str(n) for n in dict.fromkeys(n for n, _ in bad)]
    listed = ", ".join(numbers[:MAX_BARIS]) + (", …" if len(numbers) > MAX_BARIS else "")
    byte = ord(_ASING.findall(bad[0][1])[0]) - 0xDC00
    rule = f"huruf rusak (bita {byte:#04x} bukan UTF-8) di baris {listed}"
    remedy = 'ketik ulang huruf itu, lalu simpan sebagai "CSV UTF-8"'
    shown = _ASING.sub("\N{REPLACEMENT CHARACTER}", bad[0][1])
    return [Temuan(berkas, bad[0][0], "", shown, rule, remedy)]


def _not_text(berkas: str) -> Temuan:
    return Temuan(berkas, 0, "", "", "bukan teks CSV", 'simpan ulang sebagai "CSV UTF-8"')


def _page(text: str, berkas: str) -> Temuan | None:
    """Name a web page, or Excel's XML of 2003, that an application saved as a table."""
    kind = "halaman HTML" if _HTML.match(text) else "XML" if _XML.match(text) else ""
    if not kind:
        return None
    rule = f"isinya {kind}, bukan tabel, walaupun nama berkasnya lain"
    remedy = 'buka di Excel, lalu pilih Simpan Sebagai "Excel Workbook (.xlsx)"'
    return Temuan(berkas, 0, "", text.strip()[:30], rule, remedy)
