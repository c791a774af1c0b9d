"""What was read and measured before, kept in the user's own cache folder.

One file a data folder; each satker's rows are known by the fingerprint of its files' content, all
by that of policies, scales and the measuring code. Nothing is written into the data folder, which
may be read-only. Arrays and JSON only: a cache file cannot run anything. A file that cannot be read
or written is no error: everything is then measured again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from platformdirs import user_cache_path

from kinerja_lib.dasar.alamat import is_remote
from kinerja_lib.dasar.berkas import replace_file
from kinerja_lib.jelajah.baca import Bacaan
from kinerja_lib.jelajah.bentuk import Tabel, from_arrays, to_arrays, write_arrays

TEMPAT = "KINERJA_SIMPANAN"
"""The environment variable that names another folder, or is `-` for no cache at all."""
KODE_UKUR = ("dasar", "sumber", "acuan", "capaian", "paket", "jelajah")
"""What decides how a satker is read and measured."""
PAKET = Path(__file__).parents[1]


@dataclass(frozen=True)
class Simpanan:
    """Tables with the fingerprint of each satker in them, and who was left out and why."""

    tabel: Tabel
    sidik: Mapping[str, str]
    ditinggalkan: Mapping[str, str] = field(default_factory=dict)


def cache_file(data: Path | str) -> Path | None:
    """Return where the cache of a data folder or address is, None where there is to be none."""
    known = str(data) if is_remote(data) else Path(data).resolve()
    name = hashlib.sha256(os.fsencode(known)).hexdigest()[:24]
    place = os.environ.get(TEMPAT, "")
    if place == "-":
        return None
    folder = Path(place) if place else user_cache_path("kinerja", False)
    return folder / f"jelajah-{name}.npz" if folder.is_absolute() or place else None  # no home


def mark(acuan: Bacaan) -> str:
    """Return the fingerprint of all that every satker's rows rest on."""
    return hashlib.sha256(acuan.content() + _code()).hexdigest()


@cache
def _code() -> bytes:
    digest = hashlib.sha256()
    for name in KODE_UKUR:
        path = PAKET / name
        for file in sorted(path.rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


def load(path: Path | None, wanted: str) -> Simpanan | None:
    """Return what is kept under this mark, None where there is nothing or nothing whole."""
    if path is None:
        return None
    try:
        with np.load(path, allow_pickle=False) as arrays:
            head = json.loads(arrays["kepala"].tobytes())
            if head["tanda"] != wanted:
                return None
            tables = from_arrays({name: arrays[name] for name in arrays.files})
        return Simpanan(tables, head["sidik"], head["ditinggalkan"])
    except (OSError, EOFError, KeyError, ValueError, TypeError, BadZipFile):
        return None


def store(path: Path | None, tanda: str, simpanan: Simpanan) -> bool:
    """Keep tables for the next time; return whether that worked."""
    import io

    if path is None:
        return False
    head = {
        "tanda": tanda,
        "sidik": dict(simpanan.sidik),
        "ditinggalkan": dict(simpanan.ditinggalkan),
    }
    out = io.BytesIO()
    text = np.frombuffer(json.dumps(head).encode(), dtype=np.uint8)
    write_arrays(out, {"kepala": text, **to_arrays(simpanan.tabel)})
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, out.getvalue())
        return True
    return False
