"""A notebook as a document: what both exporters read. Numbers and references are settled here once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kinerja_lib.blok import MIME
from kinerja_lib.blok.markdown import parse, plain

Data = dict[str, Any]
NAMA = {"tabel": "Tabel", "grafik": "Gambar"}


def read_document(notebook: Any) -> Data:
    """Collect title, parts, outline and lists of an executed notebook.

    Returns {judul, bagian: [block data…], isi/tabel/gambar: [{label, teks, tingkat}…]}; tables and
    figures are numbered in order and every `[](#label)` is filled with what it refers to.
    """
    parts = list(_parts(notebook))
    listing: dict[str, list[Data]] = {"isi": [], "tabel": [], "gambar": []}
    names: dict[str, str] = {}
    seen: set[str] = set()
    for part in parts:
        if part["jenis"] == "judul":
            part["label"] = _unique(part.get("label") or _slug(part["teks"]), seen)
            names[part["label"]] = part["teks"]
            listing["isi"].append(
                {"label": part["label"], "teks": part["teks"], "tingkat": part["tingkat"]}
            )
        elif part["jenis"] in NAMA:
            kind = NAMA[part["jenis"]]
            rows = listing[kind.lower()]
            part["label"], part["nomor"] = _unique(part["label"], seen), len(rows) + 1
            names[part["label"]] = f"{kind} {part['nomor']}"
            rows.append({"label": part["label"], "teks": f"{kind} {part['nomor']}. {part['judul']}"})
    for part in parts:
        if part["jenis"] == "narasi":
            _fill(part["ast"], names)
        elif part["jenis"] == "daftar":
            part["butir"] = listing[part["isi"]]
    cover = next((p for p in parts if p["jenis"] == "sampul"), None)
    heading = listing["isi"][0]["teks"] if listing["isi"] else "Laporan"
    return {
        "judul": f"{cover['judul']} {cover['tahun']}" if cover else heading,
        "lembaga": cover["lembaga"] if cover else "",
        "bagian": parts,
        **listing,
    }


def _parts(notebook: Any) -> Iterator[Data]:
    for cell in notebook.cells:
        if "remove-cell" in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            yield from _markdown(cell.source)
        for output in cell.get("outputs", []):
            yield from _output(output)


def _markdown(source: str) -> Iterator[Data]:
    """Split a Markdown cell at its headings, so that they reach the outline."""
    rest: list[Data] = []
    for token in parse(source):
        if token["type"] == "heading":
            if rest:
                yield {"jenis": "narasi", "ast": rest}
                rest = []
            yield {"jenis": "judul", "teks": plain(token["children"]), "tingkat": token["attrs"]["level"]}
        else:
            rest.append(token)
    if rest:
        yield {"jenis": "narasi", "ast": rest}


def _output(output: Any) -> Iterator[Data]:
    kind = output.output_type
    bundle = output.get("data", {})
    if MIME in bundle:
        data = bundle[MIME]
        yield from data["isi"] if data["jenis"] == "bagian" else [data]
    elif kind == "stream":
        yield {"jenis": "luar", "teks": output.text}
    elif kind == "error":
        yield {"jenis": "luar", "teks": f"{output.ename}: {output.evalue}"}
    elif bundle:
        yield {
            "jenis": "luar",
            "teks": str(bundle.get("text/plain", "")),
            "html": str(bundle.get("text/html", "")),
            "png": str(bundle.get("image/png", "")).replace("\n", ""),
        }


def _fill(tokens: list[Data], names: dict[str, str]) -> None:
    for token in tokens:
        if token["type"] == "link" and token["attrs"]["url"].startswith("#") and not token["children"]:
            label = token["attrs"]["url"][1:]
            token["children"] = [{"type": "text", "raw": names.get(label, "(rujukan tidak ada)")}]
        _fill(token.get("children") or [], names)


def _slug(text: str) -> str:
    return "bagian-" + (re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "tanpa-judul")


def _unique(label: str, seen: set[str]) -> str:
    candidate, n = label, 2
    while candidate in seen:
        candidate, n = f"{label}-{n}", n + 1
    seen.add(candidate)
    return candidate
