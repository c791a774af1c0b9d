"""What the text announces and does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import CAPTION, Alinea, Letak, Naskah, Tabel, clean, fold
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.naskah.aturan.nomor import captions, is_entry
from kinerja_lib.reviu.temuan import RINGAN, SEDANG, TemuanReviu

_SEBUT = re.compile(r"\b(tabel|gambar|grafik) (\d{1,3})\b(?![.,]?\d)", re.I)
_UMUM = re.compile(
    r"\b(tabel|gambar|grafik|diagram|bagan|rumus)\b(?P<antara>[^.;:]{0,80})"
    r"(?:berikut|di bawah(?: ini)?)[^.;]{0,20}:?\s*$"
    r"|\bberikut (?:adalah |ini |merupakan )?(?P<apa>tabel|gambar|grafik|diagram|bagan)\b"
    r"[^.;]*:\s*$"
    r"|\b(?P<pakai>rumus|tabel|gambar|grafik)\b (?:sebagai )?berikut(?: ini)? ?:\s*$",
    re.I,
)
_RUMUS = re.compile(r"[=×÷]|\w\s?[/x]\s?\w.*100")
DEKAT = 3
"""Lines below an announcement among which the thing is looked for."""


@aturan(
    "dok-rujukan",
    SEDANG,
    "Tabel atau gambar yang dirujuk tidak ada",
    memeriksa='"Tabel 7" dan "Gambar 2" di dalam kalimat dan di daftar tabel/gambar, dibanding '
    "judul tabel dan gambar yang ada; juga judul yang berbeda dari daftarnya.",
    dasar="Yang dirujuk harus dapat dibuka pembaca",
    perbaikan="Betulkan nomornya, atau muat tabel dan gambarnya.",
)
def rujukan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find numbers without a caption, where the report has captions at all."""
    here = captions(naskah)
    have = {(kind, n) for kind, items in here.items() for n, _, _ in items}
    gone: dict[tuple[str, int], list[tuple[Letak, str]]] = {}
    for a in naskah.alinea:
        text = clean(a.teks)
        own = CAPTION.match(text)
        for match in _SEBUT.finditer(text):
            key = (match[1].lower(), int(match[2]))
            if key not in have and not (own and match.start() == 0 and not is_entry(text)):
                gone.setdefault(key, []).append((a.letak, text[:120]))
    for (kind, n), places in gone.items():
        yield TemuanReviu(
            "dok-rujukan",
            f"{kind.title()} {n} dirujuk, tetapi tidak ada di naskah.",
            tuple(naskah.tempat(letak, text) for letak, text in places),
        )
    yield from _unlisted(naskah, have)


def _unlisted(naskah: Naskah, have: set[tuple[str, int]]) -> Iterator[TemuanReviu]:
    """Find captions that a list of tables or figures leaves out."""
    listed: dict[str, set[int]] = {}
    for a in naskah.alinea:
        match = CAPTION.match(clean(a.teks))
        if match and is_entry(a.teks):
            listed.setdefault(match[1].lower(), set()).add(int(match[2]))
    for kind, numbers in listed.items():
        gone = sorted(n for k, n in have if k == kind and n not in numbers)
        if gone and len(numbers) > 1:
            said = daftar([str(n) for n in gone])
            at = [i for i in captions(naskah)[kind] if i[0] in gone]
            yield TemuanReviu(
                "dok-rujukan",
                f"{kind.title()} {said} tidak ada di daftar {kind}.",
                tuple(naskah.tempat(p, f"{kind.title()} {n}. {t}") for n, p, t in at),
            )


@aturan(
    "dok-pengantar",
    RINGAN,
    'Diumumkan "berikut", tetapi tidak ada',
    memeriksa="Kalimat pengantar tabel, gambar, grafik, bagan, atau rumus dan yang mengikutinya.",
    dasar="Yang diumumkan harus dapat dibaca; gambar tanpa judul tidak terbaca mesin",
    perbaikan="Muat yang diumumkan beserta judulnya, atau hapus kalimat pengantarnya.",
)
def pengantar(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find announcements that no table, caption or formula follows."""
    parts = naskah.bagian
    for i, a in enumerate(parts):
        if not isinstance(a, Alinea) or a.tingkat:
            continue
        text = clean(a.teks)
        match = _UMUM.search(text)
        kind = next((g for g in (match[1], match["apa"], match["pakai"]) if g), "") if match else ""
        if kind and not _follows(kind.lower(), parts[i + 1 : i + 1 + DEKAT]):
            yield TemuanReviu(
                "dok-pengantar",
                f"{kind.capitalize()} diumumkan, tetapi tidak terbaca sesudahnya; mungkin berupa "
                "gambar tanpa judul.",
                (naskah.tempat(a.letak, text[-120:]),),
            )


def _follows(kind: str, below: Sequence[Alinea | Tabel]) -> bool:
    if kind == "rumus":
        return any(isinstance(p, Alinea) and _RUMUS.search(clean(p.teks)) for p in below[:1])
    for part in below:
        if isinstance(part, Tabel):
            return True
        if part.tingkat or re.match(r"sasaran\d", fold(part.teks)):
            return False
        if CAPTION.match(clean(part.teks)) or "![" in part.teks:
            return True
    return False
