"""Check the shape of blocks that come from a file: a stranger's notebook may hold anything.

A shape is a type, `[shape]` (a list of it), `(a, b)` (a list of exactly these), a dict (keys, those
ending in `?` may be absent) or a frozenset (one of these values).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]

TEMUAN = (str, str, str)
"""The mark of a finding: its sign, what it says, its address."""
SEL = {"teks": str, "sumber?": str, "urut?": float, "gaya?": str, "tanda?": str,
       "tautan?": [(str, str)], "jangkar?": str, "temuan?": TEMUAN}  # fmt: skip
PENANDA = {"nomor": str, "pesan": str, "alamat": str, "tempat": [str]}
KARTU = {"angka": str, "perihal": str, "keterangan": str, "sumber?": str, "temuan?": TEMUAN}
KOLOM = {"judul": str, "rata": frozenset({"kiri", "kanan", "tengah"}), "lebar?": float,
         "saring?": frozenset({"", "cari", "pilih"}), "layar?": bool}  # fmt: skip
SHAPES: dict[str, Any] = {
    "judul": {"teks": str, "tingkat": frozenset({1, 2, 3, 4, 5, 6}), "label?": str,
              "halaman_baru?": bool, "tanda?": str},
    "narasi": {"ast": list},
    "tabel": {"label": str, "judul": str, "kolom": [KOLOM], "baris": [[SEL]], "catatan": str,
              "dapat_diurut": bool, "saring?": str, "kunci?": [str]},
    "grafik": {"label": str, "judul": str, "svg": str, "alt": str, "kepala": [str],
               "baris": [[SEL]], "catatan": str, "kunci?": [str]},
    "angka": {"butir": [KARTU], "kunci?": [str]},
    "rumus": {"baris": [str], "keterangan": str},
    "catatan": {"teks": str},
    "kosong": {"butir": [(str, str)]},
    "sampul": {"judul": str, "lembaga": str, "wilayah": str, "tahun": str, "alamat": str,
               "keterangan": str, "tanda?": str, "reviu?": str, "reviu_tautan?": [(str, str)],
               "reviu_perintah?": str, "temuan?": [PENANDA]},
    "navigasi": {"butir": [(str, str)]},
    "kop": {"lembaga": str, "alamat": str},
    "isian": {"butir": [(str, str)]},
    "tandatangan": {"tempat_tanggal": str, "pihak": [(str, str)]},
    "daftar": {"isi": frozenset({"isi", "tabel", "gambar"})},
}  # fmt: skip
NAMES = {str: "teks", float: "bilangan", int: "bilangan bulat", bool: "ya/tidak", list: "daftar",
         dict: "objek"}  # fmt: skip
TOKEN = {"type": str, "raw?": str, "attrs?": dict, "children?": list}
ATTRIBUTES = {
    "link": {"url": str},
    "heading": {"level": frozenset({1, 2, 3, 4, 5, 6})},
    "list": {},
    "table_cell": {},
}
DEPTH = 40


def read_blocks(data: Any) -> Iterator[Data]:
    """Yield the blocks in a MIME bundle's JSON; one that cannot be read becomes a `luar` text."""
    many = isinstance(data, dict) and data.get("jenis") == "bagian" and "isi" in data
    for part in data["isi"] if many and isinstance(data["isi"], list | tuple) else [data]:
        problem = fault(part)
        yield {"jenis": "luar", "teks": problem} if problem else part


def fault(part: Any) -> str:
    """Say in Indonesian why `part` is not a block, or return an empty text."""
    kind = part.get("jenis") if isinstance(part, dict) else None
    if not isinstance(kind, str) or kind not in SHAPES:
        return (
            f'Blok "{str(kind or "tanpa nama")[:40]}" tidak dikenal oleh versi Kinerja ini '
            "dan tidak ditampilkan. Jalankan ulang notebook dengan versi yang sama."
        )
    problem = _fault(part, SHAPES[kind], kind) or _rows_fault(part)
    if not problem and kind == "narasi":
        problem = _tokens_fault(part["ast"], 0)
    if not problem:
        return ""
    return f'Blok "{kind}" tidak dapat dibaca: {problem}. Jalankan ulang notebook ini.'


def misfit(value: Any, shape: Any, where: str) -> str:
    """Say in Indonesian where a value does not have its shape, or return an empty text."""
    return _fault(value, shape, where)


def _fault(value: Any, shape: Any, where: str) -> str:
    if isinstance(shape, dict):
        return _dict_fault(value, shape, where)
    if isinstance(shape, list | tuple):
        if not isinstance(value, list | tuple):
            return f"{where} harus daftar"
        if isinstance(shape, tuple) and len(value) != len(shape):
            return f"{where} harus berisi {len(shape)} butir, bukan {len(value)}"
        each = shape if isinstance(shape, tuple) else shape * len(value)
        found = (
            _fault(v, s, f"{where}[{i}]") for i, (v, s) in enumerate(zip(value, each, strict=True))
        )
        return next(filter(None, found), "")
    if isinstance(shape, frozenset):
        known = isinstance(value, str | int) and not isinstance(value, bool) and value in shape
        return (
            "" if known else f"{where} harus salah satu dari {', '.join(map(str, sorted(shape)))}"
        )
    return "" if _is(value, shape) else f"{where} harus {NAMES[shape]}"


def _dict_fault(value: Any, shape: Data, where: str) -> str:
    if not isinstance(value, dict):
        return f"{where} harus objek"
    for key, inner in shape.items():
        name = key.removesuffix("?")
        if value.get(name) is None and key.endswith("?"):
            continue
        if name not in value:
            return f"{where}.{name} tidak ada"
        if problem := _fault(value[name], inner, f"{where}.{name}"):
            return problem
    return ""


def _is(value: Any, kind: type) -> bool:
    if kind in (int, float):
        number = int if kind is int else int | float
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, (list, tuple) if kind is list else kind)


def _rows_fault(part: Data) -> str:
    """Check that every row is as wide as its table, or one cell that heads the rows below it."""
    if part["jenis"] not in ("tabel", "grafik"):
        return ""
    width = len(part["kolom"] if part["jenis"] == "tabel" else part["kepala"])
    for i, row in enumerate(part["baris"]):
        if len(row) not in (1, width):
            return f"baris[{i}] berisi {len(row)} sel, kolomnya {width}"
    return ""


def _tokens_fault(tokens: Any, depth: int) -> str:
    if depth > DEPTH:
        return f"teks bersusun lebih dari {DEPTH} tingkat"
    for token in tokens:
        problem = _fault(token, TOKEN, "ast")
        shape = ATTRIBUTES.get(token["type"]) if not problem else None
        if shape is not None:
            problem = _fault(token.get("attrs"), shape, f"ast.{token['type']}")
        problem = problem or _tokens_fault(token.get("children") or [], depth + 1)
        if problem:
            return problem
    return ""
