"""Validate satker without rendering: every problem of every satker at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kinerja_lib.errors import DataError, PolicyError


def check_satker(kode: Iterable[str], data: str) -> list[str]:
    """Return every problem as `file:baris:kolom: nilai: aturan: perbaikan`."""
    from kinerja_lib.paket import read_paket

    problems: dict[str, None] = {}
    for satker in kode:
        try:
            paket = read_paket(satker, data)
            for tahun in (None, *paket.tahun):
                _check_reference(paket.acuan, tahun)
        except DataError as error:
            problems |= dict.fromkeys(str(t) for t in error.temuan)
        except PolicyError as error:
            problems |= dict.fromkeys(str(error).splitlines())
    return list(problems)


def _check_reference(acuan: Path, tahun: int | None) -> None:
    """Read the kebijakan, its scale and the sentences as a report would."""
    from kinerja_lib.capaian.kebijakan import read_kebijakan
    from kinerja_lib.capaian.skala import read_skala
    from kinerja_lib.kalimat import check
    from kinerja_lib.paket import ACUAN

    names = ("kebijakan.toml", "skala.csv", "kalimat.toml")
    files = [p if (p := acuan / n).exists() else ACUAN / n for n in names]
    check(files[2], ACUAN / "kalimat.toml")
    kebijakan, skala = read_kebijakan(files[0], tahun), read_skala(files[1])
    if kebijakan.skala not in skala:
        raise PolicyError(
            f"{files[0]}: skala: {kebijakan.skala}: tidak ada di {files[1].name}: "
            f"pakai: {', '.join(skala)}"
        )
