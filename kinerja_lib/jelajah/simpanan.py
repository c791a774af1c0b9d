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
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from kinerja_lib.jelajah.baca import Acuan
from kinerja_lib.jelajah.bentuk import Tabel, from_arrays, to_arrays, write_arrays
from kinerja_lib.sumber.tulis import replace_file

TEMPAT = "KINERJA_SIMPANAN"
"""The environment variable that names another folder, or is `-` for no cache at all."""
KODE_UKUR = ("jelajah", "capaian", "sumber", "nilai.py", "satuan.py", "skema.py", "toml.py",
             "profil.py", "kantor_lain.py", "kembar.py")  # fmt: skip
"""What decides how a satker is read and measured."""
PAKET = Path(__file__).parents[1]


@dataclass(frozen=True)
class Simpanan:
    """Tables with the fingerprint of each satker in them, and who was left out and why."""

    tabel: Tabel
    sidik: Mapping[str, str]
    ditinggalkan: Mapping[str, str] = field(default_factory=dict)


def cache_file(root: Path) -> Path | None:
    """Return where a data folder's cache is, None where there is to be none."""
    name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:24]
    place = os.environ.get(TEMPAT, "")
    if place == "-":
        return None
    try:
        return (Path(place) if place else _home() / "kinerja") / f"jelajah-{name}.npz"
    except RuntimeError:
        return None


def _home() -> Path:
    """Return the folder where this system keeps a user's caches."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def mark(acuan: Acuan) -> str:
    """Return the fingerprint of all that every satker's rows rest on."""
    return hashlib.sha256(acuan.content() + _code()).hexdigest()


@cache
def _code() -> bytes:
    digest = hashlib.sha256()
    for name in KODE_UKUR:
        path = PAKET / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
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
    head = {"tanda": tanda, "sidik": dict(simpanan.sidik),
            "ditinggalkan": dict(simpanan.ditinggalkan)}  # fmt: skip
    out = io.BytesIO()
    text = np.frombuffer(json.dumps(head).encode(), dtype=np.uint8)
    write_arrays(out, {"kepala": text, **to_arrays(simpanan.tabel)})
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(path, out.getvalue())
        return True
    return False
