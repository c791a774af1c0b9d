"""Quantities as people print them: every office and indicator has its habits."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_lib.contoh.dadu import Dadu

SATUAN = {
    "laporan": ("laporan", "Laporan", "lap"),
    "orang": ("orang", "Orang"),
    "kali": ("kali", "Kali"),
    "kegiatan": ("kegiatan", "Kegiatan", "keg"),
    "dokumen": ("dokumen", "Dokumen", "dok"),
}
RENTANG = ("{}–{} {}", "{}-{} {}", "{} s.d. {} {}")
RUPIAH = ("Rp. {}", "Rp {}", "Rp{}")


@dataclass(frozen=True)
class Gaya:
    """How one indicator is printed: decimal sign, space before %, unit, range, money."""

    koma: bool
    spasi: bool
    satuan: int
    rentang: str
    rupiah: str
    garis: bool

    def desimal(self, x: float) -> str:
        """Print a number with at most two decimals and no trailing zeros."""
        text = f"{x:.2f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if self.koma else text

    def persen(self, x: float) -> str:
        """Print 87.5 as `87,5%`, `87.5%` or `87,5 %`."""
        return f"{self.desimal(x)}{' %' if self.spasi else '%'}"

    def jumlah(self, n: int, satuan: str) -> str:
        """Print 1234 as `1.234 orang`."""
        names = SATUAN.get(satuan, (satuan,))
        return f"{ribuan(n)} {names[self.satuan % len(names)]}"

    def uang(self, x: int) -> str:
        """Print rupiah."""
        return self.rupiah.format(ribuan(x))

    def antara(self, low: int, high: int, satuan: str) -> str:
        """Print a range."""
        return self.rentang.format(low, high, satuan)

    def gabungan(self, bagian: tuple[int, ...], satuan: str) -> str:
        """Print parts, each with its unit: `1 gedung dan 1 gudang`."""
        pairs = zip(bagian, satuan.split("/"), strict=True)
        return ("/" if self.garis else " dan ").join(f"{n} {unit}" for n, unit in pairs)


def make_gaya(dadu: Dadu) -> Gaya:
    """Choose the habits of one indicator."""
    return Gaya(
        koma=dadu.mungkin(0.8),
        spasi=dadu.mungkin(0.15),
        satuan=dadu.bulat(0, 2),
        rentang=dadu.pilih(RENTANG),
        rupiah=dadu.pilih(RUPIAH),
        garis=dadu.mungkin(0.3),
    )


def ribuan(n: int) -> str:
    """Print 1234567 as `1.234.567`."""
    return f"{n:,}".replace(",", ".")
