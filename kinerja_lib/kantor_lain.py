"""Another office's name in a satker's folder: what is left of a folder that was copied.

An office is named by a pattern (KPU, kind, proper name), so no list of offices is needed. Its own
name, its province and KPU RI may be named anywhere; what `kantor_lain` in the profile answers for
may be too, but not more often than the office itself: a copy is not answered by one line.
Any other office is decisive where a document says whose it is, and where a text speaks of it more
than of its own office; elsewhere (a neighbour to compare with) it is left to reviu.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.errors import Temuan
from kinerja_lib.profil import KANTOR_LAIN
from kinerja_lib.sumber import BARIS, BERKAS

IDENTITAS = {
    "dokumen": ("judul", "pihak_pertama", "jabatan_pertama", "pihak_kedua", "jabatan_kedua",
                "tempat"),
    "struktur": ("nama", "pejabat"), "sasaran": ("nama",), "indikator": ("nama",),
    "pengukuran": ("sasaran", "indikator"), "perjanjian": ("program", "sasaran", "indikator"),
    "tugas": ("uraian",), "pendukung": ("judul",),
}  # fmt: skip
"""Columns in which an office speaks of itself."""
NASKAH = "narasi"
"""What the places in narratives have for a table."""
PERKENALAN = ("kata_pengantar", "pendahuluan")
"""Narratives that say whose report this is: there one other name without the own is enough."""
SERING = 3
"""Times from which a name in a text that never says the own one is no comparison any more."""
UTAMA = 5
"""Times from which a name that is said more often than the own one makes the text another's."""
MATA_ANGIN = frozenset(
    ("utara", "selatan", "timur", "barat", "tengah", "tenggara", "daya", "laut", "kepulauan",
     "pesisir", "ulu", "ilir")
)  # fmt: skip
"""Words that make another region of a name: Bandung and Bandung Barat are two."""
BUKAN_NAMA = frozenset(
    ("tahun", "nomor", "no", "tentang", "periode", "provinsi", "prov", "kabupaten", "kab", "kota",
     "ri", "republik", "dan", "serta", "atau", "yang", "di", "dalam", "untuk", "dengan", "pada",
     "se", "seluruh", "sekretariat", "sekretaris", "ketua", "anggota", "kepada", "oleh", "dari",
     "ke", "bagian", "subbagian", "kasubbag", "selaku", "sebagai", "masa", "bulan", "triwulan",
     "adalah", "ini", "itu", "lain", "lainnya", "lkj", "laporan", "rencana", "renstra", "rkt",
     "perjanjian", "kinerja", "telah", "akan", "wajib", "anggaran")
)  # fmt: skip
"""Words, in any case, that end a proper name; so does a year."""
SEBUTAN = frozenset(
    ("daerah", "khusus", "istimewa", "ibukota", "dki", "diy", "dk", "administrasi", "adm")
)  # fmt: skip
"""Words that one writes and another leaves out: DKI Jakarta, Daerah Istimewa Yogyakarta."""
_PEMBUKA = r"(?:KPUD?|KIP|Komisi\s+(?:Independen\s+)?Pemilihan(?:\s+Umum)?)"
_SELA = r"(?:[ \t*_]+|[ \t]*\n(?![\n#|-])[ \t]*)"
POLA = re.compile(
    rf"\b(?i:{_PEMBUKA}){_SELA}(?i:(kota|kabupaten|kab|provinsi|prov)\b\.?){_SELA}"
    rf"(?:(?i:administrasi|adm)\b\.?{_SELA})?"
    rf"([A-Z0-9][\w'’-]*(?:{_SELA}[A-Z0-9][\w'’-]*){{0,3}})"
)
KUNCI = ("kpu", "kip ", "pemilihan")
"""What a text that names an office has at the least: most columns have none."""
_AWAL = re.compile(
    r"(?i)^(?:(?:kpud?|kip|komisi|independen|pemilihan|umum|administrasi|adm)\b\.?\s*)*"
    r"(?:(kota|kabupaten|kab|provinsi|prov)\b\.?\s*)?(?:(?:administrasi|adm)\b\.?\s*)?"
)


@dataclass(frozen=True)
class Nama:
    """An office's kind and the words of its proper name, in lower case."""

    jenis: str
    kata: tuple[str, ...]

    def same(self, other: Nama) -> bool:
        """Tell whether both name one office, though one may leave out words or run on."""
        if self.jenis and other.jenis and self.jenis != other.jenis:
            return False
        a, b = sorted((self.kata, other.kata), key=len)
        if a and a == b[: len(a)]:
            return not (len(b) > len(a) and b[len(a)] in MATA_ANGIN)
        return "".join(a) == "".join(b) or self.initials(other)

    def akin(self, other: Nama) -> bool:
        """Tell whether both may name one region, in full and shortened: Pangkep, Pangkajene."""
        if not self.kata or not other.kata or self.same(other):
            return True
        shared = {*self.kata} & {*other.kata} - MATA_ANGIN
        return bool(shared) or self.kata[0][:4] == other.kata[0][:4]

    def initials(self, other: Nama) -> bool:
        """Tell whether one is the other's initials: NTB."""
        a, b = sorted((self.kata, other.kata), key=len)
        return len(a) == 1 and len(b) > 1 and a[0] == "".join(w[0] for w in b)


