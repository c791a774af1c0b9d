"""Rich text of an .xlsx: a digit that is raised or struck out is none of the number beside it."""

from __future__ import annotations

import html
import re

TERCORET, TERANGKAT = b"strike", b"superscript"
_BUTIR = re.compile(rb"<(?:\w+:)?si(?:/>|>(.*?)</(?:\w+:)?si>)", re.S)
_RUAS = re.compile(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.S)
_TEKS = re.compile(rb"<(?:\w+:)?t(?: [^>]*)?>(.*?)</(?:\w+:)?t>", re.S)
_CORET = re.compile(rb"""<(?:\w+:)?strike(?: val=["'](?:1|true)["'])? ?/>""")
_PANGKAT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_marked(raw: bytes) -> bool:
    """Tell XML in which some letters may be raised or struck out."""
    return TERCORET in raw or TERANGKAT in raw


def shared_texts(raw: bytes) -> dict[bytes, str]:
    """Return the shared texts of a workbook that are marked in part, by their number."""
    found = enumerate(_BUTIR.finditer(raw) if is_marked(raw) else ())
    texts = {str(i).encode(): marked_text(item[1] or b"") for i, item in found}
    return {number: text for number, text in texts.items() if text}


def marked_text(body: bytes) -> str:
    """Return a text as it shows: `100%¹`, `5[dicoret: 6] orang`; "" where nothing is marked."""
    return "".join(map(_run, _RUAS.findall(body))) if is_marked(body) else ""


def _run(raw: bytes) -> str:
    text = html.unescape(b"".join(_TEKS.findall(raw)).decode("utf-8", errors="replace"))
    if _CORET.search(raw) and text.strip():
        return f"[dicoret: {text}]"
    return text.translate(_PANGKAT) if TERANGKAT in raw else text
