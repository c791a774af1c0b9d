"""Markdown's tree as HTML: letters escaped, links only to safe places, pictures as their words."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from kinerja_lib.blok.markdown import plain
from kinerja_lib.blok.utuh import whole

Data = dict[str, Any]

INLINE = {
    "strong": "strong",
    "emphasis": "em",
    "strikethrough": "del",
    "paragraph": "p",
    "block_quote": "blockquote",
    "list_item": "li",
}
TABLE = {"table_head": "thead", "table_body": "tbody", "table_row": "tr"}
SAFE = re.compile(r"(https?://|mailto:|#)", re.I)
SIDES = {"right": "kanan", "center": "tengah"}


def tokens_html(tokens: list[Data]) -> str:
    """Return mistune's tree as HTML; links keep only safe schemes, pictures become their text."""
    return "".join(_token(t) for t in tokens)


def _token(t: Data) -> str:
    kind, inner = t["type"], t.get("children") or []
    if kind in ("text", "inline_html", "block_html"):
        return whole(t.get("raw", ""))
    if kind in INLINE:
        return f"<{INLINE[kind]}>{tokens_html(inner)}</{INLINE[kind]}>"
    if kind == "heading":
        level = min(t["attrs"]["level"] + 2, 6)
        return f"<h{level}>{tokens_html(inner)}</h{level}>"
    if kind in ("codespan", "block_code"):
        code = f"<code>{escape(t.get('raw', ''))}</code>"
        return f"<pre>{code}</pre>" if kind == "block_code" else code
    if kind == "image":
        return f"<em>[gambar: {escape(plain(inner))}]</em>"
    if kind in ("softbreak", "linebreak"):
        return "<br>" if kind == "linebreak" else " "
    if kind == "thematic_break":
        return "<hr>"
    special = SPECIAL.get(kind)
    return special(t, inner) if special else tokens_html(inner) or escape(t.get("raw", ""))


def _list(t: Data, inner: list[Data]) -> str:
    start = t["attrs"].get("start")
    first = f' start="{start}"' if isinstance(start, int) and start != 1 else ""
    tag = "ol" if t["attrs"].get("ordered") else "ul"
    return f"<{tag}{first if tag == 'ol' else ''}>{tokens_html(inner)}</{tag}>"


def _link(t: Data, inner: list[Data]) -> str:
    url = t["attrs"]["url"]
    text = tokens_html(inner) or escape(url.removeprefix("#"))
    if not SAFE.match(url):
        return text
    rel = "" if url.startswith("#") else ' rel="noopener noreferrer"'
    return f'<a href="{escape(url)}"{rel}>{text}</a>'


def _table(t: Data, inner: list[Data]) -> str:
    return (
        '<div class="gulir" tabindex="0" role="group" aria-label="Tabel dalam teks">'
        f"<table>{tokens_html(inner)}</table></div>"
    )


def _table_part(t: Data, inner: list[Data]) -> str:
    tag, body = TABLE[t["type"]], tokens_html(inner)
    return f"<{tag}>{'<tr>' + body + '</tr>' if tag == 'thead' else body}</{tag}>"


def _table_cell(t: Data, inner: list[Data]) -> str:
    text = tokens_html(inner)
    tag = "th" if t["attrs"].get("head") and text.strip() else "td"
    scope = ' scope="col"' if tag == "th" else ""
    side = SIDES.get(str(t["attrs"].get("align")))
    css = f' class="{side}"' if side else ""
    return f"<{tag}{scope}{css}>{text}</{tag}>"


SPECIAL = {
    "list": _list,
    "link": _link,
    "table": _table,
    "table_head": _table_part,
    "table_body": _table_part,
    "table_row": _table_part,
    "table_cell": _table_cell,
}
