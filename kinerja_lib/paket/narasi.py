"""Narratives of a satker: Markdown by year and name, and the headings that a report looks for.

Anything else would vanish without a word, so it is refused with the nearest known name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from kinerja_lib.dasar.bahasa import angka
from kinerja_lib.dasar.errors import Temuan, dead_link, nearest, os_reason, plain_size

MAX_NARASI = 1_000_000
MAX_HURUF = 20_000
"""Letters of one line."""
BERLEBIHAN = (
    (
        re.compile(rf"^.{{{MAX_HURUF}}}"),
        f"baris lebih dari {angka(MAX_HURUF)} huruf",
        "bagi menjadi beberapa alinea",
    ),
    (
        re.compile(r"^(?:[ \t]*(?:>|[-*+](?=\s)|[0-9]{1,9}[.)](?=\s))){11}"),
        "lebih dari 10 kutipan atau daftar di dalam satu sama lain",
        "kurangi tingkatannya",
    ),
    (re.compile(r"^[ \t]{81}(?=\S)"), "menjorok lebih dari 80 spasi", "kurangi tingkatannya"),
    (
        re.compile(r"[\[\]]{21}|(?:\[[^\[\]]{0,20}){21}"),
        "lebih dari 20 kurung siku di dalam satu sama lain",
        "tutup atau hapus kurungnya",
    ),
    (
        re.compile(r"[*_~`]{101}|(?:[*_~]{1,3}[^\s*_~]{1,2}){101}"),
        "lebih dari 100 tanda tebal atau miring berturut-turut",
        "hapus tandanya",
    ),
    (
        re.compile(
            r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f"
            r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{31}"
        ),
        "lebih dari 30 tanda gabung pada satu huruf",
        "ketik ulang hurufnya",
    ),
)
"""What no narrative holds, the rule and the remedy; 30 marks are Unicode's own bound (UAX 15)."""
BAGIAN: dict[str, tuple[str, ...]] = {
    "kata_pengantar": (),
    "ikhtisar": (),
    "pendahuluan": (
        "latar belakang",
        "dasar hukum",
        "maksud dan tujuan",
        "tugas dan fungsi",
        "struktur organisasi",
        "sumber daya manusia",
        "aspek strategis",
        "permasalahan utama",
    ),
    "perencanaan": ("renstra", "visi", "misi", "tujuan", "sasaran strategis", "rencana kerja"),
    "penutup": ("simpulan", "tindak lanjut"),
    "monev-tw1": (),
    "monev-tw2": (),
    "monev-tw3": (),
    "monev-tw4": (),
}
"""Files that a report reads, with their `##` headings; () = a text without headings."""
BAGIAN_SASARAN = ("realisasi", "tahun sebelumnya", "analisis", "efisiensi", "program")
"""Headings of the file of a sasaran, which bears its code."""
Teks = dict[tuple[int, str], str]


def read_narasi(
    folder: Path, label: str, sasaran: Sequence[str] | None
) -> tuple[Teks, list[Temuan]]:
    """Read `narasi/<tahun>/<nama>.md`; without the codes of `sasaran` names are not checked."""
    texts: Teks = {}
    temuan = []
    for path in _entries(folder / "narasi"):
        if not re.fullmatch(r"20[0-9]{2}", path.name) or not path.is_dir():
            rule, remedy = "bukan folder tahun", "pindahkan ke folder tahunnya, mis. narasi/2023"
            place, rule = f"{label}/narasi/{path.name}", dead_link(path) or rule
            temuan.append(Temuan(place, 0, "", path.name, rule, remedy))
            continue
        for file in _entries(path):
            berkas = f"{label}/narasi/{path.name}/{file.name}"
            if found := _check_name(file, berkas, sasaran):
                temuan.append(found)
                continue
            teks = _read(file, berkas)
            if isinstance(teks, Temuan):
                temuan.append(teks)
                continue
            texts[int(path.name), file.stem] = teks
            if sasaran is not None:
                temuan += _check_headings(teks, berkas, BAGIAN.get(file.stem, BAGIAN_SASARAN))
    return texts, temuan


