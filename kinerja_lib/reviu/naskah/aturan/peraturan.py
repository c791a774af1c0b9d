"""One regulation under two titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import Letak, Naskah, clean
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

_PERATURAN = re.compile(
    r"\b(undang[- ]+undang|peraturan(?: [a-z]+){1,12}?|keputusan(?: [a-z]+){1,8}?)"
    r"(?: republik indonesia| ri)? nomor:? ?([\w./-]*\d[\w./-]*) tahun (\d{4}) tentang "
    r"([^.,;:()\"“”]+)",
    re.I,
)
SAMA = 0.5
"""Share of the first words from which two titles are one, a misread word allowed."""
AWAL = 5
"""Words of a title that are compared: after them it may run on into the sentence."""


@aturan(
    "dok-judul-peraturan",
    SEDANG,
    "Satu peraturan disebut dengan dua judul",
    memeriksa='Judul sesudah "tentang" pada peraturan yang jenis, nomor, dan tahunnya sama.',
    dasar="Satu peraturan berjudul satu; dasar hukum yang salah menggugurkan rujukannya",
    perbaikan="Betulkan nomor atau judulnya menurut naskah peraturan.",
)
def judul_peraturan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find regulations of one number and year whose titles share too few words."""
    cited: dict[tuple[str, str, str], list[tuple[str, str, Letak]]] = {}
    for text, letak, _ in naskah.texts():
        for m in _PERATURAN.finditer(clean(text)):
            kind = re.sub(r"[^a-z]", "", m[1].lower())
            cited.setdefault((kind, m[2].lower(), m[3]), []).append((m[4].strip(), m[1], letak))
    for (_, nomor, tahun), titles in cited.items():
        first, kind, letak = titles[0]
        other = next((t for t in titles[1:] if not _same(first, t[0])), None)
        if other:
            odd = [(_short(first), letak), (_short(other[0]), other[2])]
            said = daftar([f'"{t}"' for t, _ in odd])
            yield TemuanReviu(
                "dok-judul-peraturan",
                f"{kind} Nomor {nomor} Tahun {tahun} disebut tentang {said}.",
                tuple(naskah.tempat(where, t) for t, where in odd),
                tuple(("tentang", t) for t, _ in odd),
            )


def _words(title: str) -> list[str]:
    return re.findall(r"[a-z]+", title.lower())


def _same(a: str, b: str) -> bool:
    x, y = _words(a), _words(b)
    n = min(len(x), len(y), AWAL)
    return not n or len(set(x[:n]) & set(y[:n])) >= SAMA * len(set(x[:n]))


def _short(title: str) -> str:
    return " ".join(title.split()[:AWAL])
