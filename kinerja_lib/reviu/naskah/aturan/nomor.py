"""Numbers that headings, captions, tables and lists leave out or give twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kinerja_lib.dasar.bahasa import daftar
from kinerja_lib.naskah.naskah import CAPTION, Alinea, Letak, Naskah, Tabel, clean, fold
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.temuan import RINGAN, TemuanReviu

Bernomor = tuple[int, Letak, str]
"""A number, its place, the text it stands before."""
_ANGKA = re.compile(r"^\(?(\d{1,2})[.)]\s+\D")
_HURUF = re.compile(r"^([a-z]|1)[.)]\s+\S")
_BAB = re.compile(r"^(?:bab\s+)?[ivx]{1,5}\b[.\s]", re.I)
DASAR = "Nomor yang hilang dapat berarti bagian yang hilang"


def captions(naskah: Naskah) -> dict[str, list[Bernomor]]:
    """Return the captions by kind (tabel, gambar, grafik), without those of a list of tables."""
    found: dict[str, list[Bernomor]] = {}
    for a in naskah.alinea:
        match = CAPTION.match(clean(a.teks))
        if match and not is_entry(a.teks) and _is_caption(match[3]):
            here = found.setdefault(match[1].lower(), [])
            here.append((int(match[2]), a.letak, match[3].strip(" .")))
    return found


def is_entry(text: str) -> bool:
    """Tell whether a line belongs to a list of contents: it ends in leaders or a page number."""
    return bool(re.search(r"(?:\.\s?){4,}|…{2,}|\t\d{1,3}$", text))


def _is_caption(title: str) -> bool:
    """Tell a caption from a sentence that begins with `Tabel 5 memuat ...`."""
    return not title or ((title[0].isupper() or title[0].isdigit()) and len(title) < 200)


@aturan(
    "dok-nomor-judul",
    RINGAN,
    "Nomor judul, tabel, atau gambar melompat atau berulang",
    memeriksa="Urutan nomor judul di setiap bab, dan nomor tabel dan gambar di seluruh naskah.",
    dasar=DASAR,
    perbaikan="Pulihkan bagian yang hilang, atau urutkan kembali nomornya.",
)
def nomor_judul(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find gaps and doubles among captions of one kind, and gaps among numbered headings."""
    for kind, items in captions(naskah).items():
        yield from _caption_numbers(naskah, kind, items)
    for before, after in _heading_gaps(naskah.judul):
        lead = f"sesudah nomor {before[0]}" if before[0] else "di awal bab"
        missing = daftar([str(n) for n in range(before[0] + 1, after[0])])
        yield TemuanReviu(
            "dok-nomor-judul",
            f'Judul nomor {missing} tidak ada {lead}, sebelum "{after[2]}".',
            tuple(naskah.tempat(p[1], p[2]) for p in (before, after)),
            (("sebelum", str(before[0] or "")), ("sesudah", str(after[0]))),
        )


def _caption_numbers(naskah: Naskah, kind: str, items: Sequence[Bernomor]) -> Iterator[TemuanReviu]:
    numbers = {n for n, _, _ in items}
    gone = [n for n in range(1, max(numbers)) if n not in numbers]
    if gone and len(gone) <= len(numbers) * 3:
        said = daftar([str(n) for n in gone])
        yield TemuanReviu(
            "dok-nomor-judul",
            f"{kind.title()} {said} tidak ada; yang terakhir nomor {max(numbers)}.",
            tuple(
                naskah.tempat(p, f"{kind.title()} {n}. {t}")
                for n, p, t in items
                if {n - 1, n + 1} & set(gone)
            ),
            (("tidak ada", said),),
        )
    for n in sorted(numbers):
        twice = [(p, t) for m, p, t in items if m == n]
        if len({fold(t) for _, t in twice}) > 1:
            yield TemuanReviu(
                "dok-nomor-judul",
                f"{kind.title()} {n} dipakai {len(twice)} kali.",
                tuple(naskah.tempat(p, f"{kind.title()} {n}. {t}") for p, t in twice),
            )


def _heading_gaps(heads: Sequence[Alinea]) -> Iterator[tuple[Bernomor, Bernomor]]:
    """Yield jumps; a heading may go on with any list that is still open, or open one at 1."""
    open_: list[Bernomor] = []
    for head in heads:
        text = clean(head.teks)
        if _BAB.match(text):
            open_ = [(0, head.letak, text)]
            continue
        match = _ANGKA.match(text)
        if match is None or not open_:
            continue
        here = (int(match[1]), head.letak, text)
        fits = [i for i, p in enumerate(open_) if p[0] + 1 == here[0]]
        if fits:
            open_ = [*open_[: fits[-1]], here]
        elif here[0] == 1:
            open_.append(here)
        else:
            if here[0] > open_[-1][0] + 1:
                yield open_[-1], here
            open_[-1] = here


