"""Today's findings of the real satker are the ones that a person checked against the source.

`temuan_656794.csv` holds each of them with that person's verdict, the reason, and the lines of the
report's text that were read. A finding that changes, comes or goes must be judged there anew.
"""

from __future__ import annotations

import csv
from pathlib import Path

from kinerja_lib import open_laporan
from kinerja_lib.reviu.aturan import rule_of
from kinerja_lib.reviu.tinjau import review

AKAR = Path(__file__).parents[2]
DAFTAR = Path(__file__).with_name("temuan_656794.csv")
VONIS = {"benar", "benar, dari salinan"}
"""The second: true of the copied text only, so it is to be seen in the printed report."""
SEBAB = {"berat": 15, "sedang": 26, "ringan": 12}
"""Findings, one a cause; the file has one row for each thing that a cause brings together."""


def signed() -> list[dict[str, str]]:
    with DAFTAR.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_findings_are_the_ones_signed_off() -> None:
    hasil = review(open_laporan("656794", 2023, AKAR / "data"))
    today = [
        (rule_of(t.aturan).tingkat, t.aturan, said)
        for t in hasil.temuan
        for said in (t.rinci if len(t.rinci) > 1 else (t.pesan,))
    ]
    assert today == [(r["tingkat"], r["aturan"], r["temuan"]) for r in signed()]
    assert hasil.jumlah == SEBAB


def test_every_row_is_judged_with_its_place() -> None:
    for r in signed():
        assert r["vonis"] in VONIS and r["alasan"], r
        assert r["baris_sumber"][:1].isdigit(), r
