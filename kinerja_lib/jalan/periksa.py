"""Validate satker without rendering: every problem of every satker at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_lib.kembar import Jejak
    from kinerja_lib.kesiapan import Kesiapan
    from kinerja_lib.paket import Paket

from kinerja_lib.errors import DataError, KinerjaError, PolicyError, UsageError, bring_together
from kinerja_lib.jalan.terpisah import apart
from kinerja_lib.sumber import rows_of


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
            text = (
                f"{len(self.masalah)} masalah pada acuan atau folder data {self.diperiksa} satker"
            )
        else:
            text = f"{len(self.masalah)} masalah pada {some}{self.diperiksa} satker"
        return f"{text}, {len(self.peringatan)} peringatan." if self.peringatan else f"{text}."


@dataclass
class _Satu:
    """What the check of one satker came to; `jejak` tells its rows from those of others."""

    masalah: list[str] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)
    buruk: bool = False
    siap: str = ""
    jejak: Jejak | None = None


def check_satker(kode: Iterable[str], data: str, semua: bool = False) -> Pemeriksaan:
    """Return every problem as `file:baris:kolom: nilai: aturan: perbaikan`, and warnings.

    `semua` says that the whole data folder is checked: what belongs to no satker is named too.
    Each satker is read apart: one that no reader survives keeps nobody else from being checked.
    """
    from kinerja_lib.kembar import pairs, told

    refused, left = _strays(data) if semua else ([], [])
    problems, warnings = dict.fromkeys(refused), [*left]
    ready: dict[str, str] = {}
    traces: dict[str, Jejak] = {}
    bad: set[str] = set()
    codes = [*kode]
    checked = apart(lambda k: _check(k, data), codes, lambda k: f"{data}/satker/{k}")
    for satker, one in zip(codes, checked, strict=True):
        if isinstance(one, UsageError):
            raise one
        if isinstance(one, KinerjaError):
            one = _Satu([str(one)], buruk=True)
        problems |= dict.fromkeys(one.masalah)
        warnings += one.peringatan
        if one.jejak is not None:
            traces[one.jejak.kode] = one.jejak
        if one.siap:
            ready[satker] = one.siap
        bad |= {satker} if one.buruk else set()
    same = [(a, b, shared) for a, b, shared in pairs(traces.values()) if not a.answered(b)]
    warnings += _copies([(a.kode, b.kode) for a, b, _ in same if a.nama == b.nama], data)
    for a, b, shared in same:
        if a.nama != b.nama:
            problems[str(told(a, b, shared, data))] = None
            bad |= {a.kode, b.kode}
    able = tuple(said for k, said in ready.items() if k not in bad)
    return Pemeriksaan(tuple(problems), tuple(warnings), len(bad), len(codes), able)


def _check(satker: str, data: str) -> _Satu:
    """Read one satker as a report would, and say what keeps it from one."""
    from kinerja_lib.jalan.daftar import Kantor
    from kinerja_lib.kesiapan import assess_paket, current
    from kinerja_lib.paket import read_paket
    from kinerja_lib.reviu.pengecualian import check_rules

    one = _Satu()
    try:
        paket = read_paket(satker, data)
        one.jejak = _trace(paket, data)
        one.peringatan += [f"peringatan: {t}" for t in paket.sisa]
        waivers = check_rules(rows_of(paket.tabel["pengecualian"]))
        one.masalah += bring_together(waivers)
        for tahun in (None, *paket.tahun):
            _check_reference(paket.acuan, tahun)
        years = current(assess_paket(paket))
        useless = not any(k.dapat for k in years)
        said = [f"{data}/satker/{paket.kode}: {line}" for line in _missing(years)]
        one.masalah += said if useless else []
        one.peringatan += [] if useless else [f"peringatan: {line}" for line in said]
        one.siap = str(Kantor(paket.kode, paket.profil["nama"], tuple(years)))
        one.buruk = bool(waivers) or useless
    except DataError as error:
        one.masalah += str(error).splitlines()
        one.buruk = True
    except PolicyError as error:
        one.masalah += str(error).splitlines()
    return one


def _strays(data: str) -> tuple[list[str], list[str]]:
    from kinerja_lib.paket import find_data, strays

    refused, said = strays(find_data(data), data)
    return [*map(str, refused)], [f"peringatan: {t}" for t in said]


def _trace(paket: Paket, data: str) -> Jejak:
    """Return what tells a satker from others; raise DataError for one that is another's copy."""
    from kinerja_lib.kembar import DILIHAT, refuse_twin, trace

    refuse_twin(paket.folder.parents[1], paket.kode, data)
    rows = {n: rows_of(paket.tabel[n], columns) for n, columns in DILIHAT.items()}
    return trace(paket.kode, paket.profil, rows)


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


def _copies(same: Sequence[tuple[str, str]], data: str) -> Iterator[str]:
    """Say once of each office under several codes that they have the same figures."""
    groups: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    for pair in same:
        a, b = sorted(pair)
        first = home.setdefault(b, home.get(a, a))
        groups.setdefault(first, [])
        groups[first] += [b] if b not in groups[first] else []
    for first, (second, *rest) in groups.items():
        more = f" dan {len(rest)} satker lain" if rest else ""
        yield (
            f"peringatan: {data}/satker/{second}: pengukuran: sama dengan satker {first}{more}"
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
