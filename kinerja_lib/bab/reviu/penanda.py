"""How a draft says what the review found: a line on its cover, marks beside its numbers."""

from __future__ import annotations

from dataclasses import replace

from kinerja_lib.blok import Penanda, Sampul
from kinerja_lib.dasar.errors import one_line
from kinerja_lib.dasar.perintah import command
from kinerja_lib.dasar.tempat import Tempat
from kinerja_lib.reviu.aturan import rule_of
from kinerja_lib.reviu.tanda import HALAMAN, signs
from kinerja_lib.reviu.temuan import TemuanReviu
from kinerja_lib.reviu.tinjau import review
from kinerja_lib.satker.laporan import Laporan

MAX_PESAN = 130
"""Letters that a mark says of its finding; the working paper says all of it."""
TIAP_SASARAN = "<sasaran>"
"""Stands in a place for every sasaran."""


def with_findings(lap: Laporan, cover: Sampul) -> Sampul:
    """Return a draft's cover with the state of the review and the findings to be marked."""
    counts = review(lap).jumlah
    if not any(counts.values()):
        return replace(cover, reviu=lap.kalimat("reviu.penanda_nihil"))
    call = command("render", "reviu", "--satker", lap.paket.kode, "--tahun", lap.tahun)
    said = lap.kalimat("reviu.penanda", perintah=call, **counts)
    marks = [
        Penanda(sign.nomor, _short(t), sign.alamat, _places(lap, t))
        for t, sign in signs(lap).items()
        if not t.bagian  # its things are marked, each with its own number
    ]
    links = ((HALAMAN, HALAMAN),)
    return replace(cover, reviu=said, reviu_tautan=links, reviu_perintah=call, temuan=marks)


def _short(t: TemuanReviu) -> str:
    """Say which rule, and the values that do not agree."""
    values = "; ".join(f"{what} {value}" for what, value in t.nilai)
    return one_line(f"{rule_of(t.aturan).judul}. {values}".strip(), MAX_PESAN)


def _places(lap: Laporan, t: TemuanReviu) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said for p in t.tempat for said in _said(lap, p)))


def _said(lap: Laporan, p: Tempat) -> list[str]:
    if TIAP_SASARAN not in p.sel:
        return [p.sel]
    return [p.sel.replace(TIAP_SASARAN, s["kode"]) for s in lap.sasaran]
