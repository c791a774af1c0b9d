"""Sentences are data: `acuan/kalimat.toml` holds one for each state, `$nama` stands for a fact."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

from kinerja_lib.errors import PolicyError


def fill(path: Path, kunci: str, isi: Mapping[str, object]) -> str:
    """Return sentence `bagian.nama` with its facts; raise PolicyError if it or a fact is missing.

    Only `$nama` is replaced (string.Template): a fact is never read as a template.
    """
    bagian, _, nama = kunci.partition(".")
    text = _read(path).get(bagian, {}).get(nama)
    if not isinstance(text, str):
        raise PolicyError(f"{path}: [{bagian}] {nama}: kalimat tidak ada: tambahkan seperti bawaan")
    try:
        return Template(text.strip()).substitute(isi)
    except (KeyError, ValueError) as error:
        known = ", ".join(f"${k}" for k in isi) or "tidak ada"
        raise PolicyError(
            f"{path}: [{bagian}] {nama}: {error}: isian yang dikenal: {known}; "
            "tulis $$ untuk tanda $"
        ) from None


def check(path: Path, bawaan: Path) -> None:
    """Raise PolicyError naming every sentence that a file of its own lacks."""
    there, wanted = _read(path), _read(bawaan)
    missing = [f"[{bagian}] {nama}" for bagian, rest in wanted.items() for nama in rest
               if bagian != "dokumen" and nama not in there.get(bagian, {})]  # fmt: skip
    if missing:
        raise PolicyError(f"{path}: kalimat tidak ada: {', '.join(missing)}: salin dari bawaan")


@cache
def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PolicyError(
            f"{path}: kalimat tidak dapat dibaca ({error}). Periksa berkasnya."
        ) from None
