"""The named policy of a reporting year: cap, variant, rounding, aggregation, scale, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kinerja_lib.dasar.errors import MAX_NILAI, PolicyError, one_line
from kinerja_lib.dasar.toml import TomlError, read_toml

MINIMISE = {"selisih": "(2T − R) / T × 100, paling rendah 0", "rasio": "T / R × 100"}
AGREGASI = {
    "rerata_indikator": "rerata capaian semua indikator yang dapat dihitung",
    "rerata_sasaran": "rerata dari rerata capaian tiap sasaran",
    "tertimbang": "rerata capaian indikator tertimbang bobot",
}
CAP_LAZIM = (None, 100.0, 110.0, 120.0)
"""Caps seen in published reports, in percent; None = no cap."""
MAX_DESIMAL = 2
MAX_BATAS = 1_000_000
"""Percent; a cap above it caps nothing and is a slip of the pen."""


@dataclass(frozen=True)
class Kebijakan:
    """How a year is measured; `cap` in percent, None = no cap.

    `dasar_cap` names the regulation or document that states the cap, "" where none does.
    `desimal` is the rounding of printed percentages (half up). Nothing is rounded before it is
    aggregated or classed. `dokumen_ukur` is the order in which documents are measured, codes or
    kinds; one in `dokumen_rincian` repeats others' figures and is measured by its code only.
    A raw capaian above `batas_wajar` percent is not believed: its figures most often are not what
    they seem.
    """

    nama: str = "bawaan"
    cap: float | None = 100.0
    minimise: str = "selisih"
    desimal: int = 2
    agregasi: str = "rerata_indikator"
    skala: str = "kpu"
    dokumen_ukur: tuple[str, ...] = ("lkj_tabel5", "lkj", "pk", "rkt_kegiatan", "rkt")
    dokumen_rincian: tuple[str, ...] = ("lkj_sasaran",)
    sumber: str = ""
    dasar_cap: str = ""
    batas_wajar: float = 1000.0

    def aturan(self) -> str:
        """Say the whole policy in one Indonesian sentence, to be printed in the report."""
        from kinerja_lib.dasar.bahasa import angka

        if self.cap is None:
            cap = "tanpa batas atas"
        else:
            cap = f"dibatasi paling tinggi {angka(self.cap)}% sebelum dirata-rata"
        return (
            f"kebijakan {self.nama}: capaian tiap indikator {cap}; capaian satker adalah "
            f"{AGREGASI[self.agregasi]}; arah turun memakai rumus {self.minimise} "
            f"({MINIMISE[self.minimise]}); angka baru dibulatkan saat dicetak, setengah ke atas, "
            f"paling banyak {self.desimal} desimal; kategori menurut skala {self.skala.upper()}"
        )

    @property
    def cara(self) -> str:
        """Name what decides a capaian: two years with the same are measured alike."""
        return name_policy(self.cap, self.minimise, self.agregasi)


def name_policy(cap: float | None, minimise: str, agregasi: str) -> str:
    """Name a policy in few words: `batas atas 100%, selisih, rerata indikator`."""
    return f"{name_cap(cap)}, {minimise}, {agregasi.replace('_', ' ')}"


def name_cap(cap: float | None) -> str:
    """Name a cap in words."""
    from kinerja_lib.dasar.bahasa import angka

    return "tanpa batas atas" if cap is None else f"batas atas {angka(cap)}%"


def read_kebijakan(path: Path, tahun: int | None = None) -> Kebijakan:
    """Read `[bawaan]` (or top-level keys), then `[tahun.<tahun>]` over it.

    Every table of the file is checked, whichever year is asked for. Raise PolicyError naming
    file, key, value, rule and remedy.
    """
    raw = _read(path)
    bawaan = _table(path, "bawaan", raw.pop("bawaan", {}))
    per_tahun = _table(path, "tahun", raw.pop("tahun", {}))
    values = _checked(path, "", raw) | _checked(path, "bawaan.", bawaan)
    for year, table in per_tahun.items():
        if not re.fullmatch(r"[0-9]{4}", year):
            raise _refuse(path, f"tahun.{year}", year, "tahun empat angka", "tulis [tahun.2023]")
        name = f"tahun.{year}"
        over = _checked(path, f"{name}.", _table(path, name, table))
        values |= over if year == str(tahun) else {}
    return Kebijakan(**values)


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except TomlError as error:
        raise PolicyError(str(error.at(path))) from None


def _table(path: Path, name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refuse(path, name, value, "harus berupa tabel", f"tulis [{name}] pada baris sendiri")
    return value


def _checked(path: Path, prefix: str, table: dict[str, Any]) -> dict[str, Any]:
    known = [f.name for f in fields(Kebijakan)]
    for key, value in table.items():
        if key not in known:
            remedy = "pakai: " + ", ".join(known)
            raise _refuse(path, prefix + key, value, "kunci tidak dikenal", remedy)
    return {key: _value(path, prefix, key, value) for key, value in table.items()}


def _value(path: Path, prefix: str, key: str, value: Any) -> Any:
    if key == "cap" and value == "tanpa":
        return None
    if key in ("cap", "batas_wajar"):
        return _batas(path, prefix + key, value)
    if key == "desimal":
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_DESIMAL:
            rule = f"harus bilangan bulat 0 sampai {MAX_DESIMAL}"
            raise _refuse(path, prefix + key, value, rule, "tulis misalnya 2")
        return value
    if key in ("dokumen_ukur", "dokumen_rincian"):
        return _codes(path, prefix + key, value)
    allowed = {"minimise": MINIMISE, "agregasi": AGREGASI}.get(key)
    if not isinstance(value, str) or (allowed and value not in allowed):
        remedy = "pakai: " + (", ".join(allowed) if allowed else "teks dalam tanda kutip")
        raise _refuse(path, prefix + key, value, "nilai tidak dikenal", remedy)
    return value


def _codes(path: Path, key: str, value: Any) -> tuple[str, ...]:
    """Return codes or kinds of documents; one may stand without brackets."""
    codes = [value] if isinstance(value, str) else value
    whole = isinstance(codes, list) and (codes or key.endswith("rincian"))
    if not whole or not all(isinstance(c, str) and c for c in codes):
        remedy = 'tulis misalnya ["lkj", "pk", "rkt"]'
        raise _refuse(path, key, value, "harus kode atau jenis dokumen", remedy)
    return tuple(codes)


def _batas(path: Path, key: str, value: Any) -> float:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not 0 < value <= MAX_BATAS:
        remedy = 'tulis misalnya 100 atau "tanpa"' if key.endswith("cap") else "tulis misalnya 1000"
        raise _refuse(path, key, value, f"harus angka di atas 0, paling tinggi {MAX_BATAS}", remedy)
    return float(value)


def _refuse(path: Path, key: str, value: object, rule: str, remedy: str) -> PolicyError:
    shown = one_line(value, MAX_NILAI)
    return PolicyError(f"{path}: {one_line(key, MAX_NILAI)}: {shown}: {rule}: {remedy}")
