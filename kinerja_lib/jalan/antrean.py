"""Which tasks a command asks for, and what is to be done once they are finished."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.bentuk import misfit
from kinerja_lib.dasar.errors import KinerjaError, UsageError
from kinerja_lib.dasar.perintah import public
from kinerja_lib.jalan.gudang import Gudang, describe, open_store
from kinerja_lib.jalan.hemat import skip_grammar
from kinerja_lib.jalan.parameter import find_notebooks, open_notebook
from kinerja_lib.jalan.rekaman import assemble, dump
from kinerja_lib.jalan.sidik import library
from kinerja_lib.jalan.tugas import HALAMAN_MUKA, Tugas, formats
from kinerja_lib.negeri.manifes import BERKAS, ISI_BERKAS
from kinerja_lib.negeri.portal import HALAMAN, PROVINSI

MUKA, TANDA = HALAMAN, ".beranda"


def choose(satker: Iterable[str], data: str) -> list[str]:
    """Return the codes asked for, each once, or every code of the data folder."""
    from kinerja_lib.paket.folder import (
        find_data,
        list_satker,
        satker_code,
        strays,
        unknown_satker,
    )

    root = find_data(data)
    known = list_satker(root)
    if not known:
        said = "".join(f"\n{t}" for t in strays(root, data)[0])
        raise UsageError(f'folder "{data}/satker" belum berisi satker. Periksa --data.{said}')
    chosen = list(dict.fromkeys(satker_code(s, data) for s in satker)) or known
    for kode in chosen:
        if kode not in known:
            raise unknown_satker(root, kode, data)
    return chosen


def left_out(satker: Sequence[str], data: str) -> list[str]:
    """Say what a command over every satker leaves out: folders without a code, stray files."""
    from kinerja_lib.paket.folder import find_data, strays

    return [] if satker else [str(t) for t in strays(find_data(data), data)[0]]


def plan(laporan: str, satker: Sequence[str], provinsi: str, **options: Any) -> list[Tugas]:
    """Return a task for each satker, or one for a report that covers many of them."""
    parameters = {p.nama for p in open_notebook(laporan, data=options["data"]).parameter}
    if "satker" in parameters:
        kode = choose(satker, options["data"])
        if provinsi:
            kode = _within(kode, provinsi, options["data"])
        return [Tugas(laporan, k, **options) for k in kode]
    if satker:
        raise UsageError(f"laporan {laporan} meliputi banyak satker: jangan pakai --satker.")
    return [Tugas(laporan, "", provinsi=provinsi, **options)]


def _within(kode: Sequence[str], provinsi: str, data: str) -> list[str]:
    """Keep the satker of one province, by the first two digits of their kode_wilayah."""
    from kinerja_lib.paket.folder import fetch_all, find_data
    from kinerja_lib.paket.kantor import read_kantor

    fetch_all(data, kode)
    kantor = read_kantor(find_data(data), kode, {})
    here = [k.kode for k in kantor if k.kode_provinsi == provinsi]
    if not here:
        known = sorted({k.kode_provinsi for k in kantor if k.kode_provinsi})
        raise UsageError.unknown("provinsi", provinsi, known, f"Pilihannya: {', '.join(known)}.")
    return here


def finish(tugas: Sequence[Tugas], whole: bool, provinsi: str = "") -> list[Tugas]:
    """Bring the manifest up to date; return the tasks that remain: the portals of a whole batch.

    A province's batch has a page of its own besides the country's.
    """
    first = tugas[0]
    assemble(open_store(first.output, first.akar), first.tahun)
    if not (whole and first.satker and len(tugas) > 1 and _has(HALAMAN_MUKA, first.akar)):
        return []
    country = Tugas(
        HALAMAN_MUKA, "", first.tahun, data=first.data, output=first.output, akar=first.akar
    )
    return [country, *([replace(country, provinsi=provinsi)] if provinsi else [])]


def _has(laporan: str, akar: str) -> bool:
    with suppress(KinerjaError):
        return any(p.stem == laporan for p in find_notebooks(akar))
    return False


def front_page(portal: Tugas) -> str:
    """Write the page that links the years when a manifest changed; return its name, "" if not.

    `.beranda` keeps the mark of the manifests that the page was made from: a run that was killed
    between the portal and this page leaves it to the next one.
    """
    if portal.laporan != HALAMAN_MUKA or portal.provinsi:
        return ""
    gudang = open_store(portal.output, portal.akar)
    mark = _mark(gudang)
    if _is_front_current(gudang, mark):
        return ""
    skip_grammar()
    from kinerja_lib.ekspor.beranda import front_page as make

    with _results(portal, gudang) as folder:
        page = make(folder, public(portal.data), public(portal.output)).encode()
    gudang.write({MUKA: page, TANDA: dump({"sidik": mark} | describe(page))}, commit=TANDA)
    return gudang.place(MUKA)


def _is_front_current(gudang: Gudang, mark: str) -> bool:
    """Tell whether the front page was made from these manifests and is as it was made."""
    try:
        known = json.loads(gudang.read(TANDA) or b"")
    except (ValueError, RecursionError):
        return False
    whole = not misfit(known, {"sidik": str} | ISI_BERKAS, TANDA)
    sidik = known.pop("sidik") if whole else ""
    return whole and sidik == mark and gudang.intact(MUKA, known, TANDA)


def pages(tugas: Tugas) -> list[str]:
    """List what the year's folder of results holds."""
    return open_store(tugas.output, tugas.akar).names(str(tugas.tahun))


def link_pages(portals: Sequence[Tugas], before: Sequence[str]) -> None:
    """Make portal pages anew that a page made after them should be linked from.

    `before` are the names in the year's folder when the command began. Where the year's own page
    came since, every province is to link it.
    """
    from kinerja_lib.jalan.satu import render

    first = portals[0]
    if first.laporan != HALAMAN_MUKA:
        return
    gudang = open_store(first.output, first.akar)
    country = replace(first, provinsi="", paksa=False)
    provinces = {t.provinsi for t in portals}
    if HALAMAN not in before:
        found = map(PROVINSI.fullmatch, gudang.names(country.folder))
        provinces |= {match[1] for match in found if match}
    for code in sorted(provinces | {""}):
        page = replace(country, provinsi=code)
        made = tuple(f for f in formats() if gudang.size(f"{page.folder}/{page.file(f)}"))
        if made:
            render(replace(page, format=made))


def _mark(gudang: Gudang) -> str:
    """Return the mark of every year's manifest and of the library that makes a page of them."""
    digest = hashlib.sha256(library().encode())
    for tahun in gudang.names(""):
        if tahun.isdigit():
            digest.update(tahun.encode() + (gudang.read(f"{tahun}/{BERKAS}") or b""))
    return digest.hexdigest()


@contextmanager
def _results(tugas: Tugas, gudang: Gudang) -> Iterator[Path]:
    """Give the output folder; of a far one, a copy of its manifests of years with a portal."""
    if not is_remote(tugas.output):
        yield Path(tugas.akar, tugas.output)
        return
    with TemporaryDirectory(prefix="kinerja-hasil-") as name:
        for tahun in gudang.names(""):
            content = gudang.read(f"{tahun}/{BERKAS}") if tahun.isdigit() else None
            if content is not None and gudang.size(f"{tahun}/index.html") is not None:
                folder = Path(name, tahun)
                folder.mkdir()
                (folder / BERKAS).write_bytes(content)
                (folder / "index.html").touch()
        yield Path(name)
