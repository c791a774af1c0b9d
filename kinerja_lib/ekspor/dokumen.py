"""A notebook as a document: what both exporters read. Numbers and references are set here once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from nbformat import NotebookNode

from kinerja_lib.blok import MIME
from kinerja_lib.blok.bentuk import read_blocks
from kinerja_lib.blok.markdown import parse, plain
from kinerja_lib.ekspor.penanda import mark

Data = dict[str, Any]
NAMA = {"tabel": "Tabel", "grafik": "Gambar"}
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
WIDGET = "application/vnd.jupyter.widget-view+json"


class Bersama(NotebookNode):
    """A block's JSON that is read, never written: copies of its notebook share it."""

    def __deepcopy__(self, memo: Any) -> Bersama:
        return self


def share_blocks(notebook: Any) -> Any:
    """Return the notebook with blocks that nbconvert, copying it thrice, need not copy."""
    cells = []
    for cell in notebook.cells:
        outputs = [_shared(output) for output in cell.get("outputs", [])]
        cells.append(NotebookNode(cell, outputs=outputs) if outputs else cell)
    return NotebookNode(notebook, cells=cells)


def _shared(output: Any) -> Any:
    bundle = output.get("data", {})
    if not isinstance(bundle.get(MIME), dict):
        return output
    return NotebookNode(output, data=NotebookNode(bundle, **{MIME: Bersama(bundle[MIME])}))


def read_document(notebook: Any) -> Data:
    """Collect title, parts, outline and lists of an executed notebook, which stays as it is.

    Returns {judul, lembaga, tanda, bagian: [block data…], isi/tabel/gambar: [{label, teks,
    tingkat}…]}; tables and figures are numbered in order, every `[](#label)` is filled with what
    it refers to, and findings that the cover brings are marked.
    """
    return document_of(_parts(notebook))


def document_of(blocks: Iterable[Data]) -> Data:
    """Return blocks' data as a document, like `read_document`."""
    parts = _without_empty_lists(_join_gaps(blocks))
    mark(parts)
    listing: dict[str, list[Data]] = {"isi": [], "tabel": [], "gambar": []}
    names: dict[str, str] = {}
    seen: set[str] = set()
    for part in parts:
        if part["jenis"] == "judul":
            wanted = part.get("label") or _slug(part["teks"])
            part["label"] = _unique(_mark(wanted), seen)
            names.setdefault(wanted, part["teks"])
            listing["isi"].append(
                {"label": part["label"], "teks": part["teks"], "tingkat": part["tingkat"]}
            )
        elif part["jenis"] in NAMA:
            kind = NAMA[part["jenis"]]
            rows = listing[kind.lower()]
            wanted = part["label"] or f"{kind.lower()}-{len(rows) + 1}"
            part["label"], part["nomor"] = _unique(_mark(wanted), seen), len(rows) + 1
            names.setdefault(wanted, f"{kind} {part['nomor']}")
            rows.append(
                {"label": part["label"], "teks": f"{kind} {part['nomor']}. {part['judul']}"}
            )
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
        "tanda": next((t for p in ([cover] if cover else parts) if (t := p.get("tanda"))), ""),
        "bagian": parts,
        **listing,
    }


def heads_list(part: Data, listing: str) -> bool:
    """Tell whether the part is a heading that says what the list after it prints itself."""
    return part["jenis"] == "judul" and part["teks"].strip().lower() == f"daftar {listing}"


def _without_empty_lists(parts: list[Data]) -> list[Data]:
    """Leave out lists of tables or figures that would list nothing, and their headings."""
    there = {NAMA[p["jenis"]].lower() for p in parts if p["jenis"] in NAMA} | {"isi"}
    kept: list[Data] = []
    for part in parts:
        if part["jenis"] != "daftar" or part["isi"] in there:
            kept.append(part)
        elif kept and heads_list(kept[-1], part["isi"]):
            kept.pop()
    return kept


def _join_gaps(parts: Iterable[Data]) -> list[Data]:
    """Make one list of gaps that follow each other: a column of boxes says no more."""
    joined: list[Data] = []
    for part in parts:
        if joined and part["jenis"] == joined[-1]["jenis"] == "kosong":
            said = joined[-1]["butir"]
            more = [gap for gap in part["butir"] if gap not in said]
            joined[-1] = {"jenis": "kosong", "butir": [*said, *more]}
        else:
            joined.append(part)
    return joined


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
            if text := plain(token["children"]).strip():
                yield {"jenis": "judul", "teks": text, "tingkat": token["attrs"]["level"]}
        else:
            rest.append(token)
    if rest:
        yield {"jenis": "narasi", "ast": rest}


def _output(output: Any) -> Iterator[Data]:
    kind = output.output_type
    bundle = output.get("data", {})
    if MIME in bundle:
        yield from map(_own, read_blocks(bundle[MIME]))
    elif kind == "stream":
        yield {"jenis": "luar", "teks": ANSI.sub("", output.text)}
    elif kind == "error":
        yield {"jenis": "luar", "teks": ANSI.sub("", f"{output.ename}: {output.evalue}")}
    elif WIDGET in bundle:
        yield {"jenis": "luar", "teks": "(Kendali interaktif ini hanya tampil di JupyterLab.)"}
    elif "text/markdown" in bundle:
        yield from _markdown(str(bundle["text/markdown"]))
    elif bundle:
        yield {
            "jenis": "luar",
            "teks": ANSI.sub("", str(bundle.get("text/plain", ""))),
            "html": str(bundle.get("text/html", "")),
            "png": str(bundle.get("image/png", "")).replace("\n", ""),
            "jpeg": str(bundle.get("image/jpeg", "")).replace("\n", ""),
            "svg": str(bundle.get("image/svg+xml", "")),
        }


def _own(part: Data) -> Data:
    """Return a part whose fields and words can be set without setting the notebook's."""
    return {**part, "ast": _own_tokens(part["ast"])} if part["jenis"] == "narasi" else {**part}


def _own_tokens(tokens: list[Data]) -> list[Data]:
    return [
        {
            k: _own_tokens(v) if k == "children" and v else dict(v) if k == "attrs" and v else v
            for k, v in token.items()
        }
        for token in tokens
    ]


def _fill(tokens: list[Data], names: dict[str, str]) -> None:
    for token in tokens:
        if (
            token["type"] == "link"
            and token["attrs"]["url"].startswith("#")
            and not token["children"]
        ):
            label = token["attrs"]["url"][1:]
            token["children"] = [{"type": "text", "raw": names.get(label, "(rujukan tidak ada)")}]
            token["attrs"]["url"] = f"#{_mark(label)}"
        _fill(token.get("children") or [], names)


def _mark(label: str) -> str:
    """Return a label that is safe as an id: letters, digits, `-` and `_`, a letter first."""
    clean = re.sub(r"[^A-Za-z0-9_-]+", "-", label).strip("-_")[:80]
    return clean if clean[:1].isalpha() else f"x-{clean}".rstrip("-")


def _slug(text: str) -> str:
    return "bagian-" + (re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "tanpa-judul")


def _unique(label: str, seen: set[str]) -> str:
    candidate, n = label, 2
    while candidate in seen:
        candidate, n = f"{label}-{n}", n + 1
    seen.add(candidate)
    return candidate
