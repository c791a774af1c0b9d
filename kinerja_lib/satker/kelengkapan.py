"""Which mandatory parts of a Laporan Kinerja have content (Permenpan-RB 53/2014).

The seven items of each sasaran, and the parts that stand once. Chapters show what is there; this
only tells whether it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kinerja_lib.capaian.anggaran import efisiensi, penyerapan
from kinerja_lib.capaian.uang import one_level, sum_uang
from kinerja_lib.satker.berlaku import berlaku
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.sekali import sekali

BILA_ADA = 4
"""The item that is asked for only where there is one: a national standard."""


@sekali
def terisi(lap: Laporan, kode: str) -> tuple[bool, ...]:
    """Tell which of the seven items of a sasaran have content; asked for by many, told once."""
    ukur = [r["kode"] for r in lap.measured(kode)]
    return (
        bool(ukur),
        any(_earlier(lap, k) for k in ukur) or bool(lap.narasi(kode, "tahun sebelumnya")),
        any(lap.all_rows("renstra", kode=k) for k in ukur),
        any(lap.rows("standar", kode=k) for k in ukur),
        bool(lap.narasi(kode, "analisis")),
        _efisiensi(lap, kode) or bool(lap.narasi(kode, "efisiensi")),
        bool(lap.narasi(kode, "program")) or bool(lap.rows("anggaran", kode_sasaran=kode)),
    )


def _earlier(lap: Laporan, kode: str) -> bool:
    rows = lap.all_rows("pengukuran", kode=kode)
    return any(r["tahun"] < str(lap.tahun) and r["realisasi"] != "" for r in rows)


def _efisiensi(lap: Laporan, kode: str) -> bool:
    rows = one_level(berlaku(lap, "anggaran", kode_sasaran=kode))
    total = lap.per_sasaran.get(kode)
    if not rows or total is None:
        return False
    serapan = penyerapan(sum_uang(rows, "pagu"), sum_uang(rows, "realisasi"))
    return efisiensi(total.nilai, serapan) is not None


@dataclass(frozen=True)
class Bagian:
    """A part that a report has once: what it is, where it is filled in, whether it is there."""

    nama: str
    isi_di: str
    ada: Callable[[Laporan], bool]


def _ditulis(nama: str, berkas: str, bagian: str = "") -> Bagian:
    isi_di = f"narasi/{{tahun}}/{berkas}.md" + (f", bagian ## {bagian}" if bagian else "")
    return Bagian(nama, isi_di, lambda lap: bool(lap.narasi(berkas, bagian)))


def _perjanjian(lap: Laporan) -> bool:
    kode = {d["dokumen"] for d in lap.rows("dokumen", jenis="pk")}
    return any(r["dokumen"] in kode for r in lap.rows("perjanjian"))


def _realisasi(lap: Laporan) -> bool:
    rows = one_level(berlaku(lap, "anggaran"))
    return bool(rows) and sum_uang(rows, "realisasi") is not None


BAGIAN = (
    _ditulis("kata pengantar", "kata_pengantar"),
    Bagian(
        "struktur organisasi (Bab I)", "{tabel[struktur]}", lambda lap: bool(lap.rows("struktur"))
    ),
    _ditulis("aspek strategis organisasi (Bab I)", "pendahuluan", "aspek strategis"),
    _ditulis("permasalahan utama (Bab I)", "pendahuluan", "permasalahan utama"),
    Bagian("Perjanjian Kinerja (Bab II)", "{tabel[perjanjian]} dan {tabel[dokumen]}", _perjanjian),
    Bagian("realisasi anggaran (Bab III B)", "{tabel[anggaran]}, kolom realisasi", _realisasi),
    _ditulis("simpulan (Bab IV)", "penutup", "simpulan"),
    _ditulis("rencana tindak lanjut (Bab IV)", "penutup", "tindak lanjut"),
)
"""Parts that the regulation asks for once, in its order."""


@dataclass(frozen=True)
class Kurang:
    """A mandatory part without content, and where to fill it in; `sasaran` are codes, if any."""

    nama: str
    isi_di: str
    butir: int = 0
    sasaran: tuple[str, ...] = ()


def place(lap: Laporan, isi_di: str, kode: str = "<sasaran>") -> str:
    """Name the satker's own files where a part is filled in, in the folder of the satker."""
    return isi_di.format(tahun=lap.tahun, tabel=lap.paket.tempat, kode=kode)


def missing(lap: Laporan) -> list[Kurang]:
    """Return the mandatory parts that are `belum diisi`; an item of the seven once for all."""
    found = [Kurang(b.nama, place(lap, b.isi_di)) for b in BAGIAN if not b.ada(lap)]
    filled = {s["kode"]: terisi(lap, s["kode"]) for s in lap.sasaran}
    for butir in BUTIR:
        lacking = tuple(k for k, items in filled.items() if not items[butir.no - 1])
        if lacking and butir.no != BILA_ADA:
            found.append(Kurang(butir.judul, place(lap, butir.isi_di), butir.no, lacking))
    return found


@dataclass(frozen=True)
class Butir:
    """One of the seven items of each sasaran: its heading, and the table or text that fills it."""

    no: int
    judul: str
    isi_di: str


BUTIR = (
    Butir(1, "Target dan realisasi tahun ini", "{tabel[pengukuran]}"),
    Butir(2, "Dibanding tahun-tahun sebelumnya", "{tabel[pengukuran]}, tahun sebelumnya"),
    Butir(3, "Terhadap target jangka menengah Renstra", "{tabel[renstra]}"),
    Butir(4, "Terhadap standar nasional", "{tabel[standar]}"),
    Butir(
        5,
        "Penyebab keberhasilan atau kegagalan serta solusi",
        "narasi/{tahun}/{kode}.md, bagian ## analisis",
    ),
    Butir(6, "Efisiensi penggunaan sumber daya", "{tabel[anggaran]}, kolom realisasi"),
    Butir(7, "Program dan kegiatan penunjang", "narasi/{tahun}/{kode}.md, bagian ## program"),
)
"""The seven items of Permenpan-RB 53/2014, in their order."""