def read_nama(teks: str, jenis: str = "") -> Nama:
    """Read an office's name as a profile or a list has it: `KPU Kota Metro`, `Kota Metro`."""
    for name, _, _ in _names(teks):
        return name
    teks = teks.strip()
    match = _AWAL.match(teks)
    kind = _kind(match[1]) if match and match[1] else jenis
    return Nama(kind, _kata(teks[match.end() if match else 0 :].split()))


def _kind(word: str) -> str:
    return {"kab": "kabupaten", "prov": "provinsi"}.get(word.lower(), word.lower())


def _kata(words: list[str]) -> tuple[str, ...]:
    found = [re.sub(r"[^a-z0-9]", "", w.lower()) for w in words]
    return tuple("kepulauan" if w == "kep" else w for w in found if w and w not in SEBUTAN)


@dataclass(frozen=True)
class Sebut:
    """One place that names an office, as printed; `menentukan` where an office names itself."""

    nama: Nama
    tercetak: str
    tabel: str
    berkas: str
    baris: int
    kolom: str
    menentukan: bool = False

    @property
    def naskah(self) -> bool:
        """Tell whether a narrative names it."""
        return self.tabel == NASKAH


@dataclass(frozen=True)
class Asing:
    """Another office that a folder names, and whether that says whose folder it was.

    `dapat_dijawab` says whether `kantor_lain` may answer for it: it is named less than the own one.
    """

    nama: str
    tempat: tuple[Sebut, ...]
    menentukan: bool
    dapat_dijawab: bool = True


def find_asing(
    profil: Mapping[str, str],
    tabel: Mapping[str, pd.DataFrame],
    narasi: Mapping[tuple[int, str], str],
    label: str,
) -> list[Asing]:
    """Return the other offices that a folder names, most often named first."""
    own = read_nama(profil.get("nama", ""), profil.get("jenis", ""))
    if not own.kata:
        return []
    named = [*_in_tables(tabel), *_in_texts(narasi, label)]
    outside = _outside(profil, own)
    answered = [read_nama(n) for n in profil.get(KANTOR_LAIN, "").split(";") if n.strip()]
    rest = [s for s in named if outside(s.nama)]
    others: dict[Nama, list[Sebut]] = {}
    for s in sorted(rest, key=lambda s: len(s.nama.kata)):
        home = next((n for n in others if n.same(s.nama)), s.nama)
        others.setdefault(home, []).append(s)
    mine = [s for s in named if s.nama.same(own)]
    found = [
        Asing(_common(here), tuple(here), _decides(own, nama, here, mine, len(others)),
              len(here) < max(UTAMA, len(mine)))
        for nama, here in others.items()
        if len(here) >= max(UTAMA, len(mine)) or not any(nama.same(n) for n in answered)
    ]  # fmt: skip
    return sorted(found, key=lambda a: (not a.menentukan, -len(a.tempat), a.nama))


def names_other(profil: Mapping[str, str], teks: Iterable[str]) -> bool:
    """Tell whether any text names an office that may not be named anywhere."""
    own = read_nama(profil.get("nama", ""), profil.get("jenis", ""))
    outside = _outside(profil, own)
    return bool(own.kata) and any(outside(nama) for t in teks for nama, _, _ in _names(t))


def _outside(profil: Mapping[str, str], own: Nama) -> Callable[[Nama], bool]:
    """Return what tells an office that may not be named anywhere from the own and those above."""
    wilayah = read_nama(profil.get("wilayah", ""), own.jenis)
    provinsi = read_nama(profil.get("provinsi", ""), "provinsi")
    accepted = [own, *([wilayah] if wilayah.akin(own) else []), provinsi]
    any_province = own.jenis != "provinsi" and not profil.get("provinsi")

    def outside(nama: Nama) -> bool:
        if any_province and nama.jenis == "provinsi":
            return False
        return not any(nama.same(n) for n in accepted)

    return outside


def _in_tables(tabel: Mapping[str, pd.DataFrame]) -> Iterator[Sebut]:
    for nama, table in tabel.items():
        if not len(table):
            continue
        cells = dict(zip(table.columns, table.to_numpy(dtype=object).T.tolist(), strict=True))
        for kolom, values in cells.items():
            if kolom in (BERKAS, BARIS):
                continue
            joined = "\0".join(map(str, values))
            for name, printed, start in _names(joined):
                row = joined.count("\0", 0, start)
                place = nama, str(cells[BERKAS][row]), int(cells[BARIS][row]), str(kolom)
                yield Sebut(name, printed, *place, menentukan=kolom in IDENTITAS.get(nama, ()))


