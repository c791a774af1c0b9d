"""Validate satker without rendering: every problem of every satker at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_lib.kesiapan import Kesiapan
    from kinerja_lib.paket import Paket

from kinerja_lib.errors import DataError, PolicyError

MIN_SAMA = 5
"""Rows from which equal tables are no coincidence."""


@dataclass(frozen=True)
class Pemeriksaan:
    """What was found: `masalah` keep reports from being made, `peringatan` do not.

    `siap` says of each sound satker what can be made.
    """

    masalah: tuple[str, ...]
    peringatan: tuple[str, ...]
    bermasalah: int
    diperiksa: int
    siap: tuple[str, ...] = field(default=(), compare=False)

    @property
    def ringkasan(self) -> str:
        """Say how many problems how many of the satker have."""
        some = f"{self.bermasalah} dari " if self.diperiksa > 1 else ""
        if not self.masalah:
            text = f"Tidak ada masalah pada {self.diperiksa} satker"
        elif not self.bermasalah:
            text = f"{len(self.masalah)} masalah pada acuan yang dipakai {self.diperiksa} satker"
        else:
            text = f"{len(self.masalah)} masalah pada {some}{self.diperiksa} satker"
        return f"{text}, {len(self.peringatan)} peringatan." if self.peringatan else f"{text}."


def check_satker(kode: Iterable[str], data: str) -> Pemeriksaan:
    """Return every problem as `file:baris:kolom: nilai: aturan: perbaikan`, and warnings."""
    from kinerja_lib.jalan.daftar import Kantor
    from kinerja_lib.kesiapan import assess_paket, current
    from kinerja_lib.paket import read_paket
    from kinerja_lib.reviu.pengecualian import check_rules

    problems: dict[str, None] = {}
    warnings: list[str] = []
    ready: list[str] = []
    twins: dict[int, list[str]] = {}
    bad, count = 0, 0
    for satker in kode:
        count += 1
        try:
            paket = read_paket(satker, data)
            twins.setdefault(_fingerprint(paket), []).append(paket.kode)
            waivers = check_rules(paket.tabel["pengecualian"].to_dict("records"))
            problems |= dict.fromkeys(str(t) for t in waivers)
            for tahun in (None, *paket.tahun):
                _check_reference(paket.acuan, tahun)
            years = current(assess_paket(paket))
            useless = not any(k.dapat for k in years)
            said = [f"{data}/satker/{paket.kode}: {line}" for line in _missing(years)]
            problems |= dict.fromkeys(said if useless else ())
            warnings += [] if useless else [f"peringatan: {line}" for line in said]
            ready.append(str(Kantor(paket.kode, paket.profil["nama"], tuple(years))))
            bad += bool(waivers) or useless
        except DataError as error:
            problems |= dict.fromkeys(str(t) for t in error.temuan)
            bad += 1
        except PolicyError as error:
            problems |= dict.fromkeys(str(error).splitlines())
    twins.pop(0, None)
    same = [[*dict.fromkeys(codes)] for codes in twins.values()]
    warnings += [_twins(codes, data) for codes in same if len(codes) > 1]
    return Pemeriksaan(tuple(problems), tuple(warnings), bad, count, tuple(ready))


def _missing(years: Sequence[Kesiapan]) -> Iterator[str]:
    """Say what keeps a year from being reported, and what its reports would leave out."""
    if not years:
        yield (
            "belum ada tahun yang dapat dilaporkan: isi target di tabel pengukuran atau "
            "perjanjian, lalu realisasi tiap triwulan di tabel triwulan"
        )
    for k in years:
        if not k.dapat:
            yield f"{k.tahun}: monev dan lkj belum dapat disusun: {k.kurang}"
        yield from (f"{k.tahun}: {line}" for line in k.peringatan)


def _fingerprint(paket: Paket) -> int:
    """Return a number that equal `pengukuran` tables share, 0 for a table of few rows."""
    from kinerja_lib.sumber import BARIS, BERKAS

    table = paket.tabel["pengukuran"].drop(columns=[BERKAS, BARIS])
    if len(table) < MIN_SAMA:
        return 0
    return hash(tuple(table.itertuples(index=False, name=None))) or 1


def _twins(kode: list[str], data: str) -> str:
    first, *rest = kode
    more = f" dan {len(rest) - 1} satker lain" if len(rest) > 1 else ""
    return (
        f"peringatan: {data}/satker/{rest[0]}: pengukuran: sama persis dengan satker {first}{more}"
        ": tiap satker mengukur kinerjanya sendiri: ganti dengan angka satker ini, atau hapus "
        "folder yang tersalin"
    )


def _check_reference(acuan: Path, tahun: int | None) -> None:
    """Read the kebijakan, its scale and the sentences as a report would."""
    from kinerja_lib.capaian.kebijakan import read_kebijakan
    from kinerja_lib.capaian.skala import read_skala
    from kinerja_lib.kalimat import check
    from kinerja_lib.paket import ACUAN, reference

    names = ("kebijakan.toml", "skala.csv", "kalimat.toml")
    files = [reference(acuan, n) for n in names]
    check(files[2], ACUAN / "kalimat.toml")
    kebijakan, skala = read_kebijakan(files[0], tahun), read_skala(files[1])
    if kebijakan.skala not in skala:
        raise PolicyError(
            f"{files[0]}: skala: {kebijakan.skala}: tidak ada di {files[1].name}: "
            f"pakai: {', '.join(skala)}"
        )
