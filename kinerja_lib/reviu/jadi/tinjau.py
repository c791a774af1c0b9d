"""Every rule over one finished report, and what could not be read of it."""

from __future__ import annotations

from kinerja_lib.reviu.jadi.daftar import aturan_naskah
from kinerja_lib.reviu.jadi.naskah import Letak, Naskah, TakTerbaca
from kinerja_lib.reviu.jadi.ukuran import KOLOM, ukuran
from kinerja_lib.reviu.temuan import TemuanReviu


def find_all(naskah: Naskah) -> tuple[TemuanReviu, ...]:
    """Return what all rules find, worst first."""
    return tuple(dict.fromkeys(t for a in aturan_naskah().values() for t in a.find(naskah)))


def unread(naskah: Naskah) -> tuple[TakTerbaca, ...]:
    """Say what the reader left, and which tables and cells no rule could use."""
    torn: list[Letak] = [
        t.letak for t in naskah.tabel if (not t.peran and not any(t.kepala)) or len(t.kepala) < 2
    ]
    cells = [
        u.baris.letak for u in ukuran(naskah) for k in KOLOM
        if k in u.isi and u.nilai(k).jenis == "tak_terbaca"
    ]  # fmt: skip
    more = (
        TakTerbaca("tabel tanpa baris judul", tuple(torn)),
        TakTerbaca("sel angka", tuple(cells)),
    )
    return (*naskah.tak_terbaca, *(t for t in more if t.letak))
