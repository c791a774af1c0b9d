"""Blocks as HTML: data in, escaped markup out. No style attributes: the page's CSP forbids them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from kinerja_lib.blok.gambar import safe_svg
from kinerja_lib.blok.prosa import tokens_html
from kinerja_lib.blok.tabel import scroll_html, table_html
from kinerja_lib.blok.tautan import finding, linked
from kinerja_lib.blok.utuh import whole
from kinerja_lib.dasar.bahasa import TITIK

Data = dict[str, Any]


def to_html(data: Data) -> str:
    """Return one block's JSON as HTML; an unknown kind shows as nothing but its name."""
    render = RENDER.get(data["jenis"])
    return render(data) if render else f"<p>[{escape(str(data['jenis']))}]</p>"


def _id(d: Data) -> str:
    return f' id="{escape(d["label"])}"' if d.get("label") else ""


def for_jupyter(html: str) -> str:
    """Align text to the left: JupyterLab, which has no style sheet of ours, aligns it right."""
    left = ' style="text-align:left"'
    plain = html.replace("<td>", f"<td{left}>").replace("<td data-", f"<td{left} data-")
    plain = plain.replace('<td class="utuh"', f'<td{left} class="utuh"')
    return plain.replace('<th scope="col" class="l', f'<th scope="col"{left} class="l')


def _judul(d: Data) -> str:
    return f"<h{d['tingkat']}{_id(d)}>{escape(d['teks'])}</h{d['tingkat']}>"


def _narasi(d: Data) -> str:
    return f'<div class="narasi">{tokens_html(d["ast"])}</div>'


def _caption(d: Data, kind: str) -> str:
    """Return the title; its number is known only on the page, not in JupyterLab."""
    number = f'<span class="nomor">{kind} {d["nomor"]}.</span> ' if d.get("nomor") else ""
    return number + escape(d["judul"])


def _note(text: str) -> str:
    return f'<p class="catatan">{whole(text)}</p>' if text else ""


def _tabel(d: Data) -> str:
    rows_are = d.get("saring") or ""
    table = table_html(d["kolom"], d["baris"], _caption(d, "Tabel"), d["dapat_diurut"], rows_are)
    box = scroll_html(table, d["judul"])
    notes = "".join(_note(n) for n in (d["catatan"], *(d.get("kunci") or [])))
    return f'<figure class="tabel{" panjang" if rows_are else ""}"{_id(d)}>{box}{notes}</figure>'


def _grafik(d: Data) -> str:
    kolom = [{"judul": h, "rata": "kiri"} for h in d["kepala"]]
    rows = scroll_html(table_html(kolom, d["baris"], "", False), f"Data: {d['judul']}")
    rows += "".join(_note(n) for n in d.get("kunci") or [])
    svg = safe_svg(d["svg"], d["label"])
    picture = (
        f'<div class="gambar" role="img" aria-label="{escape(d["alt"])}">{svg}</div>'
        if svg
        else _note(f"Gambar ini tidak dapat ditampilkan. {d['alt']}")
    )
    return (
        f'<figure class="grafik"{_id(d)}><div class="gulir">{picture}</div>'
        f"<figcaption>{_caption(d, 'Gambar')}</figcaption>{_note(d['catatan'])}"
        f"<details><summary>Data gambar ini</summary>{rows}</details></figure>"
    )


def _angka(d: Data) -> str:
    notes = "".join(_note(n) for n in d.get("kunci") or [])
    return f'<dl class="angka">{"".join(map(_kartu, d["butir"]))}</dl>{notes}'


def _kartu(k: Data) -> str:
    source = f' data-sumber="{escape(k["sumber"])}"' if k.get("sumber") else ""
    figure = escape(k["angka"]) + finding(k.get("temuan") or ())
    return (
        f"<div{source}><dt>{escape(k['perihal'])}</dt>"
        f"<dd><strong>{figure}</strong> <span>{escape(k['keterangan'])}</span></dd></div>"
    )


def _rumus(d: Data) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in d["baris"])
    return f'<div class="rumus">{lines}{_note(d["keterangan"])}</div>'


def _catatan(d: Data) -> str:
    return f'<p class="perhatian">{whole(d["teks"])}</p>'


