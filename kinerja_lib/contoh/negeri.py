"""The offices of the invented country, in a fixed order: a province, then its kabupaten and kota.

Codes are six digits in ranges that this project keeps for invented offices (99xxxx and 0099xx), so
an office of number n is the same however many there are.
"""

from __future__ import annotations

from dataclasses import dataclass

PROVINSI = (
    17,
    9,
    23,
    12,
    6,
    15,
    23,
    10,
    8,
    19,
    13,
    27,
    7,
    14,
    24,
    11,
    16,
    5,
    21,
    12,
    9,
    24,
    8,
    13,
    10,
    18,
    6,
    15,
    11,
    20,
    8,
    12,
    17,
    9,
    13,
    14,
    7,
    8,
)
"""How many kabupaten and kota each province has: 38 provinces, 514 kabupaten and kota."""
KOTA_TIAP = 5
NOL_TIAP = 12


@dataclass(frozen=True)
class KantorRekaan:
    """One invented office; `induk` is the code of its province's office, "" for a province."""

    nomor: int
    kode: str
    nama: str
    nama_panjang: str
    jenis: str
    wilayah: str
    kode_wilayah: str
    provinsi: str
    induk: str

    @property
    def nomor_provinsi(self) -> int:
        """Return the number of the province."""
        return int(self.kode_wilayah[:2])

    @property
    def adalah_provinsi(self) -> bool:
        """Tell whether this is the office of a province."""
        return self.jenis == "provinsi"


def list_kantor(banyak: int) -> list[KantorRekaan]:
    """Return the first `banyak` offices; 552 are 38 provinces and 514 kabupaten and kota."""
    found: list[KantorRekaan] = []
    provinsi = daerah = 0
    while len(found) < banyak:
        size = PROVINSI[provinsi % len(PROVINSI)]
        provinsi += 1
        atas = _provinsi(len(found) + 1, provinsi)
        found.append(atas)
        for urut in range(1, size + 1):
            daerah += 1
            found.append(_daerah(len(found) + 1, daerah, urut, atas))
    return found[:banyak]


def kode_satker(nomor: int) -> str:
    """Return the code of office `nomor`; every twelfth begins with 0."""
    return f"0099{nomor // NOL_TIAP:02d}" if nomor % NOL_TIAP == 0 else f"99{nomor:04d}"


def _provinsi(nomor: int, urut: int) -> KantorRekaan:
    nama = f"Provinsi Contoh {urut:02d}"
    return KantorRekaan(
        nomor,
        kode_satker(nomor),
        f"KPU {nama}",
        f"Komisi Pemilihan Umum {nama}",
        "provinsi",
        nama,
        f"{urut:02d}",
        nama,
        "",
    )


def _daerah(nomor: int, urut: int, di_provinsi: int, atas: KantorRekaan) -> KantorRekaan:
    """Return a kabupaten or kota; in its province kota are numbered from 71."""
    kota = di_provinsi % KOTA_TIAP == 0
    jenis = "kota" if kota else "kabupaten"
    nama = f"{jenis.capitalize()} Contoh {urut:03d}"
    kotas = di_provinsi // KOTA_TIAP
    dalam = 70 + kotas if kota else di_provinsi - kotas
    return KantorRekaan(
        nomor,
        kode_satker(nomor),
        f"KPU {nama}",
        f"Komisi Pemilihan Umum {nama}",
        jenis,
        nama,
        f"{atas.kode_wilayah}.{dalam:02d}",
        atas.provinsi,
        atas.kode,
    )
