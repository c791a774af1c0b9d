"""Kaskade: the year's Perjanjian Kinerja as a tree, and which target supports which. No blocks.

Over rows as printed, of the documents in force. Two indicators are one when their letters and
digits are (`revisi.kunci`); nothing looser is tried: what has no counterpart is said to have none.
A reviewer's rules (`reviu.aturan.berjenjang`) read the same tree with `sama` set looser, so that
another wording is not told as a broken link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kinerja_lib.acuan.skala import Skala
from kinerja_lib.capaian.banding import compare
from kinerja_lib.capaian.uang import uang
from kinerja_lib.dasar.nilai import Nilai, read_nilai
from kinerja_lib.paket.revisi import in_force, latest, pengenal, pengganti

if TYPE_CHECKING:
    from kinerja_lib.satker.laporan import Laporan

Row = Mapping[Any, Any]

PUNCAK, SETARA, LEBIH_KUAT, LEBIH_LEMAH = "puncak", "setara", "lebih kuat", "lebih lemah"
TANPA_PADANAN, TAK_SEBANDING = "tidak ada padanan", "tidak dapat dibandingkan"
SESUAI, MELEBIHI = "tidak melebihi", "melebihi"


@dataclass(frozen=True)
class Tautan:
    """One PK target and the target that it supports: `induk`, a row of document `di`.

    `hubungan` is puncak (nothing stands above its document), setara, lebih kuat, lebih lemah,
    tidak ada padanan or tidak dapat dibandingkan; `alasan` says why not, or by what sum.
    `lompat`: the counterpart is not in the PK right above but further up. `ganda`: other documents
    of the same level that promise the same. `diampu`: some document below promises it too; None
    where no document below has targets in the data.
    """

    dokumen: Row
    target: Row
    hubungan: str
    di: Row | None = None
    induk: Row | None = None
    alasan: str = ""
    lompat: bool = False
    ganda: tuple[Row, ...] = ()
    diampu: bool | None = None

    @property
    def lemah(self) -> bool:
        """Tell whether a reviewer should look at it."""
        weak = self.hubungan in (LEBIH_LEMAH, TANPA_PADANAN, TAK_SEBANDING)
        return weak or self.lompat or bool(self.ganda) or self.diampu is False


@dataclass(frozen=True)
class Jenjang:
    """The budget of one PK beside the sum of those right below it, in rupiah.

    `bawah` sums what can be read; `terbaca` is False where some amount cannot. `hubungan` is
    melebihi (the readable part alone is more), tidak melebihi or tidak dapat dibandingkan.
    """

    dokumen: Row
    rows: tuple[Row, ...]
    pagu: float | None
    anak: tuple[Row, ...]
    rows_anak: tuple[Row, ...]
    bawah: float
    terbaca: bool

    @property
    def hubungan(self) -> str:
        """Compare the two amounts."""
        if self.pagu is not None and self.bawah > self.pagu:
            return MELEBIHI
        return SESUAI if self.pagu is not None and self.terbaca else TAK_SEBANDING


@dataclass(frozen=True, eq=False)
class Kaskade:
    """The PK of one year in force, in order, and their tree.

    `sama` tells, after the exact names were tried, whether two names are one indicator.
    `perjanjian` and `anggaran` hold all documents' rows; `indikator` tells polarity and scale of an
    indicator by its name, one that is not in it counts as the higher the better.
    """

    semua: Sequence[Row]
    perjanjian: Sequence[Row]
    anggaran: Sequence[Row] = ()
    indikator: Sequence[Row] = ()
    skala: Mapping[str, Skala] | None = None
    sama: Callable[[str, str], bool] | None = None

    @cached_property
    def pk(self) -> dict[str, Row]:
        """Return the PK in force by kode."""
        return {d["dokumen"]: d for d in in_force(self.semua) if d["jenis"] == "pk"}

    @cached_property
    def induk(self) -> dict[str, str]:
        """Return kode → kode of the PK in force right above, "" at the top."""
        baru = pengganti(self.semua)
        above = {k: latest(d["induk"], baru) if d["induk"] else "" for k, d in self.pk.items()}
        return {k: a if a in self.pk and a != k else "" for k, a in above.items()}

    def above(self, kode: str) -> list[str]:
        """Return the documents above one, nearest first."""
        found: list[str] = []
        while (kode := self.induk.get(kode, "")) and kode not in found:
            found.append(kode)
        return found

    def below(self, kode: str) -> list[str]:
        """Return every document under one, at any depth."""
        return [k for k in self.pk if k != kode and kode in self.above(k)]

    @cached_property
    def targets(self) -> dict[str, tuple[Row, ...]]:
        """Return the targets of each PK that has any in the data."""
        found = {k: tuple(r for r in self.perjanjian if r["dokumen"] == k) for k in self.pk}
        return {k: rows for k, rows in found.items() if rows}

    @cached_property
    def tautan(self) -> list[Tautan]:
        """Return every target with what it supports, document by document."""
        return [self._link(k, r) for k in self.pk for r in self.targets.get(k, ())]

    def _link(self, kode: str, row: Row) -> Tautan:
        ganda = tuple(self.pk[k] for k in self._owners(row, len(self.above(kode))) if k != kode)
        under = [k for k in self.below(kode) if k in self.targets]
        diampu = any(self._find(k, row) for k in under) if under else None
        made = Tautan(self.pk[kode], row, PUNCAK, ganda=ganda, diampu=diampu)
        above = [k for k in self.above(kode) if k in self.targets]
        if not above:
            alasan = "target PK di atasnya tidak ada di data"
            return (
                replace(made, hubungan=TAK_SEBANDING, alasan=alasan) if self.induk[kode] else made
            )
        for k in above:
            if (counterpart := self._find(k, row)) is not None:
                hubungan, alasan = self._compare(kode, row, k, counterpart)
                return replace(
                    made,
                    hubungan=hubungan,
                    alasan=alasan,
                    di=self.pk[k],
                    induk=counterpart,
                    lompat=k != above[0],
                )
        return replace(made, hubungan=TANPA_PADANAN)

    def _find(self, kode: str, row: Row) -> Row | None:
        """Return a document's target of the same indicator, of the same sasaran where it can."""
        name, sama = row["indikator"], self.sama
        same = [r for r in self.targets[kode] if pengenal(r["indikator"]) == pengenal(name)]
        if not same and sama:
            same = [r for r in self.targets[kode] if sama(r["indikator"], name)]
        alike = [r for r in same if pengenal(r["sasaran"]) == pengenal(row["sasaran"])]
        return next(iter(alike or same), None)

    def _owners(self, row: Row, depth: int) -> Iterator[str]:
        """Yield the documents of one level that promise an indicator."""
        for k in self.targets:
            if len(self.above(k)) == depth and self._find(k, row) is not None:
                yield k

    def _compare(self, kode: str, row: Row, di: str, induk: Row) -> tuple[str, str]:
        """Compare a target with the one above it; a quantity that several share by its sum."""
        atas, bawah = read_nilai(induk["target"]), read_nilai(row["target"])
        arah, skala = self._measure_of(row)
        owners = [k for k in self._owners(row, len(self.above(kode))) if di in self.above(k)]
        alasan = ""
        if len(owners) > 1 and bawah.jenis == "kuantitas":
            parts = [read_nilai(str((self._find(k, row) or row)["target"])) for k in owners]
            total = _sum(parts)
            bawah = total or bawah
            alasan = f"dijumlahkan dari {len(owners)} PK" if total else ""
        said = _blame(atas, bawah)
        if said:
            return TAK_SEBANDING, said
        pair = compare(atas, bawah, arah, dict(self.skala or {}), skala)
        if pair.nilai is not None:
            return SETARA if pair.nilai == 100 else LEBIH_LEMAH, alasan
        if not pair.bagian:
            return TAK_SEBANDING, "jenis targetnya berbeda"
        return _order(pair.bagian, pair.arah), alasan

    @cached_property
    def _known(self) -> dict[str, tuple[str, str]]:
        return {pengenal(r["nama"]): (r["arah"], r["skala"]) for r in self.indikator}

    def _measure_of(self, row: Row) -> tuple[str, str]:
        name, sama = row["indikator"], self.sama
        known = self._known.get(pengenal(name))
        if known is None and sama:
            near = (r for r in self.indikator if sama(r["nama"], name))
            known = next(((r["arah"], r["skala"]) for r in near), None)
        return known or ("naik", "")

    def arah_dianggap(self, row: Row) -> bool:
        """Tell whether a target's polarity is not in the data and so taken as naik."""
        return pengenal(row["indikator"]) not in self._known

    @cached_property
    def jenjang(self) -> list[Jenjang]:
        """Return the budget of each PK that has documents with a budget right below it."""
        return [j for k in self.pk if (j := self._jenjang(k)) is not None]

    def _jenjang(self, kode: str) -> Jenjang | None:
        own = self._budget(kode)
        anak = [k for k in self.pk if self.induk[k] == kode and self._budget(k)]
        if not own or not anak:
            return None
        rows = tuple(r for k in anak for r in self._budget(k))
        amounts = [uang(r, "pagu") for r in own]
        pagu = None if None in amounts else sum(a for a in amounts if a is not None)
        known = [a for r in rows if (a := uang(r, "pagu")) is not None]
        return Jenjang(
            self.pk[kode],
            own,
            pagu,
            tuple(self.pk[k] for k in anak),
            rows,
            sum(known),
            len(known) == len(rows),
        )

    def _budget(self, kode: str) -> tuple[Row, ...]:
        """Return one level of a document's budget: its kegiatan are part of its programmes."""
        rows = [r for r in self.anggaran if r["dokumen"] == kode]
        return tuple([r for r in rows if r["tingkat"] == "program"] or rows)