def _kop(d: Data) -> str:
    return f'<p class="kop"><strong>{escape(d["lembaga"])}</strong> {escape(d["alamat"])}</p>'


def _kosong(d: Data) -> str:
    gaps = [
        f"{escape(perihal)}{''.join(finding(m, True) for m in mark)}. "
        f"<span>Isi di <code>{escape(place)}</code>.</span>"
        for perihal, place, *mark in d["butir"]
    ]
    head = "<strong>Belum diisi:</strong>"
    if len(gaps) == 1:
        return f'<p class="kosong">{head} {gaps[0]}</p>'
    return f'<div class="kosong">{head}<ul>{"".join(f"<li>{g}</li>" for g in gaps)}</ul></div>'


def _sampul(d: Data) -> str:
    """Return the cover; on the page only the first one is the h1."""
    level = d.get("tingkat", 1)
    place = " · ".join(escape(t) for t in (d["wilayah"], d["tahun"]) if t)
    address = f'<p class="alamat">{escape(d["alamat"])}</p>' if d["alamat"] else ""
    mark = f'<p class="tanda">{escape(d["tanda"])}</p>' if d.get("tanda") else ""
    remark = f'<p class="keterangan">{whole(d["keterangan"])}</p>' if d["keterangan"] else ""
    said = _state(d)
    remark += f'<p class="reviu">{said}</p>' if said else ""
    return (
        f'<div class="sampul"><p class="lembaga">{escape(d["lembaga"])}</p>'
        f'<h{level}>{escape(d["judul"])}</h{level}><p class="tempat">{place}</p>'
        f"{mark}{remark}{address}</div>"
    )


def _state(d: Data) -> str:
    """Return how the review stands, its links and its command marked up."""
    text, command = d.get("reviu") or "", d.get("reviu_perintah") or ""
    before, found, after = text.partition(command) if command else (text, "", "")
    words = " ".join(f"<span>{escape(word)}</span>" for word in found.split())
    code = f"<code>{words}</code>" if words else ""
    return linked(before, d.get("reviu_tautan") or ()) + code + escape(after)


def _isian(d: Data) -> str:
    rows = "".join(
        f"<div><dt>{escape(apa)}</dt><dd>{escape(isi.strip()) or TITIK}</dd></div>"
        for apa, isi in d["butir"]
    )
    return f'<dl class="isian">{rows}</dl>'


def _tanda_tangan(d: Data) -> str:
    blocks = "".join(
        f'<div><p>{escape(jabatan)}</p><p class="nama">{escape(nama.strip()) or TITIK}</p></div>'
        for jabatan, nama in d["pihak"]
    )
    date = f'<p class="tanggal">{escape(d["tempat_tanggal"])}</p>' if d["tempat_tanggal"] else ""
    return f'<div class="tandatangan">{date}<div class="pihak">{blocks}</div></div>'


def _daftar(d: Data) -> str:
    """Return a list of tables or figures; the page has its daftar isi beside the text."""
    items = "".join(
        f'<li><a href="#{escape(i["label"])}">{escape(i["teks"])}</a></li>'
        for i in d.get("butir", [])
    )
    if d["isi"] == "isi" or not items:
        return ""
    name = {"tabel": "Daftar tabel", "gambar": "Daftar gambar"}[d["isi"]]
    return f'<details class="daftar"><summary>{name}</summary><ul>{items}</ul></details>'


def _navigasi(d: Data) -> str:
    """Return links to other pages of the portal; one that cannot be trusted stays text."""
    items = "".join(f"<li>{linked(teks, [(teks, url)])}</li>" for teks, url in d["butir"])
    return f'<div role="navigation" aria-label="Halaman lain" class="jalan"><ul>{items}</ul></div>'


RENDER: dict[str, Callable[[Data], str]] = {
    "judul": _judul,
    "narasi": _narasi,
    "tabel": _tabel,
    "grafik": _grafik,
    "angka": _angka,
    "rumus": _rumus,
    "catatan": _catatan,
    "kop": _kop,
    "kosong": _kosong,
    "sampul": _sampul,
    "isian": _isian,
    "tandatangan": _tanda_tangan,
    "daftar": _daftar,
    "navigasi": _navigasi,
    "bagian": lambda d: "".join(to_html(part) for part in d["isi"]),
}