@aturan(
    "dok-judul-kembar",
    RINGAN,
    "Dua tabel atau gambar berjudul sama",
    memeriksa="Judul tabel dan gambar yang nomornya berbeda.",
    dasar="Judul menyatakan isi; isi yang berbeda berjudul berbeda",
    perbaikan="Beri judul menurut isinya.",
)
def judul_kembar(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find captions with other numbers and one title."""
    for kind, items in captions(naskah).items():
        by_title: dict[str, list[Bernomor]] = {}
        for item in items:
            by_title.setdefault(fold(item[2]), []).append(item)
        for title, here in by_title.items():
            numbers = list(dict.fromkeys(n for n, _, _ in here))
            if title and len(numbers) > 1 and not _same_content(naskah, kind, numbers):
                said = daftar([f"{kind.title()} {n}" for n in numbers])
                yield TemuanReviu(
                    "dok-judul-kembar",
                    f'{said} berjudul sama: "{here[0][2]}".',
                    tuple(naskah.tempat(p, f"{kind.title()} {n}. {t}") for n, p, t in here),
                )


def _same_content(naskah: Naskah, kind: str, numbers: Sequence[int]) -> bool:
    """Tell whether tables under these numbers print the same: shown again, as in an appendix."""
    named = {f"{kind.title()} {n}" for n in numbers}
    shown = {tuple(fold("".join(r.sel)) for r in t.isi) for t in naskah.tabel if t.nama in named}
    return len(shown) == 1


@aturan(
    "dok-nomor-baris",
    RINGAN,
    "Penomoran baris atau butir melompat",
    memeriksa="Nomor urut di kolom No setiap tabel, dan huruf atau angka butir setiap daftar.",
    dasar="Nomor yang hilang dapat berarti baris yang hilang",
    perbaikan="Pulihkan baris yang hilang, atau urutkan kembali nomornya.",
)
def nomor_baris(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find jumps; tables that leave out the same numbers are one finding."""
    gaps: dict[tuple[int, ...], list[tuple[str, Bernomor, Bernomor]]] = {}
    for tabel in naskah.tabel:
        for a, b in _row_gaps(tabel):
            where = tabel.nama or f"tabel di {a[1].sebut or f'baris {tabel.letak.baris}'}"
            gaps.setdefault(tuple(range(a[0] + 1, b[0])), []).append((where, a, b))
    for numbers, here in gaps.items():
        said = daftar([str(n) for n in numbers])
        yield TemuanReviu(
            "dok-nomor-baris",
            f"Nomor {said} tidak ada di {daftar([w for w, _, _ in here])}.",
            tuple(naskah.tempat(p[1], str(p[0]), "No", w) for w, a, b in here for p in (a, b)),
            (("tidak ada", said),),
        )
    for a, b in _list_gaps(naskah.bagian):
        gone = daftar([chr(n) for n in range(a[0] + 1, b[0])])
        yield TemuanReviu(
            "dok-nomor-baris",
            f"Butir {gone} tidak ada di antara {chr(a[0])} dan {chr(b[0])}.",
            tuple(naskah.tempat(p[1], p[2]) for p in (a, b)),
            (("tidak ada", gone),),
        )


def _row_gaps(tabel: Tabel) -> Iterator[tuple[Bernomor, Bernomor]]:
    column = tabel.peran.get("no")
    if column is None:
        return
    numbered: list[Bernomor] = []
    for row in tabel.isi:
        text = row.sel[column].strip(" .)") if column < len(row.sel) else ""
        if text.isascii() and text.isdigit() and len(text) < 4:
            numbered.append((int(text), row.letak, text))
    present = {n for n, _, _ in numbered}
    for a, b in pairwise(numbered):
        if a[0] + 1 < b[0] < a[0] + 6 and not present & set(range(a[0] + 1, b[0])):
            yield a, b


def _list_gaps(parts: Sequence[Alinea | Tabel]) -> Iterator[tuple[Bernomor, Bernomor]]:
    """Yield jumps among letters of a list; a `1.` between k and m is a misread l."""
    last: Bernomor | None = None
    for part in parts:
        if isinstance(part, Tabel) or part.tingkat:
            last = None
            continue
        text = clean(part.teks)
        match = _HURUF.match(text.lower())
        if match is None:
            last = None if part.butir else last  # an item whose mark was not read
            continue
        letter = "l" if match[1] == "1" and last and last[0] == ord("k") else match[1]
        if letter == "1":
            continue
        here = (ord(letter), part.letak, text[:80])
        if last and last[0] + 1 < here[0] < last[0] + 4:
            yield last, here
        last = here
