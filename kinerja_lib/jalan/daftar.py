"""What can be rendered: reports with their parameters, satker with their years."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kinerja_lib.errors import KinerjaError
from kinerja_lib.jalan.parameter import find_notebooks, read_notebook


@dataclass(frozen=True)
class Kantor:
    """One satker of the data folder; no years = nothing that could be reported."""

    kode: str
    nama: str
    tahun: tuple[str, ...]


def describe_reports() -> Iterator[str]:
    """Describe every report, a line for its name and one for each parameter."""
    for path in find_notebooks():
        try:
            notebook = read_notebook(path)
        except KinerjaError as error:
            yield str(error)
            continue
        yield notebook.nama
        rows = [(f"{p.nama}: {p.jenis} = {p.bawaan}", p.bantuan) for p in notebook.parameter]
        width = max((len(name) for name, _ in rows), default=0)
        yield from (f"  {name:<{width}}  {text}".rstrip() for name, text in rows)


def list_offices(root: Path) -> Iterator[Kantor]:
    """List the satker with the years that they can be reported for; without full validation."""
    from kinerja_lib.paket import list_satker

    for kode in list_satker(root):
        folder = root / "satker" / kode
        yield Kantor(kode, _name(folder), _years(folder, root))


def _name(folder: Path) -> str:
    try:
        profil = tomllib.loads((folder / "profil.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ""
    return str(profil.get("nama", ""))


def _years(folder: Path, root: Path) -> tuple[str, ...]:
    """Return the years with rows of the document that the year's kebijakan measures."""
    from kinerja_lib.capaian.kebijakan import read_kebijakan
    from kinerja_lib.paket import ACUAN
    from kinerja_lib.sumber.csv import read_table
    from kinerja_lib.sumber.excel import read_workbook

    path = folder / "pengukuran.csv"
    table = read_table(path, path.name)[0] if path.exists() else None
    for book in sorted(folder.glob("[!~]*.xlsx"))[:1] if table is None else ():
        table = read_workbook(book, book.name)[0].get("pengukuran")
    if table is None or not {"tahun", "dokumen"} <= set(table):
        return ()
    own = root / "acuan" / "kebijakan.toml"
    policy = own if own.exists() else ACUAN / "kebijakan.toml"
    pairs = sorted(set(zip(table["tahun"], table["dokumen"], strict=True)))
    return tuple(
        t for t, dokumen in pairs
        if t.isascii() and t.isdigit() and read_kebijakan(policy, int(t)).dokumen_ukur == dokumen
    )  # fmt: skip
