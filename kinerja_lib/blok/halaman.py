"""Blocks as HTML: data in, escaped markup out. No style attributes (the page's CSP forbids them)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from typing import Any

from kinerja_lib.blok.markdown import plain

Data = dict[str, Any]


def to_html(data: Data) -> str:
    """Return one block's JSON as HTML; an unknown kind shows as nothing but its name."""
    render = RENDER.get(data["jenis"])
    return render(data) if render else f"<p>[{escape(str(data['jenis']))}]</p>"


def tokens_html(tokens: list[Data]) -> str:
    """Return mistune's tree as HTML; links keep only safe schemes, pictures become their text."""
    return "".join(_token(t) for t in tokens)


INLINE = {"strong": "strong", "emphasis": "em", "strikethrough": "del", "paragraph": "p",
          "block_quote": "blockquote", "list_item": "li"}  # fmt: skip


def _token(t: Data) -> str:
    kind, inner = t["type"], t.get("children") or []
    if kind == "text" or kind in ("inline_html", "block_html"):
        return escape(t.get("raw", ""))
    if kind in INLINE:
        return f"<{INLINE[kind]}>{tokens_html(inner)}</{INLINE[kind]}>"
    if kind == "block_text":
        return tokens_html(inner)
    if kind == "heading":
        level = min(t["attrs"]["level"] + 2, 6)
        return f"<h{level}>{tokens_html(inner)}</h{level}>"
    if kind == "list":
        tag = "ol" if t["attrs"].get("ordered") else "ul"
        return f"<{tag}>{tokens_html(inner)}</{tag}>"
    if kind in ("codespan", "block_code"):
        code = f"<code>{escape(t.get('raw', ''))}</code>"
        return f"<pre>{code}</pre>" if kind == "block_code" else code
    if kind == "link":
        url = t["attrs"]["url"]
        text = tokens_html(inner) or escape(url.removeprefix("#"))
        safe = re.match(r"(https?:|mailto:|#)", url)
        return f'<a href="{escape(url)}" rel="noopener">{text}</a>' if safe else text
    if kind == "image":
        return f"<em>[gambar: {escape(plain(inner))}]</em>"
    if kind in ("softbreak", "linebreak"):
        return "<br>" if kind == "linebreak" else " "
    if kind == "thematic_break":
        return "<hr>"
    if kind.startswith("table"):
        return _md_table(kind, inner, t)
    return tokens_html(inner) or escape(t.get("raw", ""))


def _md_table(kind: str, inner: list[Data], t: Data) -> str:
    if kind == "table_cell":
        tag = "th" if t["attrs"].get("head") else "td"
        scope = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{scope}>{tokens_html(inner)}</{tag}>"
    tag = {"table": "table", "table_head": "thead", "table_body": "tbody", "table_row": "tr"}[kind]
    body = tokens_html(inner)
    return f"<{tag}>{'<tr>' + body + '</tr>' if kind == 'table_head' else body}</{tag}>"


def _judul(d: Data) -> str:
    mark = f' id="{escape(d["label"])}"' if d.get("label") else ""
    return f"<h{d['tingkat']}{mark}>{escape(d['teks'])}</h{d['tingkat']}>"


def _narasi(d: Data) -> str:
    return f'<div class="narasi">{tokens_html(d["ast"])}</div>'


def _caption(d: Data, kind: str) -> str:
    number = f"{kind} {d['nomor']}" if d.get("nomor") else kind
    return f'<span class="nomor">{number}.</span> {escape(d["judul"])}'


def _note(d: Data) -> str:
    return f'<p class="catatan">{escape(d["catatan"])}</p>' if d.get("catatan") else ""


def _tabel(d: Data) -> str:
    head = "".join(
        f'<th scope="col" class="{k["rata"]}">{escape(k["judul"])}</th>' for k in d["kolom"]
    )
    body = "".join(_baris(row, [k["rata"] for k in d["kolom"]]) for row in d["baris"])
    sort = ' data-urut="ya"' if d["dapat_diurut"] else ""
    return (
        f'<figure class="tabel" id="{escape(d["label"])}"><div class="gulir" tabindex="0" '
        f'role="region" aria-label="{escape(d["judul"])}"><table{sort}>'
        f"<caption>{_caption(d, 'Tabel')}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{_note(d)}</figure>"
    )


