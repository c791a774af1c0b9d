"""Sentences are data: `acuan/kalimat.toml` holds one for each state, `$nama` stands for a fact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

from kinerja_lib.dasar.errors import PolicyError, Temuan, nearest
from kinerja_lib.dasar.toml import TomlError, read_toml


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
        wrong = "tanda $ tanpa nama isian"
        if isinstance(error, KeyError):
            wrong = f"isian ${error.args[0]} tidak dikenal"
        raise PolicyError(
            f"{path}: [{bagian}] {nama}: {wrong}: isian yang dikenal: {known}; "
            "tulis $$ untuk tanda $"
        ) from None


def check(path: Path, bawaan: Path) -> None:
    """Raise PolicyError naming every sentence that a file of its own lacks or cannot fill.

    A sentence may use the facts that the project's own uses, in any order and number.
    """
    there, wanted = _read(path), _read(bawaan)
    if there is wanted:
        return
    temuan = [
        found
        for bagian, rest in wanted.items()
        for nama, text in rest.items()
        if (found := _check(path, bagian, nama, text))
    ]
    if temuan:
        raise PolicyError("\n".join(str(t) for t in temuan))


def _check(path: Path, bagian: str, nama: str, bawaan: str) -> Temuan | None:
    section = _read(path).get(bagian, {})
    text = section.get(nama) if isinstance(section, dict) else None
    if text is None and bagian == "dokumen":
        return None
    kunci = f"[{bagian}] {nama}"
    if not isinstance(text, str):
        value = "" if text is None else str(text)
        remedy = "salin kalimatnya dari kalimat.toml bawaan"
        return Temuan(str(path), 0, kunci, value, "kalimat tidak ada", remedy)
    known = Template(bawaan).get_identifiers()
    said = "isian yang dikenal: " + (", ".join(f"${k}" for k in known) or "tidak ada")
    baris = _line(path, bagian, nama)
    for name in Template(text).get_identifiers():
        if name not in known:
            near = nearest(name, known)
            hint = f'mungkin maksudnya "${near}"; {said}' if near else said
            return Temuan(str(path), baris, kunci, f"${name}", "isian tidak dikenal", hint)
    if not Template(text).is_valid():
        rule, remedy = "tanda $ tanpa nama isian", f"tulis $$ untuk tanda $; {said}"
        return Temuan(str(path), baris, kunci, text.strip(), rule, remedy)
    return None


def _line(path: Path, bagian: str, nama: str) -> int:
    """Return the line where a sentence starts, 0 where it is not written plainly."""
    here = ""
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if match := re.fullmatch(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?", line):
            here = match[1].strip()
        elif here == bagian and re.match(rf"\s*{re.escape(nama)}\s*=", line):
            return number
    return 0


@cache
def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        return read_toml(path)
    except TomlError as error:
        raise PolicyError(str(error.at(path))) from None
