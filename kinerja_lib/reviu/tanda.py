"""What a finding is called wherever it is spoken of: its number and its anchor."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kinerja_lib.reviu.temuan import TINGKAT, TemuanReviu
from kinerja_lib.reviu.tinjau import Hasil, review
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.sekali import sekali

HALAMAN = "reviu.html"
"""The working paper, beside the report that it is about."""


@dataclass(frozen=True)
class Tanda:
    """A finding's name: `B12` is the twelfth that is berat; `jangkar` its place on the page.

    Numbers are those of one review; the anchor rests on the rule and the places' keys alone, and
    outlives other findings that come and go.
    """

    nomor: str
    jangkar: str

    @property
    def alamat(self) -> str:
        """Return the address in the working paper, from a page beside it."""
        return f"{HALAMAN}#{self.jangkar}"


@sekali
def signs(lap: Laporan) -> dict[TemuanReviu, Tanda]:
    """Name every standing finding of a report; see `name_all`."""
    return name_all(review(lap))


def name_all(hasil: Hasil) -> dict[TemuanReviu, Tanda]:
    """Name every standing finding of a review and each thing of it: B3, and B3.1, B3.2.

    Those that are answered for have no name.
    """
    made: dict[TemuanReviu, Tanda] = {}
    seen: dict[str, int] = {}

    def give(t: TemuanReviu, number: str) -> None:
        anchor = _anchor(t)
        seen[anchor] = again = seen.get(anchor, 0) + 1
        made[t] = Tanda(number, f"{anchor}-{again}" if again > 1 else anchor)

    for tingkat in TINGKAT:
        for number, t in enumerate(hasil.of(tingkat), 1):
            name = f"{tingkat[0].upper()}{number}"
            give(t, name)
            for part, one in enumerate(t.bagian, 1):
                give(one, f"{name}.{part}")
    return made


def _anchor(t: TemuanReviu) -> str:
    places = sorted({"\t".join((p.tabel, p.kunci, p.kolom)) for p in t.tempat})
    digest = hashlib.sha256("\n".join(places).encode("utf-8", "replace")).hexdigest()
    return f"temuan-{t.aturan}-{digest[:8]}"