def _entries(folder: Path) -> list[Path]:
    """List what is in a folder but for hidden files, locks (`~$`) and notes (`_`)."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [p for p in found if not p.name.startswith((".", "~", "_"))]


def _check_name(path: Path, berkas: str, sasaran: Sequence[str] | None) -> Temuan | None:
    if path.suffix != ".md":
        rule, remedy = "bukan berkas .md", "simpan sebagai Markdown (.md), atau pindahkan"
        return Temuan(berkas, 0, "", path.name, rule, remedy)
    if sasaran is None or path.stem in BAGIAN or path.stem in sasaran:
        return None
    near = nearest(path.stem, [*BAGIAN, *sasaran])
    hint = f'mungkin maksudnya "{near}.md"; ' if near else ""
    return Temuan(
        berkas,
        0,
        "",
        path.stem,
        "nama naskah tidak dikenal dan bukan kode di tabel sasaran, jadi tidak akan dicetak",
        f"{hint}pakai kode sasaran, atau salah satu dari: {', '.join(BAGIAN)}",
    )


def _read(path: Path, berkas: str) -> str | Temuan:
    try:
        if plain_size(path) > MAX_NARASI:
            return Temuan(berkas, 0, "", "", "lebih dari 1 MB", "ringkas naskahnya")
        teks = path.read_text(encoding="utf-8-sig")
        return next(_unusual(teks, berkas), teks)
    except OSError as error:
        rule = dead_link(path) or f"tidak dapat dibaca: {os_reason(error)}"
        return Temuan(berkas, 0, "", "", rule, "periksa nama dan izin berkasnya")
    except UnicodeDecodeError:
        return Temuan(berkas, 0, "", "", "bukan teks UTF-8", "simpan ulang sebagai UTF-8")


def _unusual(teks: str, berkas: str) -> Iterator[Temuan]:
    """Refuse lines that nobody writes and that take a page or a PDF minutes, or all memory."""
    for baris, line in enumerate(teks.splitlines(), 1):
        for pattern, rule, remedy in BERLEBIHAN:
            if found := pattern.search(line):
                odd = unicodedata.combining(found[0][0])
                shown = f"U+{ord(found[0][0]):04X}" if odd else found[0]
                yield Temuan(berkas, baris, "", shown, rule, remedy)


def _check_headings(teks: str, berkas: str, known: Sequence[str]) -> Iterator[Temuan]:
    """Refuse headings that no chapter asks for, and text that stands above the first one."""
    above = True
    for baris, line in enumerate(teks.splitlines(), 1):
        heading = re.match(r"##(?!#)\s*(.*)", line)
        if not heading and above and known and line.strip():
            above = False
            yield Temuan(
                berkas,
                baris,
                "",
                line.strip(),
                "teks di atas judul ## pertama tidak akan dicetak",
                f"beri judul ## di atasnya, salah satu dari: {', '.join(known)}",
            )
        if heading:
            above = False
            yield from _check_heading(line, heading[1].strip(), (berkas, baris), known)


def _check_heading(
    line: str, judul: str, place: tuple[str, int], known: Sequence[str]
) -> Iterator[Temuan]:
    berkas, baris = place
    if not known:
        rule, remedy = (
            "naskah ini tidak dibagi; teks di bawah judul ## tidak akan dicetak",
            ("pakai ### untuk judul di dalamnya, atau hapus judulnya"),
        )
        yield Temuan(berkas, baris, "##", judul, rule, remedy)
    elif judul.lower() not in known:
        near = nearest(judul, known)
        hint = f'mungkin maksudnya "## {near}"; ' if near else ""
        yield Temuan(
            berkas,
            baris,
            "##",
            judul,
            "judul bagian tidak dikenal, jadi tidak akan dicetak",
            f"{hint}pakai salah satu dari: {', '.join(known)}; ### untuk judul di dalamnya",
        )
    elif not line.startswith("## "):
        rule = "judul bagian tanpa spasi sesudah ##, jadi tidak dikenali"
        yield Temuan(berkas, baris, "##", line, rule, f'tulis "## {judul}"')
