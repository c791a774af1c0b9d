"""Kantor: who a satker is, for lists over many of them, without reading its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_lib.acuan.acuan import open_acuan
from kinerja_lib.dasar.errors import PolicyError
from kinerja_lib.dasar.toml import TomlError, read_toml
from kinerja_lib.paket.paket import REKAAN
from kinerja_lib.sumber import rows_of

JENIS = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota", "pusat": "Pusat"}

FIELDS = ("nama", "jenis", "provinsi", "kode_wilayah")


@dataclass(frozen=True)
class Kantor:
    """One satker by name and place; fields that nobody filled in are "".

    `rekaan` says that its data are invented.
    """

    kode: str
    nama: str = ""
    jenis: str = ""
    provinsi: str = ""
    kode_wilayah: str = ""
    rekaan: bool = False

    @property
    def kode_provinsi(self) -> str:
        """Return the two digits of the province, "" where they are not known."""
        digits = self.kode_wilayah[:2]
        return digits if len(digits) == 2 and digits.isascii() and digits.isdigit() else ""

    @property
    def jenis_tampil(self) -> str:
        """Return the kind of office as printed."""
        return JENIS.get(self.jenis, self.jenis[:1].upper() + self.jenis[1:]) or "–"


def read_kantor(
    root: Path, kode: Iterable[str], known: Mapping[str, Mapping[str, Any]]
) -> list[Kantor]:
    """Describe the satker of these codes, in their order.

    Each field is what the satker's report said (`known`), else what `acuan/satker.csv` says, else
    what its profil.toml says where that can be read.
    """
    listed = _listed(open_acuan(root).path("satker.csv"))
    found = []
    for k in kode:
        said, row = known.get(k, {}), listed.get(k, {})
        profil = {} if said else _profil(root / "satker" / k)
        invented = bool(said.get(REKAAN)) or profil.get(REKAAN) is True
        nama, jenis, provinsi, wilayah = (_first(name, said, row, profil) for name in FIELDS)
        found.append(Kantor(k, nama, jenis, provinsi, wilayah, invented))
    return found


def _first(name: str, *sources: Mapping[Any, Any]) -> str:
    texts = (str(s.get(name) or "").strip() for s in sources)
    return next(filter(None, texts), "")


def _listed(path: Path) -> dict[str, dict[Any, Any]]:
    from kinerja_lib.sumber.csv import read_table

    table, temuan = read_table(path, str(path))
    if table is None or temuan:
        raise PolicyError("\n".join(str(t) for t in temuan))
    return {str(r.get("kode", "")): r for r in rows_of(table)}


def _profil(folder: Path) -> dict[str, Any]:
    try:
        return read_toml(folder / "profil.toml")
    except TomlError:
        return {}
