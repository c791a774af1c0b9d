"""Parts that a Laporan Kinerja must have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import Naskah, clean
from kinerja_lib.reviu.aturan import PERMENPAN
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu

MIN_ALINEA = 40
"""Lines from which a file is held to be a whole report."""
WAJIB = (
    ("Pendahuluan", r"pendahuluan"),
    ("Perencanaan Kinerja", r"perencanaan kinerja|perencanaan dan perjanjian kinerja"),
    ("Akuntabilitas Kinerja", r"akuntabilitas kinerja"),
    ("Realisasi Anggaran", r"(?:realisasi|akuntabilitas|penyerapan|kinerja) (?:anggaran|keuangan)"),
    ("Penutup", r"penutup"),
    ("Perjanjian Kinerja", r"perjanjian kinerja|penetapan kinerja"),
)
ANALISIS = (
    (
        "perbandingan dengan tahun lalu",
        r"(?:tahun|capaian|kinerja)[^.]{0,60}(?:sebelumnya|lalu)\b|tren (?:capaian|kinerja|\d)",
    ),
    (
        "perbandingan dengan target jangka menengah",
        r"(?:perbanding\w*|dibanding\w*|capaian|realisasi|kemajuan)[^.]{0,80}"
        r"(?:target (?:jangka menengah|renstra|akhir renstra)|akhir (?:periode )?renstra)"
        r"|renstra[^.]{0,60}(?:target akhir|kemajuan)",
    ),
    (
        "perbandingan dengan standar nasional",
        r"standar nasional|rata-rata nasional|(?:secara|tingkat) "
        r"nasional[^.]{0,40}(?:capaian|target)"
        r"|(?:target|capaian) nasional",
    ),
    (
        "efisiensi penggunaan sumber daya",
        r"efisiensi (?:penggunaan |pemakaian )?(?:sumber daya|anggaran)"
        r"|(?:tingkat|nilai) efisiensi",
    ),
)


def is_whole(naskah: Naskah) -> bool:
    """Tell a whole report from a piece of one."""
    return len(naskah.alinea) >= MIN_ALINEA


def _heads(naskah: Naskah) -> list[str]:
    """Return headings, and short lines that may be one: no bullet, no end of a sentence."""
    return [
        clean(a.teks).lower()
        for a in naskah.alinea
        if a.tingkat or (len(a.teks) < 80 and not a.butir and a.teks[-1:] not in ".;:,")
    ]


@aturan(
    "dok-bagian-wajib",
    BERAT,
    "Bagian wajib tidak ada",
    memeriksa="Judul bab dan bagian yang diwajibkan: pendahuluan, perencanaan kinerja, "
    "akuntabilitas kinerja, realisasi anggaran, penutup, dan perjanjian kinerja.",
    dasar=f"{PERMENPAN}, Lampiran II: format Laporan Kinerja",
    perbaikan="Tambahkan bagiannya, atau beri judul yang dapat dikenali.",
)
def bagian_wajib(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find parts that no heading and no short line names."""
    if not is_whole(naskah):
        return
    heads = _heads(naskah)
    for name, pattern in WAJIB:
        if not any(re.search(rf"\b(?:{pattern})\b", h) for h in heads):
            yield TemuanReviu(
                "dok-bagian-wajib",
                f"{name}: tidak ada judul yang menyebutnya.",
                (naskah.tempat(naskah.alinea[0].letak, ""),),
                (("bagian", name),),
            )


@aturan(
    "dok-ikhtisar",
    SEDANG,
    "Ikhtisar eksekutif tidak ada",
    memeriksa="Judul ikhtisar atau ringkasan eksekutif.",
    dasar=f"{PERMENPAN}, Lampiran II: format Laporan Kinerja",
    perbaikan="Tambahkan ikhtisar eksekutif sebelum Bab I.",
)
def ikhtisar(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find a report without a summary."""
    if is_whole(naskah) and not any(
        re.search(r"\b(?:ikhtisar|ringkasan)\b", x) for x in _heads(naskah)
    ):
        yield TemuanReviu(
            "dok-ikhtisar",
            "Tidak ada judul ikhtisar atau ringkasan eksekutif.",
            (naskah.tempat(naskah.alinea[0].letak, ""),),
        )


@aturan(
    "dok-analisis",
    SEDANG,
    "Analisis capaian yang diwajibkan tidak ditemukan",
    memeriksa="Perbandingan capaian dengan tahun lalu, target jangka menengah, dan standar "
    "nasional, serta analisis efisiensi, di seluruh naskah.",
    dasar=f"{PERMENPAN}, Lampiran II: isi Bab III",
    perbaikan="Tambahkan analisisnya, atau nyatakan mengapa tidak berlaku.",
)
def analisis(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find, in one finding, the required comparisons that no sentence speaks of."""
    if not is_whole(naskah):
        return
    text = ". ".join(dict.fromkeys(clean(t).lower() for t, _, _ in naskah.texts() if len(t) > 5))
    gone = [name for name, pattern in ANALISIS if not re.search(pattern, text)]
    if gone:
        yield TemuanReviu(
            "dok-analisis",
            f"Tidak ditemukan {daftar(gone)}.",
            (naskah.tempat(naskah.alinea[0].letak, ""),),
            tuple(("tidak ditemukan", name) for name in gone),
        )
