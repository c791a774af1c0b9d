"""The named policy of a reporting year: cap, minimise variant, aggregation, scale. Data, not code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kinerja_lib.errors import PolicyError

MINIMISE = {"selisih": "(2T − R) / T × 100, paling rendah 0", "rasio": "T / R × 100"}
AGREGASI = {
    "rerata_indikator": "rerata capaian semua indikator yang dapat dihitung",
    "rerata_sasaran": "rerata dari rerata capaian tiap sasaran",
    "tertimbang": "rerata capaian indikator tertimbang bobot",
}


@dataclass(frozen=True)
class Kebijakan:
    """How a year is measured; `cap` in percent, None = no cap."""

    cap: float | None = 100.0
    minimise: str = "selisih"
    agregasi: str = "rerata_indikator"
    skala: str = "kpu"
    dokumen_ukur: str = "lkj_tabel5"
    sumber: str = ""

    def aturan(self) -> str:
        """Say the whole policy in one Indonesian sentence, to be printed in the report."""
        from kinerja_lib.bahasa import angka

        cap = "tanpa batas atas" if self.cap is None else f"dibatasi paling tinggi {angka(self.cap)}%"
        return (
            f"capaian tiap indikator {cap} sebelum dirata-rata; capaian satker adalah "
            f"{AGREGASI[self.agregasi]}; arah turun memakai rumus {self.minimise} "
            f"({MINIMISE[self.minimise]}); kategori menurut skala {self.skala.upper()}"
        )


def read_kebijakan(path: Path, tahun: int | None = None) -> Kebijakan:
    """Read `[bawaan]` (or top-level keys), then `[tahun.<tahun>]` over it.

    Raise PolicyError naming file, key, value, rule and remedy.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PolicyError(f"{path}: kebijakan tidak dapat dibaca ({error}). Periksa berkasnya.") from None
    values = {k: v for k, v in raw.items() if k not in ("bawaan", "tahun")}
    values |= raw.get("bawaan", {}) | raw.get("tahun", {}).get(str(tahun), {})
    known = [f.name for f in fields(Kebijakan)]
    for key, value in values.items():
        if key not in known:
            raise _refuse(path, key, value, "kunci tidak dikenal", "pakai: " + ", ".join(known))
    return Kebijakan(**{key: _checked(path, key, value) for key, value in values.items()})


def _checked(path: Path, key: str, value: Any) -> Any:
    if key == "cap":
        if value == "tanpa":
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
            raise _refuse(path, key, value, "harus angka di atas 0", 'tulis mis. 100 atau "tanpa"')
        return float(value)
    allowed = {"minimise": MINIMISE, "agregasi": AGREGASI}.get(key)
    if not isinstance(value, str) or (allowed and value not in allowed):
        listing = ", ".join(allowed or ()) or "teks"
        raise _refuse(path, key, value, "nilai tidak dikenal", f"pakai: {listing}")
    return value


def _refuse(path: Path, key: str, value: object, rule: str, remedy: str) -> PolicyError:
    return PolicyError(f"{path}: {key}: {value}: {rule}: {remedy}")
