"""Other offices that are named, and places that are not the office's own."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.paket.kantor_lain import Sebut
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import narasi, pendukung, tempat
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.sumber import BARIS, BERKAS


@aturan(
    "kantor-lain",
    SEDANG,
    "Kantor lain disebut",
    memeriksa="Nama KPU kota, kabupaten, atau provinsi lain di tabel dan narasi; kantor sendiri, "
    "KPU provinsinya, dan yang tertulis di kantor_lain pada profil.toml tidak termasuk.",
    dasar="Folder dan naskah sering disalin dari kantor lain; laporan hanya memuat kantor sendiri",
    perbaikan="Ganti bila sisa salinan; bila memang pembanding, tulis namanya di kantor_lain.",
)
def kantor_lain(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find other offices named in passing; a folder that seems to be theirs is refused before."""
    for asing in lap.paket.asing:
        cells = [p for s in asing.tempat if (p := _place(lap, s))]
        if cells:
            files = daftar(list(dict.fromkeys(p.berkas.rpartition("/")[2] for p in cells)))
            yield TemuanReviu(
                "kantor-lain",
                f"{asing.nama} disebut {len(cells)} kali di {files}.",
                tuple(cells),
                (("disebut", asing.nama), ("kantor ini", lap.paket.profil["nama"])),
            )


def _place(lap: Laporan, s: Sebut) -> Tempat | None:
    """Return the place in this year's tables and texts, None for another year's."""
    if s.tabel == "narasi":
        nama = s.berkas.rpartition("/")[2].removesuffix(".md")
        here = s.berkas.endswith(lap.place(nama))
        return narasi(lap, nama, "", s.tercetak) if here else None
    rows = (
        [(s.tabel, r) for r in lap.rows(s.tabel)]
        if s.tabel in lap.paket.tabel
        else [(f"pendukung/{entry['tabel']}", r) for entry, _, rows in pendukung(lap) for r in rows]
    )
    found = ((t, r) for t, r in rows if (r[BERKAS], r[BARIS]) == (s.berkas, s.baris))
    return next((tempat(t, r, s.kolom) for t, r in found), None)


@aturan(
    "tempat-berbeda",
    RINGAN,
    "Tempat penandatanganan bukan tempat kantor",
    memeriksa="Kolom tempat pada tabel dokumen dibanding tempat di profil.toml.",
    dasar="Tempat yang lain dapat berarti dokumen itu disalin dari kantor lain",
    perbaikan="Betulkan tempatnya, atau jelaskan bila memang ditandatangani di sana.",
)
def tempat_berbeda(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find documents that were signed elsewhere, one finding a place."""
    own = lap.paket.profil["tempat"]
    elsewhere: dict[str, list[Tempat]] = {}
    for r in lap.rows("dokumen"):
        if r["tempat"] and r["tempat"].casefold() != own.casefold():
            elsewhere.setdefault(r["tempat"], []).append(tempat("dokumen", r, "tempat"))
    for place, cells in elsewhere.items():
        yield TemuanReviu(
            "tempat-berbeda",
            f"{len(cells)} dokumen ditandatangani di {place}; tempat kantor ini {own}.",
            tuple(cells),
            (("ditandatangani di", place), ("tempat kantor", own)),
        )
