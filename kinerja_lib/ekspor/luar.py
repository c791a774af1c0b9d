"""Outputs that are not ours, made safe for the page: text, pictures, sanitised HTML."""

from __future__ import annotations

import base64
import re
from html import escape
from typing import Any

Data = dict[str, Any]

TAGS = {
    "a",
    "b",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
}
ATTRIBUTES = {
    "a": {"href"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}", re.ASCII)
EMPTY_TH = re.compile(r"<th([^>]*)>\s*</th>")
GROUP = 'class="gulir" tabindex="0" role="group"'


def foreign_html(part: Data) -> str:
    """Return a `luar` part as HTML: the richest form that still shows something once made safe."""
    inner = _html(part.get("html", "")) or _picture(part) or _text(part.get("teks", ""))
    return f'<div class="luar">{inner}</div>' if inner else ""


def _html(html: str) -> str:
    """Return third-party HTML cut down to text, lists, links and tables."""
    import nh3

    if not html:
        return ""
    safe = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    if not re.sub(r"<[^>]*>", "", safe).strip():
        return ""
    named = EMPTY_TH.sub(r"<td\1></td>", safe)
    return f'<div {GROUP} aria-label="Keluaran notebook">{named}</div>'


def _picture(part: Data) -> str:
    """Return a picture as a data: URI; in an img even an SVG can neither run nor load anything."""
    for kind, name in (("png", "png"), ("jpeg", "jpeg")):
        data = "".join(part.get(kind, "").split())
        if data and BASE64.fullmatch(data):
            return _img(f"data:image/{name};base64,{data}", part)
    if svg := part.get("svg", ""):
        return _img(f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}", part)
    return ""


def _img(uri: str, part: Data) -> str:
    alt = f"Gambar keluaran notebook, tanpa uraian: {part.get('teks', '')}".removesuffix(": ")
    return f'<img src="{uri}" alt="{escape(alt)}">'


def _text(text: str) -> str:
    if not text.strip():
        return ""
    return f'<div {GROUP} aria-label="Keluaran notebook"><pre>{escape(text)}</pre></div>'
