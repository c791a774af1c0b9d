"""What is known of every report: a record for each, and `<tahun>/manifes.json` made of them.

A record is written after its report's files, and while they change it names none of them, so that
it never speaks of half-written ones; the manifest is put in place as a whole and can be made anew
from the records at any time.

A record: `laporan`, `triwulan`, `satker`, `tahun`; `keadaan` tersusun or gagal; `sidik` of each
format; `berkas` with size and SHA-256; `galat` with `tahap`, `sel` and `pesan`; `ringkasan`, what
the notebook itself says of its result. After a failure, files, fingerprints and summary are those
of the last success.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kinerja_lib.blok.bentuk import misfit
from kinerja_lib.errors import KinerjaError, ReportError
from kinerja_lib.jalan.gudang import Gudang, describe
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.manifes import (
    BERKAS,
    GAGAL,
    MIME_RINGKASAN,
    RINGKASAN,
    TERSUSUN,
    TIADA,
    VERSI,
    record_fault,
)

Catatan = dict[str, Any]
TANPA_SATKER = "000000"
"""Stands for the satker of a report over many of them, whose record names none."""
MAX_SUSUN = 20
"""Writings of a manifest in one call: others that keep on finishing reports write it themselves."""


def record_name(tugas: Tugas) -> str:
    """Return where the record of a task is kept."""
    return f"{tugas.tahun}/.manifes/{tugas.lingkup}.{tugas.nama}.json"


def read_record(gudang: Gudang, tugas: Tugas) -> Catatan:
    """Return the record of a task, {} when there is none that this version wrote for it."""
    name = record_name(tugas)
    return _parse(gudang.read(name) or b"", tugas.tahun, name)


def _parse(text: bytes, tahun: int, name: str) -> Catatan:
    """Read the record of this name; one that is torn, or of another shape or report, is none.

    Made anew then, it cannot keep the manifest unreadable for ever.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    lingkup = name.rpartition("/")[2].partition(".")[0]
    satker = lingkup if len(lingkup) == len(TANPA_SATKER) else ""
    if not isinstance(found, dict) or not isinstance(found.get("sidik"), dict):
        return {}
    if (found.get("versi"), found.get("satker")) != (VERSI, satker):
        return {}
    if record_fault(found | {"satker": satker or TANPA_SATKER}, tahun, "rekaman"):
        return {}
    found = TIADA | found
    own = record_name(Tugas(found["laporan"], satker, tahun, found["triwulan"]))
    return found if own == name or not satker else {}


def is_current(gudang: Gudang, tugas: Tugas, sidik: str) -> bool:
    """Tell whether every format asked for was made from these inputs and is still there, whole.

    So is the notebook that they are made from. A file that changed since is looked into.
    """
    record = read_record(gudang, tugas)
    if record.get("keadaan") != TERSUSUN:
        return False
    files = {name: record["berkas"].get(tugas.file(name)) for name in ("ipynb", *tugas.format)}
    return all(record["sidik"].get(name) == sidik for name in tugas.format) and all(
        known and gudang.intact(f"{tugas.folder}/{tugas.file(name)}", known, record_name(tugas))
        for name, known in files.items()
    )


def success(tugas: Tugas, before: Catatan, sidik: str, files: Mapping[str, bytes],
            executed: Any) -> Catatan:  # fmt: skip
    """Return the record of a report that was made; what other formats had stays."""
    kept = {n: b for n, b in before.get("berkas", {}).items() if n != tugas.file("gagal.ipynb")}
    made = {name: describe(content) for name, content in files.items()}
    return _record(tugas, TERSUSUN, {
        "sidik": before.get("sidik", {}) | dict.fromkeys(tugas.format, sidik),
        "berkas": dict(sorted((kept | made).items())),
        "galat": None,
        "ringkasan": summary(executed),
    })  # fmt: skip


def failure(tugas: Tugas, before: Catatan, error: KinerjaError) -> Catatan:
    """Return the record of a report that failed."""
    galat = {"tahap": error.tahap or "lain", "sel": error.sel, "pesan": str(error)}
    return _record(tugas, GAGAL, {
        "sidik": before.get("sidik", {}),
        "berkas": before.get("berkas", {}),
        "galat": galat,
        "ringkasan": before.get("ringkasan"),
    })  # fmt: skip


def interrupted(tugas: Tugas, before: Catatan, files: Iterable[str]) -> bytes:
    """Return the record while files change, which names none of them; b"" without an earlier one.

    A run that is killed then leaves the satker where it is seen, with its earlier figures.
    """
    error = ReportError("penulisan hasilnya terhenti sebelum selesai. Susun laporan ini lagi.")
    error.tahap = "tulis"
    whole = {n: known for n, known in before.get("berkas", {}).items() if n not in files}
    return dump(failure(tugas, before | {"berkas": whole}, error)) if before else b""


def _record(tugas: Tugas, keadaan: str, rest: Catatan) -> Catatan:
    head = {"versi": VERSI, "laporan": tugas.laporan, "triwulan": tugas.triwulan,
            "satker": tugas.satker, "tahun": tugas.tahun, "keadaan": keadaan}  # fmt: skip
    return head | rest


def dump(value: Any, indent: int | None = 1) -> bytes:
    """Return JSON as records and manifests are written; without `indent` it is shorter."""
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


def summary(executed: Any) -> Any:
    """Return what a notebook says of its result, None when it says nothing.

    Raise ReportError where the portal could not read it.
    """
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME_RINGKASAN)
            if found is None:
                continue
            if problem := misfit(found, RINGKASAN, "ringkasan"):
                raise ReportError(
                    f"ringkasan di notebook tidak dikenal: {problem}. "
                    "Pakai ringkasan(lap) dari kinerja_lib.bab."
                )
            return found
    return None


def assemble(gudang: Gudang, tahun: int) -> Catatan:
    """Make the year's manifest from its records, write it when it changed, and return it.

    Another run may finish a report between the reading and the writing, and write its manifest
    first. So the records are read again after each writing: whoever writes last has seen them all.
    What killed runs left beside results that are current is cleared away.
    """
    gudang.tidy(tahun)
    name, manifes = f"{tahun}/{BERKAS}", _from_records(gudang, tahun)
    for _ in range(MAX_SUSUN):
        content = dump(manifes)
        if not manifes["laporan"] or gudang.read(name) == content:
            break
        gudang.write({name: content})
        manifes = _from_records(gudang, tahun)
    return manifes


def _from_records(gudang: Gudang, tahun: int) -> Catatan:
    found = gudang.read_all(f"{tahun}/.manifes", ".json")
    records = [
        _parse(text, tahun, f"{tahun}/.manifes/{name}")
        for name, text in found.items()
        if not name.startswith(".")
    ]
    kept = [{k: v for k, v in r.items() if k != "versi"} for r in records if r.get("satker")]
    kept.sort(key=lambda r: (r["satker"], r["laporan"], r["triwulan"] or 0))
    return {"versi": VERSI, "tahun": tahun, "laporan": kept}
