"""profil.toml: who the office is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.errors import Temuan, nearest
from kinerja_lib.dasar.toml import TomlError, read_toml
from kinerja_lib.paket.skema import TEKS

PROFIL = ("kode", "nama", "nama_panjang", "jenis", "wilayah", "tempat")
"""Keys that every office has."""
OPSIONAL = ("kode_wilayah", "provinsi", "induk", "alamat", "telepon", "email")
"""Keys that it may have."""
REKAAN = "rekaan"
"""The key, true or false, that says: everything here is invented."""
KANTOR_LAIN = "kantor_lain"
"""The key of a list: other offices whose name, figures or officials rightly stand here."""
JENIS = ("kota", "kabupaten", "provinsi")
MAX_PROFIL = 500


def read_profil(folder: Path, label: str, kode: str) -> tuple[dict[str, str], list[Temuan]]:
    """Read the profile of the office whose folder is `kode`; every value as text."""
    berkas = f"{label}/profil.toml"
    if not os.path.lexists(folder / "profil.toml"):
        keys = ", ".join(PROFIL)
        return {}, [
            Temuan(berkas, 0, "", "", "profil satker tidak ada", f"buat dengan kunci {keys}")
        ]
    try:
        raw = read_toml(folder / "profil.toml")
    except TomlError as error:
        return {}, [error.at(berkas)]
    profil = {k: _text(k, v) for k, v in raw.items()}
    temuan = [t for key, value in raw.items() if (t := _check(berkas, key, value))]
    temuan += [
        Temuan(berkas, 0, k, "", "wajib diisi", "tambahkan kunci ini")
        for k in PROFIL
        if not profil.get(k)
    ]
    if profil.get("kode", kode) != kode:
        rule = f"harus sama dengan nama folder {kode}"
        temuan.append(Temuan(berkas, 0, "kode", profil["kode"], rule, "samakan keduanya"))
    return profil, temuan


def _text(key: str, value: Any) -> str:
    """Return a value as text; a list of offices is joined by `;`."""
    listed = key == KANTOR_LAIN and isinstance(value, list)
    return "; ".join(map(str, value)) if listed else str(value).strip()


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def _check(berkas: str, key: str, value: Any) -> Temuan | None:
    known = (*PROFIL, *OPSIONAL, KANTOR_LAIN, REKAAN)
    if key not in known:
        near = nearest(key, known)
        hint = f'mungkin maksudnya "{near}"; ' if near else ""
        remedy = f"{hint}hapus, atau pakai salah satu dari: {', '.join(known)}"
        return Temuan(berkas, 0, key, str(value), "kunci tidak dikenal", remedy)
    if key == REKAAN and not isinstance(value, bool):
        rule, remedy = "harus true atau false", "tulis rekaan = true tanpa tanda kutip"
    elif key == KANTOR_LAIN and not _is_list(value):
        rule, remedy = "harus daftar nama kantor", f'tulis {key} = ["KPU Kota …"]'
    elif key != KANTOR_LAIN and isinstance(value, (dict, list)):
        rule, remedy = "harus satu teks", f'tulis {key} = "…"'
    elif not TEKS.holds(str(value)) or len(str(value)) > MAX_PROFIL:
        rule, remedy = f"memuat karakter kendali atau lebih dari {MAX_PROFIL} huruf", "ketik ulang"
    elif key == "jenis" and str(value).strip() not in ("", *JENIS):
        rule, remedy = f"harus salah satu dari: {', '.join(JENIS)}", "ganti dengan huruf kecil itu"
    else:
        return None
    return Temuan(berkas, 0, key, str(value), rule, remedy)
