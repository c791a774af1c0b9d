"""What is known of every report: a record for each, and `<tahun>/manifes.json` made of them.

A record is written after its report's files and removed before they change, so that it never speaks
of half-written ones; the manifest is put in place as a whole and can be made anew from the records
at any time.

A record: `laporan`, `triwulan`, `satker`, `tahun`; `keadaan` tersusun or gagal; `sidik` of each
format; `berkas` with size and SHA-256; `galat` with `tahap`, `sel` and `pesan`; `ringkasan`, what
the notebook itself says of its result. After a failure, files, fingerprints and summary are those
of the last success.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from kinerja_lib.errors import KinerjaError
from kinerja_lib.jalan.gudang import Gudang
from kinerja_lib.jalan.tugas import Tugas
from kinerja_lib.manifes import BERKAS, GAGAL, MIME_RINGKASAN, TERSUSUN, VERSI

Catatan = dict[str, Any]
MAX_SUSUN = 20
"""Writings of a manifest in one call: others that keep on finishing reports write it themselves."""


def record_name(tugas: Tugas) -> str:
    """Return where the record of a task is kept."""
    return f"{tugas.tahun}/.manifes/{tugas.lingkup}.{tugas.nama}.json"


def read_record(gudang: Gudang, name: str) -> Catatan:
    """Return a record, {} when there is none that can be read."""
    return _parse(gudang.read(name) or b"{}")


def _parse(text: bytes) -> Catatan:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and found.get("versi") == VERSI else {}


def is_current(gudang: Gudang, tugas: Tugas, sidik: str) -> bool:
    """Tell whether every format asked for was made from these inputs and is still there, whole."""
    record = read_record(gudang, record_name(tugas))
    if record.get("keadaan") != TERSUSUN:
        return False
    made, files = record["sidik"], record["berkas"]
    return all(
        made.get(name) == sidik
        and (known := files.get(tugas.file(name)))
        and gudang.size(f"{tugas.folder}/{tugas.file(name)}") == known["ukuran"]
        for name in tugas.format
    )


def success(tugas: Tugas, before: Catatan, sidik: str, files: Mapping[str, bytes],
            executed: Any) -> Catatan:  # fmt: skip
    """Return the record of a report that was made; what other formats had stays."""
    kept = {n: b for n, b in before.get("berkas", {}).items() if n != tugas.file("gagal.ipynb")}
    made = {
        name: {"ukuran": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    }
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


def _record(tugas: Tugas, keadaan: str, rest: Catatan) -> Catatan:
    head = {"versi": VERSI, "laporan": tugas.laporan, "triwulan": tugas.triwulan,
            "satker": tugas.satker, "tahun": tugas.tahun, "keadaan": keadaan}  # fmt: skip
    return head | rest


def dump(value: Any) -> bytes:
    """Return JSON as records and manifests are written."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def summary(executed: Any) -> Any:
    """Return what a notebook says of its result, None when it says nothing."""
    for cell in executed.cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME_RINGKASAN)
            if found is not None:
                return found
    return None


def assemble(gudang: Gudang, tahun: int) -> Catatan:
    """Make the year's manifest from its records, write it when it changed, and return it.

    Another run may finish a report between the reading and the writing, and write its manifest
    first. So the records are read again after each writing: whoever writes last has seen them all.
    """
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
    records = [_parse(text) for name, text in found.items() if not name.startswith(".")]
    kept = [{k: v for k, v in r.items() if k != "versi"} for r in records if r.get("satker")]
    kept.sort(key=lambda r: (r["satker"], r["laporan"], r["triwulan"] or 0))
    return {"versi": VERSI, "tahun": tahun, "laporan": kept}
