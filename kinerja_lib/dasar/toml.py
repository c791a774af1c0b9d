"""TOML files that people edit by hand, and in Indonesian what is likely wrong with a line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.errors import Temuan, dead_link, os_reason, plain_size

SALAH = (
    ("Cannot overwrite a value", "kunci ini sudah ditulis di atas"),
    ("Cannot declare", "bagian [..] ini sudah ditulis di atas"),
    ("Cannot mutate", "kunci ini sudah ditulis di atas"),
    ("Expected '='", "tidak ada tanda = sesudah nama kunci"),
    ("Unbalanced quotes", "tanda kutip tidak ditutup"),
    ("Unterminated string", 'tanda kutip tidak ditutup, atau tiga tanda kutip (""") tidak ditutup'),
    ("Illegal character", "tanda kutip tidak ditutup di baris ini, atau ada karakter kendali"),
    ("Unescaped '\\'", "tanda \\ dalam kutip ganda harus ditulis \\\\"),
    ("Unclosed array", "kurung siku daftar tidak ditutup"),
    ("Expected newline or end", "ada tulisan sesudah nilai, atau tanda kutip di dalam teks"),
    ("Expected ']'", "kurung siku nama bagian tidak ditutup"),
    ("Invalid initial character", "nama kunci kosong atau memuat tanda yang tidak boleh"),
    ("Invalid statement", "baris ini bukan [bagian] atau kunci = nilai"),
    ("Invalid value", "nilai tidak diapit tanda kutip"),
)
"""How the parser's message starts, and what that most often means."""
MAX_BYTES = 1_000_000
MAX_BIT = 64
"""Of a whole number."""
BARIS = re.compile(r"\(at (?:line ([0-9]+), column [0-9]+|end of document)\)")


class TomlError(ValueError):
    """Say in Indonesian why a file is no TOML; `baris` is 0 where it is the whole file."""

    def __init__(self, aturan: str, perbaikan: str, baris: int = 0, nilai: str = "") -> None:
        super().__init__(aturan)
        self.aturan, self.perbaikan, self.baris, self.nilai = aturan, perbaikan, baris, nilai

    def at(self, berkas: object) -> Temuan:
        """Name the file."""
        return Temuan(str(berkas), self.baris, "", self.nilai, self.aturan, self.perbaikan)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file, with or without a byte order mark; raise TomlError."""
    try:
        if plain_size(path) > MAX_BYTES:
            raise TomlError("lebih dari 1 MB", "hapus yang bukan pengaturan")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        rule = dead_link(path) or f"tidak dapat dibaca: {os_reason(error)}"
        raise TomlError(rule, "periksa nama dan izin berkasnya") from None
    except UnicodeDecodeError:
        raise TomlError("bukan teks UTF-8", "simpan ulang sebagai UTF-8") from None
    try:
        found = tomllib.loads(text)
        if _has_long(found):
            raise ValueError
        return found
    except tomllib.TOMLDecodeError as error:
        raise _explained(str(error), text) from None
    except ValueError:  # Python turns no more than 4.300 digits into a number
        rule = "memuat bilangan yang terlalu panjang"
        raise TomlError(rule, "tulis angka yang wajar, misalnya 100") from None
    except RecursionError:
        rule = "bukan TOML yang sah: terlalu banyak kurung di dalam kurung"
        raise TomlError(rule, 'tulis setiap baris sebagai kunci = "teks"') from None


def _has_long(value: Any) -> bool:
    """Tell whether a number has more digits than anybody means, or than Python would print."""
    if isinstance(value, dict):
        return any(map(_has_long, value.values()))
    if isinstance(value, list):
        return any(map(_has_long, value))
    return isinstance(value, int) and value.bit_length() > MAX_BIT


def _explained(message: str, text: str) -> TomlError:
    """Turn the parser's English message into the line, its text and a likely cause."""
    cause = next((said for start, said in SALAH if message.startswith(start)), "")
    place, lines = BARIS.search(message), text.splitlines()
    baris = int(place[1]) if place and place[1] else len(lines)
    nilai = lines[baris - 1].strip() if 0 < baris <= len(lines) else ""
    rule = f"bukan TOML yang sah: {cause}" if cause else "bukan TOML yang sah"
    return TomlError(rule, 'tulis setiap baris sebagai kunci = "teks"', baris, nilai)
