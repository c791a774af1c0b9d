"""Stated totals against their parts, digits against words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kinerja_lib.bahasa import angka, terbilang
from kinerja_lib.bilangan import BILANGAN
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.nilai import read_angka, read_nilai
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.jadi.daftar import aturan
from kinerja_lib.reviu.jadi.naskah import Alinea, Naskah, Tabel, clean
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.sumber.sinonim import key

SATUAN = r"(orang|pegawai|unit|dokumen|laporan|kegiatan|kali|buah|paket|kelurahan|kecamatan)"
_JUMLAH = re.compile(
    rf"(\d[\d.]*)(?: ?\([a-z ]+\))? {SATUAN}\b[^.;]{{0,60}}?(?:terdiri|rincian)[^.;]{{0,30}}$", re.I
)
_DALAM = re.compile(
    rf"(\d[\d.]*)(?: ?\([a-z ]+\))? {SATUAN},? (?:yang )?terdiri (?:dari|atas):? (.+?)(?:\.|;|$)",
    re.I,
)
_BUTIR = re.compile(
    rf"(?:sebanyak |sejumlah |: ?|= ?)(\d[\d.]*)(?: ?\([a-z ]+\))? {SATUAN}\b", re.I
)
_BAGIAN = re.compile(r"(?<![\w.,/])(\d[\d.]*)(?: ?\([a-z ]+\))? ([a-z]+)", re.I)
_TANDA = re.compile(r"^(?:[-*•]|\(?[a-z0-9]{1,2}[.)]) ?", re.I)
_KATA = re.compile(r"(?<![\w.,/])(\d{1,4}) ?\(([A-Za-z ]{3,40})\)")


@aturan(
    "dok-jumlah", BERAT, "Jumlah yang dinyatakan berbeda dari jumlah rinciannya",
    memeriksa="\"Sebanyak 28 orang yang terdiri dari\" dibanding butir-butir di bawahnya, dan "
    "baris Jumlah/Total sebuah tabel dibanding baris di atasnya.",
    dasar=TERTELUSUR,
    perbaikan="Hitung ulang; perbaiki jumlahnya atau rinciannya.",
)  # fmt: skip
def jumlah(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find totals over lists, totals over parts in one sentence, and totals of columns."""
    parts = naskah.bagian
    for i, a in enumerate(parts):
        if isinstance(a, Tabel):
            yield from _columns(naskah, a)
            continue
        yield from _over_list(naskah, a, parts[i + 1 : i + 20])
        yield from _in_sentence(naskah, a)


def _over_list(
    naskah: Naskah, lead: Alinea, below: Sequence[Alinea | Tabel]
) -> Iterator[TemuanReviu]:
    match = _JUMLAH.search(clean(lead.teks))
    if match is None:
        return
    found: list[tuple[Alinea, float]] = []
    for a in below:
        if not isinstance(a, Alinea) or a.tingkat or not (a.butir or _TANDA.match(a.teks)):
            break
        part = _BUTIR.search(clean(a.teks))
        number = read_angka(part[1]) if part else None
        if part is None or number is None or part[2].lower() != match[2].lower():
            return
        found.append((a, number))
    said = read_angka(match[1])
    total = sum(x for _, x in found)
    if len(found) < 2 or said is None or said == total:
        return
    places = tuple(naskah.tempat(a.letak, clean(a.teks)) for a in (lead, *(a for a, _ in found)))
    yield _finding(match[1], match[2], [x for _, x in found], places)


def _in_sentence(naskah: Naskah, a: Alinea) -> Iterator[TemuanReviu]:
    for match in _DALAM.finditer(clean(a.teks)):
        read = [(read_angka(n), unit) for n, unit in _BAGIAN.findall(match[3])]
        numbers = [x for x, unit in read if x is not None and unit.lower() == match[2].lower()]
        said = read_angka(match[1])
        if len(numbers) < 2 or len(numbers) != len(read) or said == sum(numbers):
            continue
        yield _finding(match[1], match[2], numbers, (naskah.tempat(a.letak, match[0]),))


def _finding(
    said: str, satuan: str, parts: Sequence[float], places: tuple[Tempat, ...]
) -> TemuanReviu:
    total = angka(sum(parts))
    shown = " + ".join(angka(x) for x in parts)
    return TemuanReviu(
        "dok-jumlah",
        f"Dinyatakan {said} {satuan.lower()}, rinciannya {shown} = {total} {satuan.lower()}.",
        places, (("dinyatakan", said), ("jumlah rincian", total)),
    )  # fmt: skip


def _columns(naskah: Naskah, tabel: Tabel) -> Iterator[TemuanReviu]:
    rows = [*tabel.isi]
    if len(rows) < 3 or not _is_total(rows[-1].sel) or any(_is_total(r.sel) for r in rows[:-1]):
        return
    for i, head in enumerate(tabel.kepala):
        read = [read_nilai(r.sel[i]) if i < len(r.sel) else None for r in rows]
        if i == tabel.peran.get("no") or any(n is None or n.jenis == "persen" for n in read):
            continue
        numbers = [n.angka for n in read if n and n.angka is not None]
        units = {n.satuan for n in read if n}
        if len(numbers) != len(rows) or len(units) != 1 or "rata" in head.lower():
            continue
        if {"%", "persen", "persentase"} & {*key(head).split()}:
            continue  # of a total, the percent is that of the sums
        if abs(sum(numbers[:-1]) - numbers[-1]) > 0.005 * len(numbers):
            total, said = angka(sum(numbers[:-1])), rows[-1].sel[i]
            yield TemuanReviu(
                "dok-jumlah",
                f"Kolom {clean(head)} {tabel.nama or 'tabel'}: baris jumlah mencetak {said}, baris "
                f"di atasnya berjumlah {total}.",
                (naskah.tempat(rows[-1].letak, said, head, tabel.nama),),
                (("dinyatakan", said), ("jumlah baris", total)),
            )


def _is_total(cells: Sequence[str]) -> bool:
    words = [clean(c).lower().strip(" .:") for c in cells if c.strip()]
    return bool(words) and words[0] in ("jumlah", "total", "jumlah total", "grand total")


@aturan(
    "dok-angka-kata", SEDANG, "Angka dan katanya berbeda",
    memeriksa="Angka yang diikuti kata bilangan dalam kurung: \"7 (tujuh)\".",
    dasar=TERTELUSUR,
    perbaikan="Samakan angka dan kata bilangannya.",
)  # fmt: skip
def angka_kata(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find numbers whose words, in brackets, are another number."""
    for text, letak, kolom in naskah.texts():
        for match in _KATA.finditer(clean(text)) if "(" in text else ():
            words = match[2].lower().split()
            if not set(words) <= BILANGAN or " ".join(words) == terbilang(int(match[1])):
                continue
            yield TemuanReviu(
                "dok-angka-kata", f"{match[0]}: {match[1]} adalah {terbilang(int(match[1]))}.",
                (naskah.tempat(letak, match[0], kolom),), ((match[1], match[2]),),
            )  # fmt: skip