def _baris(row: list[Data], rata: list[str]) -> str:
    """Return one row; a lone cell heads the rows below it."""
    if len(row) == 1 and len(rata) > 1:
        text = escape(row[0]["teks"])
        return f'<tr class="kelompok"><th scope="rowgroup" colspan="{len(rata)}">{text}</th></tr>'
    return "<tr>" + "".join(_sel(c, r) for c, r in zip(row, rata, strict=True)) + "</tr>"


def _sel(cell: Data, rata: str) -> str:
    source = f' data-sumber="{escape(cell["sumber"])}"' if cell.get("sumber") else ""
    order = f' data-nilai="{cell["urut"]}"' if cell.get("urut") is not None else ""
    css = " ".join(c for c in (rata if rata != "kiri" else "", cell.get("gaya", "")) if c)
    cls = f' class="{escape(css)}"' if css else ""
    return f"<td{cls}{source}{order}>{escape(cell['teks'])}</td>"


def _grafik(d: Data) -> str:
    head = "".join(f'<th scope="col">{escape(h)}</th>' for h in d["kepala"])
    rows = "".join(_baris(row, ["kiri"] * len(d["kepala"])) for row in d["baris"])
    return (
        f'<figure class="grafik" id="{escape(d["label"])}">'
        f'<div class="gambar" role="img" aria-label="{escape(d["alt"])}">{d["svg"]}</div>'
        f"<figcaption>{_caption(d, 'Gambar')}</figcaption>{_note(d)}"
        f"<details><summary>Data gambar ini</summary><div class=\"gulir\" tabindex=\"0\" "
        f'role="region" aria-label="Data: {escape(d["judul"])}"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div></details></figure>"
    )


def _angka(d: Data) -> str:
    items = "".join(
        f"<div><dt>{escape(apa)}</dt><dd><strong>{escape(n)}</strong> <span>{escape(ket)}</span></dd></div>"
        for n, apa, ket in d["butir"]
    )
    return f'<dl class="angka">{items}</dl>'


def _rumus(d: Data) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in d["baris"])
    note = f'<p class="catatan">{escape(d["keterangan"])}</p>' if d["keterangan"] else ""
    return f'<div class="rumus">{lines}{note}</div>'


def _catatan(d: Data) -> str:
    return f'<p class="perhatian">{escape(d["teks"])}</p>'


def _kop(d: Data) -> str:
    return f'<p class="kop"><strong>{escape(d["lembaga"])}</strong> {escape(d["alamat"])}</p>'


def _kosong(d: Data) -> str:
    return (
        f'<p class="kosong"><strong>Belum diisi:</strong> {escape(d["perihal"])}. '
        f"<span>Isi di <code>{escape(d['isi_di'])}</code>.</span></p>"
    )


def _sampul(d: Data) -> str:
    return (
        f'<header class="sampul"><p class="lembaga">{escape(d["lembaga"])}</p>'
        f"<h1>{escape(d['judul'])}</h1><p>{escape(d['wilayah'])} · {escape(d['tahun'])}</p>"
        f'<p class="catatan">{escape(d["alamat"])}</p><p>{escape(d["keterangan"])}</p></header>'
    )


def _tanda_tangan(d: Data) -> str:
    blocks = "".join(
        f'<div><p>{escape(jabatan)}</p><p class="nama">{escape(nama)}</p></div>'
        for jabatan, nama in d["pihak"]
    )
    return f'<div class="tandatangan"><p>{escape(d["tempat_tanggal"])}</p><div>{blocks}</div></div>'


def _daftar(d: Data) -> str:
    items = "".join(
        f'<li><a href="#{escape(i["label"])}">{escape(i["teks"])}</a></li>' for i in d.get("butir", [])
    )
    name = {"isi": "Daftar Isi", "tabel": "Daftar Tabel", "gambar": "Daftar Gambar"}[d["isi"]]
    if d["isi"] == "isi" or not items:
        return ""
    return f'<details class="daftar"><summary>{name}</summary><ol>{items}</ol></details>'


RENDER: dict[str, Callable[[Data], str]] = {
    "judul": _judul, "narasi": _narasi, "tabel": _tabel, "grafik": _grafik, "angka": _angka,
    "rumus": _rumus, "catatan": _catatan, "kop": _kop, "kosong": _kosong, "sampul": _sampul, "tandatangan": _tanda_tangan, "daftar": _daftar,
    "bagian": lambda d: "".join(to_html(part) for part in d["isi"]),
}  # fmt: skip
