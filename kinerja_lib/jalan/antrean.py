"""Which tasks a command asks for, and what is to be done once they are finished."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kinerja_lib.errors import KinerjaError, UsageError
from kinerja_lib.jalan.gudang import open_store
from kinerja_lib.jalan.parameter import LIHAT, find_notebooks, open_notebook
from kinerja_lib.jalan.rekaman import assemble
from kinerja_lib.jalan.tugas import HALAMAN_MUKA, Tugas


def choose(satker: Iterable[str], data: str) -> list[str]:
    """Return the codes asked for, each once, or every code of the data folder."""
    from kinerja_lib.paket import find_data, list_satker, satker_code

    known = list_satker(find_data(data))
    if not known:
        raise UsageError(f'folder "{data}/satker" belum berisi satker. Periksa --data.')
    chosen = list(dict.fromkeys(satker_code(s) for s in satker)) or known
    for kode in chosen:
        if kode not in known:
            raise UsageError.unknown("satker", kode, known, LIHAT)
    return chosen


def plan(laporan: str, satker: Sequence[str], provinsi: str, **options: Any) -> list[Tugas]:
    """Return a task for each satker, or one for a report that covers many of them."""
    parameters = {p.nama for p in open_notebook(laporan).parameter}
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
    from kinerja_lib.paket import find_data
    from kinerja_lib.rekap import list_kantor

    kantor = list_kantor(find_data(data))
    here = [k for k in kode if kantor[k].kode_wilayah.startswith(provinsi)]
    if not here:
        known = sorted({o.kode_wilayah[:2] for o in kantor.values() if o.kode_wilayah})
        raise UsageError.unknown("provinsi", provinsi, known, f"Pilihannya: {', '.join(known)}.")
    return here


def finish(tugas: Sequence[Tugas], whole: bool) -> list[Tugas]:
    """Bring the manifest up to date; return the tasks that remain: the portal of a whole batch."""
    first = tugas[0]
    assemble(open_store(first.output, first.akar), first.tahun)
    if not (whole and first.satker and len(tugas) > 1 and _has(HALAMAN_MUKA, first.akar)):
        return []
    return [Tugas(HALAMAN_MUKA, "", first.tahun, data=first.data, output=first.output,
                  provinsi=first.provinsi, akar=first.akar)]  # fmt: skip


def _has(laporan: str, akar: str) -> bool:
    with suppress(KinerjaError):
        return any(p.stem == laporan for p in find_notebooks(akar))
    return False


def front_page(tugas: Tugas) -> str:
    """Write the page that links the years, where it changed; return its name, "" if it did not."""
    from kinerja_lib.ekspor.beranda import front_page as make

    gudang = open_store(tugas.output, tugas.akar)
    page = make(Path(tugas.akar, tugas.output)).encode()
    if gudang.read("index.html") == page:
        return ""
    gudang.write({"index.html": page})
    return gudang.place("index.html")
