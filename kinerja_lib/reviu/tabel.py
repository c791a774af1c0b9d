"""Findings as a short text, as JSON, and as one table for CSV and Excel."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

from kinerja_lib.dasar.errors import one_line
from kinerja_lib.reviu.aturan import rule_of
from kinerja_lib.reviu.pengecualian import Pengecualian
from kinerja_lib.reviu.tanda import name_all
from kinerja_lib.reviu.temuan import TINGKAT, TemuanReviu
from kinerja_lib.reviu.tinjau import Hasil

KOLOM = (
    "satker",
    "nama",
    "tahun",
    "nomor",
    "tingkat",
    "aturan",
    "judul",
    "keadaan",
    "pesan",
    "nilai",
    "tempat",
    "perbaikan",
    "tabel",
    "kunci",
    "alasan",
    "peran",
    "tanggal",
)
"""`tabel` and `kunci` are what a waiver of the row would name."""
TANPA_PENGECUALIAN = (
    "Pengecualian (pengecualian.csv) tidak berlaku bagi laporan jadi: semua temuan ditampilkan."
)
MAX_PESAN = 300
"""Letters of a finding in the short text; the other formats hold all of it."""
MAX_TEMPAT = 4
"""Places of a finding in the short text."""


@dataclass(frozen=True)
class Reviu:
    """What a review of one satker's year found, or of one finished report.

    A finished report has no `satker`, and `tahun` 0 when it does not say its year; `tak_terbaca`
    says what of it could not be read, and where.
    """

    satker: str
    tahun: int
    nama: str
    hasil: Hasil
    tak_terbaca: tuple[str, ...] = ()


def text(reviu: Reviu) -> str:
    """Return findings grouped by severity and rule, with their places; the sum first."""
    return "\n".join(_lines(reviu))


def _lines(r: Reviu) -> Iterator[str]:
    counts = ", ".join(f"{n} {tingkat}" for tingkat, n in r.hasil.jumlah.items())
    waived = f"; {len(r.hasil.dikecualikan)} dikecualikan" if r.hasil.dikecualikan else ""
    year = f", {r.tahun}" if r.tahun else ""
    yield f"{r.satker} {one_line(r.nama)}{year}: {counts}{waived}".lstrip()
    names = {t: name.nomor for t, name in name_all(r.hasil).items()}
    for tingkat in TINGKAT:
        found = r.hasil.of(tingkat)
        if found:
            yield f"\n{tingkat.upper()}"
        for id, group in groupby(found, key=lambda t: t.aturan):
            here = list(group)
            yield f"  {rule_of(id).judul} [{id}], {len(here)} temuan"
            for t in here:
                yield from _finding(t, names)
    if r.hasil.dikecualikan:
        yield "\nDIKECUALIKAN"
    for t, w in r.hasil.dikecualikan:
        yield f"  [{t.aturan}] {one_line(t.pesan, MAX_PESAN)}"
        yield f"      {one_line(w.alasan, MAX_PESAN)} ({one_line(w.peran, 80)}, {w.tanggal})"
    if r.hasil.tak_terpakai:
        yield "\nPENGECUALIAN YANG TIDAK COCOK DENGAN TEMUAN MANA PUN"
    for w in r.hasil.tak_terpakai:
        yield f"  {w.sel}: {one_line(w.aturan)}, {one_line(w.tabel)}, {one_line(w.kunci, 80)}"
    if not r.satker:
        yield f"\n{TANPA_PENGECUALIAN}"
    yield from _unread(r)


def _unread(r: Reviu) -> Iterator[str]:
    if r.tak_terbaca:
        yield "\nTIDAK TERBACA"
    yield from (f"  {one_line(said)}" for said in r.tak_terbaca)


def _finding(t: TemuanReviu, names: Mapping[TemuanReviu, str]) -> Iterator[str]:
    said = f"{t.sebab}:" if t.bagian else t.pesan
    yield f"    {names[t]} {one_line(said, MAX_PESAN)}"
    yield from (f"      {names[p]} {one_line(p.rinci[0], MAX_PESAN)}" for p in t.bagian)
    shown = t.tempat[:MAX_TEMPAT]
    left = f"; dan {len(t.tempat) - len(shown)} tempat lain (semuanya: --format xlsx)"
    more = left if len(t.tempat) > len(shown) else ""
    yield f"      {'; '.join(one_line(p.sel, 200) for p in shown)}{more}"


def rows(reviews: Sequence[Reviu]) -> list[dict[str, str]]:
    """Return every thing found as one row: standing, waived, then waivers that fit nothing."""
    made = []
    for r in reviews:
        names = name_all(r.hasil)
        things = [one for t in r.hasil.temuan for one in (t.bagian or (t,))]
        made += [_row(r, t, "terbuka", names[t].nomor) for t in things]
        made += [_row(r, t, "dikecualikan", "", w) for t, w in r.hasil.dikecualikan]
        made += [_unused(r, w) for w in r.hasil.tak_terpakai]
        made += [_left(r, said) for said in r.tak_terbaca]
    return made


def _row(
    r: Reviu, t: TemuanReviu, keadaan: str, nomor: str, w: Pengecualian | None = None
) -> dict[str, str]:
    rule = rule_of(t.aturan)
    answer = (w.alasan, w.peran, w.tanggal) if w else ("", "", "")
    place = (t.tempat[0].tabel, t.tempat[0].kunci) if r.satker and t.tempat else ("", "")
    cells = (
        r.satker,
        r.nama,
        str(r.tahun or ""),
        nomor,
        rule.tingkat,
        t.aturan,
        rule.judul,
        keadaan,
        t.pesan,
        "; ".join(f"{what}: {value}" for what, value in t.nilai),
        "; ".join(map(str, t.tempat)),
        rule.perbaikan,
        *place,
        *answer,
    )
    return dict(zip(KOLOM, cells, strict=True))


def _unused(r: Reviu, w: Pengecualian) -> dict[str, str]:
    said = "Pengecualian ini tidak cocok dengan temuan mana pun."
    return dict.fromkeys(KOLOM, "") | {
        "satker": r.satker,
        "nama": r.nama,
        "tahun": str(r.tahun),
        "aturan": w.aturan,
        "keadaan": "tak terpakai",
        "pesan": said,
        "tempat": w.sel,
        "perbaikan": "Hapus barisnya atau betulkan tabel dan kuncinya.",
        "tabel": w.tabel,
        "kunci": w.kunci,
        "alasan": w.alasan,
        "peran": w.peran,
        "tanggal": w.tanggal,
    }


def _left(r: Reviu, said: str) -> dict[str, str]:
    head = {"nama": r.nama, "tahun": str(r.tahun or ""), "keadaan": "tidak terbaca", "pesan": said}
    return dict.fromkeys(KOLOM, "") | head


def frame(reviews: Sequence[Reviu]) -> pd.DataFrame:
    """Return the findings as a table of text."""
    import pandas as pd

    return pd.DataFrame(rows(reviews), columns=list(KOLOM), dtype="str")


def as_json(reviews: Sequence[Reviu]) -> str:
    """Return the findings whole, with every place and value apart."""
    return json.dumps([_plain(r) for r in reviews], ensure_ascii=False, indent=1) + "\n"


def _plain(r: Reviu) -> dict[str, Any]:
    return {
        "satker": r.satker,
        "nama": r.nama,
        "tahun": r.tahun,
        "jumlah": r.hasil.jumlah,
        "temuan": [_whole(t) for t in r.hasil.temuan],
        "dikecualikan": [_whole(t) | {"pengecualian": asdict(w)} for t, w in r.hasil.dikecualikan],
        "pengecualian_tak_terpakai": [asdict(w) for w in r.hasil.tak_terpakai],
    } | (_of_document(r) if not r.satker else {})


def _of_document(r: Reviu) -> dict[str, Any]:
    return {"pengecualian_berlaku": False, "tidak_terbaca": [*r.tak_terbaca]}


def _whole(t: TemuanReviu) -> dict[str, Any]:
    rule = rule_of(t.aturan)
    return {
        "aturan": t.aturan,
        "tingkat": rule.tingkat,
        "judul": rule.judul,
        "pesan": t.pesan,
        "rinci": [{"pesan": p.rinci[0], "tempat": [s.sel for s in p.tempat]} for p in t.bagian],
        "nilai": [{"apa": what, "nilai": value} for what, value in t.nilai],
        "tempat": [asdict(p) for p in t.tempat],
        "dasar": rule.dasar,
        "perbaikan": rule.perbaikan,
    }
