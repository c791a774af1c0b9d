"""The exporter `kinerja-pdf`: an executed notebook as one PDF/A-2a and PDF/UA-1 file, by Typst.

Python never writes Typst markup. The document travels as JSON in `sys_inputs`, the templates
beside this file walk it, and their folder is all that Typst may read.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default

from kinerja_lib.dasar.errors import ReportError
from kinerja_lib.ekspor.dokumen import heads_list, read_document, share_blocks

Data = dict[str, Any]
HERE = Path(__file__).parent
TEMPLATES, FONTS = HERE / "templates", HERE / "fonts"
MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
STANDARDS = ["a-2a", "ua-1"]

UNPRINTABLE = re.compile(
    "\x1b\\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]"
)
REFUSED = re.compile(r'the (?:text|PDF contains the codepoint) `?"((?:[^"\\]|\\.)*)"')


class KinerjaPDFExporter(Exporter):
    """Turn an executed notebook into the bytes of a PDF that can be archived and read aloud."""

    output_mimetype = "application/pdf"
    export_from_notebook = "PDF (Kinerja)"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        """Validate once, not after each of nbconvert's preprocessors."""
        return True

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kwargs: Any
    ) -> tuple[bytes, Any]:
        """Return the PDF and the resources; ReportError says what Typst refused."""
        nb, resources = super().from_notebook_node(share_blocks(nb), resources, **kwargs)
        return to_pdf(read_document(nb)), resources


def to_pdf(document: Data) -> bytes:
    """Return the document as PDF; the same document gives the same bytes.

    A stranger's picture that cannot be read becomes a sentence; anything else that Typst refuses
    is a ReportError that names the part.
    """
    import typst

    ready = _prepare(document)
    while True:
        try:
            return _compile(ready)
        except typst.TypstError as error:
            number, part = _culprit(ready)
            if part.get("jenis") != "luar" or not part.pop("svg", ""):
                raise _failure(ready["judul"], number, part, error.message) from error
            part["teks"] = part["teks"].strip() or "(Gambar ini tidak dapat dibaca.)"


def _failure(title: str, number: int, part: Data, cause: str) -> ReportError:
    name = str(part.get("judul") or part.get("teks") or "")[:60]
    where = f'bagian ke-{number} ({part["jenis"]} "{name}")' if number else "susunan dokumen"
    return ReportError(
        f'PDF "{title}" tidak dapat disusun: {where}: {cause}. '
        "Perbaiki bagian itu pada notebook atau datanya, lalu buat ulang."
    )


@cache
def _compiler() -> Any:
    """Return the one compiler: fonts are read once, and only the bundled ones.

    Typst starts threads at its first compilation, so a process that forks must not compile first.
    """
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(
        str(TEMPLATES / "dokumen.typ"),
        root=str(TEMPLATES),
        font_paths=fonts,
        ignore_system_fonts=True,
    )


def _compile(document: Data) -> bytes:
    """Compile; letters that no bundled font holds (PDF/A refuses them) become `[U+1F600]`."""
    import typst

    text = json.dumps(document, ensure_ascii=False)
    for _ in range(5):
        try:
            return _typst(text)
        except typst.TypstError as error:
            refused = {c for c in _refused(error.diagnostic) if c in text}
            if not refused:
                raise
            for letter in refused:
                text = text.replace(letter, f"[U+{ord(letter):04X}]")
    return _typst(text)


def _typst(text: str) -> bytes:
    pdf: bytes = _compiler().compile(
        format="pdf", sys_inputs={"dokumen": text}, pdf_standards=STANDARDS
    )
    return pdf


def _refused(diagnostic: str) -> set[str]:
    """Return the letters beyond ASCII that the diagnostics quote, escaped as Rust does."""
    quoted = "".join(REFUSED.findall(diagnostic))
    plain = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m[1], 16)), quoted)
    return {letter for letter in plain if ord(letter) > 127}


def _culprit(document: Data) -> tuple[int, Data]:
    """Return the first part that cannot be set on its own and its number; (0, {}) if none."""
    import typst

    for number, part in enumerate(document["bagian"], 1):
        alone = part | ({"aras": 1} if "aras" in part else {})
        try:
            _compile({**document, "bagian": [alone]})
        except typst.TypstError:
            return number, part
    return 0, {}


def _prepare(document: Data) -> Data:
    """Return what the templates need: printable letters, heading levels, pictures as SVG."""
    parts: list[Data] = []
    for part in document["bagian"]:
        if part["jenis"] == "navigasi":
            continue
        if part["jenis"] == "daftar" and parts and heads_list(parts[-1], part["isi"]):
            parts.pop()
        reshape = {"luar": _picture, "tabel": _printed_columns}.get(part["jenis"])
        parts.append(reshape(part) if reshape else part)
    kept = {key: document[key] for key in ("lembaga", "tanda")}
    kept["judul"] = document["judul"] or "Laporan"
    ready: Data = _printable({**kept, "tanggal": _date(parts), "bagian": parts})
    ready["bagian"] = [p for p in ready["bagian"] if p["jenis"] != "judul" or p["teks"].strip()]
    _set_levels(ready["bagian"])
    return ready


def _date(parts: list[Data]) -> list[int]:
    """Return year, month, day for the metadata, which PDF/A wants: never today's.

    The last day of the cover's year, else a fixed day, so that the same notebook gives the same
    bytes.
    """
    years = [re.search(r"\b(?:19|20)\d\d\b", p["tahun"]) for p in parts if p["jenis"] == "sampul"]
    return next(([int(year[0]), 12, 31] for year in years if year), [2000, 1, 1])


def _set_levels(parts: list[Data]) -> None:
    """Give each heading its level in the PDF: from 1, none skipped (PDF/UA)."""
    headings = [p for p in parts if p["jenis"] in ("judul", "daftar")]
    top = min((p["tingkat"] for p in headings if "tingkat" in p), default=1)
    last = 0
    for part in headings:
        last = part["aras"] = max(1, min(part.get("tingkat", top) - top + 1, last + 1))


def _printable(value: Any) -> Any:
    """Return JSON as the templates take it: no control characters, no empty or infinite values."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, dict):
        return {str(k): _printable(v) for k, v in value.items() if not _void(v)}
    return [_printable(v) for v in value] if isinstance(value, list | tuple) else value


def _void(value: Any) -> bool:
    return value is None or (isinstance(value, float) and not isfinite(value))


def _printed_columns(part: Data) -> Data:
    """Leave out the columns that are only for the screen; a lone cell heads its rows as before."""
    kept = [i for i, k in enumerate(part["kolom"]) if not k.get("layar")]
    if len(kept) == len(part["kolom"]) or len(kept) < 2:
        return part
    rows = [row if len(row) == 1 else [row[i] for i in kept] for row in part["baris"]]
    return {**part, "kolom": [part["kolom"][i] for i in kept], "baris": rows}


def _picture(part: Data) -> Data:
    """Wrap a PNG or JPEG in SVG, which travels as text; what is neither stays as it is.

    A notebook draws 100 pixels an inch (`skala` makes points of them).
    """
    for kind, start in MAGIC.items():
        try:
            raw = base64.b64decode(part.get(kind) or "", validate=True)
        except binascii.Error:
            continue
        if raw.startswith(start):
            data = f"data:image/{kind};base64,{base64.b64encode(raw).decode()}"
            svg = f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{data}"/></svg>'
            return {**part, "svg": svg, "skala": 0.72}
    return part
