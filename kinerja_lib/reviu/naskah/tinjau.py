"""Every rule over one finished report, and what could not be read of it."""

from __future__ import annotations

from kinerja_lib.dasar.denyut import beat
from kinerja_lib.naskah.naskah import Letak, Naskah, Tabel, TakTerbaca
from kinerja_lib.naskah.ukuran import KOLOM, ukuran
from kinerja_lib.reviu.naskah.aturan import aturan_naskah
from kinerja_lib.reviu.naskah.aturan.bagian import MIN_ALINEA, is_whole
from kinerja_lib.reviu.registri import absorb
from kinerja_lib.reviu.temuan import TemuanReviu, bring_together

PENDEK = (
    f"naskah yang kurang dari {MIN_ALINEA} alinea, sehingga kelengkapan bab, ikhtisar, dan "
    "analisisnya tidak diperiksa"
)


def find_all(naskah: Naskah) -> tuple[TemuanReviu, ...]:
    """Return what all rules find, worst first."""
    rules = aturan_naskah()
    found: dict[TemuanReviu, None] = {}
    for rule in rules.values():
        found |= dict.fromkeys(rule.find(naskah))
        beat()
    return tuple(bring_together(absorb([*found], rules)))


def unread(naskah: Naskah) -> tuple[TakTerbaca, ...]:
    """Say what the reader left, and which tables and cells no rule could use."""
    torn: list[Letak] = [
        t.letak for t in naskah.tabel if (not t.peran and not any(t.kepala)) or len(t.kepala) < 2
    ]
    cells = [
        u.baris.letak
        for u in ukuran(naskah)
        for k in KOLOM
        if k in u.isi and u.nilai(k).jenis == "tak_terbaca"
    ]
    loose = [t.letak for t in naskah.tabel if t.letak not in torn and _is_piece(t)]
    more = (
        TakTerbaca("potongan tabel tanpa angka dan judul kolom", tuple(loose)),
        TakTerbaca("tabel tanpa baris judul", tuple(torn)),
        TakTerbaca("sel angka", tuple(cells)),
    )
    lines = () if is_whole(naskah) else naskah.alinea[:1]
    short = (TakTerbaca(PENDEK, (a.letak,)) for a in lines)
    return (*naskah.tak_terbaca, *(t for t in more if t.letak), *short)


def _is_piece(tabel: Tabel) -> bool:
    """Tell whether a table is what a page break or a scan tore off another one."""
    words = "".join("".join(r.sel) for r in tabel.isi)
    return not tabel.peran and not tabel.judul and not any(c.isdigit() for c in words)
