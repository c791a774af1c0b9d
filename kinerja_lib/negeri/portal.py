"""The pages of the portal and how they lead to each other; only to pages that are there.

`index.html` lists the years, `<tahun>/index.html` the satker of a year, `<tahun>/provinsi-18.html`
those of one province.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

HALAMAN = "index.html"
SEMUA_TAHUN = f"../{HALAMAN}"
PROVINSI = re.compile(r"provinsi-([0-9]{2})\.html")


def page_of(provinsi: str) -> str:
    """Return the file of a province's page, of the whole country's for ""."""
    return f"provinsi-{provinsi}.html" if provinsi else HALAMAN


def around(provinsi: str, names: Iterable[str], has_front: Callable[[], bool]) -> tuple[str, ...]:
    """Return the addresses that a year's page may link: `names` are the files of its folder.

    The list of years, then the year's own page from a province, its provinces from the year's own.
    """
    there = sorted(names)
    front = (SEMUA_TAHUN,) if has_front() else ()
    if provinsi:
        return front + ((HALAMAN,) if HALAMAN in there else ())
    return front + tuple(n for n in there if PROVINSI.fullmatch(n))


def around_folder(folder: Path, provinsi: str) -> tuple[str, ...]:
    """Return the addresses that a page in the year's folder may link."""
    names = [p.name for p in folder.glob("*.html")]
    return around(provinsi, names, (folder.parent / HALAMAN).is_file)
