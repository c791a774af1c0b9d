"""What lies in the data folder that nobody reads: named, with what it was probably meant to be.

A file under a name that is nearly right would leave its table out without a word; that is refused.
What is like nothing that is read (a PDF kept beside the tables) is only said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kinerja_lib.buku import BUKU, is_dir
from kinerja_lib.errors import Temuan, dead_link, nearest, plain_size
from kinerja_lib.skema import contracts
from kinerja_lib.toml import MAX_BYTES

KODE = re.compile(r"[0-9]{6}")
NARASI = "narasi"
FOLDER = (NARASI, "pendukung")
"""Folders of a satker's folder."""
PROFIL = "profil.toml"
WINDOWS = ("desktop.ini", "thumbs.db", "icon\r")
"""What systems leave behind; so do hidden files, Excel's locks (`~$`), and notes (`_`)."""
BIARKAN = "pindahkan bila bukan bagian data ini"
"""The remedy of what is only said."""
PINDAHKAN = (
    "pindahkan tabelnya ke folder satker; naskah ke narasi/<tahun>, tabel bebas ke pendukung"
)
LEMBAR_LAIN = (".xlsb", ".numbers", ".gsheet", ".xltx", ".ods")
"""Endings of workbooks that are not read."""
SALIN = "salin berkas aslinya ke sini"
LAIN = ("json", "xml", "html", "htm", "pdf", "docx", "doc", "ods", "numbers", "zip", "gz", "csv.gz",
        "parquet", "dat", "data")  # fmt: skip
"""Other endings under which a table may lie."""
TERSEMBUNYI = "Windows menyembunyikan akhiran: tampilkan lewat View > Show > File name extensions"


def is_noise(name: str) -> bool:
    """Tell what no one meant to be read."""
    return name.startswith((".", "~", "_")) or name.lower() in WINDOWS


def check_folder(folder: Path, label: str) -> tuple[list[Temuan], list[Temuan]]:
    """Return what of a satker's folder is refused and what is only said; tables are not read."""
    found = [
        _judge(path, label) for path in _entries(folder) if dead_link(path) or not _is_read(path)
    ]
    for path in _entries(folder / "pendukung"):
        place, rule = f"{label}/pendukung/{path.name}", "bukan tabel CSV, jadi tidak dibaca"
        if dead := dead_link(path):
            found.append(Temuan(place, 0, "", path.name, dead, SALIN))
        elif path.suffix.lower() != ".csv" or is_dir(path):
            found.append(Temuan(place, 0, "", path.name, rule, "simpan sebagai .csv di sini"))
    return _parted(found)


def _is_read(path: Path) -> bool:
    """Tell what a reader takes, or names itself as an unknown table."""
    return (
        (path.suffix.lower() == ".csv" and path.stem.lower() not in contracts())
        or path.name in {f"{n}.csv" for n in contracts()}
        or (path.suffix.lower() in BUKU and path.is_file())
        or path.name == PROFIL
        or (path.name in FOLDER and is_dir(path))
        or _same(path, path.parent / (meant_by(path.name) or path.name.lower()))
    )


def _parted(found: list[Temuan]) -> tuple[list[Temuan], list[Temuan]]:
    return [t for t in found if t.perbaikan != BIARKAN], [
        t for t in found if t.perbaikan == BIARKAN
    ]


def _same(path: Path, other: Path) -> bool:
    """Tell whether a name in other capitals is the file itself, as on Windows and macOS."""
    try:
        return path.name != other.name and path.samefile(other)
    except OSError:
        return False


def _judge(path: Path, label: str) -> Temuan:
    """Say why an entry is not read and what to do."""
    place, meant = f"{label}/{path.name}", meant_by(path.name)
    rule, remedy = "tidak dibaca", BIARKAN
    if dead := dead_link(path):
        rule, remedy = dead, SALIN
    elif meant and _exists(path.parent / meant):
        rule = f"tidak dibaca: yang dibaca {meant}"
        remedy = BIARKAN if path.suffix.lower() == ".bak" else "sisakan satu, pindahkan yang lain"
    elif meant and is_dir(path) != (meant in FOLDER):
        remedy = f"yang dibaca {'folder' if meant in FOLDER else 'berkas'} bernama {meant}"
    elif meant:
        rule = f'tidak dibaca: mungkin maksudnya "{meant}"'
        remedy = f"ganti namanya menjadi {meant}"
        if path.suffix.lower() == ".txt":
            remedy += f" ({TERSEMBUNYI})"
        elif path.suffix.lower() in (".tsv", ".tab"):
            remedy = f"simpan sebagai {meant}"
    elif path.suffix.lower() in LEMBAR_LAIN:
        rule, remedy = "jenis buku kerja ini tidak dibaca", "simpan sebagai .xlsx"
    elif is_dir(path) and _holds_tables(path):
        rule, remedy = "folder di dalam folder satker tidak dibaca", PINDAHKAN
    return Temuan(place, 0, "", path.name, rule, remedy)


