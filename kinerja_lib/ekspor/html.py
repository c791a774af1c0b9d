"""`kinerja-html`: an executed notebook as one page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from nbconvert.exporters import Exporter

from kinerja_lib.blok.halaman import to_html
from kinerja_lib.ekspor.dokumen import read_document, share_blocks
from kinerja_lib.ekspor.kerangka import contents, lift_letterheads, settle_levels
from kinerja_lib.ekspor.luar import foreign_html
from kinerja_lib.grafik.gaya import PALET, PALET_GELAP

Data = dict[str, Any]

STYLES = ("halaman.css", "blok.css", "layar.css", "cetak.css")
SCRIPTS = ("tema.js", "isi.js", "cari.js", "urut.js", "giliran.js", "asal.js")
SARING = ("saring.css", "saring.js")
"""What only a page with tables to narrow needs."""


class KinerjaHTMLExporter(Exporter):
    """Write a notebook's Markdown and outputs, never its code, as a self-contained page."""

    export_from_notebook = "Kinerja (HTML)"
    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def _optimistic_validation_default(self) -> bool:
        """Validate once, not after each of nbconvert's preprocessors: half of the time."""
        return True

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> tuple[str, Any]:
        """Return the page and nbconvert's resources."""
        copy, resources = super().from_notebook_node(share_blocks(nb), resources, **kw)
        name = (resources.get("metadata") or {}).get("name") or ""
        return page(read_document(copy), name), resources


def page(document: Data, name: str = "") -> str:
    """Return the whole page of a document as read by `read_document`.

    `name` is the title where the notebook has neither cover nor heading.
    """
    parts = document["bagian"]
    h1 = settle_levels(parts)
    body = "".join(_part(p) for p in lift_letterheads(parts))
    narrow = any(p.get("saring") for p in parts if p["jenis"] == "tabel")
    has_heading = any(p["jenis"] in ("judul", "sampul") for p in parts)
    return _template().render(
        judul=document["judul"] if has_heading or not name else name,
        lembaga=document["lembaga"],
        tanda=document["tanda"],
        perlu_h1=not h1,
        pohon=contents(parts),
        isi=_markup(body),
        ada_asal="data-sumber=" in body,
        gaya=_markup(style(narrow)),
        skrip=_markup(script(narrow)),
        kebijakan=policy(narrow),
    )


def _part(part: Data) -> str:
    return foreign_html(part) if part["jenis"] == "luar" else to_html(part)


@cache
def style(narrow: bool = False) -> str:
    """Return the page's style sheet with the colours of charts and page written in."""
    text = "\n".join(_read(name) for name in (*STYLES, *SARING[: int(narrow)]))
    chart = "".join(
        f'.gambar [{attribute}="{colour}"]{{{attribute}:var(--{key})}}\n'
        for key, colour in PALET.items()
        if key in PALET_GELAP
        for attribute in ("fill", "stroke")
    )
    for mark, value in (("terang", PALET), ("gelap", PALET_GELAP)):
        text = text.replace(f"/*{mark}*/", "".join(f"--{k}:{v};" for k, v in value.items()))
    return text.replace("/*grafik*/", chart)


@cache
def script(narrow: bool = False) -> str:
    """Return the page's script; every part is a block of its own."""
    names = (*SCRIPTS, *SARING[1:]) if narrow else SCRIPTS
    return '"use strict";\n' + "\n".join(_read(name) for name in names)


@cache
def policy(narrow: bool = False) -> str:
    """Return the Content-Security-Policy: this style, this script, pictures inside the page."""
    css, js = _hash(style(narrow)), _hash(script(narrow))
    return (
        f"default-src 'none'; style-src '{css}'; script-src '{js}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read("halaman.html.j2"))


def _read(name: str) -> str:
    return files("kinerja_lib.ekspor").joinpath("templates", name).read_text(encoding="utf-8")


def _markup(text: str) -> Any:
    """Mark text as markup already: only what `to_html` escaped or this project wrote."""
    from markupsafe import Markup

    return Markup(text)
