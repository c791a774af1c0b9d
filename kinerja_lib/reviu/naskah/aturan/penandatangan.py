"""People who sign for the secretariat and are not in its own list of staff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kinerja_lib.naskah.naskah import Naskah, Tabel, clean
from kinerja_lib.reviu.aturan import TERTELUSUR
from kinerja_lib.reviu.naskah.aturan import aturan
from kinerja_lib.reviu.naskah.aturan.nama import MAX_MIRIP, Sebutan, named, stated
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu

_PEGAWAI = re.compile(
    r"\b(?:sekretaris|kasub\w*|kabag|kepala|pelaksana|staf|analis|bendahara)\b", re.I
)
_JABATAN = re.compile(r"^jabatan\s*(?::\s*(.+))?$", re.I)
_DAFTAR = re.compile(r"\b(?:nip|nif|pangkat|golongan)\b", re.I)  # OCR reads NIP as NIF
DEKAT = 8
"""Lines below a name among which its office is looked for."""
MIRIP = 0.85
CUKUP = 3
"""People of the list who sign, from which the list is held to be that of the people who sign."""


@aturan(
    "dok-penandatangan",
    SEDANG,
    "Penanda tangan tidak ada di daftar pegawai",
    memeriksa='Nama pejabat dan pelaksana di baris "Nama :" yang berjabatan di sekretariat, '
    "dibanding tabel daftar pegawai (yang memuat NIP, pangkat, atau golongan).",
    dasar=TERTELUSUR,
    perbaikan="Lengkapi daftar pegawainya, atau jelaskan sejak kapan ia tidak tercantum.",
)
def penandatangan(naskah: Naskah) -> Iterator[TemuanReviu]:
    """Find people with an office in the secretariat whom its list of staff has not."""
    listed = {s.orang: s for t in naskah.tabel if _is_list(t) for s in _rows(t)}
    signing: dict[str, tuple[Sebutan, str]] = {}
    for s, jabatan in _offices(naskah):
        signing.setdefault(s.orang, (s, jabatan))
    if len(listed) > MAX_MIRIP or len(signing) > MAX_MIRIP:
        return
    known = {o for o in signing if get_close_matches(o, listed, 1, MIRIP)}
    if len(known) < CUKUP:
        return
    first = next(iter(listed.values()))
    for orang, (s, jabatan) in signing.items():
        if orang not in known:
            yield TemuanReviu(
                "dok-penandatangan",
                f"{s.tercetak} ({jabatan}) tidak tercantum di daftar {len(listed)} pegawai.",
                (naskah.tempat(s.letak, s.tercetak), naskah.tempat(first.letak, first.tercetak)),
                (("nama", s.tercetak), ("daftar", f"{len(listed)} pegawai")),
            )


def _is_list(t: Tabel) -> bool:
    return "nama" in t.peran and any(_DAFTAR.search(clean(h)) for h in t.kepala)


def _rows(t: Tabel) -> Iterator[Sebutan]:
    column = t.peran["nama"]
    for row in t.isi:
        text = clean(row.sel[column]) if column < len(row.sel) else ""
        if re.match(r"[^\W\d]{3}", text) and not re.match("nama", text, re.I):
            yield named(text, row.letak)


def _offices(naskah: Naskah) -> Iterator[tuple[Sebutan, str]]:
    """Yield the people of `Nama :` with their `Jabatan :` where it is one of the secretariat."""
    lines = [clean(a.teks) for a in naskah.alinea]
    place = {a.letak: i for i, a in enumerate(naskah.alinea)}
    for s in stated(naskah):
        start = place.get(s.letak)
        for i in range(start + 1, min(start + DEKAT, len(lines))) if start is not None else ():
            if match := _JABATAN.match(lines[i]):
                below = lines[i + 1] if i + 1 < len(lines) else ""
                jabatan = (match[1] or below).strip(": ")
                if _PEGAWAI.search(jabatan):
                    yield s, jabatan
                break