def meant_by(name: str) -> str:
    """Return the file or folder of a satker that a name was probably meant to be, "" for none."""
    bare = re.sub(r"(\.(txt|bak|csv|tsv|toml|tab))+$", "", name.strip().lower())
    bare = re.sub(r"[ _-]*(\(\d+\)|copy|salinan)$", "", bare).strip()
    ends = name.strip().lower()[len(bare) :]
    if bare in ("profil", "profile", "profilku"):
        return PROFIL
    if "." not in name and bare in contracts():
        return f"{bare}.csv"
    bare, _, other = bare.partition(".")
    ends = f".{other}{ends}" if other in LAIN else ends
    if bare in contracts() and ends and ends != ".toml":
        return f"{bare}.csv"
    return nearest(bare, FOLDER) if "." not in name else ""


def _holds_tables(folder: Path) -> bool:
    names = [p.name.lower() for p in _entries(folder)]
    return any(n.endswith((".csv", *BUKU)) or meant_by(n) for n in names)


def _entries(folder: Path) -> list[Path]:
    """List what a folder holds, without noise; a folder that cannot be read holds nothing."""
    with suppress(OSError):
        return sorted(p for p in folder.iterdir() if not is_noise(p.name))
    return []


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def check_root(root: Path, data: str, acuan: Iterable[str]) -> tuple[list[Temuan], list[Temuan]]:
    """Return what of a data folder belongs to no satker: what is refused, what is only said.

    `acuan` names the files of reference data that are read.
    """
    known = [*acuan]
    found = [*_root(root, data, known), *_satker(root / "satker", f"{data}/satker")]
    found += [_near(p, f"{data}/acuan", known) for p in _entries(root / "acuan")
              if p.name not in known or dead_link(p)]  # fmt: skip
    return _parted(found)


def misnamed(root: Path, kode: str) -> str:
    """Return the folder that probably holds a satker whose code has no folder, "" for none."""
    here = (p for p in _entries(root / "satker") if is_dir(p) and not KODE.fullmatch(p.name))
    return next((p.name for p in here if code_in(p) == kode), "")


def _root(root: Path, data: str, acuan: list[str]) -> Iterator[Temuan]:
    for path in _entries(root):
        lower = path.name.strip().lower()
        if path.name not in ("acuan", "satker") and lower in ("acuan", "satker"):
            yield _near(path, data, ["acuan", "satker"])
        elif lower in acuan:
            rule, remedy = "acuan di luar folder acuan", f"pindahkan ke {data}/acuan/{lower}"
            yield Temuan(f"{data}/{path.name}", 0, "", path.name, rule, remedy)


def _near(path: Path, place: str, known: list[str]) -> Temuan:
    near = nearest(path.name.removesuffix(".txt"), known)
    rule = f'tidak dibaca: mungkin maksudnya "{near}"' if near else "tidak dibaca"
    remedy = f"ganti namanya menjadi {near}" if near else BIARKAN
    if dead := dead_link(path):
        rule, remedy = dead, SALIN
    return Temuan(f"{place}/{path.name}", 0, "", path.name, rule, remedy)


def _satker(folder: Path, place: str) -> Iterator[Temuan]:
    for path in _entries(folder):
        if KODE.fullmatch(path.name) and is_dir(path):
            continue
        if is_dir(path):
            code = code_in(path)
            hint = f"ganti namanya menjadi {code}" if code else "beri nama kode satker enam angka"
            remedy = f"{hint}; arsip dilewati bila namanya diawali _"
            rule = "nama folder bukan kode satker enam angka, jadi tidak dibaca"
        elif dead := dead_link(path):
            rule, remedy = dead, "hapus, atau salin folder aslinya"
        else:
            rule = "berkas di luar folder satker tidak dibaca"
            remedy = "pindahkan ke folder satkernya, mis. satker/656794"
        yield Temuan(f"{place}/{path.name}", 0, "", path.name, rule, remedy)


def code_in(folder: Path) -> str:
    """Return the code that a folder was probably meant to bear, "" where nothing tells."""
    with suppress(OSError, ValueError):
        path = folder / PROFIL
        text = path.read_text(encoding="utf-8-sig") if plain_size(path) < MAX_BYTES else ""
        if match := re.search(r'(?m)^\s*kode\s*=\s*"([0-9]{6})"', text):
            return match[1]
    digits = re.findall(r"[0-9]+", folder.name)
    return digits[0].zfill(6) if len(digits) == 1 and 4 <= len(digits[0]) <= 6 else ""