def _in_texts(narasi: Mapping[tuple[int, str], str], label: str) -> Iterator[Sebut]:
    for (tahun, nama), teks in narasi.items():
        for name, printed, start in _names(teks):
            row = teks.count("\n", 0, start) + 1
            yield Sebut(name, printed, NASKAH, f"{label}/narasi/{tahun}/{nama}.md", row, "")


def _names(teks: str) -> Iterator[tuple[Nama, str, int]]:
    lower = teks.lower()
    if not any(word in lower for word in KUNCI):
        return
    for m in POLA.finditer(teks):
        words = re.split(r"[\s*_]+", m[2])
        stop = next((i for i, w in enumerate(words) if _ends(w)), len(words))
        if kata := _kata(words[:stop]):
            lead = " ".join(re.split(r"[\s*_]+", m[0][: m.start(2) - m.start()].strip(" *_\n\t")))
            yield Nama(_kind(m[1]), kata), f"{lead} {' '.join(words[:stop])}", m.start()


def _ends(word: str) -> bool:
    return word.lower() in BUKAN_NAMA or bool(re.fullmatch("20[0-9]{2}", word))


def _common(here: list[Sebut]) -> str:
    """Return the shortest of the most usual ways in which an office is printed."""
    counts = Counter(s.tercetak for s in here)
    return min(counts, key=lambda n: (-counts[n], len(n)))


def _decides(own: Nama, nama: Nama, here: list[Sebut], mine: list[Sebut], offices: int) -> bool:
    """Tell whether the places say that the folder, or a text of it, is the other office's."""
    below = own.jenis == "provinsi" and nama.jenis != "provinsi"
    if below and offices > 1:
        return False  # a province names the offices below it
    if not below and any(s.menentukan for s in here):
        return True
    return any(_foreign(_where(here, n), _where(mine, n), n) for n in (True, False))


def _where(named: list[Sebut], naskah: bool) -> list[Sebut]:
    return [s for s in named if s.naskah == naskah and not s.menentukan]


def _foreign(here: list[Sebut], mine: list[Sebut], naskah: bool) -> bool:
    """Tell whether narratives, or what tables tell in passing, are more the other's than ours."""
    if len(here) >= UTAMA and len(here) > len(mine):
        return True
    if not naskah:
        return False
    files = Counter(s.berkas for s in here)
    ours = {s.berkas for s in mine}
    alone = {b: n for b, n in files.items() if b not in ours}
    introduced = any(b.endswith(tuple(f"/{p}.md" for p in PERKENALAN)) for b in alone)
    return introduced or any(n >= SERING for n in alone.values()) or (
        len(here) >= SERING and not mine)  # fmt: skip


def check_names(profil: Mapping[str, str], berkas: str) -> list[Temuan]:
    """Refuse a profile whose long name or region is another office's: half of it was copied."""
    own = read_nama(profil.get("nama", ""), profil.get("jenis", ""))
    return [
        Temuan(
            berkas, 0, kunci, profil[kunci], f"bukan {profil['nama']}, nama di profil ini",
            "samakan nama, nama_panjang, dan wilayah",
        )
        for kunci in ("nama_panjang", "wilayah")
        if profil.get(kunci) and not read_nama(profil[kunci], own.jenis).akin(own)
    ]  # fmt: skip


def refuse(asing: list[Asing], nama: str) -> list[Temuan]:
    """Return one message for each office whose folder this seems to be."""
    return [_temuan(a, nama) for a in asing if a.menentukan]


def _temuan(asing: Asing, nama: str) -> Temuan:
    first = next((s for s in asing.tempat if s.menentukan), asing.tempat[0])
    files = Counter(s.berkas for s in asing.tempat)
    rows = [f"{_short(b)} {n}" for b, n in files.most_common(3)]
    more = f", dan {len(files) - 3} berkas lain" if len(files) > 3 else ""
    times = f"{len(asing.tempat)} kali" if len(asing.tempat) > 1 else "di sini"
    remedy = f"ganti dengan isi {nama}"
    if asing.dapat_dijawab:
        remedy += f"; bila penyebutannya memang benar, tulis di profil.toml: {KANTOR_LAIN} = "
        remedy += f'["{asing.nama}"]'
    else:
        remedy += "; folder ini tampaknya salinan, jadi kantor_lain tidak dapat menjawabnya"
    return Temuan(
        first.berkas, first.baris, first.kolom, asing.nama,
        f"kantor lain disebut {times} ({', '.join(rows)}{more}) padahal folder ini milik {nama}",
        remedy, utama=True,
    )  # fmt: skip


def _short(berkas: str) -> str:
    folder, _, name = berkas.rpartition("/")
    year = folder.rpartition("/narasi/")[2] if "/narasi/" in folder else ""
    return f"narasi/{year}/{name}" if year else name
