"""Acuan: the reference data of a data folder, each file its own or else the project's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kinerja_lib.acuan.kalimat import check, fill
from kinerja_lib.acuan.kebijakan import Kebijakan, read_kebijakan
from kinerja_lib.acuan.skala import Skala, read_skala
from kinerja_lib.dasar.errors import PolicyError

ACUAN = Path(__file__).parents[2] / "data" / "acuan"
"""The project's own reference data, used where a data folder has none."""


@dataclass(frozen=True)
class Acuan:
    """Reference data below `folder` (`acuan/` of a data folder, which need not be there).

    Everything is read when it is first asked for, and once; keep one Acuan for many satker. Raises
    PolicyError naming file, place, value, rule and remedy where a file cannot be used.
    """

    folder: Path = ACUAN

    def path(self, berkas: str) -> Path:
        """Find a reference file: the folder's own (be it a broken link), else the project's."""
        own = self.folder / berkas
        return own if own.is_symlink() or own.exists() else ACUAN / berkas

    @cached_property
    def skala(self) -> dict[str, Skala]:
        """Return every scale by its code."""
        return read_skala(self.path("skala.csv"))

    def kebijakan(self, tahun: int | None = None) -> Kebijakan:
        """Return the policy of a year; without one, the default."""
        if tahun not in self._kebijakan:
            self._kebijakan[tahun] = read_kebijakan(self.path("kebijakan.toml"), tahun)
        return self._kebijakan[tahun]

    @cached_property
    def _kebijakan(self) -> dict[int | None, Kebijakan]:
        return {}

    def kalimat(self, kunci: str, isi: Mapping[str, object]) -> str:
        """Return the sentence `bagian.nama`, filled."""
        return fill(self.path("kalimat.toml"), kunci, isi)

    def check(self, tahun: int | None = None) -> None:
        """Read all that a report of the year rests on; raise PolicyError for what is unusable."""
        check(self.path("kalimat.toml"), ACUAN / "kalimat.toml")
        kebijakan = self.kebijakan(tahun)
        if kebijakan.skala not in self.skala:
            raise PolicyError(
                f"{self.path('kebijakan.toml')}: skala: {kebijakan.skala}: tidak ada di "
                f"{self.path('skala.csv').name}: pakai: {', '.join(self.skala)}"
            )

    def content(self) -> bytes:
        """Return what the files of measurement hold, to tell whether they changed."""
        return b"\0".join(self.path(n).read_bytes() for n in ("kebijakan.toml", "skala.csv"))


def open_acuan(root: Path) -> Acuan:
    """Return the reference data of a data folder."""
    return Acuan(root / "acuan")