def kaskade_of(lap: Laporan, sama: Callable[[str, str], bool] | None = None) -> Kaskade:
    """Return the cascade of a report's year."""
    return Kaskade(
        lap.rows("dokumen"),
        lap.rows("perjanjian"),
        lap.rows("anggaran"),
        lap.rows("indikator"),
        lap.skala,
        sama,
    )


def _sum(parts: Sequence[Nilai]) -> Nilai | None:
    """Add quantities of one unit, None where one is anything else."""
    numbers = [n.angka for n in parts if n.angka is not None]
    if len(numbers) < len(parts) or len({(n.jenis, n.satuan) for n in parts}) > 1:
        return None
    return replace(parts[0], angka=sum(numbers))


def _blame(atas: Nilai, bawah: Nilai) -> str:
    """Say why two targets cannot be compared at all, "" where they may."""
    for nilai, nama in ((atas, "target PK di atasnya"), (bawah, "target ini")):
        if nilai.jenis == "kosong":
            return f"{nama} kosong"
        if nilai.jenis == "tak_terbaca":
            return f"{nama} tidak terbaca"
    units = [_units(atas), _units(bawah)]
    return "satuannya berbeda" if all(units) and not units[0] <= units[1] else ""


def _units(nilai: Nilai) -> set[str]:
    if nilai.jenis != "kuantitas":
        return set()
    return {u for _, u in nilai.bagian or ((0.0, nilai.satuan),)} - {""}


def _order(pairs: Sequence[tuple[float, float]], arah: str) -> str:
    """Say what (above, below) pairs come to: one weaker part makes the whole weaker."""
    better = {"naik": lambda t, r: r > t, "turun": lambda t, r: r < t}.get(arah)
    unequal = [(t, r) for t, r in pairs if t != r]
    if not unequal:
        return SETARA
    return LEBIH_KUAT if better and all(better(t, r) for t, r in unequal) else LEBIH_LEMAH
