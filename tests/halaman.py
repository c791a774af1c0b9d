"""Finished pages made in this process, their cells, and the places that these say they come from.

The readers here know nothing of the library's: a place is looked up with `csv` and `openpyxl`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from kinerja_lib.blok import Blok
from kinerja_lib.ekspor.html import KinerjaHTMLExporter
from tests.conftest import DATA, PROYEK, notebook_of

DIHITUNG = "dihitung dari "
DINYATAKAN = "; dinyatakan di "
_TEMPAT = re.compile(r"((?:satker|acuan)/[^:]+):(\d+)(?::(.+))?")
_BARIS = r"\d+(?:–\d+)?(?:, ?\d+(?:–\d+)?)*"
_BAGIAN = re.compile(rf"((?:satker|acuan)/[^:]+):({_BARIS})(?: \(([^()]+)\)|:(.+))?")


def page_of(laporan: str, satker: str, tahun: int, data: Path, triwulan: int = 4) -> str:
    """Return a report's page: the notebook's calls, then the exporter."""
    notebook = json.loads((PROYEK / "notebooks" / f"{laporan}.ipynb").read_text("utf-8"))
    facts = {"satker": satker, "tahun": tahun, "data": str(data), "triwulan": triwulan}
    space: dict[str, Any] = {}
    cells: list[Blok | str] = []
    for cell in notebook["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            cells.append(text)
        elif "\n" in text:
            exec(text, space)
            space |= {k: v for k, v in facts.items() if k in space}
        elif isinstance(made := eval(text, space), Blok):
            cells.append(made)
    return str(KinerjaHTMLExporter().from_notebook_node(notebook_of(*cells))[0])


@dataclass(frozen=True)
class Sel:
    """One cell or key figure of a page that says where it comes from.

    `label` is the table or figure it stands in, `kolom` its heading, `baris` its row's first cell.
    """

    teks: str
    sumber: str
    label: str
    kolom: str
    baris: str
    seluruh_baris: str = field(repr=False, default="")

    @property
    def dihitung(self) -> bool:
        """Tell a computed cell from a printed one."""
        return self.sumber.startswith(DIHITUNG)

    @cached_property
    def bagian(self) -> list[tuple[str, tuple[int, ...], tuple[str, ...]]]:
        """Return file, rows and columns of each part of a computed cell's source."""
        said = self.sumber.removeprefix(DIHITUNG).split(DINYATAKAN)[0]
        found = []
        for part in said.split("; "):
            match = _BAGIAN.fullmatch(part)
            assert match, f"{self}: {part}"
            columns = match[3] or match[4] or ""
            found.append((match[1], _rows(match[2]), tuple(columns.replace(", ", ",").split(","))))
        return found


def _rows(teks: str) -> tuple[int, ...]:
    found: list[int] = []
    for run in re.split(", ?", teks):
        first, _, last = run.partition("–")
        found += range(int(first), int(last or first) + 1)
    return tuple(found)


def cells_of(page: str) -> Iterator[Sel]:
    """Yield what says where it comes from, without signs and marks of findings."""
    soup = BeautifulSoup(page, "html.parser")
    for mark in soup.select("a.temuan, span.temuan, .tanda"):
        mark.decompose()
    for card in soup.select("dl.angka > div[data-sumber]"):
        yield Sel(_text(card.strong), card["data-sumber"], "angka", _text(card.dt), "")
    for figure in soup.select("figure"):
        heads = [_text(th) for th in figure.select("thead th")]
        for row in figure.select("tbody tr"):
            tds = row.select("th, td")
            for i, td in enumerate(tds):
                if td.get("data-sumber") is not None:
                    head = heads[i] if i < len(heads) else ""
                    sumber = td["data-sumber"]
                    label = figure.get("id", "")
                    yield Sel(_text(td), sumber, label, head, _text(tds[0]), _line(row))


def _text(node: Any) -> str:
    return " ".join(node.get_text().split()).lstrip("◊≠†‡* ")


def _line(row: Any) -> str:
    return " ".join(row.get_text(" ").split())


class Asal:
    """The tables of a data folder as a spreadsheet shows them: file, row, heading → text."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._files: dict[str, dict[int, dict[str, str]]] = {}

    def row(self, berkas: str, baris: int) -> dict[str, str]:
        """Return one row by its headings; KeyError where the file has no such row."""
        return self._file(berkas)[baris]

    def table(self, kode: str, nama: str) -> list[tuple[int, dict[str, str]]]:
        """Return the rows of an office's table, wherever it is kept."""
        folder = f"satker/{kode}"
        book = next((self._data / folder).glob("*.xlsx"), None)
        berkas = f"{folder}/{book.name}[{nama}]" if book else f"{folder}/{nama}.csv"
        return [*self._file(berkas).items()]

    def _file(self, berkas: str) -> dict[int, dict[str, str]]:
        if berkas not in self._files:
            name, _, sheet = berkas.removesuffix("]").partition("[")
            path = self._data / name if (self._data / name).exists() else DATA / name
            lines = _sheet(path, sheet) if sheet else _csv(path)
            self._files[berkas] = {
                n: dict(zip(lines[0], line, strict=False)) for n, line in enumerate(lines[1:], 2)
            }
        return self._files[berkas]


def _csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def _sheet(path: Path, nama: str) -> list[list[str]]:
    from openpyxl import load_workbook

    values = load_workbook(path, read_only=True)[nama].values
    return [["" if v is None else str(v) for v in row] for row in values]


def places(sumber: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return file, row and columns of the places of a printed cell; of anything else nothing."""
    found = [_TEMPAT.fullmatch(part) for part in re.split("; (?:dinyatakan di )?", sumber)]
    return [(m[1], int(m[2]), tuple((m[3] or "").split(","))) for m in found if m]
